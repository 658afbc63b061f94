"""Writing in batches: what is asked for while one commit runs is kept by the next, all of it or nothing."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from sqlalchemy.exc import DBAPIError

from bot.delivery.backoff import Backoff

_Changes = TypeVar("_Changes")
_Told = TypeVar("_Told")
_Read = TypeVar("_Read")


class Batch(Generic[_Changes, _Told]):
    """What one commit will write, and what it will tell once a crash would find it written."""

    def __init__(self, changes: _Changes) -> None:
        """Begin with changes that are still empty."""
        self.changes = changes
        self.done: asyncio.Future[_Told] = asyncio.get_running_loop().create_future()

    async def kept(self) -> _Told:
        """Wait for the commit; return what it tells. Whoever is cancelled meanwhile stops no other."""
        return await asyncio.shield(self.done)


class Writer(Generic[_Changes, _Told]):
    """Writes for one event loop, which never waits for the disk.

    One thread writes, one commit after the other, each with all that was asked for since the one before.
    Where the database fails, writing is tried again until it works, and whoever awaits a change waits.
    """

    def __init__(self, name: str, begin: Callable[[], _Changes], write: Callable[[_Changes], _Told]) -> None:
        """Collect changes in what ``begin`` returns; ``write`` keeps them, in one transaction."""
        self._name = name
        self._begin = begin
        self._write = write
        self._thread = ThreadPoolExecutor(1, name)
        self._next: Batch[_Changes, _Told] | None = None
        self._writing: asyncio.Task[None] | None = None

    def batch(self) -> Batch[_Changes, _Told]:
        """Give the batch that the next commit will write, and see to it that there is one."""
        if self._next is None:
            self._next = Batch(self._begin())
            if self._writing is None or self._writing.done():
                self._writing = asyncio.create_task(self._write_on())
        return self._next

    async def read(self, read: Callable[[], _Read]) -> _Read:
        """Read in the thread, after what is being written now."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, read)

    async def close(self) -> None:
        """Return once all is written; nothing may be asked for after it."""
        while self._writing and not self._writing.done():
            await asyncio.shield(self._writing)
        self._thread.shutdown(wait=False)

    async def _write_on(self) -> None:
        while batch := self._next:
            self._next = None
            try:
                batch.done.set_result(await self._written(batch.changes))
            except Exception as error:  # noqa: BLE001 - whoever awaits the change is told what became of it
                batch.done.set_exception(error)

    async def _written(self, changes: _Changes) -> _Told:
        """Write until the database has it: nothing may go on without."""
        backoff, log = Backoff(), logging.getLogger(f"bot.delivery.{self._name}")
        while True:
            try:
                return await asyncio.get_running_loop().run_in_executor(self._thread, self._write, changes)
            except DBAPIError as error:
                log.warning(
                    "what was done cannot be written, and is tried again",
                    extra={"kind": self._name, "said": type(error.orig).__name__},
                )
                await asyncio.sleep(backoff.next())
