"""What a unit owes: the figures of a period that are due, and neither published nor on their way."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit owes for one period."""

    unit: Unit
    period: Period
    indicators: tuple[Indicator, ...]


def figures_in(owed: Iterable[Owed]) -> int:
    """Return how many figures are owed altogether."""
    return sum(len(each.indicators) for each in owed)
