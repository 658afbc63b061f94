"""What a person sees: a text of HTML, and buttons that carry whole questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.domain.question import Part, Question, encode, encode_change
from bot.showing.markup import Html, joined, plain, shortened
from bot.showing.speech import Speech

MOST_CHARACTERS = 4096  # of a message's text, Bot API, sendMessage
_LABEL = 64  # a button's label, which a phone shows on one line

HELP = "help"  # the data of the button that shows the help; handlers know it too
LOG = "log"  # begins the data of the buttons of the log
PEOPLE = "ppl"  # begins the data of the buttons of people and invitations
NUDGE = "ng"  # begins the data of a button that has units reminded; the question stands behind
CHART = "bd"  # begins the data of a button that draws the question behind it
LANGUAGE = "language"  # begins the data of a button that switches to the language behind it


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: its plain label, and the data that a press sends back."""

    label: str
    data: str


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: its text as HTML, and its rows of buttons."""

    text: str
    keyboard: tuple[Row, ...] = ()

    @classmethod
    def of(cls, lines: Sequence[Html | None], *rows: Sequence[Button | None]) -> "Screen":
        """Build a screen of the lines and buttons that are there; where too long, its last line stays."""
        kept = [line for line in lines if line]
        while sum(map(len, kept)) + len(kept) > MOST_CHARACTERS and len(kept) > 1:
            del kept[-2]
        keyboard = (tuple(each for each in row if each) for row in rows)
        return cls(joined("\n", kept), tuple(row for row in keyboard if row))


@dataclass(frozen=True, slots=True)
class View:
    """What is known of the reader: language, the message's reference ("K7Q2"), day, own unit, rights."""

    speech: Speech
    reference: str
    today: date
    home_id: int | None
    reminds: bool = False  # whether the reader may have others reminded


def button(label: Html, question: Question) -> Button | None:
    """Return a button that asks a question; None where the question is too long for one."""
    return _button(label, encode, question)


def change_button(label: Html, part: Part, question: Question) -> Button | None:
    """Return a button that offers to change a part of a question; None where that is too long for one."""
    return _button(label, partial(encode_change, part), question)


def _button(label: Html, encoding: Callable[[Question], str], question: Question) -> Button | None:
    try:
        return Button(shortened(plain(label), _LABEL), encoding(question))
    except ValueError:
        return None


def paging(speech: Speech, question: Question, page: int, pages: int) -> list[Button | None]:
    """Return the buttons that turn the pages of a list."""
    row: list[Button | None] = []
    if page > 0:
        row.append(button(speech.say("button.previous"), question.but(page=page - 1)))
    if page + 1 < pages:
        row.append(button(speech.say("button.more"), question.but(page=page + 1)))
    return row
