"""What waits for somebody's decision, and one submission of it as it is now."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain.access import Role
from bot.domain.catalogue import Who
from bot.domain.submission import FileInList, NotDone, Sheet, State, Submission, Why
from bot.services.acting import Act, note_refusal, refuse
from bot.services.filed import by_file
from bot.services.library import Library
from bot.services.rights import deciding
from bot.services.sheets import Sheets
from bot.services.shifts import with_shifts
from db.people import name_of_person
from db.submissions import find_submission, submissions_in


@dataclass(frozen=True, slots=True)
class Waits:
    """A submission that waits: whose figures it has, and who sent it."""

    submission: Submission
    who: Who
    sender: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits for somebody: files with several submissions, and what came by itself."""

    files: tuple[FileInList, ...]
    others: tuple[Waits, ...]
    decides: bool = True  # whether they decide on it, and not only look at what there is

    @property
    def total(self) -> int:
        """How many submissions wait."""
        return len(self.others) + sum(each.total for each in self.files)


def waiting_for(conn: Connection, library: Library, act: Act) -> Waiting | NotDone:
    """Return what waits for somebody, the longest there first: never what they sent themselves.

    A leader sees what waits for others to decide, of all units that they may see.
    """
    sheets = Sheets(conn, library, act.today)
    register = sheets.catalogue.register
    person = deciding(conn, register, act.person_id, act.today)
    if person is None or not person.roles & {Role.APPROVER, Role.LEADER}:
        note_refusal(conn, act, "review", {})
        return NotDone(Why.NOT_PERMITTED)
    pending = submissions_in(conn, State.PENDING)
    if Role.APPROVER not in person.roles:
        seen = (each for each in pending if person.may_see(register, each.unit_id))
        return Waiting((), _each(conn, sheets, seen), decides=False)
    files, others = by_file(
        conn,
        (
            each
            for each in pending
            if each.person_id != person.id and person.may_approve(register, each.unit_id)
        ),
    )
    return Waiting(tuple(files), _each(conn, sheets, others))


def _each(conn: Connection, sheets: Sheets, submissions: Iterable[Submission]) -> tuple[Waits, ...]:
    return tuple(Waits(each, sheets.who(each), name_of_person(conn, each.person_id)) for each in submissions)


def waiting_sheet(conn: Connection, library: Library, act: Act, submission_id: int) -> Sheet | NotDone:
    """Return a submission as it is now, whatever became of it, to those only who may decide on it."""
    sheets = Sheets(conn, library, act.today)
    register = sheets.catalogue.register
    known, person = find_submission(conn, submission_id), deciding(conn, register, act.person_id, act.today)
    if known is None:
        return refuse(conn, act, "review", submission_id, NotDone(Why.GONE))
    if person is None or not person.may_approve(register, known.unit_id):
        note_refusal(conn, act, "review", {"submission": known.id})
        return NotDone(Why.NOT_PERMITTED)
    sheet = sheets.of(known)
    if known.person_id == person.id:
        return refuse(conn, act, "review", known.id, NotDone(Why.OWN, sheet))
    if known.state is not State.PENDING:
        return NotDone(Why.DECIDED if sheet.decision else Why.NOT_WAITING, sheet)
    return with_shifts(conn, library, sheet)
