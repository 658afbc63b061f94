"""No push is lost, and none is sent twice without need, however many processes push and are killed."""

import asyncio
import random
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Callable, Coroutine, Generator
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN, Telegram
from db.outbox import outbox
from tests.delivery.pushes import met, opened, say, states, texts, to_all

PATIENCE = 90.0

Start = Callable[[], Coroutine[None, None, Process]]


@pytest.fixture
def server() -> Generator[Server]:
    """Start a Bot API server that limits as Telegram does."""
    with Server(Telegram(limited=True)) as server:
        yield server


@pytest.fixture
def log(tmp_path: Path) -> Generator[IO[str]]:
    """Give the file that every process writes its log to."""
    with (tmp_path / "log").open("a+") as file:
        yield file


def starter(server: Server, database_url: str, log: IO[str]) -> Start:
    """Return what starts one more process that pushes."""

    async def start() -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.delivery.push", server.url, database_url, stderr=log
        )

    return start


async def stopped(process: Process) -> None:
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


async def killed(process: Process) -> None:
    process.kill()
    await process.wait()


async def all_ended(database_url: str, messages: int) -> Counter[str]:
    """Wait until nothing is left to be sent; return how many messages came to which end."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = states(database_url)
            if not found.keys() & {"waiting", "leased"}:
                assert found.total() == messages
                return found
            await asyncio.sleep(0.2)  # what another process does to a database tells nobody


def rows(database_url: str) -> dict[tuple[int, str], tuple[int, str]]:
    """Return how often each message may have arrived, and its reference."""
    with opened(database_url) as database, database.reading() as conn:
        found = conn.execute(select(outbox).order_by(outbox.c.id)).all()
    numbers: Counter[int] = Counter()
    kept: dict[tuple[int, str], tuple[int, str]] = {}
    for row in found:
        kept[row.chat_id, str(numbers[row.chat_id])] = row.attempts, row.reference
        numbers[row.chat_id] += 1
    return kept


def copies(phone: Phone) -> dict[str, list[str]]:
    """Return each message's copies on a phone, which stand together; those that bear a reference by it."""
    shown: dict[str, list[str]] = {}
    for each in texts(phone):
        message, _, mark = each.partition("\n#")
        assert message not in shown or list(shown)[-1] == message
        shown.setdefault(message, []).append(mark)
    return shown


async def test_everybody_has_each_message_however_often_the_process_is_killed(
    server: Server, database_url: str, log: IO[str]
) -> None:
    people, each = 70, 3
    phones = met(server, people)
    say(database_url, to_all(people, each))
    server.faults.plan_every(20, Fault.LOST)
    start = starter(server, database_url, log)
    chance = random.Random(1975)  # noqa: S311 - the same moments each time, as far as the machine lets them be
    for _ in range(5):
        process = await start()
        calls = server.calls.counts().get("sendmessage", 0)
        await server.calls.reached("sendmessage", calls + chance.randint(1, 40), 30)
        await asyncio.sleep(chance.uniform(0, 0.03))  # a moment that no event tells of
        await killed(process)
    process = await start()
    await all_ended(database_url, people * each)
    await stopped(process)
    kept, twice = rows(database_url), 0
    for phone in phones:
        shown = copies(phone)
        assert list(shown) == [f"{number}" for number in range(each)]
        for message, marks in shown.items():
            attempts, reference = kept[phone.person.id, message]
            assert len(marks) <= attempts <= 2
            assert marks in ([""], [reference], ["", reference])
            twice += len(marks) == 2
    assert (
        0 < twice <= server.calls.haste.calls // 20 + 5 * 4
    )  # lost ones, and what was in flight at each kill
    assert TOKEN not in log.read()


@pytest.mark.parametrize("processes", [2, 3])
async def test_many_processes_on_one_database_send_no_message_twice_and_no_faster_than_one(
    server: Server, postgresql_url: str, log: IO[str], processes: int
) -> None:
    people, each = 60, 2
    phones = met(server, people)
    start = starter(server, postgresql_url, log)
    pushers = [await start() for _ in range(processes)]
    say(postgresql_url, to_all(people, each))
    await all_ended(postgresql_url, people * each)
    for process in pushers:
        await stopped(process)
    assert [texts(phone) for phone in phones] == [["0", "1"]] * people
    assert server.calls.haste.calls / server.calls.haste.seconds <= 30


async def test_others_go_on_where_the_one_that_pushes_is_killed(
    server: Server, database_url: str, log: IO[str]
) -> None:
    people = 90
    phones = met(server, people)
    say(database_url, to_all(people, 1))
    start = starter(server, database_url, log)
    pushers = [await start() for _ in range(3)]
    for number in (1, 2):
        await server.calls.reached("sendmessage", number * 20, 30)
        one = await at_work(database_url, pushers)
        await killed(one)
        pushers.remove(one)
    ends = await all_ended(database_url, people)
    await stopped(pushers[0])
    assert ends.keys() <= {"sent", "doubt"}
    assert all(len(marks) == 1 or marks[1] for phone in phones for marks in copies(phone).values())
    assert [list(copies(phone)) for phone in phones] == [["0"]] * people


async def at_work(database_url: str, pushers: list[Process]) -> Process:
    """Return the process that pushes."""
    with opened(database_url) as database:
        while True:
            with database.reading() as conn:
                owner = conn.scalar(select(outbox.c.lease_owner).where(outbox.c.state == "leased"))
            for process in pushers:
                if owner and int(owner.split()[1]) == process.pid:
                    return process
            await asyncio.sleep(0.01)
