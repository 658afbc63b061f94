"""What a sentence tells beside names: since when, from which end, how many, and held against which bound."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.domain import period as periods
from bot.domain.answer import Doubt, Unclear
from bot.domain.indicator import Direction
from bot.domain.period import Grain, Period
from bot.domain.question import MOST_AT_EACH_END, Back, Bound, End, Kind, Relation
from bot.domain.text import fold
from bot.reading.pieces import Said, When
from bot.reading.sentence import Sentence, WhoPiece
from bot.reading.vocabulary import MOVES
from bot.reading.words import Word

_BACK = {
    Grain.WEEK: Back.WEEK,
    Grain.MONTH: Back.MONTH,
    Grain.QUARTER: Back.QUARTER,
    Grain.HALF: Back.HALF,
    Grain.YEAR: Back.YEAR,
}
_ENDS = {
    Word.HIGHEST: End.HIGHEST,
    Word.MOST: End.HIGHEST,
    Word.LOWEST: End.LOWEST,
    Word.BEST: End.BEST,
    Word.TOP: End.BEST,
    Word.WORST: End.WORST,
    Word.BOTTOM: End.WORST,
}
_START = re.compile(r"(?:tu )?dau\b|.*\b(?:start|beginning)\b")  # of a year: its own figures tell nothing
_ALL_IN_ORDER = re.compile(
    r"(?:cao|thap|tot|kem)(?: nhat)? (?:den|xuong|len)\b|\bto\b|scending"
    r"|(?:best|worst|lowest|highest|smallest|biggest) first"
)
_TO, _TODAY = {"den", "toi", "to", "sang"}, {"nay", "gio", "now", "date", "today"}
_OF_CHANGE = frozenset({Word.CHANGE, Word.UPWARDS, Word.DOWNWARDS})
_HOLDING = frozenset({Word.VERSUS, Word.CHANGE, Word.COMPARE, Word.APART})
_FIGURES_COME = 2  # the month up to which the latest figures may be those of the year before
_LISTED = frozenset({Word.TOP, Word.BOTTOM})
_DOWN = frozenset(
    {
        *(
            "keo tut",
            "keo lui",
            "keo giam",
            "keo thap",
            "giam",
            "giam xuong",
            "giam di",
            "thap la do",
            "thap do",
        ),
        *(
            "lam giam",
            "lam giam nhieu nhat",
            "lam thap",
            "lam hut",
            "lam tut",
            "lam sut",
            "gay tut",
            "gay giam",
        ),
        *("thap la do dau", "thap do dau"),
        *("down", "decrease", "fall", "drop"),
    }
)
_BOTH = 2  # ends of an order
_IN_ORDER = (Kind.RANK, Kind.PLACE)
_UP = frozenset(
    {"tang", "tang len", "cao la do", "cao do", "cao la do dau", "cao do dau", "up", "increase", "rise"}
)


def refused(sentence: Sentence, today: date) -> Unclear | None:
    """Return what must be asked back whatever else was said."""
    starts = [each.words for each in sentence.since if _START.match(fold(each.words))]
    missing = next((each for each in (*sentence.when, *sentence.since) if not each.periods), None)
    averages = [] if _is_of_shares(sentence) else _averages(sentence)
    parts = [each.words for each in sentence.said if each.word is Word.PARTICULAR]
    left = [*sentence.left, *parts, *averages, *starts, *_other_years(sentence, today)]
    if missing:
        return Unclear(Doubt.NO_SUCH_PERIOD, missing.words)
    if left:
        return Unclear(Doubt.WORDS_LEFT, " ".join(left))
    if _is_of_other_things(sentence) or _is_several(sentence):
        return Unclear(Doubt.NOT_UNDERSTOOD)
    if Word.EXCEPT in sentence.words and not sentence.without:
        return Unclear(Doubt.NOT_UNDERSTOOD)
    if Word.GREETING in sentence.words and not sentence.asks_anything:
        return Unclear(Doubt.GREETING)
    return None


def since(sentence: Sentence, today: date) -> tuple[Period | Back | None, When | None]:
    """Return what a change is told since, and the period that is asked for; of two, always the later.

    Several periods that nothing holds against each other are one that is left open.
    """
    when = sentence.when[0] if sentence.when else None
    if sentence.since and when is None and Word.TREND in sentence.words:
        first = sentence.since[0]
        return None, When(first.words, (Period(first.periods[0].first, today),))
    if sentence.since:
        named = sentence.since[0]
        grain = named.periods[0].grain
        if named.step and grain in _BACK:
            finer = when is not None and when.periods[0].grain is not grain
            return (Back.YEAR_BEFORE if finer else _BACK[grain]), when
        return _ordered(when, named) if when else (named.periods[0], None)
    if sentence.same_days_of and when:
        return _same_days(when.periods[0], sentence.same_days_of.periods[0]), when
    if Word.YEAR_BEFORE in sentence.words:
        return Back.YEAR_BEFORE, when
    if Word.BEFORE in sentence.words:
        return Back.SAME, when
    match sentence.when:
        case [only] if Word.CHANGE in sentence.words and is_from_to(only):
            return _ends_of(only)
        case [one, other]:
            return _ordered(one, other)
        case [_, _, *_]:
            named = tuple(period for each in sentence.when for period in each.periods)
            return None, When("", tuple(dict.fromkeys(named)))
        case _:
            return None, when


def _other_years(sentence: Sentence, today: date) -> list[str]:
    """Return a year whose same days are of no certain period: that is last year's, of figures of this one.

    "Same time last year, October 2025" names one period twice, and holds nothing against another.
    """
    past = [each.words for each in sentence.when if any(one.last.year < today.year for one in each.periods)]
    if past and Word.YEAR_BEFORE in sentence.words and not sentence.words & _HOLDING:
        return past
    named, whose = sentence.same_days_of, [each for when in sentence.when for each in when.periods]
    if named is None:
        return []
    year = named.periods[0].first.year
    if whose:
        return [] if len(whose) == 1 and year < whose[0].first.year else [named.words]
    return [] if year == today.year - 1 and today.month > _FIGURES_COME else [named.words]


def _same_days(period: Period, year: Period) -> Period:
    """Return the same days of an earlier year."""
    while period.first.year > year.first.year:
        period = period.year_before
    return period


def last_of(sentence: Sentence, today: date) -> When | None:
    """Return the last quarter that has ended, where quarters on end are spoken of and none is named."""
    if sentence.on_end is None or sentence.on_end.grain is not Grain.QUARTER:
        return None
    last = _quarter_of(today).previous
    return When("", (last,)) if last else None


def is_span(when: When) -> bool:
    """Say whether a span is named that is no single month, quarter or year."""
    return any(period.grain is Grain.SPAN for period in when.periods)


def is_from_to(when: When) -> bool:
    """Say whether a span is named by its ends: "from September to October", but not "to date"."""
    words = set(fold(when.words).split())
    return len(when.periods) == 1 and bool(words & _TO) and not words & _TODAY


def _ends_of(when: When) -> tuple[Period, When]:
    """Return the first and the last month of a span, or its quarters where it was named by these."""
    span, words = when.periods[0], set(fold(when.words).split())
    make = _quarter_of if words & {"qui", "q", "quarter"} else _month_of
    return make(span.first), When(when.words, (make(span.last),))


def _month_of(day: date) -> Period:
    return periods.month(day.year, day.month)


def _quarter_of(day: date) -> Period:
    return periods.quarter(day.year, (day.month + 2) // 3)


def _ordered(one: When, other: When) -> tuple[Period, When]:
    earlier, later = sorted((one, other), key=lambda each: each.periods[0].key)
    return earlier.periods[0], later


def end(sentence: Sentence, kind: Kind | None) -> End | None:
    """Return from which end an order is asked for, or which way members are said to pull."""
    if kind is Kind.PULL:
        said = {fold(each.words) for each in sentence.said}
        down = Word.DOWNWARDS in sentence.words or said & _DOWN
        up = Word.UPWARDS in sentence.words or said & _UP
        return End.LOWEST if down else End.HIGHEST if up else None
    if kind is Kind.MOVERS:
        return way_of(sentence)
    if kind is not Kind.RANK and kind is not None:
        return None
    if Word.MOST in sentence.words and sentence.words & {Word.MISSES, Word.REACHES}:
        return End.WORST if Word.MISSES in sentence.words else End.BEST  # the furthest off the target
    if sentence.wants_both_ends:
        return End.BOTH
    ends = [_ENDS[word] for word in _ENDS if word in sentence.words and word not in _LISTED]
    listed = [_ENDS[word] for word in _LISTED if word in sentence.words]
    if not ends and Word.TOP in sentence.words and _are_better_few(sentence):
        return End.HIGHEST  # "top 5" of what is overdue
    return (ends or listed or [None])[0]


def _are_better_few(sentence: Sentence) -> bool:
    """Say whether fewer is better of all that is named."""
    named = [each for topic in sentence.topics for each in topic.indicators]
    return bool(named) and all(each.direction is Direction.DOWN for each in named)


def way_of(sentence: Sentence) -> End | None:
    """Return which way units have moved, by the words for it; None where they say none, or both."""
    said = " ".join(f" {fold(each.words)} " for each in sentence.said if each.word in _OF_CHANGE)
    ways = [way for way, words in MOVES if any(f" {each} " in said for each in words)]
    judged = [way for way in ways if way in (End.BEST, End.WORST)]
    return (judged or ways)[0] if len(judged or ways) == 1 else None


def limit(sentence: Sentence, kind: Kind | None) -> int:
    """Return how many are asked for: one where "the lowest" is, without a number; all "from low to high"."""
    if kind in (Kind.PULL, Kind.MOVERS, Kind.TREND, Kind.ALERTS):
        return sentence.limit
    said = (each for each in sentence.said if each.word in _ENDS)
    orders = {each.word for each in said if not _ALL_IN_ORDER.search(fold(each.words))}
    return sentence.limit or (1 if orders and not sentence.bound else 0)


def bounds(sentence: Sentence, kind: Kind | None) -> tuple[Bound, ...]:
    """Return every reading of the bound that units are held against, or that a trend first passes."""
    if kind not in (Kind.RANK, Kind.TREND) and Word.WATCH not in sentence.words:
        return ()
    if Word.WATCH in sentence.words and sentence.is_done_or_not:
        return (_done_or_not(sentence),)
    if sentence.bound:
        relation, number = sentence.bound
        if relation.is_of_average:
            return (Bound(relation),)
        return tuple(Bound(relation, value) for value in number.values)
    if kind is Kind.RANK and sentence.asks_who_has_done:
        return (Bound(Relation.AT_LEAST, Decimal(1)),)
    if Word.MISSES in sentence.words:
        return (Bound(Relation.MISSES),)
    if Word.REACHES in sentence.words or (Word.REACH in sentence.words and _asks_who_reaches(sentence)):
        return (Bound(Relation.REACHES),)
    return ()


def _done_or_not(sentence: Sentence) -> Bound:
    """Return what a milestone is watched for, in whatever words: that it is done, or that it is not."""
    low = sentence.bound is not None and sentence.bound[0] in (Relation.UNDER, Relation.AT_MOST)
    undone = low or Word.MISSES in sentence.words
    return Bound(Relation.UNDER if undone else Relation.AT_LEAST, Decimal(1))


def _averages(sentence: Sentence) -> list[str]:
    """Return the words that speak of an average, of figures or as what units are tested by."""
    bound = sentence.bound
    tested = [bound[1].words] if bound and bound[0].is_of_average else []
    return [*(each.words for each in sentence.who if is_average(each)), *tested]


def is_average(piece: WhoPiece) -> bool:
    """Say whether a piece speaks of the average, and of no body by name."""
    return isinstance(piece, Said) and piece.word is Word.AVERAGE


def _is_of_shares(sentence: Sentence) -> bool:
    """Say whether one share is asked about, whose average over units is what all of them make together."""
    named = [each for topic in sentence.topics for each in topic.indicators]
    one = len({topic.indicators for topic in sentence.topics}) == 1
    return one and all(each.is_ratio for each in named)


def _asks_who_reaches(sentence: Sentence) -> bool:
    """Say whether "đạt" alone asks who reaches the target: "xã nào đạt"."""
    return sentence.selects and not {*_ENDS} & sentence.words and not sentence.limit


def _is_of_other_things(sentence: Sentence) -> bool:
    """Say whether what is counted is held against per cent, or against parts of one thing."""
    named = [each for topic in sentence.topics for each in topic.indicators]
    if sentence.bound and sentence.bound[1].values == (0,):
        return False  # none of the things is no per cent of them
    number = sentence.bound[1] if sentence.bound else None
    broken = number is not None and (number.percent or all(each % 1 for each in number.values))
    return broken and any(not each.is_ratio for each in named)


def in_things(sentence: Sentence, kind: Kind | None) -> bool:
    """Say whether units are told apart by how many things make a share: "nhiều hồ sơ quá hạn nhất"."""
    named = [each for topic in sentence.topics for each in topic.indicators]
    number = sentence.bound[1] if sentence.bound else None
    none_of_them = number is not None and number.values == (0,)  # which is no share of them either
    shared = none_of_them or (number is not None and number.percent) or Word.IN_SHARES in sentence.words
    by_number = Word.IN_THINGS in sentence.words and kind in _IN_ORDER
    moves = kind is Kind.CHANGE and (sentence.moves_in_things or Word.IN_THINGS in sentence.words)
    counted = bool(sentence.counted) or by_number or moves
    return counted and not shared and any(each.is_ratio for each in named)


def is_told_in_things(sentence: Sentence, kind: Kind | None) -> bool:
    """Say whether a question may be told by what is counted: an order or a watch of one, and no target."""
    judged = sentence.words & {Word.BEST, Word.WORST, Word.MISSES, Word.REACHES}
    kinds = (None, Kind.VALUE) if Word.WATCH in sentence.words else (*_IN_ORDER, Kind.CHANGE)
    averaged = sentence.bound is not None and sentence.bound[0].is_of_average
    one = len({topic.indicators for topic in sentence.topics}) == 1
    return kind in kinds and one and not judged and not averaged


def _is_several(sentence: Sentence) -> bool:
    """Say whether two ends of an order are asked for, or periods that cannot be held against each other."""
    ends = {_ENDS[word] for word in _ENDS if word in sentence.words and word not in _LISTED}
    few = not sentence.bound and sentence.limit <= MOST_AT_EACH_END
    both = sentence.wants_both_ends and few and len(ends) <= _BOTH
    held = [*sentence.when, *sentence.since]
    return (len(ends) > 1 and not both) or (len(held) > 1 and not _are_a_pair(held))


def _are_a_pair(held: Sequence[When]) -> bool:
    """Say whether periods are two, certain, different and of one grain; any has a year before it."""
    if len(held) > 2 or any(len(each.periods) != 1 for each in held):
        return False
    one, other = (each.periods[0] for each in held)
    of_a_year = held[1].step is not None and other.grain is Grain.YEAR
    differ = held[1].step is not None or one != other
    return differ and (one.grain is other.grain or of_a_year)
