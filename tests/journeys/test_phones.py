"""An officer's phone number is confirmed before they can send, where the invitation asks for it."""

import re

from sqlalchemy import func, select

from bot.domain.access import Role
from bot.domain.names import Language
from bot.sandbox.phone import Phone
from db.audit import audit
from db.contacts import contact
from db.outbox import outbox
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

LABELS = {"vi": "Gửi số điện thoại của tài khoản này", "en": "Share this account's phone number"}
WAITS = "Số điện thoại đang chờ xác nhận; xác nhận xong mới gửi được số liệu."


async def invited(house: House, admin: Phone, language: Language = "vi") -> Phone:
    """Let an officer in by an invitation that asks for a phone number, and was asked for it."""
    made = await admin.ask("/moi cán bộ xã Ba Vinh" + (" en" if language == "en" else ""))
    asked = await admin.press(made, "Yêu cầu xác nhận số điện thoại")
    assert asked.id != made.id, "the code is not lost"
    assert asked.text == (
        "Người dùng lời mời này (xã Ba Vinh) phải có số điện thoại được xác nhận rồi mới gửi được số liệu."
    )
    code = re.search(r"/start (\S+)", made.text)
    assert code
    officer = house.stranger(language)
    await officer.ask(f"/start {code[1]}")
    request = await officer.next()
    assert request.text.startswith(("Cần xác nhận số điện thoại trước", "A phone number must be confirmed"))
    return officer


def numbers(house: House) -> int:
    """Return how many numbers are kept."""
    with house.database.reading() as conn:
        return conn.execute(select(func.count()).select_from(contact)).scalar_one()


async def test_an_officer_sends_once_an_approver_has_confirmed_the_number(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        admin = await house.enrolled(Role.ADMIN, PROVINCE)
        approver, other = (
            await house.enrolled(Role.APPROVER, PROVINCE),
            await house.enrolled(Role.APPROVER, PROVINCE, "en"),
        )
        officer = await invited(house, admin)
        again = await officer.ask("/nhap kyso 142/150")
        assert again.text.startswith("Cần xác nhận số điện thoại")
        officer.share_contact(LABELS["vi"], of=approver.person)
        assert (await officer.next()).text == "Chỉ nhận số điện thoại của chính tài khoản này."
        await officer.ask("/nhap")
        await approver.ask("/huy")
        await other.ask("/huy")
        officer.share_contact(LABELS["vi"])
        assert (await officer.next()).text == "Đã nhận số điện thoại. Người xác nhận: Khách, Khách."
        assert (await officer.ask("/nhap")).text == WAITS
        assert (await officer.ask("/mau")).text == WAITS
        assert (await officer.hand("a.csv", b"unit,indicator,period\n")).text == WAITS
        card, second = await approver.next(), await other.next()
        assert card.text.startswith(
            f"Xác nhận số điện thoại · Khách\nCán bộ · xã Ba Vinh\nSố điện thoại: {officer.person.phone}\n"
        )
        assert second.buttons == ["Confirm", "Refuse"]
        await officer.ask("/huy")
        done = await approver.press(card, "Xác nhận")
        assert (done.id, done.text) == (card.id, "Đã được Khách xác nhận số điện thoại.")
        told = await officer.next()
        assert told.text.startswith("Số điện thoại đã được Khách xác nhận. Từ nay gửi được số liệu.")
        assert "142 / 150" in (await officer.ask("/nhap kyso 142/150")).text
        late = await other.press(second, "Refuse")
        assert late.text == "Khách has confirmed the phone number."
        assert "142 / 150" in (await officer.ask("/nhap kyso 142/150")).text
        with house.database.reading() as conn:
            kept = [*conn.scalars(select(audit.c.details)), *conn.scalars(select(outbox.c.text))]
            assert {"ask_phone", "share_phone", "confirm_phone"} <= set(conn.scalars(select(audit.c.action)))
        assert not any(officer.person.phone in text for text in kept)
        listed = await admin.press(await admin.ask("/nguoidung"), "1. Khách")
        await admin.press(await admin.press(listed, "Dừng"), "Dừng tất cả")
        assert numbers(house) == 0


async def test_a_number_that_is_refused_is_erased_and_can_be_shared_again(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        admin = await house.enrolled(Role.ADMIN, PROVINCE)
        officer = await invited(house, admin, "en")
        await admin.ask("/huy")
        officer.share_contact(LABELS["en"])
        assert (await officer.next()).text == "The phone number has arrived. To be confirmed by: Khách."
        card = await admin.next()
        leader = await house.leader(PROVINCE)
        answer = await leader.ask("/trogiup")
        leader.forge(answer, card.button("Xác nhận").data or "")
        assert (await leader.next()).text == "Việc xác nhận số này không thuộc phạm vi của tài khoản này."
        await officer.ask("/cancel")
        refused = await admin.press(card, "Từ chối")
        assert refused.text == "Đã từ chối số điện thoại này; số không được lưu."
        assert (await officer.next()).text.startswith("Khách has refused the phone number.")
        assert numbers(house) == 0
        admin.forge(refused, card.button("Xác nhận").data or "")
        assert (await admin.next()).text == "Số điện thoại này không còn chờ xác nhận."
        assert (await officer.ask("/submit")).text.startswith("A phone number must be confirmed")
        officer.share_contact(LABELS["en"])
        await officer.next()
        assert numbers(house) == 1


async def test_a_contact_that_nobody_asked_for_is_not_kept(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        leader = await house.leader(PROVINCE)
        house.server.telegram.share_contact(leader.person.id)
        assert (await leader.next()).text == (
            "Tài khoản này không cần xác nhận số điện thoại; số không được lưu."
        )
        assert numbers(house) == 0
        made = await (admin := await house.enrolled(Role.ADMIN, PROVINCE)).ask("/moi cán bộ xã Ba Vinh")
        code = re.search(r"/start (\S+)", made.text)
        assert code
        await house.stranger().ask(f"/start {code[1]}")
        late = await admin.press(made, "Yêu cầu xác nhận số điện thoại")
        assert late.text == "Lời mời này đã được dùng hoặc không thuộc phạm vi quản trị."
