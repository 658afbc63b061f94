"""People, for admins: who is there, who is stopped, who is invited."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias, TypeVar

from telegram import Update

from bot.services import roster
from bot.services.inviting import Draft, go_on, invite_typed, named_units
from bot.services.library import Library
from bot.services.phones import require_phone
from bot.services.roster import Card, Denied, Outcome, note_refused
from bot.services.runner import Connection
from bot.showing import journal
from bot.showing.invitations import show_invitation, show_phone_asked
from bot.showing.markup import Html
from bot.showing.people_buttons import Press, Step, read_press
from bot.showing.roster import (
    sent_again,
    show_card,
    show_denied,
    show_how_to_list,
    show_page,
    show_stopping,
    stopped,
)
from bot.showing.screen import Screen
from bot.showing.speech import Speech
from handlers.edge import Edge, Visit

_Whom = TypeVar("_Whom")
_Doing: TypeAlias = Callable[[Connection, Library, int, _Whom, datetime], Outcome]


class People:
    """Shows admins the people of their units, stops some of them, and invites others."""

    def __init__(self, edge: Edge) -> None:
        """Show them at an edge."""
        self._edge = edge

    async def open(self, update: Update, visit: Visit) -> None:
        """Answer /nguoidung with the people of the admin's units, or of the one that was typed."""
        if not visit.person.is_admin:
            await self._refuse(visit, "l")
            await visit.turn.reply(journal.not_for_you(visit.speech))
        elif visit.args:
            await visit.reply(await self._named(visit, " ".join(visit.args)))
        else:
            await visit.reply(await self._list(visit, 0))

    async def invite(self, update: Update, visit: Visit) -> None:
        """Answer /moi with an invitation, or with the buttons for what was left out."""
        if not visit.person.is_admin:
            await self._refuse(visit, "i")
            await visit.turn.reply(journal.not_for_you(visit.speech))
            return
        library, today, now = self._edge.library, self._edge.today, self._edge.clock.now()
        text, admin_id = " ".join(visit.args or ()), visit.person.id
        made = await self._edge.runner.write(
            lambda conn: invite_typed(conn, library, admin_id, text, today, now)
        )
        denied = await self._denied(visit, "i", made) if isinstance(made, Denied) else None
        await visit.reply(denied or show_invitation(visit.speech, made))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, whoever shows it, in place of the message that it stands under."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        try:
            pressed = read_press(data)
        except ValueError:
            pressed = None
        if not visit.person.is_admin:
            await self._refuse(visit, pressed[0] if pressed else "?")
            await visit.turn.show(journal.not_for_you(visit.speech))
        elif pressed and pressed[0] is Step.PHONE:
            await visit.reply(await self._ask_phone(visit, pressed[1]))  # the code stays above
        elif pressed:
            await visit.show(await self._pressed(visit, pressed))
        else:
            await self._refuse(visit, "?")
            await visit.show(show_denied(visit.speech, Denied.CHANGED))

    async def _pressed(self, visit: Visit, pressed: Press) -> Screen:
        match pressed:
            case Step.LIST, (page,):
                return await self._list(visit, page)
            case Step.LIST, (page, unit_id):
                return await self._list(visit, page, unit_id)
            case Step.CARD, (person_id,):
                return await self._card(visit, person_id)
            case Step.ASK, (person_id,):
                return await self._ask(visit, person_id)
            case Step.STOP, (person_id, version):
                return await self._do(visit, Step.STOP, roster.stop, (person_id, version), stopped)
            case Step.REMOVE, (grant_id,):
                return await self._do(visit, Step.REMOVE, roster.remove_grant, grant_id, stopped)
            case Step.AGAIN, (person_id,):
                return await self._do(visit, Step.AGAIN, roster.send_again, person_id, sent_again)
            case _, Draft() as draft:
                return await self._go_on(visit, draft)
            case step, _:
                await self._refuse(visit, step)
                return show_denied(visit.speech, Denied.CHANGED)

    async def _ask_phone(self, visit: Visit, numbers: Draft | tuple[int, ...]) -> Screen:
        match numbers:
            case (invitation_id,):
                act, library = self._edge.act(visit.person), self._edge.library
                unit = await self._edge.runner.write(
                    lambda conn: require_phone(conn, library, act, invitation_id)
                )
                return show_phone_asked(visit.speech, unit)
            case _:
                await self._refuse(visit, Step.PHONE)
                return show_denied(visit.speech, Denied.CHANGED)

    async def _named(self, visit: Visit, text: str) -> Screen:
        library, today, admin_id = self._edge.library, self._edge.today, visit.person.id
        units = await self._edge.runner.read(lambda conn: named_units(conn, library, admin_id, text, today))
        if units is None or len(units) > 1:
            return show_how_to_list(visit.speech)
        if not units:
            return await self._denied(visit, Step.LIST, Denied.NOT_YOURS)
        return await self._list(visit, 0, units[0].id)

    async def _list(self, visit: Visit, page: int, unit_id: int | None = None) -> Screen:
        library, admin_id = self._edge.library, visit.person.id
        found = await self._edge.runner.read(
            lambda conn: roster.page_of(conn, library, admin_id, unit_id, page)
        )
        if isinstance(found, Denied):
            return await self._denied(visit, Step.LIST, found)
        return show_page(visit.speech, found)

    async def _card(self, visit: Visit, person_id: int) -> Screen:
        found = await self._found(visit, person_id)
        if isinstance(found, Card):
            return show_card(visit.speech, found)
        return await self._denied(visit, Step.CARD, found)

    async def _ask(self, visit: Visit, person_id: int) -> Screen:
        found = await self._found(visit, person_id)
        if isinstance(found, Denied):
            return await self._denied(visit, Step.ASK, found)
        if found.member.is_stopped or found.is_self:
            return show_card(visit.speech, found)
        return show_stopping(visit.speech, found)

    async def _do(
        self, visit: Visit, step: Step, doing: _Doing[_Whom], whom: _Whom, said: Callable[[Speech], Html]
    ) -> Screen:
        """Do to somebody what a button says, and show them as they are then."""
        library, admin_id, now = self._edge.library, visit.person.id, self._edge.clock.now()
        done = await self._edge.runner.write(lambda conn: doing(conn, library, admin_id, whom, now))
        if isinstance(done, Card):
            return show_card(visit.speech, done, said(visit.speech))
        return await self._denied(visit, step, done)

    async def _go_on(self, visit: Visit, draft: Draft) -> Screen:
        library, admin_id, now = self._edge.library, visit.person.id, self._edge.clock.now()
        made = await self._edge.runner.write(lambda conn: go_on(conn, library, admin_id, draft, now))
        if isinstance(made, Denied):
            return await self._denied(visit, "i", made)
        return show_invitation(visit.speech, made)

    async def _found(self, visit: Visit, person_id: int) -> Outcome:
        library, admin_id, now = self._edge.library, visit.person.id, self._edge.clock.now()
        return await self._edge.runner.read(
            lambda conn: roster.card_of(conn, library, admin_id, person_id, now)
        )

    async def _denied(self, visit: Visit, step: str, denied: Denied) -> Screen:
        await self._refuse(visit, step)
        return show_denied(visit.speech, denied)

    async def _refuse(self, visit: Visit, step: str) -> None:
        person_id, now = visit.person.id, self._edge.clock.now()
        await self._edge.runner.write(lambda conn: note_refused(conn, person_id, step, now))
