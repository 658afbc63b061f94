"""How often each method was called, for those who measure and those who wait."""

from collections import Counter

from bot.sandbox.bell import Bell


class Calls:
    """Counts the calls that were taken, by method in small letters."""

    def __init__(self) -> None:
        """Begin at zero."""
        self._counts: Counter[str] = Counter()
        self._bell = Bell()

    def add(self, method: str) -> None:
        """Count one call."""
        self._counts[method] += 1
        self._bell.ring()

    def counts(self) -> dict[str, int]:
        """Return all counts."""
        return dict(self._counts)

    async def reached(self, method: str, least: int, seconds: float) -> bool:
        """Wait until a method was called this often in all; return whether it was in time."""
        return await self._bell.until(lambda: self._counts[method] >= least or None, seconds) is True
