"""A broadcast at the rate that Telegram lets through, and how long leaders wait for an answer meanwhile."""

import time
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from threading import Event

from sqlalchemy import func, select

from bot.domain.clock import SystemClock
from db.engine import Database
from db.outbox import Message, State, outbox, put_all
from tests.bench.contenders import playing, whole_bot
from tests.bench.figures import article
from tests.bench.messenger import CHATS, PUSHED, Messenger
from tests.bench.report import Line, at_least, at_most, tell

_RATE = 30  # messages a second that Telegram lets through
_ASKED = 5  # a second
_MOST = 32  # in any second
_MILLISECONDS = 300
_MOMENT = 0.02  # seconds
_TEXT = "<b>Tuần 25/2022</b>\n" + "\n".join(f"Chỉ tiêu {number}: 99,3%" for number in range(1, 12))


def measure(folder: Path) -> list[Line]:
    """Push a message to each of thousands of people while some leaders ask."""
    url = article(folder / "article.db")
    with playing(whole_bot(url), folder / "pushes") as bot, _opened(url) as database:
        bot.messenger.limit()
        _put(database)
        while not bot.messenger.haste().calls:
            time.sleep(_MOMENT)  # until the bot has noticed
        with _asking(bot.messenger) as waits:
            _await_sent(database)
            haste = bot.messenger.haste()
        sent = _count(database, State.SENT)
    tell(f"{haste.calls} messages in {haste.seconds:.1f} s, at most {haste.most} in a second")
    what = f"{len(PUSHED):,} pushes while {_ASKED} leaders a second ask"
    return [
        at_least(f"{what}: messages a second beside {_RATE}", [haste.calls / haste.seconds / _RATE], 0.97),
        at_most("The most messages in any second", haste.most, _MOST, "messages"),
        at_most("Messages that Telegram's limits refused", haste.refused, 0, "messages"),
        at_most("Pushes that were not sent", len(PUSHED) - sent, 0, "messages"),
        at_most(
            f"95% of {len(waits)} answers came within", quantiles(waits, n=20)[-1] * 1000, _MILLISECONDS, "ms"
        ),
    ]


@contextmanager
def _opened(url: str) -> Generator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def _put(database: Database) -> None:
    with database.writing() as conn:
        put_all(conn, (Message(chat, "digest", _TEXT) for chat in PUSHED), SystemClock().now())


def _await_sent(database: Database) -> None:
    while left := _count(database, State.WAITING) + _count(database, State.LEASED):
        tell(f"{left} pushes are left")
        time.sleep(min(10, max(0.1, left / _RATE)))


def _count(database: Database, state: State) -> int:
    with database.reading() as conn:
        return conn.execute(select(func.count()).where(outbox.c.state == state)).scalar_one()


@contextmanager
def _asking(messenger: Messenger) -> Generator[list[float]]:
    """Let a few leaders a second ask, one after the other, until the end of the block; give their waits."""
    waits: list[float] = []
    ended = Event()

    def ask(threads: ThreadPoolExecutor) -> None:
        asked: list[Future[float]] = []
        for chat in cycle(CHATS):
            if ended.wait(1 / _ASKED):
                break
            asked.append(threads.submit(messenger.await_answer, chat))
        waits.extend(each.result() for each in asked)

    with ThreadPoolExecutor() as threads:
        asking = threads.submit(ask, threads)
        try:
            yield waits
        finally:
            ended.set()
            asking.result()
