"""Phone numbers that people have shared: beside the log and not in it, so that they can be erased."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, String, Table, delete, insert, select, update

from db.metadata import Moment, metadata

contact = Table(
    "contact",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("number", String(32), nullable=False),
    Column("shared_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("confirmed_by", Integer, ForeignKey("person.id", ondelete="RESTRICT")),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody's number, and who has confirmed it."""

    person_id: int
    number: str
    shared_at: datetime
    confirmed_at: datetime | None = None
    confirmed_by: int | None = None


def find_contact(conn: Connection, person_id: int) -> Contact | None:
    """Return the number that somebody has shared."""
    row = conn.execute(select(contact).where(contact.c.person_id == person_id)).first()
    return Contact(*row) if row else None


def keep_contact(conn: Connection, person_id: int, number: str, at: datetime) -> Contact:
    """Keep a number in place of the one before, not confirmed yet."""
    forget_contact(conn, person_id)
    conn.execute(insert(contact).values(person_id=person_id, number=number, shared_at=at))
    return Contact(person_id, number, at)


def confirm_contact(conn: Connection, person_id: int, by: int, at: datetime) -> None:
    """Note who has confirmed a number."""
    confirming = update(contact).where(contact.c.person_id == person_id)
    conn.execute(confirming.values(confirmed_at=at, confirmed_by=by))


def forget_contact(conn: Connection, person_id: int) -> None:
    """Erase somebody's number."""
    conn.execute(delete(contact).where(contact.c.person_id == person_id))
