"""What may become a new name: which words of a text could, for what, and what stands in the way."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby

from bot.domain.indicator import Indicator
from bot.domain.naming import Bearer, NotAdded, Phrase, Why
from bot.domain.text import fold, key
from bot.reading.lexicon import Kindred, Lexicon, Meaning
from bot.reading.parts import MARKS, Part, Role, parts_of
from bot.reading.periods import read_period
from bot.reading.tokens import Token, tokens
from bot.reading.words import Word

_FEWEST_LETTERS, _MOST_CHARACTERS = 2, 60
_MOST_RUNS = 3  # that are offered beside the whole text


def unknown_words(text: str, lexicon: Lexicon, today: date) -> str:
    """Return the longest run of words of which nothing is known; empty where all are."""
    runs = _runs(parts_of(tokens(text), lexicon, today), None)
    return max((_phrase(run).text for run in runs), key=len, default="")


def likeliest(words: str, indicators: Iterable[Indicator]) -> list[Indicator]:
    """Return the indicators by how much one of their names is like some words, the likeliest first."""
    folded = fold(words)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)

    def likeness(name: str) -> float:
        matcher.set_seq1(name)
        shared = set(name.split()) & set(folded.split())
        return len(shared) / (name.count(" ") + 1) + matcher.ratio()

    def of(indicator: Indicator) -> float:
        return max(likeness(fold(name)) for name in (*_names(indicator), *indicator.aliases))

    return sorted(indicators, key=of, reverse=True)


def phrases(text: str, bearer: Bearer, lexicon: Lexicon, today: date) -> list[Phrase]:
    """Return what of a text could be a name: all but the noise at its ends, and the longest runs of words."""
    parts = list(parts_of(tokens(text), lexicon, today))
    runs = list(_runs(parts, bearer))
    longest = sorted(map(_phrase, runs), key=lambda phrase: len(phrase.text), reverse=True)[:_MOST_RUNS]
    whole = parts[parts.index(runs[0][0]) : parts.index(runs[-1][-1]) + 1] if runs else []
    if any(part.role(bearer) is Role.OTHER or part.is_number for part in whole):
        whole = []
    found = dict.fromkeys([*map(_phrase, filter(None, [whole])), *longest])
    return [phrase for phrase in found if _is_fit(phrase.text)]


def phrase_at(text: str, start: int, length: int) -> Phrase | None:
    """Return so many words of a text from one on; None where it does not have them."""
    found = tokens(text)[start : start + length]
    return Phrase(start, length, " ".join(token.text for token in found)) if len(found) == length else None


def obstacle(text: str, bearer: Bearer, lexicon: Lexicon, today: date) -> NotAdded | None:
    """Return why a text may not name something: it says nothing, something else, or more than a name.

    A name is read as a whole, so that a tier, a unit, a period or a word of grammar in it would be swallowed;
    a single word is borne between others, as in "cơ sở dữ liệu".
    """
    typed = tokens(text)
    if not _is_fit(text) or any(token.text in MARKS for token in typed):
        return NotAdded(Why.NOT_A_NAME, bearer, text)
    if meanings := _meanings(typed, lexicon, today):
        return NotAdded(Why.NAMES_IT if meanings == (bearer,) else Why.NAMES_OTHER, bearer, text)
    parts = [part for part in parts_of(typed, lexicon, today) if part.role(bearer) is not Role.NOISE]
    roles = [Role.OTHER, *(part.role(bearer) for part in parts), Role.OTHER]
    for part, before, role, after in zip(parts, roles, roles[1:], roles[2:], strict=False):
        is_borne = len(part.words) == 1 and not part.is_period and before is after is Role.NEW
        if role is Role.OTHER and not is_borne:
            return NotAdded(Why.SAYS_MORE, bearer, part.text)
    return None


def bearers(text: str, lexicon: Lexicon) -> tuple[Bearer, ...]:
    """Return what is called exactly so, by a full name before all other names; else by a unit's code."""
    typed = tokens(text)
    match = lexicon.match(typed, 0, careful=True) if typed else None
    if match is None or len(match.words) < len(typed):
        units = lexicon.catalogue.register.units.values()
        return tuple(unit for unit in units if unit.code == text.strip())
    found = tuple(each for each in match.meanings if not isinstance(each, (Word, Kindred)))
    return tuple(each for each in found if key(text) in map(key, _names(each))) or found


def _names(bearer: Bearer) -> tuple[str, str]:
    return bearer.names.vi, bearer.names.en


def _is_fit(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST_LETTERS and len(text) <= _MOST_CHARACTERS


def _meanings(typed: Sequence[Token], lexicon: Lexicon, today: date) -> tuple[Meaning | None, ...]:
    """Return everything that a whole text can mean when typed without diacritics; a period is None."""
    bare = [Token(token.fold, token.fold, token.fold) for token in typed]
    period = read_period(bare, 0, today)
    match = lexicon.match(bare, 0, careful=False)
    found = match.meanings if match and len(match.words) == len(bare) else ()
    return (*found, None) if period and period.length == len(bare) else found


def _runs(parts: Iterable[Part], bearer: Bearer | None) -> Iterator[list[Part]]:
    """Yield the runs of words that are new, or mean the bearer itself, where some are new; no numbers."""
    own = (Role.NEW, Role.OWN)
    for is_run, group in groupby(parts, lambda part: part.role(bearer) in own and not part.is_number):
        run = list(group)
        if is_run and any(part.role(bearer) is Role.NEW for part in run):
            yield run


def _phrase(run: Sequence[Part]) -> Phrase:
    length = sum(len(part.words) for part in run)
    return Phrase(run[0].start, length, " ".join(part.text for part in run))
