"""An officer's month by the Excel form: asked for, filled in, sent back, submitted, approved, answered."""

from collections.abc import Mapping
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE = "X040"  # has not reported digital signing for October
COLUMNS = {"numerator": "D", "denominator": "E", "none_arose": "F", "unit": "I", "indicator": "J"}

Figures = Mapping[tuple[str, str], tuple[object, object]]  # by unit and indicator: a part and its whole


async def officer_of(house: House, unit: str = COMMUNE) -> Phone:
    """Let an officer in."""
    return await house.enrolled(Role.OFFICER, unit)


async def form_of(officer: Phone, command: str = "/mau") -> bytes:
    """Ask for the form."""
    shown = await officer.ask(command)
    assert shown.file, shown.text
    return shown.file.content


def filled(content: bytes, figures: Figures) -> bytes:
    """Fill a form in, as somebody does in Excel: only cells that are not locked."""
    book = load_workbook(BytesIO(content))
    for sheet in book.worksheets:
        assert isinstance(sheet, Worksheet)
        for row in range(2, sheet.max_row + 1):
            key = sheet[f"I{row}"].value, sheet[f"J{row}"].value
            for column, value in zip("DE", figures.get(key, ()), strict=False):
                assert not sheet[f"{column}{row}"].protection.locked or value is None
                sheet[f"{column}{row}"] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


async def reasoned(officer: Phone, shown: Bubble) -> Bubble:
    """Give a reason for each figure that wants one, and return the sheet that is ready."""
    while label := next((each for each in shown.buttons if each.startswith("Nêu lý do")), None):
        await officer.press(shown, label)
        shown = await officer.ask("Đã đối chiếu với sổ văn bản")
    return shown


async def test_a_month_is_a_form_one_upload_and_one_press(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, approver = await officer_of(house), await house.enrolled(Role.APPROVER, PROVINCE)
        shown = await officer.ask("/mau 10/2026")
        assert shown.file
        assert shown.file.name == "mau-2026-10.xlsx"
        assert shown.text.startswith("Mẫu nhập số liệu · tháng 10/2026\n")
        sent = filled(shown.file.content, {(COMMUNE, "kyso"): (96, 100)})
        read = await officer.hand("mau-2026-10.xlsx", sent)
        assert read.text.startswith("Tệp mau-2026-10.xlsx: đã nhận 1 số liệu vào bản nháp.\n")
        assert "• Ký số: 96 / 100 văn bản = 96% (tháng 9: " in read.text
        waits = await officer.press(await reasoned(officer, read), "Gửi duyệt")
        assert "Đã gửi duyệt · #" in waits.text
        card = await approver.ask("/duyet")
        assert "96 / 100 văn bản" in card.text
        await approver.press(card, "Duyệt")
        assert "96%" in (await officer.ask("/kyso tháng 10")).text
