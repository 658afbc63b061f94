"""The limiter: leaders are answered first, a broadcast takes what is left, and Telegram's word holds all."""

import asyncio
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

import pytest

from bot.delivery.limiter import Limiter, speaks
from tests.delivery.hours import in_no_time

LEADER, GROUP = 7, -7
RATE = 29.25


class Bot:
    """Speaks through one limiter, and notes when each message left."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.limiter = Limiter()
        self.stopping = asyncio.Event()
        self.pushes: list[float] = []
        self.answers: list[float] = []
        self.begun = now()

    async def push(self, chat_id: int) -> None:
        """Say what nobody asked for."""
        await self._speak(chat_id, self.pushes, push=True)

    async def answer(self, chat_id: int = LEADER) -> float:
        """Answer somebody; return for how long that had to wait."""
        asked = now()
        await self._speak(chat_id, self.answers, push=False)
        return now() - asked

    async def broadcast(self, messages: int) -> None:
        """Push a message to each of so many people, as many at once as the outbox hands out."""
        room = asyncio.Semaphore(32)

        async def push(chat_id: int) -> None:
            async with room:
                await self.push(chat_id)

        await asyncio.gather(*(push(10_000 + number) for number in range(messages)))

    @property
    def all(self) -> list[float]:
        """When each message left, in order."""
        return sorted(self.pushes + self.answers)

    async def _speak(self, chat_id: int, left: list[float], *, push: bool) -> None:
        if await self.limiter.turn(chat_id, self.stopping, push=push):
            await self.limiter.depart("sendMessage")
            left.append(now() - self.begun)


def now() -> float:
    return asyncio.get_running_loop().time()


def most(times: Iterable[float], within: float = 1.0) -> int:
    """Return the most that left in any time of this length."""
    ordered = sorted(times)
    return max(bisect_right(ordered, first + within - 1e-9) - number for number, first in enumerate(ordered))


def test_a_broadcast_takes_one_slot_after_the_other() -> None:
    async def work() -> None:
        bot = Bot()
        await bot.broadcast(3_000)
        assert 3_000 / bot.pushes[-1] >= 0.97 * 30
        assert most(bot.all) <= 30
        assert sum(left < 1 for left in bot.pushes) <= 21  # while connections are being made
        gaps = [later - earlier for earlier, later in pairwise(bot.pushes)]
        assert min(gaps[1:]) >= 1 / RATE - 0.001

    in_no_time(work)


def test_five_leaders_a_second_are_answered_within_moments_during_a_broadcast() -> None:
    async def work() -> None:
        bot = Bot()
        broadcast = asyncio.create_task(bot.broadcast(1_500))
        await asyncio.sleep(0.5)
        waits: list[float] = []
        for second in range(40):
            asked = [bot.answer(chat_id) for chat_id in range(1 + second % 2 * 5, 6 + second % 2 * 5)]
            waits += await asyncio.gather(*asked)
            await asyncio.sleep(1)
        await broadcast
        assert max(waits) < 0.3
        assert most(bot.all) <= 30
        assert len(bot.all) / bot.all[-1] == pytest.approx(RATE, rel=0.01)

    in_no_time(work)


def test_a_thousand_answers_go_at_once_where_nothing_is_pushed_and_telegram_says_nothing() -> None:
    async def work() -> None:
        bot = Bot()
        await asyncio.gather(*(bot.answer(chat_id) for _ in range(16) for chat_id in range(1, 257)))
        assert bot.answers[-1] == 0

    in_no_time(work)


def test_a_push_after_a_thousand_answers_waits_for_a_second_and_no_longer() -> None:
    async def work() -> None:
        bot = Bot()
        await asyncio.gather(*(bot.answer(chat_id) for chat_id in range(1, 1_001)))
        await bot.push(2_000)
        assert bot.pushes == [pytest.approx(1.0, abs=0.03)]

    in_no_time(work)


def test_a_push_is_not_held_for_ever_by_answers() -> None:
    async def work() -> None:
        bot = Bot()
        push = asyncio.gather(bot.push(20_000), bot.push(20_001))
        await asyncio.sleep(0.01)
        answers: list[asyncio.Task[float]] = []
        while not push.done():
            answers += [asyncio.create_task(bot.answer(len(answers) + number)) for number in range(1, 7)]
            await asyncio.sleep(0.1)
        assert 30 < max(bot.pushes) < 65  # all who asked in its first half minute went ahead, and nobody else
        await asyncio.gather(*answers)

    in_no_time(work)


def test_a_person_gets_a_push_a_second_and_answers_a_few_at_once() -> None:
    async def work() -> None:
        bot = Bot()
        for _ in range(3):
            await bot.push(LEADER)
        assert bot.pushes == [pytest.approx(number * 1.05) for number in range(3)]
        await asyncio.sleep(10)
        bot.answers.clear()
        others = asyncio.create_task(bot.broadcast(200))
        await asyncio.sleep(0.01)
        waits = [await bot.answer() for _ in range(5)]
        assert max(waits[:3]) < 0.1
        assert min(waits[3:]) > 0.8
        await others

    in_no_time(work)


def test_a_group_gets_no_more_than_twenty_messages_a_minute_while_much_is_said() -> None:
    async def work() -> None:
        bot = Bot()
        bot.limiter.hold("sendMessage", 60)
        await asyncio.gather(*(bot.answer(GROUP) for _ in range(60)))
        assert most(bot.answers, 60) <= 20
        assert len(bot.answers) == 60

    in_no_time(work)


def test_one_whose_chat_has_to_wait_holds_up_nobody_else() -> None:
    async def work() -> None:
        bot = Bot()
        mine = asyncio.gather(*(bot.push(LEADER) for _ in range(5)))
        await bot.broadcast(29)
        assert now() - bot.begun < 1.5
        await mine

    in_no_time(work)


def test_telegram_s_word_holds_all_and_no_burst_follows() -> None:
    async def work() -> None:
        bot = Bot()
        broadcast = asyncio.create_task(bot.broadcast(300))
        await asyncio.sleep(2)
        said = now() - bot.begun
        bot.limiter.hold("sendMessage", 10)
        bot.limiter.hold("sendMessage", 1)  # what comes after lifts nothing
        assert bot.limiter.held("getUpdates") == pytest.approx(10)
        answers = [asyncio.create_task(bot.answer(chat_id)) for chat_id in range(1, 101)]
        await asyncio.gather(broadcast, *answers)
        assert not [left for left in bot.all if said < left < said + 10]
        assert len(bot.all) == 400
        assert most(bot.all) <= 30
        assert max(bot.answers) < min(left for left in bot.pushes if left > said)

    in_no_time(work)


def test_the_menu_s_own_limit_holds_nobody() -> None:
    async def work() -> None:
        bot = Bot()
        bot.limiter.hold("setMyCommands", 600)
        assert await bot.answer() == 0

    in_no_time(work)


def test_what_a_slow_disk_holds_back_does_not_leave_in_a_burst() -> None:
    async def work() -> None:
        bot = Bot()
        left: list[float] = []

        async def push(chat_id: int) -> None:
            await bot.limiter.turn(chat_id, bot.stopping, push=True)
            if 30 <= chat_id < 60:
                await asyncio.sleep(1 - (now() - bot.begun) % 1)  # the disk lets all go at one moment
            await bot.limiter.depart("sendMessage")
            left.append(now())

        await asyncio.gather(*(push(chat_id) for chat_id in range(1, 151)))
        assert most(left) <= 30

    in_no_time(work)


def test_a_stop_waits_for_no_turn_that_is_not_there() -> None:
    async def work() -> None:
        bot = Bot()
        bot.limiter.hold("sendMessage", 600)
        waiting = asyncio.create_task(bot.broadcast(10))
        await asyncio.sleep(1)
        bot.stopping.set()
        await waiting
        assert bot.all == []
        assert now() - bot.begun < 2
        bot.stopping.clear()
        await bot.answer()
        assert now() - bot.begun == pytest.approx(600)  # those who left are in nobody's way

    in_no_time(work)


def test_the_client_s_own_methods_wait_for_their_turn_too() -> None:
    async def work() -> None:
        bot = Bot()
        bot.limiter.hold("sendMessage", 5)

        async def send(*_: object, **__: object) -> float:
            return now() - bot.begun

        left = [
            await bot.limiter.process_request(send, (), {}, method, {"chat_id": LEADER}, None)
            for method in ("getMe", "sendPhoto", "answerCallbackQuery", "sendDocument")
        ]
        assert left[0] == 0  # the request itself knows that it must not leave
        assert left[1] == left[2] == pytest.approx(5)
        assert left[3] > 5

    in_no_time(work)


@pytest.mark.parametrize(
    ("method", "is_message"),
    [
        ("sendMessage", True),
        ("sendPhoto", True),
        ("editMessageText", True),
        ("sendChatAction", False),
        ("answerCallbackQuery", False),
        ("getUpdates", False),
        ("getMe", False),
    ],
)
def test_what_is_no_message_takes_no_slot(method: str, *, is_message: bool) -> None:
    assert speaks(method) is is_message
