"""Officers are reminded of what is due, and approvers learn who has not sent it."""

from datetime import UTC, datetime, timedelta

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.data import PROVINCE

COMMUNE, NAME = "X006", "Xã Ba Vinh"
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
