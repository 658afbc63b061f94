"""Nothing is lost: a bot is killed, or stopped, again and again while people write to it over a bad line."""

import asyncio
import random
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Callable, Coroutine, Generator
from itertools import groupby
from pathlib import Path
from typing import IO

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN

PEOPLE, LIVES, MESSAGES = 8, 5, 12

Start = Callable[[], Coroutine[None, None, Process]]


@pytest.fixture
def log(tmp_path: Path) -> Generator[IO[str]]:
    """Give the file that every process of the bot writes its log to."""
    with (tmp_path / "log").open("a+") as file:
        yield file


@pytest.fixture
def start(server: Server, database_url: str, log: IO[str]) -> Start:
    """Give what starts the bot once more."""

    async def start() -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.delivery.echo", server.url, database_url, stderr=log
        )

    return start


def written(log: IO[str]) -> str:
    log.seek(0)
    return log.read()


@pytest.fixture
def phones(server: Server) -> list[Phone]:
    """Give the phones of several people."""
    for number in range(100, 100 + PEOPLE):
        server.telegram.join(Person(number, f"Người {number}"))
    return [server.phone(number) for number in range(100, 100 + PEOPLE)]


def all_say(phones: list[Phone], life: int) -> None:
    for number in range(MESSAGES):
        for phone in phones:
            phone.say(f"{life}.{number}")


async def all_are_answered(phones: list[Phone]) -> None:
    """Let each say one more thing, and wait until that is answered: it is the last."""
    for phone in phones:
        phone.say("the end")
        while not (await phone.next()).text.startswith("the end"):
            pass


def said(phone: Phone) -> list[str]:
    return [bubble.text for bubble in phone.history() if bubble.sender_id == phone.person.id]


def answered(phone: Phone) -> list[str]:
    """Return what the bot said, its references left out."""
    return [
        bubble.text.partition(" #")[0] for bubble in phone.history() if bubble.sender_id != phone.person.id
    ]


async def stopped(bot: Process) -> int:
    bot.send_signal(signal.SIGTERM)
    return await bot.wait()


async def test_every_message_is_answered_in_order_once_or_twice_however_often_the_bot_is_killed(
    server: Server, phones: list[Phone], start: Start, log: IO[str]
) -> None:
    chance = random.Random(1945)  # noqa: S311 - the same moments each time, as far as the machine lets them be
    for life in range(LIVES):
        server.faults.plan(chance.choice(list(Fault)), "sendMessage", times=2)
        bot = await start()
        all_say(phones, life)
        calls = server.calls.counts().get("sendmessage", 0)
        await server.calls.reached("sendmessage", calls + chance.randint(0, PEOPLE * MESSAGES // 2), 30)
        await asyncio.sleep(chance.uniform(0, 0.03))  # a moment that no event tells of
        bot.kill()
        await bot.wait()
    bot = await start()
    await all_are_answered(phones)
    assert await stopped(bot) == 0
    in_doubt = written(log).count("is unknown")
    missing = 0
    for phone in phones:
        copies = [(text, len(list(group))) for text, group in groupby(answered(phone))]
        texts = [text for text, _ in copies]
        assert texts == [text for text in said(phone) if text in texts]
        assert max(times for _, times in copies) <= 2
        missing += len(said(phone)) - len(texts)
    assert missing <= in_doubt
    assert TOKEN not in written(log)


async def test_every_message_is_answered_in_order_and_once_however_often_the_bot_is_stopped(
    server: Server, phones: list[Phone], start: Start, log: IO[str]
) -> None:
    for life in range(3):
        bot = await start()
        all_say(phones, life)
        calls = server.calls.counts().get("sendmessage", 0)
        await server.calls.reached("sendmessage", calls + PEOPLE * MESSAGES // 3, 30)
        assert await stopped(bot) == 0
    bot = await start()
    await all_are_answered(phones)
    assert await stopped(bot) == 0
    for phone in phones:
        assert answered(phone) == said(phone)
    assert TOKEN not in written(log)
