"""What a bot has done since it started, counted where it happens; the health page shows it."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from time import monotonic

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds
_POLLS_EVERY = 90.0  # seconds at most, with every wait between two polls


@dataclass(slots=True)
class Meter:
    """Counts for one bot, in one event loop; times are those of :func:`time.monotonic`."""

    answers: Counter[str] = field(default_factory=Counter[str])  # by what was answered
    failures: int = 0  # updates whose handler failed
    sends: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])  # by way and outcome
    limited: int = 0  # calls that Telegram answered by 429
    slots: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))  # answers by their seconds
    seconds: float = 0.0  # of all answers
    polled_at: float | None = None
    missed_at: float | None = None  # when a call found no way to Telegram

    def answered(self, kind: str, since: float) -> None:
        """Count an answer to what came at a moment."""
        seconds = monotonic() - since
        self.answers[kind] += 1
        self.slots[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    def polled(self) -> None:
        """Note that Telegram has answered a poll."""
        self.polled_at = monotonic()

    def missed(self) -> None:
        """Note that a call found no way to Telegram."""
        self.missed_at = monotonic()

    @property
    def poll_age(self) -> float | None:
        """How many seconds ago Telegram has answered a poll; None where it never has."""
        return None if self.polled_at is None else monotonic() - self.polled_at

    @property
    def reaches_telegram(self) -> bool:
        """Whether polls are answered: not long ago, and since a call found no way last."""
        age = self.poll_age
        missed_since = self.missed_at is not None and self.missed_at > (self.polled_at or 0.0)
        return age is not None and age < _POLLS_EVERY and not missed_since
