"""Presses of buttons that the bot may still answer."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.clock import Clock
from bot.sandbox.chats import Chat
from bot.sandbox.errors import refuse
from bot.sandbox.updates import LIFE_OF_A_PRESS

MOST_KEPT = 10_000


@dataclass(frozen=True)
class _Press:
    """Where a button was pressed, and until when the bot may answer."""

    chat: Chat
    until: datetime


class Presses:
    """Each press and the chat it came from; an old one can no longer be answered."""

    def __init__(self, clock: Clock) -> None:
        """Begin without any."""
        self._clock = clock
        self._presses: dict[str, _Press] = {}

    def add(self, press: str, chat: Chat) -> str:
        """Keep a press; return its id."""
        self._presses[press] = _Press(chat, self._clock.now() + LIFE_OF_A_PRESS)
        if len(self._presses) > MOST_KEPT:
            del self._presses[next(iter(self._presses))]
        return press

    def chat_of(self, press: str) -> Chat:
        """Return the chat that a press came from, while it may be answered."""
        known = self._presses.get(press)
        if known is None or known.until <= self._clock.now():
            refuse("query is too old and response timeout expired or query ID is invalid")
        return known.chat
