"""Pieces in a row: what stands beside one, noise left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.pieces import Named, Number, Piece, Rank, Said
from bot.reading.words import Word

WHO = frozenset({Word.WHOLE, Word.OFFICE, Word.AVERAGE})  # words that say whose figure is meant
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

    def is_ahead_of_units(self, place: int) -> bool:
        """Say whether units follow: by name, by tier, or all of them."""
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


def _is_transparent(piece: Piece) -> bool:
    return isinstance(piece, Said) and piece.word in _TRANSPARENT
