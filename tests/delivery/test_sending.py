"""Sending: what a reader sees when the network or Telegram fails, once or twice and never more."""

import asyncio
from datetime import timedelta

import pytest
from telegram import Update

from bot.delivery.sender import Outcome
from bot.delivery.turn import Turn
from bot.sandbox import groups
from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.clock import HandClock
from tests.delivery.bots import running
from tests.delivery.conftest import LEADER
from tests.delivery.reports import reported

READ_SECONDS = 2.0  # long enough for a busy machine, short enough for a test


def seen(phone: Phone) -> list[str]:
    """Return what the bot has shown on a phone."""
    return [bubble.text for bubble in phone.history() if bubble.sender_id != phone.person.id]


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.LATE])
async def test_a_leader_sees_an_answer_twice_with_its_reference_where_its_arrival_was_in_doubt(
    server: Server, sqlite_url: str, leader: Phone, fault: Fault
) -> None:
    server.faults.plan(fault, "sendMessage")
    async with running(server.url, sqlite_url, read_seconds=READ_SECONDS):
        assert (await leader.ask("/kyso")).text == "/kyso"
        text, mark = (await leader.next()).text.split("\n#")
        assert (text, len(mark)) == ("/kyso", 4)
        assert (await leader.ask("/xephang")).text == "/xephang"
    assert len(seen(leader)) == 3


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.STUCK, Fault.ERROR, Fault.GATEWAY])
async def test_a_leader_sees_an_answer_once_where_only_its_second_copy_arrived(
    server: Server, sqlite_url: str, leader: Phone, fault: Fault
) -> None:
    server.faults.plan(fault, "sendMessage")
    async with running(server.url, sqlite_url, read_seconds=READ_SECONDS):
        assert (await leader.ask("/kyso")).text.startswith("/kyso\n#")
        assert (await leader.ask("/xephang")).text == "/xephang"
    assert len(seen(leader)) == 2


async def test_a_leader_never_sees_a_third_copy(server: Server, sqlite_url: str, leader: Phone) -> None:
    outcomes: list[Outcome] = []

    async def answer(turn: Turn, _: Update) -> None:
        outcomes.append(await turn.reply(f"99,3% #{turn.reference}"))

    server.faults.plan(Fault.LOST, "sendMessage", times=2)
    async with running(server.url, sqlite_url, answer):
        for text in ("/kyso", "/xephang"):
            leader.say(text)
        for _ in range(3):
            await leader.next()
    first, second, third = seen(leader)
    assert first == second != third
    assert outcomes == [Outcome.IN_DOUBT, Outcome.SENT]


async def test_a_leader_sees_answers_once_and_in_order_where_telegram_asked_to_wait(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    server.faults.retry_after = 1
    server.faults.plan(Fault.FLOOD, "sendMessage")
    async with running(server.url, sqlite_url):
        for text in ("/kyso", "/xephang", "/canhbao"):
            leader.say(text)
        for _ in range(3):
            await leader.next()
    assert seen(leader) == ["/kyso", "/xephang", "/canhbao"]


async def test_a_leader_sees_an_answer_once_where_telegram_was_out_of_reach_for_a_while(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async def answer(turn: Turn, _: Update) -> None:
        server.stop()
        async with reported("bot.delivery.sender"):
            reply = asyncio.create_task(turn.reply("99,3%"))
        server.start()
        await reply

    async with running(server.url, sqlite_url, answer):
        assert (await leader.ask("/kyso")).text == "99,3%"
    assert len(seen(leader)) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [("<b>7 < 8</b>", "7 < 8"), ("<i>Sở &amp; phòng", "Sở & phòng"), ("a<b>c</b> <3", "ac <3")],
)
async def test_a_leader_sees_plain_text_where_telegram_cannot_parse_it(
    server: Server, sqlite_url: str, leader: Phone, text: str, shown: str
) -> None:
    async def answer(turn: Turn, _: Update) -> None:
        assert await turn.reply(text) is Outcome.SENT

    async with running(server.url, sqlite_url, answer):
        assert (await leader.ask("/kyso")).text == shown


async def test_one_who_blocked_the_bot_keeps_nobody_else_from_being_answered(
    server: Server, sqlite_url: str, leader: Phone, officer: Phone
) -> None:
    outcomes: dict[int, Outcome] = {}

    async def answer(turn: Turn, _: Update) -> None:
        outcomes[turn.chat_id] = await turn.reply("99,3%")

    leader.say("/kyso")
    leader.block()
    async with running(server.url, sqlite_url, answer):
        await officer.ask("/kyso")
    assert set(outcomes.values()) == {Outcome.BLOCKED, Outcome.SENT}


async def test_a_text_that_is_too_long_is_refused_once_and_for_all(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async def answer(turn: Turn, _: Update) -> None:
        assert await turn.reply("9" * 4097) is Outcome.REFUSED
        await turn.reply("99,3%")

    async with running(server.url, sqlite_url, answer):
        assert (await leader.ask("/kyso")).text == "99,3%"


async def test_a_group_is_answered_where_it_has_moved_to(server: Server, sqlite_url: str) -> None:
    moved: list[int] = []

    async def answer(turn: Turn, _: Update) -> None:
        if not moved:
            moved.append(groups.upgrade(server.telegram, turn.chat_id))
            assert await turn.reply("99,3%") is Outcome.SENT

    group = groups.found(server.telegram, "Báo số", [LEADER])
    async with running(server.url, sqlite_url, answer):
        server.phone(LEADER, group).say("/kyso")
        await server.calls.reached("sendmessage", 1, 30)
    assert seen(server.phone(LEADER, moved[0]))[-1] == "99,3%"


async def press(turn: Turn, update: Update) -> None:
    """Show a button; pressed, show what it says."""
    await turn.acknowledge()
    query = update.callback_query
    await turn.show(f"<b>{query.data}</b>" if query else "Ký số", [[("Nguồn", "source"), ("Xem", "Ký số")]])


async def test_a_pressed_button_changes_its_message_in_place(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async with running(server.url, sqlite_url, press):
        shown = await leader.ask("/kyso")
        tap = leader.tap(shown, "Nguồn")
        assert (await leader.notice(tap)).text == ""
        source = await leader.next()
    assert (source.id, source.html, source.buttons) == (shown.id, "<b>source</b>", ["Nguồn", "Xem"])
    assert len(seen(leader)) == 1


@pytest.mark.parametrize("fault", list(Fault))
async def test_a_pressed_button_changes_its_message_whatever_the_network_does(
    server: Server, sqlite_url: str, leader: Phone, fault: Fault
) -> None:
    async with running(server.url, sqlite_url, press, read_seconds=READ_SECONDS):
        shown = await leader.ask("/kyso")
        server.faults.plan(fault, "editMessageText")
        assert (await leader.press(shown, "Nguồn")).text == "source"
        assert (await leader.ask("/kyso")).text == "Ký số"
    assert seen(leader) == ["source", "Ký số"]


async def test_a_button_that_changes_nothing_is_no_failure(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    outcomes: list[Outcome] = []

    async def answer(turn: Turn, _: Update) -> None:
        outcomes.append(await turn.show("Ký số", [[("Nguồn", "source")]]))

    async with running(server.url, sqlite_url, answer):
        shown = await leader.ask("/kyso")
        leader.tap(shown, "Nguồn")
        leader.say("/kyso")
        await leader.next()
    assert outcomes == [Outcome.SENT] * 3


async def test_a_button_under_a_message_that_is_gone_is_answered_by_a_new_one(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async with running(server.url, sqlite_url, press):
        shown = await leader.ask("/kyso")
        leader.tap(shown, "Nguồn")
        server.telegram.chats[LEADER].remove(shown.id)
        assert (await leader.next()).id != shown.id


async def test_a_press_that_is_too_old_to_be_acknowledged_still_shows_its_answer(
    server: Server, sqlite_url: str, leader: Phone, clock: HandClock
) -> None:
    async def answer(turn: Turn, update: Update) -> None:
        clock.advance(timedelta(minutes=3))
        await press(turn, update)

    async with running(server.url, sqlite_url, answer):
        shown = await leader.ask("/kyso")
        assert (await leader.press(shown, "Nguồn")).text == "source"


async def test_a_leader_who_waits_sees_that_the_bot_is_writing(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async def answer(turn: Turn, _: Update) -> None:
        await turn.typing()

    async with running(server.url, sqlite_url, answer):
        leader.say("/kyso")
        assert await leader.action() == "typing"
