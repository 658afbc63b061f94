"""What has arrived: the parts of Telegram's JSON that delivery itself must know."""

import logging
from dataclasses import dataclass, field
from time import monotonic
from typing import NotRequired, TypedDict

from bot.domain.reference import reference


class _Being(TypedDict):
    id: int


class _Message(TypedDict):
    message_id: int
    chat: _Being
    text: NotRequired[object]


# One of its names is a keyword.
_Query = TypedDict(
    "_Query", {"id": str, "from": _Being, "message": NotRequired[_Message], "data": NotRequired[object]}
)


class RawUpdate(TypedDict):
    """An update as the Bot API gives it."""

    update_id: int
    message: NotRequired[_Message]
    callback_query: NotRequired[_Query]


KINDS = ("message", "callback_query")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: what to acknowledge, and the text that it stands under, to be changed."""

    query_id: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that somebody waits to have answered; of so many sends before, each may have arrived."""

    update_id: int
    chat_id: int
    press: Press | None
    content: RawUpdate
    attempts: int
    came_at: float = field(default_factory=monotonic, compare=False)


def arrival(content: RawUpdate, attempts: int = 0) -> Arrival | None:
    """Read an update; None for a kind that was never asked for, which Telegram may still hand out.

    One that is not what Telegram sends is passed over: else it would come again, and end the bot each time.
    """
    try:
        return _read(content, attempts)
    except (AttributeError, KeyError, TypeError) as error:
        _log.warning(
            "an update is not what Telegram sends, and is passed over",
            extra={"reference": reference(content["update_id"]), "said": type(error).__name__},
        )
        return None


def _read(content: RawUpdate, attempts: int) -> Arrival | None:
    number = content["update_id"]
    if message := content.get("message"):
        _check_text(message.get("text", ""))
        return Arrival(number, _number(message["chat"]["id"]), None, content, attempts)
    if query := content.get("callback_query"):
        message = query.get("message")
        _check_text(query.get("data", ""))
        text = message if message and "text" in message else None  # no picture, and nothing that is too old
        press = Press(query["id"], _number(text["message_id"]) if text else None)
        chat = message["chat"] if message else query["from"]
        return Arrival(number, _number(chat["id"]), press, content, attempts)
    return None


def _check_text(value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)


def _number(value: object) -> int:
    """Return a whole number that a database can hold."""
    if not isinstance(value, int) or abs(value) >= 2**63:
        raise TypeError(type(value).__name__)
    return value
