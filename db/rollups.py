"""Roll-ups are kept in the transaction that brings the figures, and can be proved equal to the sums."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, union

from bot.domain.period import Period, from_key
from db.figures import figure, rollup
from db.raw import raw
from db.summing import Key, Summing

_KEYS_AT_ONCE = 200

_figure, _rollup = raw(figure), raw(rollup)
_OF_KEY = (_rollup.c.indicator_id == bindparam("indicator"), _rollup.c.period == bindparam("period"))
_KEPT = select(_rollup).where(*_OF_KEY)
_FORGET = delete(_rollup).where(*_OF_KEY)
_ALL_KEYS = union(
    select(_figure.c.indicator_id, _figure.c.period), select(_rollup.c.indicator_id, _rollup.c.period)
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A kept roll-up that is not what its members add up to."""

    unit_id: int
    indicator_id: int
    tier_id: int
    period: Period


def rebuild(
    conn: Connection,
    keys: Collection[Key],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Work out anew every roll-up of some indicators and periods, telling how many of them are done.

    Raises SumTooLargeError where a sum does not fit the database.
    """
    if not keys:
        return
    summing = Summing(conn)
    ordered = sorted(keys)
    for start in range(0, len(ordered), _KEYS_AT_ONCE):
        some = ordered[start : start + _KEYS_AT_ONCE]
        conn.execute(_FORGET, [_asked(key) for key in some])
        rows = [row for key in some for row in summing.rollups(key).values()]
        if rows:
            conn.execute(insert(_rollup), rows)
        progress(start + len(some), len(ordered))


def all_keys(conn: Connection) -> list[Key]:
    """Return every indicator and period that has a figure or a roll-up."""
    return [(indicator_id, period) for indicator_id, period in conn.execute(_ALL_KEYS)]


def first_difference(conn: Connection) -> Difference | None:
    """Return a roll-up that is not its members' sum, is missing or left over; None where all are right."""
    summing = Summing(conn)
    for key in all_keys(conn):
        rows = conn.execute(_KEPT, _asked(key)).mappings()
        kept = {(row["unit_id"], row["tier_id"]): dict(row) for row in rows}
        summed = summing.rollups(key)
        for scope in sorted(kept.keys() | summed.keys()):
            if kept.get(scope) != summed.get(scope):
                return Difference(scope[0], key[0], scope[1], from_key(key[1]))
    return None


def _asked(key: Key) -> dict[str, int]:
    return {"indicator": key[0], "period": key[1]}
