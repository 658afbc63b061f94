"""Serves the sandbox on this machine only, in a thread of its own."""

import asyncio
import errno
import socket
from concurrent.futures import Future
from threading import Thread
from typing import Self

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from bot.sandbox.api import BREAK_OFF
from bot.sandbox.app import create_app
from bot.sandbox.calls import Calls
from bot.sandbox.faults import Faults
from bot.sandbox.phone import Phone
from bot.sandbox.telegram import Telegram

HOST = "127.0.0.1"
BACKLOG = 2048  # connections that may wait at once, for a benchmark opens many
KEEP_ALIVE = 75  # seconds, as Telegram's front servers do
LAST_WORDS = 2.0  # seconds for what is under way when the server stops


class PortTakenError(OSError):
    """Another program listens on the port that was asked for."""


class Server:
    """A Bot API server and its page at ``url``; use it as a context manager.

    Stopped and started again, it keeps its port and its state. While it is stopped, connections are refused:
    that is Telegram out of reach.
    """

    def __init__(self, telegram: Telegram, *, port: int = 0) -> None:
        """Serve this messenger; port 0 takes any that is free."""
        self.telegram = telegram
        self.faults = Faults()
        self.calls = Calls()
        self.port = port

    @property
    def url(self) -> str:
        """The address of the page; the Bot API is at ``url`` + ``/bot`` + token."""
        return f"http://{HOST}:{self.port}"

    def phone(self, person_id: int, chat_id: int | None = None) -> Phone:
        """Return a person's phone, open at the chat with the bot or at a group."""
        return Phone(self.telegram, person_id, chat_id)

    def start(self) -> None:
        """Listen; a ``PortTakenError`` where somebody else does."""
        listener = _listen(self.port)
        self.port = int(listener.getsockname()[1])
        started: Future[asyncio.AbstractEventLoop] = Future()
        self._stopping = asyncio.Event()
        self._thread = Thread(target=self._run, args=(listener, started), name="sandbox", daemon=True)
        self._thread.start()
        self._loop = started.result()

    def stop(self) -> None:
        """Break off every connection and listen no longer."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self, listener: socket.socket, started: Future[asyncio.AbstractEventLoop]) -> None:
        config = Config(
            create_app(self.telegram, self.faults, self.calls),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
        )
        config.load()
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(self._serve(config, listener, started))

    async def _serve(
        self, config: Config, listener: socket.socket, started: Future[asyncio.AbstractEventLoop]
    ) -> None:
        """Serve until told to stop; uvicorn's own server would bring signals, polling and slow stops."""
        loop = asyncio.get_running_loop()
        state = ServerState()
        server = await loop.create_server(
            lambda: _Connection(config, state, {}), sock=listener, backlog=BACKLOG
        )
        self.telegram.updates.open()
        started.set_result(loop)
        await self._stopping.wait()
        server.close()
        self.telegram.updates.close()
        for connection in state.connections:
            connection.transport.abort()
        if state.tasks:
            await asyncio.wait(state.tasks, timeout=LAST_WORDS)


class _Connection(HttpToolsProtocol):
    """A connection that a fault can break off."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["state"] = {BREAK_OFF: self.transport.close}


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port), backlog=BACKLOG)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        message = f"port {port} on {HOST} is taken by another program"
        raise PortTakenError(message) from error
