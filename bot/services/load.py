"""What waits to be answered or sent, and what has failed: a look for whoever runs the bot."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.services.failures import Why, failures
from db.queues import inbox_queue, number_later, outbox_queue


@dataclass(frozen=True, slots=True)
class Load:
    """Lengths of the queues, and the seconds that the first in each has waited."""

    inbox: int
    inbox_seconds: float
    outbox: int  # what is due
    outbox_seconds: float
    later: int  # what is due later
    failed: tuple[tuple[str, Why, int], ...]  # messages by kind and reason

    @property
    def oldest_seconds(self) -> float:
        """How long whatever has waited longest waits."""
        return max(self.inbox_seconds, self.outbox_seconds)


def load(conn: Connection, now: datetime) -> Load:
    """Return what waits at a moment."""
    came, due = inbox_queue(conn), outbox_queue(conn, now)
    return Load(
        came.waiting,
        _age(came.since, now),
        due.waiting,
        _age(due.since, now),
        number_later(conn, now),
        failures(conn).counts,
    )


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0
