"""HTML as Telegram reads it: a text and its entities, or an error that names the byte."""

import re
from dataclasses import dataclass
from typing import NoReturn

from bot.sandbox.errors import refuse
from bot.sandbox.shapes import Entity
from bot.sandbox.spans import outer_first, utf16

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST_CHARACTER = 0x10FFFF

_MARK = re.compile("[<&]")
_SPACE = re.compile(r"[ \t\r\n\f\v]*")
_TAG = re.compile(r"[^ \t\r\n\f\v>]*")
_NAME = re.compile(r"[^ \t\r\n\f\v=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_CHARACTER = re.compile(
    r"&(?:#x([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|#([0-9]{1,7})(?![0-9])|(lt|gt|amp|quot)(?![A-Za-z]));?"
)


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Return the text and its entities, outer ones first; an ``ApiError`` where Telegram gives one."""
    return _Reader(html).read()


@dataclass(frozen=True)
class _Opened:
    """A start tag that waits for its end: where it begins, in units of the text and in pieces."""

    tag: str
    argument: str
    offset: int
    piece: int


class _Reader:
    """Goes through the HTML once; what is read stands in ``_pieces``."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        self._pieces: list[str] = []
        self._length = 0
        self._opened: list[_Opened] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while mark := _MARK.search(self._html, self._at):
            self._put(self._html[self._at : mark.start()])
            self._at = mark.start()
            self._markup()
        self._put(self._html[self._at :])
        if self._opened:
            tag = self._opened[-1].tag
            _refuse_markup(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self._pieces), sorted(map(_bare, self._entities), key=outer_first)

    def _markup(self) -> None:
        if self._html[self._at] == "&":
            self._character()
        elif self._html.startswith("</", self._at):
            self._end_tag()
        else:
            self._start_tag()

    def _character(self) -> None:
        character = _CHARACTER.match(self._html, self._at)
        self._put(_decoded(character) if character else "&")
        self._at = character.end() if character else self._at + 1

    def _start_tag(self) -> None:
        start = self._at
        self._at += 1
        tag = self._take(_TAG).lower()
        if self._next() == "":
            self._unclosed(start)
        if tag not in _KINDS:
            self._fault(f'Unsupported start tag "{tag}"', start)
        argument = self._attributes(tag, start)
        if tag == "span" and argument != "spoiler":
            self._fault('Tag "span" must have class "tg-spoiler"', start)
        self._opened.append(_Opened(tag, argument, self._length, len(self._pieces)))

    def _attributes(self, tag: str, start: int) -> str:
        """Read up to the closing bracket; return what the tag's own attribute says."""
        argument = ""
        self._take(_SPACE)
        while self._next() != ">":
            argument = self._attribute(tag, start) or argument
            self._take(_SPACE)
        self._at += 1
        return argument

    def _attribute(self, tag: str, start: int) -> str:
        name = self._take(_NAME)
        if not name:
            self._fault(f'Empty attribute name in the tag "{tag}"', start)
        self._take(_SPACE)
        if self._next() == "=":
            self._at += 1
            self._take(_SPACE)
            return _argument(tag, name, self._value(start))
        if self._next() == "":
            self._fault(f'Unclosed start tag "{tag}"', start)
        if (tag, name) != ("blockquote", "expandable"):
            self._fault(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start)
        return name

    def _value(self, start: int) -> str:
        quote = self._next()
        if quote in {'"', "'"}:
            end = self._html.find(quote, self._at + 1)
            value = self._html[self._at + 1 : end]
            self._at = end + 1
            if end < 0 or self._next() == "":
                self._unclosed(start)
            return _CHARACTER.sub(_decoded, value)
        begin = self._at
        value = self._take(_TOKEN).lower()
        if self._next() == "":
            self._unclosed(start)
        if self._next() not in " \t\r\n\f\v>":
            self._fault("Unexpected end of name token", begin)
        return value

    def _end_tag(self) -> None:
        start = self._at
        if not self._opened:
            self._fault("Unexpected end tag", start)
        self._at += 2
        tag = self._take(_TAG).lower()
        self._take(_SPACE)
        if self._next() != ">":
            self._fault("Unclosed end tag", start)
        self._at += 1
        opened = self._opened.pop()
        if tag and tag != opened.tag:
            expected = f', expected "</{opened.tag}>", found "</{tag}>"'
            self._fault("Unmatched end tag", start, expected)
        if self._length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Opened) -> None:
        """Turn a pair of tags into an entity; a link that leads nowhere is plain text."""
        entity: Entity = {
            "type": _KINDS[opened.tag],
            "offset": opened.offset,
            "length": self._length - opened.offset,
        }
        if opened.tag == "a":
            url = _checked_url(opened.argument or "".join(self._pieces[opened.piece :]))
            if url == "":
                return
            entity["url"] = url
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = _emoji(opened.argument)
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        elif opened.tag == "pre" and self._entities and _is_code_in(entity, self._entities[-1]):
            entity["language"] = self._entities.pop()["language"]  # pyright: ignore[reportTypedDictNotRequiredAccess]  # _is_code_in looked
        self._entities.append(entity)

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += utf16(text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Step over what the pattern matches here; every pattern matches the empty text."""
        begin = self._at
        match = pattern.match(self._html, begin)
        self._at = match.end() if match else begin
        return self._html[begin : self._at]

    def _next(self) -> str:
        return self._html[self._at : self._at + 1]

    def _unclosed(self, start: int) -> NoReturn:
        self._fault("Unclosed start tag", start)

    def _fault(self, what: str, at: int, more: str = "") -> NoReturn:
        _refuse_markup(f"{what} at byte offset {len(self._html[:at].encode())}{more}")


def _refuse_markup(what: str) -> NoReturn:
    refuse(f"can't parse entities: {what}")


def _decoded(character: re.Match[str]) -> str:
    """Return what a reference stands for; one that stands for nothing is kept as it is."""
    hexadecimal, decimal, name = character.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0xD800 <= code <= 0xDFFF:
        _refuse_markup(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code < _LAST_CHARACTER else character[0]


def _argument(tag: str, name: str, value: str) -> str:
    """Return what an attribute means to Telegram, or nothing."""
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return name
        case _:
            return ""


def _checked_url(url: str) -> str:
    """Return a link that Telegram would keep, else nothing."""
    if url.startswith(("http://", "https://", "tg://")):
        return url
    return f"http://{url}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", url) else ""


def _emoji(identifier: str) -> str:
    if not re.fullmatch(r"[0-9]{1,19}", identifier) or not 0 < int(identifier) < 2**63:
        _refuse_markup("Invalid custom emoji identifier specified")
    return identifier


def _is_code_in(pre: Entity, code: Entity) -> bool:
    """Tell whether a block holds nothing but code whose language is named."""
    same = (code["offset"], code["length"]) == (pre["offset"], pre["length"])
    return same and code["type"] == "code" and "language" in code


def _bare(entity: Entity) -> Entity:
    """Drop the language of code that stands in no block."""
    if entity["type"] == "code":
        return {"type": "code", "offset": entity["offset"], "length": entity["length"]}
    return entity
