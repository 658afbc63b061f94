"""Sort the phrases of a text into what they say: whose figure, of what, when, and what is asked about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.unit import Tier, Unit
from bot.reading.lexicon import Lexicon, Match
from bot.reading.periods import read_period
from bot.reading.tokens import Token
from bot.reading.words import Word

_SEPARATORS = frozenset(",;")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit by one of its names: every unit that bears it."""

    words: str
    units: tuple[Unit, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Rank:
    """A tier by one of its names; ``office`` where the name speaks of the body itself ("UBND huyện")."""

    tier: Tier
    words: str
    office: bool


Piece = Named | Rank | Word  # of words, only WHOLE and OFFICE say whose figure is meant


@dataclass
class Slots:
    """What was read, in the order in which it was written; whatever was not understood is left over."""

    kinds: list[Word] = field(default_factory=list[Word])
    indicators: list[Indicator] = field(default_factory=list[Indicator])
    pieces: list[Piece] = field(default_factory=list[Piece])
    periods: list[Period] = field(default_factory=list[Period])
    no_such_period: str = ""
    left: list[str] = field(default_factory=list[str])


def fill(typed: Sequence[Token], lexicon: Lexicon, today: date) -> Slots:
    """Read the tokens from left to right, the longest phrase first."""
    slots = Slots()
    careful = any(token.has_diacritics for token in typed)
    start = 0
    while start < len(typed):
        period = read_period(typed, start, today)
        match = lexicon.match(typed, start, careful=careful)
        if period and (match is None or period.length >= len(match.words)):
            if period.period:
                slots.periods.append(period.period)
            else:
                slots.no_such_period = " ".join(token.text for token in typed[start : start + period.length])
            start += period.length
        elif match:
            _sort(match, slots, lexicon)
            start += len(match.words)
        else:
            if typed[start].text not in _SEPARATORS:
                slots.left.append(typed[start].text)
            start += 1
    return slots


def _sort(match: Match, slots: Slots, lexicon: Lexicon) -> None:
    """Put a phrase where it belongs; a word of grammar or an indicator goes before a unit's bare name."""
    words = [each for each in match.meanings if isinstance(each, Word)]
    indicators = [each for each in match.meanings if isinstance(each, Indicator)]
    tiers = [each for each in match.meanings if isinstance(each, Tier)]
    units = tuple(each for each in match.meanings if isinstance(each, Unit))
    if indicators:
        slots.indicators.extend(each for each in indicators if each not in slots.indicators)
    elif tiers:
        slots.pieces.append(Rank(tiers[0], match.text, lexicon.is_office(match.words[0])))
    elif words:
        _sort_word(words[0], match.text, slots)
    elif units:
        slots.pieces.append(Named(match.text, units, match.certain))


def _sort_word(word: Word, text: str, slots: Slots) -> None:
    match word:
        case Word.NOISE:
            pass
        case Word.UNREAD:
            slots.left.append(text)
        case Word.WHOLE | Word.OFFICE:
            slots.pieces.append(word)
        case _:
            slots.kinds.append(word)
