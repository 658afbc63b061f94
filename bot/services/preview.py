"""A digest that somebody asks for: as it would be now and what to draw of it, or as it was once due."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.answer import Reason, Refusal
from bot.domain.digest import Digest
from bot.domain.question import Subject
from bot.services.digest import Drawable, digest_at, digest_of, drawable, findings_at
from bot.services.library import Library
from bot.services.subscribe import subscription_of

_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Preview:
    """The digest that would be sent now, and what can be drawn of it, the most telling first."""

    digest: Digest
    drawable: tuple[Drawable, ...]


def preview(conn: Connection, library: Library, person: Person, now: datetime, zone: tzinfo) -> Preview:
    """Return the digest of somebody's own unit as if it were due now."""
    due = now - timedelta(seconds=now.second, microseconds=now.microsecond)
    due += _A_MINUTE if due < now else timedelta()  # its further pages are asked for by whole minutes
    codes = subscription_of(conn, person).indicators
    findings = findings_at(conn, library, person.home_id, due)
    digest = digest_of(conn, findings, person.home_id, codes, due, zone)
    return Preview(digest, tuple(drawable(findings, person, digest)))


def digest_then(
    conn: Connection, library: Library, person: Person, unit_id: int, due: datetime, zone: tzinfo
) -> Digest | Refusal:
    """Return the digest of a unit as it was due, on the indicators that the person has chosen."""
    catalogue = library.lexicon(conn).catalogue
    register = catalogue.register
    if unit_id not in register.units:
        return Refusal(Reason.GONE)
    if not person.may_see(register, unit_id):
        return Refusal(Reason.NOT_PERMITTED, who=catalogue.who(Subject(unit_id)))
    return digest_at(conn, library, unit_id, subscription_of(conn, person).indicators, due, zone)
