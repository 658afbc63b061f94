"""What a unit owes: the figures of a period that are due, and neither published nor on their way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalogue import Who
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Question
from bot.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit owes for one period."""

    unit: Unit
    period: Period
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Reminded:
    """Which units somebody had reminded at a moment, and which of them have sent something since."""

    by: str
    at: datetime
    units: tuple[Unit, ...]
    sent: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminding:
    """What is known once somebody has had units reminded: all of that day, and who could not be."""

    question: Question
    who: Who
    reminded: tuple[Reminded, ...]
    unmanned: tuple[Unit, ...] = ()  # without an officer who can be reached
    waiting: tuple[Unit, ...] = ()  # have sent, and wait for a decision
    locked: tuple[Unit, ...] = ()  # can send nothing for the period any more


def figures_in(owed: Iterable[Owed]) -> int:
    """Return how many figures are owed altogether."""
    return sum(len(each.indicators) for each in owed)
