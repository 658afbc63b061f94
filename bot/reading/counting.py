"""What a number is for, and what is counted: a bound, how many units are asked for, how many things."""

from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import pairwise

from bot.domain.question import Relation
from bot.domain.text import fold
from bot.reading.numbers import MOST_LIMIT
from bot.reading.pieces import Number, Piece, Rank, Said, Topic
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
_NUMBER = frozenset({"so", "so luong", "number of", "the number of"})
_MOST = frozenset({"most", "the most", "fewest", "the fewest"})
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


def number_of_what(row: Row, number: Number | None) -> str:
    """Return what is counted, where units are told apart by that and not by the share that it makes.

    So it is with "số" ahead of an indicator, and with "most" or a number ahead of one that has its noun.
    """
    for place, (each, topic) in enumerate(pairwise(row.pieces)):
        if not isinstance(topic, Topic):
            continue
        noun = tells_things(topic) or is_said(row.behind(place + 1), Word.COUNTED)
        if _asks_for_a_number(each) or (noun and (each is number or _is_most(each))):
            return each.words
    return ""


def asks_how_many_things(row: Row) -> bool:
    """Say whether it is asked how many things more there are, and not by how much a share moves."""
    for place, (each, following) in enumerate(pairwise(row.pieces)):
        behind = row.behind(place + 1)
        noun = is_said(following, Word.COUNTED) or (
            isinstance(following, Topic) and (tells_things(following) or is_said(behind, Word.COUNTED))
        )
        asked = isinstance(each, Said) and each.word in (Word.HOW_MANY, Word.MORE, Word.GAP)
        if noun and (asked or _asks_for_a_number(each)):
            return True
    return False


def _asks_for_a_number(piece: Piece) -> bool:
    """Say whether a piece asks how many there are of what follows."""
    return isinstance(piece, Said) and fold(piece.words) in _NUMBER


def _is_most(piece: Piece) -> bool:
    """Say whether a piece asks for the most or the fewest of what follows."""
    return isinstance(piece, Said) and fold(piece.words) in _MOST


def _is_small(value: Decimal) -> bool:
    return value == value.to_integral_value() and 1 <= value <= MOST_LIMIT
