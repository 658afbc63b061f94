"""Figures: every one ever published, keyed so that a question reads only what it asks for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    exists,
    insert,
    select,
)

from bot.domain.figure import Measure, Source
from bot.domain.names import Names
from bot.domain.quantity import Quantity
from db.catalogue import unit
from db.metadata import COUNT_PLACES, RATE_PLACES, Moment, PeriodKey, Scaled, metadata

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name_vi", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("illustrative", Boolean, nullable=False),
)

batch = Table(  # what was approved together: an import, a submission
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("sent_by", Text),
    Column("approved_by", Text),
    Column("approved_at", Moment, nullable=False),
)

figure = Table(
    "figure",
    metadata,
    Column("indicator_id", Integer, ForeignKey("indicator.id", ondelete="RESTRICT"), primary_key=True),
    Column("period", PeriodKey, primary_key=True),
    Column("tier_id", Integer, primary_key=True),  # the unit's own tier; another, or WHOLE, for an aggregate
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("standing", Boolean, nullable=False),  # false once a later revision supersedes it
    Column("numerator", Scaled(COUNT_PLACES)),
    Column("numerator_qualifier", SmallInteger, nullable=False),
    Column("denominator", Scaled(COUNT_PLACES)),
    Column("denominator_qualifier", SmallInteger, nullable=False),
    Column("rate", Scaled(RATE_PLACES)),
    Column("rate_qualifier", SmallInteger, nullable=False),
    Column("source_id", Integer, ForeignKey("source.id", ondelete="RESTRICT"), nullable=False),
    Column("batch_id", Integer, ForeignKey("batch.id", ondelete="RESTRICT"), nullable=False),
    Column("note", Text),
    sqlite_with_rowid=False,
)

# What one unit has reported over time: its series, its latest.
Index("ix_figure_unit", figure.c.unit_id, figure.c.indicator_id, figure.c.tier_id, figure.c.period)

rollup = Table(  # what the members of a tier below a unit have reported, summed; kept in the same transaction
    "rollup",
    metadata,
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), primary_key=True),
    Column("indicator_id", Integer, ForeignKey("indicator.id", ondelete="RESTRICT"), primary_key=True),
    Column("tier_id", Integer, ForeignKey("tier.id", ondelete="RESTRICT"), primary_key=True),
    Column("period", PeriodKey, primary_key=True),
    Column("reported", Integer, nullable=False),  # members with a number
    Column("summed", Integer, nullable=False),  # members whose counts could be added
    Column("numerator", Scaled(COUNT_PLACES)),
    Column("numerator_qualifier", SmallInteger, nullable=False),
    Column("denominator", Scaled(COUNT_PLACES)),
    Column("denominator_qualifier", SmallInteger, nullable=False),
    Column("worst", Text, nullable=False),  # ids of the three worst members, the worst first
    Column("sources", Text, nullable=False),  # ids of the sources, in order of first use
    Column("batch_id", BigInteger, ForeignKey("batch.id", ondelete="RESTRICT"), nullable=False),
    sqlite_with_rowid=False,
)

# All that one indicator's figures of one period add up to: renewed together.
Index("ix_rollup_period", rollup.c.indicator_id, rollup.c.period)


def source_ids(conn: Connection, names: Sequence[Names]) -> list[int]:
    """Return the ids of sources, each in its place; those not known yet are added."""
    known = {
        Names(row.name_vi, row.name_en): row.id
        for row in conn.execute(select(source.c.id, source.c.name_vi, source.c.name_en))
    }
    new = [each for each in dict.fromkeys(names) if each not in known]
    rows = [
        {"name_vi": each.vi, "name_en": each.en, "illustrative": Source(each).illustrative} for each in new
    ]
    if rows:
        adding = insert(source).returning(source.c.id, sort_by_parameter_order=True)
        known |= zip(new, conn.execute(adding, rows).scalars(), strict=True)
    return [known[each] for each in names]


def new_batch(
    conn: Connection, kind: str, approved_at: datetime, approved_by: str, sent_by: str | None = None
) -> int:
    """Note what is approved together, and return its id."""
    row = {"kind": kind, "sent_by": sent_by, "approved_by": approved_by, "approved_at": approved_at}
    return conn.execute(insert(batch).returning(batch.c.id), row).scalar_one()


def units_with_figures(conn: Connection, unit_ids: Sequence[int]) -> list[int]:
    """Return those of some units for which any figure was ever published."""
    return list(
        conn.execute(
            select(unit.c.id).where(unit.c.id.in_(unit_ids), exists().where(figure.c.unit_id == unit.c.id))
        ).scalars()
    )


def measure_columns(measure: Measure) -> dict[str, object]:
    """Return the numbers of a figure as their columns hold them."""
    columns: dict[str, object] = {}
    for name in ("numerator", "denominator", "rate"):
        quantity: Quantity | None = getattr(measure, name)
        columns[name] = quantity.value if quantity else None
        columns[f"{name}_qualifier"] = int(quantity.qualifier) if quantity else 0
    return columns
