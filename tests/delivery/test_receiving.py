"""Receiving: what people write is answered in order, whatever happens to the network or to the program."""

import asyncio
import traceback

import pytest
from sqlalchemy import func, select
from telegram import Bot, Update

from bot.delivery.inbox import Inbox
from bot.delivery.poller import Poller, SecondPollerError, TokenRefusedError
from bot.delivery.request import HttpRequest
from bot.delivery.run import run
from bot.delivery.turn import Turn
from bot.domain.clock import SystemClock
from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN
from db.engine import Database
from db.inbox import inbox
from db.migrate import migrate
from tests.delivery.bots import application, echo, running
from tests.delivery.reports import reported
from tests.delivery.wire import response, wire

ANOTHER_TOKEN = "123456:another-token-than-the-bot-has"  # noqa: S105 - it opens nothing


def seen(phone: Phone) -> list[str]:
    """Return what the bot has shown on a phone."""
    return [bubble.text for bubble in phone.history() if bubble.sender_id != phone.person.id]


async def test_an_officer_does_not_wait_for_a_leader_s_slow_question(
    server: Server, sqlite_url: str, leader: Phone, officer: Phone
) -> None:
    thought = asyncio.Event()

    async def answer(turn: Turn, update: Update) -> None:
        if turn.chat_id == leader.person.id:
            await thought.wait()
        await echo(turn, update)

    async with running(server.url, sqlite_url, answer):
        for text in ("/xuhuong", "/kyso"):
            leader.say(text)
        assert (await officer.ask("/kyso")).text == "/kyso"
        assert seen(leader) == []
        thought.set()
        assert [(await leader.next()).text for _ in range(2)] == ["/xuhuong", "/kyso"]


async def test_many_questions_are_answered_in_order_where_there_is_room_for_few(
    server: Server, sqlite_url: str, leader: Phone, officer: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.chats._MOST_WAITING", 50)
    monkeypatch.setattr("bot.delivery.chats._AT_ONCE", 1)
    async with running(server.url, sqlite_url):
        for number in range(150):
            for phone in (leader, officer):
                phone.say(f"{number}")
        await server.calls.reached("sendmessage", 300, 60)
    assert seen(leader) == seen(officer) == [f"{number}" for number in range(150)]


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.DROPPED, Fault.FLOOD, Fault.ERROR, Fault.GATEWAY])
async def test_a_question_is_answered_once_whatever_happens_while_it_is_received(
    server: Server, sqlite_url: str, leader: Phone, fault: Fault
) -> None:
    server.faults.plan(fault, "getUpdates", times=2)
    leader.say("/kyso")
    async with running(server.url, sqlite_url):
        await leader.next()
        assert (await leader.ask("/xephang")).text == "/xephang"
    assert seen(leader) == ["/kyso", "/xephang"]


async def test_a_bot_that_starts_before_the_network_is_there_answers_once_it_is(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    leader.say("/kyso")
    server.stop()
    async with running(server.url, sqlite_url):
        async with reported("bot.delivery.run"):
            pass
        server.start()
        assert (await leader.next()).text == "/kyso"


async def test_an_orderly_stop_waits_for_the_answer_that_is_being_given(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async def answer(turn: Turn, update: Update) -> None:
        stopping.set()
        await echo(turn, update)

    async with running(server.url, sqlite_url, answer) as stopping:
        for text in ("/kyso", "/xephang"):
            leader.say(text)
        await stopping.wait()
    assert seen(leader) == ["/kyso"]
    async with running(server.url, sqlite_url):
        for text in ("/kyso", "/xephang"):
            assert (await leader.next()).text == text
    assert seen(leader) == ["/kyso", "/xephang"]


async def test_a_question_whose_answer_takes_too_long_at_the_stop_is_answered_at_the_next_start(
    server: Server, sqlite_url: str, leader: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answer(_turn: Turn, _update: Update) -> None:
        stopping.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("bot.delivery.receiver._FINISH_SECONDS", 0.01)
    async with running(server.url, sqlite_url, answer) as stopping:
        leader.say("/kyso")
        await stopping.wait()
    async with running(server.url, sqlite_url):
        assert (await leader.next()).text == "/kyso"


async def test_an_answer_that_could_not_be_sent_before_the_stop_is_sent_once_at_the_next_start(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async def answer(turn: Turn, _: Update) -> None:
        server.stop()
        async with reported("bot.delivery.sender"):
            reply = asyncio.create_task(turn.reply("99,3%"))
        stopping.set()
        await reply

    for _ in range(3):  # more often than a message in doubt may be sent
        async with running(server.url, sqlite_url, answer) as stopping:
            if not seen(leader):
                leader.say("/kyso")
            await stopping.wait()
        server.start()
    async with running(server.url, sqlite_url):
        assert (await leader.next()).text == "/kyso"


async def test_a_question_that_makes_the_program_fail_is_reported_and_holds_up_no_other(
    server: Server, sqlite_url: str, leader: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer(turn: Turn, update: Update) -> None:
        if update.effective_message and update.effective_message.text == "/kyso":
            raise ZeroDivisionError
        await echo(turn, update)

    leader.say("/kyso")
    for _ in range(2):
        async with running(server.url, sqlite_url, answer):
            assert (await leader.ask("/xephang")).text == "/xephang"
    assert caplog.text.count("\nZeroDivisionError") == 1
    assert seen(leader) == ["/xephang"] * 2


async def test_what_was_answered_is_kept_nowhere(
    server: Server, sqlite_url: str, leader: Phone, officer: Phone
) -> None:
    async with running(server.url, sqlite_url):
        await leader.ask("a person's words")
        await officer.ask("and another's")
    database = Database(sqlite_url)
    with database.reading() as conn:
        assert list(conn.execute(select(func.count(), func.max(inbox.c.payload)))) == [(2, "")]
    database.close()


async def test_a_bot_gives_way_to_a_newer_one_with_the_same_token(
    server: Server, sqlite_url: str, blank_sqlite_url: str, leader: Phone
) -> None:
    elsewhere = blank_sqlite_url.replace("baoso.db", "elsewhere.db")
    migrate(elsewhere)
    async with running(server.url, sqlite_url, ends_with=SecondPollerError) as given_up:
        await leader.ask("/kyso")
        assert await server.telegram.updates.confirmed(30)
        async with running(server.url, elsewhere):
            await given_up.wait()
            await leader.ask("/xephang")
    assert seen(leader) == ["/kyso", "/xephang"]


async def test_a_bot_with_a_wrong_token_gives_up_and_does_not_tell_which_it_was(
    server: Server, sqlite_url: str
) -> None:
    server.telegram.token = ANOTHER_TOKEN
    database = Database(sqlite_url)
    with pytest.raises(TokenRefusedError) as raised:
        await run(application(server.url, echo), Inbox(database, SystemClock()), asyncio.Event())
    database.close()
    assert TOKEN not in "".join(traceback.format_exception(raised.value))


async def test_a_bot_whose_token_is_withdrawn_answers_once_it_is_given_back(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async with running(server.url, sqlite_url, ends_with=TokenRefusedError) as given_up:
        await leader.ask("/kyso")
        server.telegram.token = ANOTHER_TOKEN
        leader.say("/xephang")
        await given_up.wait()
    server.telegram.token = TOKEN
    async with running(server.url, sqlite_url):
        assert (await leader.next()).text == "/xephang"
    assert seen(leader) == ["/kyso", "/xephang"]


async def test_a_bot_takes_over_from_a_webhook_that_was_left_behind() -> None:
    refusal = '{"ok": false, "description": "Conflict: can\'t use getUpdates method while webhook is active"}'
    async with wire(response("409 Conflict", refusal)) as server, HttpRequest() as request:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request, get_updates_request=request)
        with pytest.raises(SecondPollerError):
            await anext(Poller(bot).batches())
    asked = [head.split(b" ")[1].rpartition(b"/")[2] for head in server.requests]
    assert asked == [b"getUpdates", b"deleteWebhook", b"getUpdates", b"deleteWebhook", b"getUpdates"]
