"""What the catalogue will be: every code with its id, what refers to nothing, and what to write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from bot.domain.figure import WHOLE
from bot.domain.indicator import Kind
from bot.domain.unit import Register
from bot.services.bring_in import entries
from bot.services.bring_in.cells import WHOLE_CODE
from bot.services.bring_in.entries import Entry, UnitEntry, read_entries
from bot.services.bring_in.faults import Faults, Reason, shown
from bot.services.bring_in.finding import Finds
from bot.services.bring_in.layouts import INDICATORS, TIERS, UNITS
from bot.services.bring_in.lineage import parents_first
from db.catalogue import CatalogueRow, load_indicators, load_register
from db.settings import CATALOGUE_REVISION, get_setting


class UnitPlan(NamedTuple):
    """A unit as figures need it: its days as ordinals, an open end far away."""

    id: int
    tier_id: int
    first: int
    last: int


@dataclass
class Plan:
    """Every code of the database and of the import, and the rows that the import brings."""

    revision: str | None  # of the catalogue that this was planned over
    tiers: dict[str, int]
    units: dict[str, UnitPlan]
    indicators: dict[str, tuple[int, bool]]  # the id, and whether it is a ratio
    tier_rows: list[CatalogueRow] = field(default_factory=list[CatalogueRow])
    unit_rows: list[CatalogueRow] = field(default_factory=list[CatalogueRow])  # parents first
    indicator_rows: list[CatalogueRow] = field(default_factory=list[CatalogueRow])
    successors: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    moved: dict[int, UnitEntry] = field(default_factory=dict[int, UnitEntry])  # units that change their tier


def plan(conn: Connection, finds: Finds, faults: Faults) -> Plan:
    """Read the files of the catalogue over what the database knows; their faults are taken down."""
    register = load_register(conn)
    planned = _known(conn, register)
    tiers = read_entries(finds.of(TIERS), entries.tier, faults)
    indicators = read_entries(finds.of(INDICATORS), entries.indicator, faults)
    units = read_entries(finds.of(UNITS), entries.unit, faults)
    planned.tiers |= _numbered(planned.tiers, tiers)
    planned.tier_rows = [{"id": planned.tiers[code], **entry.values} for code, entry in tiers.items()]
    _plan_indicators(planned, indicators)
    _plan_units(planned, units, faults)
    planned.unit_rows = [_unit_row(planned, units[code]) for code in parents_first(units, register, faults)]
    planned.tiers[WHOLE_CODE] = WHOLE
    return planned


def _known(conn: Connection, register: Register) -> Plan:
    return Plan(
        get_setting(conn, CATALOGUE_REVISION),
        {tier.code: tier.id for tier in register.tiers.values()},
        {
            unit.code: UnitPlan(unit.id, unit.tier_id, *_days(unit.valid_from, unit.valid_to))
            for unit in register.units.values()
        },
        {each.code: (each.id, each.is_ratio) for each in load_indicators(conn)},
    )


def _days(first: object, last: object) -> tuple[int, int]:
    return (
        first.toordinal() if isinstance(first, date) else 0,
        last.toordinal() if isinstance(last, date) else date.max.toordinal(),
    )


def _numbered(known: Mapping[str, int], codes: Iterable[str]) -> dict[str, int]:
    """Return the ids of some codes; new ones get the ids that follow, in their order."""
    following = max(known.values(), default=0) + 1
    new = {
        code: following + number for number, code in enumerate(code for code in codes if code not in known)
    }
    return {code: known.get(code) or new[code] for code in codes}


def _plan_indicators(planned: Plan, found: Mapping[str, Entry]) -> None:
    ids = _numbered({code: each[0] for code, each in planned.indicators.items()}, found)
    for code, entry in found.items():
        planned.indicators[code] = ids[code], entry.values["kind"] == Kind.RATIO
        planned.indicator_rows.append({"id": ids[code], **entry.values})


def _plan_units(planned: Plan, found: Mapping[str, UnitEntry], faults: Faults) -> None:
    known = dict(planned.units)
    ids = {code: each.id for code, each in known.items()}
    ids |= _numbered(ids, found)
    for code, entry in found.items():
        tier_id = planned.tiers.get(entry.tier, WHOLE)
        if code in known and known[code].tier_id != tier_id:
            planned.moved[ids[code]] = entry
        days = _days(entry.values["valid_from"], entry.values["valid_to"])
        planned.units[code] = UnitPlan(ids[code], tier_id, *days)
        planned.successors[ids[code]] = [ids[later] for later in entry.successors if later in ids]
        _tell_unknown(planned, entry, ids, faults)


def _unit_row(planned: Plan, entry: UnitEntry) -> CatalogueRow:
    unit, parent = planned.units[entry.code], planned.units.get(entry.parent)
    return {
        "id": unit.id,
        "parent_id": parent.id if parent else None,
        "tier_id": unit.tier_id,
        **entry.values,
    }


def _tell_unknown(planned: Plan, entry: UnitEntry, ids: Mapping[str, int], faults: Faults) -> None:
    if entry.tier and entry.tier not in planned.tiers:
        faults.tell(entry.place, Reason.UNKNOWN_TIER, "tier", text=shown(entry.tier))
    if entry.parent and entry.parent not in ids:
        faults.tell(entry.place, Reason.UNKNOWN_UNIT, "parent", text=shown(entry.parent))
    for later in entry.successors:
        if later not in ids:
            faults.tell(entry.place, Reason.UNKNOWN_UNIT, "successor", text=shown(later))
        elif later == entry.code:
            faults.tell(entry.place, Reason.CYCLE, "successor", path=shown(f"{later} > {later}"))
