"""The server: how calls may come, who may call, and what it does when it is stopped."""

import json

import pytest
from aiohttp import FormData
from telegram import Bot
from telegram.error import InvalidToken, NetworkError

from bot.sandbox import bodies
from bot.sandbox.phone import Phone
from bot.sandbox.server import PortTakenError, Server
from bot.sandbox.telegram import TOKEN, Telegram
from tests.sandbox.conftest import LEADER, bot_at
from tests.sandbox.raw import Caller

KEYBOARD = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "nguon"}]]}


@pytest.mark.parametrize(
    ("token", "status", "refusal"),
    [
        ("123456:ANOTHER-token-that-opens-no-door", 401, "Unauthorized"),
        ("123456:short", 404, "Not Found"),
        ("no-token-at-all", 404, "Not Found"),
    ],
)
async def test_a_bot_with_a_wrong_token_is_turned_away(
    server: Server, call: Caller, token: str, status: int, refusal: str
) -> None:
    answer = await call.get(f"/bot{token}/getMe")
    assert (answer.status, answer.description) == (status, refusal)
    with pytest.raises(InvalidToken):
        async with bot_at(server, token):
            pass


async def test_an_unknown_method_is_not_found(call: Caller) -> None:
    answer = await call("sendSmoke")
    assert (answer.status, answer.description) == (404, "Not Found: method not found")
    assert (await call.get("/bot")).status == 404


async def test_a_call_may_come_by_address_form_json_or_parts(call: Caller, leader: Phone) -> None:
    path = f"/bot{TOKEN}/sendmessage"
    form = {"chat_id": str(LEADER), "text": "biểu mẫu & dấu", "reply_markup": json.dumps(KEYBOARD)}
    parts = FormData(form, default_to_multipart=True)
    answers = [
        await call.get(f"{path}?chat_id={LEADER}&text=%C4%91%E1%BB%8Ba+ch%E1%BB%89"),
        await call.post(path, data=form),
        await call.post(path, json={"chat_id": LEADER, "text": "JSON", "reply_markup": KEYBOARD}),
        await call.post(path, json={"chat_id": LEADER, "text": "JSON", "reply_markup": json.dumps(KEYBOARD)}),
        await call.post(path, data=parts),
    ]
    assert [answer.status for answer in answers] == [200] * 5
    _, *shown = [(bubble.text, bubble.buttons) for bubble in leader.history()]
    assert shown == [
        ("địa chỉ", []),
        ("biểu mẫu & dấu", ["Nguồn"]),
        ("JSON", ["Nguồn"]),
        ("JSON", ["Nguồn"]),
        ("biểu mẫu & dấu", ["Nguồn"]),
    ]


@pytest.mark.parametrize(
    ("content_type", "body", "refusal"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[]", "JSON object expected"),
        ("application/json", b"\xff", "can't parse JSON object"),
        ("multipart/form-data", b"--x", "boundary not found"),
    ],
)
async def test_a_body_that_says_nothing_is_refused(
    call: Caller, content_type: str, body: bytes, refusal: str
) -> None:
    answer = await call.post(f"/bot{TOKEN}/sendMessage", data=body, headers={"content-type": content_type})
    assert (answer.status, answer.description) == (400, f"Bad Request: {refusal}")


@pytest.mark.usefixtures("leader")
async def test_a_body_over_fifty_megabytes_is_too_large(bot: Bot) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(LEADER, bytes(bodies.LARGEST_BODY))
    assert (await bot.send_document(LEADER, bytes(bodies.LARGEST_BODY - 1000))).document is not None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "localhost:80"}, 200),
        ({"host": "a-page-elsewhere.vn"}, 421),
        ({"host": "127.0.0.1.a-page-elsewhere.vn"}, 421),
        ({"host": "[bad"}, 421),
        ({"origin": "http://a-page-elsewhere.vn"}, 403),
        ({"origin": "null"}, 403),
    ],
)
async def test_only_the_own_page_and_programs_here_can_drive_the_sandbox(
    server: Server, call: Caller, headers: dict[str, str], status: int
) -> None:
    assert (await call.post("/sandbox/reset", json={}, headers=headers)).status == status
    own = {"origin": server.url}
    assert (await call.post("/sandbox/reset", json={}, headers=own)).status == 200


def test_a_taken_port_is_told_plainly(server: Server) -> None:
    with pytest.raises(PortTakenError, match=f"port {server.port} on 127.0.0.1 is taken"):
        Server(Telegram(), port=server.port).start()


async def test_a_stopped_server_refuses_and_a_started_one_remembers(
    server: Server, bot: Bot, leader: Phone
) -> None:
    url = server.url
    server.stop()
    with pytest.raises(NetworkError, match="ConnectError"):
        await bot.send_message(LEADER, "99,3%")
    server.start()
    await bot.send_message(LEADER, "98,7%")
    assert server.url == url
    assert [shown.text for shown in leader.history()] == ["/start", "98,7%"]


async def test_the_benchmark_floods_and_waits_until_all_is_answered(bot: Bot, call: Caller) -> None:
    sayings = [{"person": LEADER, "text": f"/kyso {number}"} for number in range(3)]
    assert (await call.post("/sandbox/flood", json={"sayings": sayings})).status == 200
    assert len(await bot.get_updates()) == 3
    for _ in range(3):
        await bot.send_message(LEADER, "99,3%")
    counts = (await call.get("/sandbox/calls?method=sendMessage&least=3")).body
    assert counts["sendmessage"] == 3


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("say", {"person": 99, "text": "a"}, 404),
        ("say", {"person": LEADER, "text": ""}, 400),
        ("say", [], 400),
        ("press", {"person": LEADER, "message": 1, "data": "a"}, 404),
        ("faults", {"plan": "rain"}, 400),
    ],
)
async def test_the_page_is_told_what_cannot_be_done(
    call: Caller, path: str, body: object, status: int
) -> None:
    assert (await call.post(f"/sandbox/{path}", json=body)).status == status
