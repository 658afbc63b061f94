"""A question, typed or pressed, and its answer."""

from telegram import Update

from bot.domain.answer import Answer, Refusal, Unclear
from bot.services.answer import answer_button, answer_text
from bot.showing.render import render
from bot.showing.screen import Screen
from handlers.edge import Edge, Visit


class Ask:
    """Answers what leaders ask."""

    def __init__(self, edge: Edge) -> None:
        """Answer from behind an edge."""
        self._edge = edge

    async def text(self, update: Update, visit: Visit) -> None:
        """Answer a command or a sentence with a new message."""
        text = (update.message.text if update.message else None) or ""
        today = self._edge.today
        answer = await self._edge.runner.read(
            lambda conn: answer_text(conn, self._edge.library, visit.person, text, today)
        )
        await visit.reply(self._screen(answer, visit))

    async def press(self, update: Update, visit: Visit) -> None:
        """Answer a button in place of the message that it stands under."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        answer = await self._edge.runner.read(
            lambda conn: answer_button(conn, self._edge.library, visit.person, data)
        )
        await visit.show(self._screen(answer, visit))

    def _screen(self, answer: Answer | Refusal | Unclear, visit: Visit) -> Screen:
        return render(answer, visit.view(self._edge.today))
