"""Run services from an event loop: short reads of SQLite in the loop itself, all else in a few threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from db.engine import Database

_T = TypeVar("_T")
_THREADS = 8


class Runner:
    """Gives each service its transaction.

    A read of SQLite takes less time than handing it to a thread; PostgreSQL waits for the network, and a
    write for the disk.
    """

    def __init__(self, database: Database) -> None:
        """Run services on a database."""
        self._database = database
        self._threads = ThreadPoolExecutor(_THREADS, "service")

    async def read(self, work: Callable[[Connection], _T]) -> _T:
        """Run a service that only reads, in one snapshot."""
        if self._database.is_sqlite:
            return self._read(work)
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, work)

    async def write(self, work: Callable[[Connection], _T]) -> _T:
        """Run a service that changes something, in one transaction."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._write, work)

    def close(self) -> None:
        """Let the threads go once their work is done."""
        self._threads.shutdown()

    def _read(self, work: Callable[[Connection], _T]) -> _T:
        with self._database.reading() as conn:
            return work(conn)

    def _write(self, work: Callable[[Connection], _T]) -> _T:
        with self._database.writing() as conn:
            return work(conn)
