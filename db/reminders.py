"""Who was reminded of what by the calendar, and which units by whom, so that nobody is twice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, insert, select

from bot.domain.deadline import Stage
from bot.domain.period import Period
from db.metadata import Moment, PeriodKey, metadata

reminder = Table(
    "reminder",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("period", PeriodKey, primary_key=True),
    Column("stage", String(8), primary_key=True),
)

nudge = Table(
    "nudge",
    metadata,
    Column("day", Date, primary_key=True),  # the local one
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), primary_key=True),
    Column("indicator_id", Integer, ForeignKey("indicator.id", ondelete="RESTRICT"), primary_key=True),
    Column("period", PeriodKey, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
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


@dataclass(frozen=True, slots=True)
class Nudge:
    """Somebody had a unit's officers reminded of a figure."""

    unit_id: int
    indicator_id: int
    period: Period
    at: datetime
    by_id: int


def nudges_on(conn: Connection, day: date) -> list[Nudge]:
    """Return what units were reminded of on a day, the first ahead."""
    rows = conn.execute(select(nudge).where(nudge.c.day == day).order_by(nudge.c.at, nudge.c.by_id))
    return [Nudge(row.unit_id, row.indicator_id, row.period, row.at, row.by_id) for row in rows]


def note_nudges(conn: Connection, day: date, news: Iterable[Nudge]) -> None:
    """Write down that units are reminded on a day of what they were not reminded of before."""
    rows = [
        {
            "day": day,
            "unit_id": each.unit_id,
            "indicator_id": each.indicator_id,
            "period": each.period,
            "at": each.at,
            "by_id": each.by_id,
        }
        for each in news
    ]
    if rows:
        conn.execute(insert(nudge), rows)
