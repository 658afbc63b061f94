"""Find the indicator that words describe together, where no name has them to the letter.

"Văn bản đi đã ký số" is "Ký số văn bản điện tử đi", "documents signed digitally" is "Outgoing e-documents
digitally signed". Every word has to describe the one indicator, and no other as well; what is said of the
figure itself ("lowest", "not", a period, a unit) parts what stands on its sides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from bot.domain.indicator import Indicator
from bot.domain.text import fold
from bot.reading.descriptions import Description, Descriptions, is_little
from bot.reading.pieces import Left, Number, Piece, Rank, Said, Topic
from bot.reading.row import is_said
from bot.reading.stems import is_common
from bot.reading.tokens import Token, text_of
from bot.reading.words import Word

MARK = ""  # what a comma is once it is folded
WEAK = frozenset(
    {Word.NOISE, Word.ARTICLE, Word.A, Word.PARTICLE, Word.PLACED, Word.HAVE, Word.COUNTED, Word.REPORTING}
)
PARTING = frozenset({MARK, "va", "and", "hay", "hoac", "or"})
_JOINING = PARTING | {"voi", "with", "cung"}
_MOST_DESCRIBED = 3  # indicators; a name that says as much of more is no name, but a common noun
_MOST_ASKED = 4  # indicators between which it is asked back


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the tokens that it is made of."""

    piece: Piece
    start: int
    end: int

    @property
    def places(self) -> range:
        """The places of its tokens."""
        return range(self.start, self.end)


_Stretch: TypeAlias = Sequence[Placed]


@dataclass(frozen=True)
class Gatherer:
    """Gathers the pieces of one text."""

    typed: Sequence[Token]
    descriptions: Descriptions

    def gather(self, placed: Sequence[Placed]) -> list[Piece]:
        """Return the pieces, those in one's place that speak of one indicator together."""
        pieces: list[Piece] = []
        start = 0
        placed = self._without_parts(placed)
        while start < len(placed):
            stretch = self._stretch(placed[start:])
            pieces += self._gathered(stretch) if stretch else [placed[start].piece]
            start += max(len(stretch), 1)
        return pieces

    def _without_parts(self, placed: Sequence[Placed]) -> list[Placed]:
        """Return the pieces, what is part of another indicator that is named as the noun that it is there.

        "What share of outgoing documents in the communes was signed" is of signing alone; what "and" joins,
        or a comparison holds side by side, stays apart.
        """
        topics = [each for each in placed if isinstance(each.piece, Topic)]
        if len({_indicators(each) for each in topics}) < 2 or any(map(_holds_apart, placed)):
            return list(placed)
        places = [place for each in topics for place in each.places]
        named = {indicator for each in topics for indicator in _indicators(each)}
        of_all = [one for one in self.descriptions if one.indicator in named and self._covers(one, places)]
        if len(of_all) != 1:
            return list(placed)
        only = of_all[0].indicator
        return [each if only in (_indicators(each) or (only,)) else _as_part(each) for each in placed]

    def _stretch(self, placed: Sequence[Placed]) -> _Stretch:
        """Return the pieces from here on that may belong together; "toàn tỉnh" is whose figure it is."""
        stretch = list(takewhile(self._may_belong, placed))
        following = placed[len(stretch)].piece if len(stretch) < len(placed) else None
        if stretch and is_said(stretch[-1].piece, Word.WHOLE) and isinstance(following, Rank):
            stretch.pop()
        return stretch

    def _may_belong(self, each: Placed) -> bool:
        match each.piece:
            case Topic():
                return True
            case Left() | Number():
                return self._is_described(each)
            case Said(words=words, word=word):
                apart = word in (Word.PARTICULAR, Word.IN_THINGS) or fold(words) in PARTING
                return not apart and (word in WEAK or self._is_described(each))
            case _:
                return False

    def _is_described(self, each: Placed) -> bool:
        """Say whether the words can be part of what describes an indicator, if only between others."""
        telling = [place for place in each.places if not is_little(self.typed[place])]
        known = all(self.descriptions.know(self.typed[place]) for place in telling)
        return not telling or (known and any(self._covers(one, telling) for one in self.descriptions))

    def _gathered(self, stretch: _Stretch) -> list[Piece]:
        """Return a stretch with the words of one indicator as that indicator, where they are of one."""
        alone = [each.piece for each in stretch]
        topics = [each for each in stretch if isinstance(each.piece, Topic)]
        names = [each for each in topics if not self._is_common(each)] or topics
        loose = any((not _is_weak(each) or _is_noun(each)) and each not in topics for each in stretch)
        if not loose and len({_indicators(each) for each in topics}) < 2:
            return alone
        if found := self._fitting(stretch, names):
            return self._joined(stretch, found) or alone
        return [
            _as_noun(each.piece) if each not in names and _stands_beside(each, names, stretch) else each.piece
            for each in stretch
        ]

    def _is_common(self, each: Placed) -> bool:
        """Say whether a name of one indicator says as much of others: "hồ sơ"."""
        described = [one for one in self.descriptions if self._covers(one, each.places)]
        return len(described) > _MOST_DESCRIBED

    def _covers(self, one: Description, places: Iterable[int]) -> bool:
        telling = [place for place in places if not is_little(self.typed[place])]
        return bool(telling) and all(one.has(self.typed, place) for place in telling)

    def _fitting(self, stretch: _Stretch, names: Sequence[Placed]) -> list[Description]:
        """Return whom all that has to mean something describes: one, or some between which it is open.

        Beside a name a common noun may be another one ("overdue files"); without one it has to describe too.
        """
        nouns = [each for each in stretch if _is_noun(each)]
        unread = [each for each in stretch if isinstance(each.piece, (Left, Topic))]
        if not unread and nouns:  # "dossiers are late"
            unread = [each for each in stretch if not _is_weak(each)]
        telling = self._telling(each for each in stretch if not _is_weak(each) or _is_noun(each))
        musts = self._telling(unread)
        if not musts:
            return []
        fitting = {
            one: sum(one.has(self.typed, place) for place in telling)
            for one in self.descriptions
            if self._covers(one, musts)
        }
        named = {indicator for each in names for indicator in _indicators(each)}
        found = [one for one in fitting if one.indicator in named or one.is_called(self.typed, musts)]
        if len(found) == 1:
            return [*found, *(one for one in fitting if fitting[one] > fitting[found[0]])]
        if found:
            most = max(fitting[one] for one in found)
            return [one for one in found if fitting[one] == most]
        if all(is_common(self.typed[place].fold) for place in telling):
            return []
        found = [one for one in fitting if fitting[one] == len(telling)]
        sure = all(one.singles_out(self.typed, telling) for one in found)
        return found if sure and len(found) <= _MOST_ASKED else []

    def _telling(self, placed: Iterable[Placed]) -> list[int]:
        """Return the places of the words that describe something."""
        return [place for each in placed for place in each.places if not is_little(self.typed[place])]

    def _joined(self, stretch: _Stretch, found: Sequence[Description]) -> list[Piece]:
        """Put the indicator in the place of its words; nothing where other words stand between them."""
        own = [place for place, each in enumerate(stretch) if self._is_own(each, found)]
        first, last = own[0], own[-1] + 1
        if any(place not in own and not _is_weak(stretch[place]) for place in range(first, last)):
            return []
        words = text_of(self.typed[stretch[first].start : stretch[last - 1].end])
        topic = Topic(words, tuple(one.indicator for one in found))
        return [*(each.piece for each in stretch[:first]), topic, *(each.piece for each in stretch[last:])]

    def _is_own(self, each: Placed, found: Sequence[Description]) -> bool:
        """Say whether a piece is part of what the indicators are described with."""
        if isinstance(each.piece, (Left, Topic)):
            return True
        is_weak = _is_weak(each) and not _is_noun(each)
        return not is_weak and all(self._covers(one, each.places) for one in found)


def _indicators(each: Placed) -> tuple[Indicator, ...]:
    return each.piece.indicators if isinstance(each.piece, Topic) else ()


def _is_weak(each: Placed) -> bool:
    return isinstance(each.piece, Said) and each.piece.word in WEAK


def _is_noun(each: Placed) -> bool:
    return isinstance(each.piece, Said) and each.piece.word is Word.COUNTED


def _holds_apart(each: Placed) -> bool:
    piece = each.piece
    return isinstance(piece, Said) and (
        piece.word in (Word.COMPARE, Word.VERSUS, Word.APART, Word.EXCEPT) or fold(piece.words) in _JOINING
    )


def _as_part(each: Placed) -> Placed:
    is_part = isinstance(each.piece, Topic) or _is_noun(each)
    return Placed(Said(each.piece.words, Word.NOISE), each.start, each.end) if is_part else each


def _stands_beside(common: Placed, names: Sequence[Placed], stretch: _Stretch) -> bool:
    """Say whether a common noun stands beside a name, with no "and" between: "overdue files"."""
    ends = [(min(common.start, name.start), max(common.start, name.start)) for name in names]
    parting = [each.start for each in stretch if _parts(each)]
    return any(not any(start < place < end for place in parting) for start, end in ends)


def _parts(each: Placed) -> bool:
    return isinstance(each.piece, Said) and fold(each.piece.words) in PARTING


def _as_noun(piece: Piece) -> Piece:
    """Return the name of one indicator as the common noun that it is beside another's."""
    return Said(piece.words, Word.COUNTED) if isinstance(piece, Topic) else piece
