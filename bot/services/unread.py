"""What was not understood: kept without names, for an admin to look through."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.answer import Doubt, Unclear
from bot.domain.indicator import Indicator
from bot.domain.names import Language
from bot.domain.naming import Phrase
from bot.domain.text import fold, key, visible
from bot.reading.naming import likeliest, phrases, unknown_words
from bot.reading.secrecy import bears_a_mark
from bot.services.library import Library
from bot.services.runner import Runner
from db import unread as kept
from db.audit import write_line
from db.unread import Unread

__all__ = [
    "Likely",
    "Nameable",
    "Unread",
    "UnreadPage",
    "keep_unread",
    "likely_page",
    "nameable",
    "note_unread",
    "pass_over",
    "unread_page",
]

_DOUBTS = frozenset({Doubt.NOT_UNDERSTOOD, Doubt.WORDS_LEFT})  # those that a new name may settle
_LONGEST = 200  # characters of a text
_KEPT_FOR = timedelta(days=90)
_MOST_KEPT = 2_000
_PAGE = 8
_INDICATORS = 6  # on a page of them


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """Some of the texts that were not understood, the newest first."""

    texts: tuple[Unread, ...]
    number: int  # of all of them
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Likely:
    """A text, and a page of the indicators that it may name; none where each of its words is known."""

    text: Unread
    indicators: tuple[Indicator, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Nameable:
    """A text, and which of its words could be a name of an indicator."""

    text: Unread
    indicator: Indicator
    phrases: tuple[Phrase, ...]


def keep_unread(runner: Runner, answer: object, text: str, language: Language, now: datetime) -> None:
    """Keep a text whose answer, sent already, was that it is not understood; nobody waits for this."""
    if isinstance(answer, Unclear) and answer.doubt in _DOUBTS:
        runner.later(lambda conn: note_unread(conn, text, language, answer.doubt, now))


def note_unread(conn: Connection, text: str, language: Language, doubt: Doubt, now: datetime) -> None:
    """Keep a text, or count it once more; one that could be marked as secret is never kept."""
    words = visible(text)[:_LONGEST].rstrip()
    folded = fold(words)
    if not folded or bears_a_mark(text):
        return
    known = kept.known_words(conn, folded)
    if known is None:
        kept.add_unread(conn, words, folded, language, doubt, now)
    else:
        best = words if key(words) != folded else known  # with diacritics it says more
        kept.count_unread(conn, best, folded, language, doubt, now)
    kept.forget_unread(conn, now - _KEPT_FOR, _MOST_KEPT)


def unread_page(conn: Connection, page: int, now: datetime) -> UnreadPage:
    """Return a page of what was not understood, the last one for any behind it."""
    since = now - _KEPT_FOR
    number = kept.number_unread(conn, since)
    page, pages = _within(page, number, _PAGE)
    return UnreadPage(tuple(kept.newest_unread(conn, since, page * _PAGE, _PAGE)), number, page, pages)


def likely_page(
    conn: Connection, library: Library, unread_id: int, page: int, now: datetime
) -> Likely | None:
    """Return what a text may name; None where the text is gone."""
    text = kept.find_unread(conn, unread_id)
    if text is None:
        return None
    lexicon = library.lexicon(conn)
    unknown = unknown_words(text.words, lexicon, now.date())
    indicators = likeliest(unknown, lexicon.catalogue.indicators.values()) if unknown else []
    page, pages = _within(page, len(indicators), _INDICATORS)
    return Likely(text, tuple(indicators[page * _INDICATORS :][:_INDICATORS]), page, pages)


def nameable(
    conn: Connection, library: Library, unread_id: int, indicator_id: int, now: datetime
) -> Nameable | None:
    """Return which words of a text could name an indicator; None where either is gone."""
    text, lexicon = kept.find_unread(conn, unread_id), library.lexicon(conn)
    indicator = lexicon.catalogue.indicators.get(indicator_id)
    if text is None or indicator is None:
        return None
    return Nameable(text, indicator, tuple(phrases(text.words, indicator, lexicon, now.date())))


def pass_over(conn: Connection, person: Person, unread_id: int, now: datetime) -> None:
    """Take a text off the list for good; a second time changes nothing."""
    if kept.settle_unread(conn, unread_id):
        write_line(conn, now, f"person:{person.id}", "pass_over", {"unread": unread_id})


def _within(page: int, number: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-number // size))
    return min(page, pages - 1), pages
