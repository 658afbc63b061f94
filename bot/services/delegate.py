"""An approver who is away lets somebody else decide for their units, up to a day; either may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.notice import StandIn, StandInEnded
from bot.domain.unit import Register, Unit
from bot.services.acting import Act, Tell, note, note_refusal, say, whoever
from bot.services.library import Library
from bot.services.prompts import Asked, Prompt, ask_for
from db.delegations import Delegation, add_delegation, delegations_on, end_delegation, find_delegation
from db.people import name_of_person, people, person_of

_LONGEST = timedelta(days=92)  # whoever is away for longer is replaced by an admin


class Barred(StrEnum):
    """Why nothing is lent or taken back; each is a sentence in the catalogues."""

    NO_APPROVER = "no_approver"
    NOT_THEIRS = "not_theirs"  # a person, or a delegation, that the approver has nothing to do with
    BAD_DAY = "bad_day"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Lent:
    """Somebody decides for somebody else over a unit and all below it; the other one's name."""

    id: int
    name: str
    unit: Unit
    last_day: date


@dataclass(frozen=True, slots=True)
class Loans:
    """What a person has lent, and what they were lent themselves."""

    lent: tuple[Lent, ...]
    borrowed: tuple[Lent, ...]
    may_lend: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be chosen, and the grant by which they are known."""

    person: Person
    role: Role
    unit: Unit


def loans_of(conn: Connection, library: Library, act: Act) -> Loans | Barred:
    """Return what somebody has lent and was lent; to whoever has nothing to do with it, nothing."""
    person = whoever(conn, act)
    if person is None:
        return Barred.NO_APPROVER
    register = library.lexicon(conn).catalogue.register
    today = delegations_on(conn, act.today)
    loans = Loans(
        tuple(
            _told(conn, register, each, each.to_person_id) for each in today if each.person_id == person.id
        ),
        tuple(
            _told(conn, register, each, each.person_id) for each in today if each.to_person_id == person.id
        ),
        bool(_own(person)),
    )
    if loans.may_lend or loans.borrowed:
        return loans
    note_refusal(conn, act, "delegate", {})
    return Barred.NO_APPROVER


def candidates(conn: Connection, library: Library, act: Act) -> list[Candidate] | Barred:
    """Return who may stand in: whoever holds a grant within the approver's units."""
    lender = whoever(conn, act)
    if lender is None or not _own(lender):
        note_refusal(conn, act, "delegate", {})
        return Barred.NO_APPROVER
    register = library.lexicon(conn).catalogue.register
    found = (_candidate(register, lender, each) for each in people(conn))
    return [each for each in found if each]


def choose(conn: Connection, library: Library, act: Act, to_person_id: int) -> Candidate | Barred:
    """Choose who is to stand in: the next text can say up to which day."""
    found = _chosen(conn, library, act, to_person_id)
    if isinstance(found, Candidate):
        ask_for(conn, act, Prompt(Asked.LAST_DAY, to_person_id=to_person_id))
    return found


def lend(
    conn: Connection, library: Library, act: Act, to_person_id: int, last_day: date | None, tell: Tell
) -> Loans | Barred:
    """Let somebody decide for all of one's units up to a day; the same press once more changes nothing."""
    found = _chosen(conn, library, act, to_person_id)
    if isinstance(found, Barred):
        return found
    if last_day is None or not act.today <= last_day <= act.today + _LONGEST:
        return Barred.BAD_DAY
    lender = whoever(conn, act)
    before = {
        each.unit_id: each
        for each in delegations_on(conn, act.today)
        if (each.person_id, each.to_person_id) == (act.person_id, to_person_id)
    }
    new = [
        _lend(conn, act, to_person_id, unit_id, last_day, before.get(unit_id))
        for unit_id in (_own(lender) if lender else ())
        if unit_id not in before or before[unit_id].last_day != last_day
    ]
    if lender and new:
        units = library.lexicon(conn).catalogue.register.units
        notice = StandIn(lender.name, tuple(units[each.unit_id] for each in new), last_day)
        say(conn, act.now, tell, [found.person], notice, f"stand_in:{new[0].id}")
        note(conn, act, "delegate", {**_named(units, new), "until": last_day.isoformat()})
    return loans_of(conn, library, act)


def take_back(conn: Connection, library: Library, act: Act, delegation_id: int, tell: Tell) -> Loans | Barred:
    """End what somebody has lent themselves; once more changes nothing."""
    known = find_delegation(conn, delegation_id)
    if known is None:
        return Barred.GONE
    if known.person_id != act.person_id:
        note_refusal(conn, act, "take_back", {"delegation": delegation_id})
        return Barred.NOT_THEIRS
    if not end_delegation(conn, delegation_id, act.now):
        return loans_of(conn, library, act)
    units = library.lexicon(conn).catalogue.register.units
    other = person_of(conn, known.to_person_id)
    if other and known.last_day >= act.today:
        notice = StandInEnded(name_of_person(conn, act.person_id), units[known.unit_id])
        say(conn, act.now, tell, [other], notice, f"stand_in_ended:{delegation_id}")
    note(conn, act, "take_back", _named(units, [known]))
    return loans_of(conn, library, act)


def _lend(
    conn: Connection, act: Act, to_person_id: int, unit_id: int, last_day: date, before: Delegation | None
) -> Delegation:
    """Lend a unit, in place of what was lent before."""
    if before:
        end_delegation(conn, before.id, act.now)
    return add_delegation(conn, act.person_id, to_person_id, unit_id, (act.today, last_day), act.now)


def _chosen(conn: Connection, library: Library, act: Act, to_person_id: int) -> Candidate | Barred:
    found = candidates(conn, library, act)
    if isinstance(found, Barred):
        return found
    chosen = next((each for each in found if each.person.id == to_person_id), None)
    if chosen is None:
        note_refusal(conn, act, "delegate", {"person": to_person_id})
        return Barred.NOT_THEIRS
    return chosen


def _candidate(register: Register, lender: Person, other: Person) -> Candidate | None:
    """Return somebody by their first grant within the lender's units; None where they have no use of it."""
    own = _own(lender)
    if other.id == lender.id or all(other.may_approve(register, each) for each in own):
        return None
    seen = (grant for grant in other.grants if any(register.within(grant.unit_id, each) for each in own))
    return next((Candidate(other, grant.role, register.units[grant.unit_id]) for grant in seen), None)


def _own(person: Person) -> list[int]:
    """Return the units that somebody decides on by their own grants: what is lent cannot be lent on."""
    granted: Iterable[Grant] = (each for each in person.grants if each.role is Role.APPROVER)
    return list(dict.fromkeys(each.unit_id for each in granted))


def _told(conn: Connection, register: Register, each: Delegation, other_id: int) -> Lent:
    return Lent(each.id, name_of_person(conn, other_id), register.units[each.unit_id], each.last_day)


def _named(units: dict[int, Unit], some: list[Delegation]) -> dict[str, str | int]:
    return {"person": some[0].to_person_id, "unit": " ".join(units[each.unit_id].code for each in some)}
