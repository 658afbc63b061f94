"""A text that answers what its writer was asked for; any other is somebody else's."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from telegram import Update

from bot.services.prompts import Asked, Prompt, settle
from bot.showing.notices import nothing_open
from handlers.edge import Edge, Visit

_Answering: TypeAlias = Callable[[Visit, Prompt, str], Awaitable[bool]]  # whether it is settled
_Otherwise: TypeAlias = Callable[[Update, Visit], Awaitable[None]]


class Prompted:
    """Takes a text for the answer to a prompt, and lets somebody leave a prompt unanswered."""

    def __init__(self, edge: Edge, answering: Mapping[Asked, _Answering], otherwise: _Otherwise) -> None:
        """Take texts at an edge; what answers nothing goes on."""
        self._edge = edge
        self._answering = answering
        self._otherwise = otherwise

    async def text(self, update: Update, visit: Visit) -> None:
        """Give a text to whoever asked for it; a command never answers anything.

        It is asked for no more only once the answer is told: read again after a kill, it is the answer still.
        """
        text = (update.message.text if update.message else None) or ""
        prompt = None if text.startswith("/") else visit.prompt
        if prompt and prompt.kind in self._answering:
            if await self._answering[prompt.kind](visit, prompt, text):
                await self._settle(visit)
        else:
            await self._otherwise(update, visit)

    async def cancel(self, update: Update, visit: Visit) -> None:
        """Answer /huy: the next text is a question again."""
        if visit.prompt:
            await self._settle(visit)
        await visit.turn.reply(nothing_open(visit.speech, was=visit.prompt is not None))

    async def _settle(self, visit: Visit) -> None:
        act = self._edge.act(visit.person)
        await self._edge.runner.write(lambda conn: settle(conn, act))
