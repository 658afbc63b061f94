"""The command menus: one for each scope and language, the narrowest one shown."""

import re

from bot.sandbox.errors import refuse
from bot.sandbox.parameters import elements, members, utf8
from bot.sandbox.shapes import BotCommand

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256

Scope = tuple[str, int]  # its type and its chat, 0 where it names none

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_WIDE_SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
})  # fmt: skip


class Menus:
    """What the bot set with setMyCommands."""

    def __init__(self) -> None:
        """Begin without any menu."""
        self._menus: dict[tuple[Scope, str], list[BotCommand]] = {}

    def put(self, scope: Scope, language: str, commands: list[BotCommand]) -> None:
        """Set the menu of a scope and a language; an empty one is none."""
        self._menus.pop((scope, language), None)
        if commands:
            self._menus[scope, language] = commands

    def at(self, scope: Scope, language: str) -> list[BotCommand]:
        """Return the menu that was set for exactly this scope and language."""
        return self._menus.get((scope, language), [])

    def shown(self, chat_id: int, language: str) -> list[BotCommand]:
        """Return the menu that a person with this language sees in this chat; a group's id is negative."""
        everywhere = "all_private_chats" if chat_id > 0 else "all_group_chats"
        scopes: list[Scope] = [("chat", chat_id), (everywhere, 0), ("default", 0)]
        menus = (self.at(scope, spoken) for scope in scopes for spoken in (language, ""))
        return next(filter(None, menus), list[BotCommand]())


def scope(given: object) -> Scope:
    """Return a scope; one for administrators or single members of a group is no part of the sandbox."""
    if given is None:
        return "default", 0
    wanted = members(given, "can't parse BotCommandScope: expected an Object")
    kind, chat_id = wanted.get("type"), wanted.get("chat_id")
    if isinstance(kind, str) and kind in _WIDE_SCOPES:
        return kind, 0
    if kind != "chat":
        refuse("can't parse BotCommandScope: Unsupported type specified")
    if isinstance(chat_id, str) and re.fullmatch(r"-?[0-9]+", chat_id):
        chat_id = int(chat_id)
    if not isinstance(chat_id, int):
        refuse("chat not found")
    return "chat", chat_id


def language(code: str) -> str:
    """Return a language of two letters, or none for all languages."""
    if not _LANGUAGE.fullmatch(code):
        refuse("LANG_CODE_INVALID")
    return code


def commands(given: object) -> list[BotCommand]:
    """Return the lines of a command menu: names without diacritics, at most a hundred."""
    lines = elements(given or [], "can't parse commands: expected an Array of BotCommand")
    if len(lines) > MOST_COMMANDS:
        refuse("BOT_COMMANDS_TOO_MUCH")
    return [_command(members(line, "expected an Object as BotCommand")) for line in lines]


def _command(line: dict[str, object]) -> BotCommand:
    name, description = line.get("command"), line.get("description")
    if not isinstance(name, str) or not _COMMAND.fullmatch(name):
        refuse("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description) <= LONGEST_DESCRIPTION:
        refuse("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": utf8(description)}
