"""Whoever runs the bot sees on one page whether it works, and how fast."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.delivery.health import Health, telling
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.request import meter_of
from bot.delivery.run import run
from bot.domain.clock import SystemClock
from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN
from db.engine import Database
from db.outbox import Message, put
from tests.delivery.bots import application, echo
from tests.delivery.conftest import LEADER, OFFICER

RUN = "import bot.cli; bot.cli.main()"


class Page:
    """The page as a monitor sees it."""

    def __init__(self, session: ClientSession, port: int) -> None:
        """Look at a port of this machine."""
        self._session = session
        self._url = f"http://127.0.0.1:{port}"

    async def health(self) -> tuple[int, dict[str, object]]:
        """Return the status, and what it says."""
        async with self._session.get(f"{self._url}/health") as response:
            return response.status, await response.json()

    async def metrics(self) -> dict[str, float]:
        """Return every sample by its name and the values of its labels."""
        async with self._session.get(f"{self._url}/metrics") as response:
            assert response.status == 200
            families = text_string_to_metric_families(await response.text())
        return {
            " ".join((sample.name, *sample.labels.values())): sample.value
            for family in families
            for sample in family.samples
        }

    async def until(self, is_so: Callable[[int, dict[str, object]], bool]) -> dict[str, object]:
        """Look until something is so."""
        while True:
            status, told = await self.health()
            if is_so(status, told):
                return told
            await asyncio.sleep(0)


@asynccontextmanager
async def watched(server: Server, url: str) -> AsyncGenerator[tuple[Page, Database]]:
    """Run a bot whose health is told."""
    database, stopping, clock = Database(url), asyncio.Event(), SystemClock()
    bot = application(server.url, echo)
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    async with telling(Health(meter_of(bot.bot), database, clock), listener), ClientSession() as session:
        running = run(bot, Inbox(database, clock), stopping, Outbox(database, clock))
        task = asyncio.create_task(running)
        try:
            yield Page(session, port), database
        finally:
            stopping.set()
            await task
            database.close()


async def test_a_bot_that_works_says_so_and_counts_what_it_does(
    server: Server, database_url: str, leader: Phone, officer: Phone
) -> None:
    officer.block()
    async with watched(server, database_url) as (page, database):
        server.faults.plan(Fault.FLOOD)
        await leader.ask("/kyso")
        await leader.ask("/kyso")
        with database.writing() as conn:
            for chat in (LEADER, OFFICER):
                put(conn, Message(chat, "digest", "99,3%"), SystemClock().now())
        assert (await leader.next()).text == "99,3%"
        told = await page.until(lambda status, told: status == 200 and told["oldest_waiting_seconds"] == 0)
        assert told["database"] is told["telegram"] is True
        assert isinstance(told["poll_age_seconds"], float)
        while (found := await page.metrics()).get("baoso_outbox_failed digest blocked") != 1:
            pass
    assert found["baoso_answers_total message"] == found["baoso_answer_seconds_count"] == 2
    assert found["baoso_answer_seconds_bucket +Inf"] == 2
    assert found["baoso_answer_seconds_sum"] > 0
    assert found["baoso_sends_total sent answer"] == 2
    assert found["baoso_sends_total sent push"] == found["baoso_sends_total blocked push"] == 1
    assert found["baoso_limited_total"] == 1
    assert found["baoso_telegram_up"] == 1
    assert found["baoso_inbox_waiting"] == found["baoso_outbox_waiting"] == found["baoso_outbox_later"] == 0
    assert found["process_resident_memory_bytes"] > 0


async def test_telegram_out_of_reach_shows_and_so_does_its_return(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async with watched(server, sqlite_url) as (page, _):
        await leader.ask("/kyso")
        server.stop()
        told = await page.until(lambda status, _: status == 503)
        assert (told["database"], told["telegram"]) == (True, False)
        assert (await page.metrics())["baoso_telegram_up"] == 0
        server.start()
        await page.until(lambda status, _: status == 200)


async def test_a_database_that_fails_shows(server: Server, database_url: str, leader: Phone) -> None:
    async with watched(server, database_url) as (page, database):
        await leader.ask("/kyso")
        with database.writing() as conn:
            conn.execute(text("ALTER TABLE outbox RENAME TO away"))
        status, told = await page.health()
        assert (status, told["database"], told["oldest_waiting_seconds"]) == (503, False, None)
        assert "baoso_inbox_waiting" not in await page.metrics()
        with database.writing() as conn:
            conn.execute(text("ALTER TABLE away RENAME TO outbox"))


async def test_the_page_is_served_on_loopback_only_where_it_is_asked_for(
    server: Server, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environ = {**os.environ, "BAOSO_TOKEN": TOKEN, "BAOSO_API_URL": server.url, "BAOSO_LANGUAGE": "en"}
        environ["BAOSO_DATABASE_URL"] = f"sqlite:///{tmp_path}/baoso.db"
        command = (sys.executable, "-c", RUN, "run", "--health", str(port))
        log = tmp_path / "log"
        with log.open("w") as errors:
            refused = await asyncio.create_subprocess_exec(*command, env=environ, stderr=errors)
            assert await refused.wait() == 1
    assert f"Cannot serve the health page on port {port}" in log.read_text()
    running = await asyncio.create_subprocess_exec(*command, env=environ)
    async with ClientSession() as session:
        page, status = Page(session, port), 0
        while status != 200:
            try:
                status, _ = await page.health()
            except ClientConnectionError:
                await asyncio.sleep(0)
        running.send_signal(signal.SIGTERM)
        assert await running.wait() == 0
