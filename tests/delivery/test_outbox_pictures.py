"""Pushing pictures: each is uploaded once for all who get it, and no message is lost for its picture."""

from collections.abc import Generator, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.delivery.outbox import Outbox
from bot.delivery.pictures import is_of_the_id
from bot.delivery.sender import Outcome, Receipt
from bot.sandbox.bubbles import Bubble
from bot.sandbox.faults import Fault
from bot.sandbox.files import Files
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import Telegram
from db.outbox import Message, outbox
from db.pictures import Picture, picture
from tests.clock import HandClock
from tests.delivery.pushes import FIRST, met, opened, pushing, say, states, texts
from tests.delivery.test_photos import picture as png

READ_SECONDS = 2.0
WORDS = "<b>99,3%</b>"
KEYBOARD = [[("Mở", "v.1")]]


@pytest.fixture
def server() -> Generator[Server]:
    """Start a Bot API server that limits as Telegram does."""
    with Server(Telegram(limited=True)) as server:
        server.faults.retry_after = 1
        yield server


def to_all(people: int, content: bytes, words: str = WORDS) -> list[Message]:
    """Return a message to each of so many people, all with the same picture."""
    chats = range(FIRST, FIRST + people)
    return [Message(chat, "test", words, KEYBOARD, picture=Picture("one", content)) for chat in chats]


async def shown_on(phones: Sequence[Phone]) -> list[Bubble]:
    """Wait until each phone shows something, and return what."""
    return [await phone.next() for phone in phones]


def files(shown: Sequence[Bubble]) -> list[bytes | None]:
    """Return the pictures that are shown."""
    return [each.file.content if each.file else None for each in shown]


def known(url: str) -> list[tuple[bytes, str | None]]:
    """Return the pictures that are kept, and by which ids Telegram knows them."""
    with opened(url) as database, database.reading() as conn:
        return [(row.png, row.file_id) for row in conn.execute(select(picture).order_by(picture.c.id))]


def references(url: str) -> list[str]:
    with opened(url) as database, database.reading() as conn:
        return list(conn.scalars(select(outbox.c.reference).order_by(outbox.c.id)))


async def test_everybody_gets_the_picture_that_was_uploaded_once(server: Server, database_url: str) -> None:
    phones = met(server, 25)
    say(database_url, to_all(25, png()))
    async with pushing(server.url, database_url):
        shown = await shown_on(phones)
    assert files(shown) == [png()] * 25
    assert {(each.html, *each.buttons) for each in shown} == {(WORDS, "Mở")}
    assert known(database_url) == [(png(), "file1")], "a second upload would have made another file"
    assert server.telegram.files.get("file2") is None
    assert states(database_url) == {"sent": 25}


async def test_who_pushes_later_knows_the_picture_that_another_has_uploaded(
    server: Server, sqlite_url: str
) -> None:
    first, second = met(server, 2)
    one, other = to_all(2, png())
    say(sqlite_url, [one])
    async with pushing(server.url, sqlite_url):
        await first.next()
    say(sqlite_url, [other])
    async with pushing(server.url, sqlite_url):
        assert files([await second.next()]) == [png()]
    assert server.telegram.files.get("file2") is None


def misremember(url: str, file_id: str) -> None:
    """Let the database know the picture by an id that Telegram takes no longer."""
    with opened(url) as database, database.writing() as conn:
        conn.execute(picture.update().values(file_id=file_id))


async def test_a_picture_whose_id_telegram_takes_no_longer_is_uploaded_once_more_for_all(
    server: Server, database_url: str
) -> None:
    phones = met(server, 25)
    say(database_url, to_all(25, png()))
    misremember(database_url, "file of another bot")
    async with pushing(server.url, database_url):
        shown = await shown_on(phones)
    assert files(shown) == [png()] * 25
    assert known(database_url) == [(png(), "file1")]
    assert server.telegram.files.get("file2") is None
    assert states(database_url) == {"sent": 25}
    assert {each.text for each in shown} == {"99,3%"}, "none bears a reference: no copy was in doubt"


async def test_an_id_that_telegram_forgets_between_two_messages_costs_nobody_the_picture(
    server: Server, sqlite_url: str
) -> None:
    first, second = met(server, 2)
    async with pushing(server.url, sqlite_url) as box:
        say(sqlite_url, to_all(1, png()))
        box.wake()
        await first.next()
        server.telegram.files = Files()
        say(sqlite_url, to_all(2, png())[1:])
        box.wake()
        assert files([await second.next()]) == [png()]
    assert states(sqlite_url) == {"sent": 2}


async def test_a_picture_that_is_kept_no_longer_leaves_its_words(server: Server, sqlite_url: str) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, to_all(1, png()))
    with opened(sqlite_url) as database, database.writing() as conn:
        conn.execute(picture.delete())
    async with pushing(server.url, sqlite_url):
        assert files([await phone.next()]) == [None]
    assert states(sqlite_url) == {"sent": 1}


@pytest.mark.parametrize(
    "said",
    [
        "Wrong file identifier/http url specified",
        "Wrong remote file identifier specified: wrong padding in the string",
        "Wrong file_id or the file is temporarily unavailable",
        "FILE_REFERENCE_EXPIRED",
        "Can't use file of type document as photo",
    ],
)
def test_whatever_telegram_says_of_an_id_is_known(said: str) -> None:
    assert is_of_the_id(Receipt(Outcome.REFUSED, error=said))
    assert not is_of_the_id(Receipt(Outcome.REFUSED, error="Photo_invalid_dimensions"))
    assert not is_of_the_id(Receipt(Outcome.BLOCKED, error=said))


async def test_where_telegram_takes_no_such_picture_all_get_its_words(
    server: Server, sqlite_url: str
) -> None:
    phones = met(server, 3)
    say(sqlite_url, to_all(3, png(4000, 10)))
    async with pushing(server.url, sqlite_url):
        shown = await shown_on(phones)
    assert files(shown) == [None] * 3
    assert {(each.html, *each.buttons) for each in shown} == {(WORDS, "Mở")}
    assert states(sqlite_url) == {"sent": 3}
    assert [texts(phone) for phone in phones] == [["99,3%"]] * 3, "none bears a reference"


async def test_words_that_are_too_long_for_a_caption_come_alone(server: Server, sqlite_url: str) -> None:
    fitting, longer = met(server, 2)
    messages = [*to_all(1, png(), f"<b>{'9' * 1_024}</b>"), *to_all(2, png(), "9" * 1_025)[1:]]
    say(sqlite_url, messages)
    async with pushing(server.url, sqlite_url):
        shown = await shown_on([fitting, longer])
    assert files(shown) == [png(), None]
    assert [len(each.text) for each in shown] == [1_024, 1_025]
    assert not server.calls.haste.refused


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.LATE])
async def test_a_second_copy_of_a_pushed_picture_bears_the_reference_in_its_caption(
    server: Server, sqlite_url: str, fault: Fault
) -> None:
    phones = met(server, 2)
    say(sqlite_url, to_all(2, png()))
    mark = references(sqlite_url)[0]
    server.faults.plan(fault, "sendPhoto")
    async with pushing(server.url, sqlite_url, read_seconds=READ_SECONDS):
        first, second = await shown_on(phones)
        again = await phones[0].next()
    assert files([first, again, second]) == [png()] * 3
    assert [first.text, again.text, second.text] == ["99,3%", f"99,3%\n#{mark}", "99,3%"]
    assert states(sqlite_url) == {"sent": 2}


async def test_a_picture_that_a_killed_process_may_have_sent_bears_the_reference_in_its_caption(
    server: Server, sqlite_url: str
) -> None:
    [phone] = met(server, 1)
    say(sqlite_url, to_all(1, png()))
    with opened(sqlite_url) as database, database.writing() as conn:
        conn.execute(outbox.update().values(attempts=1))  # as it is found after a kill
    async with pushing(server.url, sqlite_url):
        shown = await phone.next()
    assert files([shown]) == [png()]
    assert shown.text == f"99,3%\n#{references(sqlite_url)[0]}"


async def test_a_picture_whose_upload_stays_in_doubt_holds_up_nobody_else(
    server: Server, sqlite_url: str
) -> None:
    phones = met(server, 3)
    say(sqlite_url, to_all(3, png()))
    server.faults.plan(Fault.LOST, "sendPhoto", times=2)
    async with pushing(server.url, sqlite_url):
        shown = await shown_on(phones[1:])
    assert files(shown) == [png()] * 2
    assert states(sqlite_url) == {"doubt": 1, "sent": 2}


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.FLOOD, Fault.ERROR])
async def test_a_picture_arrives_once_whatever_the_network_does(
    server: Server, sqlite_url: str, fault: Fault
) -> None:
    phones = met(server, 2)
    say(sqlite_url, to_all(2, png()))
    server.faults.plan(fault, "sendPhoto")
    async with pushing(server.url, sqlite_url):
        shown = await shown_on(phones)
    assert files(shown) == [png()] * 2
    assert [len(texts(phone)) for phone in phones] == [1, 1]


async def test_who_has_blocked_the_bot_keeps_no_picture_from_the_others(
    server: Server, sqlite_url: str
) -> None:
    blocking, other = met(server, 2)
    blocking.block()
    say(sqlite_url, to_all(2, png()))
    async with pushing(server.url, sqlite_url):
        assert files([await other.next()]) == [png()]
    assert states(sqlite_url) == {"blocked": 1, "sent": 1}


async def test_a_picture_is_deleted_once_it_is_old_and_nobody_waits_for_it(database_url: str) -> None:
    clock = HandClock()
    sent, waiting = (Message(chat, "test", WORDS, picture=Picture(f"{chat}", png())) for chat in (1, 2))
    say(database_url, [sent], clock)
    with opened(database_url) as database, database.writing() as conn:
        conn.execute(outbox.update().values(state="sent"))
    say(database_url, [waiting], clock)
    for days, kept in ((13, 2), (2, 1)):
        clock.advance(timedelta(days=days))
        with opened(database_url) as database:
            box = Outbox(database, clock)
            await box.lease(0)
            await box.close()
        assert len(known(database_url)) == kept
    assert states(database_url) == {"sent": 1, "waiting": 1}
