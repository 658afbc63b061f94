"""What the members of a tier below a unit add up to, for one indicator and period at a time.

A member is a unit anywhere below the scope whose own tier it is, with a standing figure of its own that has a
number. Published figures stand before made-up ones and are never added to them.
"""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from db.catalogue import indicator, unit
from db.figures import figure, source
from db.partial import Judge, Member, Partial
from db.raw import raw

Key = tuple[int, int]  # an indicator's id, and the key of a period
Scope = tuple[int, int]  # the id of the unit above, and that of the tier
RollupRow = dict[str, int | str | None]

_LARGEST = 2**63 - 1


class SumTooLargeError(Exception):
    """The members' counts add up to more than the database can keep."""

    def __init__(self, scope: Scope, key: Key) -> None:
        """Say which sum it was."""
        super().__init__(f"a sum beyond 64 bits: {scope}, {key}")
        self.scope, self.key = scope, key


_figure = raw(figure)
_REPORTED = (
    select(
        _figure.c.unit_id,
        _figure.c.tier_id,
        _figure.c.numerator,
        _figure.c.numerator_qualifier,
        _figure.c.denominator,
        _figure.c.denominator_qualifier,
        _figure.c.rate,
        _figure.c.source_id,
        _figure.c.batch_id,
    )
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
        self._judges = {row.id: Judge.of(row.kind, row.direction) for row in rows}

    def rollups(self, key: Key) -> dict[Scope, RollupRow]:
        """Return the rows of an indicator and a period; SumTooLargeError where one does not fit."""
        groups: defaultdict[tuple[Scope, bool], list[Partial]] = defaultdict(list)
        for (parent_id, tier_id, made_up), members in self._families(key).items():
            group = Partial.of(members, self._judges[key[0]])
            for scope_id in self._line(parent_id):
                groups[(scope_id, tier_id), made_up].append(group)
        return {
            scope: _row(scope, key, Partial.total(parts))
            for (scope, made_up), parts in groups.items()
            if not made_up or (scope, False) not in groups
        }

    def _families(self, key: Key) -> dict[tuple[int | None, int, bool], list[Member]]:
        """Return the members by their parent and tier, the made-up figures apart from the published ones."""
        families: defaultdict[tuple[int | None, int, bool], list[Member]] = defaultdict(list)
        for member in self._conn.execute(_REPORTED, {"indicator": key[0], "period": key[1]}):
            unit_id, tier_id, source_id = member[0], member[1], member[7]
            if self._tier_of[unit_id] == tier_id:
                families[self._parent_of[unit_id], tier_id, source_id in self._made_up].append(member)
        return families

    def _line(self, unit_id: int | None) -> Iterator[int]:
        """Yield a unit and all above it."""
        while unit_id is not None:
            yield unit_id
            unit_id = self._parent_of[unit_id]


def _row(scope: Scope, key: Key, total: Partial) -> RollupRow:
    if max(total.numerator, total.denominator) > _LARGEST:
        raise SumTooLargeError(scope, key)
    place = {"unit_id": scope[0], "indicator_id": key[0], "tier_id": scope[1], "period": key[1]}
    return {**place, **total.row()}
