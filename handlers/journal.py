"""The log, for admins: what was not understood, and names by which it is."""

from telegram import Update

from bot.domain.naming import AddedName, NotAdded, Pick
from bot.services.name import name_picked, name_typed, take_back
from bot.services.unread import likely_page, nameable, pass_over, unread_page
from bot.showing import journal
from bot.showing.journal import Step
from bot.showing.screen import Screen
from handlers.edge import Edge, Visit


class Journal:
    """Shows admins what was not understood, and adds the names that they give."""

    def __init__(self, edge: Edge) -> None:
        """Show it at an edge."""
        self._edge = edge

    async def open(self, update: Update, visit: Visit) -> None:
        """Answer /nhatky with the newest texts; with a name typed behind it, add that."""
        if not visit.person.is_admin:
            await self._edge.refused(visit.person, "log")
            await visit.turn.reply(journal.not_for_you(visit.speech))
        elif visit.args:
            await visit.reply(await self._typed(visit, " ".join(visit.args)))
        else:
            await visit.reply(await self._list(visit, 0))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, whoever shows it, in place of the message that it stands under."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        if visit.person.is_admin:
            await visit.show(await self._pressed(visit, data))
        else:
            await self._edge.refused(visit.person, "log")
            await visit.turn.show(journal.not_for_you(visit.speech))

    async def _pressed(self, visit: Visit, data: str) -> Screen:
        try:
            pressed = journal.read_press(data)
        except ValueError:
            return await self._forged(visit)
        match pressed:
            case Step.LIST, (page,):
                return await self._list(visit, page)
            case Step.TEXT, (unread_id, page):
                return await self._text(visit, unread_id, page)
            case Step.INDICATOR, (unread_id, indicator_id):
                return await self._indicator(visit, unread_id, indicator_id)
            case Step.NAME, (unread_id, indicator_id, start, length):
                return await self._name(visit, Pick(unread_id, indicator_id, start, length))
            case Step.SKIP, (unread_id,):
                return await self._skip(visit, unread_id)
            case Step.TAKE_BACK, (alias_id,):
                return await self._take_back(visit, alias_id)
            case _:
                return await self._forged(visit)

    async def _forged(self, visit: Visit) -> Screen:
        await self._edge.refused(visit.person, "log")
        return journal.show_gone(visit.speech)

    async def _list(self, visit: Visit, page: int) -> Screen:
        now = self._edge.clock.now()
        found = await self._edge.runner.read(lambda conn: unread_page(conn, page, now))
        return journal.show_unread(visit.speech, found)

    async def _text(self, visit: Visit, unread_id: int, page: int) -> Screen:
        library, now = self._edge.library, self._edge.clock.now()
        found = await self._edge.runner.read(lambda conn: likely_page(conn, library, unread_id, page, now))
        return journal.show_likely(visit.speech, found) if found else journal.show_gone(visit.speech)

    async def _indicator(self, visit: Visit, unread_id: int, indicator_id: int) -> Screen:
        library, now = self._edge.library, self._edge.clock.now()
        found = await self._edge.runner.read(
            lambda conn: nameable(conn, library, unread_id, indicator_id, now)
        )
        return journal.show_nameable(visit.speech, found) if found else journal.show_gone(visit.speech)

    async def _name(self, visit: Visit, pick: Pick) -> Screen:
        library, now = self._edge.library, self._edge.clock.now()
        named = await self._edge.runner.write(
            lambda conn: name_picked(conn, library, visit.person, pick, now)
        )
        return _outcome(visit, named) if named else journal.show_gone(visit.speech)

    async def _typed(self, visit: Visit, text: str) -> Screen:
        library, now = self._edge.library, self._edge.clock.now()
        named = await self._edge.runner.write(lambda conn: name_typed(conn, library, visit.person, text, now))
        if named is None:
            catalogue = await self._edge.catalogue()
            return journal.show_how(visit.speech, list(catalogue.indicators.values()))
        return _outcome(visit, named)

    async def _skip(self, visit: Visit, unread_id: int) -> Screen:
        now = self._edge.clock.now()
        await self._edge.runner.write(lambda conn: pass_over(conn, visit.person, unread_id, now))
        return await self._list(visit, 0)

    async def _take_back(self, visit: Visit, alias_id: int) -> Screen:
        library, now = self._edge.library, self._edge.clock.now()
        taken = await self._edge.runner.write(
            lambda conn: take_back(conn, library, visit.person, alias_id, now)
        )
        if isinstance(taken, AddedName):
            return journal.show_taken_back(visit.speech, taken)
        return _outcome(visit, taken) if taken else journal.show_gone(visit.speech)


def _outcome(visit: Visit, named: AddedName | NotAdded) -> Screen:
    if isinstance(named, AddedName):
        return journal.show_added(visit.speech, named)
    return journal.show_not_added(visit.speech, named)
