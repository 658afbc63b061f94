"""Logs: an operator may show them to anybody."""

import logging
import re
from collections.abc import Generator

import pytest
from telegram import Update

from bot.delivery import logs
from bot.delivery.outbox import Outbox
from bot.delivery.turn import Turn
from bot.domain.clock import SystemClock
from bot.sandbox import groups
from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN as TELEGRAMS
from db.outbox import Message, put
from tests.delivery.bots import running
from tests.delivery.pushes import opened, states

TOKEN = "123456:a-token-that-nobody-may-see"  # noqa: S105 - it opens nothing
AN, GROUP = 700_100_400, -100_700_100_500


@pytest.fixture(autouse=True)
def _former_logging() -> Generator[None]:
    """Put back what pytest had set up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def test_what_an_event_is_of_stands_under_keys_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    logs.install([TOKEN])
    told = {"reference": "K7Q2", "outcome": "refused", "said": f"chat 700100400 of {TOKEN}"}
    logging.getLogger("any").warning("a message was not sent", extra=told)
    assert capsys.readouterr().err.endswith(
        ' event="a message was not sent" reference=K7Q2 outcome=refused said="chat … of …"\n'
    )


def test_an_operator_reads_no_token_in_a_message_its_arguments_or_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.install([TOKEN, ""])
    log = logging.getLogger("anybody")
    log.info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.error("it failed with %s", TOKEN, exc_info=RuntimeError(TOKEN))
    written = capsys.readouterr().err
    assert 'event="POST https://api.telegram.org/bot…/getMe"' in written
    assert "error=RuntimeError" in written
    assert TOKEN not in written


def test_an_event_is_one_line_of_keys_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    logs.install([])
    try:
        try:
            int("Nguyễn Văn An")
        except ValueError as cause:
            raise KeyError(AN) from cause
    except KeyError:
        logging.getLogger("anybody").exception('it "failed"\nDETAIL: (telegram_id)=(%s)', AN)
    logging.getLogger("anybody").info("plain")
    first, second = capsys.readouterr().err.splitlines()
    pair = r'[a-z]+=(?:"(?:[^"\\]|\\.)*"|[^\s"=]+)'
    assert re.fullmatch(rf"{pair}(?: {pair})*", first)
    assert re.match(r"at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} level=error from=anybody ", first)
    assert r'event="it \"failed\"" error="KeyError < ValueError" where=delivery/test_logs.py:' in first
    assert "Nguyễn" not in first
    assert str(AN) not in first
    assert second.endswith(" level=info from=anybody event=plain")


def test_no_long_number_is_told_since_people_and_chats_have_them(capsys: pytest.CaptureFixture[str]) -> None:
    logs.install([])
    logging.getLogger("anybody").warning("moved to %s, 429 in %d s", GROUP, 35)
    assert 'event="moved to …, 429 in 35 s"' in capsys.readouterr().err


async def test_an_operator_reads_no_name_and_no_chat_whatever_goes_wrong(
    server: Server, sqlite_url: str, leader: Phone, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.install([TELEGRAMS])
    people = [Person(700_100_200, "Trần Thị Mai"), Person(700_100_300, "Lê Văn Bốn")]
    for person in people:
        server.telegram.meet(person)
    group = groups.found(server.telegram, "Tổ chuyển đổi số", [people[0].id])
    moved = groups.upgrade(server.telegram, group)
    server.phone(people[1].id).block()

    async def answer(turn: Turn, update: Update) -> None:
        if update.effective_user and update.effective_user.id == people[0].id:
            raise LookupError(update.effective_user.full_name, update.effective_user.id)
        await turn.reply("9" * 5_000)
        await turn.reply("99,3%")

    with opened(sqlite_url) as database:
        with database.writing() as conn:
            for chat in (group, people[1].id):
                put(conn, Message(chat, "test", people[0].first_name), SystemClock().now())
        async with running(server.url, sqlite_url, answer, outbox=Outbox(database, SystemClock())):
            server.phone(people[0].id).say("/kyso")
            server.faults.plan(Fault.ERROR)
            assert (await leader.ask("/kyso")).text.startswith("99,3%")
            while states(sqlite_url) != {"sent": 1, "blocked": 1}:
                await leader.ask("/kyso")
    written = capsys.readouterr().err
    assert "error=LookupError" in written
    assert "Forbidden" in written
    assert "Message is too long" in written
    found = (
        [each.first_name for each in people] + [str(each.id) for each in people] + [str(abs(moved)), "Mai"]
    )
    assert [each for each in (*found, TELEGRAMS, "Tổ chuyển") if each in written] == []


def test_an_operator_reads_nothing_of_each_request(capsys: pytest.CaptureFixture[str]) -> None:
    logs.install([TOKEN])
    logging.getLogger("httpx").info("HTTP Request: POST")
    assert not capsys.readouterr().err
