"""Telegram's laws for the buttons below a message."""

import re
from typing import NoReturn

from bot.sandbox.errors import refuse
from bot.sandbox.parameters import elements, members, utf8
from bot.sandbox.shapes import Button, Keyboard

LONGEST_DATA = 64  # bytes of a button's callback data
LONGEST_COPY = 256  # code points that a button puts on the clipboard
MOST_BUTTONS = 100  # a phone shows no more of them
WIDEST_ROW = 8

_DEEDS = frozenset({"callback_data", "url", "copy_text"})
_UNREAD = ("keyboard", "force_reply", "remove_keyboard")
_ONE_CONTACT = "the sandbox shows no keyboard in the place of letters but one button that shares the contact"
_ADDRESS = re.compile(r"(https?|tg)://[^\s/]")


def keyboard(markup: object) -> Keyboard | None:
    """Return what a phone shows of an inline keyboard: eight buttons a row, a hundred in all.

    ``None`` where there is none. Keyboards that take the place of the phone's own are no part of the sandbox.
    """
    if markup is None or markup == "":
        return None
    given = members(markup, "object expected as reply markup")
    if "inline_keyboard" not in given and any(kind in given for kind in _UNREAD):
        refuse("the sandbox shows inline keyboards only")
    rows = elements(given.get("inline_keyboard", []), 'field "inline_keyboard" must be of type Array')
    shown: list[list[Button]] = []
    left = MOST_BUTTONS
    for row in rows:
        buttons = [
            _button(button) for button in elements(row, "inline keyboard row must be an Array of buttons")
        ]
        shown.append(buttons[: min(WIDEST_ROW, left)])
        left -= len(shown[-1])
    kept = [row for row in shown if row]
    return {"inline_keyboard": kept} if kept else None


def contact_button(markup: object) -> str | None:
    """Return the label of the one button that asks for the contact; ``None`` for any other markup."""
    if markup is None or markup == "":
        return None
    given = members(markup, "object expected as reply markup")
    if "keyboard" not in given:
        return None
    rows = [elements(row, _ONE_CONTACT) for row in elements(given["keyboard"], _ONE_CONTACT)]
    buttons = [members(button, _ONE_CONTACT) for row in rows for button in row]
    if len(buttons) != 1 or buttons[0].get("request_contact") is not True:
        refuse(_ONE_CONTACT)
    text = buttons[0].get("text")
    if not isinstance(text, str) or not text:
        refuse("REPLY_MARKUP_INVALID")
    return utf8(text)


def _button(given: object) -> Button:
    button = members(given, "inline keyboard button must be an Object")
    text = button.get("text")
    if text is None:
        _refuse_button('Can\'t find field "text"')
    if not isinstance(text, str):
        _refuse_button('Field "text" must be of type String')
    if text == "":
        refuse("REPLY_MARKUP_INVALID")
    return _with_action(utf8(text), button)


def _with_action(text: str, button: dict[str, object]) -> Button:
    """Give the button its one action; an empty one counts as none."""
    actions = {name: value for name, value in button.items() if name in _DEEDS and value}
    if not actions:
        _refuse_button("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        _refuse_button("exactly one of the optional fields must be used")
    [(name, value)] = actions.items()
    match name:
        case "callback_data":
            return {"text": text, "callback_data": _data(value)}
        case "url":
            return {"text": text, "url": _url(value)}
        case _:
            return {"text": text, "copy_text": {"text": _copied(value)}}


def _data(value: object) -> str:
    if not isinstance(value, str):
        _refuse_button('Field "callback_data" must be of type String')
    if len(utf8(value).encode()) > LONGEST_DATA:
        refuse("BUTTON_DATA_INVALID")
    return value


def _url(value: object) -> str:
    if not isinstance(value, str):
        _refuse_button('Field "url" must be of type String')
    if not _ADDRESS.match(value):
        refuse(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    return utf8(value)


def _copied(value: object) -> str:
    text = members(value, 'field "copy_text" must be of type Object').get("text")
    if not isinstance(text, str) or not 1 <= len(text) <= LONGEST_COPY:
        refuse("BUTTON_COPY_TEXT_INVALID")
    return utf8(text)


def _refuse_button(what: str) -> NoReturn:
    refuse(f"can't parse inline keyboard button: {what}")
