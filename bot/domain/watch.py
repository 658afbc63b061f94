"""A watch: what somebody wants to be told of when a figure crosses a bound, and when it comes back."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from bot.domain.answer import Result
from bot.domain.question import Bound, Question

_NIGHT, _MORNING = time(21), time(6, 30)


@dataclass(frozen=True, slots=True)
class Watch:
    """The figure that a VALUE question asks for, held against a bound whenever it changes."""

    id: int
    person_id: int
    question: Question
    bound: Bound
    met: bool | None  # how it was when last told apart; None where it never was
    told_on: date | None  # the local day of the last message


@dataclass(frozen=True, slots=True)
class Crossing:
    """A watched figure that has come to pass its bound, or that no longer does."""

    watch: Watch
    result: Result
    met: bool


def is_quiet(now: datetime, zone: tzinfo) -> bool:
    """Say whether a moment is within the quiet hours, 21:00 to 06:30 of the local clock."""
    return not _MORNING <= now.astimezone(zone).time() < _NIGHT
