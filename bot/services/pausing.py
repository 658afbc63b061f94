"""Somebody has blocked the bot: nothing more is pushed to them, and their admins are told once a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.access import Person, Role
from bot.domain.unit import Register, Unit
from bot.services.library import Library
from db import pauses
from db.outbox import Keyboard, Message, put, reword

_TOLD_AT = time(8)  # in the configured time zone: when an office has opened
_KIND = "blocked"


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who has blocked the bot, and the role and unit by which an admin knows them."""

    person: Person
    role: Role
    unit: Unit


@dataclass(frozen=True, slots=True)
class Telling:
    """When admins are told, and how that reads: the caller knows languages, services do not."""

    zone: tzinfo
    words: Callable[[Person, Sequence[Away]], tuple[str, Keyboard]]


def pause(conn: Connection, library: Library, chat_id: int, telling: Telling, now: datetime) -> bool:
    """Pause whoever a chat is with, and let their admins know; False where there is nothing new in it."""
    if not pauses.pause(conn, chat_id, now):
        return False
    due = _next(now, telling.zone)
    register = library.lexicon(conn).catalogue.register
    away = pauses.paused_since(conn, _before(due))
    newest = next((each for each in away if each.telegram_id == chat_id), None)
    for admin in pauses.admins(conn) if newest else ():
        if newest and _seen_by(admin, newest, register):
            seen = [found for each in away if (found := _seen_by(admin, each, register))]
            _tell(conn, admin, telling.words(admin, seen), due, now)
    return True


def resume(conn: Connection, person: Person) -> None:
    """Push to somebody again who has shown that they are there."""
    pauses.resume(conn, person.id)


def _seen_by(admin: Person, person: Person, register: Register) -> Away | None:
    """Return somebody as an admin may see them, by the first grant in the admin's scope."""
    if admin.id == person.id:
        return None
    seen = (grant for grant in person.grants if admin.may_administer(register, grant.unit_id))
    return next((Away(person, grant.role, register.units[grant.unit_id]) for grant in seen), None)


def _tell(conn: Connection, admin: Person, words: tuple[str, Keyboard], due: datetime, now: datetime) -> None:
    """Put the day's message to an admin into the outbox, or bring it up to date while it waits there."""
    text, keyboard = words
    key = f"{_KIND}:{admin.id}:{due.date()}"
    if not reword(conn, key, text):
        message = Message(admin.telegram_id, _KIND, text, keyboard, admin.id, not_before=due, dedupe=key)
        put(conn, message, now)


def _next(now: datetime, zone: tzinfo) -> datetime:
    """Return when admins are told next, in the time zone that days are told in."""
    here = now.astimezone(zone)
    due = datetime.combine(here, _TOLD_AT, zone)
    return due if due > here else datetime.combine(here + timedelta(days=1), _TOLD_AT, zone)


def _before(due: datetime) -> datetime:
    """Return when admins were told the time before."""
    return datetime.combine(due - timedelta(days=1), _TOLD_AT, due.tzinfo)
