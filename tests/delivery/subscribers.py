"""A province that has reported, people who get its digests, and the real bot beside them as a process."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import Process
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from bot.domain.access import Grant, Role
from bot.domain.names import LANGUAGES
from bot.domain.schedule import Schedule, Subscription
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN
from bot.settings import default_timezone
from db.catalogue import unit_id_of
from db.people import add_grant, add_person
from db.subscriptions import put_subscription
from tests.delivery.pushes import FIRST
from tests.services.papers import papers_of

BAOSO = str(Path(sys.executable).with_name("baoso"))
UNITS = ("51", "s1", "s2", "x1", "x2", "x3")
_A_MONTH, _LONG_AGO = timedelta(days=30), timedelta(days=90)
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # what is started again and again runs from compiled files


def due_since(now: datetime, minutes: int = 1) -> Schedule:
    """Return the schedule of who has been due a digest for some minutes, on the same day where it can be."""
    local = now.astimezone(default_timezone())
    minute = max(0, local.hour * 60 + local.minute - minutes)
    return Schedule(weekday=local.isoweekday(), minute=minute, since=now - _LONG_AGO)


def subscribed(url: str, folder: Path, people: int, now: datetime, schedule: Schedule) -> None:
    """Let so many leaders of six units in two languages be due; each unit has half a year of figures."""
    with papers_of(url, folder) as papers:
        papers.report(*_half_a_year(now), at=now - timedelta(days=2))
        with papers.database.writing() as conn:
            for number in range(people):
                language = LANGUAGES[number % 2]
                person = add_person(conn, FIRST + number, "Linh", language, now - _LONG_AGO)
                unit_id = unit_id_of(conn, UNITS[number % len(UNITS)])
                assert unit_id
                add_grant(conn, person, Grant(Role.LEADER, unit_id), now - _LONG_AGO)
                put_subscription(conn, person, Subscription(schedule))


def _half_a_year(now: datetime) -> list[str]:
    months = [f"{now - each * _A_MONTH:%Y-%m}" for each in range(1, 8)]
    shares = enumerate(dict.fromkeys(months))
    return [
        f"{unit} kyso {month} {70 + (3 * at + row) % 9}/100"
        for at, month in shares
        for row, unit in enumerate(UNITS[1:])
    ]


@dataclass(frozen=True)
class Starter:
    """Starts processes over one database that talk with one server."""

    server: Server
    database_url: str
    log: IO[str]

    async def bot(self, environ: Mapping[str, str] | None = None) -> Process:
        """Start the bot as people run it."""
        settings = {
            "BAOSO_TOKEN": TOKEN,
            "BAOSO_API_URL": self.server.url,
            "BAOSO_DATABASE_URL": self.database_url,
        }
        env = {**os.environ, **_COMPILED, **settings, **(environ or {})}
        return await create_subprocess_exec(BAOSO, "run", env=env, stdout=self.log, stderr=self.log)

    async def passer(self) -> Process:
        """Start one of many processes that work digests out and push them."""
        command = (sys.executable, "-m", "tests.delivery.pass_digests", self.server.url, self.database_url)
        return await create_subprocess_exec(
            *command, env={**os.environ, **_COMPILED}, stdout=self.log, stderr=self.log
        )
