"""Reads a call's parameters: from its address, and from JSON, a form, or a form with files."""

import json
from email.message import EmailMessage
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope

from bot.sandbox.errors import ApiError, refuse
from bot.sandbox.parameters import Parameters, Upload, members

LARGEST_BODY = 50 * 2**20  # bytes


async def read_call(scope: Scope, receive: Receive) -> Parameters:
    """Return the parameters of a call; ``ClientDisconnect`` where the client left in the middle."""
    body = await read_body(receive)
    values: dict[str, object] = dict(_form(scope["query_string"]))
    if not body:
        return Parameters(values)
    content_type = _content_type(scope)
    if content_type.startswith("application/json"):
        return Parameters(values | _json(body))
    if content_type.startswith("multipart/form-data"):
        return _multipart(content_type, body)
    return Parameters(values | _form(body))


async def read_body(receive: Receive) -> bytes:
    """Return a body that is not too large; ``ClientDisconnect`` where the client left in the middle."""
    parts: list[bytes] = []
    size = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part: bytes = message.get("body", b"")
        size += len(part)
        if size <= LARGEST_BODY:  # the rest is read all the same: a client listens once it has spoken
            parts.append(part)
        more = message.get("more_body", False)
    if size > LARGEST_BODY:
        raise ApiError(413, "Request Entity Too Large")
    return b"".join(parts)


def _content_type(scope: Scope) -> str:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    return next((value.decode("latin-1") for name, value in headers if name == b"content-type"), "")


def _json(body: bytes) -> dict[str, object]:
    try:
        value = json.loads(body)
    except ValueError:
        refuse("can't parse JSON object")
    return members(value, "JSON object expected")


def _form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True)) if body else {}


def _multipart(content_type: str, body: bytes) -> Parameters:
    boundary = _headers(f"content-type: {content_type}").get_boundary()
    if not boundary:
        refuse("boundary not found")
    values: dict[str, object] = {}
    uploads: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = _headers(head.decode())
        name = str(headers.get_param("name", header="content-disposition"))
        filename = headers.get_filename()
        if filename is None:
            values[name] = content.decode(errors="replace")
        else:
            uploads[name] = Upload(filename, headers.get_content_type(), content)
    return Parameters(values, uploads)


def _headers(head: str) -> EmailMessage:
    headers = EmailMessage()
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        headers[name] = value.strip()
    return headers
