"""An admin sees who is there, stops people and invites others; who blocks the bot is left alone."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.access import Role
from bot.sandbox.phone import Phone
from bot.services.people import note_bot_name
from db.audit import audit
from db.catalogue import unit
from db.outbox import Message, put
from db.people import find_person
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

NOT_FOR_YOU = "Lệnh này không thuộc phạm vi của tài khoản này."


def push(house: House, phone: Phone, text: str) -> None:
    """Put a message to somebody into the outbox."""
    with house.database.writing() as conn:
        person = find_person(conn, phone.person.id)
        assert person
        put(conn, Message(phone.person.id, "test", text, person_id=person.id), house.clock.now())


async def until_paused(house: House, phone: Phone, other: Phone) -> None:
    """Wait until the bot has found out that somebody has blocked it, while somebody else asks."""
    while True:
        await other.ask("/trogiup")
        with house.database.reading() as conn:
            person = find_person(conn, phone.person.id)
        if person and person.paused:
            return


async def test_who_blocks_the_bot_is_left_alone_until_they_write_and_an_admin_is_told(
    province_url: str,
) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock, pushing=True) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        leader.block()
        push(house, leader, "một")
        await until_paused(house, leader, admin)
        push(house, leader, "hai")
        admin.say("/trogiup")
        await admin.next()
        clock.advance(timedelta(days=1))
        told = await admin.next()
        assert told.text == (
            "1 người đã chặn bot, không còn nhận tin\n• Khách · Lãnh đạo · tỉnh Trà Giang\n"
            "Tin cho những người này tạm dừng đến khi họ nhắn lại hoặc bấm một nút."
        )
        leader.unblock()
        await leader.ask("/trogiup")
        push(house, leader, "ba")
        assert (await leader.next()).text == "ba"


async def test_an_admin_stops_somebody_whose_very_next_press_is_refused(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        answer = await leader.ask("/kyso xa")
        shown = await admin.ask("/nguoidung")
        assert shown.text == (
            "Người dùng · tỉnh Trà Giang · 2 người\n1. Khách · Quản trị, tỉnh Trà Giang\n"
            "2. Khách · Lãnh đạo, tỉnh Trà Giang"
        )
        card = await admin.press(shown, "2. Khách")
        assert card.text.startswith("Khách\n• Lãnh đạo, tỉnh Trà Giang\nTham gia từ 23/11/2026")
        assert "Nhắn hoặc bấm nút gần nhất: 08:00 ngày 23/11/2026" in card.text
        asked = await admin.press(card, "Dừng")
        assert asked.buttons == ["Dừng tất cả", "Quay lại"]
        done = await admin.press(asked, "Dừng tất cả")
        assert done.text.startswith("✅ Đã dừng quyền.\nKhách\n• Lãnh đạo, tỉnh Trà Giang\nĐã dừng.")
        assert done.buttons == ["Danh sách người dùng"]
        refused = await leader.press(answer, "Nguồn")
        assert refused.text == "Bot chỉ phục vụ người được mời. / This bot serves invited people only."
        admin.forge(done, asked.button("Dừng tất cả").data or "")
        assert (await admin.next()).text.startswith("Nút này đã cũ")
        assert "đã dừng" in (await admin.ask("/people")).text


async def test_an_admin_ends_one_of_two_grants(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        officer = await house.enrolled(Role.OFFICER, PROVINCE)
        await officer.ask(f"/start {house.invitation(Role.LEADER, PROVINCE)}")
        admin = await house.enrolled(Role.ADMIN, PROVINCE, "en")
        card = await admin.press(await admin.ask("/people"), "2. Khách")
        asked = await admin.press(card, "Stop")
        assert asked.buttons[0] == "Stop all"
        role = next(label for label in asked.buttons if label.startswith("Remove: Officer"))
        done = await admin.press(asked, role)
        assert "Officer" not in done.text
        assert "• Leader" in done.text
        assert "Ký số" in (await officer.ask("/kyso")).text


async def test_what_failed_is_sent_again_from_the_card(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        leader.block()
        push(house, leader, "bản tin")
        await until_paused(house, leader, admin)
        leader.unblock()
        await leader.ask("/trogiup")
        shown = await admin.ask("/nguoidung")
        assert "2. Khách · Lãnh đạo, tỉnh Trà Giang · 1 tin chưa đến" in shown.text
        card = await admin.press(shown, "2. Khách")
        assert "• 23/11/2026 · tin khác: người nhận đã chặn bot" in card.text
        leader.say("/trogiup")
        await leader.next()
        done = await admin.press(card, "Gửi lại")
        assert done.text.startswith("✅ Các tin chưa đến đang được gửi lại.")
        assert (await leader.next()).text == "bản tin"


async def test_an_admin_invites_in_the_chat_and_the_code_lets_somebody_in(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        with house.database.writing() as conn:
            note_bot_name(conn, "baoso_bot")
        admin = await house.enrolled(Role.ADMIN, PROVINCE)
        asked = await admin.ask("/moi 10 ngày")
        assert asked.buttons == ["Tỉnh Trà Giang"]
        asked = await admin.press(asked, "Tỉnh Trà Giang")
        assert asked.text == "Mời vai trò nào cho tỉnh Trà Giang?"
        assert asked.buttons == ["Lãnh đạo", "Cán bộ", "Người duyệt", "Quản trị"]
        made = await admin.press(asked, "Cán bộ")
        assert made.text.startswith("Lời mời · Cán bộ · tỉnh Trà Giang\n")
        assert "đến hết 03/12/2026" in made.text
        code = made.text.rpartition("/start ")[2]
        assert f"\nhttps://t.me/baoso_bot?start={code}\n" in made.text
        officer = house.stranger()
        assert "Cán bộ · tỉnh Trà Giang" in (await officer.ask(f"/start {code}")).text
        for command in ("moi", "nguoidung"):
            assert command in {each["command"] for each in admin.menu()}
            assert command not in {each["command"] for each in officer.menu()}
        typed = await admin.ask("/invite lãnh đạo tỉnh Trà Giang")
        assert typed.text.startswith("Lời mời · Lãnh đạo · tỉnh Trà Giang")
        assert 'Chưa rõ "sao Hỏa"' in (await admin.ask("/moi lãnh đạo sao Hỏa")).text


FORGED = ("l:0", "l:0:1", "c:1", "s:1", "e:1:1", "g:1", "r:1", "i:l:1:-:-:7", "x:1", "l:x", "i:z:1:-:-:7", "")


def refusals(house: House) -> int:
    """Return how many forged presses the audit log tells of."""
    with house.database.reading() as conn:
        return len(conn.execute(select(audit).where(audit.c.action == "refused")).all())


async def test_people_are_for_admins_and_forged_presses_are_refused_and_noted(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        for typed in ("/nguoidung", "/people xa", "/moi", "/invite leader 99"):
            assert (await leader.ask(typed)).text == NOT_FOR_YOU
        for number, data in enumerate(FORGED, start=5):  # behind those that were typed
            shown = await leader.ask("/trogiup")
            leader.forge(shown, f"ppl:{data}")
            assert (await leader.next()).text == NOT_FOR_YOU
            assert refusals(house) == number
        assert "2 người" in (await admin.ask("/nguoidung")).text


async def test_an_admin_s_forged_press_beyond_the_scope_is_refused_and_noted(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        leader = await house.leader(PROVINCE)
        with house.database.reading() as conn:
            below = conn.scalars(select(unit.c.code).where(unit.c.parent_id.is_not(None))).first()
        assert below
        admin = await house.enrolled(Role.ADMIN, below)
        top = 1
        for data in ("c:1", "s:1", "e:1:1", "g:1", "r:1", f"l:0:{top}", f"i:a:{top}:-:-:7", "c:9999999999"):
            shown, before = await admin.ask("/nguoidung"), refusals(house)
            admin.forge(shown, f"ppl:{data}")
            assert (await admin.next()).text.startswith("Nội dung này không thuộc phạm vi"), data
            assert refusals(house) == before + 1
        for data in ("e:1", "c:1:2", "i:l:1:-:-:99", "i:l", "l:-1", "zz"):
            shown, before = await admin.ask("/nguoidung"), refusals(house)
            admin.forge(shown, f"ppl:{data}")
            assert (await admin.next()).text.startswith("Nút này đã cũ"), data
            assert refusals(house) == before + 1
        assert "Ký số" in (await leader.ask("/kyso")).text
