"""What is wrong with the files that people bring, as data: where, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

_MOST_KEPT = 1_000
_MOST_SHOWN = 60


class Reason(StrEnum):
    """Why something cannot be imported; each says which params its sentence needs."""

    # Of a file.
    NOT_FOUND = "not_found"
    NOT_READABLE = "not_readable"  # detail
    UNKNOWN_FILE = "unknown_file"  # neither a folder, a .csv nor an .xlsx
    NOTHING_TO_READ = "nothing_to_read"  # a folder or workbook that holds none of the tables
    UNKNOWN_TABLE = "unknown_table"  # a header that fits none of the tables
    EMPTY = "empty"
    NOT_UTF8 = "not_utf8"
    NOT_A_WORKBOOK = "not_a_workbook"
    WORKBOOK_TOO_LARGE = "workbook_too_large"  # most, in megabytes
    TOO_MANY_ROWS = "too_many_rows"  # most
    CATALOGUE_MOVED = "catalogue_moved"  # somebody else imported meanwhile
    # Of a header.
    UNKNOWN_COLUMN = "unknown_column"
    MISSING_COLUMN = "missing_column"
    REPEATED_COLUMN = "repeated_column"
    # Of a row.
    MALFORMED = "malformed"  # detail
    LINE_TOO_LONG = "line_too_long"  # most
    TOO_MANY_CELLS = "too_many_cells"  # cells, columns
    TOO_FEW_CELLS = "too_few_cells"  # cells, columns
    DOUBLE = "double"  # file, row: where the same code, or the same figure, is given first
    NO_NUMBER = "no_number"
    NO_SOURCE = "no_source"
    ABOVE_DENOMINATOR = "above_denominator"  # numerator, denominator
    UNIT_NOT_THERE = "unit_not_there"  # unit: it does not exist on any day of the period
    MADE_UP_OVER_PUBLISHED = "made_up_over_published"
    SUM_TOO_LARGE = "sum_too_large"  # unit, indicator, period
    # Of a cell.
    NEEDED = "needed"
    CONTROL_CHARACTER = "control_character"
    TOO_LONG = "too_long"  # length, most
    ONE_LANGUAGE = "one_language"  # a bar with nothing on one of its sides
    NOT_A_CODE = "not_a_code"  # text
    RESERVED_CODE = "reserved_code"  # text
    NOT_A_RANK = "not_a_rank"  # text
    NOT_A_DATE = "not_a_date"  # text
    DATES_REVERSED = "dates_reversed"
    UNKNOWN_WORD = "unknown_word"  # text, known
    NOT_A_TARGET = "not_a_target"  # text
    NOT_A_PERIOD = "not_a_period"  # text
    NOT_A_NUMBER = "not_a_number"  # text
    NEGATIVE = "negative"  # text
    TOO_LARGE = "too_large"  # text
    TOO_MANY_DECIMALS = "too_many_decimals"  # text, most
    ABOVE_100 = "above_100"  # text
    UNKNOWN_TIER = "unknown_tier"  # text
    UNKNOWN_UNIT = "unknown_unit"  # text
    UNKNOWN_INDICATOR = "unknown_indicator"  # text
    CYCLE = "cycle"  # path: the codes from the unit up to itself
    TOO_DEEP = "too_deep"  # most
    TIER_WITH_FIGURES = "tier_with_figures"  # unit: it has figures, so that its tier stays


class Place(NamedTuple):
    """A row of a file, counted as a spreadsheet does: the header is row 1."""

    file: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in a cell, in a row, or in a whole file."""

    file: str
    row: int | None
    column: str | None
    reason: Reason
    params: dict[str, str | int] = field(default_factory=dict[str, str | int])


class BadCellError(Exception):
    """A cell, or a row, that cannot be read; it never leaves the reader of its file."""

    def __init__(self, reason: Reason, column: str | None = None, **params: str | int) -> None:
        """Say why, and in which column where the raiser knows it."""
        super().__init__(reason)
        self.reason, self.column, self.params = reason, column, params


class BrokenSheetError(Exception):
    """A sheet that cannot be read any further; it never leaves the reader of its file."""

    def __init__(self, reason: Reason, **params: str | int) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason, self.params = reason, params


class Faults:
    """All that is wrong with an import: every one is counted, the first thousand are kept."""

    def __init__(self) -> None:
        """Start with none."""
        self.count = 0
        self._kept: list[Fault] = []

    def add(self, place: Place, column: str | None, bad: BadCellError | BrokenSheetError) -> None:
        """Take one down."""
        self.tell(place, bad.reason, column, **bad.params)

    def tell(self, place: Place, reason: Reason, column: str | None = None, **params: str | int) -> None:
        """Take one down, from its parts."""
        self.count += 1
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(Fault(place.file, place.row, column, reason, params))

    def ordered(self, files: Sequence[str]) -> tuple[Fault, ...]:
        """Return those kept, in the order of the files and their rows."""
        order = {file: number for number, file in enumerate(files)}
        return tuple(sorted(self._kept, key=lambda fault: (order.get(fault.file, -1), fault.row or 0)))


def shown(text: str) -> str:
    """Return a cell as it can be shown in one line of any terminal: short, nothing that steers."""
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
