"""How long the queues are, and how long what is first in them has waited."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from db.inbox import inbox
from db.outbox import State, outbox


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, and since when the first of it does; None where nothing waits."""

    waiting: int
    since: datetime | None


_INBOX = select(func.count(), func.min(inbox.c.received_at)).where(inbox.c.answered.is_(False))
_DUE = select(func.count(), func.min(outbox.c.not_before)).where(
    outbox.c.state.in_((State.WAITING, State.LEASED)), outbox.c.not_before <= bindparam("now")
)
_LATER = select(func.count()).where(outbox.c.state == State.WAITING, outbox.c.not_before > bindparam("now"))


def inbox_queue(conn: Connection) -> Queue:
    """Return what came and is not answered."""
    return Queue(*conn.execute(_INBOX).one())


def outbox_queue(conn: Connection, now: datetime) -> Queue:
    """Return what is due and not sent."""
    return Queue(*conn.execute(_DUE, {"now": now}).one())


def number_later(conn: Connection, now: datetime) -> int:
    """Return how many messages are due later."""
    return conn.execute(_LATER, {"now": now}).scalar_one()
