"""A bot that says back what it is told, or does what a test lets it do."""

import asyncio
import html
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, CallbackContext, TypeHandler

from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.request import HttpRequest
from bot.delivery.run import AnyApplication, run
from bot.delivery.turn import Turn, current_turn
from bot.domain.clock import SystemClock
from bot.sandbox.telegram import TOKEN
from db.engine import Database

Answer = Callable[[Turn, Update], Awaitable[object]]


async def echo(turn: Turn, update: Update) -> None:
    """Say back what was said."""
    text = update.effective_message.text if update.effective_message else None
    await turn.reply(html.escape(text or "nothing"))


def application(api_url: str, answer: Answer, read_seconds: float = 20) -> AnyApplication:
    """Build a bot with one way to answer everything."""

    async def handle(update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        await answer(current_turn(), update)

    request = HttpRequest(read_seconds=read_seconds)
    builder = Application.builder().token(TOKEN).base_url(f"{api_url}/bot")
    builder = builder.request(request).get_updates_request(request).rate_limiter(request.limiter)
    built = builder.updater(None).job_queue(None).build()
    built.add_handler(TypeHandler(Update, handle))
    return built


@asynccontextmanager
async def running(
    api_url: str,
    database_url: str,
    answer: Answer = echo,
    *,
    read_seconds: float = 20,
    ends_with: type[Exception] | None = None,
    outbox: Outbox | None = None,
) -> AsyncGenerator[asyncio.Event]:
    """Run a bot until the end of the block, or until the event that is given is set; it is set at its end."""
    database = Database(database_url)
    stopping = asyncio.Event()
    inbox = Inbox(database, SystemClock())
    task = asyncio.create_task(run(application(api_url, answer, read_seconds), inbox, stopping, outbox))
    try:
        yield stopping
    finally:
        stopping.set()
        with pytest.raises(ends_with) if ends_with else nullcontext():
            await task
        database.close()
