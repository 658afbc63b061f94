"""Each submission takes effect exactly once, and none is lost, however often the bot is killed at work."""

import asyncio
import os
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import Callable, Coroutine, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from hypothesis import settings
from sqlalchemy import select

from bot.domain.access import Role
from bot.domain.clock import SystemClock
from bot.domain.submission import State
from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN, Telegram
from bot.services.bring_in import Brought, bring_in
from bot.services.enrol import Invited, Invitee, enrol, invite
from db.audit import audit
from db.engine import Database
from db.figures import batch, figure
from db.inbox import waiting_updates
from db.outbox import outbox
from db.rollups import first_difference
from db.submissions import submission
from tests.journeys.commune import MONTHLY, code_of, month_before, write_communes
from tests.journeys.pairs import Pair, Task, approved, copies

IS_LONG = settings().max_examples > 100  # `make soak`
PAIRS = 20 if IS_LONG else 10
TASKS = len(MONTHLY) if IS_LONG else 1
SAID, PRESSED = ("sendmessage",), ("answercallbackquery", "editmessagetext")
FAULTS = (Fault.LOST, Fault.FLOOD)
Step = Callable[[Pair, Task], Coroutine[None, None, None]]
STEPS: Sequence[tuple[Step, Sequence[str]]] = (
    (Pair.enter, SAID),
    (Pair.try_to_send, PRESSED),
    (Pair.excuse, SAID),
    (Pair.send, PRESSED),
    (Pair.ask_why, PRESSED),
    (Pair.give_back, SAID),
    (Pair.open_returned, PRESSED),
    (Pair.mend, SAID),
    (Pair.send_again, PRESSED),
    (Pair.approve, PRESSED),
    (Pair.hear, SAID),
)  # and what the bot calls while it is at each
BAOSO = Path(sys.executable).with_name("baoso")


@dataclass
class Bot:
    """`baoso run`, again and again on one database."""

    server: Server
    url: str
    folder: Path
    log: IO[str]
    kills: int = 0

    @property
    def environment(self) -> dict[str, str]:
        """What the command line is told."""
        told = {"BAOSO_TOKEN": TOKEN, "BAOSO_API_URL": self.server.url, "BAOSO_DATABASE_URL": self.url}
        return os.environ | told

    async def baoso(self, *command: str) -> Process:
        """Run a command of the command line."""
        return await asyncio.create_subprocess_exec(
            BAOSO, *command, env=self.environment, cwd=self.folder, stdout=PIPE, stderr=self.log
        )

    async def killed_amid(self, chance: random.Random, running: Process, calls: Sequence[str]) -> Process:
        """Kill the bot at some moment of its work, while an answer of Telegram's is lost; start it again."""
        self.server.faults.plan(chance.choice(FAULTS), *calls)
        method, more = chance.choice(calls), chance.randint(0, PAIRS)
        so_far = self.server.calls.counts().get(method, 0)
        await self.server.calls.reached(method, so_far + more, chance.uniform(0.5, 2))
        await asyncio.sleep(chance.uniform(0, 0.03))  # a moment that no event tells of
        running.kill()
        await running.wait()
        self.kills += 1
        return await self.baoso("run")


@pytest.fixture
def bot(sqlite_url: str, tmp_path: Path) -> Generator[Bot]:
    """Give a bot that is not running yet."""
    with (tmp_path / "log").open("a+") as log, Server(Telegram()) as server:
        server.faults.retry_after = 0
        yield Bot(server, sqlite_url, tmp_path, log)


@pytest.fixture
def database(sqlite_url: str, tmp_path: Path) -> Generator[Database]:
    """Give the bot's database, which holds communes and their past."""
    database, clock = Database(sqlite_url), SystemClock()
    folder = write_communes(tmp_path / "xa", PAIRS, clock.now().date())
    brought = bring_in(database, [folder], clock, "test")
    assert isinstance(brought, Brought), brought
    yield database
    database.close()


def let_in(server: Server, database: Database, number: int, role: Role, code: str) -> Phone:
    """Let somebody in, long ago."""
    now = SystemClock().now()
    with database.writing() as conn:
        invited = invite(conn, Invitee(role, code), "test", now)
        assert isinstance(invited, Invited)
        enrol(conn, invited.code, number, f"Người {number}", "vi", now)
    server.telegram.meet(Person(number, f"Người {number}"))
    return server.phone(number)


def task_of(pair: int, number: int) -> Task:
    """Return one of a commune's figures, first far from what is usual."""
    code, name, *_, usual, whole = MONTHLY[number]
    odd, right = (f"{whole // 3}/{whole}", f"{usual}/{whole}") if whole else (f"{usual // 3}", f"{usual}")
    return Task(code, name, odd, right, f"Nhập theo sổ {pair}.{number}", f"Chưa khớp sổ {pair}.{number}")


def all_took_effect_once(database: Database) -> None:
    """Prove that the database has each submission once, decided once, told once, and published once."""
    number = PAIRS * TASKS
    month = month_before(SystemClock().now().date(), 1)
    with database.reading() as conn:
        assert Counter(conn.scalars(select(submission.c.state))) == {State.APPROVED: number}
        done = Counter(conn.scalars(select(audit.c.action)))
        expected = {"send": 2 * number, "give_back": number, "approve": number, "publish": number}
        assert {each: done[each] for each in expected} == expected
        assert Counter(conn.scalars(select(batch.c.kind)))["submission"] == number
        published = conn.execute(select(figure).where(figure.c.period == month)).all()
        assert [(each.revision, each.standing) for each in published] == [(1, True)] * number
        assert Counter(each.numerator for each in published) == Counter(
            usual for *_, usual, _ in MONTHLY[:TASKS] for _ in range(PAIRS)
        )
        told = Counter(conn.scalars(select(outbox.c.kind).where(outbox.c.kind != "overdue")))
        assert told == {"waiting": 2 * number, "returned": number, "approved": number}
        assert waiting_updates(conn) == []
        assert first_difference(conn) is None


def heard(pair: Pair, task: Task) -> int:
    """Return how often an officer was told that a figure is published: once, or twice by one reference."""
    told = copies(pair.officer, approved(task))
    assert len(told) in (1, 2), told
    assert len({each.text.rpartition("#")[2] for each in told}) == 1
    return len(told)


@pytest.mark.timeout(3600 if IS_LONG else 600)  # a busy machine takes long to start a process
async def test_each_of_many_submissions_takes_effect_once_however_often_the_bot_is_killed(
    bot: Bot, database: Database
) -> None:
    chance = random.Random(1954)  # noqa: S311 - the same moments each time, as far as the machine lets them be
    pairs = [
        Pair(
            let_in(bot.server, database, 1_000 + each, Role.OFFICER, code_of(each)),
            let_in(bot.server, database, 2_000 + each, Role.APPROVER, code_of(each)),
        )
        for each in range(1, PAIRS + 1)
    ]
    running = await bot.baoso("run")
    bot.server.faults.plan_every(7, Fault.LOST)
    for number in range(TASKS):
        tasks = [task_of(each, number) for each in range(1, PAIRS + 1)]
        for step, calls in STEPS:
            taken = asyncio.gather(*map(step, pairs, tasks))
            running = await bot.killed_amid(chance, running, calls)
            await taken
    bot.server.faults.clear()
    await asyncio.gather(
        *(phone.ask("/trogiup") for each in pairs for phone in (each.officer, each.approver))
    )
    running.terminate()
    assert await running.wait() == 0
    all_took_effect_once(database)
    twice = sum(
        heard(pair, task_of(each, number)) - 1
        for each, pair in enumerate(pairs, start=1)
        for number in range(TASKS)
    )
    verified = await bot.baoso("audit", "verify")
    assert await verified.wait() == 0
    bot.log.seek(0)
    log = bot.log.read()
    assert TOKEN not in log
    assert "Traceback" not in log
    again = sum(len(pair.repeated) for pair in pairs)
    print(f"{PAIRS * TASKS} submissions, {bot.kills} kills, {twice} notices twice, {again} repeated")  # noqa: T201
