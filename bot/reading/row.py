"""Pieces in a row: what stands beside one, noise left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.text import fold
from bot.reading.pieces import Named, Number, Piece, Rank, Said, Topic
from bot.reading.words import Word

WHO = frozenset({Word.WHOLE, Word.OFFICE, Word.AVERAGE})  # words that say whose figure is meant
_WHICH = "nao"
_TRANSPARENT = frozenset({Word.NOISE, Word.ARTICLE, Word.HOW_MANY, Word.WHICH})


@dataclass(frozen=True)
class Row:
    """The pieces of a text from left to right."""

    pieces: Sequence[Piece]

    def before(self, place: int) -> Piece | None:
        """Return the nearest piece ahead of a place that is more than noise."""
        return next((each for each in reversed(self.pieces[:place]) if not _is_transparent(each)), None)

    def behind(self, place: int) -> Piece | None:
        """Return the nearest piece behind a place that is more than noise."""
        return next((each for each in self.pieces[place + 1 :] if not _is_transparent(each)), None)

    def number_before(self, place: int) -> Piece | None:
        """Return the number ahead of a place, what it counts left out: "từ 3 hồ sơ trở lên"."""
        before = range(place - 1, -1, -1)
        return next((self.pieces[at] for at in before if not _is_counted(self.pieces[at])), None)

    def beyond(self, place: int) -> Piece | None:
        """Return the nearest piece behind a place that is more than noise or what a number there counts."""
        following = self.pieces[place + 1 :]
        return next((each for each in following if not _is_counted(each)), None)

    def is_ahead_of_units(self, place: int) -> bool:
        """Say whether units follow: by name, by tier, or all of them; "nào" asks for what is ahead of it."""
        next_to = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
        if isinstance(next_to, Said) and fold(next_to.words) == _WHICH:
            return False
        following = self.behind(place)
        if isinstance(following, Said):
            return following.word in WHO | {Word.UNITS, Word.THIS_UNIT, Word.COUNTED}
        return isinstance(following, (Named, Rank, Number))

    def words_of(self, *words: Word) -> str:
        """Return how the first of some words was written; empty where none is there."""
        said = (each for each in self.pieces if isinstance(each, Said) and each.word in words)
        return next((each.words for each in said), "")


def is_said(piece: Piece | None, word: Word) -> bool:
    """Say whether a piece is a certain word of grammar."""
    return isinstance(piece, Said) and piece.word is word


def _is_counted(piece: Piece) -> bool:
    return isinstance(piece, Topic) or is_said(piece, Word.COUNTED) or _is_transparent(piece)


def _is_transparent(piece: Piece) -> bool:
    return isinstance(piece, Said) and piece.word in _TRANSPARENT
