"""Who decides for whom while they are away, up to a day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    Row,
    Table,
    insert,
    select,
    update,
)

from db.metadata import Moment, metadata

delegation = Table(
    "delegation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),  # who is away
    Column("to_person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),  # and all below
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ended_at", Moment),  # where it was ended before its last day
)

Index("ix_delegation_to", delegation.c.to_person_id, delegation.c.last_day)
Index("ix_delegation_of", delegation.c.person_id, delegation.c.last_day)


@dataclass(frozen=True, slots=True)
class Delegation:
    """Somebody decides for somebody else over a unit and all below it, from one day to another."""

    id: int
    person_id: int
    to_person_id: int
    unit_id: int
    first_day: date
    last_day: date


def add_delegation(
    conn: Connection, person_id: int, to_person_id: int, unit_id: int, days: tuple[date, date], at: datetime
) -> Delegation:
    """Let somebody stand in from the first of the days to the last."""
    values = {
        "person_id": person_id,
        "to_person_id": to_person_id,
        "unit_id": unit_id,
        "first_day": days[0],
        "last_day": days[1],
    }
    adding = insert(delegation).values(made_at=at, **values).returning(delegation.c.id)
    return Delegation(conn.execute(adding).scalar_one(), person_id, to_person_id, unit_id, *days)


def delegations_on(conn: Connection, day: date) -> list[Delegation]:
    """Return every delegation that holds on a day."""
    rows = conn.execute(
        select(delegation)
        .where(delegation.c.ended_at.is_(None), delegation.c.first_day <= day, delegation.c.last_day >= day)
        .order_by(delegation.c.id)
    )
    return [_delegation(row) for row in rows]


def find_delegation(conn: Connection, delegation_id: int) -> Delegation | None:
    """Return a delegation, whether it holds still or not."""
    row = conn.execute(select(delegation).where(delegation.c.id == delegation_id)).first()
    return _delegation(row) if row else None


def end_delegation(conn: Connection, delegation_id: int, at: datetime) -> bool:
    """End a delegation before its last day; False where it was ended before."""
    ended = conn.execute(
        update(delegation)
        .where(delegation.c.id == delegation_id, delegation.c.ended_at.is_(None))
        .values(ended_at=at)
    )
    return ended.rowcount == 1


def _delegation(row: Row[tuple[object, ...]]) -> Delegation:
    return Delegation(row.id, row.person_id, row.to_person_id, row.unit_id, row.first_day, row.last_day)
