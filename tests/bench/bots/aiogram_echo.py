"""An echo bot as aiogram's own examples build one; it runs in a virtual environment of its own."""

# aiogram is not in the environment in which types are checked:
# pyright: basic, reportMissingImports=false

import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Say back what was said."""
    await message.answer(message.text or "")


if __name__ == "__main__":
    server = TelegramAPIServer.from_base(os.environ["BAOSO_API_URL"])
    bot = Bot(os.environ["BAOSO_TOKEN"], session=AiohttpSession(api=server))
    dispatcher.run_polling(bot)
