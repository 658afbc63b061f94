"""An event loop whose time passes at once where nobody has anything to do: hours go by in a moment."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any


class _Selector(selectors.DefaultSelector):
    """Waits for nothing: what would be waited is added to the time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout > 0:
            self.now += timeout
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._hours = _Selector()
        super().__init__(self._hours)

    def time(self) -> float:
        return self._hours.now


def in_no_time(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine function to its end, whatever it waits for."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(work())
