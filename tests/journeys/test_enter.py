"""An officer enters figures by a line, a form or a list, reads them back, and sends them."""

import re

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE = "X040"  # has not reported digital signing for October
NOT_FOR_YOU = "Lệnh này không thuộc phạm vi của tài khoản này."
TYPED = "/nhap kyso 96/100"


async def officer_of(house: House, unit: str = COMMUNE) -> Phone:
    """Let an officer in."""
    return await house.enrolled(Role.OFFICER, unit)


async def reasoned(officer: Phone, shown: Bubble) -> Bubble:
    """Give a reason for each figure that wants one, and return the sheet that is ready."""
    while label := next((each for each in shown.buttons if each.startswith("Nêu lý do")), None):
        asked = await officer.press(shown, label)
        assert "Nêu lý do vào tin nhắn tiếp theo." in asked.text
        shown = await officer.ask("Đã đối chiếu với sổ văn bản")
        assert "Lý do: Đã đối chiếu với sổ văn bản" in shown.text
    return shown


async def test_a_line_is_read_back_sent_approved_and_then_answered(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, approver = await officer_of(house), await house.enrolled(Role.APPROVER, PROVINCE)
        shown = await officer.ask(TYPED)
        assert shown.text.startswith("Phiếu số liệu · phường Long Sơn · tháng 10/2026\n")
        assert "\n• Ký số: 96 / 100 văn bản = 96% (tháng 9: " in shown.text
        assert shown.buttons[-3:] == ["Gửi duyệt", "Sửa", "Hủy"]
        ready = await reasoned(officer, shown)
        sent = await officer.press(ready, "Gửi duyệt")
        assert re.search(r"Đã gửi duyệt · #[0-9A-Z]{4}\nNgười duyệt: ", sent.text)
        assert sent.buttons == ["Rút lại"]
        card = await approver.ask("/duyet")
        assert "96 / 100 văn bản" in card.text
        await approver.press(card, "Duyệt")
        answer = await officer.ask("/kyso tháng 10")
        assert "96%" in answer.text


async def test_the_form_asks_for_each_number(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        due = await officer.ask("/submit")
        form = await officer.press(due, next(each for each in due.buttons if "tháng 10/2026" in each))
        assert "• Ký số: chưa nhập (tháng 9: " in form.text
        asked = await officer.press(form, "Ký số")
        assert "Nhập số liệu ký số vào tin nhắn tiếp theo." in asked.text
        assert asked.buttons == ["Không phát sinh", "Quay lại"]
        again = await officer.ask("chín mươi sáu gì đó")
        assert "chưa đọc được thành số" in again.text
        entered = await officer.ask("96/100")
        assert "• Ký số: 96 / 100 văn bản = 96%" in entered.text
        assert "Chưa rõ" in (await officer.ask("thời tiết hôm nay")).text, "it is asked for no more"
        shown = await officer.ask("/nhap kyso 96/100")
        form = await officer.press(shown, "Sửa")
        blank = await officer.press(await officer.press(form, "✓ Ký số"), "Bỏ trống")
        assert "• Ký số: chưa nhập" in blank.text


async def test_a_unit_owes_nothing_for_when_it_was_no_more(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house, "O1")  # merged away by 01/07/2025
        assert (await officer.ask("/nhap")).text.startswith("Không có phiếu số liệu nào cần nhập.")


async def test_a_pasted_list_is_taken_and_what_is_wrong_is_told(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        shown = await officer.ask("/nhap ký số 96/100, phát hành 160/150\nhồ sơ quá hạn 3/410")
        assert "• Ký số: 96 / 100" in shown.text
        assert "• Hồ sơ quá hạn: 3 / 410" in shown.text
        assert "Phát hành" not in shown.text
        refused = await officer.next()
        assert "(160) lớn hơn tổng số" in refused.text


async def test_what_is_not_certain_is_asked_back(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        asked = await officer.ask("/nhap kyso 5,100/5,200")
        assert asked.text == "«kyso 5,100/5,200»: số nào?"
        label = next(each for each in asked.buttons if "5.100 / 5.200" in each)
        picked = await officer.press(asked, label)
        assert "• Ký số: 5.100 / 5.200 văn bản = 98,08%" in picked.text
        elsewhere = await officer.ask("/nhap kyso 10/2026 96/100 Ba Tô")
        assert elsewhere.text.startswith("Xã Ba Tô không thuộc phạm vi")


async def test_a_report_is_confirmed_figure_by_figure(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        ballast = "Lãnh đạo luôn quan tâm chỉ đạo thực hiện nghiêm túc nhiệm vụ được giao. " * 8
        report = f"/nhap {ballast} Ký số 96/100 văn bản. Hồ sơ quá hạn 3/410."
        shown = await officer.ask(report)
        assert "Đọc từ: «Ký số 96/100»" in shown.text
        assert "Có 2 số đọc được cần xác nhận." in shown.text
        assert "Gửi duyệt" not in shown.buttons
        one = await officer.press(shown, "Đúng: ký số")
        assert "Có 1 số đọc được cần xác nhận." in one.text
        rest = await officer.press(one, "Bỏ: hồ sơ quá hạn")
        assert "Có 1 số" not in rest.text


async def test_what_was_returned_is_mended_and_sent_again(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, approver = await officer_of(house), await house.enrolled(Role.APPROVER, PROVINCE)
        sent = await officer.press(await reasoned(officer, await officer.ask(TYPED)), "Gửi duyệt")
        await approver.press(await approver.ask("/duyet"), "Trả lại")
        await approver.ask("Số đã ký chưa khớp sổ")
        number = (sent.button("Rút lại").data or "").split(":")[2]
        officer.forge(await officer.ask("/trogiup"), f"nh:open:{number}")
        returned = await officer.next()
        assert returned.buttons[-3:] == ["Gửi duyệt", "Sửa", "Hủy"]
        mended = await reasoned(officer, await officer.ask("/nhap kyso 97/100"))
        again = await officer.press(mended, "Gửi duyệt")
        assert "Đã gửi duyệt · #" in again.text
        gone = await officer.press(again, "Rút lại")
        assert "đã hủy" in gone.text
        assert (await officer.press(gone, "Nhập lại")).text.startswith("Phiếu số liệu")


async def test_it_goes_on_after_a_restart_and_old_buttons_send_nothing(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        old = await officer.ask("/nhap kyso 96/100")
        await house.restart()
        form = await officer.press(old, "Sửa")
        await officer.press(form, "✓ Ký số")
        await house.restart()
        shown = await officer.ask("97/100")
        assert "97 / 100" in shown.text
        data = old.button("Gửi duyệt").data
        assert data
        officer.forge(shown, data)
        changed = await officer.next()
        assert changed.text.startswith("Phiếu đã thay đổi")
        assert "97 / 100" in changed.text
        withdrawn = await officer.press(changed, "Hủy")
        assert "đã hủy" in withdrawn.text


async def test_whoever_is_no_officer_is_refused_whatever_is_typed_or_forged(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer, leader = await officer_of(house), await house.leader(PROVINCE)
        other = await officer_of(house, "X006")
        shown = await officer.ask(TYPED)
        data = shown.button("Gửi duyệt").data
        assert data
        for typed in ("/nhap", "/submit", TYPED):
            assert (await leader.ask(typed)).text == NOT_FOR_YOU
        screen = await leader.ask("/trogiup")
        leader.forge(screen, data)
        assert (await leader.next()).text == NOT_FOR_YOU
        for forged in (data, data.replace(":s:", ":x:"), "nh:open:1", "nh:f:1", "nh:n:1:2:1", "nh:c:1:2:1"):
            other.forge(await other.ask("/trogiup"), forged)
            assert "96 / 100" not in (await other.next()).text
        assert "nhap" in {command["command"] for command in officer.menu()}
        assert "nhap" not in {command["command"] for command in leader.menu()}


async def test_a_made_up_button_changes_nothing(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        for data in (
            *(
                "nh:",
                "nh:x",
                "nh:s:1",
                "nh:s:9:9",
                "nh:open:99",
                "nh:d:99:2026-10",
                "nh:d:1:lạ",
                "nh:home:99",
            ),
            *(
                "nh:l:1:2026-10:99",
                "nh:p:1:1:1:1/2",
                "nh:p:1:1:999:1/2/",
                "nh:m:1:1:999:2026-10",
                "nh:z:1:1:999",
            ),
            *("nh:n:1:1:999", "nh:r:1:1:1", "nh:b:1:1:1", "nh:c:1:1:1"),
        ):
            officer.forge(await officer.ask("/trogiup"), data)
            assert "sự cố" not in (await officer.next()).text, data
        shown = await officer.ask(TYPED)
        number = (shown.button("Gửi duyệt").data or "").split(":")
        for data in (
            "p:999:1/2/",
            "p:1:-5/2/",
            "p:1:9e9/2/",
            "z:999",
            "n:999",
            "r:999",
            "b:999",
            "c:999",
            "m:999:2026-10",
        ):
            letter, rest = data.split(":", 1)
            officer.forge(await officer.ask("/trogiup"), f"nh:{letter}:{number[2]}:{number[3]}:{rest}")
            assert "-5" not in (await officer.next()).text, data
        assert "96 / 100" in (await officer.ask(TYPED)).text


async def test_whoever_reports_for_two_units_picks_one(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await officer_of(house)
        await officer.ask(f"/start {house.invitation(Role.OFFICER, 'X041')}")
        asked = await officer.ask(TYPED)
        assert asked.text.startswith("Số liệu này của đơn vị nào?\n• Ký số: 96 / 100")
        assert len(asked.buttons) == 3
        picked = await officer.press(asked, asked.buttons[1])
        name = asked.buttons[1].partition(" · ")[0].lower()
        assert picked.text.lower().startswith(f"phiếu số liệu · {name} · tháng 10/2026")
        assert "Gửi duyệt" in picked.buttons
