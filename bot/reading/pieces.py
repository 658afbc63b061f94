"""What a text is made of: names, periods, numbers, words of grammar; and what is left."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.domain.indicator import Indicator, Kind
from bot.domain.period import Grain, Period
from bot.domain.unit import Tier, Unit
from bot.reading.words import Word


@dataclass(frozen=True, slots=True)
class Named:
    """A unit by one of its names: every unit that bears it."""

    words: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A tier by one of its names; ``office`` where the name speaks of the body itself ("UBND huyện")."""

    words: str
    tier: Tier
    office: bool = False
    kindred: bool = False  # where only a kind of its units is named


@dataclass(frozen=True, slots=True)
class Topic:
    """An indicator by one of its names: every indicator that bears it."""

    words: str
    indicators: tuple[Indicator, ...]

    @property
    def is_done_or_not(self) -> bool:
        """Whether a milestone was named, which a unit has reached or not."""
        return all(each.kind is Kind.MILESTONE for each in self.indicators)


@dataclass(frozen=True, slots=True)
class When:
    """A period: the one that is meant, none where there is no such, several where the words leave it open."""

    words: str
    periods: tuple[Period, ...]
    step: Callable[[date], Period] | None = field(default=None, compare=False)  # as in periods.Read


@dataclass(frozen=True, slots=True)
class Number:
    """A number and every way to read it."""

    words: str
    values: tuple[Decimal, ...]
    percent: bool = False
    spelled: bool = False  # in letters, which also are parts of other words


@dataclass(frozen=True, slots=True)
class OnEnd:
    """How many periods on end something is so: "3 tháng liền"."""

    words: str
    times: int
    grain: Grain
    period: Period | None  # which they are, up to the last that has ended


@dataclass(frozen=True, slots=True)
class Said:
    """A word of grammar."""

    words: str
    word: Word


@dataclass(frozen=True, slots=True)
class Left:
    """What was not understood, from which token to which."""

    words: str
    start: int
    end: int


Piece: TypeAlias = Named | Rank | Topic | When | Number | OnEnd | Said | Left
