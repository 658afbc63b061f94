"""A phone number that an officer shares, and whoever decides for their unit confirms before they can send."""

from collections.abc import Iterable

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.notice import PhoneDecided, PhoneShared
from bot.domain.submission import NotDone, Why
from bot.domain.unit import Register, Unit
from bot.services.acting import Act, Tell, note, note_refusal, say, whoever
from bot.services.library import Library
from bot.services.rights import approvers_of, deciding
from db.contacts import confirm_contact, find_contact, forget_contact, keep_contact
from db.people import ask_phone, open_invitation, people, person_of, release_grants

_LONGEST = 32  # characters of a number


def require_phone(conn: Connection, library: Library, act: Act, invitation_id: int) -> Unit | None:
    """Let whoever uses an invitation have their number confirmed; None where it is too late for that."""
    granted, admin = open_invitation(conn, invitation_id), whoever(conn, act)
    register = library.lexicon(conn).catalogue.register
    if granted is None or granted.role is not Role.OFFICER or admin is None:
        return None
    if not admin.may_administer(register, granted.unit_id):
        note_refusal(conn, act, "ask_phone", {"invitation": invitation_id})
        return None
    ask_phone(conn, invitation_id, act.now)
    note(conn, act, "ask_phone", {"invitation": invitation_id})
    return register.units[granted.unit_id]


def has_shared(conn: Connection, person_id: int) -> bool:
    """Say whether somebody has shared a number."""
    return find_contact(conn, person_id) is not None


def share_phone(conn: Connection, library: Library, act: Act, number: str, tell: Tell) -> list[str] | None:
    """Keep an officer's number, and show it to who decides; return their names, None where unasked."""
    person, register = whoever(conn, act), library.lexicon(conn).catalogue.register
    if person is None or not person.held:
        return None
    contact = find_contact(conn, person.id)
    if contact is None or contact.confirmed_at or contact.number != number[:_LONGEST]:
        contact = keep_contact(conn, person.id, number[:_LONGEST], act.now)
        note(conn, act, "share_phone", {})
    told: dict[int, str] = {}
    for grant in person.held:
        unit = register.units[grant.unit_id]
        shared = PhoneShared(person.id, person.name, unit, number, contact.shared_at)
        readers = _deciders(conn, register, grant, act)
        say(conn, act.now, tell, readers, shared, f"phone:{unit.id}:{person.id}:{contact.shared_at}")
        told |= {each.id: each.name for each in readers}
    return list(told.values())


def decide_phone(
    conn: Connection, library: Library, act: Act, shown: tuple[int, int], tell: Tell, *, confirmed: bool
) -> PhoneDecided | NotDone:
    """Confirm a number or refuse it: whose, and the second of its sharing, as they were shown."""
    officer, register = person_of(conn, shown[0]), library.lexicon(conn).catalogue.register
    decider = deciding(conn, register, act.person_id, act.today)
    theirs = _theirs(decider, register, officer) if decider and officer else []
    if decider is None or officer is None or not theirs:
        note_refusal(conn, act, "phone", {"person": shown[0]})
        return NotDone(Why.NOT_PERMITTED)
    units = [each.unit_id for each in theirs if each.held]
    contact = find_contact(conn, officer.id)
    if contact is None or int(contact.shared_at.timestamp()) != shown[1]:
        return NotDone(Why.CHANGED)
    if contact.confirmed_at and not (confirmed and units):
        by = person_of(conn, contact.confirmed_by or 0)
        return PhoneDecided(by.name if by else "", confirmed=True)
    if confirmed:
        if contact.confirmed_at is None:
            confirm_contact(conn, officer.id, decider.id, act.now)
        release_grants(conn, officer.id, units)
    else:
        forget_contact(conn, officer.id)
    decided = PhoneDecided(decider.name, confirmed)
    note(conn, act, "confirm_phone" if confirmed else "refuse_phone", {"person": officer.id})
    say(conn, act.now, tell, [officer], decided, f"phone_decided:{officer.id}:{shown[1]}:{act.person_id}")
    return decided


def _theirs(decider: Person, register: Register, officer: Person) -> list[Grant]:
    """Return the grants to report, held or not, for whose units somebody else decides."""
    reporting = (each for each in officer.grants if each.role is Role.OFFICER and decider.id != officer.id)
    return [
        each
        for each in reporting
        if decider.may_approve(register, each.unit_id) or decider.may_administer(register, each.unit_id)
    ]


def _deciders(conn: Connection, register: Register, grant: Grant, act: Act) -> Iterable[Person]:
    """Return who approves for a unit; where nobody does, its admins."""
    approvers = approvers_of(conn, register, grant.unit_id, act.person_id, act.today)
    admins = (each for each in people(conn) if each.may_administer(register, grant.unit_id))
    return approvers or [each for each in admins if each.id != act.person_id]
