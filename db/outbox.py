"""The outbox: what is to be said later is a row, written in the transaction that caused it."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import TypeAlias

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    insert,
    select,
    update,
)

from bot.domain.reference import MARK, reference
from db.metadata import Moment, metadata
from db.people import person
from db.pictures import Picture, keep_pictures

Keyboard: TypeAlias = Sequence[Sequence[tuple[str, str]]]  # rows of buttons: what each says, and its data

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT")),
    Column("kind", String(32), nullable=False),  # a word that tells an operator what it is
    Column("text", Text, nullable=False),  # Telegram's HTML; emptied once it is sent
    Column("keyboard", Text, nullable=False),  # JSON; emptied with the text
    Column("picture_id", Integer, ForeignKey("picture.id", ondelete="SET NULL"), index=True),
    Column("silent", Boolean, nullable=False),
    Column("reference", String(4), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("state", String(8), nullable=False),
    Column("lease_owner", Text),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False),  # how many sends may have arrived
    Column("message_id", BigInteger),  # what Telegram calls it
    Column("error", Text),  # why it was refused
    Column("done_at", Moment),
    Column("dedupe", Text, unique=True),
)

Index("ix_outbox_due", outbox.c.state, outbox.c.not_before, outbox.c.id)
Index("ix_outbox_chat", outbox.c.chat_id, outbox.c.state, outbox.c.not_before, outbox.c.id)


class State(StrEnum):
    """How far a message has come; all but the first two are for ever."""

    WAITING = "waiting"
    LEASED = "leased"  # a process is sending it
    SENT = "sent"
    REFUSED = "refused"  # Telegram will never take it
    BLOCKED = "blocked"  # its reader has stopped the bot
    DOUBT = "doubt"  # it may have arrived, and must not be sent again
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Message:
    """What a service wants said; of two with the same ``dedupe`` the first is sent, the second never."""

    chat_id: int
    kind: str
    text: str  # with a MARK wherever its reference is to stand
    keyboard: Keyboard = ()
    person_id: int | None = None
    picture: Picture | None = None  # the text is its caption, where it is short enough for one
    silent: bool = False
    not_before: datetime | None = None  # None is at once
    expires_at: datetime | None = None
    dedupe: str | None = None


_PUT_AT_ONCE = 500  # rows; a database takes only so many parameters in one statement

# Returning makes SQLAlchemy write all rows in one statement.
_PUT = insert(outbox).returning(outbox.c.id)
_KNOWN = select(outbox.c.dedupe).where(outbox.c.dedupe.in_(bindparam("keys", expanding=True)))
_PAUSED = select(person.c.telegram_id).where(
    person.c.telegram_id.in_(bindparam("chats", expanding=True)), person.c.paused_at.is_not(None)
)
_REWORD = (
    update(outbox)
    .where(outbox.c.dedupe == bindparam("key"), outbox.c.state == State.WAITING)
    .values(text=bindparam("words"))
)


def put(conn: Connection, message: Message, now: datetime) -> bool:
    """Write down what is to be said; False where its dedupe key is there already."""
    return put_all(conn, [message], now) == 1


def put_all(conn: Connection, messages: Iterable[Message], now: datetime) -> int:
    """Write down what is to be said, in order; return how many were not there already.

    What is meant for somebody who has blocked the bot is closed at once, and is not sent.
    """
    remaining, new = iter(messages), 0
    while some := list(islice(remaining, _PUT_AT_ONCE)):
        seen = set(conn.scalars(_KNOWN, {"keys": [one.dedupe for one in some if one.dedupe is not None]}))
        paused = set(conn.scalars(_PAUSED, {"chats": [one.chat_id for one in some]}))
        fresh: list[Message] = []
        for message in some:
            if message.dedupe is None or message.dedupe not in seen:
                seen.add(message.dedupe)
                fresh.append(message)
        if fresh:
            pictures = keep_pictures(conn, (each.picture for each in fresh if each.picture), now)
            conn.execute(_PUT, [_row(each, pictures, now, blocked=each.chat_id in paused) for each in fresh])
        new += len(fresh)
    return new


def reword(conn: Connection, dedupe: str, text: str) -> bool:
    """Change what a message says that still waits; False where there is none, or it waits no longer."""
    return conn.execute(_REWORD, {"key": dedupe, "words": text}).rowcount == 1


def _row(message: Message, pictures: Mapping[str, int], now: datetime, *, blocked: bool) -> dict[str, object]:
    own = reference(secrets.randbits(20))
    return {
        "chat_id": message.chat_id,
        "person_id": message.person_id,
        "kind": message.kind,
        "text": message.text.replace(MARK, own),
        "keyboard": json.dumps(message.keyboard, ensure_ascii=False),
        "picture_id": pictures[message.picture.key] if message.picture else None,
        "silent": message.silent,
        "reference": own,
        "created_at": now,
        "not_before": message.not_before or now,
        "expires_at": message.expires_at,
        "state": State.BLOCKED if blocked else State.WAITING,
        "attempts": 0,
        "done_at": now if blocked else None,
        "dedupe": message.dedupe,
    }
