"""What the members of a tier below a unit add up to, for one indicator and period at a time.

A member is a unit anywhere below the scope whose own tier it is, with a standing figure of its own that has a
number. Published figures stand before made-up ones and are never added to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from bot.domain.indicator import Direction, Kind
from bot.domain.quantity import combined
from db.catalogue import indicator, unit
from db.figures import figure, source
from db.metadata import RATE_PLACES
from db.raw import raw

Key = tuple[int, int]  # an indicator's id, and the key of a period
Scope = tuple[int, int]  # the id of the unit above, and that of the tier
RollupRow = dict[str, int | str | None]

_WHOLE_RATE = 100 * 10**RATE_PLACES
_EXACT_BITS = 128  # shares of 64-bit counts that differ do so by more than 2^-126: their order stays exact
_LARGEST = 2**63 - 1


class SumTooLargeError(Exception):
    """The members' counts add up to more than the database can keep."""

    def __init__(self, scope: Scope, key: Key) -> None:
        """Say which sum it was."""
        super().__init__(f"a sum beyond 64 bits: {scope}, {key}")
        self.scope, self.key = scope, key


class Member(NamedTuple):
    """One unit's own figure, as it is stored."""

    unit_id: int
    tier_id: int
    numerator: int | None
    numerator_qualifier: int
    denominator: int | None
    denominator_qualifier: int
    rate: int | None
    source_id: int
    batch_id: int


_figure = raw(figure)
_REPORTED = (
    select(*(_figure.c[name] for name in Member._fields))
    .where(
        _figure.c.indicator_id == bindparam("indicator"),
        _figure.c.period == bindparam("period"),
        _figure.c.standing,
        _figure.c.numerator.is_not(None) | _figure.c.rate.is_not(None),
    )
    .order_by(_figure.c.tier_id, _figure.c.unit_id)
)


class Summing:
    """Adds up in one state of the catalogue, which is read once."""

    def __init__(self, conn: Connection) -> None:
        """Read who stands below whom, which sources are made up, and how each indicator is judged."""
        self._conn = conn
        units = conn.execute(select(unit.c.id, unit.c.parent_id, unit.c.tier_id)).all()
        self._tier_of: dict[int, int] = {row.id: row.tier_id for row in units}
        self._parent_of: dict[int, int | None] = {row.id: row.parent_id for row in units}
        self._made_up = frozenset(conn.execute(select(source.c.id).where(source.c.illustrative)).scalars())
        rows = conn.execute(select(indicator.c.id, indicator.c.kind, indicator.c.direction))
        self._indicators = {row.id: (row.kind == Kind.RATIO, Direction(row.direction)) for row in rows}

    def rollups(self, key: Key) -> dict[Scope, RollupRow]:
        """Return the rows of an indicator and a period; SumTooLargeError where one does not fit."""
        return {scope: self._rollup(key, scope, members) for scope, members in self._scopes(key).items()}

    def _rollup(self, key: Key, scope: Scope, members: Sequence[Member]) -> RollupRow:
        is_ratio, direction = self._indicators[key[0]]
        counted = [member for member in members if member.source_id not in self._made_up] or members
        summed = _summed(counted, is_ratio=is_ratio)
        if max(summed["numerator"] or 0, summed["denominator"] or 0) > _LARGEST:
            raise SumTooLargeError(scope, key)
        return {
            "unit_id": scope[0],
            "indicator_id": key[0],
            "tier_id": scope[1],
            "period": key[1],
            "reported": len(counted),
            **summed,
            "worst": _listed(_worst(counted, direction, is_ratio=is_ratio)),
            "sources": _listed(dict.fromkeys(member.source_id for member in counted)),
            "batch_id": max(member.batch_id for member in counted),
        }

    def _scopes(self, key: Key) -> dict[Scope, list[Member]]:
        """Return the members below each unit, at any depth, by their tier."""
        families: defaultdict[tuple[int | None, int], list[Member]] = defaultdict(list)
        reported = self._conn.execute(_REPORTED, {"indicator": key[0], "period": key[1]})
        for member in map(Member._make, reported):
            if self._tier_of[member.unit_id] == member.tier_id:
                families[self._parent_of[member.unit_id], member.tier_id].append(member)
        scopes: defaultdict[Scope, list[Member]] = defaultdict(list)
        for (parent_id, tier_id), members in families.items():
            scope_id = parent_id
            while scope_id is not None:
                scopes[scope_id, tier_id] += members
                scope_id = self._parent_of[scope_id]
        return scopes


def _summed(members: Iterable[Member], *, is_ratio: bool) -> dict[str, int | None]:
    """Return the sums of the counts that can be added, with their qualifiers."""
    added = [
        member
        for member in members
        if member.numerator is not None and not (is_ratio and member.denominator is None)
    ]
    denominators = [member.denominator for member in added if member.denominator is not None]
    is_whole = bool(added) and len(denominators) == len(added)
    return {
        "summed": len(added),
        "numerator": sum(member.numerator or 0 for member in added) if added else None,
        "numerator_qualifier": _qualifier({member.numerator_qualifier for member in added}),
        "denominator": sum(denominators) if is_whole else None,
        "denominator_qualifier": _qualifier({member.denominator_qualifier for member in added})
        if is_whole
        else 0,
    }


def _qualifier(qualifiers: Iterable[int]) -> int:
    bits = 0
    for each in qualifiers:
        bits |= each
    return int(combined(bits))


def _worst(members: Sequence[Member], direction: Direction, *, is_ratio: bool) -> list[int]:
    """Return the ids of the three worst, the worst first; of equals, the one whose id is lower."""
    if direction is Direction.NONE:
        return []
    sign = 1 if direction is Direction.UP else -1
    order = _share if is_ratio else _count
    placed = ((sign * number, member.unit_id) for member in members if (number := order(member)) is not None)
    return [unit_id for _, unit_id in nsmallest(3, placed)]


def _share(member: Member) -> int | None:
    """Return the share, a published rate before the counts, as a whole number in the same order."""
    if member.rate is not None:
        return (member.rate << _EXACT_BITS) // _WHOLE_RATE
    if member.numerator is None or not member.denominator:
        return None
    return (member.numerator << _EXACT_BITS) // member.denominator


def _count(member: Member) -> int | None:
    return member.numerator


def _listed(ids: Iterable[int]) -> str:
    return " ".join(map(str, ids))
