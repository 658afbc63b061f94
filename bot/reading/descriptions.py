"""The words that describe each indicator, by which people ask for it in an order of their own.

English words count by themselves, by their stems; Vietnamese syllables only beside one that they stand beside
in a name, since a single one is part of many words: "trực tuyến" and "tiếp nhận" do not describe "trực tiếp".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.indicator import Indicator
from bot.domain.text import fold, key
from bot.reading.abbreviations import variants
from bot.reading.stems import is_little as is_little_english
from bot.reading.stems import stem
from bot.reading.syllables import is_syllable
from bot.reading.tokens import Token, tokens_of_name

_ASIDE = re.compile(r"\([^)]*\)")
_LITTLE = {  # syllables that hold others together, without diacritics and with them
    fold(each): key(each)
    for each in (
        *("đi", "được", "có", "đã", "của", "và", "qua"),
        *("trên", "trong", "cho", "khi", "bằng", "các", "về", "theo"),
    )
}
_LONG = 4  # letters of a word that can have another ending: "ct" is not "cts"
_REACH = 3  # syllables behind such a one: "trên môi trường mạng" is "trên mạng" as well
_Pair = tuple[str, str]  # neighbours, without diacritics


@dataclass(frozen=True, slots=True)
class _Words:
    """English stems, and pairs of Vietnamese syllables with every way that diacritics go with them.

    A pair of a name that was written without diacritics goes with any.
    """

    stems: set[str] = field(default_factory=set[str])
    english: set[str] = field(default_factory=set[str])  # words as they were written, of those stems
    little: set[str] = field(default_factory=set[str])
    pairs: dict[_Pair, set[_Pair | None]] = field(default_factory=dict[_Pair, set[_Pair | None]])

    def add(self, phrase: str, *, is_english: bool = False) -> None:
        """Learn the words of a phrase."""
        words = [each for each in tokens_of_name(phrase) if each.is_word or each.is_number]
        self.english.update(each.fold for each in words if is_english or not _is_syllable(each))
        self.stems.update(map(stem, self.english))
        if not is_english:
            self.little.update(each.fold for each in words if each.fold in _LITTLE)
            bare = not any(each.has_diacritics for each in words)
            for place, one in enumerate(words):
                reach = _REACH if one.fold in _LITTLE else 1
                for other in words[place + 1 : place + 1 + reach]:
                    ways = self.pairs.setdefault((one.fold, other.fold), set())
                    ways.add(None if bare else (one.key, other.key))

    def has(self, typed: Sequence[Token], place: int) -> bool:
        """Say whether a word is one of these: by its stem, or beside a neighbour."""
        word = typed[place]
        if self._has_stem(word):
            return True
        if word.fold in self.little and is_little(word):
            return True
        around = typed[max(place - 1, 0) : place + 2]
        return any(self._fits(one, other) for one, other in pairwise(around))

    def _has_stem(self, word: Token) -> bool:
        """Say whether an English word has one of the stems; "lat", a Vietnamese syllable, is not "late"."""
        if word.has_diacritics or stem(word.fold) not in self.stems:
            return False
        return word.fold in self.english or not (len(word.fold) < _LONG or is_syllable(word.fold))

    def _fits(self, one: Token, other: Token) -> bool:
        ways = self.pairs.get((one.fold, other.fold), ())
        return any(
            way is None
            or all(
                word.key == key or not word.has_diacritics
                for word, key in zip((one, other), way, strict=True)
            )
            for way in ways
        )

    def parts(self) -> set[str]:
        """Return every stem and every syllable, without diacritics."""
        return self.stems.union(*self.pairs)


@dataclass(frozen=True, eq=False)
class Description:
    """An indicator with the words that describe it, and those of what it is a share of."""

    indicator: Indicator
    words: _Words
    whole: _Words
    called: frozenset[tuple[str, ...]]  # the stems of English names, word by word

    def has(self, typed: Sequence[Token], place: int) -> bool:
        """Say whether a word describes the indicator."""
        return self.words.has(typed, place)

    def is_called(self, typed: Sequence[Token], places: Iterable[int]) -> bool:
        """Say whether some words are a name, in another form: "apologies", of "apology"."""
        stems = [stem(typed[place].fold) for place in places]
        ends = range(1, len(stems) + 1)
        return any(tuple(stems[start:end]) in self.called for end in ends for start in range(end))

    def singles_out(self, typed: Sequence[Token], places: Iterable[int]) -> bool:
        """Say whether some word is of the indicator itself: "officials" are also there without computers."""
        return any(self.has(typed, place) and not self.whole.has(typed, place) for place in places)


class Descriptions:
    """The descriptions of all indicators; most words are known at once to be in none."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        """Describe some indicators."""
        self._all = [describe(each) for each in indicators]
        self._parts = set[str]().union(*(each.words.parts() for each in self._all))

    def __iter__(self) -> Iterator[Description]:
        """Return each."""
        return iter(self._all)

    def know(self, word: Token) -> bool:
        """Say whether a word may describe anything."""
        return word.fold in self._parts or stem(word.fold) in self._parts


def is_little(word: Token) -> bool:
    """Say whether a word holds others together, and describes nothing by itself."""
    if word.has_diacritics:
        return word.key == _LITTLE.get(word.fold)
    return word.fold in _LITTLE or is_little_english(word.fold)


def describe(indicator: Indicator) -> Description:
    """Gather the words of an indicator's names, and of what its numerator and denominator count."""
    words, whole, numerator = _Words(), _Words(), indicator.numerator.text
    counted_vi, counted_en = (_ASIDE.sub("", each) for each in (numerator.vi, numerator.en))
    for phrase in (indicator.code, indicator.names.vi, *indicator.aliases, counted_vi):
        for each in (phrase, *variants(phrase)):
            words.add(each)
    for phrase in (indicator.names.en, counted_en):
        words.add(phrase, is_english=True)
    whole.add(_ASIDE.sub("", indicator.denominator.text.vi))
    whole.add(_ASIDE.sub("", indicator.denominator.text.en), is_english=True)
    names = [tokens_of_name(each) for each in (indicator.names.en, *indicator.aliases)]
    english = [name for name in names if name and not any(map(_is_syllable, name))]
    called = frozenset(tuple(stem(word.fold) for word in name) for name in english)
    return Description(indicator, words, whole, called)


def _is_syllable(word: Token) -> bool:
    """Say whether a word can be Vietnamese; an English one or an abbreviation cannot."""
    return word.has_diacritics or is_syllable(word.fold)
