"""Run services from an event loop: short reads of SQLite in the loop itself, all else in a few threads."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from db.engine import Database

_T = TypeVar("_T")
_THREADS = 8
_log = logging.getLogger(__name__)


class Runner:
    """Gives each service its transaction.

    A read of SQLite takes less time than handing it to a thread; PostgreSQL waits for the network, and a
    write for the disk.
    """

    def __init__(self, database: Database, wrote: Callable[[], None] | None = None) -> None:
        """Run services on a database; ``wrote`` is called in the event loop after each that wrote."""
        self._database = database
        self._wrote = wrote
        self._threads = ThreadPoolExecutor(_THREADS, "service")
        self._aside = ThreadPoolExecutor(1, "aside")

    async def read(self, work: Callable[[Connection], _T]) -> _T:
        """Run a service that only reads, in one snapshot."""
        if self._database.is_sqlite:
            return self._read(work)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, work)

    async def study(self, work: Callable[[Connection], _T]) -> _T:
        """Run a service that reads for so long that others must not wait for it, in one snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, work)

    async def write(self, work: Callable[[Connection], _T]) -> _T:
        """Run a service that changes something, in one transaction."""
        result = await asyncio.get_running_loop().run_in_executor(self._threads, self._write, work)
        if self._wrote:
            self._wrote()
        return result

    def later(self, work: Callable[[Connection], None]) -> None:
        """Run a service that changes something and that nobody waits for; where it fails, the log says so.

        It has a thread of its own, so that what waits for its turn to write keeps no answer back.
        """
        self._aside.submit(self._write, work).add_done_callback(_log_failure)

    async def apart(self, work: Callable[[Database], _T]) -> _T:
        """Run what reads much and writes now and then, each in a transaction of its own, in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, self._database)

    def close(self) -> None:
        """Let the threads go once their work is done."""
        self._threads.shutdown()
        self._aside.shutdown()

    def _read(self, work: Callable[[Connection], _T]) -> _T:
        with self._database.reading() as conn:
            return work(conn)

    def _write(self, work: Callable[[Connection], _T]) -> _T:
        with self._database.writing() as conn:
            return work(conn)


def _log_failure(done: "Future[None]") -> None:
    if error := done.exception():
        _log.error("what was to be done later failed", exc_info=error)
