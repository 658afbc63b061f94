"""A process that tests kill: it works out the digests that are due and pushes them, and receives nothing."""

import sys

import uvloop
from telegram import Bot

from bot.app import renderings
from bot.delivery import logs
from bot.delivery.due import Due
from bot.delivery.outbound import Pusher
from bot.delivery.outbox import Outbox
from bot.delivery.request import HttpRequest
from bot.delivery.run import stopping_at_signals
from bot.delivery.sender import Sender
from bot.delivery.tick import Tick
from bot.domain.clock import SystemClock
from bot.domain.names import LANGUAGES
from bot.sandbox.telegram import TOKEN
from bot.services.library import Library
from bot.services.runner import Runner
from bot.settings import default_timezone
from bot.showing.speech import Speech
from db.engine import Database
from handlers.edge import Edge


async def main(api_url: str, database_url: str) -> None:
    """Look and push until SIGTERM or SIGINT."""
    logs.install([TOKEN])
    stopping, clock, zone = stopping_at_signals(), SystemClock(), default_timezone()
    request = HttpRequest(read_seconds=2)
    bot = Bot(TOKEN, base_url=f"{api_url}/bot", request=request, get_updates_request=request)
    database = Database(database_url)
    box = Outbox(database, clock)
    runner = Runner(database, box.wake)
    edge = Edge(runner, Library(), clock, zone, {each: Speech(each, zone) for each in LANGUAGES})
    due = Due(runner, edge.library, clock, zone, renderings(edge))
    tick = Tick(due.look)
    tick.start()
    await Pusher(box, Sender(bot, stopping, push=True), stopping).run()
    due.stop()
    await tick.stop()
    await box.close()
    await request.shutdown()
    runner.close()


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
