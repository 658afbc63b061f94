"""Who writes to the bot, and in which language they want to be answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.names import Language
from bot.services.library import State, state_of
from bot.services.prompts import Prompt, asked_for
from db.audit import write_line
from db.people import find_person, id_of_person, set_language
from db.settings import BOT_NAME, get_setting, put_setting

__all__ = ["Visitor", "bot_name", "find_person", "note_bot_name", "note_press", "receive", "switch_language"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever writes to the bot, and the state of what could be told at that moment."""

    person: Person | None  # None for somebody unknown
    state: State
    prompt: Prompt | None  # what their text answers


def receive(conn: Connection, telegram_id: int, now: datetime) -> Visitor:
    """Return who writes, and what they were asked for, in one look at the database."""
    person = find_person(conn, telegram_id)
    return Visitor(person, state_of(conn), asked_for(conn, person.id, now) if person else None)


def note_press(conn: Connection, telegram_id: int, now: datetime) -> None:
    """Write down a press by somebody who holds nothing any more, or never did, or in a chat of others."""
    known = id_of_person(conn, telegram_id)
    actor = f"person:{known}" if known else f"telegram:{telegram_id}"
    write_line(conn, now, actor, "refused", {"what": "press"})


def switch_language(conn: Connection, person: Person, language: Language, now: datetime) -> None:
    """Answer somebody in another language from now on."""
    if person.language != language:
        set_language(conn, person.id, language)
        write_line(conn, now, f"person:{person.id}", "language", {"language": language})


def note_bot_name(conn: Connection, name: str) -> None:
    """Keep the bot's name, so that invitations can show a link."""
    put_setting(conn, BOT_NAME, name)


def bot_name(conn: Connection) -> str | None:
    """Return the bot's name; None where it has never run."""
    return get_setting(conn, BOT_NAME)
