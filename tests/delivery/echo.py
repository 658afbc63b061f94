"""A bot of its own process, which tests kill: it says back what it is told, until it is stopped."""

import sys

import uvloop
from telegram import Update

from bot.delivery import logs
from bot.delivery.inbox import Inbox
from bot.delivery.run import run, stopping_at_signals
from bot.delivery.turn import Turn
from bot.domain.clock import SystemClock
from bot.sandbox.telegram import TOKEN
from db.engine import Database
from tests.delivery.bots import application


async def echo(turn: Turn, update: Update) -> None:
    """Say back what was said, with the reference."""
    text = update.effective_message.text if update.effective_message else None
    await turn.reply(f"{text} #{turn.reference}")


async def main(api_url: str, database_url: str) -> None:
    """Run until SIGTERM or SIGINT."""
    logs.install([TOKEN])
    inbox = Inbox(Database(database_url), SystemClock())
    await run(application(api_url, echo, read_seconds=2), inbox, stopping_at_signals())


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
