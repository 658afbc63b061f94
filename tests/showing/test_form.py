"""The Excel form: what can be changed in it, what cannot, and that LibreOffice keeps it as it is."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain import period as periods
from bot.domain.catalogue import Who
from bot.domain.names import Language, Names
from bot.domain.question import Subject
from bot.domain.submission import Line, Sheet
from bot.reading.uploads import read_upload
from bot.showing.form import form, form_name
from tests.showing.samples import DISTRICT, OVERDUE, SIGNING, SPEECHES

if TYPE_CHECKING:
    from openpyxl.styles.protection import Protection

OCTOBER = periods.month(2026, 10)
FORMULA = replace(OVERDUE, names=Names("=HYPERLINK(1)", "+1"))


def sheet(*lines: Line) -> Sheet:
    """Return what the district owes for October."""
    return Sheet(Who(Subject(DISTRICT.id), DISTRICT, None, has_members=False), OCTOBER, lines)


def page(content: bytes) -> Worksheet:
    """Open the only sheet of a form."""
    found = load_workbook(BytesIO(content)).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def is_open(cell: object) -> bool:
    """Say whether a cell can be changed."""
    protection = cast("Protection", getattr(cell, "protection", None))
    return not protection.locked


def test_only_figures_can_be_changed_and_codes_are_hidden() -> None:
    content = form(SPEECHES["vi"], [sheet(Line(SIGNING, None, None, ()))])
    shown = page(content)
    unlocked = {cell.coordinate for row in shown for cell in row if is_open(cell)}
    assert unlocked <= {"D5", "E5", "F5"}
    assert "D5" in unlocked
    assert shown.protection.sheet
    assert shown.row_dimensions[1].hidden
    assert [shown[f"{column}5"].value for column in "IJK"] == [DISTRICT.code, SIGNING.code, "2026-10"]
    assert shown.column_dimensions["I"].hidden
    assert form_name(SPEECHES["vi"], [sheet()]) == "mau-2026-10.xlsx"


def test_a_cell_says_what_it_takes_in_the_officers_language() -> None:
    told: dict[Language, str] = {
        "vi": "Số đạt không được lớn hơn tổng số.",
        "en": "The part cannot be more than the whole.",
    }
    for language, wrong in told.items():
        content = form(SPEECHES[language], [sheet(Line(SIGNING, None, None, ()))])
        rules = {str(each.sqref): each for each in page(content).data_validations.dataValidation}
        assert wrong in str(rules["D5"].error)
        assert rules["D5"].type == "whole"
        assert rules["D5"].formula1 == "0"
        assert "$E$5" in str(rules["D5"].formula2)


def test_a_name_that_begins_like_a_formula_stays_a_text() -> None:
    shown = page(form(SPEECHES["vi"], [sheet(Line(FORMULA, None, None, ()))]))
    assert (shown["B5"].value, shown["B5"].data_type) == ("=HYPERLINK(1)", "s")


def test_libreoffice_opens_the_form_and_what_it_saves_is_read_alike(soffice: str, tmp_path: Path) -> None:
    lines = [Line(each, None, None, ()) for each in (SIGNING, FORMULA)]
    book = load_workbook(BytesIO(form(SPEECHES["vi"], [sheet(*lines)])))
    book.worksheets[0]["D5"], book.worksheets[0]["E5"] = 142, 150
    given, saved = tmp_path / "mau.xlsx", tmp_path / "saved" / "mau.xlsx"
    book.save(given)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = (
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(saved.parent),
        str(given),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    ours, theirs = (read_upload(each.name, each.read_bytes()) for each in (given, saved))
    assert theirs.is_form
    assert theirs.rows == ours.rows
    assert theirs.rows[0].cells == {
        "unit": DISTRICT.code,
        "indicator": SIGNING.code,
        "period": "2026-10",
        "numerator": "142",
        "denominator": "150",
    }
    kept = page(saved.read_bytes())
    assert kept["B6"].value == "=HYPERLINK(1)"
    assert kept["B6"].data_type == "s"
    assert kept.protection.sheet
    assert {str(each.sqref) for each in kept.data_validations.dataValidation} >= {"D5", "E5"}
