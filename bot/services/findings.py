"""Work out what answers for a subject, an indicator and a period, from what has been reported."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.domain.answer import Change, Result, judge
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE, Figure
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.standing import (
    Coverage,
    Finding,
    Part,
    Standing,
    find,
    latest,
    of_aggregate,
    of_own,
    of_tier,
    of_whole,
)
from db.series import Rollup, Series, Window

_Reported = TypeVar("_Reported", Rollup, Figure)
_RECENT = 4  # periods of one tier; the latest that serves is nearly always among them


class Findings:
    """Answers "what is the figure" for any subject; everything that is shown is built from this."""

    def __init__(self, series: Series, catalogue: Catalogue) -> None:
        """Read from one snapshot of the database, by the names of one state of the catalogue."""
        self.series = series
        self.catalogue = catalogue
        self._register = catalogue.register

    def at(self, subject: Subject, indicator: Indicator, period: Period) -> Finding | None:
        """Return what answers for a period; None where nothing was reported inside it."""
        return find(period, self.standings(subject, indicator, Window.over(period)), indicator.accumulation)

    def latest(self, subject: Subject, indicator: Indicator) -> tuple[Finding, Standing | None] | None:
        """Return the latest finding that serves, and a later standing for which too few have reported."""
        tiers = len(self._register.tiers) if subject.is_whole else 1
        recent = self.standings(subject, indicator, Window(most=_RECENT * tiers))
        if not any(each.serves and not each.illustrative for each in recent):
            recent = self.standings(subject, indicator, Window())
        chosen = latest(recent)
        if chosen is None:
            return None
        newest = max(recent, key=lambda each: each.period.key)
        later = newest if newest.period.last > chosen.period.last and not newest.illustrative else None
        return Finding(chosen.period, (chosen.period,), chosen), later

    def of_members(self, subject: Subject, indicator: Indicator, period: Period | None) -> Finding | None:
        """Return what the members of a tier have reported themselves, leaving published aggregates out."""
        window = Window.over(period) if period else Window()
        rollups = self.series.rollups(subject.unit_id, indicator.id, window, subject.tier_id)
        standings = [self._of_members(subject.unit_id, each) for each in rollups]
        if period:
            return find(period, standings, indicator.accumulation)
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
        who = self.catalogue.who(subject)
        return Result(who, indicator, finding, judge(indicator, goal, who, finding))

    def change(self, subject: Subject, indicator: Indicator, finding: Finding) -> Change | None:
        """Return how far a figure has moved since the period before; None where that cannot be said."""
        before = finding.period.previous
        earlier = self.at(subject, indicator, before) if before else None
        return change_between(indicator, earlier, finding) if earlier else None

    def standings(self, subject: Subject, indicator: Indicator, window: Window) -> list[Standing]:
        """Return what stands at every reported period of a window."""
        if subject.is_whole:
            return self._of_whole(subject.unit_id, indicator, window)
        if subject.tier_id is None:
            unit = self._register.units[subject.unit_id]
            return [of_own(each) for each in self.series.figures(unit.id, indicator.id, window, unit.tier_id)]
        return self._of_tier(subject.unit_id, subject.tier_id, indicator, window)

    def _of_tier(self, unit_id: int, tier_id: int, indicator: Indicator, window: Window) -> list[Standing]:
        rollups = self.series.rollups(unit_id, indicator.id, window, tier_id)
        figures = self.series.figures(unit_id, indicator.id, window, tier_id)
        members = {each.period: self._of_members(unit_id, each) for each in rollups}
        aggregates = {each.period: of_aggregate(each) for each in figures}
        return [
            of_tier(members.get(period), aggregates.get(period))
            for period in _periods_read_whole(window, rollups, figures)
        ]

    def _of_whole(self, unit_id: int, indicator: Indicator, window: Window) -> list[Standing]:
        rollups = self.series.rollups(unit_id, indicator.id, window)
        figures = self.series.figures(unit_id, indicator.id, window)
        members, published = _by_period(rollups), _by_period(figures)
        due = self.series.tiers(unit_id, indicator.id) - {WHOLE}
        wholes = (
            self._whole_at(unit_id, period, members.get(period, ()), published.get(period, ()), due)
            for period in _periods_read_whole(window, rollups, figures)
        )
        return [whole for whole in wholes if whole]

    def _whole_at(
        self,
        unit_id: int,
        period: Period,
        rollups: Sequence[Rollup],
        figures: Sequence[Figure],
        due: frozenset[int],
    ) -> Standing | None:
        own_tier = self._register.units[unit_id].tier_id
        members = {each.tier_id: self._of_members(unit_id, each) for each in rollups}
        published = {each.tier_id: of_aggregate(each) for each in figures}
        parts = [
            Part(tier_id, of_tier(members.get(tier_id), published.get(tier_id)))
            for tier_id in self._register.tiers
            if tier_id != own_tier and (tier_id in members or tier_id in published)
        ]
        if own_tier in published:
            own = published[own_tier]
            covered = Coverage(1, 1, 1) if own.has_number else None
            parts.insert(0, Part(None, replace(own, coverage=covered)))
        present = {part.tier_id or own_tier for part in parts if part.standing.has_number}
        absent = sum(self._due(unit_id, tier_id, period) for tier_id in due - present)
        return of_whole(period, parts, published.get(WHOLE), Coverage(0, absent, 0))

    def _of_members(self, unit_id: int, rollup: Rollup) -> Standing:
        due = self._due(unit_id, rollup.tier_id, rollup.period)
        coverage = Coverage(rollup.reported, max(due, rollup.reported), rollup.summed)
        return Standing(rollup.period, rollup.measure, rollup.provenance, coverage, rollup.worst)

    def _due(self, unit_id: int, tier_id: int, period: Period) -> int:
        if tier_id == self._register.units[unit_id].tier_id:
            return 1
        return len(self._register.members(unit_id, tier_id, period.last))


def change_between(indicator: Indicator, earlier: Finding, later: Finding) -> Change | None:
    """Return how far a figure moved between two findings that can be held against each other.

    Made-up figures are not held against published ones, nor a count of some against a count of all.
    """
    one, other = earlier.standing, later.standing
    before, after = indicator.number(one.measure), indicator.number(other.measure)
    if before is None or after is None or one.illustrative is not other.illustrative:
        return None
    if earlier.is_partial or later.is_partial or before.qualifier or after.qualifier:
        return None
    if not indicator.is_ratio and not (_is_whole(one) and _is_whole(other)):
        return None
    return Change(earlier.period, after.value - before.value)


def _is_whole(standing: Standing) -> bool:
    return standing.coverage is None or standing.coverage.is_whole


def _periods_read_whole(window: Window, rollups: Sequence[Rollup], figures: Sequence[Figure]) -> list[Period]:
    """Return the periods of which nothing was cut off where a list reached the window's most."""
    cut = [rows[-1].period.key for rows in (rollups, figures) if len(rows) == window.most]
    periods = dict.fromkeys(each.period for each in (*rollups, *figures))
    return [period for period in periods if not cut or period.key > max(cut)]


def _by_period(items: Iterable[_Reported]) -> dict[Period, list[_Reported]]:
    grouped: dict[Period, list[_Reported]] = {}
    for item in items:
        grouped.setdefault(item.period, []).append(item)
    return grouped
