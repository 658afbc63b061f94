"""What a page is told of a chat, as server-sent events."""

import json
from collections.abc import AsyncIterator
from functools import partial

from bot.sandbox.chats import Happening, Kind
from bot.sandbox.telegram import Telegram

HEARTBEAT = 15.0  # seconds; a proxy or a sleeping laptop is found out this way

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


async def stream(telegram: Telegram, person_id: int) -> AsyncIterator[str]:
    """Yield the whole chat of a person and the bot first, then whatever happens in it.

    A page that lost the connection comes back and gets the whole again, so that nothing can be missed.
    """
    chat = telegram.chat_of(person_id)
    seen = chat.last
    yield _event("chat", _whole(telegram, person_id))
    while True:
        news = await chat.bell.until(partial(_news, telegram, chat.id, seen), HEARTBEAT)
        if news is None:
            yield ": still here\n\n"
            continue
        seen = news[-1].number
        for happening in news:
            yield _tell(telegram, person_id, happening)


async def news(telegram: Telegram) -> AsyncIterator[str]:
    """Yield how often the bot has written to each person, first as it is and then whenever it has again."""
    told: dict[int, int] | None = None
    while True:
        written = await telegram.bell.until(partial(_written, telegram, told), HEARTBEAT)
        if written is None:
            yield ": still here\n\n"
            continue
        told = written
        yield _event("news", written)


def _written(telegram: Telegram, told: dict[int, int] | None) -> dict[int, int] | None:
    written = telegram.written()
    return None if written == told else written


def _news(telegram: Telegram, chat_id: int, seen: int) -> list[Happening] | None:
    return telegram.since(chat_id, seen) or None


def _tell(telegram: Telegram, person_id: int, happening: Happening) -> str:
    match happening.kind:
        case Kind.MESSAGE | Kind.EDIT | Kind.DELETE:
            return _event(happening.kind, happening.message)
        case Kind.ACTION:
            return _event(happening.kind, happening.text)
        case Kind.NOTICE:
            return _event(
                happening.kind,
                {"text": happening.text, "press": happening.press, "alert": happening.alert},
            )
        case Kind.MENU:
            return _event(happening.kind, telegram.menu(person_id))
        case Kind.BLOCKED:
            return _event(happening.kind, person_id in telegram.blocked)
        case Kind.RESET:
            return _event("chat", _whole(telegram, person_id))


def _whole(telegram: Telegram, person_id: int) -> dict[str, object]:
    return {
        "messages": telegram.history(person_id),
        "menu": telegram.menu(person_id),
        "blocked": person_id in telegram.blocked,
    }


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {_encode(data)}\n\n"
