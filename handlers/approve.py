"""An approver sees what waits, and decides on it."""

from telegram import Update

from bot.domain.submission import Decided, NotDone, Sheet, Why
from bot.services import filings
from bot.services.acting import Shown
from bot.services.prompts import Prompt, settle
from bot.services.review import approve, ask_why, give_back
from bot.services.waiting import waiting_for, waiting_sheet
from bot.showing import file_review, review
from bot.showing.markup import Html
from bot.showing.review import Step
from bot.showing.screen import Screen, View
from bot.showing.undone import why
from handlers.edge import Edge, Visit


class Approvals:
    """Shows approvers what waits for them; each press and each reason is decided with the rights of then."""

    def __init__(self, edge: Edge) -> None:
        """Decide at an edge."""
        self._edge = edge

    async def open(self, update: Update, visit: Visit) -> None:
        """Answer /duyet with what waits; where that is one submission, with its card."""
        await visit.reply(await self._list(visit, 0, straight=True))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, in place of its message."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        await visit.show(await self._pressed(visit, data))

    async def returned(self, visit: Visit, asked: Prompt, text: str) -> bool:
        """Return a submission for the reason that was typed; False where another reason is wanted still."""
        act, library, tell = self._edge.act(visit.person), self._edge.library, self._edge.tell
        shown, reasons = Shown(asked.submission_id, asked.version), {asked.indicator_id: text}
        decided = await self._edge.runner.write(
            lambda conn: give_back(conn, library, act, shown, reasons, tell)
        )
        await visit.reply(self._outcome(visit, decided))
        return not (isinstance(decided, NotDone) and decided.why in (Why.NEEDS_REASON, Why.SECRET))

    async def _pressed(self, visit: Visit, data: str) -> Screen:
        try:
            pressed = review.read_press(data)
        except ValueError:
            return await self._forged(visit)
        match pressed:
            case Step.LIST, (page,):
                return await self._list(visit, page)
            case Step.CARD, (number, page):
                return await self._card(visit, number, page)
            case Step.APPROVE, (number, version):
                return await self._approve(visit, Shown(number, version))
            case Step.FILE, (filing_id, page):
                return await self._file(visit, filing_id, page)
            case Step.ALL, (filing_id, moved):
                return await self._approve_file(visit, filing_id, moved)
            case Step.RETURN, (number, version, *about):
                return await self._ask_why(visit, Shown(number, version), about[0] if about else None)
            case Step.KEEP, (number,):
                return await self._keep(visit, number)
            case _:
                return await self._forged(visit)

    async def _forged(self, visit: Visit) -> Screen:
        await self._edge.refused(visit.person, "review")
        return review.show_not_done(self._view(visit), NotDone(Why.GONE))

    async def _list(self, visit: Visit, page: int, *, straight: bool = False) -> Screen:
        act, library = self._edge.act(visit.person), self._edge.library
        waits = await self._edge.runner.write(lambda conn: waiting_for(conn, library, act))
        if isinstance(waits, NotDone):
            return review.show_no_approver(visit.speech)
        if straight and waits.decides and waits.total == 1:
            return await self._card(visit, waits.others[0].submission.id, 0)
        if straight and len(waits.files) == 1 and not waits.others:
            return await self._file(visit, waits.files[0].filing_id, 0)
        return review.show_waiting(self._view(visit), waits, page)

    async def _card(self, visit: Visit, number: int, page: int) -> Screen:
        act, library = self._edge.act(visit.person), self._edge.library
        sheet = await self._edge.runner.write(lambda conn: waiting_sheet(conn, library, act, number))
        if isinstance(sheet, NotDone):
            return review.show_not_done(self._view(visit), sheet)
        return review.show_card(self._view(visit), sheet, page)

    async def _approve(self, visit: Visit, shown: Shown) -> Screen:
        act, library, tell = self._edge.act(visit.person), self._edge.library, self._edge.tell
        decided = await self._edge.runner.write(lambda conn: approve(conn, library, act, shown, tell))
        return self._outcome(visit, decided)

    async def _file(self, visit: Visit, filing_id: int, page: int, notice: Html | None = None) -> Screen:
        act, library = self._edge.act(visit.person), self._edge.library
        found = await self._edge.runner.write(
            lambda conn: filings.waiting_filing(conn, library, act, filing_id, page)
        )
        if isinstance(found, NotDone):
            return review.show_not_done(self._view(visit), found)
        return file_review.show_waiting_file(self._view(visit), found, notice)

    async def _approve_file(self, visit: Visit, filing_id: int, moved: int) -> Screen:
        """Approve what waits of a file, some at a time; what is refused of one keeps no other back."""
        act, library, tell = self._edge.act(visit.person), self._edge.library, self._edge.tell
        found = await self._edge.runner.write(
            lambda conn: filings.to_decide(conn, library, act, filing_id, moved)
        )
        if isinstance(found, NotDone) and found.why is Why.CHANGED:
            return await self._file(visit, filing_id, 0, why(visit.speech, found))
        if isinstance(found, NotDone):
            return review.show_not_done(self._view(visit), found)
        outcomes: list[Decided | NotDone] = []
        for some in found.shares:
            outcomes += await self._edge.runner.write(
                lambda conn, some=some: filings.approve_some(conn, library, act, some, tell)
            )
        await self._edge.runner.write(lambda conn: filings.tell_approved(conn, library, act, filing_id, tell))
        return file_review.show_decided_file(self._view(visit), found.name, outcomes)

    async def _ask_why(self, visit: Visit, shown: Shown, indicator_id: int | None) -> Screen:
        act, library = self._edge.act(visit.person), self._edge.library
        asked = await self._edge.runner.write(lambda conn: ask_why(conn, library, act, shown, indicator_id))
        if isinstance(asked, Sheet):
            return review.show_asking(self._view(visit), asked, indicator_id)
        return self._outcome(visit, asked)

    async def _keep(self, visit: Visit, number: int) -> Screen:
        act = self._edge.act(visit.person)
        await self._edge.runner.write(lambda conn: settle(conn, act))
        return await self._card(visit, number, 0)

    def _outcome(self, visit: Visit, decided: Decided | NotDone) -> Screen:
        if isinstance(decided, NotDone):
            return review.show_not_done(self._view(visit), decided)
        return review.show_decided(self._view(visit), decided)

    def _view(self, visit: Visit) -> View:
        return View(visit.speech, visit.turn.reference, self._edge.today, visit.person.home_id)
