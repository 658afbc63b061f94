"""The gate ahead of all handlers: who it is, in which language, and whether they may come in at all."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.delivery.turn import current_turn
from bot.services.pausing import resume
from bot.services.people import receive
from bot.showing.notices import unknown_person
from handlers.edge import Edge, Visit


class Gate:
    """Lets those in who hold a grant; everybody else gets one neutral line, and groups get nothing."""

    def __init__(self, edge: Edge) -> None:
        """Guard an edge."""
        self._edge = edge

    async def enter(self, update: Update, visit: Visit) -> None:
        """Fill in whose visit this is, or end it."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.type != ChatType.PRIVATE:
            raise ApplicationHandlerStop
        visit.turn = current_turn()
        now = self._edge.clock.now()
        visitor = await self._edge.runner.read(lambda conn: receive(conn, user.id, now))
        if person := visitor.person:
            visit.person, visit.state, visit.prompt = person, visitor.state, visitor.prompt
            visit.speech = self._edge.speeches[person.language]
            if person.paused:
                await self._edge.runner.write(lambda conn: resume(conn, person))
        elif not _brings_a_code(update):
            await visit.turn.acknowledge()
            await visit.turn.reply(unknown_person(self._edge.speeches["vi"]))
            raise ApplicationHandlerStop


def _brings_a_code(update: Update) -> bool:
    text = update.message.text if update.message else None
    return text is not None and text.startswith("/start ")
