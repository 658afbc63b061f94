"""Faults: what reached the person, and what the bot was told of it."""

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.sandbox import groups
from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.clock import HandClock
from tests.sandbox.conftest import LEADER, OFFICER
from tests.sandbox.raw import Caller

IMPATIENCE = 0.2  # seconds until the bot gives up


@pytest.mark.parametrize(
    ("fault", "error", "arrived"),
    [
        (Fault.LOST, NetworkError, True),
        (Fault.DROPPED, NetworkError, False),
        (Fault.LATE, TimedOut, True),
        (Fault.STUCK, TimedOut, False),
        (Fault.FLOOD, RetryAfter, False),
        (Fault.ERROR, NetworkError, False),
        (Fault.GATEWAY, NetworkError, False),
    ],
)
async def test_a_fault_strikes_once_and_the_message_arrives_or_not(  # the table is its arguments
    bot: Bot, server: Server, leader: Phone, fault: Fault, error: type[TelegramError], *, arrived: bool
) -> None:
    server.faults.plan(fault, "sendMessage")
    await bot.get_me()
    assert server.faults.waiting == [fault]
    with pytest.raises(error):
        await bot.send_message(LEADER, "99,3%", read_timeout=IMPATIENCE)
    assert server.faults.waiting == []
    await bot.send_message(LEADER, "98,7%")
    expected = ["/start", "99,3%", "98,7%"] if arrived else ["/start", "98,7%"]
    assert [shown.text for shown in leader.history()] == expected


@pytest.mark.usefixtures("leader")
async def test_a_connection_that_breaks_gives_no_answer_at_all(bot: Bot, server: Server) -> None:
    server.faults.plan(Fault.LOST)
    with pytest.raises(NetworkError, match="Server disconnected without sending a response"):
        await bot.send_message(LEADER, "99,3%")


@pytest.mark.usefixtures("leader")
async def test_a_fault_strikes_whatever_speaks_to_people_unless_a_method_is_named(
    bot: Bot, server: Server
) -> None:
    sent = await bot.send_message(LEADER, "99,3%")
    server.faults.plan(Fault.ERROR, times=2)
    await bot.get_updates()
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await sent.edit_text("98,7%")
    server.faults.clear()
    await sent.edit_text("98,7%")


@pytest.mark.usefixtures("leader")
async def test_the_gateway_answers_in_html(call: Caller, server: Server) -> None:
    server.faults.plan(Fault.GATEWAY)
    answer = await call("sendMessage", chat_id=LEADER, text="99,3%")
    assert (answer.status, answer.body) == (502, {})


@pytest.mark.usefixtures("leader")
async def test_a_flood_says_how_long_to_wait(bot: Bot, server: Server) -> None:
    server.faults.retry_after = 7
    server.faults.plan(Fault.FLOOD)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(LEADER, "99,3%")
    assert refused.value.retry_after == timedelta(seconds=7)


async def test_a_slow_network_delays_every_call(bot: Bot, server: Server) -> None:
    server.faults.delay = 1.5 * IMPATIENCE
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=IMPATIENCE)


@pytest.mark.usefixtures("leader")
async def test_a_person_gets_a_message_a_second_and_a_few_more_now_and_then(
    bot: Bot, server: Server, clock: HandClock
) -> None:
    server.telegram.limits.active = True
    sent = await bot.send_message(LEADER, "99,3%")
    for text in ("98,7%", "97%"):
        await sent.edit_text(text)
    with pytest.raises(RetryAfter) as refused:
        await sent.edit_text("96%")
    assert refused.value.retry_after == timedelta(seconds=1)
    clock.advance(timedelta(seconds=1))
    await sent.edit_text("96%")
    with pytest.raises(RetryAfter):
        await sent.edit_text("95%")


async def test_a_group_gets_twenty_messages_a_minute(bot: Bot, server: Server, clock: HandClock) -> None:
    server.telegram.limits.active = True
    group = groups.found(server.telegram, "Báo số", [LEADER])
    for _ in range(20):
        await bot.send_message(group, "99,3%")
    clock.advance(timedelta(seconds=20))
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group, "99,3%")
    assert refused.value.retry_after == timedelta(seconds=40)


async def test_all_chats_together_get_thirty_messages_a_second(
    bot: Bot, server: Server, clock: HandClock
) -> None:
    server.telegram.limits.active = True
    many = [groups.found(server.telegram, str(number), [LEADER, OFFICER]) for number in range(31)]
    for group in many[:30]:
        await bot.send_message(group, "99,3%")
    with pytest.raises(RetryAfter):
        await bot.send_message(many[30], "99,3%")
    clock.advance(timedelta(seconds=1))
    await bot.send_message(many[30], "99,3%")


@pytest.mark.usefixtures("leader")
async def test_telegram_hears_no_call_for_as_long_as_it_says(
    bot: Bot, server: Server, clock: HandClock
) -> None:
    server.telegram.limits.ban(10)
    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.get_me()
        assert refused.value.retry_after == timedelta(seconds=10)
    clock.advance(timedelta(seconds=10))
    await bot.send_message(LEADER, "99,3%")
    assert server.calls.haste.refused == {429: 2}


@pytest.mark.usefixtures("leader")
async def test_every_so_many_th_message_is_lost_until_all_is_cleared(bot: Bot, server: Server) -> None:
    server.faults.plan_every(2, Fault.DROPPED)
    for _ in range(2):
        await bot.send_message(LEADER, "99,3%")
        await bot.get_me()
        with pytest.raises(NetworkError):
            await bot.send_message(LEADER, "98,7%")
    server.faults.clear()
    for _ in range(2):
        await bot.send_message(LEADER, "99,3%")
    assert (server.calls.haste.calls, server.calls.haste.most) == (6, 6)
