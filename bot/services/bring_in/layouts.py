"""The four tables that people bring, and how one is told from another."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading import figure_table
from bot.services.bring_in.cells import clean
from bot.services.bring_in.faults import BadCellError, Faults, Place, Reason, shown


@dataclass(frozen=True, slots=True)
class Layout:
    """One table: its columns in the order in which an export writes them, and those it cannot do without."""

    name: str
    columns: tuple[str, ...]
    needed: frozenset[str]


TIERS = Layout(
    "tiers", ("code", "name_vi", "name_en", "aliases", "rank"), frozenset({"code", "name_vi", "rank"})
)
UNITS = Layout(
    "units",
    (
        "code",
        "parent",
        "tier",
        "name_vi",
        "name_en",
        "aliases",
        "valid_from",
        "valid_to",
        "successor",
    ),
    frozenset({"code", "tier", "name_vi"}),
)
INDICATORS = Layout(
    "indicators",
    (
        "code",
        "name_vi",
        "name_en",
        "aliases",
        "kind",
        "accumulation",
        "direction",
        "target",
        "frequency",
        "numerator_vi",
        "numerator_en",
        "denominator_vi",
        "denominator_en",
    ),
    frozenset({"code", "name_vi", "kind", "accumulation", "frequency"}),
)
FIGURES = Layout(
    "figures",
    figure_table.COLUMNS,
    figure_table.NEEDED,
)
LAYOUTS = (TIERS, UNITS, INDICATORS, FIGURES)  # in the order in which they are read
BY_NAME = {layout.name: layout for layout in LAYOUTS}


def columns_of(header: Sequence[str]) -> tuple[str, ...]:
    """Return the names in a header row, empty cells at its end left out; BadCellError where unreadable."""
    if any("\x00" in cell for cell in header):
        raise BadCellError(Reason.NOT_UTF8)  # UTF-16 has a zero in every ASCII letter
    columns = [clean(cell).casefold() for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    return tuple(columns)


def layout_of(name: str, columns: Sequence[str]) -> Layout | None:
    """Return the table that a header belongs to, or else the one that the file or sheet is named for."""
    fitting = (layout for layout in LAYOUTS if layout.needed <= set(columns))
    return next(fitting, None) or BY_NAME.get(name.casefold())


def check_header(place: Place, layout: Layout, columns: Sequence[str], faults: Faults) -> None:
    """Tell which columns are unknown, missing, or there twice."""
    for number, column in enumerate(columns):
        if column not in layout.columns:
            faults.tell(place, Reason.UNKNOWN_COLUMN, shown(column))
        elif column in columns[:number]:
            faults.tell(place, Reason.REPEATED_COLUMN, column)
    for column in layout.columns:
        if column in layout.needed and column not in columns:
            faults.tell(place, Reason.MISSING_COLUMN, column)


def fitted(cells: list[str], width: int) -> list[str]:
    """Return a row with as many cells as there are columns; empty ones too many are dropped."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) > width:
        raise BadCellError(Reason.TOO_MANY_CELLS, cells=len(cells), columns=width)
    if len(cells) < width:
        raise BadCellError(Reason.TOO_FEW_CELLS, cells=len(cells), columns=width)
    return cells


def is_blank(cells: Sequence[str]) -> bool:
    """Say whether a row is empty, as spreadsheets like to leave some."""
    return not any(cell.strip() for cell in cells)
