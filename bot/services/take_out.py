"""Take out everything as files that the import reads: the catalogue, and every figure that stands."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, select

from bot.domain.clock import Clock
from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.names import Names
from bot.domain.period import from_key
from bot.domain.quantity import Qualifier, Quantity, plain
from bot.domain.quantity_text import format_quantity
from bot.domain.unit import Register, Unit
from bot.services.bring_in.cells import WHOLE_CODE
from bot.services.bring_in.layouts import FIGURES, INDICATORS, LAYOUTS, TIERS, UNITS, Layout
from db.audit import write_line
from db.catalogue import load_indicators, load_register
from db.engine import Database
from db.figures import figure, source
from db.metadata import COUNT_PLACES, RATE_PLACES
from db.raw import raw

_figure = raw(figure)
_STANDING = (
    select(
        _figure.c.unit_id,
        _figure.c.tier_id,
        _figure.c.indicator_id,
        _figure.c.period,
        _figure.c.numerator,
        _figure.c.numerator_qualifier,
        _figure.c.denominator,
        _figure.c.denominator_qualifier,
        _figure.c.rate,
        _figure.c.rate_qualifier,
        _figure.c.source_id,
        _figure.c.note,
    )
    .where(_figure.c.standing)
    .order_by(_figure.c.indicator_id, _figure.c.period, _figure.c.tier_id, _figure.c.unit_id)
)


def take_out(database: Database, folder: Path, clock: Clock, actor: str) -> list[Path]:
    """Write tiers.csv, units.csv, indicators.csv and figures.csv into a folder, in the name of an actor.

    Files of these names are replaced once all are written; where the disk fails, with OSError, they stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = {layout: folder / f"{layout.name}.csv.part" for layout in LAYOUTS}
    try:
        with database.reading() as conn:
            for layout, rows in _tables(conn).items():
                _write(parts[layout], layout, rows)
        paths = [part.replace(part.with_suffix("")) for part in parts.values()]
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    with database.writing() as conn:
        write_line(conn, clock.now(), actor, "export", {"folder": folder.name})
    return paths


def _tables(conn: Connection) -> dict[Layout, Iterable[Sequence[str]]]:
    register, indicators = load_register(conn), load_indicators(conn)
    return {
        TIERS: _tiers(register),
        UNITS: _units(register),
        INDICATORS: _indicators(indicators),
        FIGURES: _figures(conn, register, indicators),
    }


def _write(path: Path, layout: Layout, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(layout.columns)
        writer.writerows(rows)


def _tiers(register: Register) -> Iterator[Sequence[str]]:
    """Yield the tiers, in the order in which they came, as all the others do: another import keeps it."""
    for tier in sorted(register.tiers.values(), key=lambda tier: tier.id):
        yield tier.code, tier.names.vi, tier.names.en, ";".join(tier.aliases), str(tier.rank)


def _units(register: Register) -> Iterator[Sequence[str]]:
    for unit in register.units.values():
        parent = register.units[unit.parent_id].code if unit.parent_id is not None else ""
        yield (
            unit.code,
            parent,
            register.tiers[unit.tier_id].code,
            unit.names.vi,
            unit.names.en,
            ";".join(unit.aliases),
            _day(unit.valid_from),
            _day(unit.valid_to),
            ";".join(register.units[later].code for later in unit.successor_ids),
        )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _indicators(indicators: Iterable[Indicator]) -> Iterator[Sequence[str]]:
    for each in indicators:
        yield (
            each.code,
            each.names.vi,
            each.names.en,
            ";".join(each.aliases),
            each.kind,
            each.accumulation,
            each.direction,
            each.target.text,
            each.frequency,
            each.numerator.text.vi,
            each.numerator.text.en,
            each.denominator.text.vi,
            each.denominator.text.en,
        )


def _figures(
    conn: Connection, register: Register, indicators: Iterable[Indicator]
) -> Iterator[Sequence[str]]:
    codes = {each.id: each.code for each in indicators}
    sources = {row.id: str(Names(row.name_vi, row.name_en)) for row in conn.execute(select(source))}
    for (
        unit_id,
        tier_id,
        indicator_id,
        period,
        numerator,
        numerator_qualifier,
        denominator,
        denominator_qualifier,
        rate,
        rate_qualifier,
        source_id,
        note,
    ) in conn.execute(_STANDING, execution_options={"yield_per": 5_000}):
        unit = register.units[unit_id]
        yield (
            unit.code,
            _tier(register, unit, tier_id),
            codes[indicator_id],
            _period(period),
            _amount(numerator, numerator_qualifier, COUNT_PLACES),
            _amount(denominator, denominator_qualifier, COUNT_PLACES),
            _amount(rate, rate_qualifier, RATE_PLACES),
            sources[source_id],
            note or "",
        )


def _tier(register: Register, unit: Unit, tier_id: int) -> str:
    """Return the tier of a reported aggregate; a unit's own figure has none."""
    if tier_id == unit.tier_id:
        return ""
    return WHOLE_CODE if tier_id == WHOLE else register.tiers[tier_id].code


@lru_cache(maxsize=10_000)
def _period(key: int) -> str:
    return str(from_key(key))


@lru_cache(maxsize=50_000)
def _amount(stored: int | None, qualifier: int, places: int) -> str:
    if stored is None:
        return ""
    return format_quantity(Quantity(plain(Decimal(stored).scaleb(-places)), Qualifier(qualifier)))
