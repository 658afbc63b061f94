"""What the buttons below a sheet do to its draft, each for the version that its reader saw."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.catalogue import Who
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Decision, Entry, FileInList, NotDone, Sheet, State, Submission, Why
from bot.services.acting import Act, Shown, refuse, whoever
from bot.services.due import Calendar
from bot.services.filed import by_file
from bot.services.library import Library
from bot.services.rights import approvers_of
from bot.services.sheets import Sheets
from bot.services.submit import Kept, confirm_entry, drop_entry, find_editable, move_draft, put_entries
from db.submissions import find_submission, open_submissions, submissions_of

_PAGE = 8
_FILES = 3


@dataclass(frozen=True, slots=True)
class Mine:
    """One of somebody's own submissions: whose figures it has, and what was decided on it."""

    submission: Submission
    who: Who
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class MinePage:
    """Some of somebody's own submissions, the latest first."""

    submissions: tuple[Mine, ...]
    page: int
    goes_on: bool
    files: tuple[FileInList, ...] = ()  # with several drafts still; on the first page


def mine(conn: Connection, library: Library, act: Act, page: int) -> MinePage:
    """Return a page of what somebody has sent or begun."""
    sheets = Sheets(conn, library, act.today)
    found = submissions_of(conn, act.person_id, page * _PAGE, _PAGE + 1)
    shown = tuple(Mine(each, sheets.who(each), sheets.decision(each)) for each in found[:_PAGE])
    files = () if page else by_file(conn, _drafts(conn, act))[0][-_FILES:]
    return MinePage(shown, page, len(found) > _PAGE, tuple(reversed(files)))


def _drafts(conn: Connection, act: Act) -> list[Submission]:
    return [each for each in open_submissions(conn, act.person_id).values() if each.state is State.DRAFT]


def sheet_of(conn: Connection, library: Library, act: Act, submission_id: int) -> Sheet | NotDone:
    """Return somebody's own submission, with lines for what else is due; read only."""
    known, person = find_submission(conn, submission_id), whoever(conn, act)
    if known is None or person is None or known.person_id != person.id:
        return refuse(conn, act, "submission", submission_id, NotDone(Why.GONE))
    sheets = Sheets(conn, library, act.today)
    if not person.may_send(sheets.catalogue.register, known.unit_id):
        return refuse(conn, act, "submission", submission_id, NotDone(Why.NOT_PERMITTED))
    return _whole(conn, library, sheets, person, known)


def confirm(conn: Connection, library: Library, act: Act, shown: Shown, indicator_id: int) -> Sheet | NotDone:
    """Confirm the figure that was shown; once more changes nothing."""
    known = _entry(conn, shown, indicator_id)
    if refused := _stale(conn, library, act, shown, settled=known is not None and not known.proposed):
        return refused
    return _sheet(confirm_entry(conn, library, act, shown.id, indicator_id))


def leave_blank(
    conn: Connection, library: Library, act: Act, shown: Shown, indicator_id: int
) -> Sheet | NotDone:
    """Take a figure out that was shown; once more changes nothing."""
    settled = _entry(conn, shown, indicator_id) is None
    if refused := _stale(conn, library, act, shown, settled=settled):
        return refused
    return _sheet(drop_entry(conn, library, act, shown.id, indicator_id))


def pick(conn: Connection, library: Library, act: Act, shown: Shown, entry: Entry) -> Kept | NotDone:
    """Enter a figure that was offered; not where another was entered since then."""
    known = _entry(conn, shown, entry.indicator_id)
    settled = known is None or (known.says_the_same(entry) and not known.proposed)
    return _stale(conn, library, act, shown, settled=settled) or put_entries(
        conn, library, act, shown.id, [entry]
    )


def move(
    conn: Connection, library: Library, act: Act, shown: Shown, unit_id: int, period: Period
) -> Kept | NotDone:
    """Take what was entered over to the unit and period that were picked."""
    found = _stale(conn, library, act, shown) or find_editable(conn, library, act, shown.id)
    if isinstance(found, NotDone):
        return found
    units = library.lexicon(conn).catalogue.register.units
    draft = found[1]
    own = draft.tier_id == units[draft.unit_id].tier_id
    return move_draft(conn, library, act, shown.id, Subject(unit_id, None if own else draft.tier_id), period)


def deciders(conn: Connection, library: Library, act: Act, sheet: Sheet) -> list[str]:
    """Return the names of those who may decide on a sheet."""
    register = library.lexicon(conn).catalogue.register
    return [each.name for each in approvers_of(conn, register, sheet.unit.id, act.person_id, act.today)]


def _stale(
    conn: Connection, library: Library, act: Act, shown: Shown, *, settled: bool = False
) -> NotDone | None:
    """Return that a draft is none of theirs, or has changed since; None where that is settled."""
    found = find_editable(conn, library, act, shown.id)
    if isinstance(found, NotDone):
        return found
    if settled or found[1].version == shown.version:
        return None
    sheets = Sheets(conn, library, act.today)
    no = NotDone(Why.CHANGED, _whole(conn, library, sheets, *found))
    return refuse(conn, act, "draft", shown.id, no)


def _whole(conn: Connection, library: Library, sheets: Sheets, person: Person, known: Submission) -> Sheet:
    """Return a submission's sheet with a line for each indicator that its officer owes."""
    register = sheets.catalogue.register
    unit = register.units[known.unit_id]
    due = [
        each
        for each in Calendar(conn, library).due(unit, known.period.grain)
        if known.tier_id == unit.tier_id and person.may_send(register, unit.id, each.code)
    ]
    return sheets.of(known, due)


def _entry(conn: Connection, shown: Shown, indicator_id: int) -> Entry | None:
    known = find_submission(conn, shown.id)
    return known.entry(indicator_id) if known else None


def _sheet(kept: Kept | NotDone) -> Sheet | NotDone:
    return kept.sheet if isinstance(kept, Kept) else kept
