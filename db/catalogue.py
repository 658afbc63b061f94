"""Tiers, units, successions and indicators: what the register is read from."""

from collections.abc import Sequence

from sqlalchemy import Column, Connection, Date, ForeignKey, Integer, String, Table, Text, select

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
    """Return every tier and unit."""
    later: dict[int, tuple[int, ...]] = {}
    for row in conn.execute(select(succession).order_by(succession.c.unit_id, succession.c.successor_id)):
        later[row.unit_id] = (*later.get(row.unit_id, ()), row.successor_id)
    return Register.of(
        (
            Tier(row.id, row.code, Names(row.name_vi, row.name_en), split_aliases(row.aliases), row.rank)
            for row in conn.execute(select(tier).order_by(tier.c.rank, tier.c.id))
        ),
        (
            Unit(
                row.id,
                row.code,
                row.parent_id,
                row.tier_id,
                Names(row.name_vi, row.name_en),
                split_aliases(row.aliases),
                row.valid_from,
                row.valid_to,
                later.get(row.id, ()),
            )
            for row in conn.execute(select(unit).order_by(unit.c.id))
        ),
    )


def load_indicators(conn: Connection) -> Sequence[Indicator]:
    """Return the whole catalogue of indicators, in the order in which they came."""
    return [
        Indicator(
            row.id,
            row.code,
            Names(row.name_vi, row.name_en),
            split_aliases(row.aliases),
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
