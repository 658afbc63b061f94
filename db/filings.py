"""Files of figures: which submissions each went into, in the version that its officer was shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
)

from db.metadata import Moment, metadata

filing = Table(
    "filing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("name", Text, nullable=False),  # of the file
    Column("at", Moment, nullable=False),
)

filed = Table(
    "filed",
    metadata,
    Column("filing_id", Integer, ForeignKey("filing.id", ondelete="RESTRICT"), primary_key=True),
    Column("submission_id", Integer, ForeignKey("submission.id", ondelete="RESTRICT"), primary_key=True),
    Column("version", Integer, nullable=False),  # of the draft, before it was sent
)

Index("ix_filed_submission", filed.c.submission_id)

_AT_ONCE = 500
_OF = select(func.max(filed.c.filing_id)).where(
    filed.c.submission_id == bindparam("submission")
)  # built once, since each sheet asks


@dataclass(frozen=True, slots=True)
class Filing:
    """One file, and the drafts that it went into, each with its version then."""

    id: int
    person_id: int
    name: str
    at: datetime
    drafts: tuple[tuple[int, int], ...]


def add_filing(
    conn: Connection, person_id: int, name: str, at: datetime, drafts: Iterable[tuple[int, int]]
) -> Filing:
    """Write down which drafts a file went into; it never changes."""
    row = {"person_id": person_id, "name": name, "at": at}
    id_ = conn.execute(insert(filing).values(row).returning(filing.c.id)).scalar_one()
    found = tuple(drafts)
    conn.execute(
        insert(filed),
        [{"filing_id": id_, "submission_id": number, "version": version} for number, version in found],
    )
    return Filing(id_, person_id, name, at, found)


def find_filing(conn: Connection, filing_id: int) -> Filing | None:
    """Return a file's drafts."""
    row = conn.execute(select(filing).where(filing.c.id == filing_id)).one_or_none()
    if row is None:
        return None
    drafts = conn.execute(
        select(filed.c.submission_id, filed.c.version)
        .where(filed.c.filing_id == filing_id)
        .order_by(filed.c.submission_id)
    )
    return Filing(
        row.id, row.person_id, row.name, row.at, tuple((number, version) for number, version in drafts)
    )


def filing_of(conn: Connection, submission_id: int) -> int | None:
    """Return the latest file that a submission came with."""
    return conn.execute(_OF, {"submission": submission_id}).scalar_one()


class Filed(NamedTuple):
    """A submission in the version in which a file left it."""

    filing_id: int
    person_id: int
    name: str  # of the file
    at: datetime
    submission_id: int
    version: int


def filed_among(conn: Connection, submission_ids: Sequence[int]) -> list[Filed]:
    """Return which files some submissions came with, the latest last."""
    found: list[Filed] = []
    joined = select(
        filing.c.id, filing.c.person_id, filing.c.name, filing.c.at, filed.c.submission_id, filed.c.version
    ).join_from(filed, filing)
    for start in range(0, len(submission_ids), _AT_ONCE):
        some = filed.c.submission_id.in_(submission_ids[start : start + _AT_ONCE])
        found += (Filed(*row) for row in conn.execute(joined.where(some)))
    return sorted(found)
