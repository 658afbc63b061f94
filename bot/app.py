"""The wiring: what talks to Telegram, what answers, and how they are started and stopped."""

import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

from telegram import Bot, Update
from telegram.error import InvalidToken
from telegram.ext import Application, ContextTypes

from bot.delivery.due import Due, Renderings
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.pausing import Pausing
from bot.delivery.poller import TokenRefusedError
from bot.delivery.request import HttpRequest, meter_of
from bot.delivery.run import AnyApplication, run, stopping_at_signals
from bot.delivery.tick import Tick
from bot.delivery.turn import current_turn
from bot.domain.access import Person
from bot.domain.clock import Clock
from bot.domain.digest import Digest
from bot.domain.names import LANGUAGES, Language
from bot.domain.reference import MARK
from bot.domain.watch import Crossing
from bot.services.digest import Drawable
from bot.services.library import Library
from bot.services.people import note_bot_name
from bot.services.runner import Runner
from bot.settings import Settings
from bot.showing.digest import drawn, rendered
from bot.showing.notices import apology
from bot.showing.screen import Screen, View
from bot.showing.speech import Speech
from bot.showing.watches import show_crossing
from db.engine import Database
from handlers.edge import Edge, Visit
from handlers.routes import routes


async def serve(
    settings: Settings,
    token: str,
    clock: Clock,
    ready: Callable[[str], Awaitable[None]] | None = None,
    health: socket.socket | None = None,
) -> None:
    """Run the bot until it is asked to stop; ``ready`` is told its name once Telegram knows it.

    Where there is a listener for it, the page of its health is served as well.
    Raises TokenRefusedError and SecondPollerError, after which there is nothing to be received.
    """
    database = Database(settings.database_url)
    outbox = Outbox(database, clock)
    runner = Runner(database, outbox.wake)
    edge = Edge(
        runner,
        Library(),
        clock,
        settings.timezone,
        {language: Speech(language, settings.timezone) for language in LANGUAGES},
    )
    application = build(settings, token, edge)
    due = Due(runner, edge.library, clock, settings.timezone, renderings(edge))
    tick = Tick(due.look)
    pausing = Pausing(runner, edge.library, clock, settings.timezone, edge.speeches)

    async def connected(_: AnyApplication) -> None:
        await runner.write(lambda conn: note_bot_name(conn, application.bot.username))
        tick.start()
        if ready:
            await ready(application.bot.username)

    application.post_init = connected
    try:
        async with _telling(health, application, database, clock):
            await run(application, Inbox(database, clock), stopping_at_signals(), outbox, pausing.blocked)
    finally:
        due.stop()
        await tick.stop()
        runner.close()
        database.close()


async def name_of(settings: Settings, token: str) -> str:
    """Return the name of the bot that a token belongs to.

    Raises TokenRefusedError, and TelegramError where the Bot API cannot be reached.
    """
    bot = Bot(token, base_url=f"{settings.api_url}/bot", request=HttpRequest(settings.proxy))
    try:
        async with bot:
            return bot.username
    except InvalidToken:
        raise TokenRefusedError from None  # the error's own text holds the token


def build(settings: Settings, token: str, edge: Edge) -> AnyApplication:
    """Return the application with every route in place."""
    request = HttpRequest(settings.proxy)
    application: AnyApplication = (
        Application.builder()
        .token(token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(request)
        .get_updates_request(request)  # the poller asks through the same one
        .rate_limiter(request.limiter)  # for the client's own methods
        .context_types(ContextTypes(context=Visit))
        .updater(None)
        .job_queue(None)
        .build()
    )
    for group, handlers in routes(edge).items():
        application.add_handlers(handlers, group)
    application.add_error_handler(_apologise(edge))
    return application


@asynccontextmanager
async def _telling(
    listener: socket.socket | None, application: AnyApplication, database: Database, clock: Clock
) -> AsyncGenerator[None]:
    if listener is None:
        yield
        return
    from bot.delivery.health import Health, telling  # noqa: PLC0415 - only where it is asked for

    async with telling(Health(meter_of(application.bot), database, clock), listener):
        yield


def renderings(edge: Edge) -> Renderings:
    """Return how what is pushed is worded and drawn, with a mark where each message's reference is put in."""

    def digest(digest: Digest, language: Language) -> Screen:
        return rendered(edge.speeches[language], digest)

    def picture(digest: Digest, found: Sequence[Drawable], language: Language) -> bytes | None:
        return drawn(edge.speeches[language], digest, found)

    def crossing(crossing: Crossing, person: Person) -> Screen:
        view = View(edge.speeches[person.language], MARK, edge.today, person.home_id)
        return show_crossing(view, crossing)

    return Renderings(digest, picture, crossing, edge.tell)


def _apologise(edge: Edge) -> Callable[[object, Visit], Coroutine[Any, Any, None]]:
    async def apologise(update: object, visit: Visit) -> None:
        """Tell the reader that something failed; the log says what."""
        if isinstance(update, Update):
            speech = getattr(visit, "speech", edge.speeches["vi"])
            await current_turn().reply(apology(speech))

    return apologise
