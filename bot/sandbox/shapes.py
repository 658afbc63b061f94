"""The Bot API's JSON objects, as far as the sandbox speaks them."""

from typing import Literal, NotRequired, TypedDict

ChatType = Literal["private", "group", "supergroup"]
MemberStatus = Literal["member", "left", "kicked"]


class User(TypedDict):
    """A person or the bot."""

    id: int
    is_bot: bool
    first_name: str
    username: NotRequired[str]
    language_code: NotRequired[str]


class Chat(TypedDict):
    """A private chat bears its person's id; a group's id is negative."""

    id: int
    type: ChatType
    first_name: NotRequired[str]
    title: NotRequired[str]


class Entity(TypedDict):
    """A formatted or recognised part of a text; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: NotRequired[str]
    user: NotRequired[User]
    language: NotRequired[str]
    custom_emoji_id: NotRequired[str]


class CopyText(TypedDict):
    """What a button puts on the clipboard."""

    text: str


class Button(TypedDict):
    """A button of an inline keyboard; it does exactly one thing."""

    text: str
    callback_data: NotRequired[str]
    url: NotRequired[str]
    copy_text: NotRequired[CopyText]


class Keyboard(TypedDict):
    """Rows of buttons below a message."""

    inline_keyboard: list[list[Button]]


class PhotoSize(TypedDict):
    """One size of a photo, in pixels and bytes."""

    file_id: str
    file_unique_id: str
    width: int
    height: int
    file_size: int


class Document(TypedDict):
    """A file that is no photo; its size in bytes."""

    file_id: str
    file_unique_id: str
    file_name: str
    mime_type: str
    file_size: int


class FilePath(TypedDict):
    """Where a file can be fetched: below ``/file/bot<token>/``."""

    file_id: str
    file_unique_id: str
    file_size: int
    file_path: str


_From = TypedDict("_From", {"from": User})


class Contact(TypedDict):
    """Somebody's phone number, which is that of the sender only where the ids are the same."""

    phone_number: str
    first_name: str
    user_id: NotRequired[int]


class Content(TypedDict, total=False):
    """What a message says or shows."""

    text: str
    entities: list[Entity]
    caption: str
    caption_entities: list[Entity]
    photo: list[PhotoSize]
    document: Document
    contact: Contact


class Message(_From, Content):
    """A message, as it is after its last edit; dates in Unix seconds."""

    message_id: int
    date: int
    chat: Chat
    reply_markup: NotRequired[Keyboard]
    reply_to_message: NotRequired["Message"]
    edit_date: NotRequired[int]
    migrate_to_chat_id: NotRequired[int]
    migrate_from_chat_id: NotRequired[int]


class CallbackQuery(_From):
    """The press of a button; the data comes from the client, who may have made it up."""

    id: str
    message: Message
    chat_instance: str
    data: str


class ChatMember(TypedDict):
    """What the bot is in a chat; a person who blocks it has kicked it; until_date is then 0, for ever."""

    user: User
    status: MemberStatus
    until_date: NotRequired[int]


class ChatMemberUpdated(_From):
    """The bot was blocked, let in again, or taken into a group."""

    chat: Chat
    date: int
    old_chat_member: ChatMember
    new_chat_member: ChatMember


class Update(TypedDict):
    """What the bot is told: exactly one of the fields beside the number."""

    update_id: int
    message: NotRequired[Message]
    edited_message: NotRequired[Message]
    callback_query: NotRequired[CallbackQuery]
    my_chat_member: NotRequired[ChatMemberUpdated]


class BotCommand(TypedDict):
    """A line of the command menu."""

    command: str
    description: str
