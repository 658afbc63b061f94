"""What a question gets: figures as data, before any words or pictures; or a plain reason why not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from bot.domain.catalogue import Who
from bot.domain.figure import Figure, Measure
from bot.domain.indicator import Direction, Goal, Indicator
from bot.domain.period import Period
from bot.domain.quantity import Qualifier, Rate
from bot.domain.question import Question
from bot.domain.standing import Coverage, Finding
from bot.domain.unit import Tier, Unit


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a figure stands to its goal."""

    goal: Goal
    reached: bool | None  # None where the qualifier of the figure leaves it open
    points: Fraction  # from the goal to the figure, in points (or in things, for a count)
    missing: int | None  # how many more (or, for downward, fewer) things would reach it; None where not exact


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of an answer, with everything that must travel with it."""

    who: Who
    indicator: Indicator
    finding: Finding
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How far a figure has moved since another period, in points, or in things for a count."""

    since: Period
    points: Fraction


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in an order: its rank from 1, equal figures sharing one."""

    rank: int
    result: Result
    beside: tuple[Result, ...] = ()  # its figures of the other indicators that were asked for

    @property
    def unit(self) -> Unit:
        """The unit that stands there."""
        return self.result.who.unit


@dataclass(frozen=True, slots=True)
class Later:
    """A later period than the one shown, for which too few have reported."""

    period: Period
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Value:
    """One figure, its change, and the worst of those behind it."""

    question: Question
    result: Result
    parts: tuple[Result, ...] = ()  # in place of a total that cannot be given
    change: Change | None = None
    worst: tuple[Result, ...] = ()
    later: Later | None = None
    became: tuple[Who, ...] | None = None  # of a unit that has an end, where it matters: what came after it
    now: Result | None = None  # of a figure as it once was known: what it is now, where that differs


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of an order: how many of those told are of the high one, and how many more equal the last."""

    upper: int
    equal_above: int = 0  # more that equal the last of the high end
    equal_below: int = 0  # and of the low one


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of a tier from the end that was asked for, or those in it that pass a test; a page of it."""

    question: Question
    total: Result
    places: tuple[Place, ...]
    page: int
    pages: int
    ranked: int
    silent: int  # units without a figure
    uncounted: int  # units that have reported, with nothing to rank them by, such as 0 of 0
    passing: int | None = None  # how many pass the test that was asked for; None where there was none
    undecided: int = 0  # whose qualifiers leave open whether they pass
    stands: bool = True  # false where the total is made up, and another figure was published
    since: Period | None = None  # the first of several periods on end in which all that are told pass
    ends: Ends | None = None  # where both ends of the order were asked for


@dataclass(frozen=True, slots=True)
class Position:
    """Where one unit stands among its peers: the units of its tier below the one above it."""

    question: Question
    place: Place
    peers: Who
    ranked: int
    silent: int
    sharing: int = 0  # how many others have the same rank
    above: Place | None = None  # the next better and the next worse one
    below: Place | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """One subject at two periods, the earlier first."""

    question: Question
    earlier: Result
    later: Result
    change: Change | None  # None where the two cannot be held against each other


@dataclass(frozen=True, slots=True)
class Move:
    """A unit's figure at two periods, and how far it has moved, in points, or in things for a count."""

    earlier: Result
    later: Result
    points: Fraction


@dataclass(frozen=True, slots=True)
class Movers:
    """The units of a tier whose figures have moved one way, the furthest first; a page of them."""

    question: Question
    earlier: Result  # of all together
    later: Result
    change: Change | None  # of all together; None where the two cannot be held against each other
    upwards: bool
    moves: tuple[Move, ...]
    moved: int  # how many moved that way
    compared: int  # how many could be held against their own figure of before
    page: int
    pages: int
    uncompared: int = 0  # units that lack one of the figures, or whose qualifiers leave it open
    stands: bool = True  # as in a ranking


@dataclass(frozen=True, slots=True)
class Pull:
    """A member, and how far the figure of all would move without it."""

    result: Result
    without: Rate  # what the figure would be without the member
    points: Fraction  # from the figure of all to that; the member pulls the other way


@dataclass(frozen=True, slots=True)
class Pulls:
    """The members that pull a tier's share to one side, the strongest first; a page of them."""

    question: Question
    total: Result  # of the members with exact counts
    downwards: bool
    pulls: tuple[Pull, ...]
    pulling: int  # how many do
    page: int
    pages: int
    inexact: int = 0  # members that have reported, but no exact counts
    stands: bool = True  # as in a ranking


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several subjects side by side, for one period."""

    question: Question
    indicator: Indicator
    period: Period
    results: tuple[Result, ...]
    silent: tuple[Who, ...]
    apart: Fraction | None = None  # points from the second to the first of exactly two exact figures


@dataclass(frozen=True, slots=True)
class Streak:
    """How many periods on end a figure has moved the same way, and since which one."""

    steps: int
    rising: bool
    since: Period  # the first period of the streak that moved


@dataclass(frozen=True, slots=True)
class Trend:
    """One subject over time, the oldest first."""

    question: Question
    who: Who
    indicator: Indicator
    results: tuple[Result, ...]
    change: Change | None
    streak: Streak | None = None  # None where the last step is none, or cannot be told
    first: Result | None = None  # of all that were ever reported, the first that passes the question's bound
    undecided: int = 0  # earlier ones whose qualifiers leave that open
    passing: int = 0  # how many periods on end, the last one among them, surely pass the bound


@dataclass(frozen=True, slots=True)
class Overview:
    """Every indicator of a subject on one screen."""

    question: Question
    who: Who
    results: tuple[Result, ...]
    silent: tuple[Indicator, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Card:
    """One unit: every indicator with its place among its peers, (place, of how many) or None."""

    question: Question
    who: Who
    results: tuple[Result, ...]
    places: tuple[tuple[int, int] | None, ...]
    page: int
    pages: int
    silent: tuple[Indicator, ...] = ()  # those asked for by name that it has no figure of


@dataclass(frozen=True, slots=True)
class Alert:
    """A figure that misses its goal, and how many of those behind it do."""

    result: Result
    units_missing: int | None
    units_ranked: int


@dataclass(frozen=True, slots=True)
class Alerts:
    """What misses its goal, the furthest off first; and how many figures were held against one."""

    question: Question
    who: Who
    alerts: tuple[Alert, ...]
    judged: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Who of a tier has not reported an indicator for a period; nobody, where all have."""

    indicator: Indicator
    period: Period
    coverage: Coverage
    silent: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Who has not reported what."""

    question: Question
    who: Who
    gaps: tuple[Gap, ...]
    complete: int  # how many (indicator, tier) pairs miss nobody
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Where every number of a figure came from."""

    question: Question
    result: Result
    figures: tuple[Figure, ...]  # the standing figures themselves, where few enough to name
    whose: tuple[Who, ...]  # the subject of each: the answer's own, or a part of it
    superseded: tuple[Figure, ...]
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """Which indicators there are."""

    question: Question
    indicators: tuple[Indicator, ...]
    page: int
    pages: int


TierGoal = tuple[Tier | None, Goal]  # what a tier should reach; None stands for every other one


@dataclass(frozen=True, slots=True)
class Definition:
    """What exactly an indicator counts, which way is better, what is aimed at, how often it is due."""

    question: Question
    indicator: Indicator
    goals: tuple[TierGoal, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a subject should reach, and how it stands to that; each None where there is none."""

    question: Question
    who: Who
    indicator: Indicator
    goal: Goal | None
    result: Result | None
    of_tiers: tuple[TierGoal, ...] = ()  # where the subject has no goal of its own: those that tiers have


Answer = (
    Value
    | Ranking
    | Position
    | Movement
    | Movers
    | Pulls
    | Comparison
    | Trend
    | Overview
    | Card
    | Alerts
    | Missing
    | Sources
    | Definition
    | Aim
    | Contents
)


class Reason(StrEnum):
    """Why there is no answer; each is a sentence in the catalogues."""

    NO_DATA = "no_data"
    NO_DATA_AT_ALL = "no_data_at_all"
    TOO_FEW = "too_few"  # have reported, in every period
    NO_SUCH_MEMBERS = "no_such_members"
    NOT_PERMITTED = "not_permitted"
    UNIT_ENDED = "unit_ended"
    UNIT_NOT_YET = "unit_not_yet"
    NEEDS_TWO = "needs_two"
    NO_PEERS = "no_peers"
    NOT_RANKED = "not_ranked"
    NO_TARGET = "no_target"
    NOT_A_SHARE = "not_a_share"
    NOT_YET_KNOWN = "not_yet_known"
    ONE_FIGURE_THEN = "one_figure_then"  # what was known on a day is told of one figure at a time
    GONE = "gone"

    @property
    def is_of_rights(self) -> bool:
        """Whether it is no answer since the asker has no right to one, or made the question up."""
        return self in (Reason.NOT_PERMITTED, Reason.GONE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An expected "no": its reason, what it is about, and questions that can be asked instead."""

    reason: Reason
    who: Who | None = None
    indicator: Indicator | None = None
    period: Period | None = None
    units: tuple[Unit, ...] = ()
    offers: tuple[Question, ...] = ()
    as_of: date | None = None
    having: Period | None = None  # of two periods asked for, the one that has a figure
    later: Later | None = None  # the newest period that some have reported, where too few have in each


def judge(indicator: Indicator, goal: Goal | None, who: Who, finding: Finding) -> Judgement | None:
    """Hold a figure against its goal; None where there is no goal or the figure has no number for it.

    What is counted has a goal for each unit, which says nothing about the sum of many.
    """
    number = indicator.number(finding.standing.measure)
    if not (indicator.is_ratio or who.subject.is_own):
        return None
    if goal is None or number is None or indicator.direction is Direction.NONE:
        return None
    reached = _reached(number, Fraction(goal.value), indicator.direction)
    missing = _missing(indicator, goal, finding.standing.measure) if reached is False else None
    return Judgement(goal, reached, number.value - Fraction(goal.value), missing)


def _reached(number: Rate, goal: Fraction, direction: Direction) -> bool | None:
    """Say whether a goal is reached; None where the number's qualifier leaves it open ("over 97" of 98)."""
    off = number.value - goal if direction is Direction.UP else goal - number.value
    match number.qualifier if direction is Direction.UP else number.qualifier.inverse:
        case Qualifier.EXACT:
            return off >= 0
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return True if off >= 0 else None
        case Qualifier.NEARLY:
            return False if off <= 0 else None
        case Qualifier.AT_MOST:
            return False if off < 0 else None
        case Qualifier.ABOUT:
            return None


def _missing(indicator: Indicator, goal: Goal, measure: Measure) -> int | None:
    """Return how many things part a figure from its goal, at the same denominator; None unless exact."""
    numerator, denominator = measure.numerator, measure.denominator
    if numerator is None or numerator.qualifier or measure.rate is not None:
        return None
    target = Fraction(goal.value)
    if indicator.is_ratio:
        if denominator is None or denominator.qualifier:
            return None
        target = target * Fraction(denominator.value) / 100
    gap = target - Fraction(numerator.value)
    return ceil(gap) if indicator.direction is Direction.UP else ceil(-gap)


class Doubt(StrEnum):
    """What cannot be read with certainty; each is a sentence in the catalogues."""

    NOT_UNDERSTOOD = "not_understood"
    WHICH_UNIT = "which_unit"
    WHICH_INDICATOR = "which_indicator"
    WHICH_PERIOD = "which_period"
    NO_SUCH_PERIOD = "no_such_period"
    WORDS_LEFT = "words_left"
    TOO_MANY = "too_many"
    WIDER = "wider"
    OWN_OR_WHOLE = "own_or_whole"
    WHICH_NUMBER = "which_number"
    WHICH_QUESTION = "which_question"
    GREETING = "greeting"
    NO_FILE = "no_file"
    NO_CAUSE = "no_cause"
    NO_BOUND = "no_bound"  # for an alert
    NO_SUCH_SHARE = "no_such_share"  # beyond 100 per cent
    DONE_OR_NOT = "done_or_not"  # an alert on what several units have done or not
    NO_SUCH_LEVEL = "no_such_level"  # districts and their towns, which are no more


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading to pick, and what tells it from the others."""

    question: Question
    who: Who | None = None
    indicator: Indicator | None = None
    period: Period | None = None
    parent: Unit | None = None  # named where the units' names alone do not tell them apart
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A question asked back: what was doubtful, in the asker's words, and the readings to pick from."""

    doubt: Doubt
    words: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Mended:
    """A word or name as it was typed, and what it was taken for."""

    typed: str
    meant: Who | Indicator | str  # a text is a word of grammar


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that was read with certainty, and what its reader should be told of the reading."""

    question: Question
    mended: tuple[Mended, ...] = ()
    inherited: bool = False  # whether a part of it was taken over from the question before
    chart: bool = False  # whether it is to be drawn
