"""An approver who is away lets somebody else decide for them, up to a day."""

from datetime import timedelta

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.journeys.test_enter import reasoned
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE = "X040"
NOT_FOR_YOU = "Lệnh này dành cho người duyệt số liệu."


async def office(house: House) -> tuple[Phone, Phone]:
    """Let an approver of a province and a leader of one of its communes in."""
    return await house.enrolled(Role.APPROVER, PROVINCE), await house.leader("X006", "en")


async def lent(approver: Phone, label: str = "7 ngày: đến hết 30/11/2026") -> Bubble:
    """Let an approver lend to the only other person that there is."""
    asked = await approver.press(await approver.ask("/uyquyen"), "Ủy quyền")
    days = await approver.press(asked, next(each for each in asked.buttons if "Khách" in each))
    return await approver.press(days, label)


async def sent(officer: Phone) -> None:
    """Let an officer send a figure."""
    ready = await reasoned(officer, await officer.ask("/nhap kyso 96/100"))
    assert "Đã gửi duyệt" in (await officer.press(ready, "Gửi duyệt")).text


async def test_a_stand_in_decides_until_the_last_day(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock, pushing=True) as house:
        approver, stand_in = await office(house)
        assert (await stand_in.ask("/review")).text == "Nothing is waiting for approval."
        done = await lent(approver)
        assert "\n• Khách duyệt thay đến hết ngày 30/11/2026 (tỉnh Trà Giang)" in done.text
        told = await stand_in.next()
        assert told.text.startswith(
            "You approve in place of Khách: Trà Giang Province\nThrough 30 November 2026."
        )
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        await sent(officer)
        card = await stand_in.next()
        assert "Approved by Khách" in (await stand_in.press(card, "Approve")).text
        assert "96%" in (await officer.ask("/kyso tháng 10")).text
        assert (
            "Standing in for Khách to the end of 30 November 2026" in (await stand_in.ask("/delegate")).text
        )
        clock.advance(timedelta(days=8))
        await sent(officer)
        assert (await stand_in.ask("/review")).text == "Nothing is waiting for approval."
        assert "Chưa ủy quyền cho ai." in (await approver.ask("/uyquyen")).text


async def test_a_stand_in_never_decides_on_what_they_sent_themselves(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        approver, officer = (
            await house.enrolled(Role.APPROVER, PROVINCE),
            await house.enrolled(Role.OFFICER, COMMUNE),
        )
        await lent(approver)
        await sent(officer)
        card = await approver.next()
        for label in ("Duyệt", "Trả lại"):
            officer.forge(await officer.ask("/trogiup"), card.button(label).data or "")
            assert "Người gửi không duyệt phiếu của chính mình." in (await officer.next()).text


async def test_what_is_lent_is_taken_back_and_a_second_press_says_the_same(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        approver, stand_in = await office(house)
        done = await lent(approver)
        await lent(approver)
        data = done.button("Kết thúc ủy quyền: Khách").data
        assert data
        assert (await stand_in.next()).text.startswith("You approve")
        stand_in.forge(await stand_in.ask("/help"), data)
        assert "not for this account" in (await stand_in.next()).text
        back = await approver.press(done, "Kết thúc ủy quyền: Khách")
        assert back.text.startswith("✅ Đã thôi ủy quyền")
        assert (await stand_in.next()).text.startswith("Khách has ended the delegation of approval")
        approver.forge(await approver.ask("/trogiup"), data)
        assert (await approver.next()).text == back.text
        told = [each.text for each in stand_in.history() if each.text.startswith("You approve")]
        assert len(told) == 1, "to lend the same twice is to lend it once"


async def test_the_last_day_can_be_typed(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        approver, _ = await office(house)
        asked = await approver.press(await approver.ask("/uyquyen"), "Ủy quyền")
        days = await approver.press(asked, next(each for each in asked.buttons if "Khách" in each))
        assert "gõ ngày cuối, ví dụ: 10/12" in days.text
        await house.restart()
        for wrong in ("31/11", "22/11/2026", "30/6", "cuối tháng"):
            assert "Ngày này không dùng được." in (await approver.ask(wrong)).text
        assert "đến hết ngày 15/12/2026" in (await approver.ask("15/12")).text
        assert (await approver.ask("/kyso xa")).text.startswith("Ký số")


async def test_only_approvers_lend_and_only_within_their_units(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        approver, stand_in = await house.enrolled(Role.APPROVER, COMMUNE), await house.leader("X006")
        screen = await approver.press(await approver.ask("/uyquyen"), "Ủy quyền")
        assert "chưa có ai khác để ủy quyền" in screen.text
        assert (await stand_in.ask("/uyquyen")).text == NOT_FOR_YOU
        last = (NOW + timedelta(days=3)).toordinal()
        for forged in ("uq:c:2", f"uq:d:2:{last}", f"uq:d:1:{last}", "uq:d:1:0"):
            approver.forge(await approver.ask("/trogiup"), forged)
            assert "không thuộc phạm vi ủy quyền" in (await approver.next()).text
        for forged in ("uq:p:0", "uq:c:1", f"uq:d:1:{last}", "uq:", "uq:x:9"):
            stand_in.forge(await stand_in.ask("/trogiup"), forged)
            assert (await stand_in.next()).text in (NOT_FOR_YOU, "Ủy quyền này đã kết thúc.")
        assert "uyquyen" in {each["command"] for each in approver.menu()}
        assert "uyquyen" not in {each["command"] for each in stand_in.menu()}
        assert "/uyquyen" in (await approver.ask("/trogiup")).text
