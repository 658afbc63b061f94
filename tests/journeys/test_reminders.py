"""Officers are reminded of what is due, and approvers learn who has not sent it."""

from datetime import UTC, datetime, timedelta

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.journeys.test_approve import office
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE, NAME = "X006", "Xã Ba Vinh"
LATE = "X040"  # has not reported digital signing for October
EARLY = datetime(2026, 12, 3, 1, tzinfo=UTC)  # 08:00 in Vietnam, two days before November is due


async def reminded(house: House, *phones: Phone) -> list[Bubble]:
    """Let the tick come, and return what each of some people is told then."""
    for phone in phones:
        await phone.ask("/trogiup")
    await house.look()
    await house.restart()
    return [await phone.next() for phone in phones]


async def test_an_officer_is_reminded_before_the_day_and_on_it_and_goes_on_to_the_form(
    province_url: str,
) -> None:
    clock = HandClock(EARLY)
    async with running_bot(province_url, clock, pushing=True) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        (early,) = await reminded(house, officer)
        assert early.text.startswith(
            f"Còn 5 số liệu cần gửi\n• {NAME} · tháng 11/2026, hạn 05/12/2026: ký số, phát hành điện tử, "
            "hồ sơ quá hạn, dịch vụ công trực tuyến, phản ánh tồn đọng\n"
        )
        form = await officer.press(early, "Nhập số liệu")
        assert form.text.startswith("Phiếu số liệu · xã Ba Vinh · tháng 11/2026\n")
        clock.advance(timedelta(days=2))
        english = await house.enrolled(Role.OFFICER, COMMUNE, "en")
        today, other = await reminded(house, officer, english)
        assert f"• {NAME} · tháng 11/2026, hạn hôm nay: ký số" in today.text
        assert other.text.startswith(
            "5 figures still to be sent\n• Ba Vinh Commune · November 2026, due today: digital signing, "
            "electronic issuing, overdue files, online services, open complaints\n"
        )
        await house.look()
        await house.restart()
        assert (await officer.ask("/huy")).text == "Không có việc gì đang chờ trả lời.", "once is enough"


async def test_an_approver_is_told_once_who_is_late(province_url: str) -> None:
    async with running_bot(province_url, HandClock(EARLY + timedelta(days=3)), pushing=True) as house:
        approver = await house.enrolled(Role.APPROVER, PROVINCE)
        english = await house.enrolled(Role.APPROVER, PROVINCE, "en")
        told, other = await reminded(house, approver, english)
        assert told.text.startswith(
            "Quá hạn gửi số liệu\n• Tháng 11/2026, hạn 05/12/2026: 108 đơn vị chưa gửi đủ ("
        )
        assert other.text.startswith(
            "Figures overdue\n• November 2026, due 5 December 2026: 108 units have not sent everything ("
        )
        listed = await approver.press(told, "Chưa báo cáo tháng 11/2026")
        assert listed.text.startswith("Chưa báo cáo · toàn tỉnh Trà Giang\n• ")


async def test_a_leader_has_those_reminded_who_are_missing_once_a_day(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock, pushing=True) as house:
        desk, officer = await office(house), await house.enrolled(Role.OFFICER, LATE)
        leader, second = await house.leader(PROVINCE), await house.leader(PROVINCE, "en")
        listed = await leader.ask("/chuabaocao tháng 10")
        await officer.ask("/trogiup")
        done = await leader.press(listed, "Nhắc")
        assert done.id == listed.id
        assert done.text.split("\n")[:2] == [
            "Nhắc gửi số liệu · toàn tỉnh Trà Giang",
            "Khách đã nhắc 2 đơn vị lúc 08:00: xã Ba Vinh, phường Long Sơn.",
        ]
        assert "\nChưa có cán bộ nào nhận được tin nhắc: 17 đơn vị (" in done.text
        told = await officer.next()
        assert told.text.startswith(
            "Khách nhắc gửi 2 số liệu\n"
            "• Phường Long Sơn · tháng 10/2026, quá hạn từ 05/11/2026: ký số, hồ sơ tiếp nhận\n"
        )
        form = await officer.press(told, "Nhập số liệu")
        assert form.text.startswith("Phiếu số liệu · phường Long Sơn · tháng 10/2026\n")
        desk.sends(officer, unit=LATE)
        clock.advance(timedelta(minutes=10))
        again = await second.press(await second.ask("/missing October"), "Remind")
        assert (
            "\nKhách reminded 2 units at 08:00; since then 1 unit has sent figures: Long Sơn Ward.\n"
            in again.text
        )
        assert "\nSent, waiting for approval: 1 unit (Long Sơn Ward).\n" in again.text
        assert desk.done().count("nudge") == 0, "the second press reminds nobody"
        back = await second.press(again, "Not reported")
        clock.advance(timedelta(days=1))
        tomorrow = await second.press(back, "Remind")
        assert "\nKhách reminded 2 units at 08:10: " in tomorrow.text
        assert desk.done().count("nudge") == 1
        nudged = await officer.ask("/trogiup")
        assert nudged.text != told.text


async def test_who_neither_leads_nor_approves_has_nobody_reminded(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, elsewhere = await office(house), await house.leader("X007")
        desk.sends()
        shown = await desk.officer.ask("/chuabaocao tháng 10")
        assert "Nhắc" not in shown.buttons
        asked = (await desk.approver.ask("/chuabaocao tháng 10")).button("Nhắc").data or ""
        unit = (await desk.approver.ask("/chuabaocao xã Ba Vinh tháng 10")).button("Nhắc").data or ""
        desk.officer.forge(shown, asked)
        assert (await desk.officer.next()).text == "Việc nhắc đơn vị không thuộc phạm vi của tài khoản này."
        answer = await elsewhere.ask("/chuabaocao tháng 10")
        elsewhere.forge(answer, unit)
        assert "không thuộc phạm vi được xem" in (await elsewhere.next()).text
        for data in ("ng:", "ng:v....0", "ng:m..zzzz..0"):
            elsewhere.forge(await elsewhere.ask("/trogiup"), data)
            assert "đã nhắc" not in (await elsewhere.next()).text
        assert "nudge" not in desk.done()
        assert "refused" in desk.done()
