"""What somebody was asked to type: their next text answers it, whichever process reads that."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    insert,
    select,
)

from db.metadata import Moment, metadata

prompt = Table(
    "prompt",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("submission_id", Integer, ForeignKey("submission.id", ondelete="RESTRICT")),
    Column("version", Integer, nullable=False),
    Column("indicator_id", Integer, ForeignKey("indicator.id", ondelete="RESTRICT")),
    Column("to_person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT")),
    Column("at", Moment, nullable=False),
)

_ASKED = select(prompt).where(  # built once, since every message asks for it
    prompt.c.person_id == bindparam("whose"), prompt.c.at >= bindparam("since")
)


class Asked(StrEnum):
    """What somebody was asked for."""

    NUMBER = "number"  # of a line
    REASON = "reason"  # why a line's figure is what it is
    RETURN = "return"  # why a submission, or a line of it, is returned
    OPENING = "opening"  # why the locked period of a draft is opened
    LAST_DAY = "last_day"  # up to which somebody stands in


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a person's next text answers: for a submission in a version, and one of its lines or all.

    Or it is about somebody, and no submission.
    """

    kind: Asked
    submission_id: int = 0
    version: int = 0
    indicator_id: int | None = None
    to_person_id: int | None = None


def set_prompt(conn: Connection, person_id: int, asked: Prompt, at: datetime) -> None:
    """Ask somebody for something, in place of what they were asked for before."""
    forget_prompt(conn, person_id)
    conn.execute(
        insert(prompt).values(
            person_id=person_id,
            kind=asked.kind,
            submission_id=asked.submission_id or None,
            version=asked.version,
            indicator_id=asked.indicator_id,
            to_person_id=asked.to_person_id,
            at=at,
        )
    )


def find_prompt(conn: Connection, person_id: int, since: datetime) -> Prompt | None:
    """Return what somebody was asked for, not before a moment."""
    row = conn.execute(_ASKED, {"whose": person_id, "since": since}).first()
    if row is None:
        return None
    return Prompt(Asked(row.kind), row.submission_id or 0, row.version, row.indicator_id, row.to_person_id)


def forget_prompt(conn: Connection, person_id: int) -> None:
    """Ask somebody for nothing any more."""
    conn.execute(delete(prompt).where(prompt.c.person_id == person_id))
