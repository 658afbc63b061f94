"""How often each method was called, and how fast, for those who measure and those who wait."""

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from http import HTTPStatus

from bot.sandbox.bell import Bell

SECOND = 1.0


@dataclass
class Haste:
    """How fast the bot speaks: all calls that are messages, those that were refused among them."""

    calls: int = 0
    most: int = 0  # in any second
    seconds: float = 0.0  # from the first to the last
    refused: Counter[int] = field(default_factory=Counter[int])  # calls of any kind, by status
    heedless: int = 0  # refused by 429 although an earlier one since the ban had told so
    _told: float | None = None  # when it did
    _first: float = 0.0
    _lately: deque[float] = field(default_factory=deque[float])

    def add(self, now: float) -> None:
        """Count a call."""
        self._first = self._first if self.calls else now
        self.seconds = now - self._first
        self.calls += 1
        self._lately.append(now)
        while self._lately[0] <= now - SECOND:
            self._lately.popleft()
        self.most = max(self.most, len(self._lately))

    def refuse(self, status: int, begun: float) -> None:
        """Count a call that began at a moment and is refused now."""
        self.refused[status] += 1
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            self.heedless += self._told is not None and begun > self._told
            self._told = self._told or time.monotonic()

    def ban(self) -> None:
        """Take note that from now on no call is taken for some time, which nobody knows yet."""
        self._told = None
        self.heedless = 0


class Calls:
    """Counts the calls that were taken, by method in small letters."""

    def __init__(self) -> None:
        """Begin at zero."""
        self._counts: Counter[str] = Counter()
        self._bell = Bell()
        self.haste = Haste()

    def begin(self, *, is_message: bool) -> float:
        """Count a call that came, whatever becomes of it, and return when it did."""
        now = time.monotonic()
        if is_message:
            self.haste.add(now)
        return now

    def add(self, method: str) -> None:
        """Count one call."""
        self._counts[method] += 1
        self._bell.ring()

    def refuse(self, status: int, begun: float) -> None:
        """Count a call that was refused, and began at a moment."""
        self.haste.refuse(status, begun)

    def counts(self) -> dict[str, int]:
        """Return all counts."""
        return dict(self._counts)

    async def reached(self, method: str, least: int, seconds: float) -> bool:
        """Wait until a method was called this often in all; return whether it was in time."""
        return await self._bell.until(lambda: self._counts[method] >= least or None, seconds) is True
