"""What is new in a file: its figures by the drafts that they go into; what is known already is left alone."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.figure import Measure
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone, Submission, Why
from bot.reading.uploads import Upload
from bot.services.acting import Act, whoever
from bot.services.library import Library
from bot.services.sheets import Sheets
from bot.services.submit import Kept, open_draft, put_entries
from bot.services.upload.outcome import CellFault, Group, Placed, Sorted, Spot, Wrong
from bot.services.upload.rows import Read, Rows
from db.submissions import Place, open_submission

_Key = tuple[Subject, Period]


def sort_upload(conn: Connection, library: Library, act: Act, upload: Upload) -> Sorted | NotDone:
    """Hold a file against the catalogue and what is known; read only, so that it may be done apart."""
    person, sheets = whoever(conn, act), Sheets(conn, library, act.today)
    if person is None:
        return NotDone(Why.NOT_PERMITTED)
    rows = Rows(sheets.catalogue, upload.letters)
    formulas = (Wrong(Spot(*each), CellFault.FORMULA) for each in upload.formulas)
    sorting = _Sorting(conn, sheets, person, [*formulas])
    for row in upload.rows:
        sorting.take(rows.read(row))
    return sorting.done()


def put_group(conn: Connection, library: Library, act: Act, group: Group) -> tuple[int | None, list[Wrong]]:
    """Take a group of figures into its draft; return the draft, and what was not taken.

    The same figures once more change nothing.
    """
    first = group.figures[0].spot
    draft = open_draft(conn, library, act, group.subject, group.period)
    if isinstance(draft, NotDone):
        return None, [Wrong(first, draft)]
    number = draft.submission.id if draft.submission else 0
    kept = put_entries(conn, library, act, number, [each.entry for each in group.figures])
    if isinstance(kept, NotDone):
        return None, [Wrong(first, kept)]
    return number if kept.sheet.entered else None, list(_refused(kept, group))


def _refused(kept: Kept, group: Group) -> Iterable[Wrong]:
    spots = {each.entry.indicator_id: each.spot for each in group.figures}
    return (Wrong(spots[each.indicator.id], each) for each in kept.refused if each.indicator)


class _Sorting:
    """One file on its way into groups."""

    def __init__(self, conn: Connection, sheets: Sheets, person: Person, wrong: list[Wrong]) -> None:
        self._conn = conn
        self._sheets = sheets
        self._person = person
        self._wrong = wrong
        self._blank = self._known = 0
        self._found: dict[_Key, dict[int, Placed]] = {}

    def take(self, read: Read | Wrong | None) -> None:
        """Put a row where it belongs."""
        if read is None:
            self._blank += 1
        elif isinstance(read, Wrong):
            self._wrong.append(read)
        else:
            group = self._found.setdefault((read.subject, read.period), {})
            first = group.setdefault(read.placed.entry.indicator_id, read.placed)
            if first is not read.placed:
                self._wrong.append(Wrong(read.placed.spot, CellFault.TWICE))

    def done(self) -> Sorted:
        """Return what is new, and what is not."""
        standing = self._standing()
        groups: list[Group] = []
        drafts: list[int] = []
        for (subject, period), placed in self._found.items():
            if not self._may_send(subject):
                self._refuse(subject, placed.values())
                continue
            known = open_submission(self._conn, self._place(subject, period), self._person.id)
            fresh = [
                each
                for each in placed.values()
                if not self._is_known(known, each, standing, (subject, period))
            ]
            self._known += len(placed) - len(fresh)
            if fresh:
                groups.append(Group(subject, period, tuple(fresh)))
            elif known and known.state.is_editable and known.entries:
                drafts.append(known.id)
        return Sorted(tuple(groups), tuple(self._wrong), self._blank, self._known, tuple(drafts))

    def _may_send(self, subject: Subject) -> bool:
        return self._person.may_send(self._sheets.catalogue.register, subject.unit_id)

    def _refuse(self, subject: Subject, placed: Iterable[Placed]) -> None:
        who = self._sheets.catalogue.who(subject)
        self._wrong.append(Wrong(next(iter(placed)).spot, NotDone(Why.NOT_PERMITTED, who=who)))

    def _place(self, subject: Subject, period: Period) -> Place:
        unit = self._sheets.catalogue.register.units[subject.unit_id]
        return Place(unit.id, unit.tier_id if subject.tier_id is None else subject.tier_id, period)

    def _is_known(
        self,
        known: Submission | None,
        placed: Placed,
        standing: Mapping[tuple[int, Period, int], Mapping[int, Measure]],
        key: _Key,
    ) -> bool:
        """Say whether what is under way has a figure, or else what stands."""
        entry, (unit_id, tier_id, period) = placed.entry, self._place(*key)
        entered = known.entry(entry.indicator_id) if known else None
        if entered:
            return entered.says_the_same(entry) and not entered.proposed
        stands = standing.get((entry.indicator_id, period, tier_id), {}).get(unit_id)
        return stands is not None and stands == self._published(entry)

    def _published(self, entry: Entry) -> Measure:
        return entry.published(self._sheets.catalogue.indicators[entry.indicator_id])

    def _standing(self) -> dict[tuple[int, Period, int], dict[int, Measure]]:
        """Return what stands of all that the file names, by one question for each indicator and period."""
        asked: dict[tuple[int, Period, int], list[int]] = {}
        for key, placed in self._found.items():
            place = self._place(*key)
            for indicator_id in placed:
                asked.setdefault((indicator_id, place.period, place.tier_id), []).append(place.unit_id)
        return {
            each: self._sheets.standing_of(each[0], each[1], each[2], units) for each, units in asked.items()
        }
