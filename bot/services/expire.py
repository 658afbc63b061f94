"""Drafts that nobody sends: they are gone after a week, and their officer is told."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.notice import Expired
from bot.domain.submission import State
from bot.services.acting import Tell, say
from bot.services.library import Library
from bot.services.sheets import Sheets, named
from db.audit import write_line
from db.people import person_of
from db.submissions import change_state, find_submission, submissions_in

_KEPT = timedelta(days=7)


def expire_drafts(conn: Connection, library: Library, tell: Tell, now: datetime, today: date) -> int:
    """Let go of drafts that nobody has touched for a week, and return how many there were."""
    sheets = Sheets(conn, library, today)
    old = [each for each in submissions_in(conn, State.DRAFT) if each.changed_at <= now - _KEPT]
    for draft in old:
        change_state(conn, draft, {"state": State.EXPIRED}, now)
        officer = person_of(conn, draft.person_id)
        sheet = sheets.of(find_submission(conn, draft.id) or draft)
        if officer and draft.entries:
            say(conn, now, tell, [officer], Expired(sheet), f"expired:{draft.id}")
        write_line(conn, now, "system", "expire", named(sheet))
    return len(old)
