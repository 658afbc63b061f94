"""The bot as people run it, under a clock that is moved: each week's digest comes once, with its number."""

import asyncio
import os
import re
import shutil
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from bot.domain.schedule import Schedule
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from db.outbox import outbox
from db.subscriptions import subscription
from tests.delivery.pushes import met, opened, texts
from tests.delivery.subscribers import Starter, subscribed

SUNDAY = datetime(2026, 11, 22, 13, tzinfo=UTC)  # 20:00 in Vietnam
HALF_PAST_NINE = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)  # on the Monday, by the clocks of Vietnam
WEEK = re.compile(r"(?:tuần|week) (\d+) · ")
_LIBRARY = "/usr/$LIB/faketime/libfaketimeMT.so.1"  # as faketime names it; the loader knows what $LIB is
_LONG = 60  # seconds, after which a bot that should have said something has failed


@pytest.fixture(scope="session")
def faketime() -> str:
    """Give the library of faketime; only a person's own machine may lack it."""
    if shutil.which("faketime") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("faketime is missing, and CI needs it")
        pytest.skip("faketime is not installed here")
    return _LIBRARY


@pytest.fixture
def log(tmp_path: Path) -> Generator[IO[str]]:
    """Give the file that the bot writes its log to."""
    with (tmp_path / "log").open("a+") as file:
        yield file


def moved(library: str, to: datetime) -> dict[str, str]:
    """Return what moves a process's clock; what only measures how long something takes goes on as it is."""
    return {
        "LD_PRELOAD": library,
        "FAKETIME": f"@{to:%Y-%m-%d %H:%M:%S}",
        "TZ": "UTC",
        "DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }


def weeks(phone: Phone) -> list[int]:
    """Return the weeks whose digests somebody was sent."""
    return [int(number) for text in texts(phone) for number in WEEK.findall(text)]


async def test_a_moved_clock_brings_each_week_s_digest_once_with_its_number(
    sqlite_url: str, faketime: str, log: IO[str], tmp_path: Path
) -> None:
    with Server(Telegram()) as server:
        monday, friday = phones = met(server, 2)
        subscribed(sqlite_url, tmp_path, 2, SUNDAY, Schedule(since=SUNDAY - timedelta(days=30)))
        with opened(sqlite_url) as database, database.writing() as conn:
            conn.execute(subscription.update().where(subscription.c.person_id == 2).values(weekday=5))
        starter = Starter(server, sqlite_url, log)

        async def runs(to: datetime, *expected: Phone) -> None:
            """Run the bot from a moment on, until each of some people has one more message."""
            process = await starter.bot(moved(faketime, to))
            async with asyncio.timeout(_LONG):
                for phone in expected:
                    await phone.next()
            process.terminate()
            assert await process.wait() == 0

        await runs(SUNDAY, monday, friday)
        await runs(HALF_PAST_NINE, monday)  # down over the hour
        await runs(HALF_PAST_NINE + timedelta(days=21), monday)  # down for three weeks
        await runs(datetime(2026, 12, 28, 0, 0, 5, tzinfo=UTC), monday)
        await runs(datetime(2027, 1, 1, 3, tzinfo=UTC), friday)
        await runs(datetime(2027, 1, 4, 0, 0, 5, tzinfo=UTC), monday)
        await runs(datetime(2027, 1, 11, 0, 0, 5, tzinfo=UTC), monday)
    assert weeks(monday) == [46, 47, 50, 52, 53, 1]
    assert weeks(friday) == [47, 53], "neither Monday nor the new year brought another"
    assert all(len(texts(phone)) == len(weeks(phone)) for phone in phones)
    with opened(sqlite_url) as database, database.reading() as conn:
        rows = conn.execute(select(outbox).where(outbox.c.person_id == 1).order_by(outbox.c.id)).all()
    assert HALF_PAST_NINE <= rows[1].created_at < HALF_PAST_NINE + timedelta(minutes=1)
    assert [row.dedupe.split(":")[-1] for row in rows] == [
        *("2026-W47", "2026-W48", "2026-W51", "2026-W53", "2027-W01", "2027-W02")
    ]
