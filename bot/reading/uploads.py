"""Figures in a file that somebody sent: the form filled in, or the table of figures as CSV or a workbook."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZipFile

from bot.reading.figure_table import FORM, NEEDED, READ
from bot.reading.guard import MOST_COLUMNS, MOST_ROWS, Unsafe, UnsafeError, check_workbook
from bot.reading.secrecy import bears_a_mark
from bot.reading.workbook_cells import BROKEN, Cell, text_of

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_Cells: TypeAlias = tuple[list[str], set[int]]  # a row's texts, and which of them are formulas
LARGEST = 5 * 2**20  # bytes of a file
_LONGEST = 4_000  # letters of a cell
_CODES = frozenset({"unit", "tier", "indicator", "period"})  # which are no words
_NUMBERS = frozenset({"numerator", "denominator", "rate"})
_DECIMAL_COMMA = re.compile(r"^(\D*\d+),(\d{1,2}|\d{4,})(?=%?$)")
_FORMULA = "f"  # as openpyxl calls it
_TOLD = re.compile(rb"docprops/.*\.xml|xl/(?:comments|threadedcomments|drawings)[^/]*/?[^/]*\.xml")
_TEXT = re.compile(r">([^<>]+)<")
_MARGINS = re.compile(r"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<")


class Refused(StrEnum):
    """Why a whole file is not taken."""

    UNKNOWN_KIND = "unknown_kind"  # neither .xlsx nor .csv
    NOT_A_WORKBOOK = Unsafe.NOT_A_WORKBOOK.value
    LOCKED = Unsafe.LOCKED.value
    TOO_LARGE = Unsafe.TOO_LARGE.value
    MACROS = Unsafe.MACROS.value
    LINKS = Unsafe.LINKS.value
    EMBEDDED = Unsafe.EMBEDDED.value
    NOT_UTF8 = "not_utf8"
    MALFORMED = "malformed"
    NO_TABLE = "no_table"
    UNKNOWN_COLUMN = "unknown_column"
    NO_FIGURES = "no_figures"
    SECRET = "secret"  # noqa: S105 - a mark of state secrets, and no password
    NOT_FETCHED = "not_fetched"


class RefusedError(Exception):
    """A file that is not taken."""

    def __init__(self, refused: Refused, detail: str = "") -> None:
        """Say why."""
        super().__init__(refused)
        self.refused, self.detail = refused, detail


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row that has a code or a number: its number as a spreadsheet counts, its cells by their columns."""

    sheet: str  # empty in a CSV file
    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Upload:
    """What a file says, as texts; a form's columns bear the letters by which people find a cell."""

    rows: list[FileRow] = field(default_factory=list[FileRow])
    letters: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])  # by sheet
    formulas: list[tuple[str, int, str]] = field(
        default_factory=list[tuple[str, int, str]]
    )  # sheet, row, letter
    is_form: bool = False


def read_upload(name: str, content: bytes) -> Upload:
    """Read a file; RefusedError where it is not taken."""
    kind = name.rpartition(".")[2].casefold()
    if len(content) > LARGEST:
        raise RefusedError(Refused.TOO_LARGE)
    if kind not in {"xlsx", "csv"}:
        raise RefusedError(Refused.UNKNOWN_KIND)
    upload = _read_workbook(content) if kind == "xlsx" else _read_csv(content)
    if not upload.rows and not upload.formulas:
        raise RefusedError(Refused.NO_FIGURES)
    return upload


def _read_csv(content: bytes) -> Upload:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(Refused.NOT_UTF8) from None
    if "\x00" in text:
        raise RefusedError(Refused.NOT_UTF8)
    first = text.partition("\n")[0]
    semicolons = ";" in first and "," not in first  # as Excel writes where the comma is for decimals
    rows = csv.reader(StringIO(text, newline=""), delimiter=";" if semicolons else ",", strict=True)
    try:
        upload = _read_table("", (([cell.strip() for cell in row], set[int]()) for row in rows))
    except csv.Error:
        raise RefusedError(Refused.MALFORMED) from None
    if upload is None:
        raise RefusedError(Refused.NO_TABLE)
    return Upload([_with_points(row) if semicolons else row for row in upload.rows])


def _with_points(row: FileRow) -> FileRow:
    """Return a row whose decimal commas are points; what may be thousands stays as it is, and is refused."""
    cells = {
        column: _DECIMAL_COMMA.sub(r"\1.\2", cell) if column in _NUMBERS else cell
        for column, cell in row.cells.items()
    }
    return FileRow(row.sheet, row.number, cells)


def _read_workbook(content: bytes) -> Upload:
    try:
        check_workbook(content)
    except UnsafeError as error:
        raise RefusedError(Refused(error.why.value)) from None
    if any(map(bears_a_mark, _told_beside(content))):
        raise RefusedError(Refused.SECRET)
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and only once the guard is passed

    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        read = [_read_table(sheet.title, map(_cells_of, _rows_of(sheet))) for sheet in book.worksheets]
    except BROKEN:
        raise RefusedError(Refused.NOT_A_WORKBOOK) from None
    found = [each for each in read if each]
    if not found:
        raise RefusedError(Refused.NO_TABLE)
    return Upload(
        [row for each in found for row in each.rows],
        {sheet: letters for each in found for sheet, letters in each.letters.items()},
        [formula for each in found for formula in each.formulas],
        any(each.is_form for each in found),
    )


def _told_beside(content: bytes) -> Iterator[str]:
    """Yield what a workbook says outside its cells: properties, comments, drawings, headers, footers."""
    with ZipFile(BytesIO(content)) as parts:
        for part in parts.namelist():
            is_sheet = part.casefold().startswith("xl/worksheets/") and part.endswith(".xml")
            if is_sheet or _TOLD.fullmatch(part.casefold().encode()):
                text = parts.read(part).decode(errors="replace")
                yield from (_MARGINS if is_sheet else _TEXT).findall(text)
            elif part.casefold() == "xl/workbook.xml":
                yield from re.findall(
                    r'<sheet [^>]*name="([^"]*)"', parts.read(part).decode(errors="replace")
                )


def _rows_of(sheet: "ReadOnlyWorksheet") -> Iterator[tuple[Cell, ...]]:
    return sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)


def _cells_of(row: Iterable[Cell]) -> _Cells:
    cells = list(row)
    formulas = {at for at, cell in enumerate(cells) if getattr(cell, "data_type", "") == _FORMULA}
    return ["" if at in formulas else text_of(cell).strip() for at, cell in enumerate(cells)], formulas


def _read_table(title: str, rows: Iterator[_Cells]) -> Upload | None:
    """Read a sheet or a CSV file; None where its first row is no header of figures."""
    header = [cell.casefold() for cell in next(rows, (list[str](), set[int]()))[0]]
    is_form, is_table = header[:1] == [FORM], set(header) >= NEEDED
    columns = {name: at for at, name in enumerate(header) if name in READ} if is_table else {}
    unknown = [name for name in header if name and name not in columns and name != FORM]
    if is_table and (unknown or sum(map(header.count, columns)) > len(columns)):
        raise RefusedError(Refused.UNKNOWN_COLUMN, (unknown or [""])[0])
    upload = Upload(letters={title: {name: _letter(at) for name, at in columns.items()}}, is_form=is_form)
    for number, (texts, formulas) in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise RefusedError(Refused.TOO_LARGE)
        cells = {name: texts[at][:_LONGEST] for name, at in columns.items() if at < len(texts) and texts[at]}
        is_coded = not _CODES.isdisjoint(cells)
        own = {at for name, at in columns.items() if name in _CODES}
        shown = (
            set(range(len(header))) - set(columns.values()) if is_form else set[int]()
        )  # the form's own words
        if any(
            bears_a_mark(text)
            for at, text in enumerate(texts)
            if text and not (is_coded and at in own | shown)
        ):
            raise RefusedError(Refused.SECRET)
        upload.formulas.extend((title, number, _letter(at)) for at in sorted(formulas) if is_table)
        if not formulas and (is_coded if is_form else cells):
            upload.rows.append(FileRow(title, number, cells))
    return upload if is_table else None


def _letter(at: int) -> str:
    """Return what a spreadsheet calls a column: A, B and so on to Z, AA, AB."""
    tens, ones = divmod(at, 26)
    return (_letter(tens - 1) if tens else "") + chr(ord("A") + ones)
