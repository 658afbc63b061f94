"""What is asked, as data: a command, a free text, a button and a line of a digest are all one question."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from bot.domain.figure import WHOLE
from bot.domain.period import Grain, Period, from_key

BUTTON_BYTES = 64  # callback_data, Bot API, InlineKeyboardButton
BOUND_PLACES = 4  # decimals of a bound that a button keeps
MOST_ON_END = 12  # periods
MOST_AT_EACH_END = 5  # of an order whose both ends are told
_CHANGE = "~"  # begins the data of a button that offers to change one part of a question
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Kind(StrEnum):
    """What the asker wants to know; the letters travel in buttons."""

    VALUE = "v"
    SOURCE = "s"
    RANK = "r"  # the order of a tier, from one of its ends, or those in it that pass a test
    PLACE = "p"  # where one unit stands in the order of its peers
    COMPARE = "c"
    CHANGE = "d"  # between two periods
    MOVERS = "n"  # whose figures in a tier have moved one way between two periods, and how far
    TREND = "t"
    PULL = "w"  # which members pull a tier's figure away from its better end, and by how much
    OVERVIEW = "o"
    UNIT = "u"
    ALERTS = "a"
    MISSING = "m"
    DEFINITION = "f"
    TARGET = "g"
    CATALOGUE = "k"


class End(StrEnum):
    """From which end an order is told: by the indicator's direction, or by the number."""

    BEST = "b"
    WORST = "w"
    HIGHEST = "h"
    LOWEST = "l"
    BOTH = "x"  # of the numbers: the highest, and then the lowest


class Relation(StrEnum):
    """What a figure is held against a bound for: a number, its own target, or what all make together."""

    UNDER = "u"
    AT_MOST = "m"
    OVER = "o"
    AT_LEAST = "l"
    MISSES = "x"
    REACHES = "r"
    BELOW = "b"
    ABOVE = "a"

    @property
    def is_of_target(self) -> bool:
        """Whether the bound is the figure's own target."""
        return self in (Relation.MISSES, Relation.REACHES)

    @property
    def is_of_average(self) -> bool:
        """Whether the bound is the figure of all that are ranked together."""
        return self in (Relation.BELOW, Relation.ABOVE)

    @property
    def has_number(self) -> bool:
        """Whether the bound is a number that was asked for."""
        return not (self.is_of_target or self.is_of_average)


@dataclass(frozen=True, slots=True)
class Bound:
    """A relation and its number, in per cent or in things, of at most four decimals, if it has one."""

    relation: Relation
    value: Decimal | None = None


class Back(StrEnum):
    """A period to compare with, told from the one that is shown: the week, month, … before it."""

    SAME = "s"  # the one before, whatever its grain
    WEEK = "w"
    MONTH = "m"
    QUARTER = "q"
    HALF = "h"
    YEAR = "y"
    YEAR_BEFORE = "b"  # the same days a year earlier

    @property
    def grain(self) -> Grain | None:
        """The grain that both periods have; None where it is that of the shown one."""
        return _GRAINS.get(self)


_GRAINS = {
    Back.WEEK: Grain.WEEK,
    Back.MONTH: Grain.MONTH,
    Back.QUARTER: Grain.QUARTER,
    Back.HALF: Grain.HALF,
    Back.YEAR: Grain.YEAR,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figure: a unit's own, that of a tier below it, or that of the unit with everything below it."""

    unit_id: int
    tier_id: int | None = None  # None: the unit's own figure; WHOLE: with everything below

    @property
    def is_own(self) -> bool:
        """Whether only the unit's own figure is meant."""
        return self.tier_id is None

    @property
    def is_whole(self) -> bool:
        """Whether the unit and everything below it is meant."""
        return self.tier_id == WHOLE


@dataclass(frozen=True, slots=True)
class Question:
    """One question; no period is the latest that serves, a page counts from 0."""

    kind: Kind
    indicator_ids: tuple[int, ...] = ()
    subjects: tuple[Subject, ...] = ()
    period: Period | None = None
    page: int = 0
    since: Period | Back | None = None  # what a change is told since; None is the period before
    end: End | None = None  # of an order; None is the whole of it, the best first. Of movers: which way
    limit: int = 0  # how many of an order; 0 is as many as a page holds
    bound: Bound | None = None  # of an order: who passes; of a trend: since when; of a value: a watch
    without: tuple[int, ...] = ()  # ids of units that are left out of a tier
    as_of: date | None = None  # what was known at the end of a day, before any later correction
    on_end: int = 0  # in how many periods on end a bound is passed, or a move is made; 0 is in the one
    in_things: bool = False  # an order by what is counted, and not by the share that it makes

    @property
    def is_watch(self) -> bool:
        """Whether its figure is to be watched for its bound, and not told now."""
        return self.kind is Kind.VALUE and self.bound is not None

    def but(
        self,
        *,
        kind: Kind | None = None,
        period: Period | None = None,
        subjects: tuple[Subject, ...] | None = None,
        page: int = 0,
    ) -> "Question":
        """Return the same question with one part changed."""
        return replace(
            self,
            kind=kind or self.kind,
            period=period or self.period,
            subjects=self.subjects if subjects is None else subjects,
            page=page,
        )


class Part(StrEnum):
    """A part of a question that can be changed while the others stay; the letters travel in buttons."""

    INDICATOR = "i"
    WHO = "u"
    PERIOD = "p"


def changeable(kind: Kind) -> tuple[Part, ...]:
    """Return the parts of a kind's questions that can be changed one by one."""
    match kind:
        case Kind.VALUE | Kind.SOURCE | Kind.RANK | Kind.PLACE | Kind.PULL | Kind.TARGET:
            return (Part.INDICATOR, Part.WHO, Part.PERIOD)
        case Kind.CHANGE | Kind.MOVERS:
            return (Part.INDICATOR, Part.WHO, Part.PERIOD)
        case Kind.TREND:
            return (Part.INDICATOR, Part.WHO)
        case Kind.COMPARE:
            return (Part.INDICATOR, Part.PERIOD)
        case Kind.OVERVIEW | Kind.UNIT | Kind.ALERTS | Kind.MISSING:
            return (Part.WHO, Part.PERIOD)
        case Kind.DEFINITION:
            return (Part.INDICATOR,)
        case Kind.CATALOGUE:
            return ()
        case _:
            assert_never(kind)


def encode(question: Question) -> str:
    """Return a question as a button carries it; ValueError where it would be longer than 64 bytes."""
    return _fitting(written(question))


def written(question: Question) -> str:
    """Return a question as text, however long, for :func:`decode` to read."""
    parts = (
        question.kind.value,
        "+".join(map(_base36, question.indicator_ids)),
        "+".join(_encode_subject(subject) for subject in question.subjects),
        _base36(question.period.key) if question.period else "",
        _base36(question.page),
        *_encode_rest(question),
    )
    return ".".join(parts)


def encode_change(part: Part, question: Question) -> str:
    """Return the data of a button that offers to change a part; ValueError where it is over 64 bytes."""
    return _fitting(f"{_CHANGE}{part.value}{encode(question)}")


def is_change(text: str) -> bool:
    """Say whether a button's data offers to change a question, and does not ask it."""
    return text.startswith(_CHANGE)


def decode_change(text: str) -> tuple[Part, Question]:
    """Return the part to change and its question; ValueError where the text was never one of ours."""
    if not is_change(text):
        msg = f"not an offer to change a question: {text}"
        raise ValueError(msg)
    return Part(text[1:2]), decode(text[2:])


def _fitting(text: str) -> str:
    if len(text) > BUTTON_BYTES:
        msg = f"a button holds {BUTTON_BYTES} bytes: {text}"
        raise ValueError(msg)
    return text


def decode(text: str) -> Question:
    """Return the question that a button carries; ValueError where the text was never one of ours."""
    kind, indicators, subjects, period, page, *rest = text.split(".")
    question = Question(
        Kind(kind),
        tuple(_number(part) for part in indicators.split("+") if part),
        tuple(_decode_subject(part) for part in subjects.split("+") if part),
        from_key(_number(period)) if period else None,
        _number(page),
    )
    for part in rest:
        question = _decode_rest(question, part[:1], part[1:])
    return question


def _encode_rest(question: Question) -> list[str]:
    """Return the parts that few questions have, each behind its own capital letter."""
    parts: list[str] = []
    if question.since:
        since = question.since
        parts.append(f"B{since.value}" if isinstance(since, Back) else f"S{_base36(since.key)}")
    if question.end:
        parts.append(f"E{question.end.value}")
    if question.limit:
        parts.append(f"N{_base36(question.limit)}")
    if question.bound:
        value = question.bound.value
        number = "" if value is None else _base36(int(value.scaleb(BOUND_PLACES)))
        parts.append(f"T{question.bound.relation.value}{number}")
    if question.without:
        parts.append(f"W{'+'.join(map(_base36, question.without))}")
    if question.as_of:
        parts.append(f"D{_base36(question.as_of.toordinal())}")
    if question.on_end:
        parts.append(f"R{_base36(question.on_end)}")
    if question.in_things:
        parts.append("C")
    return parts


def _decode_rest(question: Question, letter: str, text: str) -> Question:
    match letter:
        case "B":
            return replace(question, since=Back(text))
        case "S":
            return replace(question, since=from_key(_number(text)))
        case "E":
            return replace(question, end=End(text))
        case "N":
            return replace(question, limit=_number(text))
        case "T":
            return replace(question, bound=_decode_bound(Relation(text[:1]), text[1:]))
        case "W":
            return replace(question, without=tuple(map(_number, text.split("+"))))
        case "D":
            return replace(question, as_of=date.fromordinal(_ordinal(_number(text))))
        case "R":
            return replace(question, on_end=min(_number(text), MOST_ON_END))
        case "C" if not text:
            return replace(question, in_things=True)
        case _:
            msg = f"not a part of a question: {letter}"
            raise ValueError(msg)


def _decode_bound(relation: Relation, number: str) -> Bound:
    if relation.has_number is not bool(number):
        msg = f"this bound has a number, or has none: {number}"
        raise ValueError(msg)
    return Bound(relation, Decimal(_number(number)).scaleb(-BOUND_PLACES) if number else None)


def _ordinal(number: int) -> int:
    if not 1 <= number <= date.max.toordinal():
        msg = f"not a day: {number}"
        raise ValueError(msg)
    return number


def _encode_subject(subject: Subject) -> str:
    unit = _base36(subject.unit_id)
    return unit if subject.tier_id is None else f"{unit}-{_base36(subject.tier_id)}"


def _decode_subject(text: str) -> Subject:
    unit, dash, tier = text.partition("-")
    return Subject(_number(unit), _number(tier) if dash else None)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _number(text: str) -> int:
    """Read base 36; ValueError for anything else, signs and underscores included."""
    if not text or not set(text) <= set(_DIGITS) or len(text) > 12:
        msg = f"not a number: {text}"
        raise ValueError(msg)
    return int(text, 36)
