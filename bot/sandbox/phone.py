"""A person's phone in Python: says, presses, and waits for what the bot shows."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.bubbles import Bubble, bubble
from bot.sandbox.chats import Happening, Kind
from bot.sandbox.people import Person
from bot.sandbox.shapes import BotCommand, Message
from bot.sandbox.telegram import Telegram

PATIENCE = 30.0  # seconds; long, since the machine may be busy


class NothingCameError(AssertionError):
    """The bot stayed silent for as long as a person would wait."""


@dataclass(frozen=True)
class Notice:
    """The bot's answer to a press; its text is empty where the press was just taken note of."""

    text: str
    alert: bool


class Phone:
    """One person's side of one chat; safe in any event loop while the server runs in its own thread.

    What was shown before the last ``say`` or ``tap`` counts as seen. ``next`` returns what the bot showed
    first after that; called again, what followed it.
    """

    def __init__(self, telegram: Telegram, person_id: int, chat_id: int | None = None) -> None:
        """Take the phone in hand, at the private chat with the bot or at a group."""
        self.person = telegram.people[person_id]
        self._telegram = telegram
        self._chat = telegram.chat_of(person_id, chat_id)
        self._seen = self._chat.last

    async def ask(self, text: str, patience: float = PATIENCE) -> Bubble:
        """Say something; return the message or edit that the bot shows next."""
        self.say(text)
        return await self.next(patience)

    async def press(self, shown: Bubble, label: str, patience: float = PATIENCE) -> Bubble:
        """Press a button; return what the bot shows next, mostly the same message as it is then."""
        self.tap(shown, label)
        return await self.next(patience)

    async def next(self, patience: float = PATIENCE) -> Bubble:
        """Return the next message or edit of the bot; a ``NothingCameError`` where none comes in time."""
        happening = await self._await(self._is_from_bot, patience)
        assert happening.message is not None  # noqa: S101  # _is_from_bot has seen it
        return self._bubble(happening.message)

    async def notice(self, press: str, patience: float = PATIENCE) -> Notice:
        """Return the bot's answer to this very press."""
        happening = await self._await(lambda happening: happening.press == press, patience)
        return Notice(happening.text, happening.alert)

    async def action(self, patience: float = PATIENCE) -> str:
        """Return the next chat action that the bot shows, such as ``typing``."""
        return (await self._await(lambda happening: happening.kind == Kind.ACTION, patience)).text

    def say(self, text: str, reply_to: Bubble | None = None) -> Bubble:
        """Say something without waiting; return what was said."""
        with self._telegram.guard:  # nothing may slip in between the words and the mark
            answered = reply_to.id if reply_to else None
            message = self._telegram.say(self.person.id, text, self._chat.id, answered)
            self._seen = self._chat.last
        return self._bubble(message)

    async def hand(self, name: str, content: bytes, caption: str = "", patience: float = PATIENCE) -> Bubble:
        """Send a file; return the message or edit that the bot shows next."""
        self.attach(name, content, caption)
        return await self.next(patience)

    def attach(self, name: str, content: bytes, caption: str = "") -> Bubble:
        """Send a file without waiting; return what was sent."""
        with self._telegram.guard:
            message = self._telegram.document(self.person.id, name, content, caption, self._chat.id)
            self._seen = self._chat.last
        return self._bubble(message)

    def share_contact(self, label: str, of: Person | None = None) -> None:
        """Press the button that shares the own contact, or forward somebody else's, without waiting."""
        with self._telegram.guard:
            if self._chat.contact_button != label:
                raise LookupError(f"no button {label!r}, but {self._chat.contact_button!r}")  # noqa: EM102, TRY003  # for a test's reader
            self._telegram.share_contact(self.person.id, of)
            self._seen = self._chat.last

    def amend(self, said: Bubble, text: str) -> Bubble:
        """Edit what this person said, without waiting."""
        with self._telegram.guard:
            message = self._telegram.amend(self.person.id, said.id, text, self._chat.id)
            self._seen = self._chat.last
        return self._bubble(message)

    def tap(self, shown: Bubble, label: str) -> str:
        """Press a button without waiting; return the press, for ``notice``."""
        data = shown.button(label).data
        if data is None:
            raise LookupError(f"the button {label!r} sends nothing")  # noqa: EM102, TRY003  # for a test's reader
        return self.forge(shown, data)

    def forge(self, shown: Bubble, data: str) -> str:
        """Press what no button need bear, as a forged client can; return the press."""
        with self._telegram.guard:
            self._seen = self._chat.last
            return self._telegram.press(self.person.id, shown.id, data, self._chat.id)

    def history(self) -> list[Bubble]:
        """Return all messages as they are now, the oldest first."""
        return [self._bubble(message) for message in self._telegram.history(self._chat.id)]

    def menu(self) -> list[BotCommand]:
        """Return the command menu that this person sees here."""
        return self._telegram.menu(self.person.id, self._chat.id)

    def block(self) -> None:
        """Block the bot."""
        self._telegram.block(self.person.id)

    def unblock(self) -> None:
        """Let the bot in again."""
        self._telegram.unblock(self.person.id)

    async def _await(self, wanted: Callable[[Happening], bool], patience: float) -> Happening:
        found = await self._chat.bell.until(lambda: self._first(wanted), patience)
        if found is None:
            texts = [shown.text for shown in self.history()[-3:]]
            raise NothingCameError(f"nothing came in {patience:g} s after {texts}")  # noqa: EM102, TRY003  # as above
        self._seen = found.number
        return found

    def _first(self, wanted: Callable[[Happening], bool]) -> Happening | None:
        news = self._telegram.since(self._chat.id, self._seen)
        return next(filter(wanted, news), None)

    def _is_from_bot(self, happening: Happening) -> bool:
        shown = happening.kind in {Kind.MESSAGE, Kind.EDIT}
        return shown and happening.message is not None and happening.message["from"]["is_bot"]

    def _bubble(self, message: Message) -> Bubble:
        return bubble(message, self._telegram.files)
