"""Receiving: an update is written down before Telegram is told so, then answered, and then closed."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import cast

from telegram import Bot, Update

from bot.delivery.arrival import Arrival, arrival
from bot.delivery.backoff import unless_stopped
from bot.delivery.chats import Chats
from bot.delivery.inbox import Inbox
from bot.delivery.poller import Poller
from bot.delivery.request import meter_of
from bot.delivery.sender import Sender
from bot.delivery.turn import Turn, begin_turn
from bot.domain.reference import reference
from db.inbox import Received

_FINISH_SECONDS = 10.0
_log = logging.getLogger(__name__)


class Receiver:
    """Receives a bot's updates and has each of them answered, whatever was killed before."""

    def __init__(
        self,
        bot: Bot,
        handle: Callable[[Update], Awaitable[None]],
        inbox: Inbox,
        sender: Sender,
        stopping: asyncio.Event,
    ) -> None:
        """Hand each update to a handler, which speaks through :func:`bot.delivery.turn.current_turn`."""
        self._bot = bot
        self._handle = handle
        self._inbox = inbox
        self._sender = sender
        self._stopping = stopping
        self._meter = meter_of(bot)
        self._chats = Chats(self._answer, stopping)

    async def run(self) -> None:
        """Work until the stop. Raises SecondPollerError and TokenRefusedError."""
        # What was received last is not acknowledged at the stop. Telegram hands it out once more at the next
        # start, where its rows show that it is known. One more request, only to acknowledge it, would gain
        # nothing, and would cut off a new process that has begun to poll.
        try:
            for row in await self._inbox.waiting():
                if one := arrival(json.loads(row.payload), row.attempts):
                    self._chats.add(one)
            await unless_stopped(self._receive(), self._stopping)
        finally:
            self._stopping.set()
            await self._chats.finish(_FINISH_SECONDS)

    async def _receive(self) -> None:
        async for batch in Poller(self._bot).batches():
            arrivals = [one for content in batch if (one := arrival(content))]
            new = await self._inbox.store([_row(one) for one in arrivals])
            for one in arrivals:
                if one.update_id in new:
                    self._chats.add(one)
            await self._chats.room()

    async def _answer(self, one: Arrival) -> None:
        turn = Turn(one, self._inbox, self._sender)
        begin_turn(turn)
        try:
            if update := self._update(one):
                await self._handle(update)
        except Exception:  # noqa: BLE001 - one update that cannot be handled must not end the others
            self._meter.failures += 1
            _log.exception("an update failed", extra={"reference": turn.reference})
        if not turn.unsent:
            self._inbox.answered(one.update_id)
            self._meter.answered("press" if one.press else "message", one.came_at)

    def _update(self, one: Arrival) -> Update | None:
        """Return an update as handlers take it; None where it is not what Telegram sends."""
        try:
            return Update.de_json(cast("dict[str, object]", one.content), self._bot)
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError) as error:
            _log.warning(
                "an update is not what Telegram sends, and is closed",
                extra={"reference": reference(one.update_id), "said": type(error).__name__},
            )
            return None


def _row(one: Arrival) -> Received:
    return Received(one.update_id, one.chat_id, json.dumps(one.content))
