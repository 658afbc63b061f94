"""What is due: a sheet for each unit that somebody reports for and each period that has just ended."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.deadline import due_on, just_ended
from bot.domain.indicator import Frequency, Indicator
from bot.domain.period import Grain, Period
from bot.domain.submission import NotDone, Sheet, Why
from bot.domain.unit import Unit
from bot.services.acting import Act, note_refusal, whoever
from bot.services.library import Library
from bot.services.sheets import Sheets
from db.series import Series
from db.submissions import Place, open_submission

_MOST_UNITS = 20  # that somebody reports for by themselves; above that, units have officers of their own


def due_sheets(conn: Connection, library: Library, act: Act) -> list[Sheet]:
    """Return the sheets that an officer owes, what is due first ahead; read only, nothing is begun."""
    person = whoever(conn, act)
    if person is None:
        return []
    sheets, calendar = Sheets(conn, library, act.today), Calendar(conn, library)
    found = [
        due_sheet(conn, sheets, calendar, person, unit, period)
        for unit in units_of(sheets, person)
        for period in periods_due(act.today)
        if unit.valid_within(period.first, period.last)
    ]
    owed = [each for each in found if each.lines]
    return sorted(owed, key=lambda each: (not each.missing, due_on(each.period), each.unit.id))


def due_sheet(
    conn: Connection, sheets: Sheets, calendar: "Calendar", person: Person, unit: Unit, period: Period
) -> Sheet:
    """Return the sheet of a unit and a period, with what the person has under way in it."""
    due = [
        each
        for each in calendar.due(unit, period.grain)
        if person.may_send(sheets.catalogue.register, unit.id, each.code)
    ]
    known = open_submission(conn, Place(unit.id, unit.tier_id, period), person.id)
    return sheets.of(known, due) if known else sheets.blank(unit, period, due, person.id)


def sheet_for(conn: Connection, library: Library, act: Act, unit_id: int, period: Period) -> Sheet | NotDone:
    """Return the sheet of any unit and period that an officer may send; read only."""
    sheets, person = Sheets(conn, library, act.today), whoever(conn, act)
    register = sheets.catalogue.register
    if person is None or unit_id not in register.units or not person.may_send(register, unit_id):
        note_refusal(conn, act, "draft", {"unit": unit_id, "period": str(period)})
        return NotDone(Why.NOT_PERMITTED)
    return due_sheet(conn, sheets, Calendar(conn, library), person, register.units[unit_id], period)


def periods_due(today: date) -> list[Period]:
    """Return the period of each frequency that has just ended."""
    return [period for each in Frequency if (period := just_ended(each, today))]


def units_of(sheets: Sheets, person: Person) -> list[Unit]:
    """Return the units that somebody reports for: the granted ones, and all below where those are few."""
    register = sheets.catalogue.register
    found: dict[int, Unit] = {}
    for grant in _as_officer(person):
        below = [each for each in register.below(grant.unit_id) if each.valid_on(sheets.today)]
        units = [register.units[grant.unit_id], *(below if len(below) < _MOST_UNITS else [])]
        found |= {each.id: each for each in units}
    return list(found.values())


def _as_officer(person: Person) -> Iterator[Grant]:
    return (each for each in person.grants if each.role is Role.OFFICER)


class Calendar:
    """Which indicators a unit owes: those that units of its tier, below the same one, have ever reported.

    Where nothing was ever reported, as in a database that is new, that is every indicator.
    """

    def __init__(self, conn: Connection, library: Library) -> None:
        """Read over a connection."""
        findings = library.findings(conn)
        self._series: Series = findings.series
        self._catalogue = findings.catalogue
        self._known: dict[tuple[int, int], list[Indicator]] = {}

    def due(self, unit: Unit, grain: Grain) -> list[Indicator]:
        """Return the indicators that a unit owes for periods of a grain."""
        scope_id = unit.id if unit.parent_id is None else unit.parent_id
        if (scope_id, unit.tier_id) not in self._known:
            self._known[scope_id, unit.tier_id] = self._spoken(unit, scope_id)
        return [each for each in self._known[scope_id, unit.tier_id] if each.frequency.grain is grain]

    def _spoken(self, unit: Unit, scope_id: int) -> list[Indicator]:
        indicators = list(self._catalogue.indicators.values())
        spoken = [
            each
            for each in indicators
            if unit.tier_id in self._series.tiers(scope_id, each.id)
            or unit.tier_id in self._series.tiers(unit.id, each.id)
        ]
        return spoken or indicators
