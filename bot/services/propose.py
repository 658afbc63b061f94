"""From a text to drafts: the certain is entered, what a report says is proposed, the rest is asked back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.check import Check
from bot.domain.deadline import just_ended
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone, Sheet, Why
from bot.domain.unit import Unit
from bot.reading.entries import read_entries
from bot.reading.proposed import Doubt, Open, Pasted, Proposed
from bot.reading.secrecy import bears_a_mark
from bot.services.acting import Act, note_refusal, whoever
from bot.services.due import units_of
from bot.services.library import Library
from bot.services.sheets import Sheets
from bot.services.submit import Kept, find_editable, open_draft, put_entries
from db.pasted import find_pasted, keep_pasted

_LONGEST = 500  # characters of the words that a figure came from


@dataclass(frozen=True, slots=True)
class Asked:
    """What is not certain, and the draft that a reading of it goes into once it is picked."""

    open: Open
    submission_id: int | None


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts that a text went into, what was not taken, and what its writer has to be asked.

    Where the unit or the period is not certain, the one draft is in the likeliest place, its figures are not
    confirmed, and :func:`bot.services.submit.move_draft` takes them where they belong.
    """

    sheets: tuple[Sheet, ...] = ()
    refused: tuple[Check, ...] = ()
    asked: tuple[Asked, ...] = ()
    units: tuple[Unit, ...] = ()  # to pick from
    periods: tuple[Period, ...] = ()  # to pick from
    is_report: bool = False


def propose(
    conn: Connection, library: Library, act: Act, text: str, *, written: date | None = None
) -> Drafted | NotDone:
    """Read a line, a list or a report into drafts; the same text once more changes nothing.

    The period that is not named is the one that had just ended on the day on which it was written, by default
    today; the unit that is not named is the officer's.
    """
    day = written or act.today
    if bears_a_mark(text):
        note_refusal(conn, act, "marked_text", {})
        return NotDone(Why.SECRET)
    person, sheets = whoever(conn, act), Sheets(conn, library, act.today)
    units = units_of(sheets, person) if person else []
    if person is None or not units:
        note_refusal(conn, act, "draft", {})
        return NotDone(Why.NOT_PERMITTED)
    pasted = read_entries(text, library.lexicon(conn), units[0], day, person.language)
    able = _able(sheets, person, pasted)
    if pasted.units and not able:
        note_refusal(conn, act, "draft", {"unit": pasted.units[0].id})
        return NotDone(Why.NOT_PERMITTED, who=sheets.catalogue.who(Subject(pasted.units[0].id)))
    choices = able or ([] if pasted.is_passage else units)
    drafting = _Drafting(conn, library, act, pasted, (choices or units)[0], day, len(choices) > 1)
    drafted = drafting.draft()
    return (
        replace(drafted, units=tuple(choices))
        if isinstance(drafted, Drafted) and len(choices) > 1
        else drafted
    )


def figures_in(conn: Connection, library: Library, act: Act, number: int, text: str) -> list[Proposed]:
    """Return what a text that is no question may report, and keep it by a number; else return nothing.

    Nothing is entered: it is for its writer to say that these are figures, and not a question gone wrong.
    """
    person, sheets = whoever(conn, act), Sheets(conn, library, act.today)
    units = units_of(sheets, person) if person else []
    if person is None or not units or bears_a_mark(text):
        return []
    pasted = read_entries(text, library.lexicon(conn), units[0], act.today, person.language)
    if not any(_is_counted(each) for each in pasted.figures):
        return []
    keep_pasted(conn, act.person_id, number, text, act.now)
    return list(pasted.figures)


def propose_kept(
    conn: Connection, library: Library, act: Act, number: int, zone: tzinfo
) -> Drafted | NotDone:
    """Read a text into drafts that was kept by a number, as it was meant on the day on which it was sent."""
    found = find_pasted(conn, act.person_id, number, act.now)
    if found is None:
        return NotDone(Why.TEXT_GONE)
    text, at = found
    return propose(conn, library, act, text, written=at.astimezone(zone).date())


def put_text(
    conn: Connection, library: Library, act: Act, submission_id: int, indicator_id: int, text: str
) -> Kept | NotDone | Open:
    """Enter what was typed for one line of a sheet: only its numbers, or that none arose."""
    if bears_a_mark(text):
        note_refusal(conn, act, "marked_text", {"submission": submission_id})
        return NotDone(Why.SECRET)
    found, catalogue = find_editable(conn, library, act, submission_id), library.lexicon(conn).catalogue
    if isinstance(found, NotDone):
        return found
    person, draft = found
    indicator = catalogue.indicators.get(indicator_id)
    if indicator is None:
        return NotDone(Why.GONE)
    unit = catalogue.register.units[draft.unit_id]
    line = f"{indicator.code} {text}" if indicator.code not in text else text
    pasted = read_entries(line, library.lexicon(conn), unit, act.today, person.language)
    if pasted.open or len(pasted.figures) != 1 or pasted.figures[0].indicator.id != indicator_id:
        return pasted.open[0] if pasted.open else Open(Doubt.NOT_A_NUMBER, text)
    return put_entries(conn, library, act, submission_id, [_entry(pasted.figures[0], proposed=False)])


def _able(sheets: Sheets, person: Person, pasted: Pasted) -> list[Unit]:
    """Return the units that a text names and its writer may send for, those that exist today first."""
    able = [each for each in pasted.units if person.may_send(sheets.catalogue.register, each.id)]
    return [each for each in able if each.valid_on(sheets.today)] or able


@dataclass(frozen=True)
class _Drafting:
    """One text on its way into drafts."""

    conn: Connection
    library: Library
    act: Act
    pasted: Pasted
    unit: Unit
    written: date
    is_open: bool  # whether it is not certain whose figures they are

    def draft(self) -> Drafted | NotDone:
        """Enter the figures into a draft for each whom they are of, and each period."""
        grouped: dict[tuple[Subject, Period], list[Entry]] = {}
        for each in self.pasted.figures:
            if place := self._place(each):
                grouped.setdefault(place, []).append(_entry(each, proposed=self._is_proposed))
        sheets: list[Sheet] = []
        refused: list[Check] = []
        for place, entries in grouped.items():
            kept = self._enter(*place, entries)
            if isinstance(kept, NotDone):
                return kept
            sheets.append(kept.sheet)
            refused += kept.refused
        asked = tuple(Asked(each, self._draft_for(each)) for each in self.pasted.open)
        periods = self.pasted.periods if len(self.pasted.periods) > 1 else ()
        return Drafted(tuple(sheets), tuple(refused), asked, (), periods, self.pasted.is_passage)

    @property
    def _is_proposed(self) -> bool:
        return self.pasted.is_passage or self.is_open or len(self.pasted.periods) > 1

    def _place(self, each: Proposed) -> tuple[Subject, Period] | None:
        period = self._period(each.indicator)
        return (each.whose or Subject(self.unit.id), period) if period else None

    def _period(self, indicator: Indicator) -> Period | None:
        return (
            self.pasted.periods[0] if self.pasted.periods else just_ended(indicator.frequency, self.written)
        )

    def _enter(self, whose: Subject, period: Period, entries: Sequence[Entry]) -> Kept | NotDone:
        draft = open_draft(self.conn, self.library, self.act, whose, period)
        if isinstance(draft, NotDone):
            return draft
        submission_id = draft.submission.id if draft.submission else 0
        return put_entries(self.conn, self.library, self.act, submission_id, entries)

    def _draft_for(self, open_: Open) -> int | None:
        """Return the draft that a reading goes into, begun where there is none."""
        place = self._place(open_.options[0]) if open_.options else None
        draft = open_draft(self.conn, self.library, self.act, *place) if place else None
        return draft.submission.id if isinstance(draft, Sheet) and draft.submission else None


def _is_counted(each: Proposed) -> bool:
    """Say whether a figure has all its counts, as hardly any question has."""
    counts = each.measure
    return counts.numerator is not None and (counts.denominator is not None or not each.indicator.is_ratio)


def _entry(each: Proposed, *, proposed: bool) -> Entry:
    return Entry(
        each.indicator.id, each.measure, each.nothing, origin=each.words[:_LONGEST], proposed=proposed
    )
