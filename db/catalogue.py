"""Tiers, units, successions and indicators: what the register is read from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.domain.indicator import (
    Accumulation,
    Counted,
    Direction,
    Frequency,
    Indicator,
    Kind,
    Target,
)
from bot.domain.names import Names
from bot.domain.unit import Register, Tier, Unit
from db.aliases import added_aliases
from db.metadata import metadata

tier = Table(
    "tier",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(32), nullable=False, unique=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("rank", Integer, nullable=False),
)

unit = Table(
    "unit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(64), nullable=False, unique=True),
    Column("parent_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), index=True),
    Column("tier_id", Integer, ForeignKey("tier.id", ondelete="RESTRICT"), nullable=False),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

succession = Table(
    "succession",
    metadata,
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), primary_key=True),
    Column("successor_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), primary_key=True),
)

indicator = Table(
    "indicator",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(32), nullable=False, unique=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("accumulation", String(16), nullable=False),
    Column("direction", String(16), nullable=False),
    Column("target", Text, nullable=False),
    Column("frequency", String(16), nullable=False),
    Column("numerator_vi", Text, nullable=False),
    Column("numerator_en", Text, nullable=False),
    Column("denominator_vi", Text, nullable=False),
    Column("denominator_en", Text, nullable=False),
)


def split_aliases(text: str) -> tuple[str, ...]:
    """Return the aliases that a cell holds, ``;`` between them."""
    return tuple(filter(None, (alias.strip() for alias in text.split(";"))))


def load_register(conn: Connection) -> Register:
    """Return every tier and unit, the names that admins have added behind the imported ones."""
    of_tiers, of_units = added_aliases(conn, tier), added_aliases(conn, unit)
    later: dict[int, tuple[int, ...]] = {}
    for row in conn.execute(select(succession).order_by(succession.c.unit_id, succession.c.successor_id)):
        later[row.unit_id] = (*later.get(row.unit_id, ()), row.successor_id)
    return Register.of(
        (
            Tier(
                row.id,
                row.code,
                Names(row.name_vi, row.name_en),
                (*split_aliases(row.aliases), *of_tiers.get(row.id, ())),
                row.rank,
            )
            for row in conn.execute(select(tier).order_by(tier.c.rank, tier.c.id))
        ),
        (
            Unit(
                row.id,
                row.code,
                row.parent_id,
                row.tier_id,
                Names(row.name_vi, row.name_en),
                (*split_aliases(row.aliases), *of_units.get(row.id, ())),
                row.valid_from,
                row.valid_to,
                later.get(row.id, ()),
            )
            for row in conn.execute(select(unit).order_by(unit.c.id))
        ),
    )


def load_indicators(conn: Connection) -> Sequence[Indicator]:
    """Return the whole catalogue of indicators, in the order in which they came, with added names."""
    added = added_aliases(conn, indicator)
    return [
        Indicator(
            row.id,
            row.code,
            Names(row.name_vi, row.name_en),
            (*split_aliases(row.aliases), *added.get(row.id, ())),
            Kind(row.kind),
            Accumulation(row.accumulation),
            Direction(row.direction),
            Target(row.target),
            Frequency(row.frequency),
            Counted(Names(row.numerator_vi, row.numerator_en)),
            Counted(Names(row.denominator_vi, row.denominator_en)),
        )
        for row in conn.execute(select(indicator).order_by(indicator.c.id))
    ]


def unit_id_of(conn: Connection, code: str) -> int | None:
    """Return the id of the unit with a code."""
    return conn.execute(select(unit.c.id).where(unit.c.code == code)).scalar()


def indicator_codes(conn: Connection) -> frozenset[str]:
    """Return the codes of all indicators."""
    return frozenset(conn.execute(select(indicator.c.code)).scalars())


CatalogueRow = dict[str, str | int | date | None]


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the catalogue as it was, None where it is new, and as it is now."""

    before: CatalogueRow | None
    after: CatalogueRow


def put_rows(conn: Connection, table: Table, rows: Sequence[CatalogueRow]) -> list[Change]:
    """Add the rows whose ids are new, change those that differ, and tell both; a row names every column.

    A unit's row comes after its parent's. A name that an admin has added is no part of a row: it came back in
    a file that was exported here.
    """
    added = {(bearer, name) for bearer, names in added_aliases(conn, table).items() for name in names}
    rows = [_as_imported(row, added) for row in rows]
    known = {row["id"]: dict(row) for row in conn.execute(select(table)).mappings()}
    changes = [Change(known.get(row["id"]), row) for row in rows if known.get(row["id"]) != row]
    new = [change.after for change in changes if change.before is None]
    changed = [{**change.after, "row_id": change.after["id"]} for change in changes if change.before]
    if new:
        conn.execute(insert(table), new)
        _count_on(conn, table)
    if changed:
        conn.execute(update(table).where(table.c.id == bindparam("row_id")), changed)
    return changes


def _as_imported(row: CatalogueRow, added: Collection[tuple[object, str]]) -> CatalogueRow:
    """Return a row without the names that an admin has added."""
    names = split_aliases(str(row["aliases"]))
    kept = [name for name in names if (row["id"], name) not in added]
    return row if len(kept) == len(names) else {**row, "aliases": ";".join(kept)}


def _count_on(conn: Connection, table: Table) -> None:
    """Let PostgreSQL's own numbering go on after the ids that were given."""
    if conn.dialect.name == "postgresql":
        last = select(func.max(table.c.id)).scalar_subquery()
        conn.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def put_successors(conn: Connection, successors: Mapping[int, Collection[int]]) -> list[int]:
    """Set what units became, by their ids, and return those for which that was news."""
    known: dict[int, set[int]] = {}
    for row in conn.execute(select(succession)):
        known.setdefault(row.unit_id, set()).add(row.successor_id)
    changed = [unit_id for unit_id, later in successors.items() if known.get(unit_id, set()) != set(later)]
    pairs = [
        {"unit_id": unit_id, "successor_id": later} for unit_id in changed for later in successors[unit_id]
    ]
    if changed:
        conn.execute(
            delete(succession).where(succession.c.unit_id == bindparam("of")),
            [{"of": each} for each in changed],
        )
    if pairs:
        conn.execute(insert(succession), pairs)
    return changed
