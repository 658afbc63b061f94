"""The inbox: an update is a row before Telegram is told that it was received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from db.metadata import Moment, metadata

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    Column("received_at", Moment, nullable=False),
    Column("payload", Text, nullable=False),  # Telegram's JSON; emptied once it is answered
    Column("attempts", Integer, nullable=False),  # how many sends of its answer may have arrived
    Column("answered", Boolean, nullable=False),
    Column("asked", Text),  # the question that its answer answers, so that the next one can follow upon it
)

Index("ix_inbox_waiting", inbox.c.answered, inbox.c.update_id)
Index("ix_inbox_asked", inbox.c.chat_id, inbox.c.update_id)


@dataclass(frozen=True, slots=True)
class Received:
    """One update: its number, the chat whose order it keeps, its JSON, how many sends may have arrived."""

    update_id: int
    chat_id: int | None
    payload: str
    attempts: int = 0


_named = inbox.c.update_id.in_(bindparam("ids", expanding=True))
_KNOWN = select(inbox.c.update_id).where(_named)
_COUNT = update(inbox).where(_named).values(attempts=inbox.c.attempts + bindparam("by"))
_CLOSE = update(inbox).where(_named).values(answered=True, payload="")
_NOTE = update(inbox).where(inbox.c.update_id == bindparam("id")).values(asked=bindparam("question"))
_LAST_ASKED = (
    select(inbox.c.asked)
    .where(
        inbox.c.chat_id == bindparam("chat"),
        inbox.c.asked.is_not(None),
        inbox.c.received_at >= bindparam("since", type_=Moment),
    )
    .order_by(inbox.c.update_id.desc())
    .limit(1)
)
_LAST_RECEIVED = select(func.max(inbox.c.received_at)).where(inbox.c.chat_id == bindparam("chat"))
_WAITING = (
    select(inbox.c.update_id, inbox.c.chat_id, inbox.c.payload, inbox.c.attempts)
    .where(inbox.c.answered.is_(False))
    .order_by(inbox.c.update_id)
)
# Returning makes SQLAlchemy write all rows in one statement: a thread that makes one for each row would wait
# for the interpreter's lock, held by the busy event loop, as often.
_KEEP = insert(inbox).returning(inbox.c.update_id)


def keep_updates(conn: Connection, received: Sequence[Received], at: datetime) -> frozenset[int]:
    """Write down the updates that are not there yet; return their numbers."""
    if not received:
        return frozenset()
    known = set(conn.scalars(_KNOWN, {"ids": [one.update_id for one in received]}))
    new = {one.update_id: one for one in received if one.update_id not in known}
    if new:
        conn.execute(_KEEP, [_row(one, at) for one in new.values()])
    return frozenset(new)


def _row(one: Received, at: datetime) -> dict[str, object]:
    return {
        "update_id": one.update_id,
        "chat_id": one.chat_id,
        "received_at": at,
        "payload": one.payload,
        "attempts": one.attempts,
        "answered": False,
    }


def count_sends(conn: Connection, update_ids: Sequence[int], by: int) -> None:
    """Count for each update so many more sends that may have arrived; fewer, where `by` is negative."""
    if update_ids:
        conn.execute(_COUNT, {"ids": update_ids, "by": by})


def close_updates(conn: Connection, update_ids: Sequence[int]) -> None:
    """Mark updates as answered and empty them; their numbers stay, so that none is taken for new again."""
    if update_ids:
        conn.execute(_CLOSE, {"ids": update_ids})


def note_asked(conn: Connection, asked: Mapping[int, str]) -> None:
    """Write down for each update which question it turned out to be."""
    if asked:
        conn.execute(_NOTE, [{"id": update_id, "question": text} for update_id, text in asked.items()])


def last_asked(conn: Connection, chat_id: int, since: datetime) -> str | None:
    """Return the question that was answered last in a chat, not before a moment."""
    return conn.execute(_LAST_ASKED, {"chat": chat_id, "since": since}).scalar()


def last_received(conn: Connection, chat_id: int) -> datetime | None:
    """Return when something came from a chat last; None where that is forgotten already."""
    return conn.execute(_LAST_RECEIVED, {"chat": chat_id}).scalar()


def waiting_updates(conn: Connection) -> list[Received]:
    """Return what is not answered, in Telegram's order."""
    return [Received(*row) for row in conn.execute(_WAITING)]


def forget_answered(conn: Connection, before: datetime) -> None:
    """Delete what was answered and had come before a moment."""
    conn.execute(delete(inbox).where(inbox.c.answered, inbox.c.received_at < before))
