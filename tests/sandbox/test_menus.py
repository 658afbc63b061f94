"""The command menu: whose it is, and what Telegram refuses in it."""

import pytest
from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest

from bot.sandbox import groups
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.sandbox.conftest import LEADER, OFFICER
from tests.sandbox.raw import Caller


def names(phone: Phone) -> list[str]:
    return [line["command"] for line in phone.menu()]


async def test_each_person_sees_the_narrowest_menu_in_the_own_language(
    bot: Bot, server: Server, leader: Phone
) -> None:
    officer = server.phone(OFFICER)
    group = server.phone(LEADER, groups.found(server.telegram, "Báo số", [LEADER]))
    assert names(leader) == []
    await bot.set_my_commands([("trogiup", "Trợ giúp")])
    await bot.set_my_commands([("help", "Help")], language_code="en")
    assert (names(leader), names(officer), names(group)) == (["trogiup"], ["help"], ["trogiup"])
    await bot.set_my_commands([("moi", "Mời")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("bao", "Báo")], BotCommandScopeAllGroupChats())
    assert (names(leader), names(officer), names(group)) == (["moi"], ["moi"], ["bao"])
    await bot.set_my_commands([("kyso", "Ký số")], BotCommandScopeChat(LEADER), "vi")
    assert (names(leader), names(officer)) == (["kyso"], ["moi"])
    assert [line.command for line in await bot.get_my_commands(BotCommandScopeChat(LEADER), "vi")] == ["kyso"]
    await bot.delete_my_commands(BotCommandScopeChat(LEADER), "vi")
    assert names(leader) == ["moi"]


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"commands": [{"command": "kýsố", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "KySo", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "kyso", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "kyso", "description": "a" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "kyso", "description": "a"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "vie"}, "LANG_CODE_INVALID"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": OFFICER}}, "chat not found"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": "x"}}, "chat not found"),
        (
            {"commands": [], "scope": {"type": "chat_member", "chat_id": LEADER, "user_id": LEADER}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
    ],
)
@pytest.mark.usefixtures("leader")
async def test_telegram_refuses_a_menu_that_breaks_its_rules(
    call: Caller, parameters: dict[str, object], refusal: str
) -> None:
    answer = await call("setMyCommands", **parameters)
    assert (answer.status, answer.description) == (400, f"Bad Request: {refusal}")


async def test_the_longest_menu_is_a_hundred_lines(bot: Bot, leader: Phone) -> None:
    await bot.set_my_commands([(f"{'a' * 29}{number:03}", "đ" * 256) for number in range(100)])
    assert len(leader.menu()) == 100


async def test_a_description_is_taken_though_no_phone_shows_it(bot: Bot) -> None:
    assert await bot.set_my_description("Báo số")
    assert await bot.set_my_short_description("Báo số")


@pytest.mark.usefixtures("leader")
async def test_an_unknown_language_is_refused_by_its_length(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Lang_code_invalid"):
        await bot.set_my_commands([("kyso", "Ký số")], language_code="Việt")
