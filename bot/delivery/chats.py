"""Chats at work: what one chat has sent is answered in order, and many chats at once."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from bot.delivery.arrival import Arrival

_AT_ONCE = 256
_MOST_WAITING = 5_000


class Chats:
    """A queue for each chat that has something to be answered."""

    def __init__(self, answer: Callable[[Arrival], Awaitable[None]], stopping: asyncio.Event) -> None:
        """Answer by a function that lets no exception out; once stopping, begin with nothing more."""
        self._answer = answer
        self._stopping = stopping
        self._queues: dict[int, deque[Arrival]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()

    def add(self, arrival: Arrival) -> None:
        """Put an arrival behind those of its chat."""
        self._counted(+1)
        if queue := self._queues.get(arrival.chat_id):
            queue.append(arrival)
            return
        self._queues[arrival.chat_id] = queue = deque([arrival])
        task = asyncio.create_task(self._work_through(arrival.chat_id, queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def room(self) -> None:
        """Return once there is room for another batch: what waits here takes memory."""
        await self._room.wait()

    async def finish(self, seconds: float) -> None:
        """Wait so long for what is being answered, then cut off the rest, which stays in the inbox."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _work_through(self, chat_id: int, queue: deque[Arrival]) -> None:
        async with self._slots:
            while queue and not self._stopping.is_set():
                await self._answer(queue[0])
                queue.popleft()
                self._counted(-1)
        del self._queues[chat_id]

    def _counted(self, more: int) -> None:
        self._waiting += more
        if self._waiting < _MOST_WAITING:
            self._room.set()
        else:
            self._room.clear()
