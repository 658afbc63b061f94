"""What stands at every period that was reported: a unit's own figure, a tier's, or a whole's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.domain.figure import WHOLE, Figure
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.standing import Coverage, Part, Standing, of_aggregate, of_own, of_tier, of_whole
from bot.domain.unit import Register
from bot.services.members import Members
from db.series import Rollup, Series, Window

_Row = TypeVar("_Row", Rollup, Figure)


@dataclass(frozen=True, slots=True)
class _Reported:
    """What was reported for a unit and a period: by tier, the members' sums and the figures of the unit."""

    unit_id: int
    indicator: Indicator
    period: Period
    rollups: dict[int, Rollup]
    figures: dict[int, Figure]


class Standings:
    """Puts members' sums and published aggregates together."""

    def __init__(self, series: Series, register: Register, members: Members) -> None:
        """Read from one snapshot of the database; no aggregate stands in for members that are left out."""
        self._series = series
        self._register = register
        self._members = members

    def of(self, subject: Subject, indicator: Indicator, window: Window) -> list[Standing]:
        """Return what stands at every reported period of a window."""
        if subject.tier_id is None:
            own_tier = self._register.units[subject.unit_id].tier_id
            figures = self._series.figures(subject.unit_id, indicator.id, window, own_tier)
            return [of_own(each) for each in figures]
        reported = self._reported(subject, indicator, window)
        if not subject.is_whole:
            return [tier for each in reported if (tier := self._tier(each, subject.tier_id))]
        due = self._series.tiers(subject.unit_id, indicator.id) - {WHOLE}
        return [whole for each in reported if (whole := self._whole(each, due))]

    def _reported(self, subject: Subject, indicator: Indicator, window: Window) -> list[_Reported]:
        unit_id, tier_id = subject.unit_id, None if subject.is_whole else subject.tier_id
        rollups = self._series.rollups(unit_id, indicator.id, window, tier_id)
        figures = self._series.figures(unit_id, indicator.id, window, tier_id)
        summed, published = _by_period(rollups), _by_period(figures)
        return [
            _Reported(unit_id, indicator, period, summed.get(period, {}), published.get(period, {}))
            for period in _periods_read_whole(window, rollups, figures)
        ]

    def _tier(self, reported: _Reported, tier_id: int) -> Standing | None:
        rollup, figure = reported.rollups.get(tier_id), reported.figures.get(tier_id)
        members = self._members.standing(reported.unit_id, reported.indicator, rollup) if rollup else None
        are_all = self._members.are_all(reported.unit_id, tier_id)
        published = of_aggregate(figure) if figure and are_all else None
        return of_tier(members, published) if members or published else None

    def _whole(self, reported: _Reported, due: frozenset[int]) -> Standing | None:
        own_tier = self._register.units[reported.unit_id].tier_id
        tiers = [(each, self._tier(reported, each)) for each in self._register.tiers if each != own_tier]
        parts = [Part(tier_id, tier) for tier_id, tier in tiers if tier]
        office = self._office(reported, own_tier)
        if office:
            parts.insert(0, Part(None, office))
        present = {part.tier_id or own_tier for part in parts if part.standing.has_number}
        absent = sum(
            len(self._members.due(reported.unit_id, tier_id, reported.period)) for tier_id in due - present
        )
        figure = reported.figures.get(WHOLE)
        are_all = self._members.are_all(reported.unit_id, WHOLE)
        published = of_aggregate(figure) if figure and are_all else None
        return of_whole(reported.period, parts, published, Coverage(0, absent, 0))

    def _office(self, reported: _Reported, own_tier: int) -> Standing | None:
        """Return what a unit with others below it says for its own office; a note alone is no report."""
        figure = reported.figures.get(own_tier)
        if figure is None or not self._members.are_all(reported.unit_id, own_tier):
            return None
        own = of_aggregate(figure)
        return replace(own, coverage=Coverage(1, 1, 1) if own.has_number else None)


def _periods_read_whole(window: Window, rollups: Sequence[Rollup], figures: Sequence[Figure]) -> list[Period]:
    """Return the periods of which nothing was cut off where a list reached the window's most."""
    cut = [rows[-1].period.key for rows in (rollups, figures) if len(rows) == window.most]
    periods = dict.fromkeys(each.period for each in (*rollups, *figures))
    return [period for period in periods if not cut or period.key > max(cut)]


def _by_period(rows: Iterable[_Row]) -> dict[Period, dict[int, _Row]]:
    grouped: dict[Period, dict[int, _Row]] = {}
    for row in rows:
        grouped.setdefault(row.period, {})[row.tier_id] = row
    return grouped
