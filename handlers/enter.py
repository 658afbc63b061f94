"""Figures on their way in: an officer fills a sheet, reads it back, and sends it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from telegram import Update

from bot.domain.access import Role
from bot.domain.check import Check, Fault
from bot.domain.figure import Measure
from bot.domain.period import Period, parse
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone, Sent, Sheet, Why
from bot.reading.proposed import Doubt, Open
from bot.services import filling, submit
from bot.services.acting import Act, Shown, note_refusal, refuse
from bot.services.due import due_sheets, sheet_for
from bot.services.opening import ask_opening
from bot.services.prompts import Asked, Prompt, ask_for, settle
from bot.services.propose import Drafted, figures_in, propose, propose_kept, put_text
from bot.services.runner import Connection
from bot.showing import doubts, presses, sheet
from bot.showing.checks import told
from bot.showing.entry_presses import picked
from bot.showing.markup import Html, joined
from bot.showing.mine import show_mine
from bot.showing.opening import show_asked
from bot.showing.screen import Screen, View
from handlers.edge import Edge, Visit

_Step: TypeAlias = Callable[[Connection, View, Act], Screen]
_MOST_ASKED = 5  # questions back about one text
_NUMBERS = 10**9  # of texts, as many as a button tells apart
_REFUSED = 6  # figures that are told not to have been taken


class Enter:
    """Takes what officers enter, line by line or as a text, and sends it to who decides."""

    def __init__(self, edge: Edge, asking: Callable[[Visit], Awaitable[None]]) -> None:
        """Take it at an edge; a phone number that is to be confirmed first is somebody else's to ask for."""
        self._edge = edge
        self._asking = asking

    async def open(self, update: Update, visit: Visit) -> None:
        """Answer /nhap with what is due; what is typed behind it is read into drafts."""
        typed = ((update.message.text if update.message else None) or "").split(None, 1)[1:]
        if Role.OFFICER not in visit.person.roles:
            await self._edge.refused(visit.person, "enter")
            await visit.turn.reply(sheet.not_for_you(visit.speech))
        elif visit.person.is_held:
            await self._asking(visit)
        elif typed:
            await self._typed(visit, typed[0])
        else:
            await visit.reply(await self._do(visit, self._due(0)))

    async def mine(self, update: Update, visit: Visit) -> None:
        """Answer /phieu with what somebody has sent or begun."""
        if Role.OFFICER in visit.person.roles:
            await visit.reply(await self._do(visit, self._mine(0)))
        else:
            await self._edge.refused(visit.person, "enter")
            await visit.turn.reply(sheet.not_for_you(visit.speech))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, in place of the message that it stands under."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        if Role.OFFICER not in visit.person.roles:
            await self._edge.refused(visit.person, "enter")
            await visit.turn.show(sheet.not_for_you(visit.speech))
            return
        if visit.person.is_held:
            await self._asking(visit)
            return
        match presses.read(data):
            case ["t", int(number)]:
                await self._kept_text(visit, number)
            case parts:
                await visit.show(await self._do(visit, self._pressed(parts)))

    async def offer(self, visit: Visit, text: str) -> Screen | None:
        """Return an offer to enter what a text reports that is no question; None where it reports nothing."""
        if Role.OFFICER not in visit.person.roles or visit.person.is_held:
            return None
        library, act, number = (
            self._edge.library,
            self._edge.act(visit.person),
            visit.turn.update_id % _NUMBERS,
        )
        figures = await self._edge.runner.write(lambda conn: figures_in(conn, library, act, number, text))
        return sheet.show_may_be_figures(self._view(visit), number, figures) if figures else None

    async def number(self, visit: Visit, prompt: Prompt, text: str) -> bool:
        """Take the number of a line that was asked for; False where it could not be read."""
        library, act, view = self._edge.library, self._edge.act(visit.person), self._view(visit)
        indicator_id = prompt.indicator_id or 0

        def take(conn: Connection) -> tuple[Screen, bool]:
            kept = put_text(conn, library, act, prompt.submission_id, indicator_id, text)
            match kept:
                case Open(options=options):
                    doubt = kept if options else Open(Doubt.NOT_A_NUMBER, text)
                    return self._doubtful(conn, view, act, prompt, doubt), False
                case NotDone():
                    return sheet.show_undone(view, kept), True
                case submit.Kept(refused=refused) if refused:
                    return self._doubtful(conn, view, act, prompt, told(view.speech, refused[0])), False
                case _:
                    return self._onward(conn, view, act, prompt.submission_id), True

        screen, is_answered = await self._edge.runner.write(take)
        await visit.reply(screen)
        return is_answered

    async def reason(self, visit: Visit, prompt: Prompt, text: str) -> bool:
        """Take the reason that was asked for; False where it is none."""
        library, act, view = self._edge.library, self._edge.act(visit.person), self._view(visit)
        indicator_id = prompt.indicator_id or 0

        def take(conn: Connection) -> submit.Kept | NotDone:
            return submit.give_reason(conn, library, act, prompt.submission_id, indicator_id, text)

        kept = await self._edge.runner.write(take)
        if isinstance(kept, NotDone):
            await visit.reply(sheet.show_undone(view, kept))
            return kept.why not in (Why.SECRET, Why.NEEDS_REASON)
        await visit.reply(sheet.show_sheet(view, kept.sheet))
        return True

    async def _do(self, visit: Visit, step: _Step) -> Screen:
        """Do a step in a transaction; what was asked for before is asked for no more."""
        act, view = self._edge.act(visit.person), self._view(visit)

        def run(conn: Connection) -> Screen:
            settle(conn, act)
            return step(conn, view, act)

        return await self._edge.runner.write(run)

    async def _typed(self, visit: Visit, text: str) -> None:
        """Read a text into drafts, and tell of each in a message of its own, then what was not certain."""
        library, act = self._edge.library, self._edge.act(visit.person)
        for each in await self._drafted(visit, lambda conn: propose(conn, library, act, text)):
            await visit.reply(each)

    async def _kept_text(self, visit: Visit, number: int) -> None:
        """Read the text into drafts that a button was offered for, the first in place of the offer."""
        library, act, zone = self._edge.library, self._edge.act(visit.person), self._edge.zone
        first, *others = await self._drafted(
            visit, lambda conn: propose_kept(conn, library, act, number, zone)
        )
        await visit.show(first)
        for each in others:
            await visit.reply(each)

    async def _drafted(
        self, visit: Visit, proposing: Callable[[Connection], Drafted | NotDone]
    ) -> list[Screen]:
        library, act, view = self._edge.library, self._edge.act(visit.person), self._view(visit)

        def read(conn: Connection) -> list[Screen]:
            settle(conn, act)
            drafted = proposing(conn)
            if isinstance(drafted, NotDone):
                return [sheet.show_undone(view, drafted)]
            ids = {each.submission_id for each in drafted.asked if each.submission_id}
            drafts = {each: filling.sheet_of(conn, library, act, each) for each in ids}
            shown = {
                each: sheet.shown_of(found) for each, found in drafts.items() if isinstance(found, Sheet)
            }
            return _screens(view, drafted, shown)

        return await self._edge.runner.write(read)

    def _pressed(self, parts: Sequence[str | int]) -> _Step:
        """Return what a button does; what was never a button of ours shows what is due."""
        try:
            return self._step(parts) or self._forged
        except ValueError:
            return self._forged

    def _step(self, parts: Sequence[str | int]) -> _Step | None:
        match parts:
            case ["home", int(page)]:
                return self._due(page)
            case ["mine", int(page)]:
                return self._mine(page)
            case ["open", int(submission_id)]:
                return self._show(submission_id, sheet.show_sheet)
            case ["f", int(submission_id)]:
                return self._show(submission_id, sheet.show_form)
            case ["d", int(unit_id), period]:
                return self._form(unit_id, parse(str(period)))
            case ["u", int(unit_id), period, *tier]:
                tier_id = next((each for each in tier if isinstance(each, int)), None)
                return self._ask_opening(Subject(unit_id, tier_id), parse(str(period)))
            case ["l", int(unit_id), period, int(indicator_id)]:
                return self._first(unit_id, parse(str(period)), indicator_id)
            case [str(letter), int(submission_id), int(version), *rest]:
                return self._on_draft(letter, Shown(submission_id, version), rest)
            case _:
                return None

    def _on_draft(self, letter: str, shown: Shown, rest: Sequence[str | int]) -> _Step | None:
        match letter, rest:
            case "s", []:
                return self._send(shown)
            case "x", []:
                return self._withdraw(shown)
            case "n", [int(indicator_id)]:
                return self._ask(Asked.NUMBER, shown, indicator_id)
            case "r", [int(indicator_id)]:
                return self._ask(Asked.REASON, shown, indicator_id)
            case "z", [int(indicator_id)]:
                return self._pick(shown, Entry(indicator_id, nothing=True))
            case "b", [int(indicator_id)]:
                return self._change(filling.leave_blank, shown, indicator_id)
            case "c", [int(indicator_id)]:
                return self._change(filling.confirm, shown, indicator_id)
            case "p", [int(indicator_id), measure]:
                return self._pick(shown, _entry(indicator_id, picked(str(measure))))
            case "m", [int(unit_id), period]:
                return self._move(shown, unit_id, parse(str(period)))
            case _:
                return None

    def _forged(self, conn: Connection, view: View, act: Act) -> Screen:
        note_refusal(conn, act, "enter", {})
        return self._due(0)(conn, view, act)

    def _due(self, page: int) -> _Step:
        return lambda conn, view, act: sheet.show_due(view, due_sheets(conn, self._edge.library, act), page)

    def _mine(self, page: int) -> _Step:
        return lambda conn, view, act: show_mine(view, filling.mine(conn, self._edge.library, act, page))

    def _show(self, submission_id: int, showing: Callable[[View, Sheet], Screen]) -> _Step:
        def step(conn: Connection, view: View, act: Act) -> Screen:
            found = filling.sheet_of(conn, self._edge.library, act, submission_id)
            return sheet.show_undone(view, found) if isinstance(found, NotDone) else showing(view, found)

        return step

    def _form(self, unit_id: int, period: Period) -> _Step:
        def step(conn: Connection, view: View, act: Act) -> Screen:
            found = sheet_for(conn, self._edge.library, act, unit_id, period)
            if isinstance(found, NotDone):
                return sheet.show_undone(view, found)
            return sheet.show_form(view, found)

        return step

    def _first(self, unit_id: int, period: Period, indicator_id: int) -> _Step:
        """Begin a draft, and ask for the number of one of its lines."""

        def step(conn: Connection, view: View, act: Act) -> Screen:
            begun = submit.open_draft(conn, self._edge.library, act, Subject(unit_id), period)
            shown = sheet.shown_of(begun) if isinstance(begun, Sheet) else None
            if isinstance(begun, NotDone) or shown is None:
                return sheet.show_undone(view, begun if isinstance(begun, NotDone) else NotDone(Why.GONE))
            return self._ask(Asked.NUMBER, shown, indicator_id)(conn, view, act)

        return step

    def _ask_opening(self, whose: Subject, period: Period) -> _Step:
        """Ask for a locked period; one that is open is shown as a form."""

        def step(conn: Connection, view: View, act: Act) -> Screen:
            asked = ask_opening(conn, self._edge.library, act, whose, period, self._edge.tell)
            if isinstance(asked, NotDone):
                return sheet.show_undone(view, asked)
            is_locked = any(each.fault is Fault.LOCKED for each in asked.checks)
            return show_asked(view, asked) if is_locked else sheet.show_form(view, asked)

        return step

    def _ask(self, asked: Asked, shown: Shown, indicator_id: int) -> _Step:
        """Ask for a line's number or reason, which the next text answers."""

        def step(conn: Connection, view: View, act: Act) -> Screen:
            found = filling.sheet_of(conn, self._edge.library, act, shown.id)
            if isinstance(found, NotDone):
                return sheet.show_undone(view, found)
            line, now = sheet.line_of(found, indicator_id), sheet.shown_of(found)
            if line is None or now is None or (found.submission and not found.submission.state.is_editable):
                no = NotDone(Why.NOT_EDITABLE, found)
                return sheet.show_undone(view, refuse(conn, act, "draft", shown.id, no))
            ask_for(conn, act, Prompt(asked, now.id, now.version, indicator_id))
            if asked is Asked.REASON:
                return sheet.ask_reason(view, found, line)
            return sheet.ask_number(view, found, line)

        return step

    def _change(self, changing: Callable[..., Sheet | NotDone], shown: Shown, indicator_id: int) -> _Step:
        def step(conn: Connection, view: View, act: Act) -> Screen:
            changed = changing(conn, self._edge.library, act, shown, indicator_id)
            if isinstance(changed, NotDone):
                return sheet.show_undone(view, changed)
            return self._onward(conn, view, act, shown.id)

        return step

    def _pick(self, shown: Shown, entry: Entry) -> _Step:
        """Enter a figure that was offered."""

        def step(conn: Connection, view: View, act: Act) -> Screen:
            kept = filling.pick(conn, self._edge.library, act, shown, entry)
            if isinstance(kept, NotDone):
                return sheet.show_undone(view, kept)
            if kept.refused:
                return sheet.show_sheet(view, kept.sheet, told(view.speech, kept.refused[0]))
            return self._onward(conn, view, act, shown.id)

        return step

    def _move(self, shown: Shown, unit_id: int, period: Period) -> _Step:
        def step(conn: Connection, view: View, act: Act) -> Screen:
            kept = filling.move(conn, self._edge.library, act, shown, unit_id, period)
            if isinstance(kept, NotDone):
                return sheet.show_undone(view, kept)
            notice = told(view.speech, kept.refused[0]) if kept.refused else None
            return sheet.show_sheet(view, kept.sheet, notice)

        return step

    def _send(self, shown: Shown) -> _Step:
        def step(conn: Connection, view: View, act: Act) -> Screen:
            library = self._edge.library
            sent = submit.send(conn, library, act, shown, self._edge.tell)
            if isinstance(sent, Sent):
                return sheet.show_sent(view, sent, filling.deciders(conn, library, act, sent.sheet))
            wanting = next((each for each in _open(sent) if each.wants_reason), None)
            if wanting is None or wanting.indicator is None:
                return sheet.show_undone(view, sent)
            return self._ask(Asked.REASON, shown, wanting.indicator.id)(conn, view, act)

        return step

    def _withdraw(self, shown: Shown) -> _Step:
        def step(conn: Connection, view: View, act: Act) -> Screen:
            taken = submit.withdraw(conn, self._edge.library, act, shown)
            if isinstance(taken, NotDone):
                return sheet.show_undone(view, taken)
            return sheet.show_withdrawn(view, taken)

        return step

    def _onward(self, conn: Connection, view: View, act: Act, submission_id: int) -> Screen:
        """Show the form while it has blank lines and nothing to be looked at; else read the draft back."""
        found = filling.sheet_of(conn, self._edge.library, act, submission_id)
        if isinstance(found, NotDone):
            return sheet.show_undone(view, found)
        is_done = not found.missing or bool(found.open_checks)
        return sheet.show_sheet(view, found) if is_done else sheet.show_form(view, found)

    def _doubtful(self, conn: Connection, view: View, act: Act, prompt: Prompt, doubt: Open | Html) -> Screen:
        """Say what was not certain of a number, and ask for it again."""
        found = filling.sheet_of(conn, self._edge.library, act, prompt.submission_id)
        if isinstance(found, NotDone):
            return sheet.show_undone(view, found)
        if isinstance(doubt, Open) and doubt.options:
            return doubts.show_doubt(view.speech, doubt, sheet.shown_of(found))
        line = sheet.line_of(found, prompt.indicator_id or 0)
        said = doubts.doubt(view.speech, doubt) if isinstance(doubt, Open) else doubt
        return sheet.ask_number(view, found, line, said) if line else sheet.show_sheet(view, found, said)

    def _view(self, visit: Visit) -> View:
        return View(visit.speech, visit.turn.reference, self._edge.today, visit.person.home_id)


def _screens(view: View, drafted: Drafted, drafts: Mapping[int, Shown | None]) -> list[Screen]:
    """Return what is shown of the drafts that a text went into, and what is asked back."""
    is_open = len(drafted.units) > 1 or len(drafted.periods) > 1
    refused = joined("\n", (told(view.speech, each) for each in drafted.refused[:_REFUSED]))
    filled = [each for each in drafted.sheets if each.entered]
    screens = [
        sheet.show_picks(view, each, drafted.units, drafted.periods)
        if is_open
        else sheet.show_sheet(view, each)
        for each in filled
    ]
    if refused:
        about = drafted.refused[0].indicator
        again = sheet.again(view.speech, about) if about else None
        screens.append(Screen.of([refused, again]))
    screens += [
        doubts.show_doubt(view.speech, each.open, drafts.get(each.submission_id or 0))
        for each in drafted.asked[:_MOST_ASKED]
    ]
    return screens or [sheet.show_not_read(view)]


def _entry(indicator_id: int, measure: Measure | None) -> Entry:
    return Entry(indicator_id, nothing=True) if measure is None else Entry(indicator_id, measure)


def _open(undone: NotDone) -> Sequence[Check]:
    """Return what keeps a draft from being sent; nothing unless that is why it was not."""
    return undone.sheet.open_checks if undone.sheet and undone.why is Why.CHECKS else ()
