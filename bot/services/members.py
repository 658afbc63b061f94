"""What the members of a tier have reported: the sum that is kept, or one that is made for the question.

A sum is made anew where some members are left out, or where it is asked what was known on an earlier day.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from bot.domain.figure import WHOLE, Measure, Provenance
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.standing import Coverage, Standing
from bot.domain.unit import Register, Unit
from db.series import Rollup, Series


class Members:
    """The members of every tier below every unit, without those that a question leaves out."""

    def __init__(self, series: Series, register: Register, without: tuple[int, ...]) -> None:
        """Leave out the units of some ids, each with everything below it."""
        self._series = series
        self._register = register
        self._without = tuple(dict.fromkeys(without))

    def due(self, scope_id: int, tier_id: int, period: Period) -> list[Unit]:
        """Return who is to report: the units of a tier below a unit, or that unit for its own tier."""
        register, left_out = self._register, self._left_out(scope_id)
        scope = register.units[scope_id]
        own = tier_id == scope.tier_id
        units = [scope] if own else register.members(scope_id, tier_id, period.last)
        return [unit for unit in units if unit.id not in left_out]

    def named_without(self, subject: Subject) -> tuple[Unit, ...]:
        """Return which of those left out would be part of a subject."""
        units = self._register.units
        if subject.is_own:
            return ()
        return tuple(
            units[unit_id]
            for unit_id in self._without
            if any(
                subject.is_whole or units[each].tier_id == subject.tier_id
                for each in self._with_below(subject.unit_id, unit_id)
            )
        )

    def are_all(self, scope_id: int, tier_id: int) -> bool:
        """Say whether nobody of a tier, or of a whole, is left out, so that an aggregate can stand in."""
        units = self._register.units
        return not any(tier_id in (WHOLE, units[each].tier_id) for each in self._left_out(scope_id))

    def standing(self, scope_id: int, indicator: Indicator, kept: Rollup) -> Standing | None:
        """Return what the members of a tier add up to; None where none of those asked for has reported."""
        is_right = self.are_all(scope_id, kept.tier_id) and not self._series.moment
        rollup = kept if is_right else self._added_anew(scope_id, indicator, kept)
        if rollup is None:
            return None
        due = len(self.due(scope_id, rollup.tier_id, rollup.period))
        coverage = Coverage(rollup.reported, max(due, rollup.reported), rollup.summed)
        return Standing(rollup.period, rollup.measure, rollup.provenance, coverage, rollup.worst)

    def _added_anew(self, scope_id: int, indicator: Indicator, kept: Rollup) -> Rollup | None:
        """Add up a tier's figures of a period; who is worst is left to those who put them in order."""
        left_out = self._left_out(scope_id)
        of_tier = (unit.id for unit in self._register.below(scope_id) if unit.tier_id == kept.tier_id)
        wanted = set(of_tier) - left_out
        figures = self._series.members(indicator.id, kept.period, kept.tier_id, wanted)
        reported = [figure for figure in figures if not figure.measure.is_empty]
        figures = [each for each in reported if not each.source.illustrative] or reported
        if not figures:
            return None
        added = [each.measure for each in figures if _can_be_added(indicator, each.measure)]
        origins = (Provenance((each.source,), each.approved_at) for each in figures)
        provenance = reduce(Provenance.__or__, origins)
        return replace(
            kept,
            reported=len(figures),
            summed=len(added),
            measure=_sum(added),
            worst=(),
            provenance=provenance,
        )

    def _left_out(self, scope_id: int) -> frozenset[int]:
        return frozenset(each for unit_id in self._without for each in self._with_below(scope_id, unit_id))

    def _with_below(self, scope_id: int, unit_id: int) -> list[int]:
        """Return what goes with a unit that is left out of a scope; of the scope itself, its office."""
        if unit_id == scope_id:
            return [unit_id]
        if scope_id not in self._register.ancestors(unit_id):
            return []
        return [unit_id, *(unit.id for unit in self._register.below(unit_id))]


def _can_be_added(indicator: Indicator, measure: Measure) -> bool:
    return measure.numerator is not None and not (indicator.is_ratio and measure.denominator is None)


def _sum(measures: Sequence[Measure]) -> Measure:
    """Return the sum of counts; a rate published beside one of them is no part of it."""
    counts = [Measure(each.numerator, each.denominator) for each in measures]
    return reduce(Measure.__add__, counts) if counts else Measure()
