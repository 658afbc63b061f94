"""An admin sees who is there, stops people and invites others; who blocks the bot is left alone."""

from datetime import timedelta

from bot.domain.access import Role
from bot.sandbox.phone import Phone
from db.outbox import Message, put
from db.people import find_person
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE


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
    async with running_bot(province_url, clock) as house:
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
