"""The outbox being emptied: a message is held by a lease, its sends are counted, its end is written down."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, or_, select, tuple_, update

from db.outbox import Keyboard, State, outbox
from db.pictures import files_of, picture


@dataclass(frozen=True, slots=True)
class Leased:
    """A message that this process is to send; of so many sends before, each may have arrived."""

    id: int
    chat_id: int
    person_id: int | None
    kind: str
    text: str
    keyboard: Keyboard
    picture_id: int | None
    file_id: str | None  # by which Telegram knows the picture, if it does
    silent: bool
    reference: str
    expires_at: datetime | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Lease:
    """For whom messages are held, and until when."""

    owner: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a message; waiting, where it was given back unsent."""

    id: int
    state: State
    message_id: int | None = None
    error: str | None = None


_named = outbox.c.id.in_(bindparam("ids", expanding=True))
_mine = (outbox.c.state == State.LEASED) & (outbox.c.lease_owner == bindparam("owner"))
_freed = {outbox.c.lease_owner: None, outbox.c.lease_until: None}

# A chat's messages go one after the other, in the order in which they are due.
_ahead = outbox.alias("ahead")
_held_up = exists().where(
    _ahead.c.chat_id == outbox.c.chat_id,
    or_(
        _ahead.c.state == State.LEASED,
        (_ahead.c.state == State.WAITING)
        & (tuple_(_ahead.c.not_before, _ahead.c.id) < tuple_(outbox.c.not_before, outbox.c.id)),
    ),
)
_DUE = (
    select(outbox.c.id)
    .where(outbox.c.state == State.WAITING, outbox.c.not_before <= bindparam("now"), ~_held_up)
    .order_by(outbox.c.not_before, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)  # SQLite has one writer at a time, and no use for it
)
_LEASE = (
    update(outbox)
    .where(_named, outbox.c.state == State.WAITING)
    .values(state=State.LEASED, lease_owner=bindparam("owner"), lease_until=bindparam("until"))
    .returning(
        outbox.c.id,
        outbox.c.chat_id,
        outbox.c.person_id,
        outbox.c.kind,
        outbox.c.text,
        outbox.c.keyboard,
        outbox.c.picture_id,
        outbox.c.silent,
        outbox.c.reference,
        outbox.c.expires_at,
        outbox.c.attempts,
    )
)
_RENEW = update(outbox).where(_mine).values(lease_until=bindparam("until"))
_OTHERS = (
    select(outbox.c.lease_owner)
    .distinct()
    .where(
        outbox.c.state == State.LEASED,
        outbox.c.lease_owner != bindparam("owner"),
        outbox.c.lease_until > bindparam("now"),
    )
)
_FREE = (
    update(outbox)
    .where(
        outbox.c.state == State.LEASED,
        outbox.c.lease_owner != bindparam("owner"),
        or_(
            outbox.c.lease_until <= bindparam("now"),
            outbox.c.lease_owner.in_(bindparam("gone", expanding=True)),
        ),
    )
    .values({outbox.c.state: State.WAITING, **_freed})
)
_COUNT = (
    update(outbox)
    .where(_named, _mine)
    .values(attempts=outbox.c.attempts + bindparam("by"))
    .returning(outbox.c.id)
)
_END = (
    update(outbox)
    .where(outbox.c.id == bindparam("ended"), _mine)
    .values(
        {
            outbox.c.state: bindparam("into"),
            outbox.c.message_id: bindparam("message"),
            outbox.c.error: bindparam("reason"),
            outbox.c.done_at: bindparam("at"),
            **_freed,
        }
    )
)
_EMPTY = update(outbox).where(_named, outbox.c.state == State.SENT).values(text="", keyboard="[]")
_GIVE_UP = (
    update(outbox)
    .where(
        outbox.c.state == State.WAITING,
        outbox.c.chat_id.in_(
            select(outbox.c.chat_id).where(_named, outbox.c.state == State.BLOCKED).scalar_subquery()
        ),
    )
    .values(state=State.BLOCKED, done_at=bindparam("at"))
)
_wanted = exists().where(
    outbox.c.picture_id == picture.c.id, outbox.c.state.in_((State.WAITING, State.LEASED))
)
_MOVE = (
    update(outbox)
    .where(outbox.c.chat_id == bindparam("old"), outbox.c.state.in_((State.WAITING, State.LEASED)))
    .values(chat_id=bindparam("new"))
)


def other_owners(conn: Connection, owner: str, now: datetime) -> list[str]:
    """Return everybody else who holds messages."""
    return [str(each) for each in conn.scalars(_OTHERS, {"owner": owner, "now": now})]


def free_leases(conn: Connection, owner: str, gone: Sequence[str], now: datetime) -> None:
    """Let wait again what others hold no longer: their leases have run out, or they are gone."""
    conn.execute(_FREE, {"owner": owner, "gone": gone, "now": now})


def lease_messages(conn: Connection, lease: Lease, most: int, now: datetime) -> list[Leased]:
    """Hold the messages that are due first: one of each chat, and none of a chat where one is held."""
    ids = conn.scalars(_DUE, {"now": now, "most": most}).all()
    if not ids:
        return []
    rows = conn.execute(_LEASE, {"ids": ids, "owner": lease.owner, "until": lease.until}).all()
    files = files_of(conn, list({row.picture_id for row in rows if row.picture_id is not None}))
    leased = {
        row.id: Leased(
            row.id,
            row.chat_id,
            row.person_id,
            row.kind,
            row.text,
            [[(label, data) for label, data in buttons] for buttons in json.loads(row.keyboard)],
            row.picture_id,
            files.get(row.picture_id),
            row.silent,
            row.reference,
            row.expires_at,
            row.attempts,
        )
        for row in rows
    }
    return [leased[each] for each in ids if each in leased]


def renew_leases(conn: Connection, lease: Lease) -> None:
    """Hold on to what is held already."""
    conn.execute(_RENEW, {"owner": lease.owner, "until": lease.until})


def count_copies(conn: Connection, owner: str, ids: Sequence[int], by: int) -> frozenset[int]:
    """Count for each message so many more sends that may have arrived; return which are held still."""
    if not ids:
        return frozenset()
    return frozenset(conn.scalars(_COUNT, {"ids": ids, "owner": owner, "by": by}))


def end_messages(conn: Connection, owner: str, endings: Sequence[Ending], now: datetime) -> None:
    """Write down what became of messages that are held still; who blocked the bot gets no other."""
    if not endings:
        return
    conn.execute(
        _END,
        [
            {
                "ended": one.id,
                "owner": owner,
                "into": one.state,
                "message": one.message_id,
                "reason": one.error,
                "at": None if one.state == State.WAITING else now,
            }
            for one in endings
        ],
    )
    conn.execute(_EMPTY, {"ids": [one.id for one in endings if one.state == State.SENT]})
    if blocked := [one.id for one in endings if one.state == State.BLOCKED]:
        conn.execute(_GIVE_UP, {"ids": blocked, "at": now})


def move_chat(conn: Connection, old: int, new: int) -> None:
    """Send to a group's new id what was meant for the old one."""
    conn.execute(_MOVE, {"old": old, "new": new})


def forget_messages(conn: Connection, before: datetime) -> None:
    """Delete what came to its end before a moment."""
    conn.execute(delete(outbox).where(outbox.c.done_at < before))


def forget_pictures(conn: Connection, before: datetime) -> None:
    """Delete the pictures made before a moment which no message waits for."""
    conn.execute(delete(picture).where(picture.c.created_at < before, ~_wanted))
