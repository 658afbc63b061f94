"""The Bot API's methods: what each reads from a call, and what it does."""

from collections.abc import Callable

from bot.sandbox import conversation, menus, rules
from bot.sandbox.conversation import Reply
from bot.sandbox.errors import refuse
from bot.sandbox.keyboards import contact_button, keyboard
from bot.sandbox.parameters import Parameters, elements, members
from bot.sandbox.shapes import BotCommand, Content, FilePath, Message, Update, User
from bot.sandbox.telegram import Telegram

Method = Callable[[Telegram, Parameters], object]


async def get_updates(telegram: Telegram, given: Parameters) -> list[Update]:
    """Wait for updates; the one method that waits for anything."""
    allowed = given.structure("allowed_updates")
    kinds = None if allowed is None else [str(kind) for kind in elements(allowed, "allowed_updates")]
    return await telegram.updates.get(
        given.integer("offset"), given.integer("limit", 100), given.integer("timeout"), kinds
    )


def _get_me(telegram: Telegram, _: Parameters) -> User:
    return telegram.bot


def _send_message(telegram: Telegram, given: Parameters) -> Message:
    _no_entities(given, "entities")
    return _send(telegram, given, _text(given))


def _send_photo(telegram: Telegram, given: Parameters) -> Message:
    upload, file_id = given.uploads.get("photo"), given.text("photo")
    if upload is None and not file_id:
        refuse("there is no photo in the request")
    conversation.reachable(telegram, given.chat_id())
    sizes = telegram.files.photo(upload) if upload else telegram.files.photo_again(file_id)
    return _send(telegram, given, {**_caption(given), "photo": sizes})


def _send_document(telegram: Telegram, given: Parameters) -> Message:
    upload, file_id = given.uploads.get("document"), given.text("document")
    if upload is None and not file_id:
        refuse("there is no document in the request")
    conversation.reachable(telegram, given.chat_id())
    document = telegram.files.document(upload) if upload else telegram.files.document_again(file_id)
    return _send(telegram, given, {**_caption(given), "document": document})


def _get_file(telegram: Telegram, given: Parameters) -> FilePath:
    return telegram.files.path(given.text("file_id"))


def _edit_message_text(telegram: Telegram, given: Parameters) -> Message:
    _no_entities(given, "entities")
    return _edit(telegram, given, _text(given))


def _edit_message_caption(telegram: Telegram, given: Parameters) -> Message:
    return _edit(telegram, given, {"caption": "", **_caption(given)})


def _edit_message_reply_markup(telegram: Telegram, given: Parameters) -> Message:
    return _edit(telegram, given, {})


def _delete_message(telegram: Telegram, given: Parameters) -> bool:
    conversation.delete(telegram, given.chat_id(), given.integer("message_id"))
    return True


def _answer_callback_query(telegram: Telegram, given: Parameters) -> bool:
    text = rules.notice(given.text("text"))
    conversation.answer(telegram, given.text("callback_query_id"), text, alert=given.flag("show_alert"))
    return True


def _send_chat_action(telegram: Telegram, given: Parameters) -> bool:
    conversation.act(telegram, given.chat_id(), rules.action(given.text("action")))
    return True


def _set_my_commands(telegram: Telegram, given: Parameters) -> bool:
    commands = menus.commands(given.structure("commands"))
    telegram.set_menu(*_menu(telegram, given), commands)
    return True


def _get_my_commands(telegram: Telegram, given: Parameters) -> list[BotCommand]:
    return telegram.menus.at(*_menu(telegram, given))


def _delete_my_commands(telegram: Telegram, given: Parameters) -> bool:
    telegram.set_menu(*_menu(telegram, given), [])
    return True


def _delete_webhook(telegram: Telegram, given: Parameters) -> bool:
    if given.flag("drop_pending_updates"):
        telegram.updates.clear()
    return True


def _get_webhook_info(telegram: Telegram, _: Parameters) -> dict[str, object]:
    return {"url": "", "has_custom_certificate": False, "pending_update_count": len(telegram.updates)}


def _accept(_telegram: Telegram, _given: Parameters) -> bool:
    """Take what no phone of the sandbox shows."""
    return True


METHODS: dict[str, Method] = {
    "getme": _get_me,
    "sendmessage": _send_message,
    "sendphoto": _send_photo,
    "senddocument": _send_document,
    "getfile": _get_file,
    "editmessagetext": _edit_message_text,
    "editmessagecaption": _edit_message_caption,
    "editmessagereplymarkup": _edit_message_reply_markup,
    "deletemessage": _delete_message,
    "answercallbackquery": _answer_callback_query,
    "sendchataction": _send_chat_action,
    "setmycommands": _set_my_commands,
    "getmycommands": _get_my_commands,
    "deletemycommands": _delete_my_commands,
    "setmydescription": _accept,
    "setmyshortdescription": _accept,
    "deletewebhook": _delete_webhook,
    "getwebhookinfo": _get_webhook_info,
}  # by name in small letters, since Telegram does not tell them apart


def _send(telegram: Telegram, given: Parameters, content: Content) -> Message:
    structure = given.structure("reply_markup")
    asked = contact_button(structure)
    markup = None if asked else keyboard(structure)
    message = conversation.send(telegram, given.chat_id(), content, markup, _reply(given))
    if asked:
        telegram.chats[given.chat_id()].contact_button = asked
    return message


def _edit(telegram: Telegram, given: Parameters, content: Content) -> Message:
    markup = keyboard(given.structure("reply_markup"))
    return conversation.edit(telegram, given.chat_id(), given.integer("message_id"), content, markup)


def _text(given: Parameters) -> Content:
    read = rules.message_text(given.text("text"), given.text("parse_mode"))
    return {"text": read.text, "entities": read.entities} if read.entities else {"text": read.text}


def _caption(given: Parameters) -> Content:
    _no_entities(given, "caption_entities")
    read = rules.caption(given.text("caption"), given.text("parse_mode"))
    if read.text == "":
        return {}
    content: Content = {"caption": read.text}
    return {**content, "caption_entities": read.entities} if read.entities else content


def _no_entities(given: Parameters, name: str) -> None:
    """Say aloud what the sandbox leaves out, rather than to lose formatting without a word."""
    if given.structure(name):
        refuse(f"the sandbox reads parse_mode, not {name}")


def _reply(given: Parameters) -> Reply | None:
    parameters = given.structure("reply_parameters")
    if parameters is None:
        message_id = given.integer("reply_to_message_id")
        return Reply(message_id, not given.flag("allow_sending_without_reply")) if message_id else None
    wanted = Parameters(members(parameters, "object expected as reply parameters"))
    if "message_id" not in wanted.values:
        refuse('can\'t find field "message_id"')
    return Reply(wanted.integer("message_id"), not wanted.flag("allow_sending_without_reply"))


def _menu(telegram: Telegram, given: Parameters) -> tuple[menus.Scope, str]:
    kind, chat_id = menus.scope(given.structure("scope"))
    if kind == "chat" and not telegram.knows(chat_id):
        refuse("chat not found")
    return (kind, chat_id), menus.language(given.text("language_code"))
