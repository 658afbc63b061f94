"""Who writes to the bot, and in which language they want to be answered."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.names import Language
from db.audit import write_line
from db.people import find_person, set_language

__all__ = ["find_person", "switch_language"]


def switch_language(conn: Connection, person: Person, language: Language, now: datetime) -> None:
    """Answer somebody in another language from now on."""
    if person.language != language:
        set_language(conn, person.id, language)
        write_line(conn, now, f"person:{person.id}", "language", {"language": language})
