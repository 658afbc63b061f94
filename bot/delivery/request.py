"""Requests to the Bot API on aiohttp: kept connections, JSON bodies, errors that tell what may have left."""

import json
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any, cast

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHttpProxyError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.limiter import Limiter
from bot.delivery.meter import Meter

_POOL_SECONDS = 30.0
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 20.0
_UPLOAD_SECONDS = 60.0
_KEEP_ALIVE_SECONDS = 30.0
_PIECE = 65_536
_JSON = {"Content-Type": "application/json"}


class NotSentError(NetworkError):
    """The request never reached the Bot API, or was turned away unread: it may be repeated."""


class LimitedError(NotSentError):
    """The Bot API asks to wait that many seconds."""

    def __init__(self, seconds: float) -> None:
        """Tell how long."""
        super().__init__(f"asked to wait {seconds} s")
        self.seconds = seconds


class DroppedError(NetworkError):
    """The connection broke after the request had left: whether it took effect is unknown."""


class HttpRequest(BaseRequest):
    """The client's requests on aiohttp. No error names an address, since every address holds the token.

    Every call of a bot goes through here, and so here is where none leaves while Telegram asks to wait.
    """

    def __init__(
        self, proxy: str | None = None, connections: int = 320, read_seconds: float = _READ_SECONDS
    ) -> None:
        """Reach the Bot API by so many connections at most, through an http or https proxy or directly."""
        self.limiter = Limiter()
        self.meter = Meter()
        self._proxy = proxy
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How many seconds an answer is waited for."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Do nothing: the session is opened by the first request, so that none is left open without one."""

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 - so it is in the client
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request; return the status and the body.

        Raises NotSentError, LimitedError, BadRequest for a body too large, and, where the outcome is unknown,
        TimedOut or DroppedError. Other statuses are for the caller to judge.
        """
        with_files = request_data is not None and request_data.contains_files
        reading = _seconds(read_timeout, self._read_seconds)
        timeout = _timeout(reading, write_timeout, connect_timeout, pool_timeout, with_files=with_files)
        body = None if request_data is None else _body(request_data)
        headers = None if body is None or with_files else _JSON
        called = url.rpartition("/")[2]
        await self._depart(called)
        try:
            async with self._opened().request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                payload = await response.read()
        except (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError) as error:
            self.meter.missed()
            raise NotSentError(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except ClientError as error:
            raise DroppedError(type(error).__name__) from None
        if response.status == HTTPStatus.TOO_MANY_REQUESTS:
            self.meter.limited += 1
            seconds = _retry_after(payload)
            self.limiter.hold(called, seconds)
            raise LimitedError(seconds)
        if response.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            msg = "the request is too large"
            raise BadRequest(msg)  # the client has no fitting error for it
        return response.status, payload

    async def fetch(self, url: str, most: int) -> tuple[int, bytes | None]:
        """Return the status and what is found at an address; None where that is more than so many bytes.

        Raises NotSentError, TimedOut or DroppedError.
        """
        timeout = _timeout(self._read_seconds, None, _CONNECT_SECONDS, _POOL_SECONDS, with_files=False)
        try:
            async with self._opened().get(url, timeout=timeout, allow_redirects=False) as response:
                content = bytearray()
                async for piece in response.content.iter_chunked(_PIECE):
                    content += piece
                    if len(content) > most:
                        return response.status, None
                return response.status, bytes(content)
        except (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError) as error:
            self.meter.missed()
            raise NotSentError(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except ClientError as error:
            raise DroppedError(type(error).__name__) from None

    async def _depart(self, called: str) -> None:
        await self.limiter.depart(called)
        if held := self.limiter.held(called):
            raise LimitedError(held)

    def _opened(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._connections, keepalive_timeout=_KEEP_ALIVE_SECONDS),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )
        return self._session

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read Telegram's JSON; TelegramError for anything else, such as a gateway's own page."""
        with suppress(ValueError):
            answer = json.loads(payload)
            if isinstance(answer, dict) and "ok" in answer:
                return cast("dict[str, Any]", answer)
        msg = "the answer is not Telegram's"
        raise TelegramError(msg)


def _timeout(
    reading: float | None, write: object, connect: object, pool: object, *, with_files: bool
) -> ClientTimeout:
    """Turn the client's time-outs into aiohttp's, whose `connect` holds the wait for a connection too."""
    connecting = _seconds(connect, _CONNECT_SECONDS)
    waiting = _seconds(pool, _POOL_SECONDS)
    parts = (connecting, waiting, reading, _seconds(write, _UPLOAD_SECONDS))
    total = sum(part for part in parts if part is not None)
    return ClientTimeout(
        total=total if with_files and None not in parts else None,
        connect=None if connecting is None or waiting is None else connecting + waiting,
        sock_connect=connecting,
        sock_read=reading,
    )


def _seconds(given: object, default: float) -> float | None:
    if given is None or isinstance(given, (int, float)):
        return given
    return default


def _body(data: RequestData) -> bytes | FormData:
    """Write the parameters as JSON; as a form where files go with them."""
    if not data.contains_files:
        return json.dumps(data.parameters).encode()
    form = FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _retry_after(payload: bytes) -> float:
    try:
        return float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, TypeError, KeyError):
        return 1.0


async def call(
    bot: Bot, method: str, parameters: Mapping[str, object], read_seconds: float | None = None
) -> object:
    """Call a method of the Bot API with plain JSON, or a form where there is a file; return its plain result.

    The client's own methods build objects from both; that takes as long as the request itself.
    Raises what :meth:`HttpRequest.do_request` and the client's BaseRequest.post raise.
    """
    data = RequestData([_parameter(name, value) for name, value in parameters.items()])
    seconds = read_seconds or bot.request.read_timeout
    return await bot.request.post(f"{bot.base_url}/{method}", data, read_timeout=seconds)


def limiter_of(bot: Bot) -> Limiter:
    """Return what limits a bot whose requests are an HttpRequest's."""
    return request_of(bot).limiter


def meter_of(bot: Bot) -> Meter:
    """Return what counts for a bot whose requests are an HttpRequest's."""
    return request_of(bot).meter


def request_of(bot: Bot) -> HttpRequest:
    """Return what makes a bot's requests; TypeError where that is none of ours."""
    if isinstance(bot.request, HttpRequest):
        return bot.request
    raise TypeError(bot.request)


def _parameter(name: str, value: object) -> RequestParameter:
    if isinstance(value, InputFile):
        return RequestParameter(name, None, [value])
    return RequestParameter(name, value, None)
