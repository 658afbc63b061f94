"""Who was given which figures: by whom a question was answered, or pushed, with which periods, and when last.

No row is written on the way of an answer: for a few days the inbox has what was asked, and hands it on here
before it forgets. What many were told alike is written once.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    delete,
    exists,
    func,
    insert,
    select,
    tuple_,
    union_all,
)

from db.inbox import inbox
from db.metadata import Moment, metadata
from db.people import person

telling = Table(
    "telling",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False, unique=True),  # as bot.services.given writes and reads it
)

given = Table(
    "given",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("telling_id", Integer, ForeignKey("telling.id", ondelete="RESTRICT"), primary_key=True),
    Column("at", Moment, nullable=False),  # the last time
)

Index("ix_given_at", given.c.at)


class Given(NamedTuple):
    """Somebody was told something, last at a moment."""

    person_id: int
    text: str
    at: datetime


_AT_ONCE = 200  # pairs; a database takes only so many parameters in one statement
_IDS = select(telling.c.text, telling.c.id).where(telling.c.text.in_(bindparam("texts", expanding=True)))
_ADD = insert(telling).returning(telling.c.id, telling.c.text)
_PUT = insert(given).returning(given.c.person_id)
_KEPT = select(given.c.person_id, telling.c.text, given.c.at).join(
    telling, telling.c.id == given.c.telling_id
)
_ASKED = (
    select(person.c.id, inbox.c.asked, func.max(inbox.c.received_at, type_=Moment()).label("at"))
    .join(person, person.c.telegram_id == inbox.c.chat_id)
    .where(inbox.c.asked != "")
    .group_by(person.c.id, inbox.c.asked)
)


def note_given(conn: Connection, told: Iterable[Given]) -> None:
    """Write down what people were told; of the same thing only the last time stays."""
    latest: dict[tuple[int, str], datetime] = {}
    for each in told:
        key = each.person_id, each.text
        latest[key] = max(each.at, latest.get(key, each.at))
    pairs = list(latest)
    for start in range(0, len(pairs), _AT_ONCE):
        _put(conn, {key: latest[key] for key in pairs[start : start + _AT_ONCE]})


def hand_on_asked(conn: Connection, before: datetime) -> None:
    """Take over from the inbox what was asked before a moment, which it is about to forget."""
    rows = conn.execute(_ASKED.where(inbox.c.answered, inbox.c.received_at < before))
    note_given(conn, [Given(*row) for row in rows])


def given_since(conn: Connection, since: datetime) -> dict[str, dict[int, datetime]]:
    """Return what was told since a moment: to whom, by the ids of people, and when last."""
    kept = _KEPT.where(given.c.at >= since)
    asked = _ASKED.where(inbox.c.received_at >= since)
    found: dict[str, dict[int, datetime]] = {}
    for person_id, text, at in conn.execute(union_all(kept, asked)):
        people = found.setdefault(text, {})
        people[person_id] = max(at, people.get(person_id, at))
    return found


def forget_given(conn: Connection, before: datetime) -> None:
    """Delete what was told last before a moment."""
    conn.execute(delete(given).where(given.c.at < before))
    conn.execute(delete(telling).where(~exists().where(given.c.telling_id == telling.c.id)))


def _put(conn: Connection, latest: Mapping[tuple[int, str], datetime]) -> None:
    ids = _ids(conn, list(dict.fromkeys(text for _, text in latest)))
    rows = {(person_id, ids[text]): at for (person_id, text), at in latest.items()}
    mine = tuple_(given.c.person_id, given.c.telling_id).in_(list(rows))
    for row in conn.execute(select(given).where(mine)):
        rows[row.person_id, row.telling_id] = max(row.at, rows[row.person_id, row.telling_id])
    conn.execute(delete(given).where(mine))
    conn.execute(_PUT, [{"person_id": one, "telling_id": what, "at": at} for (one, what), at in rows.items()])


def _ids(conn: Connection, texts: Sequence[str]) -> dict[str, int]:
    ids = {row.text: row.id for row in conn.execute(_IDS, {"texts": texts})}
    new = [{"text": each} for each in texts if each not in ids]
    if new:
        ids |= {row.text: row.id for row in conn.execute(_ADD, new)}
    return ids
