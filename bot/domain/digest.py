"""The weekly digest as data: what matters, then the rest, who is silent; and why each line is where it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from bot.domain import period
from bot.domain.answer import Change, Gap, Result
from bot.domain.names import Names
from bot.domain.question import Question
from bot.domain.schedule import Week
from bot.domain.unit import Unit

_HARDLY = {True: 1, False: 10}  # moved: points of a share, or per cent of what is counted


class Reason(StrEnum):
    """Why a line stands where it does; all but the last are worth a leader's notice."""

    MISSES = "misses"  # its target
    BACK = "back"  # at its target, which it missed the period before
    FELL = "fell"  # further than this subject's figure usually moves
    ROSE = "rose"  # likewise
    STEADY = "steady"


@dataclass(frozen=True, slots=True, order=True)
class Importance:
    """An exact key to put lines in order by, the greatest first; each number decides where those before tie.

    Shares are told in points; what is counted, in per cent of its goal or of its earlier figure.
    """

    off: Fraction = Fraction(0)  # how far it is from the target that it misses
    worse: Fraction = Fraction(0)  # how far it has moved to the worse side
    moved: Fraction = Fraction(0)  # how far it has moved to either side
    unusual: Fraction = Fraction(0)  # that as a multiple of what this subject's changes usually are


@dataclass(frozen=True, slots=True)
class Behind:
    """A unit behind a line: how many things it lacks (MISSES), or how many points it moved (FELL, ROSE)."""

    unit: Unit
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Cause:
    """A note that came with the figures behind a line, and how many of them bear it."""

    text: Names
    times: int


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a digest, why it is there, and the question that opens it."""

    question: Question
    result: Result
    change: Change | None  # since the last period of its grain that has a figure
    reason: Reason
    importance: Importance = Importance()
    units: tuple[Behind, ...] = ()  # the furthest first; none where counts are not exact
    share: Fraction | None = None  # per cent of all that is lacking that lies with those units
    causes: tuple[Cause, ...] = ()  # the one given most often first
    is_new: bool = True  # whether it was approved since the digest before

    @property
    def is_settled(self) -> bool:
        """Whether nothing about it is open: it reaches its target, if it has one, and has hardly moved."""
        judgement, indicator = self.result.judgement, self.result.indicator
        reaches = judgement.reached is True if judgement else True
        return reaches and self.importance.moved <= _HARDLY[indicator.is_ratio]


@dataclass(frozen=True, slots=True)
class Digest:
    """What one unit's leaders are told of a week, the same to all of them."""

    unit: Unit
    week: Week
    since: datetime  # when the digest before was due, aware: what was approved after it is news
    notable: tuple[Line, ...]  # what is new first, of each the most important first
    steady: tuple[Line, ...]  # in the catalogue's order
    overdue: tuple[Line, ...] = ()  # neither of both, where fewer is better: with the causes that were given
    gaps: tuple[Gap, ...] = ()  # who has not reported, the longest list first
    waiting: int = 0  # submissions of it and all below it that waited for approval, of whatever indicator
    news: bool = True  # false where nothing was approved in the seven days before

    @property
    def due(self) -> datetime:
        """When it is due itself, a week after the one before; its figures are those of then."""
        return self.since + timedelta(days=7)

    @property
    def first(self) -> date:
        """The Monday of the week."""
        return period.week(*self.week).first

    @property
    def last(self) -> date:
        """The Sunday of the week."""
        return period.week(*self.week).last

    @property
    def tells_news(self) -> bool:
        """Whether anything that it tells is new; what few have reported yet is news, but is not told."""
        return self.news and any(line.is_new for line in self.lines)

    @property
    def is_mixed(self) -> bool:
        """Whether it tells something new beside what the one before told as well."""
        return len({line.is_new for line in self.lines}) > 1

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order in which they are told."""
        return (*self.notable, *self.steady, *self.overdue)

    @property
    def illustrative(self) -> bool:
        """Whether its figures are made up; then all of them are."""
        return any(line.result.finding.standing.illustrative for line in self.lines)
