"""An approver decides on what was sent, in the version that was shown: figures, log and notice at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.indicator import Indicator
from bot.domain.measure_text import format_measure
from bot.domain.notice import Approved, Notice, Returned
from bot.domain.submission import Decided, Entry, NotDone, Sheet, State, Submission, Why
from bot.reading.secrecy import bears_a_mark
from bot.services.acting import Act, Shown, Tell, note, note_refusal, refuse, say
from bot.services.concerned import Readers, readers_of
from bot.services.correct import Published, tell_corrected
from bot.services.library import Library
from bot.services.prompts import Asked, Prompt, ask_for
from bot.services.rights import deciding
from bot.services.sheets import Sheets, named, to_publish
from bot.services.shifts import with_shifts
from db.figures import new_batch
from db.people import person_of
from db.publishing import publish, standing_revision
from db.submissions import change_state, find_submission, keep_entries
from db.summing import SumTooLargeError


def approve(conn: Connection, library: Library, act: Act, shown: Shown, tell: Tell) -> Decided | NotDone:
    """Publish the figures of a submission, and tell of it; the same press once more changes nothing."""
    (done,) = approve_untold(conn, library, act, [shown])
    if not isinstance(done, Published):
        return done
    _tell_sender(conn, act, tell, done.sheet, Approved(done.sheet))
    return replace(done.decided, informed=tell_corrected(conn, library, act, tell, [done]))


def approve_untold(
    conn: Connection, library: Library, act: Act, shown: Sequence[Shown]
) -> list[Published | Decided | NotDone]:
    """Publish the figures of some submissions, of which the caller is to tell."""
    sheets = Sheets(conn, library, act.today)
    found = [_decidable(conn, sheets, act, each, State.APPROVED) for each in shown]
    before = {each.id: sheets.of(each) for each in found if isinstance(each, Submission)}
    readers = dict(zip(before, readers_of(conn, library, act, list(before.values())), strict=True))
    return [
        _publish(conn, sheets, act, each, before[each.id], readers[each.id])
        if isinstance(each, Submission)
        else each
        for each in found
    ]


def ask_why(
    conn: Connection, library: Library, act: Act, shown: Shown, indicator_id: int | None = None
) -> Sheet | Decided | NotDone:
    """Ask why a submission is to be returned, or one of its figures: the next text says it."""
    sheets = Sheets(conn, library, act.today)
    found = _decidable(conn, sheets, act, shown, State.RETURNED)
    if not isinstance(found, Submission):
        return found
    about = indicator_id if indicator_id is not None and found.entry(indicator_id) else None
    ask_for(conn, act, Prompt(Asked.RETURN, shown.id, shown.version, about))
    return with_shifts(conn, library, sheets.of(found))


def give_back(
    conn: Connection,
    library: Library,
    act: Act,
    shown: Shown,
    reasons: Mapping[int | None, str],
    tell: Tell,
) -> Decided | NotDone:
    """Return a submission with a reason: one for all of it under None, or some by the ids of indicators."""
    sheets = Sheets(conn, library, act.today)
    found = _decidable(conn, sheets, act, shown, State.RETURNED)
    if not isinstance(found, Submission):
        return found
    if any(map(bears_a_mark, reasons.values())):
        note_refusal(conn, act, "marked_text", {"submission": found.id})
        return NotDone(Why.SECRET, sheets.of(found))
    given = {id_: " ".join(reason.split())[:_LONGEST] for id_, reason in reasons.items() if reason.strip()}
    if not given:
        return NotDone(Why.NEEDS_REASON, sheets.of(found))
    keep_entries(
        conn,
        found.id,
        [replace(each, returned_reason=given.get(each.indicator_id)) for each in found.entries],
    )
    sheet = _decide(conn, sheets, act, found, State.RETURNED, given.get(None))
    note(conn, act, "give_back", {**named(sheet), "version": found.version + 1})
    _tell_sender(conn, act, tell, sheet, Returned(sheet))
    return Decided(sheet)


_LONGEST = 500  # characters of a reason


def _decidable(
    conn: Connection, sheets: Sheets, act: Act, shown: Shown, wanted: State
) -> Submission | Decided | NotDone:
    """Return what waits for this very press; else what became of it, told to those only who may know."""
    known, person = (
        find_submission(conn, shown.id),
        deciding(conn, sheets.catalogue.register, act.person_id, act.today),
    )
    if known is None:
        return refuse(conn, act, wanted, shown.id, NotDone(Why.GONE))
    if person is None or not _may_decide(sheets, person, known):
        note_refusal(conn, act, wanted, {"submission": known.id})
        return NotDone(Why.NOT_PERMITTED)
    if person.id == known.person_id:
        note_refusal(conn, act, wanted, {"submission": known.id, "own": 1})
        return NotDone(Why.OWN, sheets.of(known))
    if known.state is wanted and known.decided_by == person.id and known.version == shown.version + 1:
        return Decided(sheets.of(known))
    if known.state is not State.PENDING:
        sheet = sheets.of(known)
        no = NotDone(Why.DECIDED if sheet.decision else Why.NOT_WAITING, sheet)
        return refuse(conn, act, wanted, known.id, no)
    if known.version != shown.version:
        return refuse(conn, act, wanted, known.id, NotDone(Why.CHANGED, sheets.of(known)))
    return known


def _may_decide(sheets: Sheets, person: Person, known: Submission) -> bool:
    return person.may_approve(sheets.catalogue.register, known.unit_id)


def _is_overtaken(conn: Connection, sheet: Sheet, indicator: Indicator, entry: Entry) -> bool:
    """Say whether another figure was published in this one's place since it was sent."""
    return standing_revision(conn, to_publish(sheet, indicator, entry)) != entry.over


def _publish(
    conn: Connection, sheets: Sheets, act: Act, found: Submission, before: Sheet, readers: Readers
) -> Published | NotDone:
    if any(_is_overtaken(conn, before, *each) for each in before.entries):
        return NotDone(Why.OVERTAKEN, before)
    try:
        with conn.begin_nested():
            decided = _published(conn, sheets, act, found, before)
    except SumTooLargeError:
        return NotDone(Why.TOO_LARGE, before)
    published = replace(before, submission=decided.sheet.submission, decision=decided.sheet.decision)
    return Published(decided, published, readers)


def _published(conn: Connection, sheets: Sheets, act: Act, found: Submission, before: Sheet) -> Decided:
    sheet = _decide(conn, sheets, act, found, State.APPROVED, None)
    by = sheet.decision.by if sheet.decision else ""
    batch_id = new_batch(conn, "submission", act.now, by, before.sender)
    corrected = publish(conn, [to_publish(before, *each) for each in before.entries], batch_id)
    for line in before.entered:
        note(
            conn,
            act,
            "publish",
            {
                **named(sheet),
                "indicator": line.indicator.code,
                "from": format_measure(line.standing.measure) if line.standing else "",
                "to": format_measure(line.measure) if line.measure else "",
            },
        )
    note(conn, act, "approve", {**named(sheet), "version": found.version + 1, "batch": batch_id})
    return Decided(sheet, corrected)


def _decide(
    conn: Connection, sheets: Sheets, act: Act, found: Submission, state: State, reason: str | None
) -> Sheet:
    """Write a decision down; the transaction that read the submission is the only one that writes."""
    values = {"state": state, "decided_at": act.now, "decided_by": act.person_id, "reason": reason}
    if not change_state(conn, found, values, act.now):
        msg = "a submission changed within its own transaction"
        raise RuntimeError(msg)
    return sheets.of(find_submission(conn, found.id) or found)


def _tell_sender(conn: Connection, act: Act, tell: Tell, sheet: Sheet, notice: Notice) -> None:
    submission = sheet.submission
    sender = person_of(conn, submission.person_id) if submission else None
    if submission and sender:
        say(conn, act.now, tell, [sender], notice, f"{submission.state}:{submission.id}:{submission.version}")
