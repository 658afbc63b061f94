"""Keeps other web pages out: the sandbox answers to its own address, and is driven by its own page only."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost"})
READING = frozenset({"GET", "HEAD"})


class Gate:
    """Stands ahead of the app.

    A foreign name in ``Host`` means a page that had its own name lead here; a foreign ``Origin`` on a deed
    means a page elsewhere that posts. Programs send no ``Origin``.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Guard this app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        headers = {name: value for name, value in scope["headers"] if name in {b"host", b"origin"}}
        host = headers.get(b"host", b"").decode("latin-1")
        origin = headers.get(b"origin", b"").decode("latin-1")
        if host.partition(":")[0] not in LOCAL_NAMES:
            await PlainTextResponse("this server has another name", 421)(scope, receive, send)
        elif scope["method"] not in READING and origin not in {"", f"http://{host}"}:
            await PlainTextResponse("only the sandbox's own page may do this", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
