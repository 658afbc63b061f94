"""The register of units and the indicators, as one: all names that the bot knows come from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.domain.indicator import Goal, Indicator
from bot.domain.question import Kind, Question, Subject
from bot.domain.unit import Register, Tier, Unit


@dataclass(frozen=True, slots=True)
class Who:
    """A subject with its names at hand."""

    subject: Subject
    unit: Unit
    tier: Tier | None  # the tier whose members are meant
    has_members: bool  # whether anything stands below the unit
    without: tuple[Unit, ...] = ()  # of a tier, who is left out

    @property
    def is_office(self) -> bool:
        """Whether a unit with others below it is meant for its own office alone."""
        return self.subject.is_own and self.has_members


@dataclass(frozen=True)
class Catalogue:
    """What the database knows by name, in one of its states."""

    register: Register
    indicators: dict[int, Indicator]

    @classmethod
    def of(cls, register: Register, indicators: Iterable[Indicator]) -> "Catalogue":
        """Build a catalogue from its rows."""
        return cls(register, {indicator.id: indicator for indicator in indicators})

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """The indicators by their codes, which are also their commands."""
        return {indicator.code: indicator for indicator in self.indicators.values()}

    def who(self, subject: Subject) -> Who:
        """Return a subject with its names."""
        unit = self.register.units[subject.unit_id]
        tier = self.register.tiers.get(subject.tier_id) if subject.tier_id else None
        return Who(subject, unit, tier, unit.id in self.register.children)

    def measured(self, question: Question) -> Indicator:
        """Return a question's first indicator as figures are held by it: its share, or what it counts."""
        indicator = self.indicators[question.indicator_ids[0]]
        in_things = question.in_things and question.kind in (Kind.RANK, Kind.PLACE, Kind.CHANGE, Kind.VALUE)
        return indicator.in_things if in_things else indicator

    def goal(self, indicator: Indicator, subject: Subject) -> Goal | None:
        """Return what a subject should reach: its tier's goal, or everybody's."""
        tiers = self.register.tiers
        if subject.is_whole:
            return indicator.target.for_tier(None)
        tier_id = subject.tier_id or self.register.units[subject.unit_id].tier_id
        return indicator.target.for_tier(tiers[tier_id].code)
