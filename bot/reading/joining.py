"""Bring together what belongs together wherever it stands in a sentence, and leave over what does not fit."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.domain.indicator import Direction
from bot.domain.period import Grain
from bot.domain.question import Relation
from bot.domain.text import fold
from bot.reading.counting import RELATIONS
from bot.reading.gathering import MARK
from bot.reading.pieces import Named, Number, OnEnd, Piece, Rank, Said, Topic, When
from bot.reading.row import Row, is_said
from bot.reading.sentence import ORDERS, Sentence
from bot.reading.words import Word

_YES_OR_NO = frozenset(
    {
        Word.HAS_REPORTED,
        Word.HAVE,
        Word.REACH,
        Word.REACHES,
        Word.MISSES,
        Word.CHANGE,
        Word.VERSUS,
        Word.SOURCE,
        Word.MISSING,
        Word.REPORTING,
    }
)
_DONE = frozenset({"has", "have", "did"})
_VERBS = _DONE | {"is", "are", "was", "were", "does", "do"}
_PLAIN = frozenset(
    {
        *(Word.WHICH, Word.HOW_MANY, Word.HAVE, Word.UNITS, Word.NOISE, Word.ARTICLE, Word.PLACED),
        *(Word.COUNTED, Word.PARTICLE, Word.GREETING, Word.FOLLOWING),
    }
)
_SPAN = re.compile(r"(?:trong |suot )?(?P<times>[2-9]|1[0-2]) thang (?:qua|nay|gan day|gan nhat|vua qua)")
_RUNNING = frozenset({"lien tuc", "lien tiep", "lien"})
_HOW_MANY = "how many"
_SINCE, _YET = "since", "chua"
_SOME, _MISSING = "may", "missing"
_OF_TARGET = frozenset({Word.MISSES, Word.REACHES})
_SAYS_ONCE = frozenset({Word.REPORTED, Word.REPORTING})  # with them one of two periods is when it was known
CONNECTING = frozenset({MARK, "va", "lan", "voi", "and", "with", "hay", "hoac", "or", "cung"})
_HELD = frozenset({Word.CHANGE, Word.COMPARE, Word.VERSUS, Word.APART, Word.TREND})


def join(told: Sentence, row: Row, doubted: str, enumerated: Sequence[Number]) -> None:
    """Finish a sentence: ``doubted`` is a "không" at its end, ``enumerated`` counts names that follow."""
    _check_doubt(told, doubted)
    _ask_by_the_verb(told, row)
    _point_or_count(told, row)
    _run_over_a_span(told)
    _order_by_the_topic_beside(told, row)
    _check_periods(told, row)
    _check_leftovers(told, row, enumerated)
    _join_targets(told, row)
    _count_on_from_before(told)
    _have_any(told)
    _find_the_day_of_knowing(told)


def asks_yes_or_no(told: Sentence) -> bool:
    """Say whether what was told can be answered by yes or no."""
    which = Word.WHICH in told.words or told.words & {Word.CATALOGUE, Word.HAS_REPORTED} == {Word.CATALOGUE}
    return not which and bool(told.words & _YES_OR_NO)


def _is_of_one_unit(told: Sentence) -> bool:
    """Say whether one unit is named, and not whom it is among."""
    named = [each for each in told.who if not isinstance(each, Said)]
    return len(named) == 1 and isinstance(named[0], Named) and not (told.limit or told.selects)


def _check_doubt(told: Sentence, doubted: str) -> None:
    """Let a "không" or "chưa" at the end make a question only of what can be answered by yes or no."""
    if doubted and told.selects and Word.HAVE in told.words:
        return  # "có xã nào dưới 90% không": is there any
    if doubted and told.words & ORDERS and _is_of_one_unit(told):
        told.said = [each for each in told.said if each.word not in ORDERS]
        told.words = (told.words - ORDERS) | {Word.PLACE}  # "Sở Y tế đứng nhất phải không"
        return
    if doubted and not asks_yes_or_no(told) and not told.is_done_or_not:
        told.left.append(doubted)
    elif doubted:
        told.words.add(Word.NOT)
        if Word.REPORTING in told.words and fold(doubted) == _YET:
            told.words.add(Word.HAVE)  # "Sở Y tế báo cáo chưa"


def _ask_by_the_verb(told: Sentence, row: Row) -> None:
    """Let "has" or "did" at the beginning ask by yes or no: "has Mộ Đức reported", "are we on target"."""
    first = next((each for each in row.pieces if not is_said(each, Word.GREETING)), None)
    verb = fold(first.words) if isinstance(first, Said) else ""
    if verb in _VERBS and asks_yes_or_no(told) and not told.selects:
        told.words |= {Word.NOT, Word.HAVE} if verb in _DONE else {Word.NOT}


def _run_over_a_span(told: Sentence) -> None:
    """Let "liên tục … 3 tháng qua" be 3 months on end of each unit that is asked for."""
    span = _SPAN.match(fold(told.when[0].words)) if len(told.when) == 1 else None
    runs = any(each.word is Word.STREAK and fold(each.words) in _RUNNING for each in told.said)
    if span and runs and told.selects and not told.on_end:
        when = told.when.pop()
        told.on_end = OnEnd(when.words, int(span["times"]), Grain.MONTH, when.periods[0])
        told.words = told.words - {Word.STREAK}
        told.said = [each for each in told.said if each.word is not Word.STREAK]


def _point_or_count(told: Sentence, row: Row) -> None:
    """Let "mấy xã" be "các xã" where nothing is said by which to count them."""
    judged = told.bound or told.is_done_or_not or told.words & (_YES_OR_NO | {Word.MISS, Word.TARGET})
    if told.counts_units and not judged and fold(row.words_of(Word.HOW_MANY)) == _SOME:
        told.counts_units = False


def _order_by_the_topic_beside(told: Sentence, row: Row) -> None:
    """Let the indicator beside "lowest" or a bound order or test the units, whichever was named first."""
    if len(told.topics) < 2 or not (told.words & ORDERS or told.bound):
        return
    if told.bound and _are_joined(row):
        told.leave(told.topics[-1])
        return
    beside = [
        piece
        for place, piece in enumerate(row.pieces)
        if isinstance(piece, Topic) and (_orders(told, row.before(place)) or _orders(told, row.behind(place)))
    ]
    if len({topic.indicators for topic in beside}) == 1:
        told.topics.sort(key=lambda topic: topic.indicators != beside[0].indicators)
    elif beside or told.bound:
        told.leave(told.topics[-1])


def _are_joined(row: Row) -> bool:
    """Say whether nothing but "and" parts two indicators, so that a bound is of both or of either."""
    places = [place for place, piece in enumerate(row.pieces) if isinstance(piece, Topic)]
    between = (row.pieces[one + 1 : other] for one, other in pairwise(places))
    return any(all(is_said(piece, Word.NOISE) for piece in pieces) for pieces in between)


def _orders(told: Sentence, piece: Piece | None) -> bool:
    """Say whether a piece orders or tests units: "lowest", "under", or the number behind it."""
    if isinstance(piece, Said):
        return piece.word in ORDERS or piece.word in RELATIONS or piece.word in _OF_TARGET
    return isinstance(piece, Number) and told.bound is not None and piece is told.bound[1]


def _check_periods(told: Sentence, row: Row) -> None:
    """Leave over the second of two periods that nothing holds together: no comparison, no "and"."""
    if told.words & (_HELD | _SAYS_ONCE) or told.same_days_of:
        return
    places = [place for place, piece in enumerate(row.pieces) if isinstance(piece, When)]
    for one, other in pairwise(places):
        if not {fold(piece.words) for piece in row.pieces[one + 1 : other]} & CONNECTING:
            told.leave(row.pieces[other])


def _check_leftovers(told: Sentence, row: Row, enumerated: Sequence[Number]) -> None:
    """Leave over what found nothing to go with: a count of other names, a "since" without a change."""
    names = {(len([each for each in told.who if isinstance(each, Named)]),), (len(told.without),)}
    told.left += [number.words for number in enumerated if number.values not in names]
    since = [each.words for each in row.pieces if is_said(each, Word.VERSUS) and fold(each.words) == _SINCE]
    told.left += [] if told.words & {Word.CHANGE, Word.TREND} else since
    if Word.QUALITY in told.words and Word.WHY not in told.words:
        told.left.append(row.words_of(Word.QUALITY, Word.MANY, Word.FEW))
    told.words.discard(Word.QUALITY)


def _join_targets(told: Sentence, row: Row) -> None:
    """Make "missed the … target" and "đạt … chỉ tiêu" one, whatever stands between."""
    words = told.words
    if Word.EXCEEDS in words:
        words.discard(Word.EXCEEDS)
        _exceed(told, row)
    if words >= {Word.MISSING, Word.TARGET} and row.words_of(Word.MISSING) == _MISSING:
        words.discard(Word.MISSING)
        words.add(Word.MISS)
    if Word.MISS in words:
        told.left += [] if Word.TARGET in words else [row.words_of(Word.MISS)]
        words.discard(Word.MISS)
        words.add(Word.MISSES)
    if told.selects and words >= {Word.REACH, Word.TARGET}:
        words.add(Word.REACHES)
    if words & _OF_TARGET:
        words.discard(Word.TARGET)


def _exceed(told: Sentence, row: Row) -> None:
    """Let "vượt chỉ tiêu" be good or bad by the indicator: of dossiers on time, and of overdue ones."""
    better = {each.direction for topic in told.topics for each in topic.indicators}
    if better == {Direction.UP}:
        told.words.add(Word.REACHES)
    elif better == {Direction.DOWN}:
        told.words.add(Word.MISSES)
    else:
        told.left.append(row.words_of(Word.EXCEEDS))


def _have_any(told: Sentence) -> None:
    """Let "xã nào có hồ sơ quá hạn" ask who has any of what should be few."""
    named = [each for topic in told.topics for each in topic.indicators]
    few = len(named) == 1 and named[0].direction is Direction.DOWN
    plain = not (told.words - _PLAIN or told.bound or told.since or told.against)
    if few and plain and told.selects and any(isinstance(each, Rank) for each in told.who):
        told.bound = (Relation.OVER, Number("", (Decimal(0),)))


def _count_on_from_before(told: Sentence) -> None:
    """Let "how many more … than last month" be a change, and not what is lacking to a target."""
    more = any(each.word is Word.GAP and fold(each.words).startswith(_HOW_MANY) for each in told.said)
    if more and told.since and not told.words & {Word.REACH, *_OF_TARGET}:
        told.words = (told.words - {Word.GAP}) | {Word.CHANGE}


def _find_the_day_of_knowing(told: Sentence) -> None:
    """Take the day of "what was reported on 30 June" for when it was known, not for what it is about."""
    if told.words & _SAYS_ONCE and not told.selects:
        days = [each for each in told.when if any(one.grain is Grain.DAY for one in each.periods)]
        told.known_on = days[0] if days else None
        told.when = [each for each in told.when if each is not told.known_on]
