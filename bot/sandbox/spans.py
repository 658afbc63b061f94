"""Entities as parts of a text: how they are counted, ordered and written as HTML."""

from collections.abc import Sequence
from html import escape

from bot.sandbox.shapes import Entity

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def utf16(text: str) -> int:
    """Return the length of a text in UTF-16 units, which is how Telegram counts in entities."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def outer_first(entity: Entity) -> tuple[int, int]:
    """Return the key by which entities are sorted: by where they begin, the longer ones ahead."""
    return entity["offset"], -entity["length"]


def to_html(text: str, entities: Sequence[Entity]) -> str:
    """Return the HTML that reads as this text with these entities; what was recognised has no tag."""
    marks: list[tuple[int, int, str]] = []
    for order, entity in enumerate(entities):
        begin, end = _tags(entity)
        stop = entity["offset"] + entity["length"]
        marks += [(entity["offset"], order, begin), (stop, -order - 1, end)]
    units = text.encode("utf-16-le")
    pieces: list[str] = []
    last = 0
    for at, _, tag in sorted(marks, key=lambda mark: mark[:2]):
        pieces += [escape(units[2 * last : 2 * at].decode("utf-16-le"), quote=False), tag]
        last = at
    return "".join([*pieces, escape(units[2 * last :].decode("utf-16-le"), quote=False)])


def _tags(entity: Entity) -> tuple[str, str]:
    if "url" in entity:
        return f'<a href="{escape(entity["url"])}">', "</a>"
    return _TAGS.get(entity["type"], ("", ""))
