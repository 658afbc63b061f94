"""Units, their tiers, and the register that knows who stands below whom on which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.domain.names import Names


@dataclass(frozen=True, slots=True)
class Tier:
    """Units of one rank, which leaders name together; rank 1 is the top."""

    id: int
    code: str
    names: Names
    aliases: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that has figures: a province, a department, a commune; valid on both of its days and between."""

    id: int
    code: str
    parent_id: int | None
    tier_id: int
    names: Names
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor_ids: tuple[int, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Say whether the unit exists on a day."""
        return self.valid_within(day, day)

    def valid_within(self, first: date, last: date) -> bool:
        """Say whether the unit exists on any day from a first to a last one."""
        return (self.valid_from is None or self.valid_from <= last) and (
            self.valid_to is None or first <= self.valid_to
        )


@dataclass(frozen=True)
class Register:
    """Every tier and unit, as a tree: built once for each state of the database, then only read."""

    tiers: dict[int, Tier]
    units: dict[int, Unit]
    _members: dict[tuple[int, int | None, date], tuple[Unit, ...]] = field(
        default_factory=dict[tuple[int, int | None, date], tuple[Unit, ...]], repr=False
    )

    @classmethod
    def of(cls, tiers: Iterable[Tier], units: Iterable[Unit]) -> "Register":
        """Build a register from its rows."""
        return cls({tier.id: tier for tier in tiers}, {unit.id: unit for unit in units})

    @cached_property
    def children(self) -> dict[int, list[Unit]]:
        """The units directly below each unit."""
        below: dict[int, list[Unit]] = {}
        for unit in self.units.values():
            if unit.parent_id is not None:
                below.setdefault(unit.parent_id, []).append(unit)
        return below

    @cached_property
    def predecessors(self) -> dict[int, list[Unit]]:
        """The units that became each unit."""
        before: dict[int, list[Unit]] = {}
        for unit in self.units.values():
            for successor in unit.successor_ids:
                before.setdefault(successor, []).append(unit)
        return before

    def below(self, unit_id: int) -> Iterator[Unit]:
        """Yield every unit under one, at any depth, itself left out."""
        for child in self.children.get(unit_id, ()):
            yield child
            yield from self.below(child.id)

    def ancestors(self, unit_id: int) -> tuple[int, ...]:
        """Return the ids above a unit, the nearest first."""
        parent = self.units[unit_id].parent_id
        return () if parent is None else (parent, *self.ancestors(parent))

    def members(self, unit_id: int, tier_id: int | None, day: date) -> tuple[Unit, ...]:
        """Return the units below one that exist on a day, of one tier, or of all for None."""
        asked = (unit_id, tier_id, day)
        if asked not in self._members:
            self._members[asked] = tuple(
                unit
                for unit in self.below(unit_id)
                if (tier_id is None or unit.tier_id == tier_id) and unit.valid_on(day)
            )
        return self._members[asked]

    def within(self, unit_id: int, scope_id: int) -> bool:
        """Say whether a unit is the scope itself, below it, or what a unit of the scope was before."""
        return self._within(unit_id, scope_id, frozenset())

    def _within(self, unit_id: int, scope_id: int, seen: frozenset[int]) -> bool:
        line = (unit_id, *self.ancestors(unit_id))
        if scope_id in line:
            return True
        became = {later for unit in line for later in self.units[unit].successor_ids} - seen
        return any(self._within(later, scope_id, seen | became) for later in became)
