"""What is counted, which way is better, and what is aimed at."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.domain.figure import Measure
from bot.domain.names import Names
from bot.domain.period import Grain
from bot.domain.quantity import Rate

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


class Kind(StrEnum):
    """A share of a whole, a number, or a thing done or not."""

    RATIO = "ratio"
    COUNT = "count"
    MILESTONE = "milestone"


class Accumulation(StrEnum):
    """A flow adds up over time; a stock is the state at the end of the period."""

    FLOW = "flow"
    STOCK = "stock"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Frequency(StrEnum):
    """How often a unit is due to report."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    ONCE = "once"

    @property
    def grain(self) -> Grain | None:
        """The grain of a regular report; None for what is reported once."""
        return None if self is Frequency.ONCE else Grain(self.value)


class Status(StrEnum):
    """How well a target is founded: a stored source says it, recalled by memory, or set locally."""

    VERIFIED = "verified"
    RECALLED = "recalled"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Goal:
    """A target in per cent (or in things, for a count), and how well it is founded."""

    value: Decimal
    status: Status = Status.VERIFIED


_GOAL = re.compile(r"(?:(?P<tier>\w+):)?(?P<value>\d+(?:\.\d+)?)\s*(?:\((?P<status>recalled|local)\))?")


@dataclass(frozen=True)
class Target:
    """A goal for everybody, or one for each tier.

    Files write ``98``, ``100 (local)``, or ``tinh:90;huyen:80;xa:60``; a target in brackets is unverified.
    """

    text: str

    def goals(self) -> dict[str | None, Goal]:
        """Return the goals by tier code, None standing for every tier; ValueError where unreadable."""
        found: dict[str | None, Goal] = {}
        for part in filter(None, (part.strip() for part in self.text.split(";"))):
            read = _GOAL.fullmatch(part)
            if not read:
                raise ValueError(part)
            found[read["tier"]] = Goal(Decimal(read["value"]), Status(read["status"] or "verified"))
        return found

    def for_tier(self, code: str | None) -> Goal | None:
        """Return the goal of a tier, the general one where it has none of its own."""
        goals = self.goals()
        return goals.get(code) or goals.get(None)


@dataclass(frozen=True)
class Counted:
    """What a numerator or denominator counts; files may write ``noun: definition``."""

    text: Names

    @property
    def noun(self) -> Names | None:
        """The counted thing in a word or two ("văn bản"), where it is given."""
        vi, en = (side.partition(":") for side in (self.text.vi, self.text.en))
        return Names(vi[0].strip(), en[0].strip()) if vi[1] and en[1] else None

    @property
    def definition(self) -> Names:
        """What exactly is counted."""
        vi, en = (side.partition(":") for side in (self.text.vi, self.text.en))
        return Names(vi[2].strip() if vi[1] else self.text.vi, en[2].strip() if en[1] else self.text.en)

    @property
    def in_short(self) -> Names:
        """What is counted, without what stands in brackets."""
        told = self.definition
        return Names(_IN_BRACKETS.sub("", told.vi).strip(), _IN_BRACKETS.sub("", told.en).strip())


@dataclass(frozen=True)
class Indicator:
    """One line of the catalogue; its code is also its command."""

    id: int
    code: str
    names: Names
    aliases: tuple[str, ...]
    kind: Kind
    accumulation: Accumulation
    direction: Direction
    target: Target
    frequency: Frequency
    numerator: Counted
    denominator: Counted

    @property
    def is_ratio(self) -> bool:
        """Whether its figures are read as a share."""
        return self.kind is Kind.RATIO

    @property
    def in_things(self) -> "Indicator":
        """The indicator as it is read by what its numerator counts, of which more is neither good nor bad."""
        if not self.is_ratio:
            return self
        told = self.numerator.in_short
        named = told if told.vi and told.en else self.names
        return replace(self, names=named, kind=Kind.COUNT, direction=Direction.NONE, target=Target(""))

    def number(self, measure: Measure) -> Rate | None:
        """Return the number that figures are ordered and judged by: the share, or how many there are."""
        if self.is_ratio:
            return measure.share
        numerator = measure.numerator
        return Rate(Fraction(numerator.value), numerator.qualifier) if numerator else None
