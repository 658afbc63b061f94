"""Sheets: what is due of a unit for a period, what was entered, and what can be said about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection

from bot.domain.catalogue import Who
from bot.domain.check import (
    Check,
    Fault,
    check_against_past,
    check_measure,
    check_place,
    check_regular,
)
from bot.domain.deadline import locks_after
from bot.domain.figure import NOTHING_AROSE, REPORTED, Figure, Measure
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Decision, Entry, Line, Sheet, State, Submission
from bot.domain.unit import Unit
from bot.services.bring_in.cells import WHOLE_CODE
from bot.services.library import Library
from bot.services.rights import approvers_of
from db.filings import filing_of
from db.openings import Opening, openings_of
from db.people import name_of_person
from db.publishing import ToPublish
from db.series import Window
from db.submissions import submissions_in

_UNITS_AT_ONCE = 500
_PAST = 12  # periods that a figure is held against
_OPENERS = 3  # who are named
_READ = 4 * _PAST  # figures of a unit that are read for them: periods of other grains lie between


class Sheets:
    """Makes sheets in one snapshot of the database, as of a day."""

    def __init__(self, conn: Connection, library: Library, today: date) -> None:
        """Read over a connection."""
        self._conn = conn
        self._series = library.findings(conn).series
        self.catalogue = library.lexicon(conn).catalogue
        self.today = today

    def of(self, submission: Submission, due: Iterable[Indicator] = ()) -> Sheet:
        """Return a submission's sheet, with lines for what was entered, and for what else is due."""
        who = self.who(submission)
        entered = (self.catalogue.indicators[each.indicator_id] for each in submission.entries)
        waiting = self._waiting(submission) if submission.state.is_open else {}
        lines = tuple(
            self._line(submission, indicator, waiting.get(indicator.id))
            for indicator in dict.fromkeys((*due, *entered))
        )
        editable = submission.state.is_editable
        place = self._place(who.unit, submission.period, submission.person_id, editable=editable)
        checks = tuple(place) if submission.state.is_open else ()
        return Sheet(
            who,
            submission.period,
            lines,
            submission,
            name_of_person(self._conn, submission.person_id),
            checks,
            self.decision(submission),
            filing_of(self._conn, submission.id),
        )

    def blank(self, unit: Unit, period: Period, due: Iterable[Indicator], person_id: int) -> Sheet:
        """Return a sheet in which somebody has entered nothing."""
        place = unit.id, unit.tier_id
        lines = tuple(
            Line(each, None, self.standing(place, each, period), self.past(place, each, period))
            for each in due
        )
        checks = tuple(self._place(unit, period, person_id))
        return Sheet(self.catalogue.who(Subject(unit.id)), period, lines, checks=checks)

    def _line(self, submission: Submission, indicator: Indicator, waiting: str | None) -> Line:
        entry = submission.entry(indicator.id)
        place = submission.unit_id, submission.tier_id
        standing = self.standing(place, indicator, submission.period)
        past = self.past(place, indicator, submission.period)
        checks: tuple[Check, ...] = ()
        if entry and submission.state.is_open:
            checks = tuple(self._checks(indicator, entry, submission.period, standing, past))
            if waiting:
                checks = (Check(Fault.WAITING, indicator, who=waiting), *checks)
        return Line(indicator, entry, standing, past, checks)

    def _checks(
        self,
        indicator: Indicator,
        entry: Entry,
        period: Period,
        standing: Figure | None,
        past: tuple[Figure, ...],
    ) -> Iterable[Check]:
        measure = entry.published(indicator)
        if entry.proposed:
            yield Check(Fault.UNCONFIRMED, indicator, measure=measure)
        yield from check_regular(indicator, period)
        yield from check_measure(indicator, measure, past)
        yield from check_against_past(indicator, measure, standing, past)

    def _place(self, unit: Unit, period: Period, person_id: int, *, editable: bool = True) -> Iterable[Check]:
        """Yield what speaks against the place of a sheet; what was sent in time is not locked any more."""
        locked = editable and self.is_locked(unit.id, period)
        openers = self._openers(unit.id, person_id) if locked else ""
        yield from check_place(unit, period, self.today, locked=locked, openers=openers)

    def _openers(self, unit_id: int, person_id: int) -> str:
        """Return the names of the first few who may open a locked period for somebody else."""
        able = approvers_of(self._conn, self.catalogue.register, unit_id, person_id, self.today)
        return ", ".join(each.name for each in able[:_OPENERS])

    def is_locked(self, unit_id: int, period: Period) -> bool:
        """Say whether a period is too old to be changed, and not opened for a unit either."""
        if self.today <= locks_after(period):
            return False
        return not self.openings(unit_id, period)

    def openings(self, unit_id: int, period: Period) -> list[Opening]:
        """Return how a locked period is open for a unit, by itself or with all that is below another."""
        line = (unit_id, *self.catalogue.register.ancestors(unit_id))
        return openings_of(self._conn, period, line, self.today)

    def who(self, submission: Submission) -> Who:
        """Return whose figures a submission is of, with the names."""
        unit_id, tier_id = submission.unit_id, submission.tier_id
        own = tier_id == self.catalogue.register.units[unit_id].tier_id
        return self.catalogue.who(Subject(unit_id, None if own else tier_id))

    def standing(self, place: tuple[int, int], indicator: Indicator, period: Period) -> Figure | None:
        """Return the figure of a unit and tier that stands for a period."""
        found = self._series.named(indicator.id, period, place[1], [place[0]])
        return found[0] if found else None

    def standing_of(
        self, indicator_id: int, period: Period, tier_id: int, unit_ids: Sequence[int]
    ) -> dict[int, Measure]:
        """Return what stands of many units of a tier, by the units."""
        found: dict[int, Measure] = {}
        for start in range(0, len(unit_ids), _UNITS_AT_ONCE):
            some = unit_ids[start : start + _UNITS_AT_ONCE]
            for each in self._series.named(indicator_id, period, tier_id, some):
                if not each.source.illustrative:
                    found[each.unit_id] = each.measure
        return found

    def past(self, place: tuple[int, int], indicator: Indicator, period: Period) -> tuple[Figure, ...]:
        """Return published figures of a place, of the same grain before a period, the latest first."""
        window = Window(high=period.first.toordinal() << 16, most=_READ)
        figures = self._series.figures(place[0], indicator.id, window, place[1])
        alike = (each for each in figures if each.period.grain is period.grain and not each.measure.is_empty)
        published = [each for each in alike if not each.source.illustrative]
        return tuple(published[:_PAST])

    def _waiting(self, submission: Submission) -> dict[int, str]:
        """Return which indicators wait for a decision already in another submission, and who sent them."""
        others = submissions_in(self._conn, State.PENDING, [submission.unit_id])
        return {
            entry.indicator_id: name_of_person(self._conn, other.person_id)
            for other in others
            if other.id != submission.id
            and (other.period, other.tier_id) == (submission.period, submission.tier_id)
            for entry in other.entries
        }

    def decision(self, submission: Submission) -> Decision | None:
        """Return what was decided on a submission, and by whom."""
        if submission.decided_at is None or submission.decided_by is None:
            return None
        if submission.state not in (State.APPROVED, State.RETURNED):
            return None
        by = name_of_person(self._conn, submission.decided_by)
        return Decision(submission.state, by, submission.decided_at, submission.reason)


def to_publish(sheet: Sheet, indicator: Indicator, entry: Entry) -> ToPublish:
    """Return the figure that an entry becomes once it is approved."""
    return ToPublish(
        sheet.unit.id,
        sheet.unit.tier_id if sheet.who.subject.tier_id is None else sheet.who.subject.tier_id,
        indicator.id,
        sheet.period,
        entry.published(indicator),
        REPORTED,
        entry.note or (str(NOTHING_AROSE) if entry.nothing else None),
    )


def named(sheet: Sheet) -> dict[str, str | int]:
    """Return what names a sheet in the log."""
    place: dict[str, str | int] = {"unit": sheet.unit.code, "period": str(sheet.period)}
    if sheet.who.subject.tier_id is not None:
        place["tier"] = sheet.who.tier.code if sheet.who.tier else WHOLE_CODE
    return {"submission": sheet.submission.id, **place} if sheet.submission else place
