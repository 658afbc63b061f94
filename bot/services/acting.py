"""Who does something and when, with the rights of that very moment; and how people are told of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.names import Language
from bot.domain.notice import Notice
from bot.domain.submission import NotDone
from db import outbox
from db.audit import write_line
from db.people import person_of


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, at which moment, and which day that is to them."""

    person_id: int
    now: datetime
    today: date

    @property
    def actor(self) -> str:
        """The person as the log names them."""
        return f"person:{self.person_id}"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a button or an answer is about: a submission in the version that its reader saw."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Words:
    """A notice in a language: Telegram's HTML, and rows of buttons, each a label and its data."""

    text: str
    keyboard: tuple[tuple[tuple[str, str], ...], ...] = ()


Tell = Callable[[Notice, Language], Words]  # how a notice reads; the caller knows languages, services do not


def whoever(conn: Connection, act: Act) -> Person | None:
    """Return who acts, with the grants of this moment; None for somebody who holds none any more."""
    return person_of(conn, act.person_id)


def note(conn: Connection, act: Act, action: str, details: Mapping[str, str | int]) -> None:
    """Write down what was done."""
    write_line(conn, act.now, act.actor, action, details)


def note_refusal(conn: Connection, act: Act, what: str, details: Mapping[str, str | int]) -> None:
    """Write down what somebody had no right to."""
    note(conn, act, "refused", {"what": what, **details})


def refuse(conn: Connection, act: Act, what: str, submission_id: int, undone: NotDone) -> NotDone:
    """Write down why somebody's press on a submission did nothing, and return that."""
    note_refusal(conn, act, what, {"submission": submission_id, "why": undone.why})
    return undone


def say(
    conn: Connection, now: datetime, tell: Tell, readers: Iterable[Person], notice: Notice, key: str
) -> int:
    """Write down that people are to be told something, each of them once for a key; return how many."""
    return outbox.put_all(conn, messages(tell, readers, notice, key), now)


def messages(tell: Tell, readers: Iterable[Person], notice: Notice, key: str) -> list[outbox.Message]:
    """Return a notice as the outbox takes it, a message for each reader, worded once for each language."""
    told = list(readers)
    languages: set[Language] = {each.language for each in told}
    words = {language: tell(notice, language) for language in languages}
    return [
        outbox.Message(
            reader.telegram_id,
            type(notice).__name__.lower(),
            words[reader.language].text,
            words[reader.language].keyboard,
            reader.id,
            dedupe=f"{key}:{reader.id}",
        )
        for reader in told
    ]
