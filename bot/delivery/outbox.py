"""The outbox at work: messages are held while they are sent, and what Telegram said is written down."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.delivery.backoff import stopped_within
from bot.delivery.owner import new_owner, surely_gone
from bot.delivery.writer import Writer
from bot.domain.clock import Clock
from db.dispatch import (
    Ending,
    Lease,
    Leased,
    count_copies,
    end_messages,
    forget_messages,
    forget_pictures,
    free_leases,
    lease_messages,
    move_chat,
    other_owners,
    renew_leases,
)
from db.engine import Database
from db.pictures import name_file, png_of

_LEASE = timedelta(seconds=60)  # longer than the database may be busy with something else
_RENEWED_EVERY = timedelta(seconds=20)
_KEPT = timedelta(days=90)  # an operator may ask what became of a message, and a key is not used again
_PICTURES_KEPT = timedelta(days=14)  # longer than a digest may wait to be sent, or be sent again
_TIDIED_EVERY = timedelta(days=1)
_NEVER = datetime.min.replace(tzinfo=UTC)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Changes:
    """What one commit writes, in this order."""

    endings: list[Ending] = field(default_factory=list[Ending])
    moves: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    uploads: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    withdrawn: list[int] = field(default_factory=list[int])
    started: list[int] = field(default_factory=list[int])
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class _Written:
    """What one commit tells: the messages it leased, and of those that were started which are held still."""

    leased: list[Leased]
    started: frozenset[int]


class Outbox:
    """The messages that are due, of which this process holds some.

    All methods belong to one event loop. One process at a time pushes, and who finds that another one holds
    messages stands by: each process has a limiter of its own, and Telegram has one for the bot. A lease that
    has run out is nobody's, and so is that of a process which is gone from this machine.
    """

    def __init__(self, database: Database, clock: Clock, owner: str | None = None) -> None:
        """Hold messages of a database under a name of our own."""
        self._database = database
        self._clock = clock
        self._owner = owner or new_owner()
        self._writer: Writer[_Changes, _Written] = Writer("outbox", _Changes, self._write)
        self._news = asyncio.Event()
        self._renewed = self._tidied = _NEVER

    def now(self) -> datetime:
        """Return the moment."""
        return self._clock.now()

    def wake(self) -> None:
        """Tell that there may be something to send."""
        self._news.set()

    async def news(self, seconds: float) -> bool:
        """Wait until there may be something to send, for so long at most; tell whether there may be."""
        woken = await stopped_within(seconds, self._news)
        self._news.clear()
        return woken

    async def lease(self, most: int) -> list[Leased]:
        """Take over so many messages at most, which nobody else sends then; hold on to those held already."""
        batch = self._writer.batch()
        batch.changes.wanted = max(batch.changes.wanted, most)
        return (await batch.kept()).leased

    async def started(self, message_id: int) -> bool:
        """Write down that a send begins; return, once a crash would find it written, whether it may begin."""
        batch = self._writer.batch()
        batch.changes.started.append(message_id)
        return message_id in (await batch.kept()).started

    def withdrawn(self, message_id: int) -> None:
        """Write down, before whatever is asked for later, that what was begun last surely did not arrive."""
        self._writer.batch().changes.withdrawn.append(message_id)

    def ended(self, ending: Ending) -> None:
        """Write down, before whatever is asked for later, what became of a message."""
        self._writer.batch().changes.endings.append(ending)

    def moved(self, old: int, new: int) -> None:
        """Write down, before whatever is asked for later, that a group has another id."""
        self._writer.batch().changes.moves.append((old, new))

    def uploaded(self, picture_id: int, file_id: str) -> None:
        """Write down, before whatever is asked for later, by which id Telegram knows a picture."""
        self._writer.batch().changes.uploads.append((picture_id, file_id))

    async def png(self, picture_id: int) -> bytes | None:
        """Return a picture's file; None where it cannot be had, since no message fails for its picture."""
        try:
            return await self._writer.read(lambda: self._png(picture_id))
        except DBAPIError as error:
            _log.warning(
                "a picture cannot be read, and its words go alone", extra={"said": type(error.orig).__name__}
            )
            return None

    async def close(self) -> None:
        """Return once all is written; nothing may be asked for after it."""
        await self._writer.close()

    def _write(self, changes: _Changes) -> _Written:
        now = self._clock.now()
        lease = Lease(self._owner, now + _LEASE)
        with self._database.writing() as conn:
            end_messages(conn, self._owner, changes.endings, now)
            for old, new in changes.moves:
                move_chat(conn, old, new)
            for picture_id, file_id in changes.uploads:
                name_file(conn, picture_id, file_id)
            count_copies(conn, self._owner, changes.withdrawn, -1)
            started = count_copies(conn, self._owner, changes.started, +1)
            if now - self._renewed >= _RENEWED_EVERY:
                renew_leases(conn, lease)
                self._renewed = now
            leased = self._lease(conn, lease, changes.wanted, now) if changes.wanted else []
            if now - self._tidied >= _TIDIED_EVERY:
                forget_messages(conn, now - _KEPT)
                forget_pictures(conn, now - _PICTURES_KEPT)
                self._tidied = now
        return _Written(leased, started)

    def _png(self, picture_id: int) -> bytes | None:
        with self._database.reading() as conn:
            return png_of(conn, picture_id)

    def _lease(self, conn: Connection, lease: Lease, most: int, now: datetime) -> list[Leased]:
        others = other_owners(conn, lease.owner, now)
        gone = [each for each in others if surely_gone(each)]
        free_leases(conn, lease.owner, gone, now)
        return lease_messages(conn, lease, most, now) if gone == others else []
