"""Which kind of question a sentence asks; none where its words ask for several at once."""

import re
from dataclasses import dataclass

from bot.domain.period import Grain
from bot.domain.question import Kind, Relation
from bot.domain.text import fold
from bot.reading.details import is_from_to, is_span, way_of
from bot.reading.pieces import Named, Rank, Said, When
from bot.reading.sentence import ORDERS, Sentence
from bot.reading.words import Word

_UP_AND_DOWN = re.compile("len xuong|bien dong|ups and downs|fluctuat")
_LONG = frozenset({Grain.QUARTER, Grain.HALF, Grain.NINE_MONTHS, Grain.YEAR, Grain.SPAN})
_MONTHS = frozenset(
    {
        *("thang nao", "thang may", "la thang may", "vao thang may", "khi nao"),
        *("which month", "in which month", "what month", "in what month"),
    }
)
_EVERY = ("tat ca", "all", "every")
_LISTING = frozenset({",", "và", "va"})  # between months that are named one by one
_MOVING = ("tang", "giam", "sut", "tut", "increase", "decrease", "drop", "grow", "change")
_ARRIVING = (" len", " xuong", " to")  # "tăng lên trên 99%" tells where it arrives
_ADDING = ("cong", "gop", "add", "sum")
_EXTREMES = frozenset({Word.HIGHEST, Word.LOWEST, Word.BEST, Word.WORST})
_EARLIER = frozenset({Word.YEAR_BEFORE, Word.BEFORE})
_OF_TARGET = frozenset({Word.MISSES, Word.REACHES})

# What a kind leaves nothing more to ask about: the words that it answers.
_ANSWERED: dict[Kind, frozenset[Word]] = {
    Kind.SOURCE: frozenset({Word.SOURCE, Word.BEGIN, Word.REPORTED, Word.PLACE}),
    Kind.DEFINITION: frozenset({Word.DEFINITION, Word.TARGET, Word.CATALOGUE}),
    Kind.PULL: frozenset({Word.OVERVIEW, Word.PULL, Word.UPWARDS, Word.DOWNWARDS, Word.CHANGE, Word.MOST}),
    Kind.MOVERS: _EARLIER
    | {Word.CHANGE, Word.VERSUS, Word.MOST, Word.QUALITY, Word.UPWARDS, Word.DOWNWARDS}
    | {Word.BEST, Word.WORST, Word.HIGHEST, Word.LOWEST, Word.TOP},
    Kind.PLACE: frozenset({Word.PLACE, Word.RANK}),
    Kind.MISSING: frozenset({Word.CATALOGUE, Word.OVERVIEW, Word.MISSING, Word.HAS_REPORTED, Word.BEGIN}),
    Kind.TREND: frozenset(
        {Word.VERSUS, Word.TREND, Word.STREAK, Word.BEGIN, Word.CHANGE, Word.CHART, Word.DOWNWARDS}
    ),
    Kind.CHANGE: _EARLIER | {Word.CHANGE, Word.VERSUS, Word.COMPARE, Word.APART, Word.CHART},
    Kind.COMPARE: frozenset({Word.COMPARE, Word.VERSUS, Word.APART, Word.CHART}),
    Kind.RANK: ORDERS | _OF_TARGET | {Word.RANK, Word.CHART, Word.COMPARE},
    Kind.VALUE: _OF_TARGET | {Word.WATCH, Word.GAP, Word.TARGET, Word.REPORTED},
    Kind.TARGET: frozenset({Word.TARGET}),
    Kind.ALERTS: frozenset({Word.ALERTS, Word.MISSES, Word.CATALOGUE, Word.DEFINITION}),  # "điểm yếu là gì"
    Kind.OVERVIEW: frozenset({Word.OVERVIEW, Word.CATALOGUE}),
    Kind.CATALOGUE: frozenset({Word.CATALOGUE}),
    Kind.UNIT: frozenset({Word.BECAME, Word.FORMED}),
}
_OF_ONE = frozenset(  # kinds that tell of what is named, where "which communes" asks for others
    {
        *(None, Kind.VALUE, Kind.CHANGE, Kind.COMPARE, Kind.TARGET, Kind.OVERVIEW, Kind.UNIT, Kind.TREND),
        Kind.SOURCE,
    }
)
_CHANGES_NOTHING = frozenset(
    {
        *(
            Word.WHICH,
            Word.HOW_MANY,
            Word.THIS,
            Word.FOLLOWING,
            Word.CORRECTING,
            Word.THIS_UNIT,
            Word.GREETING,
            Word.REACH,
        ),
        *(
            Word.REPORTING,
            Word.HAVE,
            Word.NOISE,
            Word.ARTICLE,
            Word.PLACED,
            Word.PARTICLE,
            Word.UNITS,
            Word.NOT,
        ),
        *(
            Word.SUPERLATIVE,
            Word.IN_SHARES,
            Word.TOTAL,
            Word.MORE,
            Word.A,
            Word.COUNTED,
            Word.EXCEPT,
            Word.OTHERS,
            Word.FROM,
            Word.AND_UP,
            Word.AND_DOWN,
            Word.EACH,
            Word.FILE,
            Word.WHY,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Several:
    """The words ask for several things at once."""


def kind_of(sentence: Sentence) -> Kind | Several | None:
    """Return what is asked; None where no word says so, and the names alone decide."""
    kind = _by_words(sentence)
    if sentence.words - _answered(sentence, kind) - _CHANGES_NOTHING:
        return Several()
    if sentence.on_end and not (kind is Kind.MOVERS or (kind is Kind.RANK and _is_tested(sentence))):
        return Several()
    limited = kind in (Kind.RANK, Kind.TREND, Kind.MOVERS, Kind.PULL) or Word.WATCH in sentence.words
    by_average = sentence.bound is not None and sentence.bound[0].is_of_average
    bounded = kind is Kind.RANK or (limited and kind not in (Kind.MOVERS, Kind.PULL) and not by_average)
    if (sentence.bound and not bounded) or (sentence.limit and not limited):
        return Several()
    if Word.WATCH in sentence.words and (
        sentence.limit or sentence.when or sentence.since or _watches_a_move(sentence)
    ):
        return Several()
    if kind not in (Kind.CHANGE, Kind.MOVERS) and held_against_time(sentence):
        return Several()
    if sentence.words >= _OF_TARGET or (kind is Kind.RANK and _judges_several(sentence)):
        return Several()
    if Word.TOTAL in sentence.words and _adds_up(sentence):
        return Several()
    if kind is Kind.CATALOGUE and Word.REACH in sentence.words:
        return Several()
    if Word.GAP in sentence.words and sum(isinstance(each, (Named, Rank)) for each in sentence.who) > 1:
        return Several()
    if (
        sentence.limit
        and kind not in (Kind.MOVERS, Kind.PULL)
        and not (sentence.words & ORDERS or sentence.bound)
    ):
        return Several() if sentence.topics else None  # "3 xã thôi", of the order before
    alike = {isinstance(each, Named) for each in sentence.who if isinstance(each, (Named, Rank))}
    several = len(sentence.topics) > 1 or (len(alike) == 1 and len(sentence.who) > 1)
    chooses = kind is Kind.COMPARE and several
    again = kind is None and sentence.selects_again
    if _selects(sentence) and kind in _OF_ONE and not (chooses or again):
        return Several()
    return kind


def _watches_a_move(sentence: Sentence) -> bool:
    """Say whether a number may be how far a figure moves, and not where it stands: "tăng trên 2%"."""
    over = sentence.bound is not None and sentence.bound[0] in (Relation.OVER, Relation.AT_LEAST)
    moves = (fold(each.words) for each in sentence.said if each.word is Word.CHANGE)
    return over and any(each.startswith(_MOVING) and not each.endswith(_ARRIVING) for each in moves)


def _is_tested(sentence: Sentence) -> bool:
    """Say whether units are held against a number or their target."""
    of_average = sentence.bound is not None and sentence.bound[0].is_of_average
    return bool(sentence.bound or sentence.words & _OF_TARGET) and not of_average


def _answered(sentence: Sentence, kind: Kind | None) -> frozenset[Word]:
    """Return the words that a question of a kind answers."""
    answered = _ANSWERED[kind] if kind else frozenset[Word]()
    if kind in (None, Kind.VALUE, Kind.RANK, Kind.PLACE, Kind.CHANGE):
        answered |= {Word.IN_THINGS}
    if kind is Kind.ALERTS and _asks_where_weak(sentence):
        answered |= {Word.WORST, Word.LOWEST}
    if kind is Kind.RANK and sentence.wants_both_ends:
        answered |= {Word.APART}
    if kind is Kind.TREND and _asks_for_a_month(sentence):
        answered |= _EXTREMES
    if kind is Kind.TREND and sentence.words & {Word.BEGIN, Word.STREAK}:
        answered |= _OF_TARGET
    if Word.WATCH in sentence.words:
        answered |= {Word.CHANGE, Word.DOWNWARDS, Word.UPWARDS}  # "falls below" is "below"
        answered |= {Word.BEGIN}  # "khi nào dưới 95% thì báo"
    return answered


def _adds_up(sentence: Sentence) -> bool:
    """Say whether units, periods or indicators that are named are to be added up, which no answer does."""
    adds = any(fold(each.words).startswith(_ADDING) for each in sentence.said if each.word is Word.TOTAL)
    several = len({topic.indicators for topic in sentence.topics}) > 1
    if adds and (several or Word.HOW_MANY in sentence.words):
        return True
    units = sum(isinstance(each, Named) for each in sentence.who)
    held = sentence.since or sentence.words & (
        _EARLIER | {Word.CHANGE, Word.VERSUS, Word.COMPARE, Word.APART}
    )
    return units > 1 or (len(sentence.when) > 1 and not held)


def _judges_several(sentence: Sentence) -> bool:
    """Say whether several indicators are held against their targets, each of which units may pass or miss."""
    return bool(sentence.words & _OF_TARGET) and len({each.indicators for each in sentence.topics}) > 1


def held_against_time(sentence: Sentence) -> bool:
    """Say whether two periods are held against each other."""
    if Word.TREND in sentence.words and not sentence.when:
        return bool(sentence.words & _EARLIER)  # "the trend since June" is told from there
    several = len(sentence.when) + len(sentence.since) > 1
    return bool(sentence.since or sentence.words & _EARLIER) or several


def _selects(sentence: Sentence) -> bool:
    """Say whether units are asked for, "which communes", and not a figure."""
    words = sentence.words
    of_units = Word.UNITS in words or any(isinstance(each, Rank) for each in sentence.who)
    return sentence.counts_units or (Word.WHICH in words and of_units and Word.DEFINITION not in words)


def _by_words(sentence: Sentence) -> Kind | None:  # noqa: C901, PLR0911, PLR0912 - a line a kind
    words = sentence.words
    if Word.WATCH in words:
        return Kind.VALUE
    if Word.SOURCE in words:
        return Kind.SOURCE
    if Word.DEFINITION in words and Word.ALERTS not in words:
        return Kind.DEFINITION
    if Word.PULL in words:
        return Kind.PULL
    if _asks_who_moved(sentence):
        return Kind.MOVERS
    if Word.PLACE in words or (Word.RANK in words and _is_one_unit(sentence)):
        return Kind.PLACE
    if Word.MISSING in words or _doubts_a_report(words) or _counts_reports(sentence):
        return Kind.MISSING
    if words & {Word.TREND, Word.STREAK} or (Word.BEGIN in words and _begins(sentence)):
        return Kind.TREND
    if words & {Word.BECAME, Word.FORMED}:
        return Kind.UNIT
    if held_against_time(sentence) and not sentence.against:
        return Kind.CHANGE
    if _asks_where_weak(sentence):
        return Kind.ALERTS
    compares = words & {Word.COMPARE, Word.APART} and not sentence.wants_both_ends
    if sentence.against or (compares and not _is_one_tier(sentence)):
        return Kind.COMPARE
    if Word.GAP in words:
        return Kind.VALUE
    if words & (ORDERS | {Word.RANK, Word.COMPARE}) or sentence.bound or sentence.limit:
        return Kind.RANK
    if words & _OF_TARGET:
        return _of_target(sentence)
    if any(_lists_periods(each) for each in sentence.when):
        return Kind.TREND
    if Word.ALERTS in words:
        return Kind.ALERTS
    if Word.TARGET in words:
        return Kind.VALUE if Word.REACH in words else Kind.TARGET
    return _plainly(sentence)


def _asks_who_moved(sentence: Sentence) -> bool:
    """Say whether units are asked for by how they have moved: "xã nào giảm", "5 xã tăng mạnh nhất"."""
    words = sentence.words
    others = words & {Word.BEGIN, Word.STREAK, Word.TREND, Word.PULL, Word.WATCH}
    if others or sentence.bound or way_of(sentence) is None:
        return False
    of_units = Word.UNITS in words or any(isinstance(each, Rank) for each in sentence.who)
    superlative = words & (ORDERS | {Word.SUPERLATIVE})
    return _selects(sentence) or (of_units and bool(superlative or sentence.limit))


def _begins(sentence: Sentence) -> bool:
    """Say whether "when" asks since when a figure moves, or passes a test, or when it stood at an end."""
    first_of_target = sentence.words & _OF_TARGET and not _selects(sentence)
    moves_or_passes = Word.CHANGE in sentence.words or sentence.bound or first_of_target
    return bool(moves_or_passes) or _asks_for_a_month(sentence)


def _asks_for_a_month(sentence: Sentence) -> bool:
    """Say whether it is asked when a figure stood the lowest or the highest, and not whose did."""
    said = {fold(each.words) for each in sentence.said if each.word is Word.BEGIN}
    return bool(said & _MONTHS and sentence.words & _EXTREMES) and not _selects(sentence)


def _doubts_a_report(words: set[Word]) -> bool:
    """Say whether it is asked if somebody has reported: "đã nộp chưa", "có gửi số liệu không"."""
    return words >= {Word.HAS_REPORTED, Word.NOT} or words >= {Word.HAVE, Word.REPORTING, Word.NOT}


def _counts_reports(sentence: Sentence) -> bool:
    """Say whether it is asked how many units have reported."""
    judged = sentence.bound or sentence.words & (ORDERS | _OF_TARGET | {Word.REACH})
    return sentence.counts_units and not judged and bool(sentence.words & {Word.REPORTING, Word.HAS_REPORTED})


def _plainly(sentence: Sentence) -> Kind | None:
    words = sentence.words
    if sentence.known_on:
        return Kind.VALUE
    for word, kind in (
        (Word.CHANGE, Kind.TREND if _is_over_several(sentence) else Kind.CHANGE),
        (Word.CHART, Kind.TREND),
        (Word.OVERVIEW, Kind.OVERVIEW),
        (Word.CATALOGUE, Kind.OVERVIEW if sentence.who else Kind.CATALOGUE),
    ):
        if word in words:
            return kind
    if Word.EACH in words:
        return Kind.RANK
    if (_selects(sentence) and Word.REACH in words) or sentence.asks_who_has_done:
        return Kind.RANK
    return None


def _is_over_several(sentence: Sentence) -> bool:
    """Say whether a span is named that holds several periods, over which a figure moves."""
    if any(_UP_AND_DOWN.match(fold(each.words)) for each in sentence.said):
        return any({one.grain for one in each.periods} & _LONG for each in sentence.when)
    return any(is_span(each) and not is_from_to(each) for each in sentence.when)


def _of_target(sentence: Sentence) -> Kind:
    """Return what "below target" asks: which units are, what misses it, or how one figure stands."""
    if Word.CATALOGUE in sentence.words:
        return Kind.ALERTS
    every = any(isinstance(each, Said) and fold(each.words).startswith(_EVERY) for each in sentence.who)
    yes_or_no = Word.NOT in sentence.words and not (_selects(sentence) or every)
    if _is_one_unit(sentence) or yes_or_no:
        return Kind.VALUE
    if sentence.topics or _selects(sentence):
        return Kind.RANK
    return Kind.ALERTS


def _lists_periods(when: When) -> bool:
    """Say whether periods are listed one by one, and not added up: "tháng 8, 9, 10"."""
    return len(when.periods) == 1 and not _LISTING.isdisjoint(when.words.casefold().split())


def _asks_where_weak(sentence: Sentence) -> bool:
    """Say whether it is asked at which indicator one unit is the worst: "yếu nhất ở chỉ tiêu nào"."""
    worst = sentence.words & {Word.WORST, Word.LOWEST}
    return Word.CATALOGUE in sentence.words and bool(worst) and _is_one_unit(sentence)


def _is_one_unit(sentence: Sentence) -> bool:
    return bool(sentence.who) and isinstance(sentence.who[-1], Named) and Word.WHICH not in sentence.words


def _is_one_tier(sentence: Sentence) -> bool:
    """Say whether one tier alone is named, whose members are to be compared."""
    ranks = [each for each in sentence.who if isinstance(each, Rank)]
    return len(ranks) == 1 == len(sentence.who) and len(sentence.topics) < 2
