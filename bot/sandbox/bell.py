"""A bell that wakes whoever waits for news, in whichever thread and event loop that is."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

News = TypeVar("News")


class Bell:
    """Rings for everybody who waits; nobody misses what happened between a look and a ring."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._guard = threading.Lock()
        self._listeners: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake all who wait now."""
        if not self._listeners:
            return
        with self._guard:
            listeners, self._listeners = self._listeners, set()
        for future in listeners:
            with suppress(RuntimeError):  # a loop that was closed meanwhile has nobody left to wake
                future.get_loop().call_soon_threadsafe(_wake, future)

    async def until(self, look: Callable[[], News | None], seconds: float | None) -> News | None:
        """Return the first thing that ``look`` finds, now or after a ring; ``None`` once time is up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return await self._heard(look)
        return None

    async def _heard(self, look: Callable[[], News | None]) -> News:
        while True:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            with self._guard:
                self._listeners.add(future)
            try:
                if (found := look()) is not None:
                    return found
                await future
            finally:
                with self._guard:
                    self._listeners.discard(future)


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
