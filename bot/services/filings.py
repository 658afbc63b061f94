"""A file of many drafts is sent by one press, and decided by one: each draft in the version that was shown.

What is refused of one keeps none of the others back. Each step does a few at a time, and what is done already
is done no second time, so that others write in between and a kill leaves nothing half done.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.notice import FileApproved, FileWaiting
from bot.domain.submission import Decided, Filing, NotDone, Sent, State, Submission, Why
from bot.domain.unit import Register
from bot.services.acting import Act, Shown, Tell, note, note_refusal, say, whoever
from bot.services.correct import Published, tell_corrected
from bot.services.library import Library
from bot.services.review import approve_untold
from bot.services.rights import approvers_of, deciding
from bot.services.sheets import Sheets
from bot.services.submit import send
from db import filings
from db.people import name_of_person, person_of
from db.submissions import submissions_among

_AT_ONCE = 20  # of a file's parts in one transaction
_CORRECTING = 100  # of those that correct figures: who was given many of them is told of them in one message
_T = TypeVar("_T")

_PAGE = 4  # submissions of a page


def in_shares(parts: Sequence[_T], most: int = _AT_ONCE) -> Iterator[tuple[_T, ...]]:
    """Yield a file's parts a few at a time, each share for a transaction of its own."""
    for start in range(0, len(parts), most):
        yield tuple(parts[start : start + most])


def file_drafts(conn: Connection, act: Act, name: str, drafts: Iterable[int]) -> int:
    """Write down which drafts a file went into, as they are now, and return the file's number."""
    kept = [(each.id, each.version) for each in submissions_among(conn, list(drafts))]
    filing = filings.add_filing(conn, act.person_id, name, act.now, kept)
    note(conn, act, "file", {"filing": filing.id, "submissions": len(kept)})  # names may be those of people
    return filing.id


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody may do something with of a file, each submission in the version that is meant."""

    name: str  # of the file
    shares: tuple[tuple[Shown, ...], ...]  # each for a transaction of its own


def own_drafts(conn: Connection, act: Act, filing_id: int) -> Part | NotDone:
    """Return the drafts of a file that somebody sent themselves, in the versions that they were shown."""
    known, person = filings.find_filing(conn, filing_id), whoever(conn, act)
    if known is None or person is None or known.person_id != person.id:
        return NotDone(Why.GONE)
    return Part(known.name, tuple(in_shares([Shown(*draft) for draft in known.drafts])))


def own_filing(conn: Connection, library: Library, act: Act, filing_id: int, page: int) -> Filing | NotDone:
    """Return a page of a file that somebody sent themselves, with its submissions as they are now."""
    known = filings.find_filing(conn, filing_id)
    if known is None or known.person_id != act.person_id or whoever(conn, act) is None:
        return NotDone(Why.GONE)
    return _filing(conn, Sheets(conn, library, act.today), known, _submissions(conn, known), page)


def send_some(conn: Connection, library: Library, act: Act, shown: Sequence[Shown]) -> list[Sent | NotDone]:
    """Send some drafts of a file, telling nobody yet."""
    return [send(conn, library, act, each) for each in shown]


def tell_sent(conn: Connection, library: Library, act: Act, filing_id: int, tell: Tell) -> list[str]:
    """Tell each approver what of a file waits for them, once unless more was sent, and return their names."""
    known = filings.find_filing(conn, filing_id)
    if known is None:
        return []
    sheets = Sheets(conn, library, act.today)
    register = sheets.catalogue.register
    found, waiting = _submissions(conn, known), _waiting(conn, known)
    able = {
        person.id: person
        for unit_id in {each.unit_id for each in waiting}
        for person in approvers_of(conn, register, unit_id, known.person_id, act.today)
    }
    for person in able.values():
        theirs = sorted(
            (each for each in waiting if person.may_approve(register, each.unit_id)), key=_is_regular
        )
        moved = len(_moved(known, found, register, person))
        notice = FileWaiting(replace(_filing(conn, sheets, known, theirs, 0), moved=moved))
        latest = max(each.sent_at for each in theirs if each.sent_at)
        say(conn, act.now, tell, [person], notice, f"filing:{filing_id}:{latest}")
    return [person.name for person in able.values()]


def waiting_filing(
    conn: Connection, library: Library, act: Act, filing_id: int, page: int
) -> Filing | NotDone:
    """Return what of a file waits for somebody's decision, in the versions in which it was sent."""
    known, sheets = filings.find_filing(conn, filing_id), Sheets(conn, library, act.today)
    register = sheets.catalogue.register
    person = deciding(conn, register, act.person_id, act.today)
    found = _submissions(conn, known) if known else []
    units = {each.unit_id for each in found}
    if known is None or person is None or not any(person.may_approve(register, each) for each in units):
        note_refusal(conn, act, "filing", {"filing": filing_id})
        return NotDone(Why.NOT_PERMITTED)
    if known.person_id == person.id:
        note_refusal(conn, act, "filing", {"filing": filing_id, "own": 1})
        return NotDone(Why.OWN)
    theirs = sorted(
        (each for each in _waiting(conn, known) if person.may_approve(register, each.unit_id)),
        key=_is_regular,
    )
    moved = len(_moved(known, found, register, person))
    return replace(_filing(conn, sheets, known, theirs, page), moved=moved)


def to_decide(conn: Connection, library: Library, act: Act, filing_id: int, moved: int) -> Part | NotDone:
    """Return what somebody may decide of a file, in the versions in which it was sent, decided or not.

    Where more has moved than they were shown, they are to look at it first.
    """
    known, sheets = filings.find_filing(conn, filing_id), Sheets(conn, library, act.today)
    register = sheets.catalogue.register
    person = deciding(conn, register, act.person_id, act.today)
    theirs = _moved(known, _submissions(conn, known), register, person) if known and person else []
    if known is None or not theirs:
        note_refusal(conn, act, "filing", {"filing": filing_id})
        return NotDone(Why.NOT_PERMITTED)
    if len(theirs) != moved:
        note_refusal(conn, act, "filing", {"filing": filing_id, "why": Why.CHANGED})
        return NotDone(Why.CHANGED)
    shown = dict(known.drafts)
    parted: dict[bool, list[Shown]] = {True: [], False: []}
    for each in theirs:
        parted[_corrects(each)].append(Shown(each.id, shown[each.id] + 1))
    return Part(known.name, (*in_shares(parted[False]), *in_shares(parted[True], _CORRECTING)))


def approve_some(
    conn: Connection, library: Library, act: Act, shown: Sequence[Shown], tell: Tell
) -> list[Decided | NotDone]:
    """Approve some submissions of a file, and tell of what they correct; the sender is told once of all."""
    done = approve_untold(conn, library, act, shown)
    tell_corrected(conn, library, act, tell, [each for each in done if isinstance(each, Published)])
    return [each.decided if isinstance(each, Published) else each for each in done]


def tell_approved(conn: Connection, library: Library, act: Act, filing_id: int, tell: Tell) -> None:
    """Tell who sent a file what of it somebody has approved, once unless that is more by now."""
    known = filings.find_filing(conn, filing_id)
    sender = person_of(conn, known.person_id) if known else None
    if known is None or sender is None:
        return
    sheets = Sheets(conn, library, act.today)
    done = [
        each
        for each in _submissions(conn, known)
        if each.state is State.APPROVED and each.decided_by == act.person_id
    ]
    if done:
        notice = FileApproved(_filing(conn, sheets, known, done, 0))
        latest = max(each.decided_at for each in done if each.decided_at)
        say(conn, act.now, tell, [sender], notice, f"filing_approved:{filing_id}:{act.person_id}:{latest}")


def _submissions(conn: Connection, known: filings.Filing) -> list[Submission]:
    return submissions_among(conn, [number for number, _ in known.drafts])


def _is_regular(submission: Submission) -> bool:
    """Say whether a submission needs no look ahead of others: it corrects nothing, and wanted no reason."""
    return not any(each.over or each.reason for each in submission.entries)


def _corrects(submission: Submission) -> bool:
    """Say whether something stood already in the place of one of a submission's figures."""
    return any(each.over for each in submission.entries)


def _moved(
    known: filings.Filing, found: Sequence[Submission], register: Register, person: Person
) -> list[Submission]:
    """Return what of a file was sent or changed since it came, as far as it is somebody's to decide."""
    shown = dict(known.drafts)
    return [
        each for each in found if each.version > shown[each.id] and person.may_approve(register, each.unit_id)
    ]


def _waiting(conn: Connection, known: filings.Filing) -> list[Submission]:
    """Return what waits of a file just as it was sent."""
    shown = dict(known.drafts)
    return [
        each
        for each in _submissions(conn, known)
        if each.state is State.PENDING and each.version == shown[each.id] + 1
    ]


def _filing(
    conn: Connection, sheets: Sheets, known: filings.Filing, found: Sequence[Submission], page: int
) -> Filing:
    pages = max(1, -(-len(found) // _PAGE))
    page = min(max(page, 0), pages - 1)
    return Filing(
        known.id,
        known.name,
        name_of_person(conn, known.person_id),
        known.at,
        tuple(map(sheets.of, found[page * _PAGE : (page + 1) * _PAGE])),
        page,
        pages,
        len(found),
        sum(each.state.is_editable for each in found),
    )
