"""Mend a word that means nothing as it was typed: the one phrase that is a letter away from it.

A slip of the finger leaves no Vietnamese syllable ("trà bng"); what does leave one ("sơn hải" for Sơn Hà) may
be another name, and is offered, never taken for granted. Nor are diacritics that speak against a name.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.answer import Mended
from bot.domain.catalogue import Who
from bot.domain.indicator import Indicator
from bot.domain.question import Subject
from bot.domain.text import fold
from bot.domain.unit import Unit
from bot.reading.lexicon import Entry, Lexicon
from bot.reading.period_forms import MONTHS
from bot.reading.periods import PERIOD_WORDS
from bot.reading.syllables import is_syllable
from bot.reading.tokens import Token, text_of, token, tokens_of_name
from bot.reading.words import Word

_MOST_TOKENS = 6
_LEAST_LETTERS = 5
_MOST_REPAIRS = 8
_MOST_PLACES = 4  # more unknown words than these are no slips of a finger
_SHORTEST = 2  # letters of a word that can stand for nothing else
# Words whose loss would change nothing that is asked are not guessed: they may stand for one that does.
_GUESSED = frozenset(
    {
        *(
            Word.WHOLE,
            Word.EXCEPT,
            Word.RANK,
            Word.COMPARE,
            Word.TREND,
            Word.STREAK,
            Word.CHANGE,
            Word.OVERVIEW,
        ),
        *(Word.ALERTS, Word.MISSING, Word.CATALOGUE, Word.DEFINITION, Word.TARGET, Word.PLACE, Word.SOURCE),
        *(Word.CHART, Word.HIGHEST, Word.LOWEST, Word.BEST, Word.WORST, Word.REACHES, Word.MISSES),
        *(Word.VERSUS, Word.YEAR_BEFORE, Word.HOW_MANY),
    }
)


@dataclass(frozen=True, slots=True)
class Repair:
    """The tokens with words mended, and whether there can be no doubt of it."""

    typed: list[Token]
    mended: tuple[Mended, ...]
    certain: bool

    @property
    def who(self) -> Who | None:
        """The unit that was found in place of a name."""
        return next((each.meant for each in self.mended if isinstance(each.meant, Who)), None)


@dataclass(frozen=True, slots=True)
class _Find:
    """A phrase near some tokens: from where to where, how far, and what it means."""

    start: int
    end: int
    distance: int
    phrase: str
    entries: tuple[Entry, ...]
    alone: bool = True  # whether nothing else is as near


def mend(
    typed: Sequence[Token], places: Sequence[int], lexicon: Lexicon, may_see: Callable[[int], bool]
) -> list[Repair]:
    """Return the ways to mend the tokens at some places: none, a sure one, or several to pick from."""
    repairs = [Repair(list(typed), (), certain=True)] if 0 < len(places) <= _MOST_PLACES else []
    end = len(typed)
    for place in reversed(places if repairs else ()):
        if place >= end:
            continue
        finds = _finds(typed, place, lexicon, may_see)
        if not finds or (len(finds) > 1 and len(repairs) > 1):
            return []
        end = finds[0].start
        repairs = [_mended(repair, find, typed, lexicon) for repair in repairs for find in finds]
    return repairs[:_MOST_REPAIRS]


def _finds(
    typed: Sequence[Token], place: int, lexicon: Lexicon, may_see: Callable[[int], bool]
) -> list[_Find]:
    """Return the nearest phrases around a token, over as many tokens as one of them reaches."""
    found = [
        find for start, end in _windows(typed, place) for find in _near(typed, start, end, lexicon, may_see)
    ]
    if not found:
        return []
    least = min(find.distance for find in found)
    nearest = sorted(
        (find for find in found if find.distance == least), key=lambda find: find.end - find.start
    )
    widest = nearest[-1]
    others = {_meanings(find): find for find in nearest if _meanings(find).isdisjoint(_meanings(widest))}
    several = [widest, *others.values()]
    units = [find for find in several if _is_unit(find)]
    if units:
        return [replace(find, alone=find.alone and not others) for find in units]
    return [widest] if not others and _is_guessed(widest, lexicon) else []


def _is_unit(find: _Find) -> bool:
    return all(isinstance(entry.meaning, Unit) for entry in find.entries)


def _is_guessed(find: _Find, lexicon: Lexicon) -> bool:
    """Say whether a phrase may stand for what was typed, where nothing else is as near."""
    words = [entry.meaning for entry in find.entries if isinstance(entry.meaning, Word)]
    return find.phrase in _words(lexicon) or all(each in _GUESSED for each in words)


def _windows(typed: Sequence[Token], place: int) -> Iterable[tuple[int, int]]:
    """Yield the runs of words that hold a token."""
    first = place
    while first > 0 and typed[first - 1].is_word and place - first < _MOST_TOKENS - 1:
        first -= 1
    last = place + 1
    while last < len(typed) and typed[last].is_word and last - place < _MOST_TOKENS:
        last += 1
    for start in range(first, place + 1):
        for end in range(place + 1, min(last, start + _MOST_TOKENS) + 1):
            yield start, end


def _near(
    typed: Sequence[Token], start: int, end: int, lexicon: Lexicon, may_see: Callable[[int], bool]
) -> Iterable[_Find]:
    """Yield what is at most a letter away from a run of words, if the diacritics do not speak against it."""
    window = typed[start:end]
    text = " ".join(token.fold for token in window)
    if len(text) < _LEAST_LETTERS:
        return
    for phrase, distance in _within_a_letter(text, lexicon):
        entries = tuple(
            entry
            for entry in lexicon.phrases().get(phrase, _words(lexicon).get(phrase, ()))
            if _may_mean(entry, may_see) and _agrees(window, entry, distance)
        )
        if entries:
            yield _Find(start, end, distance, phrase, entries)
    for unit in filter(lambda unit: may_see(unit.id), lexicon.named_in_part(window)):
        words = tokens_of_name(unit.names.vi)
        entry = Entry(unit, tuple(word.key for word in words), tuple(word.text for word in words))
        yield _Find(start, end, 0, text_of(words), (entry,), alone=False)


def _within_a_letter(text: str, lexicon: Lexicon) -> Iterable[tuple[str, int]]:
    lengths = lexicon.by_length(_words(lexicon))
    for length in (len(text) - 1, len(text), len(text) + 1):
        near = process.extract(text, lengths.get(length, ()), scorer=OSA.distance, score_cutoff=1, limit=None)
        yield from ((phrase, int(distance)) for phrase, distance, _ in near)


def _words(lexicon: Lexicon) -> Mapping[str, tuple[Entry, ...]]:
    """Return words that are parts of others: of periods, and of what indicators are called in English."""
    return ChainMap(lexicon.spellings, _PERIOD_ENTRIES)


def _may_mean(entry: Entry, may_see: Callable[[int], bool]) -> bool:
    """Say whether a phrase counts at all: no unit that the asker may not see, no command."""
    return may_see(entry.meaning.id) if isinstance(entry.meaning, Unit) else not entry.is_code


def _agrees(window: Sequence[Token], entry: Entry, distance: int) -> bool:
    """Say whether the words that were typed to the letter have the diacritics of the phrase."""
    if distance == 0 or len(window) != len(entry.keys):
        return True
    return all(
        token.key == key or not token.has_diacritics or token.fold != fold(key)
        for token, key in zip(window, entry.keys, strict=True)
    )


def _mended(repair: Repair, find: _Find, typed: Sequence[Token], lexicon: Lexicon) -> Repair:
    """Return a repair with one more phrase mended; later tokens have been mended already."""
    spellings = {entry.words for entry in find.entries}
    put = [token(word) for word in (spellings.pop() if len(spellings) == 1 else find.phrase.split())]
    is_indicator = find.distance == 0 and all(isinstance(each.meaning, Indicator) for each in find.entries)
    note = Mended(text_of(typed[find.start : find.end]), _meant(find, lexicon))
    rest = repair.typed[find.end :]
    return Repair(
        [*repair.typed[: find.start], *put, *rest],
        (note, *repair.mended),
        repair.certain and find.alone and (_is_slip(typed, find) or is_indicator),
    )


def _is_slip(typed: Sequence[Token], find: _Find) -> bool:
    """Say whether what was typed can only be a slip: words that are no syllable of Vietnamese."""
    odd = {token.fold for token in typed[find.start : find.end]} - set(find.phrase.split())
    slips = [len(word) > _SHORTEST and not is_syllable(word) for word in odd]
    return find.distance > 0 and all(slips)


def _meant(find: _Find, lexicon: Lexicon) -> Who | Indicator | str:
    meaning = find.entries[0].meaning
    match meaning:
        case Unit():
            return lexicon.catalogue.who(Subject(meaning.id))
        case Indicator():
            return meaning
        case _:
            return " ".join(find.entries[0].words)


def _meanings(find: _Find) -> frozenset[object]:
    return frozenset(entry.meaning for entry in find.entries)


_PERIOD_ENTRIES: dict[str, tuple[Entry, ...]] = {
    fold(word): (Entry(Word.NOISE, (word,), (word,)),)
    for word in (*PERIOD_WORDS, *MONTHS)
    if len(word) >= _LEAST_LETTERS
}
