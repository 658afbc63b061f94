"""Periods that are locked by their age, and were opened again for a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Connection, Date, ForeignKey, Index, Integer, Table, Text, insert, select

from bot.domain.period import Period
from db.metadata import Moment, PeriodKey, metadata

opening = Table(
    "opening",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),  # and all below
    Column("period", PeriodKey, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("until", Date, nullable=False),  # the last day on which it is open
    Column("reason", Text, nullable=False),
)

Index("ix_opening_period", opening.c.period, opening.c.unit_id)


@dataclass(frozen=True, slots=True)
class Opening:
    """A locked period that is open for a unit and all below it, up to a day."""

    unit_id: int
    period: Period
    person_id: int
    opened_at: datetime
    until: date
    reason: str


def add_opening(conn: Connection, new: Opening) -> None:
    """Open a period."""
    conn.execute(
        insert(opening).values(
            unit_id=new.unit_id,
            period=new.period,
            person_id=new.person_id,
            opened_at=new.opened_at,
            until=new.until,
            reason=new.reason,
        )
    )


def openings_of(conn: Connection, period: Period, unit_ids: Sequence[int], today: date) -> list[Opening]:
    """Return the openings of a period that hold on a day, for some units by themselves."""
    rows = conn.execute(
        select(opening)
        .where(opening.c.period == period, opening.c.unit_id.in_(unit_ids), opening.c.until >= today)
        .order_by(opening.c.id)
    )
    return [
        Opening(row.unit_id, row.period, row.person_id, row.opened_at, row.until, row.reason) for row in rows
    ]
