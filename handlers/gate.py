"""The gate ahead of all handlers: who it is, in which language, and whether they may come in at all."""

from datetime import UTC, datetime, timedelta

from telegram import MessageEntity, Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.delivery.turn import current_turn
from bot.services.pausing import resume
from bot.services.people import note_press, receive
from bot.showing.notices import not_own_words, unknown_person
from handlers.edge import Edge, Visit

_NOTED_EVERY = timedelta(minutes=1)  # of anybody, so that nobody can fill the log
_MOST_NOTED = 10_000


class Gate:
    """Lets those in who hold a grant; everybody else gets one neutral line, and groups get nothing.

    A press by somebody whom no button was shown, or in a chat that is not the presser's own, is written down.
    """

    def __init__(self, edge: Edge) -> None:
        """Guard an edge."""
        self._edge = edge
        self._noted: dict[int, datetime] = {}

    async def enter(self, update: Update, visit: Visit) -> None:
        """Fill in whose visit this is, or end it."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.type != ChatType.PRIVATE or chat.id != user.id:
            await self._note_press(update, user)
            raise ApplicationHandlerStop
        visit.turn = current_turn()
        now = self._edge.clock.now()
        visitor = await self._edge.runner.read(lambda conn: receive(conn, user.id, now))
        if person := visitor.person:
            visit.person, visit.state, visit.prompt = person, visitor.state, visitor.prompt
            visit.speech = self._edge.speeches[person.language]
            if person.paused:
                await self._edge.runner.write(lambda conn: resume(conn, person))
            if _is_borrowed(update):
                await visit.turn.reply(not_own_words(visit.speech))
                raise ApplicationHandlerStop
        elif _is_borrowed(update) or not _brings_a_code(update):
            await self._note_press(update, user)
            await visit.turn.acknowledge()
            await visit.turn.reply(unknown_person(self._edge.speeches["vi"]))
            raise ApplicationHandlerStop

    async def _note_press(self, update: Update, user: User | None) -> None:
        now = self._edge.clock.now()
        if update.callback_query is None or user is None or now < self._until(user.id):
            return
        if len(self._noted) >= _MOST_NOTED:
            self._noted.clear()
        self._noted[user.id] = now
        await self._edge.runner.write(lambda conn: note_press(conn, user.id, now))

    def _until(self, user_id: int) -> datetime:
        """Return from when on somebody's press is noted again."""
        noted = self._noted.get(user_id)
        return noted + _NOTED_EVERY if noted else datetime.min.replace(tzinfo=UTC)


def _is_borrowed(update: Update) -> bool:
    """Say whether words are somebody else's, which nobody should send figures or rights by."""
    message = update.message
    return bool(message and message.text and (message.forward_origin or message.via_bot))


def _brings_a_code(update: Update) -> bool:
    message = update.message
    if message is None or not (message.text or "").startswith("/start "):
        return False
    return any(each.offset == 0 and each.type == MessageEntity.BOT_COMMAND for each in message.entities)
