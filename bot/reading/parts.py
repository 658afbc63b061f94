"""A text cut into phrases that are known and words that are not, as it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from bot.domain.naming import Bearer
from bot.domain.unit import Tier, Unit
from bot.reading.lexicon import Lexicon, Meaning
from bot.reading.periods import read_period
from bot.reading.tokens import Token
from bot.reading.words import Word

MARKS = frozenset(",;%<>")  # the tokens that are neither words nor numbers
_NOISE = frozenset({Word.NOISE, Word.A, Word.ARTICLE, Word.PLACED, Word.HAVE, Word.GREETING})
_COMMON = frozenset({Word.PARTICLE, Word.UNITS})  # words that a name may begin with as well


class Role(Enum):
    """What a part of a text is to something that may get a name from it."""

    NEW = auto()  # nothing is known of it
    OWN = auto()  # it means that very thing
    NOISE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase that is known, or a word that is not."""

    start: int
    words: tuple[Token, ...]
    meanings: tuple[Meaning, ...]
    is_period: bool

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return " ".join(word.text for word in self.words)

    @property
    def is_number(self) -> bool:
        """Whether it is a number, which is known by what stands beside it."""
        return not self.meanings and self.words[0].is_number

    def role(self, bearer: Bearer | None) -> Role:
        """Return what the part is to a bearer; to a unit its tier is its own, being its kind."""
        if self.is_period or self.text in MARKS:
            return Role.OTHER
        if not self.meanings or all(meaning in _COMMON for meaning in self.meanings):
            return Role.NEW
        if all(meaning in _NOISE for meaning in self.meanings):
            return Role.NOISE
        if all(meaning is Word.COUNTED for meaning in self.meanings):
            return Role.OWN
        tiers = {each.id for each in self.meanings if isinstance(each, Tier)}
        is_own = bearer in self.meanings or (isinstance(bearer, Unit) and bearer.tier_id in tiers)
        return Role.OWN if is_own else Role.OTHER


def parts_of(typed: Sequence[Token], lexicon: Lexicon, today: date) -> Iterator[Part]:
    """Yield the parts from left to right, the longest phrase first."""
    careful = any(token.has_diacritics for token in typed)
    start = 0
    while start < len(typed):
        period = read_period(typed, start, today)
        match = lexicon.match(typed, start, careful=careful)
        if period and match and period.length < len(match.words):
            period = None
        length = period.length if period else len(match.words) if match else 1
        meanings = match.meanings if match and not period else ()
        yield Part(start, tuple(typed[start : start + length]), meanings, period is not None)
        start += length
