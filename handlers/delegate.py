"""An approver lends their deciding to somebody for a while, and takes it back."""

from datetime import date

from telegram import Update

from bot.reading.days import read_day
from bot.services.acting import note_refusal
from bot.services.delegate import Barred, Loans, candidates, choose, lend, loans_of, take_back
from bot.services.prompts import Prompt, settle
from bot.services.runner import Connection
from bot.showing import delegation
from bot.showing.delegation import Step
from bot.showing.markup import Html
from bot.showing.screen import Screen
from handlers.edge import Edge, Visit

_FORGED = (0,)  # numbers that no button of this step has


class Delegations:
    """Shows who stands in for whom, and changes it; each press with the rights of then."""

    def __init__(self, edge: Edge) -> None:
        """Lend at an edge."""
        self._edge = edge

    async def open(self, update: Update, visit: Visit) -> None:
        """Answer /uyquyen with who stands in for whom."""
        await visit.reply(await self._pressed(visit, Step.HOME, ()))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, in place of its message."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        try:
            step, numbers = delegation.read_press(data)
        except ValueError:
            step, numbers = Step.HOME, _FORGED
        await visit.show(await self._pressed(visit, step, numbers))

    async def last_day(self, visit: Visit, asked: Prompt, text: str) -> bool:
        """Lend up to the day that was typed; False where another is wanted still."""
        act, library, tell = self._edge.act(visit.person), self._edge.library, self._edge.tell
        other, last = asked.to_person_id or 0, read_day(text, self._edge.today)

        def take(conn: Connection) -> tuple[Screen, bool]:
            loans = lend(conn, library, act, other, last, tell)
            if loans is Barred.BAD_DAY:
                return self._choose(conn, visit, other, delegation.bad_day(visit.speech)), False
            return _shown(visit, loans, delegation.lent(visit.speech)), True

        screen, is_done = await self._edge.runner.write(take)
        await visit.reply(screen)
        return is_done

    async def _pressed(self, visit: Visit, step: Step, numbers: tuple[int, ...]) -> Screen:
        act = self._edge.act(visit.person)

        def run(conn: Connection) -> Screen:
            settle(conn, act)
            return self._step(conn, visit, step, numbers)

        return await self._edge.runner.write(run)

    def _step(self, conn: Connection, visit: Visit, step: Step, numbers: tuple[int, ...]) -> Screen:
        act, library, tell = self._edge.act(visit.person), self._edge.library, self._edge.tell
        match step, numbers:
            case Step.PEOPLE, (page,):
                found = candidates(conn, library, act)
                if isinstance(found, Barred):
                    return delegation.show_barred(visit.speech, found)
                return delegation.show_candidates(visit.speech, found, page)
            case Step.CHOOSE, (person_id,):
                return self._choose(conn, visit, person_id)
            case Step.LEND, (person_id, day):
                last = date.fromordinal(day) if 0 < day <= date.max.toordinal() else None
                loans = lend(conn, library, act, person_id, last, tell)
                return _shown(visit, loans, delegation.lent(visit.speech))
            case Step.TAKE_BACK, (delegation_id,):
                loans = take_back(conn, library, act, delegation_id, tell)
                return _shown(visit, loans, delegation.taken_back(visit.speech))
            case Step.HOME, ():
                return _shown(visit, loans_of(conn, library, act))
            case _:
                loans = loans_of(conn, library, act)
                if isinstance(loans, Loans):  # else that is noted already
                    note_refusal(conn, act, "delegate", {})
                return _shown(visit, loans)

    def _choose(self, conn: Connection, visit: Visit, person_id: int, doubt: Html | None = None) -> Screen:
        chosen = choose(conn, self._edge.library, self._edge.act(visit.person), person_id)
        if isinstance(chosen, Barred):
            return delegation.show_barred(visit.speech, chosen)
        return delegation.show_days(visit.speech, chosen, self._edge.today, doubt)


def _shown(visit: Visit, loans: Loans | Barred, done: Html | None = None) -> Screen:
    if isinstance(loans, Barred):
        return delegation.show_barred(visit.speech, loans)
    return delegation.show_loans(visit.speech, loans, done)
