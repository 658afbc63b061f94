"""A call's parameters, however they came: typed by JSON, or as text from a form or an address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from bot.sandbox.errors import refuse


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """What a call was given; the readers below refuse what has the wrong type, as Telegram does."""

    values: Mapping[str, object] = field(default_factory=dict[str, object])
    uploads: Mapping[str, Upload] = field(default_factory=dict[str, Upload])

    def text(self, name: str) -> str:
        """Return a text, empty where there is none."""
        value = self.values.get(name)
        if value is None:
            return ""
        return utf8(value if isinstance(value, str) else json.dumps(value))

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number, the default where it is missing or no number at all."""
        return _integer(self.values.get(name), default)

    def flag(self, name: str) -> bool:
        """Return true where the parameter says so."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def structure(self, name: str) -> object:
        """Return an object or an array, also where it came as JSON text; ``None`` where there is none."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            refuse(f"can't parse {name.replace('_', ' ')} JSON object")

    def chat_id(self) -> int:
        """Return the chat's id; names of channels lead nowhere here."""
        given = self.values.get("chat_id")
        if given is None or given == "":
            refuse("chat_id is empty")
        chat_id = _integer(given, 0)
        if chat_id == 0:
            refuse("chat not found")
        return chat_id


def members(value: object, what: str) -> dict[str, object]:
    """Return an object's members; refuse what is none, with Telegram's words for it."""
    if not isinstance(value, dict):
        refuse(what)
    return cast("dict[str, object]", value)


def elements(value: object, what: str) -> list[object]:
    """Return an array's elements; refuse what is none, with Telegram's words for it."""
    if not isinstance(value, list):
        refuse(what)
    return cast("list[object]", value)


def utf8(text: str) -> str:
    """Return the text; refuse one with half a character in it, which no answer could carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        refuse("strings must be encoded in UTF-8")
    return text


def _integer(value: object, default: int) -> int:
    if isinstance(value, int):
        return value
    try:
        return int(value) if isinstance(value, str) else default
    except ValueError:
        return default
