"""A turn: one update that somebody sent, and all that is said back to it."""

from contextvars import ContextVar

from bot.delivery.arrival import Arrival
from bot.delivery.fetching import StoppedError
from bot.delivery.inbox import MOST_SENDS, Inbox
from bot.delivery.sender import Keyboard, Outcome, Sender
from bot.domain.reference import reference


class Turn:
    """What the handler of one update says through; what becomes of it is written down in the inbox."""

    def __init__(self, arrival: Arrival, inbox: Inbox, sender: Sender) -> None:
        """Begin the turn of what has arrived."""
        self.update_id = arrival.update_id
        self.chat_id = arrival.chat_id
        self.reference = reference(arrival.update_id)
        self.unsent = False  # whether something was left unsent, so that the update stays unanswered
        self._press = arrival.press
        self._sender = sender
        self._inbox = inbox
        self._row = _Row(inbox, arrival)

    async def reply(self, text: str, keyboard: Keyboard | None = None) -> Outcome:
        """Send a new message, in Telegram's HTML; two copies of it may arrive, and never more."""
        copies = _Copies(self._row, self.reference)
        return self._noted((await self._sender.send(self.chat_id, text, keyboard, copies)).outcome)

    async def ask_contact(self, text: str, label: str) -> Outcome:
        """Send a message with a button by which its reader shares their contact, once."""
        copies = _Copies(self._row, self.reference)
        return self._noted((await self._sender.ask_contact(self.chat_id, text, label, copies)).outcome)

    async def photo(self, png: bytes, caption: str, keyboard: Keyboard | None = None) -> Outcome:
        """Send a picture with a caption as :meth:`reply` does; its words alone where Telegram refuses it."""
        copies = _Copies(self._row, self.reference)
        outcome = (await self._sender.photo(self.chat_id, png, caption, keyboard, copies)).outcome
        return await self.reply(caption, keyboard) if outcome is Outcome.REFUSED else self._noted(outcome)

    async def document(self, document: tuple[str, bytes], caption: str) -> Outcome:
        """Send a file, by its name and content, with a caption as :meth:`reply` does."""
        copies = _Copies(self._row, self.reference)
        return self._noted(
            (await self._sender.document(self.chat_id, document, caption, None, copies)).outcome
        )

    async def fetch(self, file_id: str, most: int) -> bytes:
        """Return a file that somebody sent, of so many bytes at most; NotFetchedError where there is none."""
        try:
            return await self._sender.fetch(file_id, most)
        except StoppedError:
            self.unsent = True  # the next start fetches it once more
            raise

    async def uploading(self) -> None:
        """Show for five seconds that a file is on its way."""
        await self._sender.hint("sendChatAction", {"chat_id": self.chat_id, "action": "upload_document"})

    async def show(self, text: str, keyboard: Keyboard | None = None) -> Outcome:
        """Change the message whose button was pressed; reply where there is none, or Telegram refuses."""
        if self._press and self._press.message_id:
            outcome = await self._sender.edit(
                self.chat_id, self._press.message_id, text, keyboard, self.reference
            )
            if outcome is not Outcome.REFUSED:
                return self._noted(outcome)
        return await self.reply(text, keyboard)

    def asked(self, question: str) -> None:
        """Note which question the update turned out to be, before it is answered."""
        self._inbox.asked(self.update_id, question)

    async def acknowledge(self, text: str | None = None) -> None:
        """End the waiting sign on the pressed button, with a short notice if given; it may be too late."""
        if self._press:
            answer = {"callback_query_id": self._press.query_id} | ({"text": text} if text else {})
            await self._sender.hint("answerCallbackQuery", answer)

    async def typing(self) -> None:
        """Show for five seconds that an answer is being written."""
        await self._sender.hint("sendChatAction", {"chat_id": self.chat_id, "action": "typing"})

    def _noted(self, outcome: Outcome) -> Outcome:
        self.unsent = self.unsent or outcome is Outcome.UNSENT
        return outcome


class _Row:
    """The update's row in the inbox: how many copies there may be of the reply that was sent most often."""

    def __init__(self, inbox: Inbox, arrival: Arrival) -> None:
        self.earlier = arrival.attempts
        self._sends = arrival.attempts
        self._inbox = inbox
        self._update_id = arrival.update_id

    async def raised_to(self, sends: int) -> bool:
        """Write a higher count down, if it is one; tell whether it was."""
        if sends <= self._sends:
            return False
        self._sends = sends
        await self._inbox.started(self._update_id)
        return True

    def lower(self) -> None:
        self._sends -= 1
        self._inbox.withdrawn(self._update_id)


class _Copies:
    """The sends of one reply that may have arrived, those by processes that were killed among them."""

    def __init__(self, row: _Row, reference: str) -> None:
        self.reference = reference
        self._row = row
        self._sends = row.earlier
        self._raised = False

    @property
    def in_doubt(self) -> bool:
        return self._sends > 0

    async def begin(self) -> bool:
        if self._sends == MOST_SENDS:
            return False
        self._sends += 1
        self._raised = await self._row.raised_to(self._sends)
        return True

    def take_back(self) -> None:
        self._sends -= 1
        if self._raised:
            self._row.lower()


_current: ContextVar[Turn] = ContextVar("turn")


def begin_turn(turn: Turn) -> None:
    """Make a turn the one that this task is in."""
    _current.set(turn)


def current_turn() -> Turn:
    """Return the turn that this task is in; LookupError outside one."""
    return _current.get()
