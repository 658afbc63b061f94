"""The messenger without HTTP: what is kept, what people do, and what can be watched."""

import threading
from collections.abc import Callable, Iterable
from functools import wraps
from mimetypes import guess_type
from typing import Concatenate, ParamSpec, TypeVar

from bot.domain.clock import Clock, SystemClock
from bot.sandbox.bell import Bell
from bot.sandbox.chats import Chat, Happening, Kind, reaches_bot
from bot.sandbox.files import Files
from bot.sandbox.limits import Limits
from bot.sandbox.menus import Menus, Scope
from bot.sandbox.parameters import Upload
from bot.sandbox.people import Person
from bot.sandbox.presses import Presses
from bot.sandbox.rules import caption as read_caption
from bot.sandbox.rules import message_text
from bot.sandbox.shapes import BotCommand, ChatMember, Contact, Content, MemberStatus, Message, User
from bot.sandbox.updates import Updates

TOKEN = "123456:SANDBOX-token-that-opens-no-door"  # noqa: S105  # it opens nothing but this sandbox
MESSAGES_KEPT = 1000  # in each chat

Given = ParamSpec("Given")
Made = TypeVar("Made")


def alone(
    deed: Callable[Concatenate["Telegram", Given], Made],
) -> Callable[Concatenate["Telegram", Given], Made]:
    """Let one deed at a time touch the state: people act in one thread, the server in another."""

    @wraps(deed)
    def guarded(telegram: "Telegram", /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        with telegram.guard:
            return deed(telegram, *args, **kwargs)

    return guarded


class Telegram:
    """One bot, the people it can talk with, and all that was said; safe to use from any thread."""

    def __init__(
        self,
        people: Iterable[Person] = (),
        *,
        token: str = TOKEN,
        clock: Clock | None = None,
        kept: int = MESSAGES_KEPT,
        limited: bool = False,
    ) -> None:
        """Begin with these people and no word said; ``limited`` turns Telegram's rate limits on."""
        self.guard = threading.RLock()
        self.token = token
        self.clock = clock or SystemClock()
        self.people = {person.id: person for person in people}
        self.bot: User = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Báo số",
            "username": "baoso_demo_bot",
        }
        self.limits = Limits(self.clock, active=limited)
        self.updates = Updates(self.clock)
        self.kept = kept
        self.chats: dict[int, Chat] = {}
        self.bell = Bell()  # for whoever wants to know of every chat that the bot has written
        self._messages = self.now()  # so that numbers lie above those of an earlier sandbox
        self.reset()

    @alone
    def reset(self) -> None:
        """Forget all that was said, set and queued; people and groups stay, and numbers go on."""
        self.updates.clear()
        self.menus = Menus()
        self.files = Files()
        self.presses = Presses(self.clock)
        self.blocked: set[int] = set()
        self.met: set[int] = set()  # the people who wrote to the bot; it cannot begin
        for chat in self.chats.values():
            chat.clear()

    @alone
    def set_menu(self, scope: Scope, language: str, commands: list[BotCommand]) -> None:
        """Set the command menu of a scope and a language, and tell the phones."""
        self.menus.put(scope, language, commands)
        for chat in self.chats.values():
            chat.tell(Kind.MENU)

    # What people do.

    @alone
    def join(self, person: Person) -> None:
        """Give one more person a phone."""
        self.people[person.id] = person

    @alone
    def meet(self, person: Person) -> None:
        """Let one more person have written to the bot, long ago."""
        self.join(person)
        self.chat_of(person.id)
        self.met.add(person.id)

    @alone
    def say(
        self, person_id: int, text: str, chat_id: int | None = None, reply_to: int | None = None
    ) -> Message:
        """Let a person write to the bot, or into a group; return the message."""
        return self._put(person_id, self.chat_of(person_id, chat_id), _said(text), reply_to)

    @alone
    def document(
        self, person_id: int, name: str, content: bytes, caption: str = "", chat_id: int | None = None
    ) -> Message:
        """Let a person send a file to the bot, or into a group; return the message."""
        chat = self.chat_of(person_id, chat_id)
        kind = guess_type(name)[0] or "application/octet-stream"
        said: Content = {"document": self.files.document(Upload(name, kind, content))}
        if caption:
            said["caption"] = read_caption(caption, "").text
        return self._put(person_id, chat, said)

    @alone
    def share_contact(self, person_id: int, of: Person | None = None) -> Message:
        """Let a person send the own contact, or that of somebody else; return the message."""
        owner, chat = of or self.people[person_id], self.chat_of(person_id)
        contact: Contact = {
            "phone_number": owner.phone,
            "first_name": owner.first_name,
            "user_id": owner.id,
        }
        message = self.new_message(chat, self.people[person_id].user(), {"contact": contact})
        self.updates.add({"update_id": self.updates.number(), "message": message})
        chat.contact_button = None
        chat.put(message, Kind.MESSAGE)
        return message

    @alone
    def amend(self, person_id: int, message_id: int, text: str, chat_id: int | None = None) -> Message:
        """Let a person edit an own message; return it as it is now."""
        chat = self.chat_of(person_id, chat_id)
        old = chat.messages[message_id].copy()
        old.pop("entities", None)
        message: Message = {**old, **_said(text), "edit_date": self.now()}
        if reaches_bot(message, self.bot):
            self.updates.add({"update_id": self.updates.number(), "edited_message": message})
        chat.put(message, Kind.EDIT)
        return message

    @alone
    def press(self, person_id: int, message_id: int, data: str, chat_id: int | None = None) -> str:
        """Let a person press a button, or forge the press of one that is not there; return its id."""
        chat = self.chat_of(person_id, chat_id)
        number = self.updates.number()
        press = self.presses.add(f"{self.bot['id']}{number}", chat)
        self.updates.add({
            "update_id": number,
            "callback_query": {
                "id": press,
                "from": self.people[person_id].user(),
                "message": chat.messages[message_id],
                "chat_instance": str(chat.id),
                "data": data,
            },
        })  # fmt: skip
        return press

    @alone
    def block(self, person_id: int) -> None:
        """Let a person block the bot, which is told, and refused from now on."""
        self.blocked.add(person_id)
        self.chat_of(person_id).tell(Kind.BLOCKED)
        self.tell_of_bot(self.chat_of(person_id), person_id, "member", "kicked")

    @alone
    def unblock(self, person_id: int) -> None:
        """Let a person let the bot in again."""
        self.blocked.discard(person_id)
        self.chat_of(person_id).tell(Kind.BLOCKED)
        self.tell_of_bot(self.chat_of(person_id), person_id, "kicked", "member")

    # What can be watched.

    @alone
    def history(self, chat_id: int) -> list[Message]:
        """Return the messages of a chat, the oldest first; none before anybody wrote."""
        chat = self.chats.get(chat_id)
        return list(chat.messages.values()) if chat else []

    @alone
    def since(self, chat_id: int, number: int) -> list[Happening]:
        """Return what happened in a chat after the happening of this number."""
        return self.chats[chat_id].since(number)

    @alone
    def written(self) -> dict[int, int]:
        """Return how often the bot has written to each person."""
        return {chat.id: chat.written for chat in self.chats.values() if chat.is_private}

    @alone
    def menu(self, person_id: int, chat_id: int | None = None) -> list[BotCommand]:
        """Return the command menu that a person sees in a chat."""
        return self.menus.shown(chat_id or person_id, self.people[person_id].language_code)

    # What the rest is built from.

    @alone
    def chat_of(self, person_id: int, chat_id: int | None = None) -> Chat:
        """Return a person's private chat, or a group that the person is in; a ``KeyError`` for others."""
        person = self.people[person_id]
        if chat_id is not None and chat_id != person_id:
            chat = self.chats[chat_id]
            if person_id not in chat.members:
                raise KeyError(chat_id)
            return chat
        if person_id not in self.chats:
            self.chats[person_id] = Chat(person.private_chat(), [person_id], self.kept)
        return self.chats[person_id]

    @alone
    def knows(self, chat_id: int) -> bool:
        """Tell whether this is a group, or the chat of a person who has written to the bot."""
        return chat_id in self.chats and (chat_id < 0 or chat_id in self.met)

    def new_message(self, chat: Chat, sender: User, content: Content, reply_to: int | None = None) -> Message:
        """Return a message that nobody has seen yet."""
        self._messages += 1
        message: Message = {
            "message_id": self._messages,
            "from": sender,
            "chat": chat.shape,
            "date": self.now(),
            **content,
        }
        if reply_to is not None:
            answered = chat.messages[reply_to].copy()
            answered.pop("reply_to_message", None)  # Telegram goes one step back, no further
            message["reply_to_message"] = answered
        return message

    def _put(self, person_id: int, chat: Chat, said: Content, reply_to: int | None = None) -> Message:
        """Put what a person says into a chat, and tell the bot where it hears it."""
        if chat.is_private:
            self.met.add(person_id)
        message = self.new_message(chat, self.people[person_id].user(), said, reply_to)
        if reaches_bot(message, self.bot):
            self.updates.add({"update_id": self.updates.number(), "message": message})
        chat.put(message, Kind.MESSAGE)
        return message

    def tell_of_bot(self, chat: Chat, by: int, before: MemberStatus, after: MemberStatus) -> None:
        """Tell the bot what it was in a chat and what it is now."""
        self.updates.add({
            "update_id": self.updates.number(),
            "my_chat_member": {
                "from": self.people[by].user(),
                "chat": chat.shape,
                "date": self.now(),
                "old_chat_member": self._as_member(before),
                "new_chat_member": self._as_member(after),
            },
        })  # fmt: skip

    def now(self) -> int:
        """Return the moment in Unix seconds."""
        return int(self.clock.now().timestamp())

    def _as_member(self, status: MemberStatus) -> ChatMember:
        if status == "kicked":
            return {"user": self.bot, "status": status, "until_date": 0}  # for ever
        return {"user": self.bot, "status": status}


def _said(text: str) -> Content:
    said = message_text(text, "")
    return {"text": said.text, "entities": said.entities} if said.entities else {"text": said.text}
