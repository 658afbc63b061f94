"""Every phrase that means something: names out of the database, and the words of grammar.

A phrase is looked up without its diacritics. Where any were typed, they decide: a name whose diacritics
differ from the typed ones is another name.
"""

import gc
import re
from collections.abc import Container, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Indicator
from bot.domain.text import fold
from bot.domain.unit import Tier, Unit
from bot.reading.abbreviations import initials, shortened, variants
from bot.reading.descriptions import Descriptions
from bot.reading.period_forms import MONTHS
from bot.reading.periods import PERIOD_WORDS
from bot.reading.tokens import Token, tokens_of_name
from bot.reading.vocabulary import VOCABULARY
from bot.reading.words import Word


@dataclass(frozen=True, slots=True)
class Kindred:
    """A kind of units that make up a tier together with others: the wards of communes and wards."""

    tier: Tier


Meaning = Indicator | Unit | Tier | Kindred | Word

# The kinds of units, which people leave out, shorten, or put behind the name in English.
_KINDS = (
    ("xã", "x"),
    ("phường", "p", "ph"),
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
_AHEAD = {kind: f"{kind} " for kind, *_ in _KINDS}  # as they stand ahead of a name
KINDS = frozenset(fold(kind) for kind, *_ in _KINDS)  # in Vietnamese, as a text without diacritics has them
_GROUPS = ("khối", "cấp")
_SEVERAL = re.compile(r"\s*,\s*|\s+và\s+|\s+and\s+")  # between the kinds of a tier
_VERB = re.compile(r"(?P<stem>[a-z]{4,})(?:ing|ed)", re.IGNORECASE)
_MAY = "may"  # which is also "mấy" without its diacritics
_FEW_LETTERS = 4
_FEWEST = 2  # words of a name by which its unit is looked for
_LONG_ENOUGH = 7  # letters of a word, to be known with one of them wrong
_ENGLISH = """
the of for is are was were what which who how many much show give tell please could would from since last this
with and rate figure figures commune communes ward wards department departments province lowest highest
"""
_DEPARTMENT_KIND, _FIELDS = "sở", ("ngành", "ban ngành")
_OF = re.compile(r"^(?:department|division|office) of ", re.IGNORECASE)
_DEPARTMENT = re.compile(r"^Department", re.IGNORECASE)
_AND = re.compile(r",?\s+và\s+")  # that people leave out: "Sở Khoa học Công nghệ"
_DASH = " - "  # ahead of what tells a name from others: "Xuân Hương - Đà Lạt"
_NUMBER = re.compile(r"\s*\b\d+\b")  # of several units that share a name: "Phường 1 Bảo Lộc"
_ENGLISH_KIND = re.compile(
    r"\s+(?P<kind>commune|ward|town(?:ship)?|district|province|city|special zone|department|division)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write one meaning."""

    meaning: Meaning
    keys: tuple[str, ...]
    words: tuple[str, ...]  # as its owner writes them

    @property
    def is_code(self) -> bool:
        """Whether it is an indicator's command, which has no diacritics even where a phone typed some."""
        return isinstance(self.meaning, Indicator) and self.keys == (self.meaning.code,)

    @property
    def is_bare(self) -> bool:
        """Whether it names something by several words without any diacritic, which go with any."""
        return (
            isinstance(self.meaning, (Indicator, Tier))
            and len(self.keys) > 1
            and all(map(str.isascii, self.keys))
        )

    def fits(self, typed: Sequence[Token]) -> bool:
        """Say whether no typed diacritic speaks against it; a single letter is never short for another."""
        return self.is_code or all(
            token.key == key or (not token.has_diacritics and len(key) > 1)
            for token, key in zip(typed, self.keys, strict=True)
        )

    def equals(self, typed: Sequence[Token]) -> bool:
        """Say whether it was typed to the letter."""
        return all(token.key == key for token, key in zip(typed, self.keys, strict=True))


@dataclass(frozen=True, slots=True)
class Match:
    """The longest phrase that starts at a token, and everything that it can mean."""

    words: tuple[Token, ...]
    meanings: tuple[Meaning, ...]

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
        self._words: set[str] = set(PERIOD_WORDS)
        self._by_length: dict[int, list[str]] = {}
        self._parts: dict[str, list[tuple[tuple[Token, ...], Unit]]] = {}
        self._english: set[str] = {*MONTHS, *_ENGLISH.split()} - {_MAY}
        with _collector_resting():
            self._gather()

    def _gather(self) -> None:
        catalogue = self.catalogue
        for word, phrases in VOCABULARY.items():
            self._add_all(word, (each for phrase in phrases for each in (phrase, *shortened(phrase))))
        self.spellings: dict[str, tuple[Entry, ...]] = dict(_english_words(catalogue.indicators.values()))
        self.descriptions = Descriptions(catalogue.indicators.values())
        for indicator in catalogue.indicators.values():
            full = (indicator.names.vi, indicator.names.en)
            names = (indicator.code, *full, *map(_without_marks, full), *indicator.aliases)
            names += tuple(variant for name in names for variant in variants(name))
            named = f" {fold(indicator.names.vi)} "
            in_name = (
                each for each in (indicator.names.vi, *indicator.aliases) if f" {fold(each)} " in named
            )
            names += tuple(short for each in in_name for short in initials(each))
            self._add_all(indicator, (*names, *_longer_than_aliases(indicator), *_inflected(indicator)))
            self._note_english(" ".join((indicator.names.en, *_inflected(indicator))))
            self._add_all(Word.COUNTED, _counted(indicator))
        kinds = _kinds_of(catalogue.register.units.values())
        for tier in catalogue.register.tiers.values():
            self._add_all(tier, _tier_names(tier))
            self._note_english(tier.names.en)
            self._add_all(Kindred(tier), kinds.get(tier.id, ()))
        for unit in catalogue.register.units.values():
            self._add_all(unit, _unit_names(unit))

    @property
    def known_words(self) -> Container[str]:
        """Every single word that is part of a phrase or of a period, with its diacritics and without."""
        return self._words

    def match(self, typed: Sequence[Token], start: int, *, careful: bool, named: bool = True) -> Match | None:
        """Return the longest phrase that starts at a token; None where none does.

        ``careful`` says that the text was typed with diacritics, so that a word without any has none;
        ``named``, that it may name indicators.
        """
        for length in range(min(self._longest.get(typed[start].fold, 0), len(typed) - start), 0, -1):
            words = tuple(typed[start : start + length])
            entries = self._entries.get(_joined(words), ())
            found = _fitting(entries, words, careful=careful)
            if meant := [each for each in found if named or not isinstance(each, Indicator)]:
                return Match(words, tuple(meant))
        return None

    def is_english(self, typed: Iterable[Token]) -> bool:
        """Say whether some word can only be English: a name's, a month's, one of the commonest."""
        return any(token.fold in self._english and not token.has_diacritics for token in typed)

    def phrases(self) -> dict[str, list[Entry]]:
        """Return everything that means something, by its words without diacritics."""
        return self._entries

    def by_length(self, others: Iterable[str]) -> dict[int, list[str]]:
        """Return every phrase without diacritics by its length, with some others that are kept elsewhere."""
        if not self._by_length:
            for phrase in dict.fromkeys((*self._entries, *others)):
                self._by_length.setdefault(len(phrase), []).append(phrase)
        return self._by_length

    def named_in_part(self, words: Sequence[Token]) -> list[Unit]:
        """Return the units whose name begins or ends with some words: "Đà Lạt", of "Xuân Hương - Đà Lạt"."""
        if not self._parts:
            for unit in self.catalogue.register.units.values():
                for part in _parts_of(unit):
                    self._parts.setdefault(_joined(part), []).append((part, unit))
        found = self._parts.get(_joined(words), ())
        return list(dict.fromkeys(unit for part, unit in found if _agree(words, part)))

    def is_office(self, word: Token) -> bool:
        """Say whether a word speaks of the body itself, not of what stands below it."""
        return any(entry.meaning is Word.OFFICE for entry in self._entries.get(word.fold, ()))

    def _note_english(self, name: str) -> None:
        self._english.update(word.fold for word in tokens_of_name(name) if len(word.fold) > _FEW_LETTERS)

    def _add_all(self, meaning: Meaning, phrases: Iterable[str]) -> None:
        for phrase in dict.fromkeys(phrases):
            parts = tokens_of_name(phrase)
            if parts:
                folds = [part.fold for part in parts]
                entry = Entry(
                    meaning, tuple([part.key for part in parts]), tuple([part.text for part in parts])
                )
                self._entries.setdefault(" ".join(folds), []).append(entry)
                self._words.update(entry.keys, folds)
                self._longest[folds[0]] = max(self._longest.get(folds[0], 0), len(parts))


@contextmanager
def _collector_resting() -> Generator[None]:
    """Keep the garbage collector from going over every name again and again, of which none is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _agree(typed: Sequence[Token], words: Sequence[Token]) -> bool:
    return all(one.key == word.key or not one.has_diacritics for one, word in zip(typed, words, strict=True))


def _joined(words: Sequence[Token]) -> str:
    return " ".join(word.fold for word in words)


def _fitting(entries: Sequence[Entry], words: tuple[Token, ...], *, careful: bool) -> tuple[Meaning, ...]:
    """Return what the words mean: to the letter first, then by the diacritics that were left out.

    One word of grammar, in a text that has diacritics, has those that were typed.
    """
    exact = [entry for entry in entries if entry.equals(words)] if careful else []
    if careful and len(words) == 1:
        entries = [entry for entry in entries if not isinstance(entry.meaning, Word)]
    fitting = exact or sorted(
        (entry for entry in entries if entry.fits(words)), key=lambda entry: not entry.equals(words)
    )
    if not any(isinstance(entry.meaning, Indicator) for entry in fitting):
        fitting = [*fitting, *(entry for entry in entries if entry.is_bare)]
    return tuple(dict.fromkeys(entry.meaning for entry in fitting))


def _longer_than_aliases(indicator: Indicator) -> Iterable[str]:
    """Yield the parts of a name from an alias on, and up to an alias: "định danh mức 2"."""
    for name in (indicator.names.vi, indicator.names.en):
        words = [word.text for word in tokens_of_name(name)]
        folded = [fold(word) for word in words]
        for alias in (fold(alias).split() for alias in indicator.aliases):
            for start in range(len(words) - len(alias) + 1):
                if alias and folded[start : start + len(alias)] == alias:
                    yield " ".join(words[start:])
                    yield " ".join(words[: start + len(alias)])


def _inflected(indicator: Indicator) -> Iterable[str]:
    """Yield the other forms of a verb that an alias is: "signing" is "signed" and "sign" as well."""
    for alias in (*indicator.aliases, indicator.names.en):
        verb = _VERB.fullmatch(alias)
        if verb:
            yield from (f"{verb['stem']}{ending}" for ending in ("", "e", "s", "es", "ed", "ing"))


def _english_words(indicators: Iterable[Indicator]) -> Iterable[tuple[str, tuple[Entry, ...]]]:
    """Yield the longer English words that indicators are called by, as they are spelt."""
    for indicator in indicators:
        said = " ".join((indicator.names.en, indicator.numerator.text.en, *indicator.aliases))
        for word in tokens_of_name(said):
            if word.is_word and len(word.fold) >= _LONG_ENOUGH and not word.has_diacritics:
                yield word.fold, (Entry(Word.NOISE, (word.key,), (word.text,)),)


def _counted(indicator: Indicator) -> Iterable[str]:
    """Yield what an indicator counts, in both languages: "văn bản", "documents"."""
    for noun in (indicator.numerator.noun, indicator.denominator.noun):
        if noun:
            yield from (noun.vi, noun.en)


def _tier_names(tier: Tier) -> tuple[str, ...]:
    """Return what a tier is called; by its first kind alone too: all communes are "xã", or the "khối xã"."""
    vietnamese, english = (_SEVERAL.split(name)[0] for name in (tier.names.vi, tier.names.en))
    named = (tier.code, tier.names.vi, tier.names.en, *tier.aliases)
    alone = (tier.names.vi, vietnamese, *(each for each in tier.aliases if each.split()[0] not in _GROUPS))
    parted = [", ".join(each.split()) for each in tier.aliases if " " in each]  # "sở, ngành"
    groups = (f"{group} {name}" for group in _GROUPS for name in (*alone, *parted))
    known = _FIELDS if vietnamese.casefold() == _DEPARTMENT_KIND else ()
    fields = [f"{some}{vietnamese} {each}" for each in known for some in ("", "các ")]
    short = (_DEPARTMENT.sub("Dept", each) for each in (english, english.removesuffix("s"), *tier.aliases))
    return (*named, vietnamese, english, english.removesuffix("s"), *fields, *short, *groups, *parted)


def _kinds_of(units: Iterable[Unit]) -> dict[int, dict[str, None]]:
    """Return by tier the kinds that its units bear in their names ("xã", "thị trấn", "commune")."""
    kinds: dict[int, dict[str, None]] = {}
    for unit in units:
        of_tier = kinds.setdefault(unit.tier_id, {})
        name = unit.names.vi.casefold()
        of_tier |= dict.fromkeys(kind for kind, ahead in _AHEAD.items() if name.startswith(ahead))
        english = [found["kind"] for found in [_ENGLISH_KIND.search(unit.names.en)] if found]
        of_tier |= dict.fromkeys((*english, *(f"{kind}s" for kind in english)))
    return kinds


def _unit_names(unit: Unit) -> Iterable[str]:
    yield unit.names.vi
    yield unit.names.en
    yield from unit.aliases
    yield _ENGLISH_KIND.sub("", unit.names.en)
    yield _without_marks(unit.names.vi)
    yield _AND.sub(" ", unit.names.vi)
    yield from _without_dash(unit)
    yield _OF.sub("", unit.names.en)
    yield _DEPARTMENT.sub("Dept", unit.names.en)
    folded = unit.names.vi.casefold()
    for kind, *shorts in _KINDS:
        if folded.startswith(_AHEAD[kind]):
            bare = unit.names.vi[len(kind) + 1 :]
            yield bare
            yield bare.split(_DASH)[0]
            yield from (_NUMBER.sub("", name) for name in (unit.names.vi, bare) if _NUMBER.search(name))
            yield from _short_names(kind, bare)
            yield from (f"{short} {bare}" for short in shorts)


def _without_dash(unit: Unit) -> Iterable[str]:
    """Yield the names without what tells them from others: "Xuân Hương", of "Xuân Hương - Đà Lạt"."""
    yield from (name.split(_DASH)[0] for name in (unit.names.vi, unit.names.en) if _DASH in name)
    kind = _ENGLISH_KIND.search(unit.names.en)
    if kind and _DASH in unit.names.en:
        yield f"{unit.names.en.split(_DASH)[0]}{kind[0]}"


def _without_marks(name: str) -> str:
    return " ".join(word.text for word in tokens_of_name(name) if word.is_word or word.is_number)


def _parts_of(unit: Unit) -> Iterable[tuple[Token, ...]]:
    """Yield the beginnings and ends of a unit's names that are several words, but not the names."""
    for name in (unit.names.vi, unit.names.en):
        words = tuple(word for word in tokens_of_name(name) if word.is_word)
        for size in range(_FEWEST, len(words)):
            yield from (words[:size], words[-size:])


def _short_names(kind: str, bare: str) -> Iterable[str]:
    """Yield how people shorten a body that is named after several fields: by the first, by initials."""
    in_short = "".join(word.text[0] for word in tokens_of_name(bare) if word.is_word and word.key != "và")
    if kind == _DEPARTMENT_KIND:
        yield f"{kind[0]}{in_short}"  # "SYT"
    first = re.split(r",|\s+và\s+", bare)[0]
    if first != bare:
        yield f"{kind} {first}"
        yield f"{kind} {in_short}"
