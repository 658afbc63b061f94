"""Updates: kept until they are confirmed, waited for, and given to one poller at a time."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.clock import HandClock
from tests.sandbox.conftest import LEADER, bot_at


def texts(updates: Sequence[Update]) -> list[str | None]:
    return [update.message.text if update.message else None for update in updates]


async def test_a_message_is_told_again_until_a_later_offset_confirms_it(bot: Bot, leader: Phone) -> None:
    leader.say("/kyso")
    first, second = await bot.get_updates()
    assert texts(await bot.get_updates()) == ["/start", "/kyso"]
    assert texts(await bot.get_updates(offset=second.update_id)) == ["/kyso"]
    assert texts(await bot.get_updates()) == ["/kyso"]
    assert first.update_id + 1 == second.update_id


async def test_a_negative_offset_forgets_all_but_the_last(bot: Bot, leader: Phone) -> None:
    for text in ("/kyso", "/donvi"):
        leader.say(text)
    assert texts(await bot.get_updates(offset=-1)) == ["/donvi"]
    assert texts(await bot.get_updates()) == ["/donvi"]


@pytest.mark.parametrize(("limit", "told"), [(1, 1), (100, 100), (0, 100), (500, 100)])
async def test_at_most_a_hundred_updates_are_told_at_once(
    bot: Bot, leader: Phone, limit: int, told: int
) -> None:
    for _ in range(120):
        leader.say("/kyso")
    assert len(await bot.get_updates(limit=limit)) == told


async def test_a_waiting_bot_is_told_as_soon_as_somebody_writes(
    bot: Bot, server: Server, leader: Phone
) -> None:
    (start,) = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=30))
    assert await server.telegram.updates.confirmed(30)  # the bot waits now
    leader.say("/kyso")
    assert texts(await poll) == ["/kyso"]


async def test_a_poll_without_news_ends_empty_handed(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_the_older_of_two_pollers_is_told_to_stop(bot: Bot, server: Server, leader: Phone) -> None:
    (start,) = await bot.get_updates()
    async with bot_at(server) as other:
        older = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=30))
        assert await server.telegram.updates.confirmed(30)  # the older one has begun
        newer = asyncio.create_task(other.get_updates(offset=start.update_id + 1, timeout=30))
        with pytest.raises(Conflict) as refused:
            await older
        leader.say("/kyso")
        assert texts(await newer) == ["/kyso"]
    assert refused.value.message == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_a_bot_is_told_only_what_it_asked_for(bot: Bot, leader: Phone) -> None:
    sent = await bot.send_message(LEADER, "99,3%")
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    leader.say("/kyso")
    leader.forge(leader.history()[-2], "nguon")
    *_, last = await bot.get_updates()
    assert last.callback_query is not None
    assert last.callback_query.message is not None
    assert last.callback_query.message.message_id == sent.message_id
    assert texts(await bot.get_updates()) == ["/start", None]


async def test_telegram_forgets_a_press_after_minutes_and_a_message_after_a_day(
    bot: Bot, leader: Phone, clock: HandClock
) -> None:
    leader.forge(leader.history()[0], "nguon")
    clock.advance(timedelta(seconds=150))
    assert texts(await bot.get_updates()) == ["/start"]
    clock.advance(timedelta(days=1))
    assert await bot.get_updates() == ()


@pytest.mark.usefixtures("leader")
async def test_what_waits_can_be_counted_and_dropped(bot: Bot) -> None:
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_after_a_reset_nothing_is_left_and_no_number_comes_twice(
    bot: Bot, server: Server, leader: Phone
) -> None:
    (before,) = await bot.get_updates()
    server.telegram.reset()
    assert leader.history() == []
    leader.say("/kyso")
    (after,) = await bot.get_updates()
    assert after.update_id > before.update_id
