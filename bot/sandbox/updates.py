"""The queue of updates: each stays until a later offset confirms it, and one poller at a time is served."""

import threading
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.domain.clock import Clock
from bot.sandbox.bell import Bell
from bot.sandbox.errors import give_way
from bot.sandbox.shapes import Update

LIFE = timedelta(hours=24)
LIFE_OF_A_PRESS = timedelta(seconds=150)
MOST_AT_ONCE = 100
LONGEST_POLL = 50  # seconds
MOST_KEPT = 100_000  # a flood must not fill the memory


@dataclass(frozen=True)
class _Waiting:
    """An update that nobody confirmed, and when Telegram forgets it."""

    update: Update
    until: datetime


class Updates:
    """What the bot has not been told, or has not confirmed that it was told."""

    def __init__(self, clock: Clock) -> None:
        """Begin with an empty queue, whose numbers lie above those of any earlier one."""
        self._clock = clock
        self._guard = threading.Lock()  # people write in one thread, the bot reads in another
        self._last = int(clock.now().timestamp())
        self._queue: deque[_Waiting] = deque(maxlen=MOST_KEPT)
        self._allowed: frozenset[str] = frozenset()
        self._poll = 0
        self._open = True
        self._bell = Bell()

    def number(self) -> int:
        """Return the number of the next update."""
        self._last += 1
        return self._last

    def add(self, update: Update) -> None:
        """Queue an update, if the bot asked for its kind."""
        if self._allowed and not any(kind in self._allowed for kind in update):
            return
        life = LIFE_OF_A_PRESS if "callback_query" in update else LIFE
        with self._guard:
            self._queue.append(_Waiting(update, self._clock.now() + life))
        self._bell.ring()

    async def get(
        self, offset: int, limit: int, seconds: int, allowed: Collection[str] | None
    ) -> list[Update]:
        """Confirm what lies below the offset and return what follows, waiting for it if need be.

        Ends an earlier poll that still waits: its caller gets the 409.
        """
        self._confirm(offset)
        if allowed is not None:
            self._allowed = frozenset(allowed)
        self._poll += 1
        poll = self._poll
        self._bell.ring()
        most = limit if 1 <= limit <= MOST_AT_ONCE else MOST_AT_ONCE
        if found := self._first(most):
            return found
        if seconds <= 0:
            return []
        return await self._bell.until(lambda: self._news(poll, most), min(seconds, LONGEST_POLL)) or []

    def __len__(self) -> int:
        return len(self._queue)

    async def confirmed(self, seconds: float) -> bool:
        """Wait until the bot has confirmed all; return whether it did so in time."""
        return await self._bell.until(lambda: None if self._queue else True, seconds) is True

    def clear(self) -> None:
        """Forget all that waits, as deleteWebhook does when asked to."""
        with self._guard:
            self._queue.clear()
        self._bell.ring()

    def close(self) -> None:
        """Send every waiting poller home empty-handed."""
        self._open = False
        self._bell.ring()

    def open(self) -> None:
        """Let pollers wait again."""
        self._open = True

    def _confirm(self, offset: int) -> None:
        with self._guard:
            if offset < 0:  # counts from the end and forgets all before
                while len(self._queue) > -offset:
                    self._queue.popleft()
            while self._queue and self._queue[0].update["update_id"] < offset:
                self._queue.popleft()
        if not self._queue:
            self._bell.ring()

    def _news(self, poll: int, most: int) -> list[Update] | None:
        if poll != self._poll:
            give_way()
        if not self._open:
            return []
        return self._first(most) or None

    def _first(self, most: int) -> list[Update]:
        """Return the oldest updates that Telegram still remembers."""
        now = self._clock.now()
        with self._guard:
            while self._queue and self._queue[0].until <= now:
                self._queue.popleft()
            remembered = (waiting.update for waiting in self._queue if now < waiting.until)
            return list(islice(remembered, most))
