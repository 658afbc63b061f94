"""Work out what answers for a subject, an indicator and a period, from what has been reported."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from fractions import Fraction
from functools import partial
from zoneinfo import ZoneInfo

from bot.domain.answer import Change, Result, judge
from bot.domain.catalogue import Catalogue, Who
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.standing import Finding, Standing, find, latest
from bot.services.members import Members
from bot.services.standings import Standings
from db.series import Series, Window

_RECENT = 4  # periods of one tier; the latest that serves is nearly always among them
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # in which the days of approval end, wherever the program runs


class Findings:
    """Answers "what is the figure" for any subject; everything that is shown is built from this."""

    def __init__(self, series: Series, catalogue: Catalogue, without: tuple[int, ...] = ()) -> None:
        """Read from one snapshot of the database, by the names of one state of the catalogue."""
        self.series = series
        self.catalogue = catalogue
        self.members = Members(series, catalogue.register, without)
        self._standings = Standings(series, catalogue.register, self.members)

    def told(self, without: tuple[int, ...], as_of: date | None) -> "Findings":
        """Return what tells figures without some units, and as they were known at the end of a day."""
        if not without and as_of is None:
            return self
        moment = datetime.combine(as_of, time.max, _ZONE) if as_of else None
        series = self.series.known_at(moment) if moment else self.series
        return Findings(series, self.catalogue, without)

    def who(self, subject: Subject) -> Who:
        """Return a subject with its names, and with those that are left out of it."""
        return replace(self.catalogue.who(subject), without=self.members.named_without(subject))

    def at(self, subject: Subject, indicator: Indicator, period: Period) -> Finding | None:
        """Return what answers for a period; None where nothing was reported inside it."""
        return find(period, self.standings(subject, indicator, Window.over(period)), indicator.accumulation)

    def latest(self, subject: Subject, indicator: Indicator) -> tuple[Finding, Standing | None] | None:
        """Return the latest finding that serves, and a later standing for which too few have reported."""
        tiers = len(self.catalogue.register.tiers) if subject.is_whole else 1
        recent = _recent(partial(self.standings, subject, indicator), _RECENT * tiers)
        chosen = latest(recent)
        if chosen is None:
            return None
        newest = max(recent, key=lambda each: each.period.key)
        later = newest if newest.period.last > chosen.period.last and not newest.illustrative else None
        return Finding(chosen.period, (chosen.period,), chosen), later

    def newest(self, subject: Subject, indicator: Indicator) -> Standing | None:
        """Return the newest standing of which anybody has reported, be it too few."""
        reported = [
            each
            for each in self.standings(subject, indicator, Window())
            if each.coverage and each.coverage.reported and not each.illustrative
        ]
        return max(reported, key=lambda each: each.period.key, default=None)

    def of_members(self, subject: Subject, indicator: Indicator, period: Period | None) -> Finding | None:
        """Return what the members of a tier have reported themselves, leaving published aggregates out."""
        if period:
            return find(period, self._sums(subject, indicator, Window.over(period)), indicator.accumulation)
        standings = _recent(partial(self._sums, subject, indicator), _RECENT)
        chosen = latest(standings) or max(standings, key=lambda each: each.period.key, default=None)
        return Finding(chosen.period, (chosen.period,), chosen) if chosen else None

    def result(self, subject: Subject, indicator: Indicator, finding: Finding) -> Result:
        """Return a finding with its names and how it stands to its goal.

        A whole of which only one tier is due, or was published, is shown as that tier.
        """
        parts, covered = finding.standing.parts, finding.standing.coverage
        if subject.is_whole and len(parts) == 1:
            of_part = parts[0].standing.coverage
            if of_part is None or covered is None or of_part.due == covered.due:
                subject = Subject(subject.unit_id, parts[0].tier_id)
        goal = self.catalogue.goal(indicator, subject)
        who = self.who(subject)
        return Result(who, indicator, finding, judge(indicator, goal, who, finding))

    def change(self, subject: Subject, indicator: Indicator, finding: Finding) -> Change | None:
        """Return how far a figure has moved since the period before; None where that cannot be said."""
        before = finding.period.previous
        earlier = self.at(subject, indicator, before) if before else None
        return change_between(indicator, earlier, finding) if earlier else None

    def standings(self, subject: Subject, indicator: Indicator, window: Window) -> list[Standing]:
        """Return what stands at every reported period of a window."""
        return self._standings.of(subject, indicator, window)

    def _sums(self, subject: Subject, indicator: Indicator, window: Window) -> list[Standing]:
        rollups = self.series.rollups(subject.unit_id, indicator.id, window, subject.tier_id)
        sums = (self.members.standing(subject.unit_id, indicator, each) for each in rollups)
        return [each for each in sums if each]


def _recent(reading: Callable[[Window], list[Standing]], most: int) -> list[Standing]:
    """Return the few latest standings, among which the latest that serves is; all where it is not."""
    recent = reading(Window(most=most))
    if any(each.serves and each.has_number and not each.illustrative for each in recent):
        return recent
    return reading(Window())


def change_between(indicator: Indicator, earlier: Finding, later: Finding) -> Change | None:
    """Return how far a figure moved between two findings that can be held against each other."""
    if earlier.is_partial or later.is_partial:
        return None
    points = distance(indicator, earlier.standing, later.standing)
    return None if points is None else Change(earlier.period, points)


def distance(indicator: Indicator, one: Standing, other: Standing) -> Fraction | None:
    """Return how far the other figure lies from the one, in points; None where that cannot be said.

    Made-up figures are not held against published ones, nor a count of some against a count of all.
    """
    before, after = indicator.number(one.measure), indicator.number(other.measure)
    if before is None or after is None or one.illustrative is not other.illustrative:
        return None
    if before.qualifier or after.qualifier:
        return None
    if not indicator.is_ratio and not (_is_whole(one) and _is_whole(other)):
        return None
    return after.value - before.value


def _is_whole(standing: Standing) -> bool:
    return standing.coverage is None or standing.coverage.is_whole
