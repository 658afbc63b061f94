"""Polling: batches of updates from Telegram, whatever the network does in between."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import cast

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.delivery.arrival import KINDS, RawUpdate
from bot.delivery.backoff import Backoff
from bot.delivery.request import LimitedError, call, meter_of

_POLL_SECONDS = 30
_LATE_SECONDS = 10.0  # how much later than it should a poll may still be answered
_BREATH_SECONDS = 0.1
_CONFLICTS = 3
_CONFLICTS_SECONDS = 60.0
_log = logging.getLogger(__name__)


class SecondPollerError(Exception):
    """Another program receives updates with the same token."""


class TokenRefusedError(Exception):
    """Telegram does not know the token, or no longer."""


class Poller:
    """Asks for updates, and acknowledges a batch by asking for the next one."""

    def __init__(self, bot: Bot) -> None:
        """Poll for a bot."""
        self._bot = bot
        self._meter = meter_of(bot)
        self._patience = 0  # seconds; the first poll shows at once whether Telegram is there
        self._conflicts: deque[float] = deque(maxlen=_CONFLICTS)

    async def batches(self) -> AsyncIterator[list[RawUpdate]]:
        """Give one batch after another, none of them empty; to go on acknowledges the one before.

        Raises SecondPollerError and TokenRefusedError; all other failures are waited out.
        """
        asked: dict[str, object] = {"allowed_updates": KINDS}
        while True:
            updates = await self._updates(asked)
            if updates:
                asked["offset"] = updates[-1]["update_id"] + 1
                yield updates
            else:
                await asyncio.sleep(_BREATH_SECONDS)  # a relay between may answer at once instead of waiting

    async def _updates(self, asked: dict[str, object]) -> list[RawUpdate]:
        backoff = Backoff()
        while True:
            wait = backoff.next()
            try:
                asking = asked | {"timeout": self._patience}
                updates = await call(self._bot, "getUpdates", asking, _POLL_SECONDS + _LATE_SECONDS)
                self._patience = _POLL_SECONDS
                self._meter.polled()
                return cast("list[RawUpdate]", updates)
            except InvalidToken:
                raise TokenRefusedError from None
            except Conflict as error:
                await self._settle(error)
            except LimitedError as error:
                wait = error.seconds
            except TelegramError as error:
                _log.warning(
                    "updates cannot be received, and are asked for again", extra={"said": str(error)}
                )
                self._patience = 0
            await asyncio.sleep(wait)

    async def _settle(self, conflict: Conflict) -> None:
        """Take over from a webhook; give way to another poller once it has come back several times.

        Of two that poll, each ends the other's wait in turn; the one that was there first is told so first.
        """
        _log.warning("updates are handed to somebody else", extra={"said": str(conflict)})
        now = asyncio.get_running_loop().time()
        self._conflicts.append(now)
        if len(self._conflicts) == _CONFLICTS and now - self._conflicts[0] < _CONFLICTS_SECONDS:
            raise SecondPollerError
        if "webhook" in str(conflict).lower():
            with suppress(TelegramError):
                await call(self._bot, "deleteWebhook", {})
