"""A server that is no Telegram: it keeps silent, hangs up, or says one thing to everybody."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

SILENCE = None
HANGING_UP = b""


class Wire:
    """One server, and the whole requests that came in."""

    def __init__(self, answer: bytes | None) -> None:
        """Give every request this answer."""
        self._answer = answer
        self._writers: list[asyncio.StreamWriter] = []
        self.requests: list[bytes] = []
        self.heard = asyncio.Event()
        self.port = 0

    @property
    def url(self) -> str:
        """The address, with nothing behind it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def connections(self) -> int:
        """How many connections were ever made."""
        return len(self._writers)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer what comes in over one connection, until its other end closes it."""
        self._writers.append(writer)
        while request := await _request(reader):
            self.requests.append(request)
            self.heard.set()
            if self._answer == HANGING_UP:
                break
            if self._answer:
                writer.write(self._answer)
        writer.close()

    async def close(self) -> None:
        """Hang up on everybody."""
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in self._writers), return_exceptions=True)


async def _request(reader: asyncio.StreamReader) -> bytes:
    """Read one request with its body; nothing where there are no more."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        return head + await reader.readexactly(int(length[1]) if length else 0)
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def response(status: str, body: str = "", *headers: str) -> bytes:
    """Write an answer."""
    payload = body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(payload)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + payload


@asynccontextmanager
async def wire(answer: bytes | None) -> AsyncGenerator[Wire]:
    """Serve one answer to everybody on a port of its own."""
    wire = Wire(answer)
    server = await asyncio.start_server(wire.serve, "127.0.0.1", 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        await wire.close()
