"""Running a bot: from the first request to the orderly stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeAlias

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.delivery.backoff import Backoff, unless_stopped
from bot.delivery.inbox import Inbox
from bot.delivery.outbound import OnBlocked, Pusher
from bot.delivery.outbox import Outbox
from bot.delivery.poller import TokenRefusedError
from bot.delivery.receiver import Receiver
from bot.delivery.request import LimitedError, meter_of
from bot.delivery.sender import Sender

# What the client's type leaves open is the edge's choice: its context, and what it keeps there.
AnyApplication: TypeAlias = Application[ExtBot[None], Any, Any, Any, Any, Any]

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_WRITE_SECONDS = 5.0
_log = logging.getLogger(__name__)


async def run(
    application: AnyApplication,
    inbox: Inbox,
    stopping: asyncio.Event,
    outbox: Outbox | None = None,
    on_blocked: OnBlocked | None = None,
) -> None:
    """Receive, answer and push until the stop, which is set however this ends; let go of network and boxes.

    Without an outbox nothing is pushed. A handler's exception is logged here; what the reader is told then is
    for the application's own error handler, through the turn. Raises TokenRefusedError and SecondPollerError.
    """
    application.add_error_handler(_log_failure)
    try:
        await unless_stopped(_connect(application), stopping)
        if not stopping.is_set():
            async with _pushing(application.bot, outbox, stopping, on_blocked):
                sender = Sender(application.bot, stopping)
                await Receiver(application.bot, application.process_update, inbox, sender, stopping).run()
    finally:
        stopping.set()
        await application.shutdown()
        await application.bot.shutdown()  # an application that could not connect leaves its connections open
        await _close(inbox)
        if outbox:
            await _close(outbox)


def stopping_at_signals() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set; the same signal once more ends the program at once."""
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()

    def stop(number: int) -> None:
        loop.remove_signal_handler(number)
        stopping.set()

    with suppress(NotImplementedError):  # Windows, where Ctrl-C cancels the program's task instead
        for number in _SIGNALS:
            loop.add_signal_handler(number, stop, number)
    return stopping


async def _connect(application: AnyApplication) -> None:
    """Make the bot known to Telegram, once the network lets it."""
    backoff = Backoff()
    while True:
        wait = backoff.next()
        try:
            await application.initialize()
            if application.post_init:
                await application.post_init(application)
        except InvalidToken:
            raise TokenRefusedError from None  # the error's own text holds the token
        except LimitedError as error:
            wait = error.seconds
        except TelegramError as error:
            _log.warning("Telegram cannot be reached, and is tried again", extra={"said": str(error)})
        else:
            _log.info("connected to Telegram")
            return
        await asyncio.sleep(wait)


@asynccontextmanager
async def _pushing(
    bot: Bot, outbox: Outbox | None, stopping: asyncio.Event, on_blocked: OnBlocked | None
) -> AsyncGenerator[None]:
    """Push until the end of the block, which is the stop; a failure of the pusher itself stops the bot."""
    if outbox is None:
        yield
        return
    pushing = asyncio.create_task(
        Pusher(outbox, Sender(bot, stopping, push=True), stopping, on_blocked).run()
    )
    pushing.add_done_callback(lambda _: stopping.set())
    try:
        yield
    finally:
        stopping.set()
        await pushing


async def _log_failure(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    meter_of(context.bot).failures += 1
    _log.error("an update could not be answered", exc_info=context.error)


async def _close(box: Inbox | Outbox) -> None:
    try:
        async with asyncio.timeout(_WRITE_SECONDS):
            await box.close()
    except TimeoutError:
        _log.error("the %s could not be written; what it lacks is sent once more", type(box).__name__.lower())
