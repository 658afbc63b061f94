"""The whole bot against a local Bot API server, and people with phones who are let in by invitation."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from bot.app import build, renderings
from bot.delivery.due import Due
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.pausing import Pausing
from bot.delivery.run import run
from bot.domain.access import Role
from bot.domain.clock import Clock
from bot.domain.names import LANGUAGES, Language
from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN, Telegram
from bot.services.enrol import Invited, Invitee, invite
from bot.services.library import Library
from bot.services.runner import Runner
from bot.settings import Settings, read_settings
from bot.showing.speech import Speech
from db.engine import Database
from handlers.edge import Edge
from tests.clock import HandClock


@dataclass
class House:
    """A running bot, the server that it talks with, and its database."""

    server: Server
    database: Database
    clock: Clock
    restart: Callable[[], Awaitable[None]]
    look: Callable[[], Awaitable[None]]  # for what is due, as each tick does
    _ids: "count[int]" = field(default_factory=lambda: count(5001))

    async def leader(self, unit: str, language: Language = "vi") -> Phone:
        """Let a leader of a unit in; the phone has the welcome behind it."""
        return await self.enrolled(Role.LEADER, unit, language)

    async def enrolled(self, role: Role, unit: str, language: Language = "vi") -> Phone:
        """Let somebody in; the phone has the welcome behind it."""
        phone = self.stranger(language)
        await phone.ask(f"/start {self.invitation(role, unit, language)}")
        return phone

    def stranger(self, language: Language = "vi") -> Phone:
        """Give the phone of somebody whom the bot does not know."""
        person = Person(next(self._ids), "Khách", language)
        self.server.telegram.join(person)
        return self.server.phone(person.id)

    def invitation(self, role: Role, unit: str, language: Language | None = None) -> str:
        """Return the code of a fresh invitation."""
        with self.database.writing() as conn:
            invited = invite(conn, Invitee(role, unit, language=language), "test", self.clock.now())
        assert isinstance(invited, Invited), invited
        return invited.code


@asynccontextmanager
async def running_bot(
    url: str, clock: Clock | None = None, *, pushing: bool = False
) -> AsyncGenerator[House]:
    """Run the bot on a migrated database until the end of the block; what it raised comes out there.

    What it queues stays in the outbox, unless it is pushing.
    """
    clock = clock or HandClock()
    with Server(Telegram(clock=clock)) as server:
        server.faults.retry_after = 0
        bot = _Bot(server.url, url, clock, pushing=pushing)
        bot.start()
        database = Database(url)
        try:
            yield House(server, database, clock, bot.restart, bot.look)
        finally:
            try:
                await bot.stop()
            finally:
                database.close()


class _Bot:
    """The whole bot as one process runs it; started again, it knows what the database knows."""

    def __init__(self, api_url: str, database_url: str, clock: Clock, *, pushing: bool) -> None:
        self._settings = _settings(api_url, database_url)
        self._clock = clock
        self._pushing = pushing

    def start(self) -> None:
        url, zone = self._settings.database_url, self._settings.timezone
        self._stopping = asyncio.Event()
        self._databases = Database(url), Database(url), Database(url)
        outbox = Outbox(self._databases[2], self._clock) if self._pushing else None
        self._runner = Runner(self._databases[0], outbox.wake if outbox else None)
        speeches: dict[Language, Speech] = {each: Speech(each, zone) for each in LANGUAGES}
        edge = Edge(self._runner, Library(), self._clock, zone, speeches)
        self._due = Due(self._runner, edge.library, self._clock, zone, renderings(edge))
        inbox = Inbox(self._databases[1], self._clock)
        pausing = Pausing(self._runner, edge.library, self._clock, zone, speeches)
        application = build(self._settings, TOKEN, edge)
        self._task = asyncio.create_task(run(application, inbox, self._stopping, outbox, pausing.blocked))

    async def stop(self) -> None:
        self._stopping.set()
        try:
            await self._task
        finally:
            self._runner.close()
            for database in self._databases:
                database.close()

    async def restart(self) -> None:
        await self.stop()
        self.start()

    async def look(self) -> None:
        await self._due.look()


def _settings(api_url: str, database_url: str) -> Settings:
    given = {"BAOSO_TOKEN": TOKEN, "BAOSO_API_URL": api_url, "BAOSO_DATABASE_URL": database_url}
    settings = read_settings(given)
    assert isinstance(settings, Settings), settings
    return settings
