"""Text that is safe to send as HTML, and what is left of it without the tags."""

import html
import re
import unicodedata
from collections.abc import Iterable

_SPECIAL = re.compile(r"[&<>]")
_TAG = re.compile(r"<[^<>]*>")


class Html(str):
    """Text whose names and words have been escaped; only what is not Html yet is escaped when said."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """Return a text in NFC as HTML; quotes stay, since no text of ours stands inside a tag."""
    text = unicodedata.normalize("NFC", text)
    return Html(html.escape(text, quote=False) if _SPECIAL.search(text) else text)


def joined(separator: str, parts: Iterable[Html | None]) -> Html:
    """Return the parts that are there as one text."""
    return Html(separator.join(part for part in parts if part))


def plain(text: str) -> str:
    """Return a text without its tags, as buttons, menus and terminals show it."""
    return html.unescape(_TAG.sub("", text)) if _SPECIAL.search(text) else str(text)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
