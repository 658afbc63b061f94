"""What is due: a sheet for each unit that somebody reports for and each period that has just ended."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.deadline import due_on, just_ended
from bot.domain.indicator import Frequency, Indicator
from bot.domain.period import Grain, Period
from bot.domain.submission import NotDone, Sheet, Why
from bot.domain.unit import Register, Unit
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
    granted = (units_under(register, grant, sheets.today) for grant in as_officer(person))
    return list({each.id: each for units in granted for each in units}.values())


def units_under(register: Register, grant: Grant, today: date) -> list[Unit]:
    """Return the units that an officer's grant makes them report for."""
    below = [each for each in register.below(grant.unit_id) if each.valid_on(today)]
    return [register.units[grant.unit_id], *(below if len(below) < _MOST_UNITS else [])]


def as_officer(person: Person) -> Iterator[Grant]:
    """Yield the grants by which somebody reports."""
    return (each for each in person.grants if each.role is Role.OFFICER and not each.held)


class Calendar:
    """Which indicators a unit reports: those that its tier, below the same unit, has ever reported."""

    def __init__(self, conn: Connection, library: Library) -> None:
        """Read over a connection."""
        findings = library.findings(conn)
        self._series: Series = findings.series
        self._catalogue = findings.catalogue
        self._known: dict[tuple[int, int], list[Indicator]] = {}
        self._silent: dict[int, bool] = {}

    def due(self, unit: Unit, grain: Grain) -> list[Indicator]:
        """Return what a unit is asked for, for periods of a grain: where its tier never spoke, everything."""
        return self._of_grain(self._spoken(unit) or self._everything, grain)

    def owed(self, unit: Unit, grain: Grain) -> list[Indicator]:
        """Return what a unit can be reminded of: nothing where only other tiers have ever reported."""
        spoken = self._spoken(unit)
        if spoken or not self._is_silent(self._scope_of(unit)):
            return self._of_grain(spoken, grain)
        return self._of_grain(self._everything, grain)

    @property
    def _everything(self) -> list[Indicator]:
        return list(self._catalogue.indicators.values())

    def _of_grain(self, indicators: list[Indicator], grain: Grain) -> list[Indicator]:
        return [each for each in indicators if each.frequency.grain is grain]

    def _spoken(self, unit: Unit) -> list[Indicator]:
        scope_id = self._scope_of(unit)
        if (scope_id, unit.tier_id) not in self._known:
            self._known[scope_id, unit.tier_id] = [
                each
                for each in self._everything
                if unit.tier_id in self._series.tiers(scope_id, each.id)
                or unit.tier_id in self._series.tiers(unit.id, each.id)
            ]
        return self._known[scope_id, unit.tier_id]

    def _is_silent(self, scope_id: int) -> bool:
        """Say whether nothing was ever reported below a unit, as in a database that is new."""
        if scope_id not in self._silent:
            said = (self._series.tiers(scope_id, each.id) for each in self._everything)
            self._silent[scope_id] = not any(said)
        return self._silent[scope_id]

    def _scope_of(self, unit: Unit) -> int:
        return unit.id if unit.parent_id is None else unit.parent_id
