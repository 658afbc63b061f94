"""What never reached its reader: how much of it, why, and another try of what may be tried again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, func, or_, select, update

from db.outbox import State, outbox
from db.people import grant, person

_FAILED = outbox.c.state.in_((State.REFUSED, State.BLOCKED, State.DOUBT, State.EXPIRED))
_OF_CHAT = outbox.c.chat_id == bindparam("chat")
_OF_CHATS = outbox.c.chat_id.in_(bindparam("chats", expanding=True))


@dataclass(frozen=True, slots=True)
class Failed:
    """A message that failed: what it was, by which reference it is known, and what Telegram said of it."""

    kind: str
    reference: str
    state: State
    error: str | None
    at: datetime


_ROWS = (
    select(outbox.c.kind, outbox.c.reference, outbox.c.state, outbox.c.error, outbox.c.done_at)
    .where(_FAILED)
    .order_by(outbox.c.done_at.desc(), outbox.c.id.desc())
    .limit(bindparam("most"))
)
_COUNTS = (
    select(outbox.c.kind, outbox.c.state, outbox.c.error, func.count())
    .where(_FAILED)
    .group_by(outbox.c.kind, outbox.c.state, outbox.c.error)
)
_BY_CHAT = select(outbox.c.chat_id, func.count()).where(_FAILED, _OF_CHATS).group_by(outbox.c.chat_id)
# What is in doubt is never sent a third time, and what is too late is too late.
_REPEATABLE = outbox.c.state.in_((State.REFUSED, State.BLOCKED)) & or_(
    outbox.c.expires_at.is_(None), outbox.c.expires_at > bindparam("now")
)
_REPEATABLE_NUMBER = select(func.count()).where(_OF_CHAT, _REPEATABLE)
# Whoever has blocked the bot, or may see nothing any more, is not written to.
_REACHED = outbox.c.chat_id.in_(
    select(person.c.telegram_id)
    .join(grant, (grant.c.person_id == person.c.id) & grant.c.ended_at.is_(None))
    .where(person.c.paused_at.is_(None))
)
# The send that Telegram refused surely did not arrive, so that it counts no more.
_AGAIN = (
    update(outbox)
    .where(_REPEATABLE)
    .values(
        state=State.WAITING,
        attempts=case(
            (outbox.c.error.is_not(None) & (outbox.c.attempts > 0), outbox.c.attempts - 1),
            else_=outbox.c.attempts,
        ),
        error=None,
        done_at=None,
    )
)
_CLOSE = update(outbox).values(
    state=State.EXPIRED, lease_owner=None, lease_until=None, done_at=bindparam("now")
)
_CLOSE_OF_CHAT = _CLOSE.where(_OF_CHAT, outbox.c.state == State.WAITING)
_CLOSE_ALL = _CLOSE.where(outbox.c.state.in_((State.WAITING, State.LEASED)))


def failure_counts(conn: Connection) -> list[tuple[str, State, str | None, int]]:
    """Return how many messages of each kind failed in which way, with what Telegram said."""
    return [(row[0], State(row[1]), row[2], row[3]) for row in conn.execute(_COUNTS)]


def newest_failures(conn: Connection, most: int, chat_id: int | None = None) -> list[Failed]:
    """Return the newest messages that failed, of one chat or of all."""
    asked = _ROWS if chat_id is None else _ROWS.where(_OF_CHAT)
    given = {"most": most} if chat_id is None else {"most": most, "chat": chat_id}
    return [
        Failed(row.kind, row.reference, State(row.state), row.error, row.done_at)
        for row in conn.execute(asked, given)
    ]


def failures_by_chat(conn: Connection, chats: Sequence[int]) -> dict[int, int]:
    """Return how many messages failed in each of some chats where any did."""
    return {row[0]: row[1] for row in conn.execute(_BY_CHAT, {"chats": chats})}


def number_repeatable(conn: Connection, chat_id: int, now: datetime) -> int:
    """Return how many failed messages of a chat could be sent again."""
    return conn.execute(_REPEATABLE_NUMBER, {"chat": chat_id, "now": now}).scalar_one()


def send_again(conn: Connection, chat_id: int, now: datetime) -> int:
    """Let failed messages of a chat wait again; return how many."""
    return conn.execute(_AGAIN.where(_OF_CHAT), {"chat": chat_id, "now": now}).rowcount


def send_all_again(conn: Connection, now: datetime) -> int:
    """Let the failed messages of everybody who can be reached wait again; return how many."""
    return conn.execute(_AGAIN.where(_REACHED), {"now": now}).rowcount


def close_waiting_of(conn: Connection, chat_id: int, now: datetime) -> int:
    """Close what waits for a chat, so that it is not sent; return how many messages."""
    return conn.execute(_CLOSE_OF_CHAT, {"chat": chat_id, "now": now}).rowcount


def close_all_waiting(conn: Connection, now: datetime) -> int:
    """Close whatever waits, so that it is not sent; return how many messages."""
    return conn.execute(_CLOSE_ALL, {"now": now}).rowcount
