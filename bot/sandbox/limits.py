"""Telegram's rate limits: to a person, into a group, and in all."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.clock import Clock
from bot.sandbox.errors import slow_down


@dataclass(frozen=True)
class Rate:
    """So many calls within so long a time."""

    calls: int
    within: timedelta


TO_A_PERSON = Rate(1, timedelta(seconds=1))
INTO_A_GROUP = Rate(20, timedelta(minutes=1))
IN_ALL = Rate(30, timedelta(seconds=1))


class Limits:
    """Counts what was let through; off unless asked for, since tests and benchmarks flood."""

    def __init__(self, clock: Clock, *, active: bool) -> None:
        """Begin with nothing counted."""
        self.active = active
        self._clock = clock
        self._passed: defaultdict[int, deque[datetime]] = defaultdict(deque)

    def take(self, chat_id: int) -> None:
        """Let a message to this chat through, or refuse it and say how many seconds to wait."""
        if not self.active:
            return
        now = self._clock.now()
        rates = ((0, IN_ALL), (chat_id, TO_A_PERSON if chat_id > 0 else INTO_A_GROUP))
        wait = max(_wait(self._passed[key], rate, now) for key, rate in rates)
        if wait > timedelta(0):
            slow_down(math.ceil(wait.total_seconds()))
        for key, _ in rates:
            self._passed[key].append(now)


def _wait(passed: deque[datetime], rate: Rate, now: datetime) -> timedelta:
    """Return how long the next call has to wait; what is long past is forgotten."""
    while passed and passed[0] + rate.within <= now:
        passed.popleft()
    return passed[0] + rate.within - now if len(passed) >= rate.calls else timedelta(0)
