"""Buttons: which Telegram takes, how many a phone shows, and what pressing them does."""

import asyncio
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    Contact,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest

from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.clock import HandClock
from tests.sandbox.conftest import LEADER, OFFICER
from tests.sandbox.raw import Caller


def markup(*labels: str) -> InlineKeyboardMarkup:
    """Return one row of buttons that send their own labels."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in labels]])


def a_button(**fields: object) -> dict[str, object]:
    return {"inline_keyboard": [[fields]]}


@pytest.mark.parametrize(
    ("reply_markup", "refusal"),
    [
        (a_button(text="Nguồn", callback_data="a" * 65), "BUTTON_DATA_INVALID"),
        (a_button(text="Nguồn", callback_data="đ" * 33), "BUTTON_DATA_INVALID"),
        (
            a_button(text="Nguồn", callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            a_button(text="Nguồn"),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            a_button(text="Nguồn", callback_data="a", url="https://x.vn"),
            "can't parse inline keyboard button: exactly one of the optional fields must be used",
        ),
        (a_button(callback_data="a"), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            a_button(text=5, callback_data="a"),
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (a_button(text="", callback_data="a"), "REPLY_MARKUP_INVALID"),
        (
            a_button(text="Nguồn", callback_data=5),
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
        ),
        (
            a_button(text="Nguồn", url="x"),
            "inline keyboard button URL 'x' is invalid: Wrong HTTP URL",
        ),
        (
            a_button(text="Nguồn", url=5),
            'can\'t parse inline keyboard button: Field "url" must be of type String',
        ),
        (a_button(text="Nguồn", copy_text={"text": "a" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": ["bad"]}, "inline keyboard row must be an Array of buttons"),
        ({"inline_keyboard": [["bad"]]}, "inline keyboard button must be an Object"),
        ({"force_reply": True}, "the sandbox shows inline keyboards only"),
        ("not JSON", "can't parse reply markup JSON object"),
        ([], "object expected as reply markup"),
    ],
)
async def test_telegram_refuses_buttons_that_cannot_work(
    call: Caller, leader: Phone, reply_markup: object, refusal: str
) -> None:
    answer = await call("sendMessage", chat_id=LEADER, text="99,3%", reply_markup=reply_markup)
    assert (answer.status, answer.description) == (400, f"Bad Request: {refusal}")
    assert len(leader.history()) == 1


async def test_a_phone_shows_eight_buttons_a_row_and_a_hundred_in_all(bot: Bot, leader: Phone) -> None:
    rows = [
        [InlineKeyboardButton(f"{row}.{place}", callback_data="a") for place in range(9)] for row in range(14)
    ]
    await bot.send_message(LEADER, "99,3%", reply_markup=InlineKeyboardMarkup(rows))
    shown = await leader.next()
    assert [len(row) for row in shown.rows] == [8] * 12 + [4]


async def test_the_longest_data_is_sixty_four_bytes(bot: Bot, leader: Phone) -> None:
    await bot.send_message(LEADER, "99,3%", reply_markup=markup("đ" * 32))
    assert (await leader.next()).buttons == ["đ" * 32]


async def test_a_leader_sees_where_a_button_leads_and_what_it_copies(bot: Bot, leader: Phone) -> None:
    row = [
        InlineKeyboardButton("Bài báo", url="https://x.vn/bai"),
        InlineKeyboardButton("Mã", copy_text=CopyTextButton("K7Q2")),
    ]
    await bot.send_message(LEADER, "99,3%", reply_markup=InlineKeyboardMarkup([row]))
    shown = await leader.next()
    assert shown.button("Bài báo").url == "https://x.vn/bai"
    assert shown.button("Mã").copies == "K7Q2"


@pytest.mark.usefixtures("leader")
async def test_a_keyboard_in_place_of_the_phones_own_is_refused_aloud(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="The sandbox shows no keyboard in the place of letters but one"):
        await bot.send_message(LEADER, "99,3%", reply_markup=ReplyKeyboardMarkup([["Nguồn"]]))
    with pytest.raises(BadRequest, match="The sandbox shows inline keyboards only"):
        await bot.send_message(LEADER, "99,3%", reply_markup=ForceReply())


async def test_a_person_shares_their_contact_where_the_bot_asks_for_it(
    bot: Bot, server: Server, leader: Phone
) -> None:
    with pytest.raises(LookupError):
        leader.share_contact("Gửi số")
    asking = ReplyKeyboardMarkup([[KeyboardButton("Gửi số", request_contact=True)]], one_time_keyboard=True)
    await bot.send_message(LEADER, "Cần số điện thoại", reply_markup=asking)
    other = server.telegram.people[OFFICER]
    leader.share_contact("Gửi số", of=other)
    server.telegram.share_contact(LEADER)
    *_, foreign, own = [update.effective_message for update in await bot.get_updates()]
    assert foreign
    assert own
    assert foreign.contact == Contact(other.phone, "Cán bộ", user_id=OFFICER)
    assert own.contact == Contact(leader.person.phone, "Lãnh đạo", user_id=LEADER)
    with pytest.raises(LookupError):
        leader.share_contact("Gửi số")


async def test_a_press_tells_the_bot_who_pressed_what_and_its_answer_is_shown(
    bot: Bot, leader: Phone
) -> None:
    sent = await bot.send_message(LEADER, "99,3%", reply_markup=markup("Xu hướng", "Nguồn"))
    press = leader.tap(await leader.next(), "Nguồn")
    *_, update = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    assert (query.from_user.id, query.message.message_id, query.data) == (LEADER, sent.message_id, "Nguồn")
    await query.answer("Không có nguồn", show_alert=True)
    notice = await leader.notice(press)
    assert (notice.text, notice.alert) == ("Không có nguồn", True)


async def test_a_forged_press_reaches_the_bot_like_any_other(bot: Bot, leader: Phone) -> None:
    await bot.send_message(LEADER, "99,3%")
    leader.forge(await leader.next(), "duyet:7")
    *_, update = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "duyet:7"


@pytest.mark.parametrize("waited", [timedelta(seconds=150), timedelta(days=1)])
async def test_a_press_is_answered_in_time_or_not_at_all(
    bot: Bot, leader: Phone, clock: HandClock, waited: timedelta
) -> None:
    await bot.send_message(LEADER, "99,3%", reply_markup=markup("Nguồn"))
    press = leader.tap(await leader.next(), "Nguồn")
    clock.advance(waited)
    with pytest.raises(
        BadRequest, match="Query is too old and response timeout expired or query id is invalid"
    ):
        await bot.answer_callback_query(press)


async def test_an_answer_to_a_press_is_short(bot: Bot, leader: Phone) -> None:
    await bot.send_message(LEADER, "99,3%", reply_markup=markup("Nguồn"))
    press = leader.tap(await leader.next(), "Nguồn")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(press, "a" * 201)


async def test_a_phone_presses_a_button_and_returns_what_the_bot_shows_then(bot: Bot, leader: Phone) -> None:
    sent = await bot.send_message(LEADER, "99,3%", reply_markup=markup("Nguồn"))
    shown = await leader.next()
    edited, _ = await asyncio.gather(leader.press(shown, "Nguồn"), sent.edit_text("bài báo"))
    assert (edited.id, edited.text) == (shown.id, "bài báo")


async def test_a_phone_names_the_buttons_there_are_where_one_is_missing(bot: Bot, leader: Phone) -> None:
    row = [InlineKeyboardButton("Bài báo", url="https://x.vn/bai")]
    await bot.send_message(LEADER, "99,3%", reply_markup=InlineKeyboardMarkup([row]))
    shown = await leader.next()
    with pytest.raises(LookupError, match="no button 'Nguồn' among"):
        leader.tap(shown, "Nguồn")
    with pytest.raises(LookupError, match="'Bài báo' sends nothing"):
        leader.tap(shown, "Bài báo")


async def test_the_oldest_of_ten_thousand_presses_can_be_answered_no_more(bot: Bot, leader: Phone) -> None:
    start = leader.history()[0]
    oldest, *_, newest = [leader.forge(start, "nguon") for _ in range(10_001)]
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(oldest)
    assert await bot.answer_callback_query(newest)
