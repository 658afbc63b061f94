"""A page for whoever runs the bot, on this machine only: how it is, and its metrics."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from bot.delivery.meter import Meter
from bot.delivery.metrics import exposed
from bot.domain.clock import Clock
from bot.services.load import Load, load
from db.engine import Database

_DATABASE_SECONDS = 5.0  # for what a look at the queues may take


class Health:
    """Tells how a bot is."""

    def __init__(self, meter: Meter, database: Database, clock: Clock) -> None:
        """Tell what a meter counts and what a database holds."""
        self._meter = meter
        self._database = database
        self._clock = clock

    async def health(self, _: Request) -> Response:
        """Answer 200 where the bot works, and 503 where its database or Telegram is out of reach."""
        found, age = await self._load(), self._meter.poll_age
        told = {
            "database": found is not None,
            "telegram": self._meter.reaches_telegram,
            "poll_age_seconds": None if age is None else round(age, 1),
            "oldest_waiting_seconds": round(found.oldest_seconds, 1) if found else None,
        }
        return JSONResponse(told, 200 if told["database"] and told["telegram"] else 503)

    async def metrics(self, _: Request) -> Response:
        """Answer what Prometheus asks for."""
        found = await self._load()
        return Response(exposed(self._meter, found), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _load(self) -> Load | None:
        try:
            async with asyncio.timeout(_DATABASE_SECONDS):
                return await asyncio.to_thread(self._look)
        except (DBAPIError, TimeoutError):
            return None

    def _look(self) -> Load:
        with self._database.reading() as conn:
            return load(conn, self._clock.now())


@asynccontextmanager
async def telling(health: Health, listener: socket.socket) -> AsyncGenerator[None]:
    """Serve the page until the end of the block; uvicorn's own server would take the signals."""
    pages = Starlette(routes=[Route("/health", health.health), Route("/metrics", health.metrics)])
    config = Config(pages, ws="none", lifespan="off", log_config=None, access_log=False, server_header=False)
    config.load()
    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: HttpToolsProtocol(config, state, {}), sock=listener
    )
    try:
        yield
    finally:
        server.close()
        for connection in state.connections:
            connection.transport.abort()
        if state.tasks:
            await asyncio.wait(state.tasks)
