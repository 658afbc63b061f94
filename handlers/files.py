"""Files: the Excel form that goes out, and what comes back of it, sent by one press."""

from collections.abc import Awaitable, Callable, Sequence

from telegram import Document, Update

from bot.delivery.fetching import NotFetchedError, StoppedError, TooLargeError
from bot.domain.access import Role
from bot.domain.submission import NotDone, Sent, Sheet, Why
from bot.domain.text import visible
from bot.reading.secrecy import bears_a_mark
from bot.reading.uploads import LARGEST, Refused, RefusedError, Upload
from bot.services import filings
from bot.services.acting import note_refusal
from bot.services.filling import sheet_of
from bot.services.owed import blocked, form_sheets
from bot.services.upload.apart import Apart
from bot.services.upload.outcome import Sorted, Wrong
from bot.services.upload.sorting import put_groups, sort_upload
from bot.showing import filing as showing
from bot.showing import presses
from bot.showing.form import form, form_name
from bot.showing.markup import Html
from bot.showing.screen import Screen, View
from bot.showing.sheet import not_for_you, show_sheet, show_undone
from handlers.edge import Edge, Visit

_LONGEST_NAME = 200  # letters, the last ones, which say of what kind a file is


class Files:
    """Hands officers the form, and takes it back filled in."""

    def __init__(self, edge: Edge, asking: Callable[[Visit], Awaitable[None]]) -> None:
        """Do so at an edge; a phone number that is to be confirmed first is somebody else's to ask for."""
        self._edge = edge
        self._asking = asking
        self._apart = Apart()

    async def template(self, update: Update, visit: Visit) -> None:
        """Answer /mau with the form of what is due, or of the period that is typed behind it."""
        if Role.OFFICER not in visit.person.roles:
            await self._edge.refused(visit.person, "file")
            await visit.turn.reply(not_for_you(visit.speech))
            return
        if visit.person.is_held:
            await self._asking(visit)
            return
        library, act, typed = self._edge.library, self._edge.act(visit.person), " ".join(visit.args or ())
        sheets = await self._edge.runner.study(lambda conn: form_sheets(conn, library, act, typed))
        check = blocked(sheets[0]) if sheets else None
        if not sheets or check:
            await visit.turn.reply(showing.no_form(visit.speech, check, is_read=sheets is not None))
            return
        await visit.turn.uploading()
        document = form_name(visit.speech, sheets), form(visit.speech, sheets)
        await visit.turn.document(document, showing.form_caption(visit.speech, sheets))

    async def receive(self, update: Update, visit: Visit) -> None:
        """Take a file of figures into drafts, and read them back; one that is refused is not kept."""
        message = update.message
        if message is None or message.document is None:
            return
        if Role.OFFICER not in visit.person.roles:
            await self._edge.refused(visit.person, "file")
            await visit.turn.reply(showing.not_your_file(visit.speech))
            return
        if visit.person.is_held:
            await self._asking(visit)
            return
        try:
            name, upload = await self._read(visit, message.document, message.caption or "")
        except StoppedError:
            return
        except RefusedError as error:
            await self._refuse(visit, error)
        else:
            await visit.reply(await self._take(visit, name, upload))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button below a file says, in place of its message."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        if Role.OFFICER not in visit.person.roles:
            await self._edge.refused(visit.person, "file")
            await visit.turn.show(not_for_you(visit.speech))
            return
        match presses.read(data):
            case ["s", int(filing_id)]:
                await visit.show(await self._send(visit, filing_id))
            case ["v", int(filing_id), int(page)]:
                await visit.show(await self._show(visit, filing_id, None, page))
            case _:
                await visit.show(await self._undone(visit, NotDone(Why.GONE)))

    async def _read(self, visit: Visit, document: Document, caption: str) -> tuple[str, Upload]:
        name = visible(document.file_name or "")[-_LONGEST_NAME:]
        if bears_a_mark(f"{caption} {name.rpartition('.')[0]}"):
            raise RefusedError(Refused.SECRET)
        if (document.file_size or 0) > LARGEST:
            raise RefusedError(Refused.TOO_LARGE)
        await visit.turn.typing()
        try:
            content = await visit.turn.fetch(document.file_id, LARGEST)
        except StoppedError:
            raise
        except TooLargeError:
            raise RefusedError(Refused.TOO_LARGE) from None
        except NotFetchedError:
            raise RefusedError(Refused.NOT_FETCHED) from None
        return name, await self._apart.read(name, content)

    async def _refuse(self, visit: Visit, error: RefusedError) -> None:
        act = self._edge.act(visit.person)
        await self._edge.runner.write(lambda conn: note_refusal(conn, act, "file", {"why": error.refused}))
        await visit.reply(showing.show_refused_file(visit.speech, error.refused, error.detail))

    async def _take(self, visit: Visit, name: str, upload: Upload) -> Screen:
        library, act, view = self._edge.library, self._edge.act(visit.person), self._view(visit)
        found = await self._edge.runner.study(lambda conn: sort_upload(conn, library, act, upload))
        if isinstance(found, NotDone):
            return show_undone(view, found)
        drafts, taken, wrong = await self._put(visit, found)
        notice = showing.told_of_file(visit.speech, name, taken, found.known, found.blank, wrong)
        return await self._shown(visit, name, drafts, notice)

    async def _put(self, visit: Visit, found: Sorted) -> tuple[list[int], int, list[Wrong]]:
        """Put the groups of a file into drafts; return those, how many figures are new, and what is wrong."""
        library, act = self._edge.library, self._edge.act(visit.person)
        drafts, wrong, taken = list(found.drafts), list(found.wrong), 0
        for some in filings.in_shares(found.groups):
            put = await self._edge.runner.write(lambda conn, some=some: put_groups(conn, library, act, some))
            for group, (draft, refused) in zip(some, put, strict=True):
                wrong += refused
                if draft is not None:
                    drafts.append(draft)
                    taken += len(group.figures) - len({each.spot for each in refused})
        return drafts, taken, sorted(wrong, key=lambda each: each.spot)

    async def _shown(self, visit: Visit, name: str, drafts: Sequence[int], notice: Html) -> Screen:
        """Read back the one draft of a file, or its many in one message."""
        library, act, view = self._edge.library, self._edge.act(visit.person), self._view(visit)
        if not drafts:
            return Screen.of([notice])
        if len(drafts) == 1:
            sheet = await self._edge.runner.read(lambda conn: sheet_of(conn, library, act, drafts[0]))
            return show_sheet(view, sheet, notice) if isinstance(sheet, Sheet) else show_undone(view, sheet)
        filing_id = await self._edge.runner.write(lambda conn: filings.file_drafts(conn, act, name, drafts))
        return await self._show(visit, filing_id, notice, 0)

    async def _show(self, visit: Visit, filing_id: int, notice: Html | None, page: int) -> Screen:
        library, act = self._edge.library, self._edge.act(visit.person)
        found = await self._edge.runner.study(
            lambda conn: filings.own_filing(conn, library, act, filing_id, page)
        )
        if isinstance(found, NotDone):
            return await self._undone(visit, found)
        return showing.show_filing(self._view(visit), found, notice)

    async def _send(self, visit: Visit, filing_id: int) -> Screen:
        """Send the drafts of a file, some at a time, then tell those who decide of all of them."""
        library, act, view, tell = (
            self._edge.library, self._edge.act(visit.person), self._view(visit), self._edge.tell
        )  # fmt: skip
        drafts = await self._edge.runner.read(lambda conn: filings.own_drafts(conn, act, filing_id))
        if isinstance(drafts, NotDone):
            return await self._undone(visit, drafts)
        outcomes: list[Sent | NotDone] = []
        for some in drafts.shares:
            outcomes += await self._edge.runner.write(
                lambda conn, some=some: filings.send_some(conn, library, act, some)
            )
        deciders = await self._edge.runner.write(
            lambda conn: filings.tell_sent(conn, library, act, filing_id, tell)
        )
        return showing.show_sent_file(view, drafts.name, outcomes, deciders)

    async def _undone(self, visit: Visit, undone: NotDone) -> Screen:
        """Say that a file is none of theirs, and write the press down."""
        await self._edge.refused(visit.person, "file")
        return show_undone(self._view(visit), undone)

    def _view(self, visit: Visit) -> View:
        return View(visit.speech, visit.turn.reference, self._edge.today, visit.person.home_id)
