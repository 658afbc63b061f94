"""Every subscriber has the digest below its picture, however often what makes and sends it is killed."""

import asyncio
import random
import signal
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from bot.domain.clock import SystemClock
from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN, Telegram
from db.outbox import outbox
from tests.bench.report import tell
from tests.delivery.pushes import met, opened, states
from tests.delivery.subscribers import Starter, due_since, subscribed

_LOST_EVERY = 20  # calls
_STOPPED = {0, -signal.SIGTERM}  # one that has hardly begun knows of no signals yet
_IN_FLIGHT = 4  # at most, when a process is killed


@dataclass(frozen=True)
class Extent:
    """How many people there are, and how often somebody is killed."""

    people: int
    kills: int
    most_calls: int  # between two of them
    patience: int  # seconds


@pytest.fixture
def extent(request: pytest.FixtureRequest) -> Extent:
    """Give a country for the soak, a town else."""
    soaks = request.config.getoption("--hypothesis-profile") == "soak"
    return Extent(3_000, 100_000, 120, 1_800) if soaks else Extent(72, 4, 15, 90)


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


@dataclass
class Killing:
    """Kills at random moments, of which the first is while digests are worked out."""

    starter: Starter
    extent: Extent
    chance: random.Random
    kills: int = 0

    @property
    def ended(self) -> bool:
        """Whether nobody is left to be sent anything."""
        found = states(self.starter.database_url)
        return found.total() == self.extent.people and not found.keys() & {"waiting", "leased"}

    async def moment(self) -> None:
        """Wait until some digests are queued; after that for some calls, of about two seconds."""
        if self.kills == 0:
            while not states(self.starter.database_url):  # noqa: ASYNC110 - what others write tells nobody
                await asyncio.sleep(0.002)
        else:
            calls = self.starter.server.calls
            more = self.chance.randint(1, self.extent.most_calls)
            await calls.reached("sendphoto", calls.counts().get("sendphoto", 0) + more, 10)

    async def until_all_have_theirs(self, start: Callable[[], Awaitable[Process]], processes: int) -> None:
        """Kill one process after the other, and start another in its place, as often as is meant."""
        running = [await start() for _ in range(processes)]
        try:
            async with asyncio.timeout(self.extent.patience):
                while not self.ended:
                    if self.kills < self.extent.kills:
                        await self.moment()
                        await killed(running.pop(self.chance.randrange(processes)))
                        self.kills += 1
                        running.append(await start())
                    else:
                        await asyncio.sleep(0.2)
        finally:
            for process in running:
                process.terminate()
            ends = [await process.wait() for process in running]
        assert set(ends) <= _STOPPED


async def killed(process: Process) -> None:
    process.kill()
    await process.wait()


def counted(url: str, phones: list[Phone]) -> Counter[int]:
    """Return how many have how many copies, once each is proved to be whole and no more than was in doubt."""
    with opened(url) as database, database.reading() as conn:
        found = {row.chat_id: row for row in conn.execute(select(outbox).where(outbox.c.kind == "digest"))}
    copies = Counter[int]()
    for phone in phones:
        row, shown = found[phone.person.id], [each for each in phone.history() if each.file]
        assert len(shown) == len([each for each in phone.history() if each.sender_id != phone.person.id])
        assert 1 <= len(shown) <= row.attempts <= 2, "twice only where the first was in doubt"
        assert all(f"#{row.reference}" in each.text for each in shown)
        assert len({each.text for each in shown}) == 1
        copies[len(shown)] += 1
    return copies


async def proved(killing: Killing, phones: list[Phone], log: IO[str]) -> None:
    """Prove that all have theirs, and tell how many have it twice and what was killed."""
    copies = counted(killing.starter.database_url, phones)
    calls = killing.starter.server.calls.haste.calls
    ends = states(killing.starter.database_url)
    tell(f"{killing.kills} kills, {calls} calls: {dict(copies)} by copies, {dict(ends)}")
    assert copies[2] <= calls // _LOST_EVERY + killing.kills * _IN_FLIGHT
    assert ends.keys() <= {"sent", "doubt"}
    log.seek(0)
    assert TOKEN not in log.read()


async def test_all_have_the_digest_however_often_the_bot_is_killed(
    server: Server, database_url: str, log: IO[str], extent: Extent, tmp_path: Path
) -> None:
    phones, now = met(server, extent.people), SystemClock().now()
    subscribed(database_url, tmp_path, extent.people, now, due_since(now))
    server.faults.plan_every(_LOST_EVERY, Fault.LOST)
    starter = Starter(server, database_url, log)
    killing = Killing(starter, extent, random.Random(1975))  # noqa: S311 - the same each time
    await killing.until_all_have_theirs(starter.bot, 1)
    await proved(killing, phones, log)


async def test_all_have_the_digest_where_three_processes_are_killed_at_one_database(
    server: Server, postgresql_url: str, log: IO[str], extent: Extent, tmp_path: Path
) -> None:
    phones, now = met(server, extent.people), SystemClock().now()
    subscribed(postgresql_url, tmp_path, extent.people, now, due_since(now))
    server.faults.plan_every(_LOST_EVERY, Fault.LOST)
    starter = Starter(server, postgresql_url, log)
    killing = Killing(starter, extent, random.Random(1976))  # noqa: S311 - as above
    await killing.until_all_have_theirs(starter.passer, 3)
    await proved(killing, phones, log)


async def test_three_processes_on_one_database_send_each_digest_once(
    server: Server, postgresql_url: str, log: IO[str], extent: Extent, tmp_path: Path
) -> None:
    phones, now = met(server, extent.people), SystemClock().now()
    subscribed(postgresql_url, tmp_path, extent.people, now, due_since(now))
    starter = Starter(server, postgresql_url, log)
    killing = Killing(starter, replace(extent, kills=0), random.Random(1977))  # noqa: S311 - as above
    await killing.until_all_have_theirs(starter.passer, 3)
    assert counted(postgresql_url, phones) == {1: extent.people}
    assert server.calls.haste.most <= 32
