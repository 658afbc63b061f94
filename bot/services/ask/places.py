"""Put the members of a tier in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.answer import Place, Result
from bot.domain.figure import Figure
from bot.domain.indicator import Direction
from bot.domain.question import Subject
from bot.domain.standing import Finding, Standing, find, of_own
from bot.domain.text import collation
from bot.domain.unit import Unit
from bot.services.ask.asking import Asking


@dataclass(frozen=True, slots=True)
class Order:
    """The members behind a tier's figure, the best first; and how many could not be ranked, and why."""

    places: list[Place]
    silent: int = 0  # without a figure
    unplaced: tuple[Result, ...] = ()  # figures that have nothing to rank them by

    @property
    def uncounted(self) -> int:
        """How many have reported what cannot be ranked."""
        return len(self.unplaced)


def places_of(asking: Asking, total: Result) -> Order:
    """Return the members behind a tier's figure in order.

    Equal figures share a rank. Where no direction is better, the highest number comes first.
    """
    tier = total.who.tier
    if tier is None:
        return Order([])
    scope, members = total.who.unit.id, asking.findings.members
    spans = (*total.finding.pieces, total.finding.period)
    units = list(dict.fromkeys(unit for span in spans for unit in members.due(scope, tier.id, span)))
    found = _findings(asking, total, tier.id, units)
    results = [
        asking.findings.result(Subject(unit.id), total.indicator, found[unit.id])
        for unit in sorted(units, key=lambda unit: collation(unit.names.vi))
        if unit.id in found
    ]
    ordered = sorted(
        (result for result in results if number_of(result) is not None),
        key=lambda result: number_of(result) or Fraction(0),
        reverse=total.indicator.direction is not Direction.DOWN,
    )
    unplaced = tuple(result for result in results if number_of(result) is None)
    return Order(_ranked(ordered), len(units) - len(results), unplaced)


def _findings(asking: Asking, total: Result, tier_id: int, units: Sequence[Unit]) -> dict[int, Finding]:
    """Return each member's own finding over the periods that the total is made of."""
    wanted = {unit.id for unit in units}
    illustrative = total.finding.standing.illustrative
    standings: dict[int, list[Standing]] = {}
    for piece in total.finding.pieces:
        for figure in asking.findings.series.members(total.indicator.id, piece, tier_id, wanted):
            if _counts(figure, illustrative=illustrative):
                standings.setdefault(figure.unit_id, []).append(of_own(figure))
    period, accumulation = total.finding.period, total.indicator.accumulation
    findings = {unit_id: find(period, own, accumulation) for unit_id, own in standings.items()}
    return {unit_id: finding for unit_id, finding in findings.items() if finding}


def _counts(figure: Figure, *, illustrative: bool) -> bool:
    return figure.source.illustrative is illustrative and not figure.measure.is_empty


def number_of(result: Result) -> Fraction | None:
    """Return the number that units are ordered by; None where a figure has none."""
    number = result.indicator.number(result.finding.standing.measure)
    return number.value if number else None


def _ranked(ordered: Sequence[Result]) -> list[Place]:
    places: list[Place] = []
    for position, result in enumerate(ordered, start=1):
        same = places and number_of(places[-1].result) == number_of(result)
        places.append(Place(places[-1].rank if same else position, result))
    return places
