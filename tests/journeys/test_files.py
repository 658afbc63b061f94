"""An officer's month by the Excel form: asked for, filled in, sent back, submitted, approved, answered."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.access import Role
from bot.reading.uploads import LARGEST
from bot.sandbox.bubbles import Bubble
from bot.sandbox.faults import Fault
from bot.sandbox.fetching import FETCHING
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.hostile import hostile
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE = "X040"  # has not reported digital signing for October
COLUMNS = {"numerator": "D", "denominator": "E", "none_arose": "F", "unit": "I", "indicator": "J"}

Figures = Mapping[
    tuple[str, str], tuple[float | str | None, ...]
]  # by unit and indicator: a part and its whole


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
            key = str(sheet[f"I{row}"].value), str(sheet[f"J{row}"].value)
            for column, value in zip("DEF", figures.get(key, ()), strict=False):
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


async def test_the_same_file_changes_nothing_and_says_so(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, approver = await officer_of(house), await house.enrolled(Role.APPROVER, PROVINCE)
        sent = filled(await form_of(officer, "/mau 10/2026"), {(COMMUNE, "kyso"): (96, 100)})
        first = await officer.hand("a.xlsx", sent)
        again = await officer.hand("a.xlsx", sent)
        known = "Tệp a.xlsx: không có gì mới.\n1 số liệu đã có từ trước, không thay đổi.\n"
        assert again.text.startswith(known)
        assert again.button("Gửi duyệt" if "Gửi duyệt" in again.buttons else again.buttons[0]).data == (
            first.button("Gửi duyệt" if "Gửi duyệt" in first.buttons else first.buttons[0]).data
        )
        await officer.press(await reasoned(officer, again), "Gửi duyệt")
        assert (await officer.hand("a.xlsx", sent)).text == known.strip()
        await approver.press(await approver.ask("/duyet"), "Duyệt")
        assert (await officer.hand("a.xlsx", sent)).text == known.strip()
        other = filled(sent, {(COMMUNE, "kyso"): (97, 100)})
        assert "đã nhận 1 số liệu" in (await officer.hand("a.xlsx", other)).text


async def test_zero_blank_and_none_arose_are_three_things(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        form = await form_of(officer, "/mau 10/2026")
        given = {(COMMUNE, "kyso"): (0, 100), (COMMUNE, "quahan"): (None, None, "x")}
        read = await officer.hand("a.xlsx", filled(form, given))
        assert "• Ký số: 0 / 100 văn bản = 0%" in read.text
        assert "• Hồ sơ quá hạn: không phát sinh" in read.text
        assert "Phát hành" not in read.text
        assert "Để trống: " in read.text
        both = filled(form, {(COMMUNE, "kyso"): (0, 100, "x")})
        assert "• Ô D" in (refused := (await officer.hand("a.xlsx", both)).text)
        assert "vừa có số, vừa ghi không phát sinh." in refused


async def test_each_cell_that_is_not_taken_is_named(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        form = await form_of(officer, "/mau 10/2026")
        wrong = {(COMMUNE, "kyso"): (160, 150), (COMMUNE, "quahan"): ("=1+1", 410)}
        read = await officer.hand("a.xlsx", filled(form, wrong))
        assert "chưa nhận được số liệu nào" in read.text
        assert "Không nhận 2 mục:" in read.text
        assert "(Tháng 10-2026): là công thức; nhập số." in read.text
        assert "(Tháng 10-2026): Ký số: số đạt (160) lớn hơn tổng số (150)." in read.text


async def test_a_table_as_excel_writes_it_is_read_with_its_qualifiers(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        rows = (
            "unit;indicator;period;numerator;denominator",
            f"{COMMUNE};kyso;2026-10;<96;>100",
            "X006;kyso;2026-10;1;2",
        )
        table = "\r\n".join(
            (*rows, f"{COMMUNE};khong;2026-10;1;2", f"{COMMUNE};quahan;2026-10;5.100,5;6000")
        ).encode("utf-8-sig")
        read = await officer.hand("số liệu.csv", table)
        assert "• Ký số: gần 96 / hơn 100 văn bản" in read.text
        assert "• Dòng 3: Xã " in read.text
        assert "• Dòng 4: không có chỉ tiêu mã “khong”." in read.text
        assert "• Dòng 5: “5.100,5” không phải là số." in read.text


TWO = {(COMMUNE, "kyso"): (28, 29), ("X041", "kyso"): (21, 21)}


async def officer_of_two(house: House) -> Phone:
    """Let an officer in who sends for two communes."""
    officer = await officer_of(house)
    await officer.ask(f"/start {house.invitation(Role.OFFICER, 'X041')}")
    return officer


async def test_a_file_of_two_units_is_sent_by_one_press_and_approved_by_one(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        officer, approver = await officer_of_two(house), await house.enrolled(Role.APPROVER, PROVINCE)
        read = await officer.hand("a.xlsx", filled(await form_of(officer, "/mau 10/2026"), TWO))
        assert read.text.startswith("Tệp a.xlsx: đã nhận 2 số liệu vào bản nháp.\n")
        assert "• phường Long Sơn · tháng 10/2026: 1 số liệu\n" in read.text
        await approver.ask("/trogiup")
        sent = await officer.press(read, "Gửi duyệt (2 phiếu)")
        assert sent.text.startswith("Tệp a.xlsx\nĐã gửi duyệt 2 phiếu · #")
        card = await approver.next()
        assert card.text.startswith("Chờ duyệt · tệp a.xlsx\nNgười gửi: Khách, ")
        assert card.buttons == [
            "Duyệt cả tệp (2 phiếu)",
            "Phường Long Sơn · tháng 10/2026",
            "Xã Long Phước · tháng 10/2026",
        ]
        done = await approver.press(card, "Duyệt cả tệp (2 phiếu)")
        assert "\nĐã duyệt và công bố 2 phiếu:\n• phường Long Sơn · tháng 10/2026\n" in done.text
        told = await officer.next()
        assert "\nĐã duyệt và công bố 2 phiếu:\n• phường Long Sơn · tháng 10/2026\n" in told.text
        data = card.button("Duyệt cả tệp (2 phiếu)").data
        assert data
        approver.forge(done, data)
        assert "Đã duyệt và công bố 2 phiếu:" in (await approver.next()).text
        assert "28 / 29" in (await officer.ask("/kyso phường Long Sơn tháng 10")).text


async def test_a_file_is_found_again_from_the_lists_and_from_each_of_its_submissions(
    province_url: str,
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, approver = await officer_of_two(house), await house.enrolled(Role.APPROVER, PROVINCE)
        await officer.hand("a.xlsx", filled(await form_of(officer, "/mau 10/2026"), TWO))
        listed = await officer.ask("/phieu")
        assert listed.buttons[0] == "Tệp a.xlsx: 2 phiếu chưa gửi"
        draft = await officer.press(listed, "1. Xã Long Phước · tháng 10/2026")
        whole = await officer.press(draft, "Cả tệp")
        assert whole.buttons[0] == "Gửi duyệt (2 phiếu)"
        await officer.press(whole, "Gửi duyệt (2 phiếu)")
        card = await approver.ask("/duyet")
        assert card.text.startswith("Chờ duyệt · tệp a.xlsx\n"), "all that waits is one file"
        one = await approver.press(card, "Phường Long Sơn · tháng 10/2026")
        back = await approver.press(one, "Cả tệp")
        assert back.buttons[0] == "Duyệt cả tệp (2 phiếu)"
        listed = await approver.press(await approver.press(one, "Trả lại"), "Hủy")
        assert "Cả tệp" in listed.buttons


async def test_files_stand_ahead_of_what_came_by_itself(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, approver = await officer_of_two(house), await house.enrolled(Role.APPROVER, PROVINCE)
        other = await officer_of(house, "X042")
        entered = await reasoned(other, await other.ask("/nhap kyso 10/2026 96/100"))
        await other.press(entered, "Gửi duyệt")
        read = await officer.hand("a.xlsx", filled(await form_of(officer, "/mau 10/2026"), TWO))
        await officer.press(read, "Gửi duyệt (2 phiếu)")
        waiting = await approver.ask("/duyet")
        assert waiting.text.startswith("3 phiếu chờ duyệt\n• Tệp a.xlsx: 2 phiếu, Khách gửi lúc ")
        assert waiting.buttons[0] == "Tệp a.xlsx: 2 phiếu"
        assert len(waiting.buttons) == 2


async def test_what_is_refused_of_a_file_keeps_nothing_else_back(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        officer, approver = await officer_of_two(house), await house.enrolled(Role.APPROVER, PROVINCE)
        own = await house.enrolled(Role.APPROVER, "X041")
        leader = await house.leader(PROVINCE)
        read = await officer.hand("a.xlsx", filled(await form_of(officer, "/mau 10/2026"), TWO))
        number = (read.button("Xã Long Phước · tháng 10/2026").data or "").split(":")[2]
        await approver.ask("/trogiup")
        await officer.press(read, "Gửi duyệt (2 phiếu)")
        card, theirs = await approver.next(), await own.next()
        assert "Duyệt cả tệp (1 phiếu)" in theirs.buttons, "an approver sees what is theirs to decide"
        officer.forge(read, f"nh:open:{number}")
        await officer.press(await officer.next(), "Rút lại")
        done = await approver.press(card, "Duyệt cả tệp (2 phiếu)")
        assert "Đã duyệt và công bố 1 phiếu:\n• phường Long Sơn" in done.text
        assert "Chưa duyệt 1 phiếu:\n• xã Long Phước · tháng 10/2026: " in done.text
        data = card.button("Duyệt cả tệp (2 phiếu)").data
        assert data
        for somebody in (officer, leader):
            somebody.forge(await somebody.ask("/trogiup"), data)
            assert "Đã duyệt và công bố" not in (await somebody.next()).text


@pytest.mark.parametrize("name", ["số\x00liệu.csv", f"{'n' * 200_000}.csv", "-c.csv"])
async def test_a_file_may_be_called_anything(province_url: str, name: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of_two(house)
        rows = "".join(f"{unit},kyso,2026-10,28,29\n" for unit in (COMMUNE, "X041"))
        table = f"unit,indicator,period,numerator,denominator\n{rows}".encode()
        assert "đã nhận 2 số liệu" in (await officer.hand(name, table)).text


async def test_what_is_marked_secret_or_comes_from_anybody_else_is_not_read(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, leader = await officer_of(house), await house.leader(PROVINCE)
        form = filled(await form_of(officer, "/mau 10/2026"), {(COMMUNE, "kyso"): (96, 100)})
        secret = (await officer.hand("a.xlsx", form, "Tối mật: số liệu tháng 10")).text
        assert "mật" in secret
        assert (await officer.hand("Mật.xlsx", form)).text == secret
        table = f"unit,indicator,period,numerator,denominator,note\n{COMMUNE},kyso,2026-10,1,2,Tuyệt mật\n"
        assert (await officer.hand("a.csv", table.encode())).text == secret
        assert (await leader.hand("a.xlsx", form)).text.startswith("Chỉ tài khoản nhập số liệu mới gửi được")
        assert (await leader.ask("/mau")).text == "Lệnh này không thuộc phạm vi của tài khoản này."
        assert "mau" in {command["command"] for command in officer.menu()}
        assert "mau" not in {command["command"] for command in leader.menu()}


async def test_a_hostile_file_is_refused_and_everybody_else_is_answered(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, leader = await officer_of(house), await house.leader(PROVINCE)
        name, content, _ = hostile("elements without end")
        officer.attach(name, content)
        assert "Ký số" in (await leader.ask("/kyso xa tháng 10")).text
        assert (await officer.next()).text.startswith("Tệp quá lớn (nhiều nhất 5 MB, 20.000 dòng)")
        house.server.faults.plan(Fault.ERROR, FETCHING, times=9)  # whoever would fetch it would be told
        huge = await officer.hand("a.xlsx", bytes(LARGEST + 1))
        assert huge.text.startswith("Tệp quá lớn (nhiều nhất 5 MB, 20.000 dòng)")
        assert "Lấy mẫu bằng /mau" in huge.text
        assert house.server.faults.waiting == [Fault.ERROR] * 9


async def test_a_connection_that_breaks_is_tried_again(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        form = filled(await form_of(officer, "/mau 10/2026"), {(COMMUNE, "kyso"): (96, 100)})
        house.server.faults.plan(Fault.DROPPED, FETCHING)
        house.server.faults.plan(Fault.LOST, "sendMessage")
        assert "• Ký số: 96 / 100" in (await officer.hand("a.xlsx", form)).text
        again = await officer.next()
        assert "• Ký số: 96 / 100" in again.text, "the answer that was lost is sent once more"
        house.server.faults.plan(Fault.DROPPED, FETCHING, times=9)
        assert (await officer.hand("a.xlsx", form)).text == "Chưa tải được tệp. Gửi lại sau ít phút."


async def test_english_officers_get_an_english_form(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE, "en")
        shown = await officer.ask("/template 10/2026")
        assert shown.file
        assert shown.file.name == "template-2026-10.xlsx"
        read = await officer.hand("a.xlsx", filled(shown.file.content, {(COMMUNE, "kyso"): (160, 150)}))
        assert "1 entry not taken:" in read.text
        assert "Which period is not clear." in (await officer.ask("/template tháng kia")).text
