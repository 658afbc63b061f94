"""A question, typed or pressed, and its answer."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from telegram import Update

from bot.domain.access import Grant, Person
from bot.domain.answer import Answer, Refusal, Unclear
from bot.domain.names import Language
from bot.services.answer import answer_button, answer_text
from bot.services.library import Library, State, state_of
from bot.services.runner import Connection
from bot.showing.render import render
from bot.showing.screen import Screen, View
from handlers.edge import Edge, Visit

_Answering: TypeAlias = Callable[[Connection, Library, Person, str, date], Answer | Refusal | Unclear]
_Asked: TypeAlias = tuple[State, tuple[Grant, ...], Language, date, _Answering, str]
_MOST_KEPT = 4_096
_LONGEST_KEPT = 256  # characters of a question
_MARK = "\ue000"  # stands for the reference, of which each message has its own


class Ask:
    """Answers what leaders ask.

    Whoever may see the same is told the same, until a figure or a name changes: answers are kept by who asks
    what, on which day, of which state of the database.
    """

    def __init__(self, edge: Edge) -> None:
        """Answer from behind an edge."""
        self._edge = edge
        self._kept: dict[_Asked, Screen] = {}

    async def text(self, update: Update, visit: Visit) -> None:
        """Answer a command or a sentence with a new message."""
        text = (update.message.text if update.message else None) or ""
        await visit.reply(await self._screen(visit, answer_text, text))

    async def press(self, update: Update, visit: Visit) -> None:
        """Answer a button in place of the message that it stands under."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        await visit.show(await self._screen(visit, answer_button, data))

    async def _screen(self, visit: Visit, answering: _Answering, text: str) -> Screen:
        person, today = visit.person, self._edge.today
        asked = (visit.state, person.grants, person.language, today, answering, text)
        screen = self._kept.get(asked)
        if screen is None:
            answer, state = await self._edge.runner.read(
                lambda conn: (answering(conn, self._edge.library, person, text, today), state_of(conn))
            )
            screen = render(answer, View(visit.speech, _MARK, today, person.home_id))
            if state == visit.state and len(text) <= _LONGEST_KEPT:
                self._keep(asked, screen)
        return Screen(screen.text.replace(_MARK, visit.turn.reference), screen.keyboard)

    def _keep(self, asked: _Asked, screen: Screen) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[asked] = screen
