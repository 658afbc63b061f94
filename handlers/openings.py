"""An approver opens a locked period that an officer asks for."""

from telegram import Update

from bot.domain.submission import NotDone, Why
from bot.services.opening import Wanted, ask_why_open, open_period, wanted_opening
from bot.services.prompts import Prompt, settle
from bot.services.runner import Connection
from bot.showing.opening import Step, read_press, show_asking, show_outcome
from bot.showing.screen import Screen, View
from handlers.edge import Edge, Visit


class Openings:
    """Opens periods for a reason; each press and each reason with the rights of then."""

    def __init__(self, edge: Edge) -> None:
        """Open them at an edge."""
        self._edge = edge

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, in place of its message."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        try:
            step, number = read_press(data)
        except ValueError:
            await self._edge.refused(visit.person, "open_period")
            await visit.show(show_outcome(self._view(visit), NotDone(Why.GONE)))
        else:
            await visit.show(await self._pressed(visit, step, number))

    async def reason(self, visit: Visit, asked: Prompt, text: str) -> bool:
        """Open a period for the reason that was typed; False where another reason is wanted still."""
        act, library, tell = self._edge.act(visit.person), self._edge.library, self._edge.tell
        opened = await self._edge.runner.write(
            lambda conn: open_period(conn, library, act, asked.submission_id, text, tell)
        )
        await visit.reply(show_outcome(self._view(visit), opened))
        return not (isinstance(opened, NotDone) and opened.why in (Why.NEEDS_REASON, Why.SECRET))

    async def _pressed(self, visit: Visit, step: Step, number: int) -> Screen:
        act, library = self._edge.act(visit.person), self._edge.library

        def run(conn: Connection) -> Wanted | NotDone:
            settle(conn, act)
            asking = ask_why_open if step is Step.ASK else wanted_opening
            return asking(conn, library, act, number)

        wanted = await self._edge.runner.write(run)
        if step is Step.ASK and isinstance(wanted, Wanted) and wanted.opening is None:
            return show_asking(self._view(visit), wanted.sheet)
        return show_outcome(self._view(visit), wanted)

    def _view(self, visit: Visit) -> View:
        return View(visit.speech, visit.turn.reference, self._edge.today, visit.person.home_id)
