"""A local Telegram, two people with phones, and a bot on python-telegram-bot's own client."""

from collections.abc import AsyncGenerator, Generator

import pytest
from aiohttp import ClientSession
from telegram import Bot

from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from tests.clock import HandClock
from tests.sandbox.raw import Caller

LEADER, OFFICER = 11, 12


@pytest.fixture(autouse=True)
def spans_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have python-telegram-bot tell spans of time as such, which its next version does anyway."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def server(clock: HandClock) -> Generator[Server]:
    """Start a Bot API server, for which time stands still."""
    people = [
        Person(LEADER, "Lãnh đạo", "vi", "Lãnh đạo · huyện Đức Hòa", "Leader · Đức Hòa District"),
        Person(OFFICER, "Cán bộ", "en", "Cán bộ · xã Mỹ Hạnh Nam", "Officer · Mỹ Hạnh Nam Commune"),
    ]
    with Server(Telegram(people, clock=clock)) as server:
        yield server


@pytest.fixture
def leader(server: Server) -> Phone:
    """Give the phone of a leader who has written to the bot."""
    phone = server.phone(LEADER)
    phone.say("/start")
    return phone


@pytest.fixture
async def bot(server: Server) -> AsyncGenerator[Bot]:
    """Give a bot that has its token right."""
    async with bot_at(server) as bot:
        yield bot


@pytest.fixture
async def call(server: Server) -> AsyncGenerator[Caller]:
    """Give what calls the server without a proper client."""
    async with ClientSession() as session:
        yield Caller(server, session)


def bot_at(server: Server, token: str = "") -> Bot:
    """Return a bot with this token, unless told with the right one."""
    return Bot(
        token or server.telegram.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot"
    )
