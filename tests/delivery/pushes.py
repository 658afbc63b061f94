"""What is pushed in tests: messages put into the outbox, and a pusher that sends them."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Generator, Iterable
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy import select
from telegram import Bot

from bot.delivery.outbound import OnBlocked, Pusher
from bot.delivery.outbox import Outbox
from bot.delivery.request import HttpRequest
from bot.delivery.sender import Sender
from bot.domain.clock import Clock, SystemClock
from bot.sandbox.people import Person
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from bot.sandbox.telegram import TOKEN
from db.engine import Database
from db.outbox import Message, outbox, put_all

FIRST = 100  # the first of the people who are pushed to


@contextmanager
def opened(url: str) -> Generator[Database]:
    """Open a database until the end of the block."""
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def met(server: Server, people: int) -> list[Phone]:
    """Give the phones of people who have written to the bot before."""
    for number in range(FIRST, FIRST + people):
        server.telegram.meet(Person(number, f"Người {number}"))
    return [server.phone(number) for number in range(FIRST, FIRST + people)]


def say(url: str, messages: Iterable[Message], clock: Clock | None = None) -> None:
    """Put messages into the outbox of a database."""
    with opened(url) as database, database.writing() as conn:
        put_all(conn, messages, (clock or SystemClock()).now())


def to_all(people: int, each: int) -> list[Message]:
    """Return so many messages to each of so many people, whose order shows in their texts."""
    chats = range(FIRST, FIRST + people)
    return [Message(chat, "test", f"{number}") for number in range(each) for chat in chats]


def states(url: str) -> Counter[str]:
    """Return how many messages there are in each state."""
    with opened(url) as database, database.reading() as conn:
        return Counter(conn.scalars(select(outbox.c.state)))


def texts(phone: Phone) -> list[str]:
    """Return what the bot has shown on a phone."""
    return [bubble.text for bubble in phone.history() if bubble.sender_id != phone.person.id]


@asynccontextmanager
async def pushing(
    api_url: str,
    database_url: str,
    clock: Clock | None = None,
    on_blocked: OnBlocked | None = None,
    read_seconds: float = 20,
) -> AsyncGenerator[Outbox]:
    """Push what is in a database until the end of the block."""
    stopping = asyncio.Event()
    request = HttpRequest(read_seconds=read_seconds)
    bot = Bot(TOKEN, base_url=f"{api_url}/bot", request=request, get_updates_request=request)
    with opened(database_url) as database:
        box = Outbox(database, clock or SystemClock())
        pusher = Pusher(box, Sender(bot, stopping, push=True), stopping, on_blocked)
        task = asyncio.create_task(pusher.run())
        try:
            yield box
        finally:
            stopping.set()
            await task
            await box.close()
            await request.shutdown()
