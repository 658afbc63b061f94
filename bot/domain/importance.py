"""What makes a line of the digest important: its target, its change, and what its changes usually are."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from bot.domain.answer import Judgement
from bot.domain.digest import Importance, Reason
from bot.domain.indicator import Direction, Indicator, Kind

RECENT = 8  # earlier changes of a subject, which tell what is usual for it
_FEW = 3  # of which so many tell nothing yet
_TIMES = 2  # as much as usual is unusual

# In points of a share, or in per cent of what was counted before:
_UNTOLD = {True: Fraction(1), False: Fraction(10)}  # what is taken for usual where nothing is told yet
_LEAST = {True: Fraction(1, 10), False: Fraction(1)}  # what is usual at the least, however still a figure lay


@dataclass(frozen=True, slots=True)
class Step:
    """A change in points of a share, or in per cent of the count before; and what is usual."""

    size: Fraction
    usual: Fraction

    @property
    def times(self) -> Fraction:
        """How many times the usual change it is."""
        return abs(self.size) / self.usual

    @property
    def is_unusual(self) -> bool:
        """Whether it is so much more than usual that a leader should know."""
        return self.times >= _TIMES


@dataclass(frozen=True, slots=True)
class Moved:
    """From which number a figure moved, in per cent or in things, and how far."""

    earlier: Fraction
    points: Fraction


def step_of(indicator: Indicator, moves: Sequence[Moved | None]) -> Step | None:
    """Return a subject's last change beside the eight before it; None where the last cannot be told.

    What is usual is the median of their sizes, those left out that cannot be told either.
    """
    last = moves[-1] if moves else None
    if last is None:
        return None
    before = [abs(_sized(indicator, each)) for each in moves[-1 - RECENT : -1] if each]
    is_ratio = indicator.is_ratio
    usual = _UNTOLD[is_ratio] if len(before) < _FEW else max(median(before), _LEAST[is_ratio])
    return Step(_sized(indicator, last), usual)


def reason_of(judgement: Judgement | None, was: Judgement | None, step: Step | None) -> Reason:
    """Return why a figure is told, given how it stood to its goal the period before, and its change."""
    reached = judgement.reached if judgement else None
    if reached is False:
        return Reason.MISSES
    if reached and was and was.reached is False:
        return Reason.BACK
    if step and step.is_unusual:
        return Reason.FELL if step.size < 0 else Reason.ROSE
    return Reason.STEADY


def importance_of(indicator: Indicator, judgement: Judgement | None, step: Step | None) -> Importance:
    """Return the key of a figure, which needs neither the others nor the order in which they come.

    What is done or not has no distance from being done.
    """
    off = Fraction(0)
    if judgement and judgement.reached is False and indicator.kind is not Kind.MILESTONE:
        off = abs(_sized(indicator, Moved(Fraction(judgement.goal.value), judgement.points)))
    if step is None:
        return Importance(off)
    return Importance(off, max(Fraction(0), _worsening(indicator, step)), abs(step.size), step.times)


def _worsening(indicator: Indicator, step: Step) -> Fraction:
    match indicator.direction:
        case Direction.UP:
            return -step.size
        case Direction.DOWN:
            return step.size
        case Direction.NONE:
            return Fraction(0)


def _sized(indicator: Indicator, moved: Moved) -> Fraction:
    """Return points as they are, and things in per cent of how many there were; from none, as if of one."""
    if indicator.is_ratio:
        return moved.points
    return 100 * moved.points / max(abs(moved.earlier), Fraction(1))
