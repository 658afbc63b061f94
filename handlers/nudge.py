"""Somebody who leads or approves has those reminded who have not reported."""

from telegram import Update

from bot.domain.answer import Reason, Refusal
from bot.domain.question import Kind, Question, decode
from bot.services.nudge import nudge
from bot.showing.nudges import show_reminding
from bot.showing.screen import View
from handlers.edge import Edge, Visit


class Nudges:
    """Has units reminded; each press is decided with the rights of then."""

    def __init__(self, edge: Edge) -> None:
        """Do it at an edge."""
        self._edge = edge

    async def press(self, update: Update, visit: Visit) -> None:
        """Have everybody reminded whom the question behind a button finds missing."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        edge, act, question = self._edge, self._edge.act(visit.person), _read(data)
        if question:
            done = await edge.runner.write(lambda conn: nudge(conn, edge.library, act, question, edge.tell))
        else:
            await edge.refused(visit.person, "nudge")
            done = Refusal(Reason.GONE)
        view = View(visit.speech, visit.turn.reference, edge.today, visit.person.home_id)
        await visit.show(show_reminding(view, done))


def _read(data: str) -> Question | None:
    """Return the question behind a button; None where it was never one of ours."""
    try:
        question = decode(data.partition(":")[2])
    except ValueError:
        return None
    return question if question.kind is Kind.MISSING else None
