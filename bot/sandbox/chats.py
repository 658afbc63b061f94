"""A chat: its messages, and what happened in it lately, for whoever watches."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.sandbox.bell import Bell
from bot.sandbox.shapes import Chat as ChatShape
from bot.sandbox.shapes import Message, User


class Kind(StrEnum):
    """What can happen in a chat."""

    MESSAGE = "message"
    EDIT = "edit"
    DELETE = "delete"
    ACTION = "action"  # the bot is typing, or the like
    NOTICE = "notice"  # the answer to a press
    MENU = "menu"  # another command menu was set
    BLOCKED = "blocked"  # the person blocked the bot, or let it in again
    RESET = "reset"  # all was forgotten


@dataclass(frozen=True)
class Happening:
    """One thing that happened; numbers rise within a chat, beginning with 1."""

    number: int
    kind: Kind
    message: Message | None = None
    text: str = ""  # the name of an action, or a notice
    press: str = ""  # the press that a notice answers
    alert: bool = False  # a notice that has to be closed by hand


class Chat:
    """A private chat or a group; keeps the latest messages and happenings only."""

    def __init__(self, shape: ChatShape, members: Iterable[int], kept: int) -> None:
        """Begin an empty chat of the bot with these people."""
        self.shape = shape
        self.members = set(members)
        self.messages: dict[int, Message] = {}
        self.contact_button: str | None = None  # asks for the person's contact, in the place of letters
        self.moved_to: int | None = None  # the id of the supergroup that this group became
        self.bell = Bell()
        self.written = 0  # how often the bot has written here
        self._kept = kept
        self._happened: deque[Happening] = deque(maxlen=kept)
        self._last = 0

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.shape["id"]

    @property
    def is_private(self) -> bool:
        """Whether this is the chat of one person and the bot."""
        return self.shape["type"] == "private"

    @property
    def last(self) -> int:
        """The number of the latest happening, 0 before any."""
        return self._last

    def clear(self) -> None:
        """Forget all messages."""
        self.messages.clear()
        self.tell(Kind.RESET)

    def put(self, message: Message, kind: Kind) -> None:
        """Keep a message, new or as it is after an edit."""
        self.messages[message["message_id"]] = message
        if len(self.messages) > self._kept:
            del self.messages[next(iter(self.messages))]
        self.tell(kind, message=message)

    def remove(self, message_id: int) -> None:
        """Delete a message that is there."""
        self.tell(Kind.DELETE, message=self.messages.pop(message_id))

    def tell(
        self,
        kind: Kind,
        *,
        message: Message | None = None,
        text: str = "",
        press: str = "",
        alert: bool = False,
    ) -> None:
        """Note what happened and wake those who watch."""
        self._happened.append(Happening(self._last + 1, kind, message, text, press, alert))
        self._last += 1
        self.bell.ring()

    def since(self, number: int) -> list[Happening]:
        """Return what happened after this number, as far as it is kept, the oldest first."""
        news: list[Happening] = []
        for happening in reversed(self._happened):
            if happening.number <= number:
                break
            news.append(happening)
        return news[::-1]


def reaches_bot(message: Message, bot: User) -> bool:
    """Tell whether the bot hears a message: in a group only commands, its name and replies to it.

    That is the privacy mode which every bot begins in.
    """
    if message["chat"]["type"] == "private":
        return True
    words = message.get("text", message.get("caption", "")).split()
    name = f"@{bot.get('username')}"
    if words and words[0].startswith("/"):
        return "@" not in words[0] or words[0].endswith(name)
    answered = message.get("reply_to_message")
    return name in words or (answered is not None and answered["from"]["id"] == bot["id"])
