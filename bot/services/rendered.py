"""What services know of a message before it is queued: how it reads, not how that came about."""

from collections.abc import Sequence
from typing import Protocol

from db.outbox import Message


class Button(Protocol):
    """What stands under a message."""

    @property
    def label(self) -> str:
        """The words on it."""
        ...

    @property
    def data(self) -> str:
        """What a press of it sends back."""
        ...


class Rendered(Protocol):
    """A message as people see it, with the mark of bot.domain.reference where its reference is to stand."""

    @property
    def text(self) -> str:
        """The text, in HTML."""
        ...

    @property
    def keyboard(self) -> Sequence[Sequence[Button]]:
        """The buttons, row by row."""
        ...


def message(kind: str, chat_id: int, person_id: int, rendered: Rendered) -> Message:
    """Return a rendered text as the outbox takes it."""
    keyboard = [[(button.label, button.data) for button in row] for row in rendered.keyboard]
    return Message(chat_id, kind, rendered.text, keyboard, person_id)
