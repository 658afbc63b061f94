"""Drafts that nobody sends: they are gone after a week, and their officer is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.notice import Expired
from bot.domain.submission import State, Submission
from bot.services.acting import Tell, say
from bot.services.library import Library
from bot.services.sheets import Sheets, named
from db.audit import write_line
from db.engine import Database
from db.people import person_of
from db.submissions import change_state, find_submission, submissions_in

_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Expiring:
    """What it takes to let drafts go."""

    database: Database
    library: Library
    now: datetime
    zone: tzinfo
    tell: Tell


def expire_drafts(expiring: Expiring) -> int:
    """Let go of drafts that nobody has touched for a week, and return how many there were.

    A transaction that writes begins only where there are any.
    """
    with expiring.database.reading() as conn:
        if not _old(conn, expiring.now):
            return 0
    with expiring.database.writing() as conn:
        old = _old(conn, expiring.now)
        sheets = Sheets(conn, expiring.library, expiring.now.astimezone(expiring.zone).date())
        for draft in old:
            _expire(conn, sheets, expiring, draft)
    return len(old)


def _old(conn: Connection, now: datetime) -> list[Submission]:
    return [each for each in submissions_in(conn, State.DRAFT) if each.changed_at <= now - _KEPT]


def _expire(conn: Connection, sheets: Sheets, expiring: Expiring, draft: Submission) -> None:
    change_state(conn, draft, {"state": State.EXPIRED}, expiring.now)
    officer = person_of(conn, draft.person_id)
    sheet = sheets.of(find_submission(conn, draft.id) or draft)
    if officer and draft.entries:
        say(conn, expiring.now, expiring.tell, [officer], Expired(sheet), f"expired:{draft.id}")
    write_line(conn, expiring.now, "system", "expire", named(sheet))
