"""The Bot API over HTTP: ``/bot<token>/<method>``."""

import asyncio
import json
import re
from http import HTTPStatus

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from bot.sandbox.bodies import read_call
from bot.sandbox.calls import Calls
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import SPEAKING, Fault, Faults
from bot.sandbox.methods import METHODS, get_updates
from bot.sandbox.telegram import Telegram

BREAK_OFF = "sandbox.break_off"  # what the server keeps in a call's state to close a connection in mid-air

Answer = tuple[int, bytes]  # the status and the body

_PATH = re.compile(r"/bot([^/]+)/([^/]+)")
_TOKEN = re.compile(r"[1-9][0-9]*:[A-Za-z0-9_-]{20,}")
_GATEWAY = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BotApi:
    """Answers the bot's calls; plain ASGI, since every benchmark goes through here."""

    def __init__(self, telegram: Telegram, faults: Faults, calls: Calls) -> None:
        """Answer for this messenger, let these faults strike, and count the calls that were taken."""
        self._telegram = telegram
        self._faults = faults
        self._calls = calls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one call, unless a fault strikes it."""
        path = _PATH.fullmatch(scope["path"])
        token, method = (path[1], path[2].lower()) if path else ("", "")
        fault = self._faults.take(method)
        begun = self._calls.begin(is_message=method in SPEAKING)
        if self._faults.delay > 0:
            await asyncio.sleep(self._faults.delay)
        try:
            if fault in {None, Fault.LOST, Fault.LATE}:
                answer = await self._answer(token, method, scope, receive)
            else:
                answer = self._failure(fault)
            if answer[0] != HTTPStatus.OK:
                self._calls.refuse(answer[0], begun)
        except ClientDisconnect:
            return
        match fault:
            case Fault.LOST | Fault.DROPPED:
                scope["state"][BREAK_OFF]()
                await _client_gone(receive)
            case Fault.LATE | Fault.STUCK:
                await _client_gone(receive)
            case _:
                await _respond(send, answer)

    async def _answer(self, token: str, method: str, scope: Scope, receive: Receive) -> Answer:
        try:
            self._admit(token, method)
            given = await read_call(scope, receive)
            if method == "getupdates":
                result = await get_updates(self._telegram, given)
            else:
                self._telegram.limits.admit()
                result = METHODS[method](self._telegram, given)
        except ApiError as error:
            return _refusal(error)
        self._calls.add(method)
        return 200, _encode({"ok": True, "result": result}).encode()

    def _admit(self, token: str, method: str) -> None:
        """Refuse a malformed token, a wrong one, and a method that is not there, in this order."""
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self._telegram.token:
            raise ApiError(401, "Unauthorized")
        if method not in METHODS and method != "getupdates":
            raise ApiError(404, "Not Found: method not found")

    def _failure(self, fault: Fault | None) -> Answer:
        if fault == Fault.GATEWAY:
            return 502, _GATEWAY
        seconds = self._faults.retry_after
        if fault == Fault.FLOOD:
            return _refusal(
                ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
            )
        return _refusal(ApiError(500, "Internal Server Error"))


def _refusal(error: ApiError) -> Answer:
    body: dict[str, object] = {"ok": False, "error_code": error.status, "description": error.description}
    if error.advice:
        body["parameters"] = error.advice
    return error.status, _encode(body).encode()


async def _respond(send: Send, answer: Answer) -> None:
    status, body = answer
    kind = b"text/html" if body is _GATEWAY else b"application/json"
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _client_gone(receive: Receive) -> None:
    """Hold the call until the client has given up."""
    while (await receive())["type"] != "http.disconnect":
        pass
