"""Who was reminded of what, so that nobody is twice."""

from collections.abc import Collection, Iterable

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, insert, select

from bot.domain.deadline import Stage
from bot.domain.period import Period
from db.metadata import PeriodKey, metadata

reminder = Table(
    "reminder",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("period", PeriodKey, primary_key=True),
    Column("stage", String(8), primary_key=True),
)

Reminded = tuple[int, Period, Stage]  # a person, and of what


def reminded(conn: Connection, person_ids: Collection[int], periods: Collection[Period]) -> set[Reminded]:
    """Return of which of some periods some people were reminded already."""
    rows = conn.execute(
        select(reminder).where(reminder.c.person_id.in_(person_ids), reminder.c.period.in_(periods))
    )
    return {(row.person_id, row.period, Stage(row.stage)) for row in rows}


def note_reminded(conn: Connection, news: Iterable[Reminded]) -> None:
    """Write down that people are reminded."""
    rows = [{"person_id": person_id, "period": period, "stage": stage} for person_id, period, stage in news]
    if rows:
        conn.execute(insert(reminder), rows)
