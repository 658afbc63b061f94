"""The audit log: lines chained by their hashes, so that a change to one shows."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, Row, String, Table, Text, insert, select

from db.metadata import Moment, metadata

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(32), nullable=False),
    Column("details", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)

_START = "0" * 64


def write_line(
    conn: Connection, at: datetime, actor: str, action: str, details: Mapping[str, str | int]
) -> None:
    """Add a line to the log, chained to the one before it."""
    last = conn.execute(select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)).first()
    text = json.dumps(details, ensure_ascii=False, sort_keys=True)
    number, before = (last.id + 1, last.hash) if last else (1, _START)
    conn.execute(
        insert(audit).values(
            id=number,
            at=at,
            actor=actor,
            action=action,
            details=text,
            hash=_chained(before, number, at, actor, action, text),
        )
    )


def first_broken_line(conn: Connection) -> int | None:
    """Return the number of the first line that does not follow from the one before it; None where all do."""
    before = _START
    for number, line in enumerate(_lines(conn), start=1):
        expected = _chained(before, number, line.at, line.actor, line.action, line.details)
        if line.id != number or line.hash != expected:
            return number
        before = line.hash
    return None


def _lines(conn: Connection) -> Iterator[Row[tuple[int, datetime, str, str, str, str]]]:
    yield from conn.execute(select(audit).order_by(audit.c.id))


def _chained(before: str, number: int, at: datetime, actor: str, action: str, details: str) -> str:
    text = json.dumps([before, number, at.isoformat(), actor, action, details], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
