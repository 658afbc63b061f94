"""Waiting: how long before something is tried again, and how an orderly stop cuts it short."""

import asyncio
import random
from collections.abc import Coroutine

_FIRST_SECONDS = 0.5
_LONGEST_SECONDS = 30.0


class Backoff:
    """Waits that double, each shortened by chance so that many do not come back at once."""

    def __init__(self) -> None:
        """Begin with the shortest wait."""
        self._longest = _FIRST_SECONDS

    def next(self) -> float:
        """Return how many seconds to wait this time."""
        longest, self._longest = self._longest, min(self._longest * 2, _LONGEST_SECONDS)
        return random.uniform(longest / 2, longest)  # noqa: S311 - chance spreads load here, and guards nothing


async def stopped_within(seconds: float, stopping: asyncio.Event) -> bool:
    """Wait so many seconds, or until the stop; tell whether it has come."""
    try:
        async with asyncio.timeout(seconds):
            return await stopping.wait()
    except TimeoutError:
        return False


async def unless_stopped(work: Coroutine[None, None, None], stopping: asyncio.Event) -> None:
    """Do some work to its end, or until the stop, which cancels it."""
    task, stop = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.cancel()
        task.cancel()
        await asyncio.wait({task})
    if not task.cancelled():
        task.result()
