"""A period is locked, an officer asks for it, and an approver opens it for a time, with a reason."""

from datetime import timedelta

from bot.domain.access import Role
from bot.sandbox.phone import Phone
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.journeys.test_enter import reasoned
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE, NAME = "X040", "phường Long Sơn"
LOCKED = "/nhap kyso 8/2026 96/100"


async def office(house: House) -> tuple[Phone, Phone, Phone]:
    """Let an officer and two approvers in, the second of whom reads English."""
    return (
        await house.enrolled(Role.OFFICER, COMMUNE),
        await house.enrolled(Role.APPROVER, PROVINCE),
        await house.enrolled(Role.APPROVER, PROVINCE, "en"),
    )


async def test_an_officer_asks_for_a_locked_period_and_an_approver_opens_it(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock, pushing=True) as house:
        officer, approver, second = await office(house)
        shown = await officer.ask(LOCKED)
        assert "Kỳ này đã khóa. Người có thể mở: Khách, Khách." in shown.text
        assert "Gửi duyệt" not in shown.buttons
        asked = await officer.press(shown, "Đề nghị mở kỳ")
        assert "Đã gửi yêu cầu mở kỳ tới: Khách, Khách." in asked.text
        card, other = await approver.next(), await second.next()
        assert card.text.split("\n")[:3] == [
            f"Đề nghị mở kỳ · {NAME} · tháng 8/2026",
            "Người đề nghị: Khách",
            "• Ký số: 96 / 100 văn bản = 96%",
        ]
        assert "Kỳ đã khóa sau ngày 15/10/2026." in card.text
        assert "Nêu lý do mở kỳ" in (await approver.press(card, "Mở kỳ")).text
        await house.restart()
        opened = await approver.ask("Đơn vị đối chiếu lại sổ")
        assert opened.text.startswith(
            f"Đã mở kỳ · {NAME} · tháng 8/2026\nĐã được Khách mở lúc 08:00 ngày 23/11/2026."
        )
        late = await second.press(other, "Open the period")
        assert "Opened by Khách at 08:00 on 23 November 2026." in late.text
        assert "It takes figures until the end of 30 November 2026." in late.text
        assert (await second.ask("/kyso xa")).text.startswith("Digital signing"), "no reason is waited for"
        told = await officer.next()
        assert "Gửi được số liệu đến hết ngày 30/11/2026.\nLý do: Đơn vị đối chiếu lại sổ" in told.text
        form = await officer.press(told, "Mở phiếu")
        assert "khóa" not in form.text
        ready = await reasoned(officer, form)
        sent = await officer.press(ready, "Gửi duyệt")
        assert "Đã gửi duyệt" in sent.text
        clock.advance(timedelta(days=8))
        assert "khóa" not in (await approver.ask("/duyet")).text, "it was sent in time"
        await officer.press(sent, "Rút lại")
        assert "Kỳ này đã khóa." in (await officer.ask("/nhap kyso 8/2026 97/100")).text


async def test_nobody_opens_what_they_asked_for_or_is_not_theirs(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        officer, approver, _ = await office(house)
        await officer.ask(f"/start {house.invitation(Role.APPROVER, PROVINCE)}")
        elsewhere = await house.enrolled(Role.APPROVER, "X006")
        await officer.press(await officer.ask(LOCKED), "Đề nghị mở kỳ")
        card = await approver.next()
        data = card.button("Mở kỳ").data
        assert data
        for phone, why in (
            (officer, "Người đề nghị mở kỳ không tự mở kỳ đó."),
            (elsewhere, "Phiếu này không thuộc phạm vi của tài khoản này."),
        ):
            phone.forge(await phone.ask("/trogiup"), data)
            assert why in (await phone.next()).text
            assert "Đã mở kỳ" not in (await phone.ask("Đơn vị đối chiếu lại sổ")).text
        for forged in ("mk:o:99999", "mk:", "mk:o:x", "mk:z:1"):
            approver.forge(card, forged)
            assert "Phiếu này không còn." in (await approver.next()).text
        assert "Kỳ này đã khóa." in (await officer.ask(LOCKED)).text


async def test_a_period_that_is_asked_for_twice_is_told_once(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        officer, approver, _ = await office(house)
        for _ in range(2):
            await officer.press(await officer.ask(LOCKED), "Đề nghị mở kỳ")
        card = await approver.next()
        asked = await approver.press(card, "Mở kỳ")
        assert "Mở kỳ" in (await approver.press(asked, "Hủy")).buttons
        await approver.press(card, "Mở kỳ")
        assert "không lưu" in (await approver.ask("Theo văn bản độ TUYỆT MẬT")).text
        assert "Đã mở kỳ" in (await approver.ask("Đơn vị đối chiếu lại sổ")).text
        cards = [each for each in approver.history() if each.text.startswith("Đề nghị mở kỳ")]
        assert len([each for each in cards if each.buttons == ["Mở kỳ"]]) <= 1
