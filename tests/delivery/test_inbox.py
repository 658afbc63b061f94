"""The inbox: what somebody wrote waits there until it is answered, whatever happens to the program."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select, text

from bot.delivery.inbox import Inbox
from bot.domain.reference import reference
from db.engine import Database
from db.inbox import Received, inbox
from tests.clock import HandClock
from tests.delivery.reports import reported


@pytest.fixture
def database(database_url: str) -> Generator[Database]:
    """Open a database, once on each engine."""
    database = Database(database_url)
    yield database
    database.close()


@pytest_asyncio.fixture
async def box(database: Database, clock: HandClock) -> AsyncGenerator[Inbox]:
    """Open the inbox."""
    box = Inbox(database, clock)
    yield box
    await box.close()


def wrote(update_id: int, chat_id: int = 7) -> Received:
    return Received(update_id, chat_id, f'{{"update_id": {update_id}}}')


async def after_a_restart(database: Database, clock: HandClock, box: Inbox) -> list[tuple[int, int]]:
    """Return what a new process finds to be answered, and how many sends it takes as possibly arrived."""
    await box.close()
    next_box = Inbox(database, clock)
    rows = await next_box.waiting()
    await next_box.close()
    return [(row.update_id, row.attempts) for row in rows]


async def test_what_telegram_hands_out_twice_is_new_once(box: Inbox) -> None:
    assert await box.store([wrote(2), wrote(1), wrote(2)]) == {1, 2}
    assert await box.store([wrote(2), wrote(3)]) == {3}
    box.answered(3)
    assert await box.store([wrote(3)]) == set()
    assert await box.store([]) == set()


async def test_what_was_not_answered_waits_in_order_after_a_restart(
    database: Database, clock: HandClock, box: Inbox
) -> None:
    await box.store([wrote(number) for number in (11, 9, 10, 12)])
    box.answered(10)
    await box.started(11)
    assert await after_a_restart(database, clock, box) == [(9, 0), (11, 1), (12, 0)]


async def test_an_answer_that_surely_did_not_arrive_counts_for_nothing(
    database: Database, clock: HandClock, box: Inbox
) -> None:
    await box.store([wrote(1)])
    for _ in range(5):
        await box.started(1)
        box.withdrawn(1)
    await box.started(1)
    assert await after_a_restart(database, clock, box) == [(1, 1)]


async def test_an_answer_that_may_have_arrived_twice_is_closed_and_reported(
    database: Database, clock: HandClock, box: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    await box.store([wrote(1), wrote(2)])
    await box.started(1)
    await box.started(1)
    assert await after_a_restart(database, clock, box) == [(2, 0)]
    closed = next(each for each in caplog.records if "is closed" in each.message)
    assert closed.__dict__["reference"] == reference(1)


async def test_a_person_s_words_are_gone_once_answered_and_all_trace_after_three_days(
    database: Database, clock: HandClock, box: Inbox
) -> None:
    await box.store([wrote(1), wrote(2)])
    box.answered(1)
    clock.advance(timedelta(days=2))
    await box.store([wrote(3)])
    with database.reading() as conn:
        assert list(conn.scalars(select(inbox.c.payload).where(inbox.c.answered))) == [""]
    clock.advance(timedelta(days=2))
    await box.store([wrote(4)])
    with database.reading() as conn:
        assert list(conn.scalars(select(inbox.c.update_id).order_by(inbox.c.update_id))) == [2, 3, 4]


async def test_an_update_is_kept_once_a_database_that_failed_works_again(
    database: Database, box: Inbox
) -> None:
    with database.writing() as conn:
        conn.execute(text("ALTER TABLE inbox RENAME TO away"))
    async with reported("bot.delivery.inbox"):
        storing = asyncio.create_task(box.store([wrote(1)]))
    with database.writing() as conn:
        conn.execute(text("ALTER TABLE away RENAME TO inbox"))
    assert await storing == {1}


async def test_answers_to_many_chats_at_once_are_all_written_down(database: Database, box: Inbox) -> None:
    await box.store([wrote(number) for number in range(300)])
    await asyncio.gather(*(box.started(number) for number in range(300)))
    with database.reading() as conn:
        assert set(conn.scalars(select(inbox.c.attempts))) == {1}
