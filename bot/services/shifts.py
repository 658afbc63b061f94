"""Where a proposed figure would put its unit among those around it, and where it stood the period before."""

from dataclasses import replace
from fractions import Fraction

from sqlalchemy import Connection

from bot.domain.indicator import Direction, Indicator
from bot.domain.period import Period
from bot.domain.submission import Line, Sheet, Shift
from bot.domain.unit import Unit
from bot.services.library import Library

_FEWEST = 3  # others that must have reported, for a rank to say anything


def with_shifts(conn: Connection, library: Library, sheet: Sheet) -> Sheet:
    """Return a unit's sheet with the ranks of its figures; an aggregate has none."""
    if sheet.who.subject.tier_id is not None or sheet.unit.parent_id is None:
        return sheet
    return replace(
        sheet, lines=tuple(replace(each, shift=_shift(conn, library, sheet, each)) for each in sheet.lines)
    )


def _shift(conn: Connection, library: Library, sheet: Sheet, line: Line) -> Shift | None:
    indicator, unit = line.indicator, sheet.unit
    number = indicator.number(line.measure) if line.measure else None
    if number is None or indicator.direction is Direction.NONE:
        return None
    others = _numbers(conn, library, indicator, unit, sheet.period)
    others.pop(unit.id, None)
    if len(others) < _FEWEST:
        return None
    rank = _rank(indicator, number.value, others)
    before = sheet.period.previous
    past = _numbers(conn, library, indicator, unit, before) if before else {}
    stood = _rank(indicator, past[unit.id], past) if unit.id in past else None
    return Shift(stood, rank, len(others) + 1)


def _numbers(
    conn: Connection, library: Library, indicator: Indicator, unit: Unit, period: Period
) -> dict[int, Fraction]:
    """Return what the units of a tier below the same one have reported for a period, by their ids."""
    findings = library.findings(conn)
    siblings = findings.catalogue.register.members(unit.parent_id or 0, unit.tier_id, period.last)
    ids = {each.id for each in siblings}
    figures = findings.series.members(indicator.id, period, unit.tier_id, ids)
    numbers = (
        (each.unit_id, indicator.number(each.measure)) for each in figures if not each.source.illustrative
    )
    return {unit_id: number.value for unit_id, number in numbers if number}


def _rank(indicator: Indicator, number: Fraction, numbers: dict[int, Fraction]) -> int:
    """Return where a number stands, the best first; equal ones share a rank."""
    if indicator.direction is Direction.DOWN:
        return 1 + sum(each < number for each in numbers.values())
    return 1 + sum(each > number for each in numbers.values())
