"""Requests: what the network does, and what the program may conclude from it."""

import asyncio
import json
import traceback
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.delivery.request import DroppedError, HttpRequest, LimitedError, NotSentError, call
from tests.delivery.wire import HANGING_UP, SILENCE, response, wire

TOKEN = "123456:a-token-that-nobody-may-see"  # noqa: S105 - it opens nothing
SENT = response("200 OK", '{"ok": true, "result": {"message_id": 1}}')


@pytest_asyncio.fixture
async def request_() -> AsyncGenerator[HttpRequest]:
    """Open one connection at most."""
    async with HttpRequest(connections=1) as request:
        yield request


def bot_at(url: str, request: HttpRequest) -> Bot:
    return Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)


async def failing(bot: Bot, read_seconds: float = 20) -> TelegramError:
    """Send a message that fails; return the error, which tells nobody the token."""
    with pytest.raises(TelegramError) as raised:
        await call(bot, "sendMessage", {"chat_id": 7, "text": "Báo số"}, read_seconds)
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    assert TOKEN not in told
    return raised.value


async def test_a_message_and_its_buttons_travel_as_json_over_one_kept_connection(
    request_: HttpRequest,
) -> None:
    async with wire(SENT) as server:
        bot = bot_at(server.url, request_)
        for _ in range(3):
            sent = await call(bot, "sendMessage", {"chat_id": 7, "text": "Báo số", "rows": [[{"a": 1}]]})
            assert sent == {"message_id": 1}
        assert server.connections == 1
        head, _, body = server.requests[-1].partition(b"\r\n\r\n")
        assert b"Content-Type: application/json" in head
        assert json.loads(body) == {"chat_id": 7, "text": "Báo số", "rows": [[{"a": 1}]]}


async def test_a_document_travels_under_its_vietnamese_name(request_: HttpRequest) -> None:
    message = '{"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}'
    async with wire(response("200 OK", f'{{"ok": true, "result": {message}}}')) as server:
        bot = bot_at(server.url, request_)
        await bot.send_document(7, InputFile(b"the bytes", "báo cáo.xlsx"), caption="Tháng 6")
        for part in ('filename="báo cáo.xlsx"', 'name="caption"', "Tháng 6", "the bytes"):
            assert part.encode() in server.requests[0]


async def test_nothing_was_sent_where_nobody_listens(request_: HttpRequest) -> None:
    async with wire(SENT) as server:
        url = server.url
    assert isinstance(await failing(bot_at(url, request_)), NotSentError)


async def test_nothing_was_sent_while_every_connection_is_busy(request_: HttpRequest) -> None:
    async with wire(SILENCE) as server:
        bot = bot_at(server.url, request_)
        busy = asyncio.create_task(failing(bot))
        await server.heard.wait()
        with pytest.raises(NotSentError):
            await bot.get_me(pool_timeout=0.01, connect_timeout=0.01)
        assert len(server.requests) == 1
        await request_.shutdown()
        assert isinstance(await busy, DroppedError)


async def test_nothing_was_sent_where_the_proxy_refuses() -> None:
    async with wire(response("407 Proxy Authentication Required")) as server:
        proxy = server.url.replace("//", "//somebody:a-password@")
        async with HttpRequest(proxy) as request:
            error = await failing(bot_at("https://api.telegram.org", request))
        assert isinstance(error, NotSentError)
        assert "a-password" not in str(error)
        assert server.requests[0].startswith(b"CONNECT api.telegram.org:443")


async def test_whether_a_message_arrived_is_unknown_where_the_connection_breaks(
    request_: HttpRequest,
) -> None:
    async with wire(HANGING_UP) as server:
        assert isinstance(await failing(bot_at(server.url, request_)), DroppedError)
        assert len(server.requests) == 1


async def test_whether_a_message_arrived_is_unknown_where_no_answer_comes(request_: HttpRequest) -> None:
    async with wire(SILENCE) as server:
        assert isinstance(await failing(bot_at(server.url, request_), read_seconds=0.01), TimedOut)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (response("502 Bad Gateway", "<html>nginx</html>"), NetworkError, "Bad Gateway"),
        (response("413 Payload Too Large", "<html>nginx</html>"), BadRequest, "too large"),
        (response("400 Bad Request", '{"ok": false, "description": "Bad Request: x"}'), BadRequest, "X"),
        (response("429 Too Many Requests", "<html>nginx</html>"), LimitedError, "wait 1.0 s"),
        (
            response("429 Too Many Requests", '{"ok": false, "parameters": {"retry_after": 7}}'),
            LimitedError,
            "wait 7.0 s",
        ),
    ],
)
async def test_an_error_says_what_the_server_said(
    request_: HttpRequest, answer: bytes, kind: type[TelegramError], words: str
) -> None:
    async with wire(answer) as server:
        error = await failing(bot_at(server.url, request_))
    assert type(error) is kind
    assert words in str(error)


async def test_a_token_never_follows_a_redirection(request_: HttpRequest) -> None:
    async with wire(SENT) as elsewhere, wire(response("307 x", "", f"Location: {elsewhere.url}")) as server:
        await failing(bot_at(server.url, request_))
        assert not elsewhere.requests
