"""Pushing: what waits in the outbox is sent, each chat's in order, no more often than is right."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeAlias

from bot.delivery.inbox import MOST_SENDS
from bot.delivery.outbox import Outbox
from bot.delivery.pictures import Pictures
from bot.delivery.sender import Outcome, Receipt, Sender
from db.dispatch import Ending, Leased
from db.outbox import State

OnBlocked: TypeAlias = Callable[[int, int | None], Awaitable[None]]  # the chat, and the person where known

_POLL_SECONDS = 1.0
_MOST_WAITING = 32  # for their turn: about what a second lets through
_FEW_WAITING = 16  # at which it is time to lease more
_MOST = 256  # in all, those whose answers are late among them
_FINISH_SECONDS = 10.0
_STATES = {
    Outcome.SENT: State.SENT,
    Outcome.REFUSED: State.REFUSED,
    Outcome.BLOCKED: State.BLOCKED,
    Outcome.IN_DOUBT: State.DOUBT,
    Outcome.UNSENT: State.WAITING,
}
_log = logging.getLogger(__name__)


class _LetGoError(Exception):
    """A message must not be sent: it is held no more, or is too late, and then this is its state."""

    def __init__(self, state: State | None) -> None:
        super().__init__(state)
        self.state = state


class Pusher:
    """Empties an outbox until the stop."""

    def __init__(
        self, outbox: Outbox, sender: Sender, stopping: asyncio.Event, on_blocked: OnBlocked | None = None
    ) -> None:
        """Send by a sender that pushes; who turns out to have blocked the bot is told to ``on_blocked``."""
        self._outbox = outbox
        self._pictures = Pictures(outbox, sender)
        self._stopping = stopping
        self._on_blocked = on_blocked
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def run(self) -> None:
        """Send what is due, until the stop; then finish what has begun."""
        work, stop = asyncio.create_task(self._work()), asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.cancel()
            self._outbox.wake()
            await self._finish(work)
        if not work.cancelled():
            work.result()

    async def _work(self) -> None:
        woken = True
        while not self._stopping.is_set():
            room = self._room()
            if room or not woken:  # every now and then, to hold on to what is held
                for message in await self._outbox.lease(room):
                    self._begin(message)
            woken = await self._outbox.news(_POLL_SECONDS)

    def _room(self) -> int:
        if self._waiting > _FEW_WAITING:
            return 0
        return min(_MOST_WAITING - self._waiting, _MOST - len(self._tasks))

    def _begin(self, message: Leased) -> None:
        self._waiting += 1
        task = asyncio.create_task(self._push(message, _Copies(message, self._outbox, self._left)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _left(self) -> None:
        """Take note that one waits no longer, and ask for more in time."""
        self._waiting -= 1
        if self._waiting <= _FEW_WAITING:
            self._outbox.wake()

    async def _push(self, message: Leased, copies: "_Copies") -> None:
        try:
            ending = await self._sent(message, copies)
        except _LetGoError as reason:
            ending = Ending(message.id, reason.state) if reason.state else None
        except Exception as error:  # noqa: BLE001 - one message that cannot be sent must not end the others
            _log.exception("a message failed", extra=_named(message))
            state = State.DOUBT if copies.in_doubt else State.REFUSED
            ending = Ending(message.id, state, error=type(error).__name__)
        finally:
            copies.leave()
        if ending:
            self._outbox.ended(ending)
            if ending.state == State.BLOCKED:
                await self._tell_blocked(message)
        self._outbox.wake()  # the chat's next one may be sent now

    async def _sent(self, message: Leased, copies: "_Copies") -> Ending:
        if message.attempts >= MOST_SENDS:
            _log.error("whether a message arrived is unknown", extra=_named(message))
            return Ending(message.id, State.DOUBT)
        copies.check()
        receipt = await self._pictures.send(message, copies)
        self._follow(message, receipt)
        return Ending(message.id, _STATES[receipt.outcome], receipt.message_id, receipt.error)

    def _follow(self, message: Leased, receipt: Receipt) -> None:
        if receipt.chat_id is not None and receipt.chat_id != message.chat_id:
            self._outbox.moved(message.chat_id, receipt.chat_id)

    async def _tell_blocked(self, message: Leased) -> None:
        if self._on_blocked is None:
            return
        try:
            await self._on_blocked(message.chat_id, message.person_id)
        except Exception:  # noqa: BLE001 - it is told again with the next message
            _log.exception("nobody is told that a reader has blocked the bot", extra=_named(message))

    async def _finish(self, work: asyncio.Task[None]) -> None:
        """Wait for what has left; the rest has given up its turn, and what hangs is left to its lease."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_FINISH_SECONDS):
                await asyncio.wait({work})
                if self._tasks:
                    await asyncio.wait(self._tasks)
        for task in (work, *self._tasks):
            task.cancel()
        await asyncio.gather(work, *self._tasks, return_exceptions=True)


class _Copies:
    """The sends of one message that may have arrived, those by processes that were killed among them."""

    def __init__(self, message: Leased, outbox: Outbox, leave: Callable[[], None]) -> None:
        self.reference = message.reference
        self._message = message
        self._outbox = outbox
        self._leave: Callable[[], None] | None = leave
        self._sends = message.attempts

    @property
    def in_doubt(self) -> bool:
        return self._sends > 0

    def check(self) -> None:
        """Let the message go where it is too late for it."""
        expires = self._message.expires_at
        if expires and expires <= self._outbox.now():
            raise _LetGoError(State.DOUBT if self.in_doubt else State.EXPIRED)

    def leave(self) -> None:
        """Tell once that the message waits for its first turn no longer."""
        if self._leave:
            self._leave()
            self._leave = None

    async def begin(self) -> bool:
        self.leave()
        self.check()
        if self._sends == MOST_SENDS:
            return False
        if not await self._outbox.started(self._message.id):
            raise _LetGoError(None)
        self._sends += 1
        return True

    def take_back(self) -> None:
        self._sends -= 1
        self._outbox.withdrawn(self._message.id)


def _named(message: Leased) -> dict[str, str]:
    return {"reference": message.reference, "kind": message.kind}
