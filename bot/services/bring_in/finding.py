"""Which tables lie in the files and folders that are to be imported."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.services.bring_in.faults import BadCellError, BrokenSheetError, Faults, Place, Reason
from bot.services.bring_in.layouts import LAYOUTS, Layout, check_header, columns_of, layout_of
from bot.services.bring_in.sheets import CsvSheet, Sheet
from bot.services.bring_in.workbooks import open_workbook, sheets_of


@dataclass(frozen=True)
class Found:
    """A sheet that holds one of the tables, its header read."""

    sheet: Sheet
    layout: Layout
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Finds:
    """The tables to read, in the order in which they are read, and what is none of them."""

    tables: tuple[Found, ...]
    passed_over: tuple[str, ...]

    def of(self, layout: Layout) -> Iterator[Found]:
        """Yield the sheets that hold one of the tables."""
        return (found for found in self.tables if found.layout is layout)


def find(paths: Sequence[Path], faults: Faults, opened: ExitStack) -> Finds:
    """Look into files and folders; workbooks stay open until the stack closes them.

    Other files of a folder, and other sheets of a workbook, are passed over; a file that is named must fit.
    """
    tables: list[Found] = []
    passed_over: list[str] = []
    for path in dict.fromkeys(path.resolve() for path in paths):
        before = len(tables), faults.count
        for sheet in _sheets(path, faults, opened):
            found = _recognised(sheet, faults, must_fit=isinstance(sheet, CsvSheet) and not path.is_dir())
            if found:
                tables.append(found)
            else:
                passed_over.append(sheet.name)
        if before == (len(tables), faults.count):
            faults.tell(Place(path.name), Reason.NOTHING_TO_READ)
    tables.sort(key=lambda found: LAYOUTS.index(found.layout))
    return Finds(tuple(tables), tuple(passed_over))


def _sheets(path: Path, faults: Faults, opened: ExitStack) -> Sequence[Sheet]:
    try:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.casefold() == ".csv")
            return [_csv(each, f"{path.name}/{each.name}") for each in inside]
        match path.suffix.casefold():
            case _ if not path.exists():
                faults.tell(Place(path.name), Reason.NOT_FOUND)
            case ".csv":
                return [_csv(path, path.name)]
            case ".xlsx":
                book = open_workbook(opened.enter_context(path.open("rb")))
                opened.callback(book.close)
                return sheets_of(book, path.name, path.stat().st_size)
            case _:
                faults.tell(Place(path.name), Reason.UNKNOWN_FILE)
    except BrokenSheetError as broken:
        faults.add(Place(path.name), None, broken)
    except OSError as error:
        faults.tell(Place(path.name), Reason.NOT_READABLE, detail=error.strerror or "")
    return []


def _csv(path: Path, name: str) -> CsvSheet:
    return CsvSheet(path, name, path.stat().st_size)


def _recognised(sheet: Sheet, faults: Faults, *, must_fit: bool) -> Found | None:
    """Return a sheet with its table; None where it is none, or its header is faulty."""
    place = Place(sheet.name, 1)
    rows = sheet.rows()
    try:
        header = next(rows, None)
        columns = columns_of(header or ())
    except (BadCellError, BrokenSheetError) as bad:
        faults.add(place, None, bad)
        return None
    except OSError as error:
        faults.tell(place, Reason.NOT_READABLE, detail=error.strerror or "")
        return None
    finally:
        rows.close()
    layout = layout_of(sheet.stem, columns)
    if not columns and (must_fit or layout):
        faults.tell(Place(sheet.name), Reason.EMPTY)
    elif layout:
        check_header(place, layout, columns, faults)
        return Found(sheet, layout, columns)
    elif must_fit:
        faults.tell(place, Reason.UNKNOWN_TABLE)
    return None
