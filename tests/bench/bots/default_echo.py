"""An echo bot as python-telegram-bot's own examples build one: every default, one update at a time."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say back what was said."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    builder = Application.builder().token(os.environ["BAOSO_TOKEN"])
    application = builder.base_url(f"{os.environ['BAOSO_API_URL']}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
