"""What is new in a file: its figures by the drafts that they go into; what is known already is left alone."""

from collections.abc import Iterable, Mapping, Sequence

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
from bot.services.submit import begin, enter
from bot.services.upload.outcome import CellFault, Group, Placed, Sorted, Spot, Wrong
from bot.services.upload.rows import Read, Rows
from db.submissions import Place, open_submissions

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


def put_groups(
    conn: Connection, library: Library, act: Act, groups: Sequence[Group]
) -> list[tuple[int | None, list[Wrong]]]:
    """Take groups of figures into their drafts; return of each the draft, and what was not taken.

    The same figures once more change nothing.
    """
    sheets, person = Sheets(conn, library, act.today), whoever(conn, act)
    return [_put(conn, sheets, act, person, each) for each in groups]


def _put(
    conn: Connection, sheets: Sheets, act: Act, person: Person | None, group: Group
) -> tuple[int | None, list[Wrong]]:
    first, place = group.figures[0].spot, (group.subject, group.period)
    draft = begin(conn, sheets, act, person, place)
    if isinstance(draft, NotDone) or person is None:
        return None, [Wrong(first, draft if isinstance(draft, NotDone) else NotDone(Why.NOT_PERMITTED))]
    if not draft.state.is_editable:
        return None, [Wrong(first, NotDone(Why.NOT_EDITABLE))]
    checks = enter(conn, sheets, act, (person, draft), [each.entry for each in group.figures])
    spots = {each.entry.indicator_id: each.spot for each in group.figures}
    refused = [Wrong(spots[each.indicator.id], each) for each in checks if each.indicator]
    took = len({each.spot for each in refused}) < len(group.figures)
    return draft.id if took or draft.entries else None, refused


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
        standing, under_way = self._standing(), open_submissions(self._conn, self._person.id)
        groups: list[Group] = []
        drafts: list[int] = []
        for (subject, period), placed in self._found.items():
            if not self._may_send(subject):
                self._refuse(subject, placed.values())
                continue
            known = under_way.get(self._place(subject, period))
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
