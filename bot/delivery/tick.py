"""The tick: every few seconds the database is asked what is due, and once at the start.

It keeps nothing of its own: what was due while nobody looked is found by the next look, and any number of
processes may look.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol

from apscheduler.schedulers.asyncio import (  # pyright: ignore[reportMissingTypeStubs] - it has none
    AsyncIOScheduler,
)
from apscheduler.triggers.interval import (  # pyright: ignore[reportMissingTypeStubs] - as above
    IntervalTrigger,
)

from bot.domain.clock import SystemClock

_EVERY_SECONDS = 20
_log = logging.getLogger(__name__)


class _Scheduler(Protocol):
    """As much of the scheduler as is needed, with types."""

    @property
    def running(self) -> bool: ...

    def add_job(
        self,
        func: Callable[[], Awaitable[None]],
        trigger: object,
        *,
        next_run_time: datetime,
        coalesce: bool,
        max_instances: int,
        misfire_grace_time: None,
    ) -> object: ...

    def remove_all_jobs(self) -> None: ...

    def start(self) -> None: ...

    def shutdown(self, wait: bool) -> None: ...  # noqa: FBT001 - the scheduler's own


class Tick:
    """Does one piece of work again and again, never twice at the same time."""

    def __init__(self, work: Callable[[], Awaitable[None]], trigger: object | None = None) -> None:
        """Do a piece of work whenever a trigger of APScheduler fires: unless told, every 20 seconds."""
        self._work = work
        self._trigger = trigger or IntervalTrigger(seconds=_EVERY_SECONDS, timezone=UTC)
        self._scheduler: _Scheduler = AsyncIOScheduler(timezone=UTC)
        self._idle = asyncio.Event()
        self._idle.set()
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # work may take longer than a tick

    def start(self) -> None:
        """Begin, with the first time at once; nothing where it has begun already."""
        if self._scheduler.running:
            return
        self._scheduler.add_job(
            self._once,
            self._trigger,
            next_run_time=SystemClock().now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # however late, it is done
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Do it no more, and return once what is being done has ended, which would be cancelled else."""
        if self._scheduler.running:
            self._scheduler.remove_all_jobs()
            await asyncio.sleep(0)  # which lets a piece of work begin that was about to
            await self._idle.wait()
            self._scheduler.shutdown(wait=False)

    async def _once(self) -> None:
        self._idle.clear()
        try:
            await self._work()
        except Exception:  # noqa: BLE001 - the next tick must come, whatever this one met
            _log.exception("what is due could not be worked out, and is tried again")
        finally:
            self._idle.set()
