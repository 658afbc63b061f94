"""A broadcast at the rate that Telegram lets through, and how long leaders wait for an answer meanwhile."""

import time
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from threading import Event

from sqlalchemy import func, select

from bot.domain.access import Grant, Role
from bot.domain.clock import SystemClock
from bot.services.cast import cast
from bot.showing.picture.sheet import BLUE, MARGIN, Sheet
from db.engine import Database
from db.outbox import Message, State, outbox, put_all
from db.people import add_grant, add_person
from db.pictures import Picture
from tests.bench.contenders import playing, whole_bot
from tests.bench.figures import article
from tests.bench.messenger import CHATS, PUSHED, Messenger
from tests.bench.report import Line, at_least, at_most, tell

_RATE = 30  # messages a second that Telegram lets through
_ASKED = 5  # a second
_MOST = 32  # in any second
_MILLISECONDS = 300
_BLOCKING = 10  # every so many-th has blocked the bot
_BAN_SECONDS = 10
_EDITIONS = 68  # of 34 provinces in two languages
_MOMENT = 0.02  # seconds
_TEXT = "<b>Tuần 25/2022</b>\n" + "\n".join(f"Chỉ tiêu {number}: 99,3%" for number in range(1, 12))


@dataclass(frozen=True)
class Wait:
    """When a leader asked, and how many seconds the answer took."""

    asked: float
    seconds: float


def measure(folder: Path) -> list[Line]:
    """Push a picture to each of thousands of people, some of whom have blocked the bot, while leaders ask.

    In the middle Telegram takes no call for ten seconds.
    """
    url = article(folder / "article.db")
    with playing(whole_bot(url), folder / "pushes") as bot, _opened(url) as database:
        blocking = PUSHED[::_BLOCKING]
        for chat in blocking:
            bot.messenger.block(chat)
        bot.messenger.limit()
        _put(database)
        while not bot.messenger.haste().calls:
            time.sleep(_MOMENT)  # until the bot has noticed
        with _asking(bot.messenger) as waits:
            _await_left(database, len(PUSHED) // 2)
            hasty, banned = bot.messenger.haste().refused, time.perf_counter()
            bot.messenger.ban(_BAN_SECONDS)
            _await_left(database, 0)
            haste = bot.messenger.haste()
        sent, blocked = _count(database, State.SENT), _count(database, State.BLOCKED)
    refused = f"{haste.refused} refused by the ban, {haste.forbidden} by people"
    tell(f"{haste.calls} messages in {haste.seconds:.1f} s, at most {haste.most} in a second; {refused}")
    free = [each.seconds for each in waits if not _meets_ban(each, banned)]
    what = f"{len(PUSHED):,} pictures pushed while {_ASKED} leaders a second ask"
    rate = (haste.calls - haste.refused) / (haste.seconds - _BAN_SECONDS)
    return [
        at_least(f"{what}: messages a second beside {_RATE}, without the ban", [rate / _RATE], 0.97),
        at_most("The most messages in any second", haste.most, _MOST, "messages"),
        at_most("Messages that the limits refused before the ban", hasty, 0, "messages"),
        at_most(f"Messages after a 429 of {_BAN_SECONDS} s was told", haste.heedless, 1, "messages"),
        at_most("Pushes that were lost", len(PUSHED) - sent - blocked, 0, "messages"),
        at_most(f"Calls to {len(blocking)} who blocked the bot", haste.forbidden, len(blocking), "calls"),
        at_most(
            f"95% of {len(free)} answers without the ban came within",
            quantiles(free, n=20)[-1] * 1000,
            _MILLISECONDS,
            "ms",
        ),
    ]


def _meets_ban(wait: Wait, banned: float) -> bool:
    """Say whether a leader waited while Telegram took no call."""
    return wait.asked < banned + _BAN_SECONDS and wait.asked + wait.seconds > banned


@contextmanager
def _opened(url: str) -> Generator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def _put(database: Database) -> None:
    """Queue a picture for everybody, of whom a few dozen each get the same."""
    pictures = [_picture(number) for number in range(_EDITIONS)]
    now = SystemClock().now()
    with database.writing() as conn:
        unit_id = cast(conn, now.date())[0].unit.id
        people = [add_person(conn, chat, f"Subscriber {chat}", "vi", now) for chat in PUSHED]
        for person in people:
            add_grant(conn, person, Grant(Role.LEADER, unit_id), now)
        messages = (
            Message(chat, "digest", _TEXT, person_id=person, picture=pictures[chat % _EDITIONS])
            for chat, person in zip(PUSHED, people, strict=True)
        )
        put_all(conn, messages, now)


def _picture(number: int) -> Picture:
    sheet = Sheet(900)
    for row in range(12):
        sheet.write((MARGIN, 60 * row), f"Đơn vị {number}.{row}: 99,3%", 40)
        sheet.bar((MARGIN, 60 * row + 48, 400 + 40 * row, 60 * row + 58), BLUE)
    return Picture(f"bench:{number}", sheet.png())


def _await_left(database: Database, most: int) -> None:
    """Wait until so many pushes are left at most."""
    while (left := _count(database, State.WAITING) + _count(database, State.LEASED)) > most:
        tell(f"{left} pushes are left")
        time.sleep(min(10, max(0.1, (left - most) / _RATE)))


def _count(database: Database, state: State) -> int:
    with database.reading() as conn:
        return conn.execute(select(func.count()).where(outbox.c.state == state)).scalar_one()


@contextmanager
def _asking(messenger: Messenger) -> Generator[list[Wait]]:
    """Let a few leaders a second ask, one after the other, until the end of the block; give their waits."""
    waits: list[Wait] = []
    ended = Event()

    def wait(chat: int) -> Wait:
        asked = time.perf_counter()
        return Wait(asked, messenger.await_answer(chat))

    def ask(threads: ThreadPoolExecutor) -> None:
        asked: list[Future[Wait]] = []
        for chat in cycle(CHATS):
            if ended.wait(1 / _ASKED):
                break
            asked.append(threads.submit(wait, chat))
        waits.extend(each.result() for each in asked)

    with ThreadPoolExecutor() as threads:
        asking = threads.submit(ask, threads)
        try:
            yield waits
        finally:
            ended.set()
            asking.result()
