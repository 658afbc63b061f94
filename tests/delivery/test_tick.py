"""What is due is found at the start and at every tick, by as many programs as there are, and never twice."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.base import BaseTrigger  # pyright: ignore[reportMissingTypeStubs] - it has none
from sqlalchemy import select

from bot.delivery.due import Due, Renderings
from bot.delivery.tick import Tick
from bot.domain.access import Grant, Person, Role
from bot.domain.digest import Digest
from bot.domain.names import Language
from bot.domain.watch import Crossing
from bot.services.library import Library
from bot.services.runner import Runner
from db.engine import Database
from db.outbox import outbox
from db.people import add_grant, add_person
from tests.clock import HandClock
from tests.services.bureau import tell
from tests.services.papers import MONDAY, Papers, papers_of

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class AtOnce(BaseTrigger):
    """Fires so many times, one right after the other; some may come while the one before is at work."""

    def __init__(self, times: int) -> None:
        """Fire so many times, beside the one at the start."""
        self.left = times

    def get_next_fire_time(  # pyright: ignore[reportIncompatibleMethodOverride] - the base has no types
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime | None:
        """Return the next moment; one that has come already would count as missed with the last."""
        self.left -= 1
        return now + timedelta(microseconds=1) if self.left >= 0 else None


@dataclass
class Work:
    """Counts how often it is done, and goes on only when it is let."""

    begun: asyncio.Queue[None] = field(default_factory=asyncio.Queue[None])
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    at_once: int = 0
    most_at_once: int = 0
    done: int = 0

    async def __call__(self) -> None:
        """Begin, and end once the gate lets it."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.begun.put_nowait(None)
        await self.gate.acquire()
        self.at_once -= 1
        self.done += 1


async def test_it_is_done_at_the_start_and_at_every_tick() -> None:
    begun = asyncio.Queue[None]()

    async def work() -> None:
        begun.put_nowait(None)

    tick = Tick(work, AtOnce(1_000_000))
    tick.start()
    for _ in range(4):
        await begun.get()
    await tick.stop()


async def test_it_begins_once_however_often_it_is_started() -> None:
    work = Work()
    tick = Tick(work, AtOnce(0))
    tick.start()
    tick.start()
    await work.begun.get()
    work.gate.release()
    await tick.stop()
    assert work.done == 1


async def test_ticks_that_come_meanwhile_are_left_out() -> None:
    work = Work()
    tick = Tick(work, AtOnce(50))
    tick.start()
    await work.begun.get()
    work.gate.release()
    await tick.stop()
    assert work.most_at_once == 1


async def test_what_is_being_done_is_ended_before_the_stop() -> None:
    work = Work()
    tick = Tick(work, AtOnce(0))
    tick.start()
    await work.begun.get()
    stopped = asyncio.create_task(tick.stop())
    await asyncio.sleep(0)
    assert not stopped.done()
    work.gate.release()
    await stopped
    assert work.done == 1


async def test_a_stop_before_the_start_is_nothing() -> None:
    await Tick(Work()).stop()


async def test_a_failure_is_told_and_the_next_tick_comes(caplog: pytest.LogCaptureFixture) -> None:
    begun = asyncio.Queue[None]()

    async def work() -> None:
        begun.put_nowait(None)
        raise ConnectionError

    tick = Tick(work, AtOnce(1_000_000))
    tick.start()
    for _ in range(3):
        await begun.get()
    await tick.stop()
    assert "tried again" in caplog.text


@dataclass(frozen=True)
class Note:
    """What is pushed here."""

    text: str
    keyboard: tuple[()] = ()


def digest(digest: Digest, language: Language) -> Note:
    """Word a digest."""
    return Note(f"{digest.unit.code} {language} {digest.week[1]}")


def no_picture(*_: object) -> None:
    """Draw nothing."""


def crossing(crossing: Crossing, _: Person) -> Note:
    """Word a crossing."""
    return Note(f"{crossing.met}")


@dataclass
class Hall:
    """A province with a leader, and a clock on its wall."""

    papers: Papers
    clock: HandClock

    @asynccontextmanager
    async def ticking(self, times: int = 0) -> AsyncGenerator[Callable[[], Awaitable[None]]]:
        """Run a program; what is given waits until it has looked once more."""
        database = Database(self.papers.database.url)
        runner, looked = Runner(database), asyncio.Queue[None]()
        due = Due(runner, Library(), self.clock, HANOI, Renderings(digest, no_picture, crossing, tell))

        async def look() -> None:
            await due.look()
            looked.put_nowait(None)

        tick = Tick(look, AtOnce(times))
        tick.start()
        yield looked.get
        due.stop()
        await tick.stop()
        runner.close()
        database.close()

    def queued(self) -> list[str]:
        """Return what is to be said."""
        with self.papers.database.reading() as conn:
            return list(conn.execute(select(outbox.c.text).order_by(outbox.c.id)).scalars())


@pytest.fixture
def hall(database_url: str, tmp_path: Path) -> Iterator[Hall]:
    """Give a province on the Sunday before."""
    with papers_of(database_url, tmp_path) as papers:
        long_ago = MONDAY - timedelta(days=30)
        with papers.database.writing() as conn:
            add_grant(conn, add_person(conn, 1, "Mai", "vi", long_ago), Grant(Role.LEADER, 1), long_ago)
        yield Hall(papers, HandClock(datetime(2026, 11, 22, 11, tzinfo=UTC)))


async def test_a_digest_is_queued_when_its_hour_has_come(hall: Hall) -> None:
    async with hall.ticking() as looked:
        await looked()
    assert hall.queued() == ["51 vi 46"]  # that of the week before, which was due still
    hall.clock.advance(timedelta(hours=15, minutes=30))
    async with hall.ticking() as looked:
        await looked()
    assert hall.queued() == ["51 vi 46", "51 vi 47"]


async def test_three_programs_that_tick_all_the_time_queue_one(hall: Hall) -> None:
    hall.clock.advance(timedelta(days=1))
    async with hall.ticking(3) as one, hall.ticking(3) as other, hall.ticking(3) as third:
        await asyncio.gather(one(), other(), third())
    assert hall.queued() == ["51 vi 47"]
