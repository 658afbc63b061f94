"""The inbox at work: a change is durable before what follows from it, and many changes share a commit."""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import DBAPIError

from bot.delivery.backoff import Backoff
from bot.domain.clock import Clock
from db.engine import Database
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
_TIDIED_EVERY = timedelta(hours=1)
_log = logging.getLogger(__name__)


class _Changes:
    """What one commit writes, in the order of an update's life, and the numbers that it found new."""

    def __init__(self) -> None:
        self.stored: list[Received] = []
        self.asked: dict[int, str] = {}
        self.withdrawn: list[int] = []
        self.started: list[int] = []
        self.answered: list[int] = []
        self.done = asyncio.get_running_loop().create_future()


class Inbox:
    """The updates that Telegram was told are received, and how far the answer to each has come.

    All methods belong to one event loop, which never waits for the disk: one thread writes, one commit after
    the other, each with all that was asked for since the one before. Where the database fails, writing is
    tried again until it works, and whoever awaits a change waits.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep the inbox in a database."""
        self._database = database
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, "inbox")
        self._next: _Changes | None = None
        self._writer: asyncio.Task[None] | None = None
        self._tidied = datetime.min.replace(tzinfo=UTC)

    async def store(self, updates: Sequence[Received]) -> frozenset[int]:
        """Write updates down; return the numbers of those that were not there yet."""
        changes = self._changes()
        changes.stored += updates
        return await asyncio.shield(changes.done)

    def asked(self, update_id: int, question: str) -> None:
        """Write down, before whatever is asked for later, which question an update turned out to be."""
        self._changes().asked[update_id] = question

    async def started(self, update_id: int) -> None:
        """Write down that the sending of an answer begins; return once a crash would find it written."""
        changes = self._changes()
        changes.started.append(update_id)
        await asyncio.shield(changes.done)

    def withdrawn(self, update_id: int) -> None:
        """Write down, before whatever is asked for later, that what was begun last surely did not arrive."""
        self._changes().withdrawn.append(update_id)

    def answered(self, update_id: int) -> None:
        """Write down, before whatever is asked for later, that an update needs nothing more."""
        self._changes().answered.append(update_id)

    async def waiting(self) -> list[Received]:
        """Return what is to be answered, in Telegram's order; close what is in doubt for the last time."""
        rows = await asyncio.get_running_loop().run_in_executor(self._thread, self._read)
        for row in rows:
            if row.attempts >= MOST_SENDS:
                _log.warning("update %s is closed: whether it was answered is unknown", row.update_id)
                self.answered(row.update_id)
        return [row for row in rows if row.attempts < MOST_SENDS]

    async def close(self) -> None:
        """Return once all is written; nothing may be asked for after it."""
        while self._writer and not self._writer.done():
            await asyncio.shield(self._writer)
        self._thread.shutdown(wait=False)

    def _changes(self) -> _Changes:
        """Give the changes that the next commit will write, and see to it that there is one."""
        if self._next is None:
            self._next = _Changes()
            if self._writer is None or self._writer.done():
                self._writer = asyncio.create_task(self._write_on())
        return self._next

    async def _write_on(self) -> None:
        while changes := self._next:
            self._next = None
            try:
                changes.done.set_result(await self._written(changes))
            except Exception as error:  # noqa: BLE001 - whoever awaits the change is told what became of it
                changes.done.set_exception(error)

    async def _written(self, changes: _Changes) -> frozenset[int]:
        """Write until the database has it: nothing may go on without."""
        backoff = Backoff()
        while True:
            try:
                return await asyncio.get_running_loop().run_in_executor(self._thread, self._write, changes)
            except DBAPIError as error:
                _log.warning("the inbox cannot be written, and is tried again: %s", error.orig)
                await asyncio.sleep(backoff.next())

    def _write(self, changes: _Changes) -> frozenset[int]:
        now = self._clock.now()
        with self._database.writing() as conn:
            new = keep_updates(conn, changes.stored, now)
            note_asked(conn, changes.asked)
            count_sends(conn, changes.withdrawn, -1)
            count_sends(conn, changes.started, +1)
            close_updates(conn, changes.answered)
            if now - self._tidied >= _TIDIED_EVERY:
                forget_answered(conn, now - _KEPT)
                self._tidied = now
        return new

    def _read(self) -> list[Received]:
        with self._database.reading() as conn:
            return waiting_updates(conn)
