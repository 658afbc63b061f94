"""Sending: what Telegram answers tells whether a message arrived, surely did not, or may have."""

import asyncio
import html
import logging
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, Protocol, TypeAlias, cast

from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.delivery.backoff import Backoff, stopped_within
from bot.delivery.fetching import fetch
from bot.delivery.request import LimitedError, NotSentError, call, limiter_of, meter_of

Keyboard: TypeAlias = Sequence[Sequence[tuple[str, str]]]  # rows of buttons: what each says, and its data

_MOST_EDITS = 4
_HINT_SECONDS = 5.0
_CAPTION = 1_024  # characters once tags are read, Bot API, sendPhoto
_TAG = re.compile(r"</?(?:b|strong|i|em|u|ins|s|strike|del|a|code|pre|span|blockquote|tg-\w+)(?:\s[^<>]*)?>")
_log = logging.getLogger(__name__)


class Outcome(Enum):
    """What became of a message."""

    SENT = auto()
    REFUSED = auto()  # Telegram will never take it
    BLOCKED = auto()  # its reader has stopped the bot, or the bot was put out of the chat
    IN_DOUBT = auto()  # it may have arrived, and must not be sent again
    UNSENT = auto()  # the program was asked to stop first


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a message, and what Telegram said of it."""

    outcome: Outcome
    chat_id: int | None = None  # where it was sent to: another group than was asked for, where that has moved
    message_id: int | None = None
    file_id: str | None = None  # by which Telegram knows the picture that was sent
    error: str | None = None


class Sends(Protocol):
    """What counts the sends of one message that may have arrived."""

    @property
    def reference(self) -> str:
        """What tells the reader, and the log, that copies are of one message."""
        ...

    @property
    def in_doubt(self) -> bool:
        """Whether an earlier copy may have arrived, so that the next one must bear the reference."""
        ...

    async def begin(self) -> bool:
        """Count a send that is about to begin; False where there must be none."""
        ...

    def take_back(self) -> None:
        """Count the send begun last no more: it surely did not arrive."""
        ...


class _Again(NamedTuple):
    """To be tried again, after so many seconds where Telegram has named them."""

    in_doubt: bool
    seconds: float | None = None


class Sender:
    """Sends and edits messages in Telegram's HTML, as often as it takes and no more often than is right."""

    def __init__(self, bot: Bot, stopping: asyncio.Event, *, push: bool = False) -> None:
        """Send answers as a bot, or what nobody asked for; once it is stopping, nothing waits any more."""
        self._bot = bot
        self._stopping = stopping
        self._push = push
        self._limiter = limiter_of(bot)
        self._meter = meter_of(bot)

    async def send(
        self, chat_id: int, text: str, keyboard: Keyboard | None, sends: Sends, *, silent: bool = False
    ) -> Receipt:
        """Send a new message, whose copies that may have arrived are counted."""
        message = {"chat_id": chat_id} | _content(text, keyboard)
        if silent:
            message["disable_notification"] = True
        return await self._deliver("sendMessage", message, sends)

    async def ask_contact(self, chat_id: int, text: str, label: str, sends: Sends) -> Receipt:
        """Send a message with a button in the place of letters that shares its reader's contact."""
        message = {"chat_id": chat_id} | _content(text, None)
        message["reply_markup"] = {
            "keyboard": [[{"text": label, "request_contact": True}]],
            "resize_keyboard": True,
            "one_time_keyboard": True,
        }
        return await self._deliver("sendMessage", message, sends)

    async def photo(
        self,
        chat_id: int,
        picture: bytes | str,
        caption: str,
        keyboard: Keyboard | None,
        sends: Sends,
        *,
        silent: bool = False,
    ) -> Receipt:
        """Send a picture with a caption, whose copies that may have arrived are counted.

        The picture is a PNG, or the id by which Telegram knows it.
        """
        message = {"chat_id": chat_id} | _content(caption, keyboard)
        if silent:
            message["disable_notification"] = True
        del message["link_preview_options"]
        message["caption"] = message.pop("text")
        message["photo"] = picture if isinstance(picture, str) else InputFile(picture, filename="picture.png")
        return await self._deliver("sendPhoto", message, sends)

    async def document(
        self,
        chat_id: int,
        document: tuple[str, bytes],
        caption: str,
        keyboard: Keyboard | None,
        sends: Sends,
    ) -> Receipt:
        """Send a file, by its name and content, with a caption; copies that may have arrived are counted."""
        message = {"chat_id": chat_id} | _content(caption, keyboard)
        del message["link_preview_options"]
        message["caption"] = message.pop("text")
        message["document"] = InputFile(document[1], filename=document[0])
        return await self._deliver("sendDocument", message, sends)

    async def edit(
        self, chat_id: int, message_id: int, text: str, keyboard: Keyboard | None, reference: str
    ) -> Outcome:
        """Change a message in place, which may safely happen twice."""
        message = {"chat_id": chat_id, "message_id": message_id} | _content(text, keyboard)
        return (await self._deliver("editMessageText", message, _Edits(reference))).outcome

    async def fetch(self, file_id: str, most: int) -> bytes:
        """Return a file that somebody sent, of so many bytes at most; NotFetchedError where there is none."""
        return await fetch(self._bot, self._stopping, file_id, most)

    async def hint(self, method: str, parameters: Mapping[str, object]) -> None:
        """Call a method whose loss is borne, such as the answer to a press that is too old."""
        with suppress(TelegramError):
            await call(self._bot, method, parameters, _HINT_SECONDS)

    async def _deliver(self, method: str, message: dict[str, object], sends: Sends) -> Receipt:
        receipt = await self._delivered(method, message, sends)
        self._meter.sends["push" if self._push else "answer", receipt.outcome.name.lower()] += 1
        return receipt

    async def _delivered(self, method: str, message: dict[str, object], sends: Sends) -> Receipt:
        backoff = Backoff()
        while True:
            if sends.in_doubt:
                told = _told(message)
                message[told] = _bearing(str(message[told]), sends.reference)
            if not await self._limiter.turn(_chat_of(message), self._stopping, push=self._push):
                return Receipt(Outcome.UNSENT)
            if not await sends.begin():
                _log.error("whether a message arrived is unknown", extra={"reference": sends.reference})
                return Receipt(Outcome.IN_DOUBT)
            result = await self._attempt(method, message, sends.reference)
            if isinstance(result, Receipt):
                return result
            if not result.in_doubt:
                sends.take_back()
            seconds = backoff.next() if result.seconds is None else result.seconds
            if await stopped_within(seconds, self._stopping):
                return Receipt(Outcome.UNSENT)

    async def _attempt(self, method: str, message: dict[str, object], reference: str) -> Receipt | _Again:
        try:
            sent = await call(self._bot, method, message)
        except TelegramError as error:
            result = _judged(message, error)
            if result is not Outcome.SENT:
                outcome = result.name.lower() if isinstance(result, Outcome) else "tried again"
                told = {"reference": reference, "outcome": outcome, "said": str(error)}
                _log.warning("a message was not sent", extra=told)
            return Receipt(result, error=str(error)) if isinstance(result, Outcome) else result
        return Receipt(Outcome.SENT, _chat_of(message), _message_id(sent), _file_id(sent))


class _Edits:
    """Edits may be repeated, though not for ever."""

    in_doubt = False

    def __init__(self, reference: str) -> None:
        self.reference = reference
        self._left = _MOST_EDITS

    async def begin(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def take_back(self) -> None:
        self._left += 1


def _chat_of(message: dict[str, object]) -> int:
    return cast("int", message["chat_id"])


def _message_id(sent: object) -> int | None:
    return cast("dict[str, int]", sent).get("message_id") if isinstance(sent, dict) else None


def _file_id(sent: object) -> str | None:
    """Return the id of a sent picture in its largest size."""
    sizes = (
        cast("dict[str, list[dict[str, int | str]]]", sent).get("photo") if isinstance(sent, dict) else None
    )
    return str(max(sizes, key=lambda size: size["width"])["file_id"]) if sizes else None


def fits_caption(text: str) -> bool:
    """Say whether a picture may have a text for its caption."""
    return len(_plain(text)) <= _CAPTION


def _content(text: str, keyboard: Keyboard | None) -> dict[str, object]:
    content: dict[str, object] = {
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if keyboard:
        rows = [[{"text": label, "callback_data": data} for label, data in row] for row in keyboard]
        content["reply_markup"] = {"inline_keyboard": rows}
    return content


def _judged(message: dict[str, object], error: TelegramError) -> Outcome | _Again:
    """Tell what an error means for the message, and mend what can be mended."""
    match error:
        case LimitedError():
            return _Again(in_doubt=False, seconds=error.seconds)
        case NotSentError() | InvalidToken():
            return _Again(in_doubt=False)
        case ChatMigrated():
            message["chat_id"] = error.new_chat_id
            return _Again(in_doubt=False, seconds=0)
        case Forbidden():
            return Outcome.BLOCKED
        case BadRequest():
            return _refused(message, str(error).lower())
        case _:
            return _Again(in_doubt=True)


def _refused(message: dict[str, object], reason: str) -> Outcome | _Again:
    """Tell what a refusal means; what Telegram cannot parse is made plain text, once."""
    if "message is not modified" in reason:
        return Outcome.SENT
    if "can't parse entities" in reason and message.pop("parse_mode", None):
        told = _told(message)
        message[told] = _plain(str(message[told]))
        return _Again(in_doubt=False, seconds=0)
    return Outcome.REFUSED


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _told(message: dict[str, object]) -> str:
    """Return under which name a message has its words."""
    return "caption" if "caption" in message else "text"


def _bearing(text: str, reference: str) -> str:
    mark = f"#{reference}"
    return text if mark in text else f"{text}\n{mark}"
