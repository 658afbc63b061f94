"""The outbox: what is to be said is said once, in order, by one process, whatever becomes of the others."""

from collections.abc import AsyncGenerator, Generator
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.delivery.outbox import Outbox
from db.dispatch import Ending
from db.engine import Database
from db.outbox import Message, State, outbox, put, put_all
from tests.clock import HandClock
from tests.delivery.pushes import opened

LEADER, OFFICER = 11, 12
MINUTE = timedelta(minutes=1)


@pytest.fixture
def database(database_url: str) -> Generator[Database]:
    """Open a database, once on each engine."""
    with opened(database_url) as database:
        yield database


@pytest_asyncio.fixture
async def box(database: Database, clock: HandClock) -> AsyncGenerator[Outbox]:
    """Open the outbox."""
    box = Outbox(database, clock)
    yield box
    await box.close()


@pytest_asyncio.fixture
async def other(database: Database, clock: HandClock) -> AsyncGenerator[Outbox]:
    """Open the outbox as a process on another machine."""
    box = Outbox(database, clock, "elsewhere")
    yield box
    await box.close()


def say(database: Database, clock: HandClock, *messages: Message) -> None:
    with database.writing() as conn:
        put_all(conn, messages, clock.now())


def to(chat_id: int, text: str) -> Message:
    return Message(chat_id, "test", text)


async def taken(box: Outbox, most: int = 10) -> list[str]:
    return [message.text for message in await box.lease(most)]


def kept(database: Database, *columns: str) -> list[tuple[object, ...]]:
    with database.reading() as conn:
        return [
            tuple(row) for row in conn.execute(select(*(outbox.c[name] for name in columns)).order_by("id"))
        ]


async def test_a_leader_s_messages_are_taken_one_by_one_in_the_order_in_which_they_are_due(
    database: Database, clock: HandClock, box: Outbox
) -> None:
    later = Message(LEADER, "test", "at seven", not_before=clock.now() + MINUTE)
    say(database, clock, later, to(LEADER, "one"), to(LEADER, "two"), to(OFFICER, "three"))
    first = await box.lease(10)
    assert [message.text for message in first] == ["one", "three"]
    assert await taken(box) == []
    box.ended(Ending(first[0].id, State.SENT, 77))
    [second] = await box.lease(10)
    assert second.text == "two"
    box.ended(Ending(second.id, State.SENT, 78))
    assert await taken(box) == []
    clock.advance(MINUTE)
    assert await taken(box) == ["at seven"]


async def test_what_was_put_twice_under_one_key_is_said_once(database: Database, clock: HandClock) -> None:
    digest = Message(LEADER, "digest", "tuần 25", dedupe="digest:1:2022-W25")
    with database.writing() as conn:
        assert put(conn, digest, clock.now())
        assert not put(conn, digest, clock.now())
        assert put_all(conn, [to(LEADER, "a"), digest, to(LEADER, "b"), to(LEADER, "b")], clock.now()) == 3
    assert [text for (text,) in kept(database, "text")] == ["tuần 25", "a", "b", "b"]


async def test_twenty_thousand_digests_are_put_once_in_order(database: Database, clock: HandClock) -> None:
    digests = [Message(number, "digest", f"{number}", dedupe=f"{number}") for number in range(20_000)]
    with database.writing() as conn:
        assert put_all(conn, digests, clock.now()) == 20_000
        assert put_all(conn, digests, clock.now()) == 0
    assert [text for (text,) in kept(database, "text")] == [digest.text for digest in digests]


async def test_a_message_is_as_it_was_put_and_bears_a_reference(
    database: Database, clock: HandClock, box: Outbox
) -> None:
    keyboard = [[("Duyệt", "y:1"), ("Trả lại", "n:1")], [("Nguồn", "s")]]
    expires = clock.now() + MINUTE
    say(database, clock, Message(-5, "review", "<b>99,3%</b>", keyboard, silent=True, expires_at=expires))
    [message] = await box.lease(10)
    assert (message.chat_id, message.text, message.keyboard) == (-5, "<b>99,3%</b>", keyboard)
    assert (message.silent, message.expires_at, message.attempts) == (True, expires, 0)
    assert len(message.reference) == 4


async def test_while_one_process_pushes_another_stands_by(
    database: Database, clock: HandClock, box: Outbox, other: Outbox
) -> None:
    say(database, clock, to(LEADER, "one"), to(OFFICER, "two"))
    [message] = await box.lease(1)
    assert await taken(other) == []
    box.ended(Ending(message.id, State.SENT, 77))
    await box.lease(0)
    assert await taken(other) == ["two"]
    assert await taken(box) == []


async def test_what_a_dead_process_held_is_taken_over_once_its_lease_has_run_out(
    database: Database, clock: HandClock, box: Outbox, other: Outbox
) -> None:
    say(database, clock, to(LEADER, "one"), to(OFFICER, "two"))
    one, two = await other.lease(10)
    assert await other.started(one.id)
    clock.advance(MINUTE - timedelta(seconds=1))
    assert await taken(box) == []
    clock.advance(timedelta(seconds=1))
    assert [(each.text, each.attempts) for each in await box.lease(10)] == [("one", 1), ("two", 0)]
    assert not await other.started(two.id)  # it was not dead after all, and finds that it is too late
    other.ended(Ending(one.id, State.SENT, 77))
    other.withdrawn(one.id)
    await other.lease(0)
    assert kept(database, "state", "attempts", "message_id") == [("leased", 1, None), ("leased", 0, None)]


async def test_a_process_that_lives_holds_on_to_its_messages(
    database: Database, clock: HandClock, box: Outbox, other: Outbox
) -> None:
    say(database, clock, to(LEADER, "one"))
    [message] = await box.lease(10)
    for _ in range(10):
        clock.advance(timedelta(seconds=30))
        await box.lease(0)
        assert await taken(other) == []
    assert await box.started(message.id)


async def test_a_message_that_surely_did_not_arrive_counts_for_nothing(
    database: Database, clock: HandClock, box: Outbox
) -> None:
    say(database, clock, to(LEADER, "one"))
    [message] = await box.lease(10)
    for _ in range(3):
        await box.started(message.id)
        box.withdrawn(message.id)
    await box.started(message.id)
    box.ended(Ending(message.id, State.WAITING))
    [again] = await box.lease(10)
    assert again.attempts == 1


async def test_what_was_sent_is_emptied_and_what_was_refused_is_kept_with_its_reason(
    database: Database, clock: HandClock, box: Outbox
) -> None:
    say(database, clock, to(LEADER, "one"), to(OFFICER, "two"))
    one, two = await box.lease(10)
    box.ended(Ending(one.id, State.SENT, 77))
    box.ended(Ending(two.id, State.REFUSED, error="message is too long"))
    await box.lease(0)
    assert kept(database, "text", "state", "message_id", "error", "done_at", "lease_owner") == [
        ("", "sent", 77, None, clock.now(), None),
        ("two", "refused", None, "message is too long", clock.now(), None),
    ]


async def test_one_who_has_blocked_the_bot_gets_nothing_else_that_waits(
    database: Database, clock: HandClock, box: Outbox
) -> None:
    say(database, clock, *(to(chat, text) for text in ("one", "two") for chat in (LEADER, OFFICER)))
    leader, _ = await box.lease(10)
    box.ended(Ending(leader.id, State.BLOCKED))
    await box.lease(0)
    assert kept(database, "chat_id", "state") == [
        (LEADER, "blocked"),
        (OFFICER, "leased"),
        (LEADER, "blocked"),
        (OFFICER, "waiting"),
    ]


async def test_what_came_to_its_end_is_forgotten_after_three_months(
    database: Database, clock: HandClock, box: Outbox
) -> None:
    say(database, clock, to(LEADER, "one"), to(OFFICER, "two"))
    one, two = await box.lease(10)
    box.ended(Ending(one.id, State.SENT, 77))
    await box.lease(0)
    clock.advance(timedelta(days=91))
    box.ended(Ending(two.id, State.DOUBT))
    await box.lease(0)
    assert kept(database, "state") == [("doubt",)]
