"""The rows of tiers.csv, units.csv and indicators.csv, each cell read for itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.indicator import Accumulation, Direction, Frequency, Kind
from bot.services.bring_in import cells
from bot.services.bring_in.faults import BadCellError, BrokenSheetError, Faults, Place, Reason
from bot.services.bring_in.finding import Found
from bot.services.bring_in.layouts import fitted, is_blank
from db.catalogue import CatalogueRow

_T = TypeVar("_T")
_MOST_ROWS = 100_000  # the catalogue is held in memory, here and in every bot


@dataclass(frozen=True, slots=True)
class Entry:
    """A tier or an indicator: its row without the id."""

    place: Place
    code: str
    values: CatalogueRow


@dataclass(frozen=True, slots=True)
class UnitEntry(Entry):
    """A unit: its row without ids, and the codes of those it refers to."""

    parent: str
    tier: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row's cells by their columns."""

    place: Place
    cells: Mapping[str, str]
    faults: Faults

    def read(self, column: str, reader: Callable[[str], _T], otherwise: _T) -> _T:
        """Return what a cell means; where it means nothing, take that down and return something else."""
        try:
            return reader(self.cells.get(column, ""))
        except BadCellError as bad:
            self.faults.add(self.place, column, bad)
            return otherwise

    def names(self) -> CatalogueRow:
        """Return the names and aliases; a name in one language serves for both."""
        name = self.read("name_vi", cells.needed, "")
        return {
            "name_vi": name,
            "name_en": self.read("name_en", cells.clean, "") or name,
            "aliases": self.read("aliases", cells.aliases, ""),
        }


def tier(row: Row) -> Entry:
    """Read a row of tiers.csv."""
    code = row.read("code", cells.tier_code, "")
    return Entry(row.place, code, {"code": code, **row.names(), "rank": row.read("rank", cells.rank, 1)})


def unit(row: Row) -> UnitEntry:
    """Read a row of units.csv."""
    code = row.read("code", cells.unit_code, "")
    first, last = row.read("valid_from", cells.day, None), row.read("valid_to", cells.day, None)
    if first and last and first > last:
        row.faults.tell(row.place, Reason.DATES_REVERSED, "valid_to")
    return UnitEntry(
        row.place,
        code,
        {"code": code, **row.names(), "valid_from": first, "valid_to": last},
        row.read("parent", cells.clean, ""),
        row.read("tier", cells.needed, ""),
        row.read("successor", cells.unit_codes, ()),
    )


def indicator(row: Row) -> Entry:
    """Read a row of indicators.csv."""
    code = row.read("code", cells.indicator_code, "")
    values: CatalogueRow = {
        "code": code,
        **row.names(),
        "kind": row.read("kind", cells.word_of(Kind), ""),
        "accumulation": row.read("accumulation", cells.word_of(Accumulation), ""),
        "direction": row.read("direction", cells.word_of(Direction, "none"), ""),
        "target": row.read("target", cells.target, ""),
        "frequency": row.read("frequency", cells.word_of(Frequency), ""),
    }
    for column in ("numerator_vi", "numerator_en", "denominator_vi", "denominator_en"):
        values[column] = row.read(column, cells.text_of(cells.DEFINITION), "")
    return Entry(row.place, code, values)


_E = TypeVar("_E", bound=Entry)


def read_entries(found: Iterator[Found], reader: Callable[[Row], _E], faults: Faults) -> dict[str, _E]:
    """Return the entries of some sheets by their codes; a code that is given twice is a fault."""
    entries: dict[str, _E] = {}
    for each in found:
        for row in _rows(each, faults):
            entry = reader(row)
            first = entries.setdefault(entry.code, entry)
            if first is not entry and entry.code:
                where = first.place
                faults.tell(entry.place, Reason.DOUBLE, "code", file=where.file, row=where.row or 0)
            if len(entries) > _MOST_ROWS:
                faults.tell(Place(each.sheet.name), Reason.TOO_MANY_ROWS, most=_MOST_ROWS)
                return entries
    entries.pop("", None)
    return entries


def _rows(found: Found, faults: Faults) -> Iterator[Row]:
    """Yield the rows of a sheet that have as many cells as its header, the blank ones left out."""
    place = Place(found.sheet.name, 1)
    rows = found.sheet.rows()
    try:
        next(rows)
        for number, row in enumerate(rows, start=2):
            place = Place(found.sheet.name, number)
            if is_blank(row):
                continue
            try:
                by_column = dict(zip(found.columns, fitted(row, len(found.columns)), strict=True))
            except BadCellError as bad:
                faults.add(place, None, bad)
                continue
            foreign = next((column for column, cell in by_column.items() if cells.is_foreign(cell)), None)
            if foreign:
                faults.tell(place, Reason.NOT_UTF8, foreign)
                return  # every row after it would be told of too
            yield Row(place, by_column, faults)
    except BrokenSheetError as broken:
        faults.add(Place(place.file, (place.row or 0) + 1), None, broken)
