"""A pusher in a process of its own, which tests kill: it sends what is in a database until it is stopped."""

import sys

import uvloop
from telegram import Bot

from bot.delivery import logs
from bot.delivery.outbound import Pusher
from bot.delivery.outbox import Outbox
from bot.delivery.request import HttpRequest
from bot.delivery.run import stopping_at_signals
from bot.delivery.sender import Sender
from bot.domain.clock import SystemClock
from bot.sandbox.telegram import TOKEN
from db.engine import Database


async def main(api_url: str, database_url: str) -> None:
    """Push until SIGTERM or SIGINT."""
    logs.install([TOKEN])
    stopping = stopping_at_signals()
    request = HttpRequest(read_seconds=2)
    bot = Bot(TOKEN, base_url=f"{api_url}/bot", request=request, get_updates_request=request)
    box = Outbox(Database(database_url), SystemClock())
    await Pusher(box, Sender(bot, stopping, push=True), stopping).run()
    await box.close()
    await request.shutdown()


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
