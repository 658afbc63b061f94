"""What becomes of a text on its way into a message: parsed, cleaned, trimmed, its parts recognised."""

import re
from dataclasses import dataclass

from bot.sandbox.errors import refuse
from bot.sandbox.markup import parse_html
from bot.sandbox.shapes import Entity
from bot.sandbox.spans import outer_first, utf16

MOST_ENTITIES = 100

_BLANKS = " \t\n"
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_RECOGNISED = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,:;!?)])"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<![\w#])(?P<hashtag>#(?=\w*[^\W\d])\w{1,256})"
)
_OPAQUE = frozenset({"code", "pre", "text_link"})


@dataclass(frozen=True)
class Formatted:
    """A text as people see it, and at most a hundred entities, the outer ones first."""

    text: str
    entities: list[Entity]


def formatted(text: str, parse_mode: str) -> Formatted:
    """Read a text by its parse mode, ``HTML`` or none; an ``ApiError`` where Telegram gives one."""
    match parse_mode.lower():
        case "html":
            plain, entities = parse_html(text)
        case "" | "none":
            plain, entities = text, list[Entity]()
        case _:
            refuse("unsupported parse_mode")
    trimmed = _trimmed(_UNSEEN.sub("", plain), entities) if _is_unclean(plain) else Formatted(plain, entities)
    return _recognised(trimmed)


def _is_unclean(text: str) -> bool:
    return text != text.strip(_BLANKS) or _UNSEEN.search(text) is not None


def _trimmed(text: str, entities: list[Entity]) -> Formatted:
    """Cut the blanks around a text; entities move along, and those that held only blanks vanish."""
    cut = len(text) - len(text.lstrip(_BLANKS))
    trimmed = text.strip(_BLANKS)
    length = utf16(trimmed)
    moved: list[Entity] = []
    for entity in entities:
        begin = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if begin < end:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return Formatted(trimmed, moved)


def _recognised(given: Formatted) -> Formatted:
    """Add what Telegram recognises by itself: commands, hashtags and addresses."""
    text, entities = given.text, given.entities
    if "/" in text or "#" in text:
        found = [_entity(text, match) for match in _RECOGNISED.finditer(text)]
        opaque = [entity for entity in entities if entity["type"] in _OPAQUE]
        new = [entity for entity in found if not any(_overlap(entity, other) for other in opaque)]
        entities = sorted([*entities, *new], key=outer_first)
    return Formatted(text, entities[:MOST_ENTITIES])


def _entity(text: str, match: re.Match[str]) -> Entity:
    return {
        "type": match.lastgroup or "",
        "offset": utf16(text[: match.start()]),
        "length": utf16(match[0]),
    }


def _overlap(one: Entity, other: Entity) -> bool:
    apart = one["offset"] + one["length"] <= other["offset"] or (
        other["offset"] + other["length"] <= one["offset"]
    )
    return not apart
