"""An officer fills a draft and sends it: drafts are rows, so that any process goes on with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.check import Check, Fault, check_measure
from bot.domain.indicator import Accumulation
from bot.domain.notice import Waiting
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone, Sent, Sheet, State, Submission, Why
from bot.domain.text import visible
from bot.reading.secrecy import bears_a_mark
from bot.services.acting import Act, Shown, Tell, note, note_refusal, refuse, say, whoever
from bot.services.library import Library
from bot.services.rights import approvers_of
from bot.services.sheets import Sheets, named, to_publish
from bot.services.shifts import with_shifts
from db.publishing import standing_revision
from db.submissions import (
    Place,
    add_submission,
    change_state,
    drop_entries,
    find_submission,
    keep_entries,
    open_submission,
)

_LONGEST_REASON = 500  # characters


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it is now, and what was not taken into it."""

    sheet: Sheet
    refused: tuple[Check, ...] = ()


def open_draft(
    conn: Connection, library: Library, act: Act, whose: Subject, period: Period
) -> Sheet | NotDone:
    """Return what is under way for a unit, or a tier below it, and a period; else a fresh draft."""
    sheets = Sheets(conn, library, act.today)
    begun = begin(conn, sheets, act, whoever(conn, act), (whose, period))
    return begun if isinstance(begun, NotDone) else sheets.of(begun)


def begin(
    conn: Connection, sheets: Sheets, act: Act, person: Person | None, place: tuple[Subject, Period]
) -> Submission | NotDone:
    """Return what an officer has under way for a subject and a period; else a fresh draft."""
    (whose, period), register = place, sheets.catalogue.register
    unit = register.units.get(whose.unit_id)
    if unit is None or person is None or not person.may_send(register, unit.id):
        note_refusal(conn, act, "draft", {"unit": whose.unit_id, "period": str(period)})
        return NotDone(Why.NOT_PERMITTED)
    at = Place(unit.id, unit.tier_id if whose.tier_id is None else whose.tier_id, period)
    return open_submission(conn, at, person.id) or add_submission(conn, at, person.id, act.now)


def put_entries(
    conn: Connection, library: Library, act: Act, submission_id: int, entries: Sequence[Entry]
) -> Kept | NotDone:
    """Take figures into a draft, each in the place of what was entered before; what is wrong is left out."""
    sheets = Sheets(conn, library, act.today)
    found = _editable(conn, sheets, act, submission_id)
    if isinstance(found, NotDone):
        return found
    draft = found[1]
    if any(each.indicator_id not in sheets.catalogue.indicators for each in entries):
        return NotDone(Why.GONE, sheets.of(draft))
    refused = enter(conn, sheets, act, found, entries)
    return Kept(sheets.of(_again(conn, draft)), refused)


def enter(
    conn: Connection, sheets: Sheets, act: Act, found: tuple[Person, Submission], entries: Sequence[Entry]
) -> tuple[Check, ...]:
    """Take figures of known indicators into an officer's editable draft; return what is left out."""
    draft = found[1]
    refused = list(_not_theirs(conn, sheets, act, found, entries))
    refused += [
        check
        for each in entries
        if each.indicator_id not in {check.indicator.id for check in refused if check.indicator}
        for check in _wrong(sheets, draft, each)
    ]
    wrong = {check.indicator.id for check in refused if check.indicator}
    news = [each for each in entries if each.indicator_id not in wrong and _is_news(draft, each)]
    if news:
        keep_entries(conn, draft.id, [_merged(draft, each) for each in news])
        _count_on(conn, draft, act)
    return tuple(refused)


def move_draft(
    conn: Connection, library: Library, act: Act, submission_id: int, whose: Subject, period: Period
) -> Kept | NotDone:
    """Take what was entered over into another unit's or period's draft, where its officer says it belongs.

    To pick the place where it is already confirms that place.
    """
    sheets = Sheets(conn, library, act.today)
    found = _editable(conn, sheets, act, submission_id)
    if isinstance(found, NotDone):
        return found
    source = found[1]
    target = open_draft(conn, library, act, whose, period)
    if isinstance(target, NotDone):
        return target
    if target.submission is None or not target.submission.state.is_editable:
        return NotDone(Why.NOT_EDITABLE, target)
    moved = [replace(each, proposed=False) for each in source.entries]
    if target.submission.id != source.id:
        drop_entries(conn, source.id, [each.indicator_id for each in moved])
        change_state(conn, source, {"state": State.WITHDRAWN}, act.now)
    return put_entries(conn, library, act, target.submission.id, moved)


def give_reason(
    conn: Connection, library: Library, act: Act, submission_id: int, indicator_id: int, reason: str
) -> Kept | NotDone:
    """Keep why a figure is what it is, where a check wants to know."""
    sheets = Sheets(conn, library, act.today)
    found = _editable(conn, sheets, act, submission_id)
    if isinstance(found, NotDone):
        return found
    draft = found[1]
    known, text = draft.entry(indicator_id), visible(reason)[:_LONGEST_REASON]
    if bears_a_mark(reason):
        note_refusal(conn, act, "marked_text", {"submission": draft.id})
        return NotDone(Why.SECRET, sheets.of(draft))
    if known is None or not text:
        return NotDone(Why.NEEDS_REASON if known else Why.GONE, sheets.of(draft))
    return _put(conn, sheets, act, draft, replace(known, reason=text))


def confirm_entry(
    conn: Connection, library: Library, act: Act, submission_id: int, indicator_id: int
) -> Kept | NotDone:
    """Confirm a figure that was read out of a report."""
    sheets = Sheets(conn, library, act.today)
    found = _editable(conn, sheets, act, submission_id)
    if isinstance(found, NotDone):
        return found
    known = found[1].entry(indicator_id)
    if known is None:
        return NotDone(Why.GONE, sheets.of(found[1]))
    return _put(conn, sheets, act, found[1], replace(known, proposed=False))


def _put(conn: Connection, sheets: Sheets, act: Act, draft: Submission, entry: Entry) -> Kept:
    """Put one entry that differs from the one that was there."""
    if entry != draft.entry(entry.indicator_id):
        keep_entries(conn, draft.id, [entry])
        _count_on(conn, draft, act)
    return Kept(sheets.of(_again(conn, draft)))


def drop_entry(
    conn: Connection, library: Library, act: Act, submission_id: int, indicator_id: int
) -> Kept | NotDone:
    """Leave an indicator blank."""
    sheets = Sheets(conn, library, act.today)
    found = _editable(conn, sheets, act, submission_id)
    if isinstance(found, NotDone):
        return found
    draft = found[1]
    if draft.entry(indicator_id):
        drop_entries(conn, draft.id, [indicator_id])
        _count_on(conn, draft, act)
    return Kept(sheets.of(_again(conn, draft)))


def send(
    conn: Connection, library: Library, act: Act, shown: Shown, tell: Tell | None = None
) -> Sent | NotDone:
    """Send a draft to all who may approve it; the same press once more changes nothing.

    Without ``tell`` they are told by whoever sends several at once.
    """
    sheets = Sheets(conn, library, act.today)
    found = _own(conn, sheets, act, shown.id)
    if isinstance(found, NotDone):
        return found
    draft = found[1]
    if draft.state is State.PENDING and draft.version == shown.version + 1:
        return Sent(
            sheets.of(draft),
            len(approvers_of(conn, sheets.catalogue.register, draft.unit_id, draft.person_id, act.today)),
        )
    sheet = sheets.of(draft)
    if why := _unsendable(sheet, draft, shown):
        no = NotDone(why, sheet)
        return no if why in (Why.EMPTY, Why.CHECKS) else refuse(conn, act, "send", draft.id, no)
    entered = [
        replace(entry, over=standing_revision(conn, to_publish(sheet, indicator, entry)))
        for indicator, entry in sheet.entries
    ]
    keep_entries(conn, draft.id, entered)
    values = {"state": State.PENDING, "sent_at": act.now, "decided_at": None, "decided_by": None}
    if not change_state(conn, draft, values, act.now):
        return NotDone(Why.CHANGED, sheets.of(_again(conn, draft)))
    sheet = sheets.of(_again(conn, draft))
    readers = approvers_of(conn, sheets.catalogue.register, draft.unit_id, draft.person_id, act.today)
    if tell:
        waiting = Waiting(with_shifts(conn, library, sheet))
        say(conn, act.now, tell, readers, waiting, f"waiting:{draft.id}:{draft.version + 1}")
    note(conn, act, "send", {**named(sheet), "version": draft.version + 1, "figures": len(draft.entries)})
    return Sent(sheet, len(readers))


def withdraw(conn: Connection, library: Library, act: Act, shown: Shown) -> Sheet | NotDone:
    """Take back what was not decided yet, a draft as well; once more changes nothing."""
    sheets = Sheets(conn, library, act.today)
    found = _own(conn, sheets, act, shown.id)
    if isinstance(found, NotDone):
        return found
    known = found[1]
    if known.state is State.WITHDRAWN:
        return sheets.of(known)
    if not known.state.is_open:
        return refuse(conn, act, "withdraw", known.id, NotDone(Why.DECIDED, sheets.of(known)))
    if known.version != shown.version or not change_state(conn, known, {"state": State.WITHDRAWN}, act.now):
        return refuse(conn, act, "withdraw", known.id, NotDone(Why.CHANGED, sheets.of(known)))
    sheet = sheets.of(_again(conn, known))
    note(conn, act, "withdraw", named(sheet))
    return sheet


def _own(
    conn: Connection, sheets: Sheets, act: Act, submission_id: int
) -> tuple[Person, Submission] | NotDone:
    """Return a submission of somebody who may still send it; whose it is otherwise, nobody learns."""
    known, person = find_submission(conn, submission_id), whoever(conn, act)
    register = sheets.catalogue.register
    if known is None:
        return refuse(conn, act, "submission", submission_id, NotDone(Why.GONE))
    if person is None or known.person_id != person.id or not person.may_send(register, known.unit_id):
        note_refusal(conn, act, "submission", {"submission": submission_id})
        return NotDone(Why.NOT_PERMITTED)
    return person, known


def find_editable(
    conn: Connection, library: Library, act: Act, submission_id: int
) -> tuple[Person, Submission] | NotDone:
    """Return a draft and its officer, where they may change it."""
    return _editable(conn, Sheets(conn, library, act.today), act, submission_id)


def _editable(
    conn: Connection, sheets: Sheets, act: Act, submission_id: int
) -> tuple[Person, Submission] | NotDone:
    found = _own(conn, sheets, act, submission_id)
    if isinstance(found, NotDone) or found[1].state.is_editable:
        return found
    sheet = sheets.of(found[1])
    no = NotDone(Why.DECIDED if sheet.decision else Why.NOT_EDITABLE, sheet)
    return refuse(conn, act, "draft", submission_id, no)


def _not_theirs(
    conn: Connection,
    sheets: Sheets,
    act: Act,
    found: tuple[Person, Submission],
    entries: Sequence[Entry],
) -> Iterable[Check]:
    """Yield the indicators that the officer may not send, each with a line in the log."""
    person, draft = found
    for each in entries:
        indicator = sheets.catalogue.indicators[each.indicator_id]
        if not person.may_send(sheets.catalogue.register, draft.unit_id, indicator.code):
            note_refusal(conn, act, "entry", {"submission": draft.id, "indicator": indicator.code})
            yield Check(Fault.NOT_YOURS, indicator, measure=each.measure)


def _wrong(sheets: Sheets, draft: Submission, each: Entry) -> Iterable[Check]:
    """Yield what forbids that a figure is taken in at all."""
    indicator = sheets.catalogue.indicators[each.indicator_id]
    if each.nothing:
        if indicator.accumulation is Accumulation.STOCK:
            yield Check(Fault.NOT_A_FLOW, indicator)
        return
    place = draft.unit_id, draft.tier_id
    past = sheets.past(place, indicator, draft.period) if each.measure.is_broken else ()
    yield from (check for check in check_measure(indicator, each.measure, past) if check.blocks)


def _is_news(draft: Submission, each: Entry) -> bool:
    known = draft.entry(each.indicator_id)
    return known is None or _merged(draft, each) != known


def _merged(draft: Submission, each: Entry) -> Entry:
    """Return an entry with the reason that was given before for the very same figure."""
    known = draft.entry(each.indicator_id)
    if known is None or not known.says_the_same(each):
        return each
    return replace(each, reason=each.reason or known.reason, returned_reason=known.returned_reason)


def _count_on(conn: Connection, draft: Submission, act: Act) -> None:
    if not change_state(conn, draft, {}, act.now):
        msg = "a draft changed within its own transaction"
        raise RuntimeError(msg)


def _again(conn: Connection, known: Submission) -> Submission:
    return find_submission(conn, known.id) or known


def _unsendable(sheet: Sheet, draft: Submission, shown: Shown) -> Why | None:
    if not draft.state.is_editable:
        return Why.DECIDED if sheet.decision else Why.NOT_EDITABLE
    if draft.version != shown.version:
        return Why.CHANGED
    if not draft.entries:
        return Why.EMPTY
    return Why.CHECKS if sheet.open_checks else None
