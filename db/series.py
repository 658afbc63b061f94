"""What has been reported over time: the reads behind every answer, prepared once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger, Connection, Row, Select, bindparam, exists, select, type_coerce, union

from bot.domain.figure import Figure, Measure, Provenance, Source
from bot.domain.names import Names
from bot.domain.period import Period
from bot.domain.quantity import Qualifier, Quantity
from db.figures import batch, figure, rollup, source

_MOST_BATCHES = 50_000
_LOOKED_UP = 2_000  # units, beyond which it is quicker to read their whole tier


@dataclass(frozen=True, slots=True)
class Window:
    """Which periods to read: those whose keys lie in between, the latest first, at most so many."""

    low: int = 0
    high: int = (1 << 62) - 1
    most: int = 1_000_000

    @classmethod
    def over(cls, *periods: Period | None) -> "Window":
        """Return the window that holds every period inside the given ones."""
        days = [(period.first, period.last) for period in periods if period]
        return cls(min(days)[0].toordinal() << 16, (max(last for _, last in days).toordinal() + 1) << 16)


@dataclass(frozen=True, slots=True)
class Batch:
    """What was approved together."""

    kind: str
    sent_by: str | None
    approved_by: str | None
    approved_at: datetime


@dataclass(frozen=True)
class Origins:
    """Sources and approvals by id; neither ever changes, so one look at each serves a process."""

    sources: dict[int, Source] = field(default_factory=dict[int, Source])
    batches: dict[int, Batch] = field(default_factory=dict[int, Batch])

    def source(self, conn: Connection, source_id: int) -> Source:
        """Return a source."""
        if source_id not in self.sources:
            row = conn.execute(select(source).where(source.c.id == source_id)).one()
            self.sources[source_id] = Source(Names(row.name_vi, row.name_en))
        return self.sources[source_id]

    def batch(self, conn: Connection, batch_id: int) -> Batch:
        """Return what was approved together."""
        if batch_id not in self.batches:
            if len(self.batches) >= _MOST_BATCHES:
                self.batches.clear()
            row = conn.execute(select(batch).where(batch.c.id == batch_id)).one()
            self.batches[batch_id] = Batch(row.kind, row.sent_by, row.approved_by, row.approved_at)
        return self.batches[batch_id]


@dataclass(frozen=True, slots=True)
class Rollup:
    """What the members of a tier have reported for a period, summed."""

    tier_id: int
    period: Period
    reported: int
    summed: int
    measure: Measure
    worst: tuple[int, ...]
    provenance: Provenance


_LOW, _HIGH = bindparam("low", type_=BigInteger), bindparam("high", type_=BigInteger)
_ROLLUPS = (
    select(rollup)
    .where(
        rollup.c.unit_id == bindparam("unit"),
        rollup.c.indicator_id == bindparam("indicator"),
        type_coerce(rollup.c.period, BigInteger).between(_LOW, _HIGH),
    )
    .order_by(rollup.c.period.desc())
    .limit(bindparam("most"))
)
_ROLLUPS_OF_TIER = _ROLLUPS.where(rollup.c.tier_id == bindparam("tier"))
_EVER_OF_UNIT = select(figure).where(
    figure.c.unit_id == bindparam("unit"),
    figure.c.indicator_id == bindparam("indicator"),
    type_coerce(figure.c.period, BigInteger).between(_LOW, _HIGH),
)
_FIGURES = _EVER_OF_UNIT.where(figure.c.standing).order_by(figure.c.period.desc()).limit(bindparam("most"))
_FIGURES_OF_TIER = _FIGURES.where(figure.c.tier_id == bindparam("tier"))
_EVER_OF_TIER = select(figure).where(
    figure.c.indicator_id == bindparam("indicator"),
    figure.c.period == bindparam("period"),
    figure.c.tier_id == bindparam("tier"),
)
_NAMED = figure.c.unit_id.in_(bindparam("units", expanding=True))
_MEMBERS = _EVER_OF_TIER.where(figure.c.standing)
_MEMBERS_NAMED = _MEMBERS.where(_NAMED)
_HISTORY = (
    select(figure)
    .where(
        figure.c.indicator_id == bindparam("indicator"),
        figure.c.period == bindparam("period"),
        figure.c.tier_id == bindparam("tier"),
        figure.c.unit_id == bindparam("unit"),
    )
    .order_by(figure.c.revision.desc())
)
_TIERS = union(
    select(rollup.c.tier_id).where(
        rollup.c.unit_id == bindparam("unit"), rollup.c.indicator_id == bindparam("indicator")
    ),
    select(figure.c.tier_id).where(
        figure.c.unit_id == bindparam("unit"), figure.c.indicator_id == bindparam("indicator")
    ),
)


def _known(statement: Select[tuple[object, ...]]) -> Select[tuple[object, ...]]:
    """Return every revision that was approved by a moment, a later one after those that it supersedes."""
    approved = batch.c.approved_at <= bindparam("moment")
    by_then = statement.join(batch, batch.c.id == figure.c.batch_id).where(approved)
    return by_then.order_by(figure.c.period.desc(), figure.c.revision)


_FIGURES_KNOWN = _known(_EVER_OF_UNIT)
_FIGURES_OF_TIER_KNOWN = _FIGURES_KNOWN.where(figure.c.tier_id == bindparam("tier"))
_MEMBERS_KNOWN = _known(_EVER_OF_TIER)
_MEMBERS_NAMED_KNOWN = _MEMBERS_KNOWN.where(_NAMED)
_CHANGED = select(
    exists().where(
        rollup.c.unit_id == bindparam("unit"),
        rollup.c.batch_id.in_(select(batch.c.id).where(batch.c.approved_at > bindparam("moment"))),
    )
    | exists().where(
        figure.c.unit_id == bindparam("unit"),
        figure.c.batch_id.in_(select(batch.c.id).where(batch.c.approved_at > bindparam("moment"))),
    )
)


class Series:
    """Reads figures and roll-ups in one snapshot of the database.

    With a moment, figures are those that stood then; roll-ups are always those of now.
    """

    def __init__(self, conn: Connection, origins: Origins, moment: datetime | None = None) -> None:
        """Read over a connection, with what is known of sources and approvals."""
        self._conn = conn
        self._origins = origins
        self.moment = moment

    def known_at(self, moment: datetime) -> "Series":
        """Return what reads the same database as it was known at a moment, before any later approval."""
        return Series(self._conn, self._origins, moment)

    def rollups(
        self, unit_id: int, indicator_id: int, window: Window, tier_id: int | None = None
    ) -> list[Rollup]:
        """Return what the members below a unit add up to, of one tier or of every one."""
        statement = _ROLLUPS if tier_id is None else _ROLLUPS_OF_TIER
        rows = self._conn.execute(statement, _asked(unit_id, indicator_id, window, tier_id))
        return [self._rollup(row) for row in rows]

    def figures(
        self, unit_id: int, indicator_id: int, window: Window, tier_id: int | None = None
    ) -> list[Figure]:
        """Return a unit's own figures and the aggregates published for it, or those of one tier alone."""
        asked = _asked(unit_id, indicator_id, window, tier_id)
        if self.moment:
            return self._stood(_FIGURES_KNOWN if tier_id is None else _FIGURES_OF_TIER_KNOWN, asked)
        statement = _FIGURES if tier_id is None else _FIGURES_OF_TIER
        return [self._figure(row) for row in self._conn.execute(statement, asked)]

    def members(
        self, indicator_id: int, period: Period, tier_id: int, unit_ids: Collection[int]
    ) -> list[Figure]:
        """Return the own figures of some units of a tier for a period.

        A few are looked up one by one; of many the whole tier is read, in the order of the table.
        """
        asked = {"indicator": indicator_id, "period": period, "tier": tier_id}
        if len(unit_ids) > _LOOKED_UP:
            rows = self._all(_MEMBERS_KNOWN if self.moment else _MEMBERS, asked)
            return [each for each in rows if each.unit_id in unit_ids]
        some = {**asked, "units": list(unit_ids)}
        return self._all(_MEMBERS_NAMED_KNOWN if self.moment else _MEMBERS_NAMED, some)

    def changed(self, unit_id: int, moment: datetime) -> bool:
        """Say whether anything that a unit or those below it had reported was approved after a moment."""
        return bool(self._conn.execute(_CHANGED, {"unit": unit_id, "moment": moment}).scalar())

    def named(self, indicator_id: int, period: Period, tier_id: int, unit_ids: Sequence[int]) -> list[Figure]:
        """Return the own figures of a few units of a tier, in the order of the units."""
        asked = {"indicator": indicator_id, "period": period, "tier": tier_id, "units": unit_ids}
        found = {row.unit_id: self._figure(row) for row in self._conn.execute(_MEMBERS_NAMED, asked)}
        return [found[unit_id] for unit_id in unit_ids if unit_id in found]

    def history(self, figure_: Figure) -> list[Figure]:
        """Return every revision of a figure, the latest first."""
        asked = {
            "indicator": figure_.indicator_id,
            "period": figure_.period,
            "tier": figure_.tier_id,
            "unit": figure_.unit_id,
        }
        return [self._figure(row) for row in self._conn.execute(_HISTORY, asked)]

    def tiers(self, unit_id: int, indicator_id: int) -> frozenset[int]:
        """Return the ids of the tiers below a unit, its own among them, for which anything was ever said."""
        asked = {"unit": unit_id, "indicator": indicator_id}
        return frozenset(self._conn.execute(_TIERS, asked).scalars())

    def _all(self, statement: Select[tuple[object, ...]], asked: Mapping[str, object]) -> list[Figure]:
        if self.moment:
            return self._stood(statement, asked)
        return [self._figure(row) for row in self._conn.execute(statement, asked)]

    def _stood(self, statement: Select[tuple[object, ...]], asked: Mapping[str, object]) -> list[Figure]:
        """Return the last revision of each figure that was approved by the moment."""
        rows = self._conn.execute(statement, {**asked, "moment": self.moment})
        return [
            self._figure(row)
            for row in {(row.period, row.tier_id, row.unit_id): row for row in rows}.values()
        ]

    def _figure(self, row: Row[tuple[object, ...]]) -> Figure:
        approval = self._origins.batch(self._conn, row.batch_id)
        return Figure(
            row.unit_id,
            row.tier_id,
            row.indicator_id,
            row.period,
            row.revision,
            Measure(
                _quantity(row.numerator, row.numerator_qualifier),
                _quantity(row.denominator, row.denominator_qualifier),
                _quantity(row.rate, row.rate_qualifier),
            ),
            self._origins.source(self._conn, row.source_id),
            Names.parse(row.note) if row.note else None,
            approval.approved_at,
            approval.approved_by,
            approval.sent_by,
        )

    def _rollup(self, row: Row[tuple[object, ...]]) -> Rollup:
        return Rollup(
            row.tier_id,
            row.period,
            row.reported,
            row.summed,
            Measure(
                _quantity(row.numerator, row.numerator_qualifier),
                _quantity(row.denominator, row.denominator_qualifier),
            ),
            _ids(row.worst),
            Provenance(
                tuple(self._origins.source(self._conn, each) for each in _ids(row.sources)),
                self._origins.batch(self._conn, row.batch_id).approved_at,
            ),
        )


def _asked(unit_id: int, indicator_id: int, window: Window, tier_id: int | None) -> dict[str, int]:
    asked = {
        "unit": unit_id,
        "indicator": indicator_id,
        "low": window.low,
        "high": window.high,
        "most": window.most,
    }
    return asked if tier_id is None else {**asked, "tier": tier_id}


def _quantity(value: Decimal | None, qualifier: int) -> Quantity | None:
    return None if value is None else Quantity(value, Qualifier(qualifier))


def _ids(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))
