"""Messages as a phone shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bot.sandbox.files import File, Files
from bot.sandbox.shapes import Button as ButtonShape
from bot.sandbox.shapes import Entity, Message
from bot.sandbox.spans import to_html


@dataclass(frozen=True)
class Button:
    """A button below a message: its label, and what it sends, where it leads, or what it copies."""

    label: str
    data: str | None
    url: str | None
    copies: str | None


@dataclass(frozen=True)
class Bubble:
    """A message; a caption counts as the text of its photo or document."""

    id: int
    sender_id: int
    text: str
    entities: tuple[Entity, ...]
    rows: tuple[tuple[Button, ...], ...]
    edited: bool
    reply_to: int | None
    file: File | None

    @property
    def html(self) -> str:
        """The text with its formatting as tags, ``<b>``, ``<a href="…">`` and so on; the rest is escaped."""
        return to_html(self.text, self.entities)

    @property
    def buttons(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [button.label for button in chain.from_iterable(self.rows)]

    def button(self, label: str) -> Button:
        """Return the button with this label; a ``LookupError`` names those that are there."""
        for button in chain.from_iterable(self.rows):
            if button.label == label:
                return button
        raise LookupError(f"no button {label!r} among {self.buttons}")  # noqa: EM102, TRY003  # for a test's reader


def bubble(message: Message, files: Files) -> Bubble:
    """Return a message as a phone shows it."""
    reply = message.get("reply_to_message")
    markup = message.get("reply_markup", {"inline_keyboard": []})
    return Bubble(
        id=message["message_id"],
        sender_id=message["from"]["id"],
        text=message.get("text", message.get("caption", "")),
        entities=tuple(message.get("entities", message.get("caption_entities", []))),
        rows=tuple(tuple(map(_button, row)) for row in markup["inline_keyboard"]),
        edited="edit_date" in message,
        reply_to=reply["message_id"] if reply else None,
        file=next(filter(None, map(files.get, _file_ids(message))), None),
    )


def _button(shape: ButtonShape) -> Button:
    copies = shape.get("copy_text")
    return Button(
        shape["text"], shape.get("callback_data"), shape.get("url"), copies["text"] if copies else None
    )


def _file_ids(message: Message) -> Iterator[str]:
    if "photo" in message:
        yield message["photo"][-1]["file_id"]
    if "document" in message:
        yield message["document"]["file_id"]
