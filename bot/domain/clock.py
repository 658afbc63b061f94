"""Time is an argument: whoever needs the moment is handed a clock."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the moment; tests wind one by hand."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...


class SystemClock:
    """The one place that knows the real time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)
