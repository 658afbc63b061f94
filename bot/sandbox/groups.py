"""Groups: how they are made, and what becomes of them."""

from collections.abc import Iterable

from bot.sandbox.chats import Chat, Kind
from bot.sandbox.shapes import Message
from bot.sandbox.telegram import Telegram, alone

SUPERGROUPS_BEGIN = -1_000_000_000_000


@alone
def found(telegram: Telegram, title: str, members: Iterable[int]) -> int:
    """Make a group of these people and the bot; return its id, which is negative."""
    chat_id = -1 - sum(not chat.is_private for chat in telegram.chats.values())
    chat = Chat({"id": chat_id, "type": "group", "title": title}, members, telegram.kept)
    telegram.chats[chat_id] = chat
    telegram.tell_of_bot(chat, min(chat.members), "left", "member")
    return chat_id


@alone
def upgrade(telegram: Telegram, chat_id: int) -> int:
    """Make a group a supergroup, which has a new id; calls for the old one are refused from now on."""
    old = telegram.chats[chat_id]
    new_id = SUPERGROUPS_BEGIN + chat_id
    title = old.shape.get("title", "")
    new = Chat({"id": new_id, "type": "supergroup", "title": title}, old.members, telegram.kept)
    telegram.chats[new_id] = new
    by = telegram.people[min(old.members)].user()
    old.moved_to = new_id
    _announce(telegram, old, {**telegram.new_message(old, by, {}), "migrate_to_chat_id": new_id})
    _announce(telegram, new, {**telegram.new_message(new, by, {}), "migrate_from_chat_id": chat_id})
    return new_id


def _announce(telegram: Telegram, chat: Chat, message: Message) -> None:
    chat.put(message, Kind.MESSAGE)
    telegram.updates.add({"update_id": telegram.updates.number(), "message": message})
