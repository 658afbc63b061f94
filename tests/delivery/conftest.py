"""A local Telegram and two people who write to the bot."""

from collections.abc import Generator

import pytest

from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from tests.clock import HandClock

LEADER, OFFICER = 11, 12


@pytest.fixture
def server(clock: HandClock) -> Generator[Server]:
    """Start a Bot API server, for which time stands still."""
    people = [Person(LEADER, "Lãnh đạo"), Person(OFFICER, "Cán bộ")]
    with Server(Telegram(people, clock=clock)) as server:
        server.faults.retry_after = 0
        yield server


@pytest.fixture
def leader(server: Server) -> Phone:
    """Give the phone of a leader."""
    return server.phone(LEADER)


@pytest.fixture
def officer(server: Server) -> Phone:
    """Give the phone of an officer."""
    return server.phone(OFFICER)
