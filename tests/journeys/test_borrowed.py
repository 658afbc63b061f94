"""Nobody sends figures, rights or answers by the words of somebody else that they hand on."""

from typing import cast

import pytest

from bot.domain.access import Role
from bot.sandbox.phone import Phone
from bot.sandbox.shapes import Entity, Message, Update
from tests.clock import HandClock
from tests.journeys.dumps import dumped
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE = "X040"
STRANGER = "Bot chỉ phục vụ người được mời. / This bot serves invited people only."
ORIGIN = {"type": "hidden_user", "date": 0, "sender_user_name": "Ai đó"}
BOT = {"id": 9, "is_bot": True, "first_name": "Bot khác", "username": "khac_bot"}
COMMAND = Entity(type="bot_command", offset=0, length=5)


def hand_on(house: House, phone: Phone, text: str, **more: object) -> None:
    """Let somebody send words that are not typed, or not marked as Telegram marks them."""
    telegram = house.server.telegram
    message = telegram.new_message(telegram.chat_of(phone.person.id), phone.person.user(), {"text": text})
    whole = cast("Message", {**message, **more})
    telegram.updates.add(Update(update_id=telegram.updates.number(), message=whole))


@pytest.mark.parametrize("how", [{"forward_origin": ORIGIN}, {"via_bot": BOT}])
async def test_an_officer_enters_nothing_by_a_message_that_is_forwarded(
    province_url: str, how: dict[str, object]
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        before = dumped(house.database)
        hand_on(house, officer, "/nhap kyso 96/100", entities=[COMMAND], **how)
        assert (await officer.next()).text == (
            "Tin chuyển tiếp hoặc gửi qua bot khác không được xử lý. Sao chép nội dung rồi gửi lại tại đây."
        )
        assert dumped(house.database) == before
        assert "96 / 100" in (await officer.ask("/nhap kyso 96/100")).text


async def test_a_reason_that_is_forwarded_returns_nothing_and_is_waited_for_still(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        approver = await house.enrolled(Role.APPROVER, PROVINCE, "en")
        shown = await officer.ask("/nhap kyso 96/100")
        if "Nêu lý do: ký số" in shown.buttons:
            await officer.press(shown, "Nêu lý do: ký số")
            shown = await officer.ask("Đã đối chiếu với sổ")
        await officer.press(shown, "Gửi duyệt")
        await approver.press(await approver.ask("/review"), "Return")
        hand_on(house, approver, "Sai", forward_origin=ORIGIN)
        assert (await approver.next()).text.startswith("Messages that are forwarded or sent through another")
        assert "“Chưa khớp sổ”" in (await approver.ask("Chưa khớp sổ")).text


@pytest.mark.parametrize("how", [{"forward_origin": ORIGIN, "entities": [COMMAND]}, {}])
async def test_a_stranger_comes_in_by_no_code_that_is_forwarded_or_is_no_command(
    province_url: str, how: dict[str, object]
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        stranger, code = house.stranger(), house.invitation(Role.LEADER, PROVINCE)
        await stranger.ask("/trogiup")
        hand_on(house, stranger, f"/start {code}", **how)
        assert (await stranger.next()).text == STRANGER
        assert (await stranger.ask(f"/start {code}")).text != STRANGER
