"""A locked period is opened for a unit: an officer asks, an approver opens it for a time, with a reason."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain.deadline import open_until
from bot.domain.figure import WHOLE
from bot.domain.notice import Opened, WantsOpening
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import NotDone, OpenPeriod, Sheet, Why
from bot.domain.text import visible
from bot.reading.secrecy import bears_a_mark
from bot.services.acting import Act, Tell, note, note_refusal, refuse, say
from bot.services.library import Library
from bot.services.prompts import Asked, Prompt, ask_for
from bot.services.rights import approvers_of, deciding
from bot.services.sheets import Sheets, named
from bot.services.submit import open_draft
from db.openings import Opening, add_opening
from db.people import name_of_person, person_of
from db.submissions import change_state, find_submission

_LONGEST = 500  # characters of a reason


@dataclass(frozen=True, slots=True)
class Wanted:
    """A draft in a locked period, and how that is open for it; None where it is locked still."""

    sheet: Sheet
    opening: OpenPeriod | None = None


def ask_opening(
    conn: Connection, library: Library, act: Act, whose: Subject, period: Period, tell: Tell
) -> Sheet | NotDone:
    """Ask everybody who may open a locked period for an officer's draft, once a day however often pressed."""
    sheets = Sheets(conn, library, act.today)
    if whose.tier_id not in (None, WHOLE, *sheets.catalogue.register.tiers):
        return NotDone(Why.GONE)
    sheet = open_draft(conn, library, act, whose, period)
    if isinstance(sheet, NotDone) or sheet.submission is None:
        return sheet
    if sheets.is_locked(whose.unit_id, period):
        able = approvers_of(conn, sheets.catalogue.register, whose.unit_id, act.person_id, act.today)
        key = f"wants_opening:{sheet.submission.id}:{act.today}"
        if say(conn, act.now, tell, able, WantsOpening(sheet), key):
            note(conn, act, "ask_opening", named(sheet))
    return sheet


def wanted_opening(conn: Connection, library: Library, act: Act, submission_id: int) -> Wanted | NotDone:
    """Return what a locked period is wanted for, to those only who may open it: never to who asked."""
    sheets = Sheets(conn, library, act.today)
    register = sheets.catalogue.register
    known, person = find_submission(conn, submission_id), deciding(conn, register, act.person_id, act.today)
    if known is None:
        return refuse(conn, act, "open_period", submission_id, NotDone(Why.GONE))
    if person is None or not person.may_approve(register, known.unit_id):
        note_refusal(conn, act, "open_period", {"submission": known.id})
        return NotDone(Why.NOT_PERMITTED)
    sheet = sheets.of(known)
    if person.id == known.person_id:
        note_refusal(conn, act, "open_period", {"submission": known.id, "own": 1})
        return NotDone(Why.OWN, sheet)
    if sheets.is_locked(known.unit_id, known.period):
        return Wanted(sheet)
    opening = next(iter(sheets.openings(known.unit_id, known.period)), None)
    return Wanted(sheet, _told(conn, opening)) if opening else NotDone(Why.GONE)


def ask_why_open(conn: Connection, library: Library, act: Act, submission_id: int) -> Wanted | NotDone:
    """Ask why a locked period is to be opened: the next text says it."""
    wanted = wanted_opening(conn, library, act, submission_id)
    if isinstance(wanted, Wanted) and wanted.opening is None and wanted.sheet.submission:
        ask_for(conn, act, Prompt(Asked.OPENING, submission_id, wanted.sheet.submission.version))
    return wanted


def open_period(
    conn: Connection, library: Library, act: Act, submission_id: int, reason: str, tell: Tell
) -> Wanted | NotDone:
    """Open a locked period for a unit; where it is open already, say by whom."""
    wanted = wanted_opening(conn, library, act, submission_id)
    if isinstance(wanted, NotDone) or wanted.opening or wanted.sheet.submission is None:
        return wanted
    sheet, submission = wanted.sheet, wanted.sheet.submission
    if bears_a_mark(reason):
        note_refusal(conn, act, "marked_text", {"submission": submission_id})
        return NotDone(Why.SECRET, sheet)
    text = visible(reason)[:_LONGEST]
    if not text:
        return NotDone(Why.NEEDS_REASON, sheet)
    until = open_until(act.today)
    opening = Opening(sheet.unit.id, sheet.period, act.person_id, act.now, until, text)
    add_opening(conn, opening)
    if submission.state.is_editable:
        change_state(conn, submission, {}, act.now)  # so that it does not expire while it may be sent
    note(conn, act, "open_period", {**named(sheet), "until": until.isoformat()})
    told, officer = _told(conn, opening), person_of(conn, submission.person_id)
    if officer:
        key = f"opened:{submission_id}:{until}"
        say(conn, act.now, tell, [officer], Opened(sheet, told), key)
    return Wanted(sheet, told)


def _told(conn: Connection, opening: Opening) -> OpenPeriod:
    by = name_of_person(conn, opening.person_id)
    return OpenPeriod(by, opening.opened_at, opening.until, opening.reason)
