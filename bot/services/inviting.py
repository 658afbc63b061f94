"""An admin invites somebody in the chat, as an operator does on the command line."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.access import Role
from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Indicator
from bot.domain.names import Language
from bot.domain.unit import Unit
from bot.reading.wishes import Wish, read_wish
from bot.services.enrol import Invited, Invitee, invite
from bot.services.library import Library
from bot.services.people import bot_name
from bot.services.roster import Denied
from db.people import person_of

LONGEST = 90  # days that an invitation may hold
_DAYS = 7
_MOST_UNITS = 8  # that are offered to choose from


@dataclass(frozen=True, slots=True)
class Draft:
    """An invitation as far as it is known: what a button carries, so that any process goes on with it."""

    role: Role | None
    unit_id: int | None
    indicator_ids: tuple[int, ...] = ()
    language: Language | None = None
    days: int = _DAYS


@dataclass(frozen=True, slots=True)
class WhichRole:
    """The role was left out."""

    draft: Draft
    unit: Unit


@dataclass(frozen=True, slots=True)
class WhichUnit:
    """The unit was left out, or several bear its name."""

    draft: Draft
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Some words mean nothing here, or the days are too many."""

    words: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A fresh invitation: the code is shown once and kept nowhere."""

    code: str
    bot_name: str | None
    role: Role
    unit: Unit
    indicators: tuple[Indicator, ...]
    until: datetime
    id: int = 0


Invitation = Sent | WhichRole | WhichUnit | Unread | Denied


def named_units(
    conn: Connection, library: Library, admin_id: int, text: str, today: date
) -> tuple[Unit, ...] | None:
    """Return the units of the admin's that a text names; None where it says anything else."""
    lexicon = library.lexicon(conn)
    wish = read_wish(text, lexicon, today)
    if wish != Wish(units=wish.units) or not wish.units:
        return None
    return _own(conn, lexicon.catalogue, admin_id, wish.units)


def invite_typed(
    conn: Connection, library: Library, admin_id: int, text: str, today: date, now: datetime
) -> Invitation:
    """Make the invitation that was typed, or say what it lacks."""
    lexicon = library.lexicon(conn)
    wish = read_wish(text, lexicon, today)
    days = _DAYS if wish.days is None else wish.days
    if wish.left or not 1 <= days <= LONGEST:
        return Unread(wish.left or str(days))
    draft = Draft(wish.role, None, tuple(each.id for each in wish.indicators), wish.language, days)
    units = _own(conn, lexicon.catalogue, admin_id, wish.units)
    if wish.units and not units:
        return Denied.NOT_YOURS
    if len(units) != 1:
        return WhichUnit(draft, (units or _tops(conn, lexicon.catalogue, admin_id))[:_MOST_UNITS])
    return go_on(conn, library, admin_id, replace(draft, unit_id=units[0].id), now)


def go_on(conn: Connection, library: Library, admin_id: int, draft: Draft, now: datetime) -> Invitation:
    """Make an invitation where all of it is known, else ask for the next part; rights are those of now."""
    catalogue = library.lexicon(conn).catalogue
    unit = catalogue.register.units.get(draft.unit_id or 0)
    indicators = tuple(
        catalogue.indicators[each] for each in draft.indicator_ids if each in catalogue.indicators
    )
    is_known = unit is not None and len(indicators) == len(draft.indicator_ids)
    if unit is None or not is_known or not _own(conn, catalogue, admin_id, (unit,)):
        return Denied.NOT_YOURS
    if draft.role is None:
        return WhichRole(draft, unit)
    codes = tuple(each.code for each in indicators)
    invitee = Invitee(draft.role, unit.code, codes, language=draft.language, days=draft.days)
    invited = invite(conn, invitee, f"person:{admin_id}", now)
    if not isinstance(invited, Invited):
        return Denied.NOT_YOURS
    until = now + timedelta(days=draft.days)
    return Sent(invited.code, bot_name(conn), draft.role, unit, indicators, until, invited.id)


def _own(conn: Connection, catalogue: Catalogue, admin_id: int, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    admin = person_of(conn, admin_id)
    if admin is None:
        return ()
    return tuple(each for each in units if admin.may_administer(catalogue.register, each.id))


def _tops(conn: Connection, catalogue: Catalogue, admin_id: int) -> tuple[Unit, ...]:
    admin = person_of(conn, admin_id)
    granted = (each.unit_id for each in (admin.grants if admin else ()) if each.role is Role.ADMIN)
    return tuple(catalogue.register.units[each] for each in dict.fromkeys(granted))
