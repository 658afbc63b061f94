"""What the bot does in a chat, and what Telegram says when it may not."""

from dataclasses import dataclass
from datetime import timedelta

from bot.sandbox.chats import Chat, Kind
from bot.sandbox.errors import forbid, redirect, refuse
from bot.sandbox.shapes import Content, Keyboard, Message
from bot.sandbox.telegram import Telegram, alone

DELETABLE = timedelta(hours=48)

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@dataclass(frozen=True)
class Reply:
    """The message that is replied to, and whether there is nothing to send without it."""

    message_id: int
    needed: bool


def reachable(telegram: Telegram, chat_id: int) -> Chat:
    """Return a chat that the bot may write into; refuse one that is unknown, has moved or is blocked."""
    chat = telegram.chats.get(chat_id)
    if chat_id in telegram.blocked:
        forbid("bot was blocked by the user")
    if chat_id in telegram.people and chat_id not in telegram.met:
        forbid("bot can't initiate conversation with a user")
    if chat is None:
        refuse("chat not found")
    if chat.moved_to is not None:
        redirect(chat.moved_to)
    return chat


@alone
def send(
    telegram: Telegram, chat_id: int, content: Content, keyboard: Keyboard | None, reply: Reply | None
) -> Message:
    """Put a message of the bot into a chat; return it."""
    chat = reachable(telegram, chat_id)
    answered = reply.message_id if reply and reply.message_id in chat.messages else None
    if reply and reply.needed and answered is None:
        refuse("message to be replied not found")
    telegram.limits.take(chat_id)
    message = telegram.new_message(chat, telegram.bot, content, answered)
    if keyboard is not None:
        message["reply_markup"] = keyboard
    chat.put(message, Kind.MESSAGE)
    chat.written += 1
    telegram.bell.ring()
    return message


@alone
def edit(
    telegram: Telegram, chat_id: int, message_id: int, content: Content, keyboard: Keyboard | None
) -> Message:
    """Change a message of the bot; a keyboard that is not given again is gone. Return the message."""
    chat = reachable(telegram, chat_id)
    old = _own(telegram, chat, message_id)
    _same_sort(old, content)
    new = _with(old, content, keyboard)
    if new == old:
        refuse(_NOT_MODIFIED)
    telegram.limits.take(chat_id)
    new["edit_date"] = telegram.now()
    chat.put(new, Kind.EDIT)
    return new


@alone
def delete(telegram: Telegram, chat_id: int, message_id: int) -> None:
    """Delete a message; in a private chat also what the person wrote."""
    chat = reachable(telegram, chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        refuse("message to delete not found")
    foreign = message["from"]["id"] != telegram.bot["id"] and not chat.is_private
    if foreign or message["date"] + DELETABLE.total_seconds() < telegram.now():
        refuse("message can't be deleted for everyone")
    chat.remove(message_id)


@alone
def answer(telegram: Telegram, press: str, text: str, *, alert: bool) -> None:
    """Answer a press, with a notice or without a word."""
    telegram.presses.chat_of(press).tell(Kind.NOTICE, text=text, press=press, alert=alert)


@alone
def act(telegram: Telegram, chat_id: int, action: str) -> None:
    """Show that the bot is doing something."""
    reachable(telegram, chat_id).tell(Kind.ACTION, text=action)


def _own(telegram: Telegram, chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        refuse("message to edit not found")
    if message["from"]["id"] != telegram.bot["id"]:
        refuse("message can't be edited")
    return message


def _same_sort(old: Message, content: Content) -> None:
    """Refuse a text for a message without one, and a caption for a message without a file."""
    if "text" in content and "text" not in old:
        refuse("there is no text in the message to edit")
    if "caption" in content and "text" in old:
        refuse("there is no caption in the message to edit")


def _with(old: Message, content: Content, keyboard: Keyboard | None) -> Message:
    kept = old.copy()
    kept.pop("reply_markup", None)
    if "text" in content:
        kept.pop("entities", None)
    if "caption" in content:
        kept.pop("caption_entities", None)
    new: Message = {**kept, **content}
    if keyboard is not None:
        new["reply_markup"] = keyboard
    return new
