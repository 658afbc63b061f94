"""Excel workbooks, whose claims about their own size are not believed."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

from bot.reading.guard import LARGEST_UNPACKED, unpacked
from bot.reading.workbook_cells import BROKEN, Cell, text_of
from bot.services.bring_in.faults import BrokenSheetError, Reason

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MOST_COLUMNS, _MOST_ROWS = 100, 1_048_576


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
        except BROKEN:
            raise BrokenSheetError(Reason.NOT_A_WORKBOOK) from None
        self.position = self.size


def open_workbook(file: IO[bytes]) -> "Workbook":
    """Read what an opened workbook holds; BrokenSheetError where it is none, or too large.

    Its rows are read later, so the file stays open until then.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        with ZipFile(file) as parts:
            if unpacked(parts.infolist()) > LARGEST_UNPACKED:
                raise BrokenSheetError(Reason.WORKBOOK_TOO_LARGE, most=LARGEST_UNPACKED // 1_000_000)
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except BROKEN:
        raise BrokenSheetError(Reason.NOT_A_WORKBOOK) from None


def sheets_of(book: "Workbook", name: str, size: int) -> Sequence[WorkbookSheet]:
    """Return the sheets of a workbook, as parts of its file."""
    share = size // max(len(book.worksheets), 1)
    return [
        WorkbookSheet(f"{name}#{sheet.title}", sheet.title.strip(), share, sheet) for sheet in book.worksheets
    ]


def _trimmed(cells: Iterable[Cell], width: int) -> list[str]:
    """Return a row as wide as the header; only cells that hold something make it wider."""
    texts = [text_of(cell) for cell in cells]
    while len(texts) > width and not texts[-1]:
        texts.pop()
    return texts
