"""Telegram's rate limits: to a person, into a group, and in all; and the times when it hears nobody."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.clock import Clock
from bot.sandbox.errors import slow_down


@dataclass(frozen=True)
class Rate:
    """So many calls within so long a time."""

    calls: int
    within: timedelta


INTO_A_GROUP = Rate(20, timedelta(minutes=1))
IN_ALL = Rate(30, timedelta(seconds=1))
TO_A_PERSON = timedelta(seconds=1)  # between two messages
FORGIVEN = 2  # messages to a person that may come too early, before time makes up for them


class Limits:
    """Counts what was let through; off unless asked for, since tests and benchmarks flood."""

    def __init__(self, clock: Clock, *, active: bool) -> None:
        """Begin with nothing counted."""
        self.active = active
        self._clock = clock
        self._passed: defaultdict[int, deque[datetime]] = defaultdict(deque)
        self._had: dict[int, datetime] = {}  # until when each person has had the messages of
        self._deaf_until = datetime.min.replace(tzinfo=UTC)

    def take(self, chat_id: int) -> None:
        """Let a message to this chat through, or refuse it and say how many seconds to wait."""
        if not self.active:
            return
        now = self._clock.now()
        own = (
            self._person_waits(chat_id, now)
            if chat_id > 0
            else _wait(self._passed[chat_id], INTO_A_GROUP, now)
        )
        _refuse(max(own, _wait(self._passed[0], IN_ALL, now)))
        self._passed[0].append(now)
        if chat_id > 0:
            self._had[chat_id] = max(self._had.get(chat_id, now), now) + TO_A_PERSON
        else:
            self._passed[chat_id].append(now)

    def ban(self, seconds: int) -> None:
        """Refuse every call for so long."""
        self._deaf_until = self._clock.now() + timedelta(seconds=seconds)

    def admit(self) -> None:
        """Refuse a call while none is taken."""
        _refuse(self._deaf_until - self._clock.now())

    def _person_waits(self, chat_id: int, now: datetime) -> timedelta:
        return self._had.get(chat_id, now) - FORGIVEN * TO_A_PERSON - now


def _refuse(wait: timedelta) -> None:
    if wait > timedelta(0):
        slow_down(math.ceil(wait.total_seconds()))


def _wait(passed: deque[datetime], rate: Rate, now: datetime) -> timedelta:
    """Return how long the next call has to wait; what is long past is forgotten."""
    while passed and passed[0] + rate.within <= now:
        passed.popleft()
    return passed[0] + rate.within - now if len(passed) >= rate.calls else timedelta(0)
