"""Whatever is sent to the bot, it fails at nothing, changes nothing, and answers the next question."""

import asyncio
import logging
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from random import Random
from typing import cast

import pytest
from hypothesis import settings
from sqlalchemy import func, select

from bot.domain.access import Role
from bot.sandbox.people import Person
from bot.sandbox.shapes import Update
from bot.services.bring_in import Brought, bring_in
from bot.services.enrol import enrol
from db.engine import Database
from db.inbox import inbox, waiting_updates
from tests.clock import HandClock
from tests.journeys.commune import TOP, code_of, write_communes
from tests.journeys.dumps import dumped
from tests.journeys.house import House, running_bot
from tests.journeys.updates import LETTERS, PREFIXES, Sender, Updates
from tests.province.asking import NOW, TODAY

UPDATES = 50_000 if settings().max_examples > 100 else 1_500  # `make soak` sends the most
STRANGERS = 40
# What everybody may change for themselves, by a button that is made up as well as by one that is shown.
THEIR_OWN = {"subscription", "watch"}
SENDERS = {
    301: (Role.LEADER, TOP),
    302: (Role.OFFICER, code_of(2)),
    303: (Role.APPROVER, code_of(2)),
    304: (Role.ADMIN, code_of(2)),
}


@pytest.fixture
def communes_url(database_url: str, tmp_path: Path) -> str:
    """Give the URL of a database that holds two communes and their past."""
    database = Database(database_url)
    brought = bring_in(database, [write_communes(tmp_path / "xa", 2, TODAY)], HandClock(NOW), "test")
    database.close()
    assert isinstance(brought, Brought), brought
    return database_url


class _Heard(logging.Handler):
    """Keeps what was logged as an error, or with a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.exc_info:
            error = record.exc_info[1] if record.exc_info else None
            self.errors[f"{record.getMessage()[:80]} {error!r}"] += 1


@pytest.fixture
def heard() -> Generator[_Heard]:
    """Listen to the log of the whole program."""
    handler, root = _Heard(), logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)


def forged(chance: Random) -> str:
    """Make the data of a button up; what its presser might rightly do is left out."""
    prefix = chance.choice(PREFIXES)
    parts = [chance.choice(LETTERS), *(_part(chance) for _ in range(chance.randint(0, 5)))]
    data = ":".join((prefix, *parts))
    rightly = ("nh:l:", "nh:d:", "ppl:i:", "log:n:", "log:b:", "language:vi", "language:en")
    return f"{prefix}:{_part(chance)}" if data.startswith(rightly) else data


def _part(chance: Random) -> str:
    return chance.choice(
        (
            "0",
            "1",
            "2",
            "3",
            "-1",
            "999",
            "9" * 12,
            "9" * 5_000,
            "x",
            "",
            "2026-10",
            "1/2/",
            "home",
            "open",
            "é🌾",
            "\x00",
        )
    )


def let_in(house: House, number: int, role: Role, unit: str) -> None:
    """Let somebody in, long before."""
    code = house.invitation(role, unit)
    with house.database.writing() as conn:
        enrol(conn, code, number, f"Người {number}", "vi", house.clock.now())


def flood(house: House) -> None:
    """Queue all updates before the bot asks for the first one."""
    telegram = house.server.telegram
    senders = [Sender(number) for number in SENDERS] * 5
    senders += [Sender(400 + each, (None, "vi", "en", "xx")[each % 4]) for each in range(STRANGERS)]
    for sender in senders:
        telegram.meet(Person(sender.id, f"Người {sender.id}"))
    made = Updates(Random(1969), senders, forged)  # noqa: S311 - the same updates each time
    for _ in range(UPDATES):
        update = {"update_id": telegram.updates.number(), **made.update()}
        telegram.updates.add(cast("Update", update))


async def test_whatever_is_sent_fails_at_nothing_and_changes_nothing(
    communes_url: str, heard: _Heard
) -> None:
    async with running_bot(communes_url, HandClock(NOW)) as house:
        for number, (role, unit) in SENDERS.items():
            let_in(house, number, role, unit)
        flood(house)
        before = dumped(house.database)
        assert await house.server.telegram.updates.confirmed(30 + UPDATES / 20)
        await all_answered(house)
        after = dumped(house.database)
        assert {name: after[name] for name in after if name not in THEIR_OWN} == {
            name: before[name] for name in before if name not in THEIR_OWN
        }
        assert heard.errors == {}
        leader = house.server.phone(next(iter(SENDERS)))
        assert "Ký số" in (await leader.ask("/kyso")).text
        with house.database.reading() as conn:
            kept = conn.execute(select(func.count()).select_from(inbox)).scalar_one()
        assert kept > UPDATES // 2, "the bot has met most of them"


async def all_answered(house: House) -> None:
    """Wait until nothing is left to be answered."""
    while True:
        with house.database.reading() as conn:
            if not waiting_updates(conn):
                return
        await asyncio.sleep(0.2)  # nothing tells of the last one
