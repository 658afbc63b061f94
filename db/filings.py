"""Files of figures: which submissions each went into, in the version that its officer was shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, insert, select

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
