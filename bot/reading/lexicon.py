"""Every phrase that means something: names out of the database, and the words of grammar.

A phrase is looked up without its diacritics. Where any were typed, they decide: a name whose diacritics
differ from the typed ones is another name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Indicator
from bot.domain.text import fold
from bot.domain.unit import Tier, Unit
from bot.reading.tokens import Token, tokens
from bot.reading.words import VOCABULARY, Word

Meaning = Indicator | Unit | Tier | Word

# The kinds of units, which people leave out, shorten, or put behind the name in English.
_KINDS = (
    ("xã", "x"),
    ("phường", "p"),
    ("thị trấn", "tt"),
    ("đặc khu", "đk"),
    ("huyện", "h"),
    ("quận", "q"),
    ("thị xã", "tx"),
    ("thành phố", "tp"),
    ("tỉnh", "t"),
    ("sở", "s"),
    ("phòng", "p"),
)
KINDS = frozenset(fold(kind) for kind, _ in _KINDS)  # in Vietnamese, as a text without diacritics has them
_ENGLISH_KIND = re.compile(
    r"\s+(?P<kind>commune|ward|town(?:ship)?|district|province|city|special zone|department|division)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write one meaning."""

    meaning: Meaning
    keys: tuple[str, ...]

    @property
    def is_code(self) -> bool:
        """Whether it is an indicator's command, which has no diacritics even where a phone typed some."""
        return isinstance(self.meaning, Indicator) and self.keys == (self.meaning.code,)

    def fits(self, typed: Sequence[Token]) -> bool:
        """Say whether no typed diacritic speaks against it."""
        return self.is_code or all(
            token.key == key or not token.has_diacritics for token, key in zip(typed, self.keys, strict=True)
        )

    def equals(self, typed: Sequence[Token]) -> bool:
        """Say whether it was typed to the letter."""
        return all(token.key == key for token, key in zip(typed, self.keys, strict=True))


@dataclass(frozen=True, slots=True)
class Match:
    """The longest phrase that starts at a token, and everything that it can mean."""

    words: tuple[Token, ...]
    meanings: tuple[Meaning, ...]
    certain: bool  # false where typed diacritics speak against every meaning

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return " ".join(token.text for token in self.words)


class Lexicon:
    """Phrases by their words without diacritics."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Gather every name of a catalogue and every word of grammar."""
        self.catalogue = catalogue
        self._entries: dict[str, list[Entry]] = {}
        self._longest: dict[str, int] = {}
        for word, phrases in VOCABULARY.items():
            self._add_all(word, phrases)
        for indicator in catalogue.indicators.values():
            names = (indicator.code, indicator.names.vi, indicator.names.en, *indicator.aliases)
            self._add_all(indicator, names)
        kinds = _kinds_of(catalogue.register.units.values())
        for tier in catalogue.register.tiers.values():
            self._add_all(tier, (*_tier_names(tier), *kinds.get(tier.id, ())))
        for unit in catalogue.register.units.values():
            self._add_all(unit, _unit_names(unit))

    def match(self, typed: Sequence[Token], start: int, *, careful: bool) -> Match | None:
        """Return the longest phrase that starts at a token; None where none does.

        ``careful`` says that the text was typed with diacritics, so that a word without any has none.
        """
        for length in range(min(self._longest.get(typed[start].fold, 0), len(typed) - start), 0, -1):
            words = tuple(typed[start : start + length])
            entries = self._entries.get(" ".join(token.fold for token in words), ())
            if found := _fitting(entries, words, careful=careful):
                return found
        return None

    def is_office(self, word: Token) -> bool:
        """Say whether a word speaks of the body itself, not of what stands below it."""
        return any(entry.meaning is Word.OFFICE for entry in self._entries.get(word.fold, ()))

    def _add_all(self, meaning: Meaning, phrases: Iterable[str]) -> None:
        for phrase in dict.fromkeys(phrases):
            parts = tokens(phrase)
            if parts:
                entry = Entry(meaning, tuple(part.key for part in parts))
                self._entries.setdefault(" ".join(part.fold for part in parts), []).append(entry)
                first = parts[0].fold
                self._longest[first] = max(self._longest.get(first, 0), len(parts))


def _fitting(entries: Sequence[Entry], words: tuple[Token, ...], *, careful: bool) -> Match | None:
    """Return what the words mean: to the letter first, then by what was left out, then what was mistyped.

    Only a name of several words may be mistyped; a short word with other diacritics is another word.
    """
    exact = [entry for entry in entries if entry.equals(words)] if careful else []
    fitting = exact or [entry for entry in entries if entry.fits(words)]
    if not fitting and len(words) > 1:
        fitting = list(entries)
    if not fitting:
        return None
    return Match(words, tuple(dict.fromkeys(entry.meaning for entry in fitting)), fitting[0].fits(words))


def _tier_names(tier: Tier) -> tuple[str, ...]:
    parts = re.split(r",|\s+và\s+|\s+and\s+", f"{tier.names.vi},{tier.names.en}")
    return (tier.code, tier.names.vi, tier.names.en, *tier.aliases, *(part.strip() for part in parts))


def _kinds_of(units: Iterable[Unit]) -> dict[int, dict[str, None]]:
    """Return by tier the kinds that its units bear in their names ("xã", "thị trấn", "commune")."""
    kinds: dict[int, dict[str, None]] = {}
    for unit in units:
        of_tier = kinds.setdefault(unit.tier_id, {})
        of_tier |= dict.fromkeys(
            kind for kind, _ in _KINDS if unit.names.vi.casefold().startswith(f"{kind} ")
        )
        of_tier |= dict.fromkeys(found["kind"] for found in [_ENGLISH_KIND.search(unit.names.en)] if found)
    return kinds


def _unit_names(unit: Unit) -> Iterable[str]:
    yield unit.names.vi
    yield unit.names.en
    yield from unit.aliases
    yield _ENGLISH_KIND.sub("", unit.names.en)
    folded = unit.names.vi.casefold()
    for kind, short in _KINDS:
        if folded.startswith(f"{kind} "):
            bare = unit.names.vi[len(kind) + 1 :]
            yield bare
            yield f"{short} {bare}"
