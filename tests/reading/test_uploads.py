"""Files from outside: each that is no table of figures is refused, and says why."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.reading.uploads import RefusedError, read_upload
from tests.hostile import NAMES, hostile


@pytest.mark.parametrize("what", NAMES)
def test_a_hostile_file_is_refused(what: str) -> None:
    name, content, refused = hostile(what)
    with pytest.raises(RefusedError) as raised:
        read_upload(name, content)
    assert raised.value.refused == refused


@pytest.mark.parametrize(
    ("value", "shown_as", "says"),
    [
        (0.9467, "0.00%", "94.67%"),
        (0.07, "0%", "7%"),
        (1, "0%", "100%"),
        (94.67, '0.00"%"', "94.67"),
        (94.67, "0.00\\%", "94.67"),
        (94.67, "General", "94.67"),
    ],
)
def test_a_rate_that_excel_shows_in_per_cent_is_read_as_it_is_shown(
    value: float, shown_as: str, says: str
) -> None:
    book = Workbook()
    sheet = book.create_sheet("figures")
    sheet.append(["unit", "indicator", "period", "rate"])
    sheet.append(["x1", "kyso", "2026-10", value])
    sheet["D2"].number_format = shown_as
    content = BytesIO()
    book.save(content)
    assert [row.cells["rate"] for row in read_upload("a.xlsx", content.getvalue()).rows] == [says]
