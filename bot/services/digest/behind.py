"""Which units are behind a tier's figure: those that lack the most, or that moved the furthest; and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from bot.domain.answer import Result
from bot.domain.digest import Behind, Cause
from bot.domain.figure import Figure
from bot.domain.indicator import Direction
from bot.domain.names import Names
from bot.domain.standing import Finding
from bot.services.ask import Asking
from bot.services.ask.places import places_of
from bot.services.findings import distance

_LACKING = 5  # units at most
_MOVING = 3
_HALF = Fraction(50)


@dataclass(frozen=True, slots=True)
class Lack:
    """The units that lack the most, those first, and the per cent of all that is lacking that is theirs."""

    units: tuple[Behind, ...] = ()
    share: Fraction | None = None


def lack_of(asking: Asking, result: Result) -> Lack:
    """Return the few units that lack half of what a tier's share lacks, five of them at most.

    What those above the goal have too much of is set against nothing. There are none where the figure is no
    sum of its members, or where one of their counts is not exact.
    """
    if not (result.indicator.is_ratio and result.judgement and is_sum(result)):
        return Lack()
    order = places_of(asking, result)
    reported = [*(place.result for place in order.places), *order.unplaced]
    lacking = [_lacking(each, Fraction(result.judgement.goal.value)) for each in reported]
    if None in lacking:
        return Lack()
    units = [Behind(each.who.unit, things) for each, things in zip(reported, lacking, strict=True) if things]
    return _half_of(sorted(units, key=lambda unit: unit.amount, reverse=True))


def moving(asking: Asking, before: Result, result: Result) -> tuple[Behind, ...]:
    """Return the members that moved a tier's figure to the side it went, those that moved it most first.

    A share of many things counts for more than one of few; each is told with its own change.
    """
    points = distance(result.indicator, before.finding.standing, result.finding.standing)
    if not points or not is_sum(result):
        return ()
    earlier = {place.unit.id: place.result for place in places_of(asking, before).places}
    pairs = [
        (earlier[place.unit.id], place.result)
        for place in places_of(asking, result).places
        if place.unit.id in earlier
    ]
    moves = [(later, moved) for one, later in pairs if (moved := _moved(one, later)) and moved * points > 0]
    moves.sort(key=lambda move: abs(move[1]) * _size(move[0]), reverse=True)
    return tuple(Behind(later.who.unit, moved) for later, moved in moves[:_MOVING])


def causes_of(asking: Asking, result: Result) -> tuple[Cause, ...]:
    """Return the notes that came with a figure of which less is better, the one given most often first."""
    if result.indicator.direction is not Direction.DOWN:
        return ()
    return tuple(Cause(text, times) for text, times in Counter(_notes(asking, result)).most_common())


def is_sum(result: Result) -> bool:
    """Say whether a figure is what the members of a tier add up to."""
    return result.who.tier is not None and result.finding.standing.coverage is not None


def _lacking(result: Result, goal: Fraction) -> Fraction | None:
    """Return how many things part a share from a goal, none where it is reached; None unless exact."""
    measure = result.finding.standing.measure
    part, whole = measure.numerator, measure.denominator
    if part is None or whole is None or part.qualifier or whole.qualifier or measure.rate is not None:
        return None
    gap = goal * Fraction(whole.value) / 100 - Fraction(part.value)
    return max(Fraction(0), -gap if result.indicator.direction is Direction.DOWN else gap)


def _half_of(units: Sequence[Behind]) -> Lack:
    """Return the first few units that have half of what all have, or as many as are told at most."""
    total = sum((unit.amount for unit in units), Fraction(0))
    sums = list(accumulate(unit.amount for unit in units))
    shares = [100 * each / total for each in sums[:_LACKING]]
    few = next((count for count, share in enumerate(shares, start=1) if share >= _HALF), len(shares))
    return Lack(tuple(units[:few]), shares[few - 1]) if few else Lack()


def _moved(earlier: Result, later: Result) -> Fraction | None:
    return distance(later.indicator, earlier.finding.standing, later.finding.standing)


def _size(result: Result) -> Fraction:
    """Return of how many things a share is; counts weigh what they are."""
    denominator = result.finding.standing.measure.denominator
    return Fraction(denominator.value) if result.indicator.is_ratio and denominator else Fraction(1)


def _notes(asking: Asking, result: Result) -> Sequence[Names]:
    """Return the notes of a figure itself, or of the members that it is the sum of."""
    tier, finding = result.who.tier, result.finding
    if tier is None or not is_sum(result):
        return finding.standing.notes
    due = {each.id for each in asking.findings.members.due(result.who.unit.id, tier.id, finding.period)}
    figures = asking.findings.series.members(result.indicator.id, finding.period, tier.id, due)
    return [each.note for each in figures if each.note and _counts(each, finding)]


def _counts(figure: Figure, finding: Finding) -> bool:
    return not figure.measure.is_empty and figure.source.illustrative is finding.standing.illustrative
