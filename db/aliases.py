"""Names that admins have added to indicators, units and tiers, beside those that were imported."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Table,
    Text,
    delete,
    insert,
    select,
)

from db.metadata import Moment, metadata

alias = Table(
    "alias",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("indicator_id", Integer, ForeignKey("indicator.id", ondelete="RESTRICT")),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT")),
    Column("tier_id", Integer, ForeignKey("tier.id", ondelete="RESTRICT")),
    Column("text", Text, nullable=False),
    Column("fold", Text, nullable=False, unique=True),  # without diacritics
    Column("at", Moment, nullable=False),
    CheckConstraint(
        "(CASE WHEN indicator_id IS NULL THEN 0 ELSE 1 END)"
        " + (CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END)"
        " + (CASE WHEN tier_id IS NULL THEN 0 ELSE 1 END) = 1",
        name="one_bearer",
    ),
    sqlite_autoincrement=True,  # a button bears the id, which must never come to mean another name
)


@dataclass(frozen=True, slots=True)
class Alias:
    """An added name, and what bears it: the table that this is in, and its id there."""

    id: int
    text: str
    table: str
    bearer_id: int


def added_aliases(conn: Connection, table: Table) -> dict[int, tuple[str, ...]]:
    """Return what was added to the rows of a table of the catalogue, by their ids, the oldest first."""
    bearer = alias.c[f"{table.name}_id"]
    found: dict[int, tuple[str, ...]] = {}
    for bearer_id, text in conn.execute(
        select(bearer, alias.c.text).where(bearer.is_not(None)).order_by(alias.c.id)
    ):
        found[bearer_id] = (*found.get(bearer_id, ()), text)
    return found


def find_alias(conn: Connection, alias_id: int) -> Alias | None:
    """Return an added name by its id."""
    return _alias(conn.execute(select(alias).where(alias.c.id == alias_id)).first())


def alias_of(conn: Connection, fold: str) -> Alias | None:
    """Return an added name by its key without diacritics."""
    return _alias(conn.execute(select(alias).where(alias.c.fold == fold)).first())


def _alias(
    row: Row[tuple[int, int | None, int | None, int | None, str, str, datetime]] | None,
) -> Alias | None:
    if row is None:
        return None
    bearers = {"indicator": row.indicator_id, "unit": row.unit_id, "tier": row.tier_id}
    table, bearer_id = next((table, each) for table, each in bearers.items() if each is not None)
    return Alias(row.id, row.text, table, bearer_id)


def add_alias(conn: Connection, table: str, bearer_id: int, text: str, fold: str, at: datetime) -> int:
    """Add a name to a row of the catalogue, and return the id of the name."""
    row = {f"{table}_id": bearer_id, "text": text, "fold": fold, "at": at}
    return conn.execute(insert(alias).returning(alias.c.id), row).scalar_one()


def remove_alias(conn: Connection, alias_id: int) -> None:
    """Take an added name away."""
    conn.execute(delete(alias).where(alias.c.id == alias_id))
