"""Who is there within an admin's units, and what the admin may do about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from zlib import crc32

from sqlalchemy import Connection

from bot.domain.access import Person, Role
from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Indicator
from bot.domain.unit import Register, Unit
from bot.services.failures import Failure, told
from bot.services.library import Library
from db import failures, roster
from db.audit import write_line
from db.contacts import forget_contact
from db.inbox import last_received
from db.people import person_of
from db.roster import Held, Listed

_PAGE = 8
_FAILURES = 3  # of the newest that a card tells


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant with its names."""

    id: int
    role: Role
    unit: Unit
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody as a list has them: what they hold within the scope, or held last where they are stopped."""

    id: int
    name: str
    grants: tuple[Granted, ...]
    is_stopped: bool
    is_paused: bool
    failed: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the people of some units."""

    units: tuple[Unit, ...]
    members: tuple[Member, ...]
    number: int  # of all of them
    page: int
    pages: int
    unit_id: int | None  # where the list is that of one unit which was asked for


@dataclass(frozen=True, slots=True)
class Card:
    """One person as an admin may see them."""

    member: Member
    version: int  # another one as soon as they hold something else within the scope
    enrolled_at: datetime
    paused_at: datetime | None
    seen_at: datetime | None  # None where it was longer ago than the inbox remembers
    is_elsewhere: bool  # whether they hold something beyond the scope
    is_self: bool
    failures: tuple[Failure, ...]
    repeatable: int  # failed messages that can be sent again


class Denied(Enum):
    """An expected "no" to an admin."""

    NOT_YOURS = auto()  # outside the scope, or nobody at all; which of both is not said
    YOURSELF = auto()
    CHANGED = auto()  # since the button was shown


Outcome = Card | Denied


def page_of(
    conn: Connection, library: Library, admin_id: int, unit_id: int | None, page: int
) -> Page | Denied:
    """Return a page of the people of a unit, or of all that the admin has; the last for any behind."""
    scope = _Scope.of(conn, library, admin_id)
    if scope is None or (unit_id is not None and not scope.covers(unit_id)):
        return Denied.NOT_YOURS
    register = scope.register
    tops = scope.units if unit_id is None else (register.units[unit_id],)
    within = [each for each in register.units if any(register.within(each, top.id) for top in tops)]
    number = roster.number_listed(conn, within)
    pages = max(1, -(-number // _PAGE))
    page = min(page, pages - 1)
    found = roster.listed_page(conn, within, page * _PAGE, _PAGE)
    failed = failures.failures_by_chat(conn, [each.telegram_id for each in found])
    members = tuple(scope.member(each, failed.get(each.telegram_id, 0)) for each in found)
    return Page(tops, members, number, page, pages, unit_id)


def card_of(conn: Connection, library: Library, admin_id: int, person_id: int, now: datetime) -> Outcome:
    """Return what an admin may know of somebody."""
    scope = _Scope.of(conn, library, admin_id)
    person = roster.find_listed(conn, person_id)
    if scope is None or person is None or not scope.knows(person):
        return Denied.NOT_YOURS
    return _card(conn, scope, person, now)


def stop(conn: Connection, library: Library, admin_id: int, shown: tuple[int, int], now: datetime) -> Outcome:
    """End whatever somebody holds within the scope, if that is what was shown: person and version."""
    return _end(conn, library, admin_id, shown, lambda _: True, now)


def remove_grant(conn: Connection, library: Library, admin_id: int, grant_id: int, now: datetime) -> Outcome:
    """End one grant; one that has ended already was shown by an older card."""
    person_id = roster.holder_of(conn, grant_id)
    if person_id is None:
        return Denied.NOT_YOURS
    return _end(conn, library, admin_id, (person_id, None), lambda held: held.id == grant_id, now)


def send_again(conn: Connection, library: Library, admin_id: int, person_id: int, now: datetime) -> Outcome:
    """Let what failed wait again; what is too late or in doubt stays, and so does all for who is paused."""
    scope = _Scope.of(conn, library, admin_id)
    person = roster.find_listed(conn, person_id)
    if scope is None or person is None or not scope.knows(person):
        return Denied.NOT_YOURS
    if not _can_be_reached(person):
        return Denied.CHANGED
    number = failures.send_again(conn, person.telegram_id, now)
    if not number:
        return Denied.CHANGED
    write_line(conn, now, f"person:{admin_id}", "send_again", {"person": person_id, "messages": number})
    return _card(conn, scope, person, now)


def note_refused(conn: Connection, person_id: int, step: str, now: datetime) -> None:
    """Write down that somebody pressed what they had no right to, which no button had offered them."""
    write_line(conn, now, f"person:{person_id}", "refused", {"what": "people", "step": step})


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an admin is admin of at this moment."""

    admin: Person
    catalogue: Catalogue

    @classmethod
    def of(cls, conn: Connection, library: Library, admin_id: int) -> "_Scope | None":
        """Look the rights up once more: they may have ended since the message came in."""
        admin = person_of(conn, admin_id)
        return cls(admin, library.lexicon(conn).catalogue) if admin and admin.is_admin else None

    @property
    def register(self) -> Register:
        return self.catalogue.register

    @property
    def units(self) -> tuple[Unit, ...]:
        granted = (each.unit_id for each in self.admin.grants if each.role is Role.ADMIN)
        return tuple(self.register.units[each] for each in dict.fromkeys(granted))

    def covers(self, unit_id: int) -> bool:
        return unit_id in self.register.units and self.admin.may_administer(self.register, unit_id)

    def knows(self, person: Listed) -> bool:
        return any(self.covers(each.unit_id) for each in person.grants)

    def held(self, person: Listed) -> list[Held]:
        return [each for each in person.grants if each.ended_at is None and self.covers(each.unit_id)]

    def member(self, person: Listed, failed: int) -> Member:
        held = self.held(person)
        last = [each for each in person.grants if self.covers(each.unit_id)][-1:]
        grants = tuple(self._named(each) for each in held or last)
        return Member(person.id, person.name, grants, not held, person.paused_at is not None, failed)

    def _named(self, held: Held) -> Granted:
        known = self.catalogue.by_code
        indicators = tuple(known[each] for each in held.indicators if each in known)
        return Granted(held.id, held.role, self.register.units[held.unit_id], indicators)


def _end(
    conn: Connection,
    library: Library,
    admin_id: int,
    shown: tuple[int, int | None],
    is_meant: Callable[[Held], bool],
    now: datetime,
) -> Outcome:
    scope, (person_id, version) = _Scope.of(conn, library, admin_id), shown
    person = roster.find_listed(conn, person_id)
    if scope is None or person is None or not scope.knows(person):
        return Denied.NOT_YOURS
    if person_id == admin_id:
        return Denied.YOURSELF
    meant = [each for each in scope.held(person) if is_meant(each)]
    if not meant or version not in {None, _version(scope.held(person))}:
        return Denied.CHANGED
    roster.end_grants(conn, [each.id for each in meant], now)
    for each in meant:
        details = {"person": person_id, "grant": each.id, "role": each.role, "unit_id": each.unit_id}
        write_line(conn, now, f"person:{admin_id}", "end_grant", details)
    if person_of(conn, person_id) is None:
        failures.close_waiting_of(conn, person.telegram_id, now)
        forget_contact(conn, person_id)
    return _card(conn, scope, roster.find_listed(conn, person_id) or person, now)


def _card(conn: Connection, scope: _Scope, person: Listed, now: datetime) -> Card:
    chat_id = person.telegram_id
    failed = failures.failures_by_chat(conn, [chat_id]).get(chat_id, 0)
    held = scope.held(person)
    return Card(
        scope.member(person, failed),
        _version(held),
        person.enrolled_at,
        person.paused_at,
        last_received(conn, chat_id),
        sum(each.ended_at is None for each in person.grants) > len(held),
        person.id == scope.admin.id,
        tuple(told(each) for each in failures.newest_failures(conn, _FAILURES, chat_id)),
        failures.number_repeatable(conn, chat_id, now) if _can_be_reached(person) else 0,
    )


def _can_be_reached(person: Listed) -> bool:
    return person.paused_at is None and any(each.ended_at is None for each in person.grants)


def _version(held: Sequence[Held]) -> int:
    """Return a number that tells by which grants somebody was shown."""
    return crc32(",".join(str(each.id) for each in held).encode()) >> 1  # as small as any other number
