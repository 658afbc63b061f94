"""Excel workbooks, whose claims about their own size are not believed."""

import zlib
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Protocol
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from bot.services.bring_in.faults import BrokenSheetError, Reason

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_LARGEST = 20_000_000  # bytes, unpacked
_MOST_COLUMNS, _MOST_ROWS = 100, 1_048_576
# What openpyxl raises over a file that is no workbook, or a broken one.
_BROKEN = (
    BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
)


class _Cell(Protocol):
    @property
    def value(self) -> object: ...

    @property
    def number_format(self) -> object: ...


@dataclass
class WorkbookSheet:
    """One sheet of a workbook."""

    name: str
    stem: str
    size: int
    _sheet: "ReadOnlyWorksheet"
    position: int = 0

    def rows(self) -> Generator[list[str]]:
        """Yield every row as texts, the header first; one column beyond the header's is looked at."""
        try:
            header = _trimmed(next(self._sheet.iter_rows(max_row=1, max_col=_MOST_COLUMNS), ()), 0)
            yield header
            width = max(len(header), 1)
            for cells in self._sheet.iter_rows(min_row=2, max_row=_MOST_ROWS, max_col=width + 1):
                yield _trimmed(cells, width)
        except _BROKEN:
            raise BrokenSheetError(Reason.NOT_A_WORKBOOK) from None
        self.position = self.size


def open_workbook(file: IO[bytes]) -> "Workbook":
    """Read what an opened workbook holds; BrokenSheetError where it is none, or too large.

    Its rows are read later, so the file stays open until then.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        with ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise BrokenSheetError(Reason.WORKBOOK_TOO_LARGE, most=_LARGEST // 1_000_000)
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _BROKEN:
        raise BrokenSheetError(Reason.NOT_A_WORKBOOK) from None


def sheets_of(book: "Workbook", name: str, size: int) -> Sequence[WorkbookSheet]:
    """Return the sheets of a workbook, as parts of its file."""
    share = size // max(len(book.worksheets), 1)
    return [
        WorkbookSheet(f"{name}#{sheet.title}", sheet.title.strip(), share, sheet) for sheet in book.worksheets
    ]


def _trimmed(cells: Iterable[_Cell], width: int) -> list[str]:
    """Return a row as wide as the header; only cells that hold something make it wider."""
    texts = [_text(cell) for cell in cells]
    while len(texts) > width and not texts[-1]:
        texts.pop()
    return texts


def _text(cell: _Cell) -> str:
    """Return what a CSV file would say; a per cent keeps its sign, so that it is not read a hundredfold."""
    match cell.value:
        case None:
            return ""
        case bool() as truth:
            return str(truth).upper()
        case int() | float() as number:
            return f"{_plain(number)}%" if "%" in str(cell.number_format) else _plain(number)
        case datetime() | date() as moment:
            return _day(moment, str(cell.number_format))
        case other:
            return str(other)


def _plain(number: float) -> str:
    """Return the digits that the number was written with."""
    return str(int(number)) if number == int(number) else f"{Decimal(repr(number)):f}"


def _day(moment: date, shown_as: str) -> str:
    """Return the day, or the month where that is all that the cell shows: Excel turns 2022-06 into 1 June."""
    is_month = moment.day == 1 and "d" not in shown_as.casefold()
    return f"{moment:%Y-%m}" if is_month else f"{moment:%Y-%m-%d}"
