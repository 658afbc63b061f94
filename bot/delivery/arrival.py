"""What has arrived: the parts of Telegram's JSON that delivery itself must know."""

from dataclasses import dataclass, field
from time import monotonic
from typing import NotRequired, TypedDict


class _Being(TypedDict):
    id: int


class _Message(TypedDict):
    message_id: int
    chat: _Being


# One of its names is a keyword.
_Query = TypedDict("_Query", {"id": str, "from": _Being, "message": NotRequired[_Message]})


class RawUpdate(TypedDict):
    """An update as the Bot API gives it."""

    update_id: int
    message: NotRequired[_Message]
    callback_query: NotRequired[_Query]


KINDS = ("message", "callback_query")


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: what to acknowledge, and the message that it stands under, where known."""

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
    """Read an update; None for a kind that was never asked for, which Telegram may still hand out."""
    number = content["update_id"]
    if message := content.get("message"):
        return Arrival(number, message["chat"]["id"], None, content, attempts)
    if query := content.get("callback_query"):
        message = query.get("message")
        press = Press(query["id"], message["message_id"] if message else None)
        chat = message["chat"] if message else query["from"]
        return Arrival(number, chat["id"], press, content, attempts)
    return None
