"""The last text of somebody that may be figures: kept until they say so, whichever process hears it."""

from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Table,
    Text,
    delete,
    insert,
    select,
)

from db.metadata import Moment, metadata

pasted = Table(
    "pasted",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("number", BigInteger, nullable=False),  # of the update that brought it, which the button bears
    Column("words", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

_KEPT = timedelta(days=7)


def keep_pasted(conn: Connection, person_id: int, number: int, words: str, at: datetime) -> None:
    """Keep a text in place of the one before; those of others that are old go as well."""
    conn.execute(delete(pasted).where((pasted.c.person_id == person_id) | (pasted.c.at < at - _KEPT)))
    conn.execute(insert(pasted).values(person_id=person_id, number=number, words=words, at=at))


def find_pasted(conn: Connection, person_id: int, number: int, now: datetime) -> tuple[str, datetime] | None:
    """Return a text of somebody's and when it was kept; None where it is not their last one, or too old."""
    of_theirs = (pasted.c.person_id == person_id, pasted.c.number == number)
    kept = select(pasted.c.words, pasted.c.at).where(*of_theirs, pasted.c.at >= now - _KEPT)
    found = conn.execute(kept).one_or_none()
    return (found.words, found.at) if found else None
