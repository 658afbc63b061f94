"""An officer shares their phone number, and whoever decides for their unit confirms it."""

from telegram import Update

from bot.domain.submission import NotDone, Why
from bot.services.phones import decide_phone, has_shared, share_phone
from bot.showing import phones
from handlers.edge import Edge, Visit


class Phones:
    """Takes numbers, and what is decided on them."""

    def __init__(self, edge: Edge) -> None:
        """Take them at an edge."""
        self._edge = edge

    async def ask(self, visit: Visit) -> None:
        """Ask for the number, where none was shared; say that it is to be confirmed, where one was."""
        person_id = visit.person.id
        if await self._edge.runner.read(lambda conn: has_shared(conn, person_id)):
            await visit.turn.reply(phones.waits(visit.speech))
        else:
            await visit.turn.ask_contact(phones.asks(visit.speech), phones.share_label(visit.speech))

    async def shared(self, update: Update, visit: Visit) -> None:
        """Take a contact, if it is the sender's own."""
        contact, user = update.message.contact if update.message else None, update.effective_user
        if contact is None or user is None or contact.user_id != user.id:
            await visit.turn.reply(phones.not_own(visit.speech))
            return
        edge, act, number = self._edge, self._edge.act(visit.person), contact.phone_number
        deciders = await edge.runner.write(
            lambda conn: share_phone(conn, edge.library, act, number, edge.tell)
        )
        await visit.turn.reply(phones.thanks(visit.speech, deciders))

    async def press(self, update: Update, visit: Visit) -> None:
        """Confirm or refuse a number, in place of its card."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        edge, act, pressed = self._edge, self._edge.act(visit.person), phones.read_press(data)
        if pressed is None:
            await edge.refused(visit.person, "phone")
            await visit.show(phones.show_decided(visit.speech, NotDone(Why.GONE)))
            return
        shown, confirmed = pressed
        decided = await edge.runner.write(
            lambda conn: decide_phone(conn, edge.library, act, shown, edge.tell, confirmed=confirmed)
        )
        await visit.show(phones.show_decided(visit.speech, decided))
