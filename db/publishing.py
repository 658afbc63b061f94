"""Publishes a few figures in the transaction that approves them, with their roll-ups."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from bot.domain.figure import Measure
from bot.domain.names import Names
from bot.domain.period import Period
from db.figures import figure, measure_columns, source_ids
from db.rollups import rebuild


@dataclass(frozen=True, slots=True)
class ToPublish:
    """One figure that is to stand from now on."""

    unit_id: int
    tier_id: int
    indicator_id: int
    period: Period
    measure: Measure
    source: Names
    note: str | None = None


def standing_revision(conn: Connection, new: ToPublish) -> int:
    """Return the revision that stands in a figure's place; 0 where none does."""
    row = _standing(conn, new)
    return row.revision if row else 0


def publish(conn: Connection, figures: Sequence[ToPublish], batch_id: int) -> int:
    """Publish figures, each superseding the one that stands, and return how many did.

    Raises SumTooLargeError where a sum does not fit the database.
    """
    superseded = 0
    for new, source_id in zip(figures, source_ids(conn, [each.source for each in figures]), strict=True):
        known = _standing(conn, new)
        if known:
            place = and_(_place(new), figure.c.revision == known.revision)
            conn.execute(update(figure).where(place).values(standing=False))
            superseded += 1
        conn.execute(
            insert(figure).values(
                indicator_id=new.indicator_id,
                period=new.period,
                tier_id=new.tier_id,
                unit_id=new.unit_id,
                revision=known.revision + 1 if known else 1,
                standing=True,
                source_id=source_id,
                batch_id=batch_id,
                note=new.note,
                **measure_columns(new.measure),
            )
        )
    rebuild(conn, {(each.indicator_id, each.period.key) for each in figures})
    return superseded


def _standing(conn: Connection, new: ToPublish) -> Row[tuple[int]] | None:
    return conn.execute(select(figure.c.revision).where(_place(new), figure.c.standing)).first()


def _place(new: ToPublish) -> ColumnElement[bool]:
    return and_(
        figure.c.indicator_id == new.indicator_id,
        figure.c.period == new.period,
        figure.c.tier_id == new.tier_id,
        figure.c.unit_id == new.unit_id,
    )
