"""A question, typed or pressed, and its answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from telegram import Update

from bot.domain.access import Grant
from bot.domain.answer import Ranking, Refusal, Trend, Unclear
from bot.domain.names import Language
from bot.domain.question import Question
from bot.services.answer import Chat, Reply, answer_button, answer_chart, answer_text
from bot.services.library import Library, State, state_of
from bot.services.runner import Connection
from bot.services.unread import keep_unread
from bot.showing.chart import show_chart
from bot.showing.illustration import illustration
from bot.showing.render import render
from bot.showing.screen import Screen, View
from bot.showing.understood import with_reading
from handlers.edge import Edge, Visit, keyboard_of

_Answering: TypeAlias = Callable[[Connection, Library, Chat, str], Reply]
_Watching: TypeAlias = Callable[[Visit, Question], Awaitable[Screen]]
_Telling: TypeAlias = Callable[[Visit, str], Awaitable[bool]]
_Offering: TypeAlias = Callable[[Visit, str], Awaitable[Screen | None]]
_Asked: TypeAlias = tuple[State, tuple[Grant, ...], Language, date, _Answering, str]
_MOST_KEPT = 4_096
_LONGEST_KEPT = 256  # characters of a question
_MARK = "\ue000"  # stands for the reference, of which each message has its own


@dataclass(frozen=True, slots=True)
class _Chart:
    """What is to be drawn, and what stands below the picture."""

    answer: Trend | Ranking
    screen: Screen


@dataclass(frozen=True, slots=True)
class _Told:
    """What is shown; the question that it answers, or what was not certain, or what is to be watched."""

    screen: Screen
    asked: str | None
    unclear: Unclear | None
    watch: Question | None
    refused: bool  # for want of a right
    chart: _Chart | None


class Ask:
    """Answers what leaders ask.

    Whoever may see the same is told the same, until a figure or a name changes: answers are kept by who asks
    what, on which day, of which state of the database; what follows upon a chat's last question is not.
    """

    def __init__(self, edge: Edge, telling: _Telling, watching: _Watching, offering: _Offering) -> None:
        """Answer from behind an edge; the digest, what is to be watched, or entered, are somebody else's."""
        self._edge = edge
        self._telling = telling
        self._watching = watching
        self._offering = offering
        self._kept: dict[_Asked, _Told] = {}

    async def text(self, update: Update, visit: Visit) -> None:
        """Answer a command or a sentence with a new message; what is not understood is kept for the admin."""
        text = (update.message.text if update.message else None) or ""
        if await self._telling(visit, text):
            return
        told = await self._told(visit, answer_text, text)
        if told.watch:
            await visit.reply(await self._watching(visit, told.watch))
            return
        offer = await self._offering(visit, text) if told.unclear else None
        if offer:
            await visit.reply(offer)
            return
        if not await self._drew(visit, told):
            await visit.reply(_marked(visit, told.screen))
        keep_unread(self._edge.runner, told.unclear, text, visit.person.language, self._edge.clock.now())

    async def press(self, update: Update, visit: Visit) -> None:
        """Answer a button in place of the message that it stands under."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        told = await self._told(visit, answer_button, data)
        watching = await self._watching(visit, told.watch) if told.watch else None
        await visit.show(watching or _marked(visit, told.screen))

    async def chart(self, update: Update, visit: Visit) -> None:
        """Send the picture that a button asks for; in its message's place the words, where there is none."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        told = await self._told(visit, answer_chart, data.partition(":")[2])
        if not await self._drew(visit, told):
            await visit.show(_marked(visit, told.screen))

    async def _drew(self, visit: Visit, told: _Told) -> bool:
        """Send what is told as a picture, if it is to be one and can be."""
        if told.chart is None:
            return False
        await visit.turn.typing()
        picture = await asyncio.to_thread(illustration, self._view(visit), [told.chart.answer])
        if picture:
            screen = _marked(visit, told.chart.screen)
            await visit.turn.photo(picture, screen.text, keyboard_of(screen))
        return picture is not None

    async def _told(self, visit: Visit, answering: _Answering, text: str) -> _Told:
        person, today = visit.person, self._edge.today
        asked = (visit.state, person.grants, person.language, today, answering, text)
        told = self._kept.get(asked)
        if told is None:
            chat = Chat(visit.turn.chat_id, person, self._edge.clock.now(), today)
            reply, state = await self._edge.runner.read(
                lambda conn: (answering(conn, self._edge.library, chat, text), state_of(conn))
            )
            told = self._shown(visit, reply)
            if state == visit.state and len(text) <= _LONGEST_KEPT and not reply.recalled:
                self._keep(asked, told)
        if told.asked is not None:
            visit.turn.asked(told.asked)
        if told.refused:
            await self._edge.refused(person, "question")
        return told

    def _shown(self, visit: Visit, reply: Reply) -> _Told:
        view, answer = self._view(visit), reply.answer
        return _Told(
            render(answer, view, reply.understood),
            reply.asked,
            answer if isinstance(answer, Unclear) else None,
            reply.watch,
            isinstance(answer, Refusal) and answer.reason.is_of_rights,
            _chart(view, reply),
        )

    def _view(self, visit: Visit) -> View:
        person = visit.person
        return View(visit.speech, _MARK, self._edge.today, person.home_id, person.reminds)

    def _keep(self, asked: _Asked, told: _Told) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[asked] = told


def _chart(view: View, reply: Reply) -> _Chart | None:
    if reply.chart is None:
        return None
    screen = show_chart(view, reply.chart)
    told = with_reading(screen, view, reply.chart, reply.understood) if reply.understood else screen
    return _Chart(reply.chart, told)


def _marked(visit: Visit, screen: Screen) -> Screen:
    """Return a screen with the reference of its message."""
    return Screen(screen.text.replace(_MARK, visit.turn.reference), screen.keyboard)
