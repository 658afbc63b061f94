"""An echo bot on our own request class and event loop, 256 updates at once: what the full bot could be."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.delivery.loop import run_loop
from bot.delivery.request import HttpRequest
from bot.delivery.run import stopping_at_signals


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say back what was said."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


async def serve() -> None:
    """Poll until the stop."""
    builder = Application.builder().token(os.environ["BAOSO_TOKEN"]).concurrent_updates(256)
    builder = builder.base_url(f"{os.environ['BAOSO_API_URL']}/bot")
    application = builder.request(HttpRequest()).get_updates_request(HttpRequest()).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    stopping = stopping_at_signals()
    async with application:
        await application.start()
        if application.updater:
            await application.updater.start_polling()
            await stopping.wait()
            await application.updater.stop()
        await application.stop()


if __name__ == "__main__":
    run_loop(serve())
