"""A published figure is corrected, and whoever was given the old one is told the new one and why."""

from datetime import timedelta

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE, NAME = "X040", "phường Long Sơn"  # has not reported digital signing for October
REASON = "Bổ sung 3 văn bản"


async def sent(officer: Phone, typed: str) -> Bubble:
    """Let an officer enter a line and send it, with a reason for whatever wants one."""
    shown = await officer.ask(f"/nhap kyso {typed}")
    while label := next((each for each in shown.buttons if each.startswith("Nêu lý do")), None):
        await officer.press(shown, label)
        shown = await officer.ask(REASON)
    return await officer.press(shown, "Gửi duyệt")


async def approved(officer: Phone, approver: Phone, typed: str) -> Bubble:
    """Let an officer send a line and an approver approve it."""
    await sent(officer, typed)
    return await approver.press(await approver.next(), "Duyệt")


def corrections(phone: Phone) -> list[Bubble]:
    """Return what somebody was told of corrections."""
    return [each for each in phone.history() if each.text.startswith(("Đính chính", "Correction"))]


async def office(house: House) -> tuple[Phone, Phone]:
    """Let an officer and an approver in."""
    return await house.enrolled(Role.OFFICER, COMMUNE), await house.enrolled(Role.APPROVER, PROVINCE)


async def test_who_was_given_the_old_figure_is_told_the_new_one_and_why(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock, pushing=True) as house:
        officer, approver = await office(house)
        leader, english = await house.leader(PROVINCE), await house.leader(PROVINCE, "en")
        other, idle = await house.leader("X006"), await house.leader(PROVINCE)
        before = await leader.ask("/kyso Long Sơn tháng 10")
        assert "Chưa có số liệu" in before.text
        await approved(officer, approver, "96/100")
        clock.advance(timedelta(hours=1))
        assert "96%" in (await leader.ask("/kyso Long Sơn tháng 10")).text
        assert "2026" in (await english.ask("/kyso xa October 2026")).text
        await other.ask("/kyso tháng 10")
        clock.advance(timedelta(days=6))
        await sent(officer, "99/100")
        card = await approver.next()
        assert "Ký số: đính chính số đã công bố, 96% → 99%." in card.text
        assert f"Lý do đơn vị nêu: “{REASON}”" in card.text
        decided = await approver.press(card, "Duyệt")
        assert "Thay 1 số liệu đã công bố trước đó." in decided.text
        assert "Đã báo đính chính cho 2 người từng nhận số liệu cũ." in decided.text
        told = await leader.next()
        assert told.text.split("\n")[:3] == [
            f"Đính chính: ký số {NAME} tháng 10/2026 là 99% (trước: 96%).",
            f"Lý do: {REASON}",
            "Người duyệt: Khách",
        ]
        shown = await leader.press(told, "Nguồn")
        assert "99 / 100" in shown.text
        assert "96 / 100" in shown.text
        in_english = await english.next()
        assert in_english.text.startswith(
            "Correction: digital signing of Long Sơn Ward for October 2026 is 99% (was 96%)."
        )
        assert "\nAs a result, digital signing of communes" in in_english.text
        for nobody in (other, idle, officer, approver):
            await nobody.ask("/trogiup")
            assert corrections(nobody) == []
