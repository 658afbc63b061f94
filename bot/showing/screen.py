"""What a person sees: a text of HTML, and buttons that carry whole questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.question import Question, encode
from bot.showing.markup import Html, joined, plain, shortened
from bot.showing.speech import Speech

MOST_CHARACTERS = 4096  # of a message's text, Bot API, sendMessage
_LABEL = 64  # a button's label, which a phone shows on one line

HELP = "help"  # the data of the button that shows the help; handlers know it too
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
    def of(cls, lines: Sequence[Html | None], *rows: Sequence[Button]) -> "Screen":
        """Build a screen of the lines and rows that are there; where too long, its last line stays."""
        kept = [line for line in lines if line]
        while sum(map(len, kept)) + len(kept) > MOST_CHARACTERS and len(kept) > 1:
            del kept[-2]
        return cls(joined("\n", kept), tuple(tuple(row) for row in rows if row))


@dataclass(frozen=True, slots=True)
class View:
    """What is known of the reader: language, the message's reference ("K7Q2"), day, own unit."""

    speech: Speech
    reference: str
    today: date
    home_id: int | None


def button(label: Html, question: Question) -> Button:
    """Return a button that asks a question."""
    return Button(shortened(plain(label), _LABEL), encode(question))


def paging(speech: Speech, question: Question, page: int, pages: int) -> list[Button]:
    """Return the buttons that turn the pages of a list."""
    row: list[Button] = []
    if page > 0:
        row.append(button(speech.say("button.previous"), question.but(page=page - 1)))
    if page + 1 < pages:
        row.append(button(speech.say("button.more"), question.but(page=page + 1)))
    return row
