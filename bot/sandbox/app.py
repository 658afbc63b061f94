"""The sandbox as one web application: the Bot API, the page, and what the page asks."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.api import BotApi
from bot.sandbox.calls import Calls
from bot.sandbox.control import Control
from bot.sandbox.faults import Faults
from bot.sandbox.fetching import FileApi
from bot.sandbox.gate import Gate
from bot.sandbox.telegram import Telegram

PAGE = Path(__file__).with_name("page")


def create_app(telegram: Telegram, faults: Faults, calls: Calls) -> Starlette:
    """Return the application that serves this messenger; the first route that fits is taken."""
    return Starlette(
        routes=[
            Route("/bot{call:path}", BotApi(telegram, faults, calls)),
            Route("/file/bot{token}/{path:path}", FileApi(telegram, faults)),
            Mount("/sandbox", routes=Control(telegram, faults, calls).routes()),
            Mount("/", StaticFiles(directory=PAGE, html=True)),
        ],
        middleware=[Middleware(Gate)],
    )
