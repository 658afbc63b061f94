"""The one limiter of a bot: who may speak next, and nobody while Telegram asks to wait.

Telegram lets about 30 messages a second through, one a second to a person and 20 a minute into a group. It
forgives more in answers to people, tells nobody how much, and says 429 once it does not. So

- a push keeps to the slots: one each 1/29.25 s, fewer in the first second, nothing stored up, and none to a
  chat that has just had a message;
- an answer goes at once as long as no push is on its way and Telegram has not asked to wait: its 429 is then
  the only limit that is known. The slots that answers take are owed: a push that comes after waits for them,
  a second at most, since Telegram counts no longer than that;
- while pushes are on their way, and for some time after a 429, answers keep to the slots too, since together
  they would be too many; but they go first. A broadcast costs an answer a slot, and each answer costs the
  broadcast one;
- a push that has waited for long goes ahead of answers that came later: else a flood of answers would hold it
  for ever, and itself be held to the slots by it;
- a 429 holds every call for as long as it says, whatever else succeeds meanwhile, and what waited leaves in
  slots. Only the menus of commands have a limit of their own, whose waits are long and concern nobody else.

What is no message takes no slot. One process has one limiter; that one process pushes at a time is seen to by
the outbox.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any

from telegram.ext import BaseRateLimiter

from bot.delivery.pace import Pace

_PATIENCE_SECONDS = 30.0  # after which a push goes ahead of answers that came later
_SPEAKING = ("send", "edit", "copy", "forward")
_SILENT = frozenset({"sendChatAction"})
_CONFIGURING = ("setMy", "deleteMy")


def speaks(method: str) -> bool:
    """Tell whether a method is a message or changes one, which is what Telegram counts."""
    return method.startswith(_SPEAKING) and method not in _SILENT


@dataclass(frozen=True, order=True, slots=True)
class _Waiting:
    """Somebody who waits for a turn; the lower goes first."""

    since: float
    number: int
    chat_id: int = field(compare=False)
    push: bool = field(compare=False)
    turn: "asyncio.Future[None]" = field(compare=False)


class Limiter(BaseRateLimiter[None]):
    """Gives turns to whoever wants to speak; belongs to one event loop."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._pace = Pace()
        self._ready: list[_Waiting] = []
        self._later: list[tuple[float, _Waiting]] = []  # whose chat has to wait, and until when
        self._numbers = count()
        self._pushes = 0  # that wait
        self._timer: asyncio.TimerHandle | None = None

    async def turn(self, chat_id: int, stopping: asyncio.Event, *, push: bool = False) -> bool:
        """Wait until a message may leave; False where the stop came first."""
        loop = asyncio.get_running_loop()
        if not push and self._at_ease(loop.time()):
            self._pace.take(loop.time(), chat_id, push=False)
            return True
        since = loop.time() + (_PATIENCE_SECONDS if push else 0)
        waiting = _Waiting(since, next(self._numbers), chat_id, push, loop.create_future())
        self._pushes += push
        try:
            heappush(self._ready, waiting)
            self._give()
            return waiting.turn.done() or await _first(waiting.turn, stopping)
        finally:
            self._pushes -= push
            waiting.turn.cancel()

    def held(self, method: str) -> float:
        """Return for how many seconds a method must not be called."""
        return 0.0 if method.startswith(_CONFIGURING) else self._pace.held(asyncio.get_running_loop().time())

    def hold(self, method: str, seconds: float) -> None:
        """Take note that Telegram asks to wait."""
        if not method.startswith(_CONFIGURING):
            self._pace.hold(asyncio.get_running_loop().time(), seconds)

    async def depart(self, method: str) -> None:
        """Let a call leave that has had its turn, a moment later where too many leave at once."""
        if speaks(method):
            early = self._pace.depart(asyncio.get_running_loop().time())
            if early > 0:
                await asyncio.sleep(early)

    async def initialize(self) -> None:
        """Do nothing: the first turn begins."""

    async def shutdown(self) -> None:
        """Forget the timer; nobody waits any more."""
        if self._timer:
            self._timer.cancel()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],  # the client's own, as are the next two
        args: Any,  # noqa: ANN401 - as above
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:  # noqa: ANN401 - as above
        """Give the client's own methods their turn; ours go by :func:`bot.delivery.request.call`."""
        chat_id = data.get("chat_id")
        if speaks(endpoint) and isinstance(chat_id, int):
            await self.turn(chat_id, asyncio.Event())
        return await callback(*args, **kwargs)

    def _at_ease(self, now: float) -> bool:
        """Tell whether answers need not wait for slots."""
        return not (self._pushes or self._pace.careful(now) or self._pace.held(now))

    def _give(self) -> None:
        """Give whoever is first each slot that has come, and see to it that the next one is given."""
        now = asyncio.get_running_loop().time()
        while self._later and self._later[0][0] <= now:
            heappush(self._ready, heappop(self._later)[1])
        while self._ready:
            first = self._ready[0]
            if first.turn.done():  # nobody waits for it any more
                heappop(self._ready)
            elif (ready := self._pace.ready(first.chat_id, push=first.push)) > now:
                heappush(self._later, (ready, heappop(self._ready)))
            elif (slot := self._pace.slot()) > now:
                self._give_at(slot)
                return
            else:
                heappop(self._ready)
                self._pace.take(now, first.chat_id, push=first.push)
                first.turn.set_result(None)
        if self._later:
            self._give_at(self._later[0][0])

    def _give_at(self, when: float) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_at(when, self._give)


async def _first(turn: "asyncio.Future[None]", stopping: asyncio.Event) -> bool:
    stop = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({turn, stop}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.cancel()
    return turn.done()
