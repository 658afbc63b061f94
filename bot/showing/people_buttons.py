"""What the buttons of /nguoidung and /moi send back; whoever presses may have made it up."""

import re
from enum import StrEnum
from typing import Literal

from bot.domain.access import Role
from bot.domain.names import Language
from bot.domain.question import BUTTON_BYTES
from bot.services.inviting import LONGEST, Draft
from bot.showing.markup import Html, plain, shortened
from bot.showing.screen import PEOPLE, Button

_NUMBER, _LARGEST = re.compile("[0-9]{1,10}"), 2**31 - 1  # ids that the database can hold
_LABEL = 64
_INVITE = "i"
_NONE = "-"
_ROLES = {"l": Role.LEADER, "o": Role.OFFICER, "p": Role.APPROVER, "a": Role.ADMIN}
_LETTERS = {role: letter for letter, role in _ROLES.items()}
_LANGUAGES: dict[str, Language | None] = {"vi": "vi", "en": "en", _NONE: None}


class Step(StrEnum):
    """What a button does; the numbers behind it say to what."""

    LIST = "l"  # a page, and a unit where the list is that of one
    CARD = "c"  # a person
    ASK = "s"  # a person: what is to be stopped
    STOP = "e"  # a person, the version that was shown
    REMOVE = "g"  # a grant
    AGAIN = "r"  # a person
    PHONE = "t"  # an invitation, whose user must have a phone number confirmed


Press = tuple[Step, tuple[int, ...]] | tuple[Literal["i"], Draft]


def read_press(data: str) -> Press:
    """Return what a button does; ValueError where it was never one of ours."""
    _, step, *parts = data.split(":")
    if step == _INVITE:
        return _INVITE, _draft(parts)
    return Step(step), tuple(map(_number, parts))


def step_button(label: Html, step: Step, *numbers: int) -> Button:
    """Return a button that does a step."""
    return Button(shortened(plain(label), _LABEL), ":".join((PEOPLE, step, *map(str, numbers))))


def draft_button(label: Html, draft: Draft) -> Button | None:
    """Return a button that goes on with an invitation; None where it names more than a button holds."""
    parts = (
        _LETTERS[draft.role] if draft.role else _NONE,
        str(draft.unit_id or 0),
        ".".join(map(str, draft.indicator_ids)) or _NONE,
        draft.language or _NONE,
        str(draft.days),
    )
    data = ":".join((PEOPLE, _INVITE, *parts))
    return Button(shortened(plain(label), _LABEL), data) if len(data) <= BUTTON_BYTES else None


def _draft(parts: list[str]) -> Draft:
    role, unit, indicators, language, days = parts
    if (role != _NONE and role not in _ROLES) or language not in _LANGUAGES:
        raise ValueError(parts)
    if not 1 <= _number(days) <= LONGEST:
        raise ValueError(days)
    ids = () if indicators == _NONE else tuple(map(_number, indicators.split(".")))
    return Draft(_ROLES.get(role), _number(unit), ids, _LANGUAGES[language], _number(days))


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return min(int(text), _LARGEST)
