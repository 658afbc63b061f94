"""An office brings in a workbook as Excel saves it."""

from collections.abc import Generator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bot.services.bring_in import Brought, Reason
from tests.services.office import CATALOGUE, HEADER, Office, opened

Cell = str | int | float | bool | date | None


@pytest.fixture
def office(sqlite_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office whose catalogue is known."""
    with opened(sqlite_url, tmp_path) as each:
        each.must_bring()
        yield each


def workbook(office: Office, sheets: dict[str, Sequence[Sequence[Cell]]]) -> Path:
    """Save a workbook with some sheets."""
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = office.folder / "so-lieu.xlsx"
    book.save(path)
    return path


def figures(office: Office, *rows: Sequence[Cell]) -> Path:
    """Save a workbook of figures."""
    return workbook(office, {"figures": [HEADER.split(","), *rows]})


def test_a_workbook_may_hold_all_tables_and_others(database_url: str, tmp_path: Path) -> None:
    with opened(database_url, tmp_path) as office:
        tables: dict[str, Sequence[Sequence[Cell]]] = {
            name.removesuffix(".csv").title(): [line.split(",") for line in text.splitlines()]
            for name, text in CATALOGUE.items()
        }
        rows = [HEADER.split(","), ["x1", None, "kyso", "2022-05", 116, 120, None, "báo cáo", None]]
        path = workbook(office, {**tables, "figures": rows, "Ghi chú": [["xin chào"]]})
        assert office.must_bring(path) == Brought(3, 6, 4, 1, passed_over=("so-lieu.xlsx#Ghi chú",))
        assert not office.must_bring(path).is_news


@pytest.mark.parametrize(
    ("typed", "read"), [(116, "116"), (116.0, "116"), (98.7, "98.7"), (">98.7", ">98.7"), (1 / 3, None)]
)
def test_numbers_are_read_as_they_were_typed(office: Office, typed: Cell, read: str | None) -> None:
    path = figures(office, ["x1", None, "taikhoan", "2022-05", typed, None, None, "a", None])
    if read is None:
        assert office.is_told(path) == [(2, "numerator", Reason.TOO_MANY_DECIMALS)]
    else:
        office.must_bring(path)
        assert [row["numerator"] for row in office.takes_out()] == [read]


def test_a_year_may_be_a_number_and_a_day_a_date(office: Office) -> None:
    path = figures(
        office,
        ["x1", None, "kyso", 2022, 1, 2, None, "a", None],
        ["x1", None, "kyso", datetime(2022, 6, 24, tzinfo=UTC).replace(tzinfo=None), 1, 2, None, "a", None],
    )
    office.must_bring(path)
    assert [row["period"] for row in office.takes_out()] == ["2022-06-24", "2022"]


def test_a_month_that_excel_took_for_a_day_is_read_as_the_month_that_it_shows(office: Office) -> None:
    book = Workbook()
    sheet = book.create_sheet("figures")
    sheet.append(HEADER.split(","))
    sheet.append(["x1", None, "kyso", date(2022, 6, 1), 1, 2, None, "a", None])
    sheet["D2"].number_format = "mmm-yy"
    book.save(office.folder / "so-lieu.xlsx")
    office.must_bring(office.folder / "so-lieu.xlsx")
    assert [row["period"] for row in office.takes_out()] == ["2022-06"]


def test_a_cell_in_per_cent_is_not_read_a_hundredfold(office: Office) -> None:
    book = Workbook()
    sheet = book.create_sheet("figures")
    sheet.append(HEADER.split(","))
    sheet.append(["x1", None, "kyso", "2022-05", None, None, 0.987, "a", None])
    sheet["G2"].number_format = "0.0%"
    book.save(office.folder / "so-lieu.xlsx")
    assert office.is_told(office.folder / "so-lieu.xlsx") == [(2, "rate", Reason.NOT_A_NUMBER)]


def test_rows_count_as_excel_counts_them(office: Office) -> None:
    path = figures(office, [], [None, None], ["zz", None, "kyso", "2022-05", 1, 2, None, "a", None, "?"])
    assert office.is_told(path) == [(4, None, Reason.TOO_MANY_CELLS)]


def test_a_cell_at_the_far_end_of_a_sheet_does_no_harm(office: Office) -> None:
    book = Workbook()
    sheet = book.create_sheet("figures")
    sheet.append(HEADER.split(","))
    sheet.append(["x1", None, "kyso", "2022-05", 1, 2, None, "a", None])
    sheet["XFD1048576"] = "x"
    book.save(office.folder / "so-lieu.xlsx")
    assert office.must_bring(office.folder / "so-lieu.xlsx").figures == 1


def test_a_workbook_that_swells_when_unpacked_is_refused_unread(office: Office) -> None:
    path = figures(office)
    with ZipFile(path, "a", ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/bom.bin", bytes(21_000_000))
    assert path.stat().st_size < 100_000
    assert office.is_told(path) == [(None, None, Reason.WORKBOOK_TOO_LARGE)]


def test_a_damaged_workbook_is_named(office: Office) -> None:
    path = figures(office)
    with ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row"
    with ZipFile(path, "w") as damaged:
        for name, content in parts.items():
            damaged.writestr(name, content)
    assert [reason for _, _, reason in office.is_told(path)] == [Reason.NOT_A_WORKBOOK]


def test_a_workbook_with_none_of_our_sheets_is_named(office: Office) -> None:
    path = workbook(office, {"Ghi chú": [["xin chào"]], "Trống": []})
    assert office.is_told(path) == [(None, None, Reason.NOTHING_TO_READ)]


def test_an_empty_sheet_of_ours_is_named(office: Office) -> None:
    path = workbook(office, {"figures": []})
    assert office.is_told(path) == [(None, None, Reason.EMPTY)]
