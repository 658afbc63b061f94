"""What a number is for: units are held against it, or it says how many are asked for."""

from collections.abc import Set as AbstractSet
from decimal import Decimal

from bot.domain.question import Relation
from bot.domain.text import fold
from bot.reading.numbers import MOST_LIMIT
from bot.reading.pieces import Number, Rank, Said, Topic
from bot.reading.row import Row, is_said
from bot.reading.sentence import ORDERS
from bot.reading.vocabulary import VOCABULARY
from bot.reading.words import Word

RELATIONS = {
    Word.UNDER: Relation.UNDER,
    Word.OVER: Relation.OVER,
    Word.AT_LEAST: Relation.AT_LEAST,
    Word.AT_MOST: Relation.AT_MOST,
}
_COUNTED = frozenset(map(fold, VOCABULARY[Word.COUNTED]))
_SHORT_OF = frozenset({"chua dat", "khong dat"})  # ahead of a number
_SELECTING = frozenset({Word.WHICH, Word.HOW_MANY, Word.BEGIN, Word.WATCH})


def relation(row: Row, place: int, number: Number, words: AbstractSet[Word]) -> Relation | None:
    """Return how units are held against a number; None where they are not."""
    before, behind = row.before(place), row.beyond(place)
    word = before.word if isinstance(before, Said) else None
    if isinstance(behind, Said) and behind.word in (Word.AND_UP, Word.AND_DOWN):
        up = Relation.AT_LEAST if behind.word is Word.AND_UP else Relation.AT_MOST
        return None if word in RELATIONS else up
    if word in RELATIONS:
        return RELATIONS[word]
    if is_short_of(row, place) or (word is Word.MISS and number.percent):
        return Relation.UNDER
    if number.values == (0,) and words & _SELECTING:
        return Relation.AT_MOST
    attained = word is Word.REACH or number.values == (100,)
    return Relation.AT_LEAST if number.percent and attained and words & _SELECTING else None


def is_short_of(row: Row, place: int) -> bool:
    """Say whether "chưa đạt" speaks of a number, and not of the target."""
    before = row.before(place)
    return isinstance(before, Said) and before.word is Word.MISSES and fold(before.words) in _SHORT_OF


def is_limit(row: Row, place: int, number: Number) -> bool:
    """Say whether a number says how many units are asked for: "5 sở", "top 5"."""
    if number.percent or len(number.values) != 1 or not _is_small(number.values[0]):
        return False
    if is_said(next(iter(row.pieces[place + 1 :]), None), Word.HOW_MANY):
        return False
    before, behind = row.before(place), row.behind(place)
    ordered = isinstance(before, Said) and before.word in ORDERS
    listed = isinstance(before, Said) and before.word in (Word.TOP, Word.BOTTOM)
    counted = isinstance(behind, Said) and behind.word in ORDERS | {Word.UNITS}
    return isinstance(behind, Rank) or listed or counted or (ordered and not number.spelled)


def tells_things(topic: Topic) -> bool:
    """Say whether an indicator was named with what it counts: "hồ sơ quá hạn", but not "quá hạn"."""
    nouns = [noun for each in topic.indicators if (noun := each.numerator.noun)]
    named = {fold(text) for noun in nouns for text in (noun.vi, noun.en)} | _COUNTED
    words = f" {fold(topic.words)} "
    return any(f" {noun} " in words for noun in named)


def _is_small(value: Decimal) -> bool:
    return value == value.to_integral_value() and 1 <= value <= MOST_LIMIT
