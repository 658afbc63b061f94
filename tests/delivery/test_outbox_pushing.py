"""Pushing: what a reader sees of what nobody asked for, whatever the network and Telegram do."""

import asyncio
from collections.abc import Generator
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from telegram import Update

from bot.delivery.outbox import Outbox
from bot.delivery.turn import Turn
from bot.domain.clock import SystemClock
from bot.sandbox import groups
from bot.sandbox.faults import Fault
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from bot.services.runner import Runner
from db.outbox import Message, outbox, put
from tests.clock import HandClock
from tests.delivery.bots import running
from tests.delivery.pushes import FIRST, met, opened, pushing, say, states, texts, to_all

READ_SECONDS = 2.0
PATIENCE = 60.0


@pytest.fixture
def server() -> Generator[Server]:
    """Start a Bot API server that limits as Telegram does."""
    with Server(Telegram(limited=True)) as server:
        server.faults.retry_after = 1
        yield server


async def sent(server: Server, messages: int) -> None:
    """Wait until so many messages were taken in all."""
    assert await server.calls.reached("sendmessage", messages, PATIENCE)


def references(url: str) -> list[str]:
    with opened(url) as database, database.reading() as conn:
        return list(conn.scalars(select(outbox.c.reference).order_by(outbox.c.id)))


async def test_everybody_has_each_message_once_and_in_order(server: Server, database_url: str) -> None:
    phones = met(server, 20)
    say(database_url, to_all(20, 2))
    async with pushing(server.url, database_url):
        await sent(server, 40)
    assert [texts(phone) for phone in phones] == [["0", "1"]] * 20
    assert states(database_url) == {"sent": 40}


async def test_what_this_process_puts_is_sent_at_once(
    server: Server, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.outbound._POLL_SECONDS", 600)
    leader, officer = met(server, 2)
    say(sqlite_url, to_all(1, 1))
    async with pushing(server.url, sqlite_url) as box:
        await leader.next()
        with opened(sqlite_url) as database:
            runner = Runner(database, box.wake)
            await runner.write(
                lambda conn: put(conn, Message(officer.person.id, "test", "Đã duyệt"), SystemClock().now())
            )
            runner.close()
        assert (await officer.next()).text == "Đã duyệt"


async def test_what_another_process_puts_is_sent_soon(server: Server, database_url: str) -> None:
    [phone] = met(server, 1)
    async with pushing(server.url, database_url):
        say(database_url, [Message(FIRST, "test", "Đã duyệt")])
        assert (await phone.next()).text == "Đã duyệt"


async def test_a_pushed_message_has_its_buttons(server: Server, sqlite_url: str) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, [Message(FIRST, "review", "<b>99,3%</b>", [[("Duyệt", "y"), ("Trả lại", "n")]])])
    async with pushing(server.url, sqlite_url):
        shown = await phone.next()
    assert (shown.html, shown.buttons) == ("<b>99,3%</b>", ["Duyệt", "Trả lại"])


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.LATE])
async def test_a_leader_sees_a_push_twice_with_its_reference_where_its_arrival_was_in_doubt(
    server: Server, sqlite_url: str, fault: Fault
) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, to_all(1, 2))
    mark = references(sqlite_url)[0]
    server.faults.plan(fault)
    async with pushing(server.url, sqlite_url, read_seconds=READ_SECONDS):
        await sent(server, 3)
    assert texts(phone) == ["0", f"0\n#{mark}", "1"]
    assert states(sqlite_url) == {"sent": 2}


async def test_a_push_that_may_have_arrived_twice_is_not_sent_again(server: Server, sqlite_url: str) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, to_all(1, 2))
    server.faults.plan(Fault.LOST, times=2)
    async with pushing(server.url, sqlite_url):
        await sent(server, 3)
    first, second, third = texts(phone)
    assert (first, second[:-4], third) == ("0", "0\n#", "1")
    assert states(sqlite_url) == {"doubt": 1, "sent": 1}


@pytest.mark.parametrize("fault", [Fault.ERROR, Fault.GATEWAY, Fault.DROPPED, Fault.FLOOD])
async def test_a_push_arrives_once_whatever_the_network_does(
    server: Server, sqlite_url: str, fault: Fault
) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, to_all(1, 2))
    server.faults.plan(fault)
    async with pushing(server.url, sqlite_url):
        await sent(server, 2)
    assert [shown.partition("\n")[0] for shown in texts(phone)] == ["0", "1"]
    assert states(sqlite_url) == {"sent": 2}


async def test_each_who_has_blocked_the_bot_is_tried_once_and_reported(
    server: Server, database_url: str
) -> None:
    phones = met(server, 30)
    for phone in phones[::3]:
        phone.block()
    reported: list[tuple[int, int | None]] = []

    async def on_blocked(chat_id: int, person_id: int | None) -> None:
        reported.append((chat_id, person_id))

    say(database_url, to_all(30, 3))
    async with pushing(server.url, database_url, on_blocked=on_blocked):
        await sent(server, 60)
    assert server.calls.haste.refused[403] == 10
    assert sorted(reported) == [(phone.person.id, None) for phone in phones[::3]]
    assert states(database_url) == {"sent": 60, "blocked": 30}
    assert [texts(phone) for phone in phones] == [[] if at % 3 == 0 else ["0", "1", "2"] for at in range(30)]


async def test_what_telegram_refuses_is_written_down_and_tried_once(server: Server, sqlite_url: str) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, [Message(FIRST, "test", "9" * 5_000), Message(FIRST, "test", "99,3%")])
    async with pushing(server.url, sqlite_url):
        assert (await phone.next()).text == "99,3%"
    assert server.calls.haste.refused == {400: 1}
    with opened(sqlite_url) as database, database.reading() as conn:
        rows = conn.execute(select(outbox.c.state, outbox.c.error, outbox.c.message_id)).all()
    assert rows[0][:2] == ("refused", "Message is too long")
    assert (rows[1].state, rows[1].message_id is None) == ("sent", False)


async def test_what_is_too_late_is_not_sent(server: Server, database_url: str, clock: HandClock) -> None:
    [phone] = met(server, 1)
    late = Message(FIRST, "test", "hôm qua", expires_at=clock.now() + timedelta(minutes=1))
    say(database_url, [late, Message(FIRST, "test", "hôm nay")], clock)
    clock.advance(timedelta(minutes=1))
    async with pushing(server.url, database_url, clock):
        assert (await phone.next()).text == "hôm nay"
    assert texts(phone) == ["hôm nay"]
    assert states(database_url) == {"expired": 1, "sent": 1}


async def test_a_group_that_has_moved_gets_all_where_it_is_now(server: Server, sqlite_url: str) -> None:
    met(server, 1)
    group = groups.found(server.telegram, "Báo số", [FIRST])
    moved = groups.upgrade(server.telegram, group)
    say(sqlite_url, [Message(group, "test", f"{number}") for number in range(2)])
    async with pushing(server.url, sqlite_url):
        await sent(server, 2)
    assert texts(server.phone(FIRST, moved))[-2:] == ["0", "1"]
    assert server.calls.haste.refused == {400: 1}


async def test_a_429_holds_all_and_nothing_is_lost_nor_comes_in_a_burst(
    server: Server, database_url: str
) -> None:
    phones = met(server, 90)
    say(database_url, to_all(90, 1))
    server.faults.delay = 0.1  # so that some calls are in flight when it comes
    async with pushing(server.url, database_url):
        await sent(server, 30)
        server.telegram.limits.ban(3)
        await sent(server, 90)
    refused = server.calls.haste.refused
    assert set(refused) == {429}
    assert 1 <= refused[429] <= 6  # at 30 a second no more than four are in flight for a tenth of a second
    assert [texts(phone) for phone in phones] == [["0"]] * 90
    assert server.calls.haste.calls / server.calls.haste.seconds <= 30
    assert states(database_url) == {"sent": 90}


async def test_leaders_are_answered_ahead_of_a_broadcast(server: Server, sqlite_url: str) -> None:
    leaders = met(server, 65)[60:]
    say(sqlite_url, to_all(60, 1))

    async def answer(turn: Turn, _: Update) -> None:
        await turn.reply("99,3%")

    with opened(sqlite_url) as database:
        box = Outbox(database, SystemClock())
        async with running(server.url, sqlite_url, answer, outbox=box):
            await sent(server, 3)
            for leader in leaders:
                leader.say("/kyso")
            await asyncio.gather(*(leader.next() for leader in leaders))
            assert server.calls.counts()["sendmessage"] < 45
            await sent(server, 65)


async def test_an_orderly_stop_finishes_what_is_in_flight_and_leaves_the_rest(
    server: Server, database_url: str
) -> None:
    phones = met(server, 40)
    say(database_url, to_all(40, 1))
    server.faults.delay = 0.1
    async with pushing(server.url, database_url):
        await sent(server, 5)
    first = server.calls.counts()["sendmessage"]
    assert first < 20
    assert states(database_url) == {"sent": first, "waiting": 40 - first}
    async with pushing(server.url, database_url):
        await sent(server, 40)
    assert [texts(phone) for phone in phones] == [["0"]] * 40


async def test_what_could_not_be_written_down_for_a_while_is_sent_once(
    server: Server, database_url: str
) -> None:
    phones = met(server, 20)
    say(database_url, to_all(20, 1))
    with opened(database_url) as database:
        async with pushing(server.url, database_url):
            await sent(server, 3)
            with database.writing() as conn:
                conn.execute(text("ALTER TABLE outbox RENAME TO away"))
            with database.writing() as conn:
                conn.execute(text("ALTER TABLE away RENAME TO outbox"))
            await sent(server, 20)
    assert [texts(phone) for phone in phones] == [["0"]] * 20
