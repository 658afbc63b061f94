"""A clock that stands still until a test winds it."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Tells the same moment until it is advanced."""

    def __init__(self, now: datetime = datetime(2022, 6, 24, 1, tzinfo=UTC)) -> None:
        """Set the clock; unless told, to the article's morning in Vietnam."""
        self._now = now

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Wind the clock forward."""
        self._now += by
