"""How often each method was called, and how fast, for those who measure and those who wait."""

import time
from collections import Counter, deque
from dataclasses import dataclass, field

from bot.sandbox.bell import Bell

SECOND = 1.0


@dataclass
class Haste:
    """How fast the bot speaks: all calls that are messages, those that were refused among them."""

    calls: int = 0
    most: int = 0  # in any second
    seconds: float = 0.0  # from the first to the last
    refused: Counter[int] = field(default_factory=Counter[int])  # calls of any kind, by status
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


class Calls:
    """Counts the calls that were taken, by method in small letters."""

    def __init__(self) -> None:
        """Begin at zero."""
        self._counts: Counter[str] = Counter()
        self._bell = Bell()
        self.haste = Haste()

    def begin(self, *, is_message: bool) -> None:
        """Count a call that came, whatever becomes of it."""
        if is_message:
            self.haste.add(time.monotonic())

    def add(self, method: str) -> None:
        """Count one call."""
        self._counts[method] += 1
        self._bell.ring()

    def refuse(self, status: int) -> None:
        """Count a call that was refused."""
        self.haste.refused[status] += 1

    def counts(self) -> dict[str, int]:
        """Return all counts."""
        return dict(self._counts)

    async def reached(self, method: str, least: int, seconds: float) -> bool:
        """Wait until a method was called this often in all; return whether it was in time."""
        return await self._bell.until(lambda: self._counts[method] >= least or None, seconds) is True
