"""Faults that can be switched on: what a network and a busy Telegram do to a call now and then."""

import threading
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """One way in which a call goes wrong."""

    LOST = "lost"  # taken, then the connection breaks before the answer
    DROPPED = "dropped"  # the connection breaks before the call is taken
    LATE = "late"  # taken, and no answer until the client gives up
    STUCK = "stuck"  # not taken, and no answer until the client gives up
    FLOOD = "flood"  # refused with 429
    ERROR = "error"  # refused with 500, in JSON
    GATEWAY = "gateway"  # refused with 502, in the HTML of a machine in between


SPEAKING = frozenset({
    "sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption",
    "editmessagereplymarkup",
})  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """A fault and the methods whose next call it strikes."""

    fault: Fault
    methods: frozenset[str]


class Faults:
    """What will go wrong next; safe to use from any thread.

    ``delay`` is added ahead of every call, in seconds. ``retry_after`` is what a flood asks for, in seconds.
    """

    def __init__(self) -> None:
        """Begin with nothing going wrong."""
        self._guard = threading.Lock()
        self._planned: list[Planned] = []
        self._regular: tuple[Fault, int] | None = None
        self._spoken = 0
        self.delay = 0.0
        self.retry_after = 3

    def plan(self, fault: Fault, *methods: str, times: int = 1) -> None:
        """Let the next calls of these methods go wrong; of all that speak to people where none is named."""
        struck = frozenset(method.lower() for method in methods) or SPEAKING
        with self._guard:
            self._planned += [Planned(fault, struck)] * times

    def plan_every(self, number: int, fault: Fault) -> None:
        """Let every so many-th call go wrong of those that speak to people, until all is cleared."""
        self._regular = fault, number

    def take(self, method: str) -> Fault | None:
        """Return what strikes this call, and let it strike no other; the name is in small letters."""
        if not self._planned and not self._regular:
            return None
        with self._guard:
            strikes = (at for at, planned in enumerate(self._planned) if method in planned.methods)
            at = next(strikes, None)
            return self._regularly(method) if at is None else self._planned.pop(at).fault

    def _regularly(self, method: str) -> Fault | None:
        if self._regular is None or method not in SPEAKING:
            return None
        fault, number = self._regular
        self._spoken += 1
        return fault if self._spoken % number == 0 else None

    @property
    def waiting(self) -> list[Fault]:
        """What is planned and has not struck, in order."""
        with self._guard:
            return [planned.fault for planned in self._planned]

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        with self._guard:
            self._planned.clear()
            self._regular = None
        self.delay = 0.0
