"""What a bot may do in a chat, what people see of it, and what Telegram says when it may not."""

from datetime import timedelta

import pytest
from telegram import Bot, Message, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox import groups
from bot.sandbox.phone import NothingCameError, Phone
from bot.sandbox.server import Server
from tests.clock import HandClock
from tests.sandbox.conftest import LEADER, OFFICER
from tests.sandbox.pictures import jpeg, png
from tests.sandbox.raw import Caller
from tests.sandbox.test_keyboards import markup

STRANGER = 99


async def test_a_leader_sees_an_edit_in_place_without_the_old_buttons(bot: Bot, leader: Phone) -> None:
    await bot.send_message(LEADER, "<b>99,3%</b>", parse_mode="HTML", reply_markup=markup("Nguồn"))
    shown = await leader.next()
    await bot.edit_message_text("Nguồn: bài báo", LEADER, shown.id)
    edited = await leader.next()
    assert (edited.id, edited.html, edited.buttons, edited.edited) == (shown.id, "Nguồn: bài báo", [], True)
    assert len(leader.history()) == 2


async def test_buttons_can_be_changed_alone(bot: Bot, leader: Phone) -> None:
    await bot.send_message(LEADER, "<b>99,3%</b>", parse_mode="HTML", reply_markup=markup("Nguồn"))
    await bot.edit_message_reply_markup(LEADER, (await leader.next()).id, reply_markup=markup("Đóng"))
    edited = await leader.next()
    assert (edited.html, edited.buttons) == ("<b>99,3%</b>", ["Đóng"])


@pytest.mark.usefixtures("leader")
async def test_an_edit_that_changes_nothing_is_refused(bot: Bot) -> None:
    sent = await bot.send_message(LEADER, "<b>99,3%</b>", parse_mode="HTML", reply_markup=markup("Nguồn"))
    with pytest.raises(BadRequest) as refused:
        await sent.edit_text("<b>99,3%</b>", parse_mode="HTML", reply_markup=markup("Nguồn"))
    assert refused.value.message == (
        "Message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    await sent.edit_text("99,3%", reply_markup=markup("Nguồn"))  # the same words without the bold


async def test_only_what_the_bot_wrote_can_be_edited(bot: Bot, leader: Phone) -> None:
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("99,3%", LEADER, 1)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("99,3%", LEADER, leader.say("/kyso").id)


async def test_a_deleted_message_is_gone_from_the_phone(bot: Bot, leader: Phone) -> None:
    sent = await bot.send_message(LEADER, "99,3%")
    await sent.delete()
    assert [shown.text for shown in leader.history()] == ["/start"]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


@pytest.mark.usefixtures("leader")
async def test_a_message_of_two_days_ago_stays(bot: Bot, clock: HandClock) -> None:
    sent = await bot.send_message(LEADER, "99,3%")
    clock.advance(timedelta(hours=48, seconds=1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await sent.delete()


async def test_a_reply_quotes_what_it_answers(bot: Bot, leader: Phone) -> None:
    asked = leader.say("/kyso")
    sent = await bot.send_message(LEADER, "99,3%", reply_to_message_id=asked.id)
    assert (await leader.next()).reply_to == asked.id
    assert sent.reply_to_message is not None
    leader.say("/xephang", reply_to=leader.history()[-1])
    *_, update = await bot.get_updates()
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "99,3%"


async def test_a_reply_to_a_message_that_is_gone_is_sent_only_where_the_bot_allows_it(
    bot: Bot, leader: Phone
) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(LEADER, "99,3%", reply_parameters=ReplyParameters(1))
    reply = ReplyParameters(1, allow_sending_without_reply=True)
    await bot.send_message(LEADER, "99,3%", reply_parameters=reply)
    assert (await leader.next()).reply_to is None


async def test_a_leader_sees_that_the_bot_is_typing(bot: Bot, leader: Phone) -> None:
    await bot.send_chat_action(LEADER, ChatAction.TYPING)
    assert await leader.action() == "typing"
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(LEADER, "dancing")


@pytest.mark.parametrize("picture", [png(1080, 608), jpeg(1080, 608)])
async def test_a_leader_sees_a_chart_with_its_caption_and_a_caption_can_be_edited(
    bot: Bot, leader: Phone, picture: bytes
) -> None:
    sent = await bot.send_photo(LEADER, picture, caption="<b>Ký số</b>", parse_mode="HTML")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (1080, 608)
    shown = await leader.next()
    assert shown.file is not None
    assert (shown.html, shown.file.content) == ("<b>Ký số</b>", picture)
    await sent.edit_caption("Quá hạn")
    assert (await leader.next()).html == "Quá hạn"
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await sent.edit_text("Quá hạn")


async def test_a_leader_gets_a_report_as_a_file_under_its_name(bot: Bot, leader: Phone) -> None:
    await bot.send_document(LEADER, b"\r\n--PK\0", caption="Báo cáo", filename="Báo cáo.xlsx")
    shown = await leader.next()
    assert shown.file is not None
    assert (shown.text, shown.file.name, shown.file.content) == (
        "Báo cáo",
        "Báo cáo.xlsx",
        b"\r\n--PK\0",
    )


async def test_a_picture_is_sent_again_by_the_id_that_its_first_copy_was_given(
    bot: Bot, leader: Phone
) -> None:
    sent = await bot.send_photo(LEADER, png(1080, 608))
    again = await bot.send_photo(LEADER, sent.photo[-1].file_id, caption="Ký số")
    assert [size.file_id for size in again.photo] == [sent.photo[-1].file_id]
    assert (again.photo[-1].width, again.photo[-1].height) == (1080, 608)
    shown = [await leader.next(), await leader.next()]
    assert [each.file.content for each in shown if each.file] == [png(1080, 608)] * 2
    assert shown[1].text == "Ký số"


@pytest.mark.usefixtures("leader")
async def test_telegram_refuses_an_id_that_is_of_no_picture(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_photo(LEADER, "file404")
    sent = await bot.send_document(LEADER, b"PK", filename="a.xlsx")
    assert sent.document
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(LEADER, sent.document.file_id)


@pytest.mark.parametrize(
    ("picture", "caption", "refusal"),
    [
        (b"GIF89a", "", "Image_process_failed"),
        (png(0, 5), "", "Image_process_failed"),
        (b"\xff\xd8\xff\xd9", "", "Image_process_failed"),
        (png(9000, 1001), "", "Photo_invalid_dimensions"),
        (png(2100, 100), "", "Photo_invalid_dimensions"),
        (png(100, 100) + bytes(10 * 2**20), "", "Too big for a photo"),
        (png(100, 100), "a" * 1025, "Message caption is too long"),
    ],
)
@pytest.mark.usefixtures("leader")
async def test_telegram_refuses_what_is_no_picture_or_says_too_much(
    bot: Bot, picture: bytes, caption: str, refusal: str
) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_photo(LEADER, picture, caption=caption)
    assert refused.value.message == refusal


async def test_files_beyond_the_memory_set_aside_give_way(bot: Bot, leader: Phone) -> None:
    for size in (40, 30):
        await bot.send_document(LEADER, bytes(size * 2**20))
    kept = [shown.file is not None for shown in leader.history()]
    assert kept == [False, False, True]


@pytest.mark.parametrize(
    ("method", "parameters", "refusal"),
    [
        ("sendMessage", {"text": "a"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "", "text": "a"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "@baoso", "text": "a"}, "chat not found"),
        ("sendMessage", {"chat_id": STRANGER, "text": "a"}, "chat not found"),
        ("sendMessage", {"chat_id": -7, "text": "a"}, "chat not found"),
        ("sendMessage", {"chat_id": LEADER, "text": "\ud83d"}, "strings must be encoded in UTF-8"),
        ("sendMessage", {"chat_id": LEADER}, "message text is empty"),
        (
            "sendMessage",
            {"chat_id": LEADER, "text": "a", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
            "the sandbox reads parse_mode, not entities",
        ),
        (
            "sendMessage",
            {"chat_id": LEADER, "text": "a", "reply_parameters": {"quote": "a"}},
            'can\'t find field "message_id"',
        ),
        ("editMessageCaption", {"chat_id": LEADER, "message_id": 1}, "message to edit not found"),
        ("sendPhoto", {"chat_id": LEADER}, "there is no photo in the request"),
        ("sendPhoto", {"chat_id": LEADER, "photo": "a"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"chat_id": LEADER}, "there is no document in the request"),
    ],
)
async def test_telegram_refuses_a_call_that_says_too_little(
    call: Caller, leader: Phone, method: str, parameters: dict[str, object], refusal: str
) -> None:
    answer = await call(method, **parameters)
    assert (answer.status, answer.description) == (400, f"Bad Request: {refusal}")
    assert len(leader.history()) == 1


@pytest.mark.usefixtures("leader")
async def test_a_text_has_no_caption_to_edit_and_an_empty_file_is_none(bot: Bot) -> None:
    sent = await bot.send_message(LEADER, "99,3%")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await sent.edit_caption("Quá hạn")


async def test_a_bot_cannot_begin_with_a_person_who_never_wrote(bot: Bot) -> None:
    with pytest.raises(Forbidden, match="Forbidden: bot can't initiate conversation with a user"):
        await bot.send_message(OFFICER, "99,3%")


async def test_a_person_who_blocked_the_bot_is_left_in_peace_until_unblocking(
    bot: Bot, leader: Phone
) -> None:
    leader.block()
    with pytest.raises(Forbidden, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(LEADER, "99,3%")
    leader.unblock()
    await bot.send_message(LEADER, "99,3%")
    *_, blocked, unblocked = [update.my_chat_member for update in await bot.get_updates()]
    assert blocked is not None
    assert unblocked is not None
    assert (blocked.new_chat_member.status, unblocked.new_chat_member.status) == ("kicked", "member")


async def test_in_a_group_the_bot_hears_commands_its_name_and_replies_only(bot: Bot, server: Server) -> None:
    group = groups.found(server.telegram, "Báo số Đức Hòa", [LEADER, OFFICER])
    sent = await bot.send_message(group, "99,3%")
    phone = server.phone(OFFICER, group)
    for text in ("Chào cả nhà", "/kyso", "/kyso@another_bot", "/kyso@baoso_demo_bot", "hỏi @baoso_demo_bot"):
        phone.say(text)
    phone.say("vì sao", reply_to=phone.history()[0])
    heard = [update.message.text for update in await bot.get_updates() if isinstance(update.message, Message)]
    assert heard == ["/kyso", "/kyso@baoso_demo_bot", "hỏi @baoso_demo_bot", "vì sao"]
    assert sent.chat.title == "Báo số Đức Hòa"


async def test_a_person_outside_a_group_cannot_speak_in_it(server: Server) -> None:
    group = groups.found(server.telegram, "Báo số", [LEADER])
    with pytest.raises(KeyError):
        server.phone(OFFICER, group)


async def test_a_group_that_became_a_supergroup_names_its_new_id(bot: Bot, server: Server) -> None:
    group = groups.found(server.telegram, "Báo số", [LEADER])
    moved = groups.upgrade(server.telegram, group)
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(group, "99,3%")
    assert refused.value.new_chat_id == moved
    await bot.send_message(moved, "99,3%")
    *_, leaving, arriving = [update.message for update in await bot.get_updates()]
    assert leaving is not None
    assert arriving is not None
    assert (leaving.migrate_to_chat_id, arriving.migrate_from_chat_id) == (moved, group)


async def test_a_silent_bot_is_told_of_with_the_last_words(leader: Phone) -> None:
    with pytest.raises(NothingCameError, match="/start"):
        await leader.next(patience=0)


async def test_a_leaders_correction_reaches_the_bot_as_an_edit(bot: Bot, leader: Phone) -> None:
    leader.amend(leader.say("/kyso xa"), "/kyso so")
    *_, update = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "/kyso so"


async def test_an_old_message_gives_way_to_a_thousand_newer_ones(leader: Phone) -> None:
    for number in range(1000):
        leader.say(str(number))
    assert [leader.history()[0].text, len(leader.history())] == ["0", 1000]
