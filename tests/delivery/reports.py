"""Waiting for what the program reports in its log."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


class _Bell(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.rang = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.rang.set()


@asynccontextmanager
async def reported(name: str) -> AsyncGenerator[None]:
    """Leave the block only once something was logged under that name, in this event loop's thread."""
    bell = _Bell()
    log = logging.getLogger(name)
    log.addHandler(bell)
    try:
        yield
        await bell.rang.wait()
    finally:
        log.removeHandler(bell)
