"""Invite people, and let them in: a code works once, and only its hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.names import Language
from db.audit import write_line
from db.catalogue import indicator_codes, unit_id_of
from db.contacts import find_contact
from db.people import (
    add_attempt,
    add_grant,
    add_invitation,
    add_person,
    count_attempts,
    find_invitation,
    find_person,
    use_invitation,
)

_CODE_BYTES = 16
_WRONG_CODES = 5  # in an hour, before any further code is looked at
_WINDOW = timedelta(hours=1)
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh invitation's code, shown once."""

    code: str
    id: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A unit or an indicator that an invitation names and nobody knows."""

    code: str


@dataclass(frozen=True, slots=True)
class WrongCode:
    """The code is not one of ours, was used, or has run out; it is not said which."""


@dataclass(frozen=True, slots=True)
class TooManyCodes:
    """Too many wrong codes within an hour."""


@dataclass(frozen=True, slots=True)
class Invitee:
    """Whom an invitation is for, and how long it holds."""

    role: Role
    unit: str
    indicators: tuple[str, ...] = ()
    name: str | None = None
    language: Language | None = None
    days: int = 7


def invite(conn: Connection, invitee: Invitee, actor: str, now: datetime) -> Invited | Unknown:
    """Make an invitation and return its code."""
    unit_id = unit_id_of(conn, invitee.unit)
    if unit_id is None:
        return Unknown(invitee.unit)
    known = indicator_codes(conn)
    for code in invitee.indicators:
        if code not in known:
            return Unknown(code)
    code = secrets.token_urlsafe(_CODE_BYTES)
    invitation_id = add_invitation(
        conn,
        _hashed(code),
        Grant(invitee.role, unit_id, invitee.indicators),
        invitee.name[:_LONGEST_NAME] if invitee.name else None,
        invitee.language,
        (now, now + timedelta(days=invitee.days)),
    )
    write_line(conn, now, actor, "invite", {"role": invitee.role, "unit": invitee.unit, "days": invitee.days})
    return Invited(code, invitation_id)


def enrol(
    conn: Connection, code: str, telegram_id: int, name: str, language: Language, now: datetime
) -> Person | WrongCode | TooManyCodes:
    """Let somebody in who sends a code; the same code again from the same person changes nothing."""
    if count_attempts(conn, telegram_id, now - _WINDOW) >= _WRONG_CODES:
        return TooManyCodes()
    invitation = find_invitation(conn, _hashed(code))
    known = find_person(conn, telegram_id)
    if invitation and invitation.person_id is not None and known and known.id == invitation.person_id:
        return known
    if invitation is None or invitation.person_id is not None or invitation.expires_at <= now:
        add_attempt(conn, telegram_id, now)
        write_line(conn, now, f"telegram:{telegram_id}", "wrong_code", {})
        return WrongCode()
    person_id = add_person(
        conn,
        telegram_id,
        (invitation.name or name)[:_LONGEST_NAME],
        invitation.language or language,
        now,
    )
    if not use_invitation(conn, invitation.id, person_id):
        return WrongCode()
    contact = find_contact(conn, person_id) if invitation.asks_phone else None
    held = invitation.asks_phone and not (contact and contact.confirmed_at)
    add_grant(conn, person_id, replace(invitation.grant, held=held), now)
    write_line(
        conn,
        now,
        f"person:{person_id}",
        "enrol",
        {"role": invitation.grant.role, "unit_id": invitation.grant.unit_id, "telegram_id": telegram_id},
    )
    person = find_person(conn, telegram_id)
    return person or WrongCode()


def _hashed(code: str) -> str:
    """Return the hash by which a code is looked up; its 128 random bits need neither salt nor stretching."""
    return hashlib.sha256(code.encode()).hexdigest()
