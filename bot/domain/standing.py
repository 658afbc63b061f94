"""What stands for a subject: at a period as it was reported, and at a period as it is asked for.

A *standing* belongs to one reported period. A *finding* answers for the period that was asked: the standing
of that very period, or what the periods inside it add up to (a flow), or the last of them (a stock).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce
from itertools import pairwise
from typing import TypeVar

from bot.domain.figure import Figure, Measure, Provenance
from bot.domain.indicator import Accumulation
from bot.domain.names import Names
from bot.domain.period import Grain, Period

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of those due have reported, and of how many the counts could be added."""

    reported: int
    due: int
    summed: int

    @property
    def is_whole(self) -> bool:
        """Whether nobody is missing from the sum."""
        return self.summed >= self.due

    @property
    def is_half(self) -> bool:
        """Whether at least half of those due have reported."""
        return self.reported * 2 >= self.due

    def __add__(self, other: "Coverage") -> "Coverage":
        """Return the coverage of two groups, or of two periods, together."""
        return Coverage(self.reported + other.reported, self.due + other.due, self.summed + other.summed)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at one reported period; no coverage means an aggregate published as such."""

    period: Period
    measure: Measure
    provenance: Provenance
    coverage: Coverage | None = None
    worst: tuple[int, ...] = ()  # ids of the three worst members, the worst first
    published: Measure | None = None  # an aggregate that the members' sum does not bear out
    parts: tuple["Part", ...] = ()  # what a whole is made of; all there is where no total can be given
    notes: tuple[Names, ...] = ()

    @property
    def serves(self) -> bool:
        """Whether enough have reported for this to be the latest that is worth showing unasked."""
        return self.coverage is None or self.coverage.is_half

    @property
    def has_number(self) -> bool:
        """Whether it is more than a note."""
        return bool(self.parts) or not self.measure.is_empty

    @property
    def illustrative(self) -> bool:
        """Whether it rests on made-up figures."""
        return self.provenance.illustrative


@dataclass(frozen=True, slots=True)
class Part:
    """One tier's share of a whole; None is the unit's own office."""

    tier_id: int | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Finding:
    """What answers for the asked period: the standing of the pieces that were reported inside it."""

    period: Period
    pieces: tuple[Period, ...]
    standing: Standing
    is_state: bool = False  # whether it is the state at the end of its one piece

    @property
    def is_exact(self) -> bool:
        """Whether the asked period was itself reported."""
        return self.pieces == (self.period,)

    @property
    def starts_late(self) -> bool:
        """Whether the figures start after the period does; a state has no start."""
        return not self.is_state and self.pieces[0].first > self.period.first

    @property
    def ends_early(self) -> bool:
        """Whether the figures stop before the period ends."""
        return self.pieces[-1].last < self.period.last

    @property
    def has_gap(self) -> bool:
        """Whether days between the first and the last are missing."""
        return any(later.first - earlier.last > timedelta(days=1) for earlier, later in pairwise(self.pieces))

    @property
    def is_partial(self) -> bool:
        """Whether the figures do not reach over the whole period."""
        return self.starts_late or self.ends_early or self.has_gap


def of_aggregate(figure: Figure) -> Standing:
    """Return what stands where an aggregate was published as such."""
    notes = (figure.note,) if figure.note else ()
    return Standing(
        figure.period, figure.measure, Provenance((figure.source,), figure.approved_at), notes=notes
    )


def of_own(figure: Figure) -> Standing:
    """Return what stands where one unit speaks for itself; a note alone is no report."""
    standing = of_aggregate(figure)
    return standing if figure.measure.is_empty else replace(standing, coverage=Coverage(1, 1, 1))


def of_tier(members: Standing | None, aggregate: Standing | None) -> Standing:
    """Return what stands for a tier, of which its members' sum, a published aggregate, or both are known.

    With both it is the members' sum, and what was published where that differs by more than the qualifiers
    allow. Made-up figures neither stand in for published ones nor are held against them.
    """
    match members, aggregate:
        case Standing(), None:
            return members
        case None, Standing():
            return aggregate
        case Standing(), Standing():
            return _with_published(members, aggregate)
        case _:
            msg = "nothing stands for the tier"
            raise LookupError(msg)


def _with_published(members: Standing, aggregate: Standing) -> Standing:
    if members.illustrative is not aggregate.illustrative:
        return aggregate if members.illustrative else members
    if members.measure.may_equal(aggregate.measure):
        return members
    return replace(members, published=aggregate.measure, provenance=members.provenance | aggregate.provenance)


def of_whole(
    period: Period, parts: Sequence[Part], aggregate: Standing | None, absent: Coverage
) -> Standing | None:
    """Return what stands for a unit with everything below it, made of its own office and its tiers.

    ``absent`` is the coverage of the tiers that are due and have reported nothing. Where the parts cannot be
    added, since one of them is only a rate, they stand side by side and there is no total.
    """
    published = _published_first(parts, lambda part: part.standing)
    kept = [part for part in published if part.standing.has_number] or published
    if not kept:
        return aggregate
    total = _total(period, [part.standing for part in kept])
    if total is None:
        if aggregate is not None:
            return aggregate
        provenance = reduce(Provenance.__or__, (part.standing.provenance for part in kept))
        return Standing(period, Measure(), provenance, parts=tuple(kept))
    whole = replace(total, parts=tuple(kept), worst=kept[0].standing.worst if len(kept) == 1 else ())
    if whole.coverage is not None:
        whole = replace(whole, coverage=whole.coverage + absent)
    return of_tier(whole, aggregate)


def find(period: Period, standings: Iterable[Standing], accumulation: Accumulation) -> Finding | None:
    """Return what answers for a period, from standings of any grain; None where nothing does."""
    inside = _published_first([each for each in standings if period.contains(each.period)], lambda each: each)
    inside = [each for each in inside if each.has_number] or inside
    exact = next((each for each in inside if each.period == period), None)
    if not inside:
        return None
    if accumulation is Accumulation.STOCK:
        last = exact or max(_serving(inside), key=lambda each: each.period.key)
        return Finding(period, (last.period,), last, is_state=last.period != period)
    summed = _summed(period, [each for each in inside if each is not exact])
    if exact is None:
        return summed
    if exact.coverage is None and summed and summed.standing.coverage and not summed.is_partial:
        return replace(summed, standing=of_tier(summed.standing, exact))
    return Finding(period, (period,), exact)


def _summed(period: Period, inside: Sequence[Standing]) -> Finding | None:
    """Return what the standings inside a period add up to; None where they cannot be added."""
    pieces = _tiling(period, inside)
    total = _total(period, pieces) if pieces else None
    return Finding(period, tuple(piece.period for piece in pieces), total) if total else None


def latest(standings: Iterable[Standing]) -> Standing | None:
    """Return the latest standing that serves, a published one before any made-up one."""
    candidates = sorted(
        (each for each in standings if each.serves),
        key=lambda each: (
            not each.illustrative,
            each.has_number,
            each.period.key,
        ),
    )
    return candidates[-1] if candidates else None


def _serving(standings: Sequence[Standing]) -> Sequence[Standing]:
    return [each for each in standings if each.serves] or standings


def _tiling(period: Period, inside: Sequence[Standing]) -> Sequence[Standing]:
    """Return the standings that together reach over most of the period, in as few pieces as that takes.

    They are of one grain, up to the last that enough have reported; or one span from the period's first day.
    """
    tilings = [[each] for each in inside if each.period.first == period.first]
    tilings += (
        _until_last_serving([each for each in inside if each.period.grain is grain])
        for grain in Grain
        if grain is not Grain.SPAN
    )
    return max(tilings, key=lambda tiling: (sum(_days(each.period) for each in tiling), -len(tiling)))


def _until_last_serving(tiling: list[Standing]) -> list[Standing]:
    ordered = sorted(tiling, key=lambda each: each.period.key)
    if not ordered:
        return []
    end = max(each.period.key for each in _serving(ordered))
    return [each for each in ordered if each.period.key <= end]


def _days(period: Period) -> int:
    return (period.last - period.first).days + 1


def _total(period: Period, standings: Sequence[Standing]) -> Standing | None:
    """Return the sum of standings; one alone stays as published, several that cannot be added are None."""
    if len(standings) == 1:
        return standings[0]
    if not all(each.measure.can_be_added for each in standings):
        return None
    measure = reduce(Measure.__add__, (each.measure for each in standings))
    if measure.denominator is None and any(each.measure.denominator for each in standings):
        return None
    covered = [each.coverage for each in standings if each.coverage]
    return Standing(
        period,
        measure,
        reduce(Provenance.__or__, (each.provenance for each in standings)),
        reduce(Coverage.__add__, covered) if covered else None,
        notes=tuple(dict.fromkeys(note for each in standings for note in each.notes)),
    )


def _published_first(items: Sequence[_T], standing: Callable[[_T], Standing]) -> Sequence[_T]:
    """Leave the made-up out where anything published is there."""
    published = [item for item in items if not standing(item).illustrative]
    return published or items
