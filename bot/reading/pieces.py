"""Cut a text into pieces that mean something: names, periods, numbers, words of grammar; and what is left."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.domain.indicator import Indicator
from bot.domain.names import Language
from bot.domain.period import Period
from bot.domain.text import fold, key
from bot.domain.unit import Tier, Unit
from bot.reading.lexicon import Kindred, Lexicon, Match
from bot.reading.numbers import SPELLED, readings
from bot.reading.periods import read_period
from bot.reading.tokens import Token, text_of
from bot.reading.words import Word

_TENTHS = re.compile(r"k \d{1,2}")  # "47k2" is 47,200
_SMALL = frozenset({"to", "on", "do", "me", "in", "at", "as", "may"})
_PERCENT = frozenset({"%", "phan tram", "percent", "per cent", "pc"})
_TIMES = {
    key(word): times
    for words, times in (("nghìn ngàn nghin ngan thousand k", 1_000), ("triệu trieu million", 1_000_000))
    for word in words.split()
}
_SPELLED = {key(word): number for word, number in SPELLED.items()}
_SPELLED_FOLDED = {fold(word): number for word, number in SPELLED.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """A unit by one of its names: every unit that bears it."""

    words: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A tier by one of its names; ``office`` where the name speaks of the body itself ("UBND huyện")."""

    words: str
    tier: Tier
    office: bool = False
    kindred: bool = False  # where only a kind of its units is named


@dataclass(frozen=True, slots=True)
class Topic:
    """An indicator by one of its names: every indicator that bears it."""

    words: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A period: the one that is meant, none where there is no such, several where the words leave it open."""

    words: str
    periods: tuple[Period, ...]
    step: Callable[[date], Period] | None = field(default=None, compare=False)  # as in periods.Read


@dataclass(frozen=True, slots=True)
class Number:
    """A number and every way to read it."""

    words: str
    values: tuple[Decimal, ...]
    percent: bool = False
    spelled: bool = False  # in letters, which also are parts of other words


@dataclass(frozen=True, slots=True)
class Said:
    """A word of grammar."""

    words: str
    word: Word


@dataclass(frozen=True, slots=True)
class Left:
    """What was not understood, from which token to which."""

    words: str
    start: int
    end: int


Piece: TypeAlias = Named | Rank | Topic | When | Number | Said | Left


def cut(
    typed: Sequence[Token], lexicon: Lexicon, today: date, language: Language, *, codes: bool = False
) -> list[Piece]:
    """Read the tokens from left to right, the longest phrase first.

    ``codes`` says that tiers may go by their codes though other words have diacritics, as behind a command.
    """
    careful = any(token.has_diacritics for token in typed)
    english = language == "en" or lexicon.is_english(typed)
    cutter = _Cutter(typed, lexicon, today, language, careful, english, careful and not codes)
    pieces: list[Piece] = []
    start = 0
    while start < len(typed):
        piece, length = cutter.next(start)
        pieces.append(piece)
        start += length
    return pieces


@dataclass(frozen=True)
class _Cutter:
    typed: Sequence[Token]
    lexicon: Lexicon
    today: date
    language: Language
    careful: bool  # whether some word has diacritics, so that a word without any has none
    english: bool
    words_first: bool  # whether a bare word of grammar goes before a tier's code

    def next(self, start: int) -> tuple[Piece, int]:
        """Return the piece that starts at a token, and over how many tokens."""
        token = self.typed[start]
        match = self.lexicon.match(self.typed, start, careful=self.careful)
        length = len(match.words) if match else 0
        period = read_period(self.typed, start, self.today, english=self.english)
        if period and period.length >= length:
            words = text_of(self.typed[start : start + period.length])
            return When(words, period.periods, period.step), period.length
        if token.is_number and length < 2:
            return _number(self.typed, start, self.language)
        if match and (self.english or length > 1 or token.text not in _SMALL):
            return self._meaning(match), length
        if token.key in _SPELLED or (not self.careful and token.fold in _SPELLED_FOLDED):
            value = _SPELLED.get(token.key) or _SPELLED_FOLDED[token.fold]
            return Number(token.text, (Decimal(value),), spelled=True), 1
        return Left(token.text, start, start + 1), 1

    def _meaning(self, match: Match) -> Piece:
        """Return what a phrase means; an indicator, a tier or a word of grammar goes before a bare name."""
        words = match.text
        indicators = tuple(each for each in match.meanings if isinstance(each, Indicator))
        tiers = [each for each in match.meanings if isinstance(each, Tier)]
        kinds = [each for each in match.meanings if isinstance(each, Kindred)]
        grammar = [each for each in match.meanings if isinstance(each, Word)]
        if indicators:
            return Topic(words, indicators)
        if self.words_first and grammar and len(match.words) == 1 and not match.words[0].has_diacritics:
            return Said(words, grammar[0])  # "so" beside "sở", which is also a tier's code
        if tiers:
            return Rank(words, tiers[0], self.lexicon.is_office(match.words[0]))
        if kinds:
            return Rank(words, kinds[0].tier, kindred=True)
        if grammar:
            return Said(words, grammar[0])
        return Named(words, tuple(each for each in match.meanings if isinstance(each, Unit)))


def _number(typed: Sequence[Token], start: int, language: Language) -> tuple[Piece, int]:
    """Return a number together with the sign or words for per cent behind it."""
    for length in (3, 2):
        if " ".join(token.fold for token in typed[start + 1 : start + length]) in _PERCENT:
            words = text_of(typed[start : start + length])
            return Number(words, readings(typed[start].text, language, percent=True), percent=True), length
    text = typed[start].text
    tail = " ".join(token.fold for token in typed[start + 1 : start + 3])
    if _TENTHS.fullmatch(tail) and text.isdecimal():
        return Number(f"{text}{tail.replace(' ', '')}", (Decimal(f"{text}.{tail[2:]}") * 1_000,)), 3
    times = _TIMES.get(typed[start + 1].key) if start + 1 < len(typed) else None
    if times:
        values = tuple(value * times for value in readings(text, language, percent=True))
        return Number(text_of(typed[start : start + 2]), values), 2
    return Number(text, readings(text, language)), 1
