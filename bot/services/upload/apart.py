"""Read a file in a process of its own, so that whatever it does to its reader, the bot goes on."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from typing import TypedDict

from bot.reading.uploads import FileRow, Refused, RefusedError, Upload

_SECONDS = 20.0  # by the clock; the processor's are fewer
_AT_ONCE = 2


class _Row(TypedDict):
    sheet: str
    number: int
    cells: dict[str, str]


class _Upload(TypedDict):
    rows: list[_Row]
    letters: dict[str, dict[str, str]]
    formulas: list[tuple[str, int, str]]
    is_form: bool


class _Said(TypedDict, total=False):
    upload: _Upload
    refused: str
    detail: str


class Apart:
    """Reads files, a few at once; each process ends with its file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def read(self, name: str, content: bytes) -> Upload:
        """Return what a file says; RefusedError where it is not taken."""
        async with self._room:
            said = await _ask(name, content)
        if (upload := said.get("upload")) is None:
            raise RefusedError(Refused(said.get("refused", Refused.TOO_LARGE)), said.get("detail", ""))
        formulas = [(sheet, number, letter) for sheet, number, letter in upload["formulas"]]
        rows = [FileRow(row["sheet"], row["number"], row["cells"]) for row in upload["rows"]]
        return Upload(rows, upload["letters"], formulas, upload["is_form"])


async def _ask(name: str, content: bytes) -> _Said:
    """Have a process read a file; one that ends without a word has had more than it could hold.

    It is told no secret of ours: whatever a file made of it, it would have none to tell.
    """
    environ = {key: value for key, value in os.environ.items() if not key.startswith("BAOSO_")}
    command = (sys.executable, "-P", "-m", "bot.services.upload.child", name)
    child = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environ
    )
    try:
        async with asyncio.timeout(_SECONDS):
            told, _ = await child.communicate(content)
        said: _Said = json.loads(told)
    except (TimeoutError, ValueError):
        return {}
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return said
