"""A sum of some members' figures; the sums of different members can be added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from bot.domain.indicator import Direction, Kind
from bot.domain.quantity import combined
from db.metadata import RATE_PLACES

# A unit's own figure as it is stored: the ids of unit and tier; numerator, denominator, each with its
# qualifier, and rate; the ids of its source and batch.
Member = tuple[int, int, int | None, int, int | None, int, int | None, int, int]

_WHOLE_RATE = 100 * 10**RATE_PLACES
_EXACT_BITS = 128  # shares of 64-bit counts that differ do so by more than 2^-126: their order stays exact
_WORST = 3


@dataclass(frozen=True, slots=True)
class Judge:
    """How the figures of an indicator are added, and which of them are the worst."""

    is_ratio: bool
    direction: Direction

    @classmethod
    def of(cls, kind: str, direction: str) -> "Judge":
        """Return what an indicator's row says."""
        return cls(kind == Kind.RATIO, Direction(direction))

    def worst(self, members: Sequence[Member]) -> list[tuple[int, int]]:
        """Return the three worst, the worst first: a number that puts them in order, and the unit's id."""
        if self.direction is Direction.NONE:
            return []
        sign = 1 if self.direction is Direction.UP else -1
        order = _share if self.is_ratio else _count
        placed = [
            (sign * number, unit_id)
            for unit_id, _, part, _, whole, _, rate, _, _ in members
            if (number := order(part, whole, rate)) is not None
        ]
        return nsmallest(_WORST, placed)


def _share(numerator: int | None, denominator: int | None, rate: int | None) -> int | None:
    """Return the share, a published rate before the counts, as a whole number in the same order."""
    if rate is not None:
        return (rate << _EXACT_BITS) // _WHOLE_RATE
    if numerator is None or not denominator:
        return None
    return (numerator << _EXACT_BITS) // denominator


def _count(numerator: int | None, _denominator: int | None, _rate: int | None) -> int | None:
    return numerator


@dataclass(frozen=True, slots=True)
class Partial:
    """What some members add up to; the bits are those of their qualifiers."""

    reported: int
    summed: int  # members whose counts could be added
    numerator: int
    numerator_bits: int
    wholes: int  # those of them that have a denominator
    denominator: int
    denominator_bits: int
    worst: list[tuple[int, int]]
    sources: dict[int, None]  # a set that keeps its order
    batch_id: int  # the latest

    @classmethod
    def of(cls, members: Sequence[Member], judge: Judge) -> "Partial":
        """Add up some members, of which there is one at least."""
        added = [
            (part, part_qualifier, whole, whole_qualifier)
            for _, _, part, part_qualifier, whole, whole_qualifier, _, _, _ in members
            if part is not None and not (judge.is_ratio and whole is None)
        ]
        denominators = [whole for _, _, whole, _ in added if whole is not None]
        return cls(
            len(members),
            len(added),
            sum(part for part, _, _, _ in added),
            _bits(qualifier for _, qualifier, _, _ in added),
            len(denominators),
            sum(denominators),
            _bits(qualifier for _, _, _, qualifier in added),
            judge.worst(members),
            dict.fromkeys(member[7] for member in members),
            max(member[8] for member in members),
        )

    @classmethod
    def total(cls, groups: Sequence["Partial"]) -> "Partial":
        """Add up some groups, of which there is one at least and no two share a member."""
        return cls(
            sum(each.reported for each in groups),
            sum(each.summed for each in groups),
            sum(each.numerator for each in groups),
            _bits(each.numerator_bits for each in groups),
            sum(each.wholes for each in groups),
            sum(each.denominator for each in groups),
            _bits(each.denominator_bits for each in groups),
            nsmallest(_WORST, chain.from_iterable(each.worst for each in groups)),
            dict.fromkeys(chain.from_iterable(each.sources for each in groups)),
            max(each.batch_id for each in groups),
        )

    def row(self) -> dict[str, int | str | None]:
        """Return the columns of a roll-up; there is a denominator where every summed member has one."""
        is_whole = 0 < self.summed == self.wholes
        return {
            "reported": self.reported,
            "summed": self.summed,
            "numerator": self.numerator if self.summed else None,
            "numerator_qualifier": int(combined(self.numerator_bits)),
            "denominator": self.denominator if is_whole else None,
            "denominator_qualifier": int(combined(self.denominator_bits)) if is_whole else 0,
            "worst": " ".join(str(unit_id) for _, unit_id in self.worst),
            "sources": " ".join(map(str, self.sources)),
            "batch_id": self.batch_id,
        }


def _bits(qualifiers: Iterable[int]) -> int:
    bits = 0
    for each in set(qualifiers):
        bits |= each
    return bits
