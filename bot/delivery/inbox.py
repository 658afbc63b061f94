"""The inbox at work: a change is durable before what follows from it, and many changes share a commit."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.delivery.writer import Writer
from bot.domain.clock import Clock
from bot.domain.reference import reference
from db.engine import Database
from db.given import forget_given, hand_on_asked
from db.inbox import (
    Received,
    close_updates,
    count_sends,
    forget_answered,
    keep_updates,
    note_asked,
    waiting_updates,
)

MOST_SENDS = 2  # a message in doubt is sent at most once more
_KEPT = timedelta(days=3)  # Telegram hands an update out again for one day
_GIVEN_KEPT = timedelta(days=400)  # within which a correction is told to whom it concerns
_TIDIED_EVERY = timedelta(hours=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What one commit writes, in the order of an update's life."""

    stored: list[Received] = field(default_factory=list[Received])
    asked: dict[int, str] = field(default_factory=dict[int, str])
    withdrawn: list[int] = field(default_factory=list[int])
    started: list[int] = field(default_factory=list[int])
    answered: list[int] = field(default_factory=list[int])


class Inbox:
    """The updates that Telegram was told are received, and how far the answer to each has come.

    All methods belong to one event loop. Where the database fails, whoever awaits a change waits.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep the inbox in a database."""
        self._database = database
        self._clock = clock
        self._writer: Writer[_Changes, frozenset[int]] = Writer("inbox", _Changes, self._write)
        self._tidied = datetime.min.replace(tzinfo=UTC)

    async def store(self, updates: Sequence[Received]) -> frozenset[int]:
        """Write updates down; return the numbers of those that were not there yet."""
        batch = self._writer.batch()
        batch.changes.stored.extend(updates)
        return await batch.kept()

    def asked(self, update_id: int, question: str) -> None:
        """Write down, before whatever is asked for later, which question an update turned out to be."""
        self._writer.batch().changes.asked[update_id] = question

    async def started(self, update_id: int) -> None:
        """Write down that the sending of an answer begins; return once a crash would find it written."""
        batch = self._writer.batch()
        batch.changes.started.append(update_id)
        await batch.kept()

    def withdrawn(self, update_id: int) -> None:
        """Write down, before whatever is asked for later, that what was begun last surely did not arrive."""
        self._writer.batch().changes.withdrawn.append(update_id)

    def answered(self, update_id: int) -> None:
        """Write down, before whatever is asked for later, that an update needs nothing more."""
        self._writer.batch().changes.answered.append(update_id)

    async def waiting(self) -> list[Received]:
        """Return what is to be answered, in Telegram's order; close what is in doubt for the last time."""
        rows = await self._writer.read(self._read)
        for row in rows:
            if row.attempts >= MOST_SENDS:
                _log.warning(
                    "an update is closed: whether it was answered is unknown",
                    extra={"reference": reference(row.update_id)},
                )
                self.answered(row.update_id)
        return [row for row in rows if row.attempts < MOST_SENDS]

    async def close(self) -> None:
        """Return once all is written; nothing may be asked for after it."""
        await self._writer.close()

    def _write(self, changes: _Changes) -> frozenset[int]:
        now = self._clock.now()
        with self._database.writing() as conn:
            new = keep_updates(conn, changes.stored, now)
            note_asked(conn, changes.asked)
            count_sends(conn, changes.withdrawn, -1)
            count_sends(conn, changes.started, +1)
            close_updates(conn, changes.answered)
            if now - self._tidied >= _TIDIED_EVERY:
                hand_on_asked(conn, now - _KEPT)
                forget_answered(conn, now - _KEPT)
                forget_given(conn, now - _GIVEN_KEPT)
                self._tidied = now
        return new

    def _read(self) -> list[Received]:
        with self._database.reading() as conn:
            return waiting_updates(conn)
