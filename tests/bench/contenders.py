"""Who is measured: the whole bot, and the bare bots beside it, each with a messenger of its own."""

import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.telegram import TOKEN
from tests.bench.environments import python_with
from tests.bench.messenger import Messenger, messenger
from tests.bench.processes import BAOSO, running

AIOGRAM = "aiogram==3.31.0"
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Contender:
    """A bot: how it is called in the table, and how it is run."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str] = field(default_factory=dict[str, str])


DEFAULT_ECHO = Contender(
    "python-telegram-bot's echo bot", (sys.executable, "-m", "tests.bench.bots.default_echo")
)
OWN_ECHO = Contender("an echo bot on our request class", (sys.executable, "-m", "tests.bench.bots.own_echo"))


def whole_bot(database_url: str) -> Contender:
    """Return the whole bot over a database."""
    return Contender("the whole bot", (BAOSO, "run"), {"BAOSO_DATABASE_URL": database_url})


def aiogram_echo() -> Contender | None:
    """Return aiogram's echo bot, in an environment made for it; None where that cannot be had."""
    python = python_with(AIOGRAM, "bench-venv")
    if python is None:
        return None
    return Contender(
        "aiogram's echo bot", (str(python), str(Path(__file__).with_name("bots") / "aiogram_echo.py"))
    )


@dataclass(frozen=True)
class Playing:
    """A bot at work: its messenger, its process, and the seconds from its start to its first answer."""

    messenger: Messenger
    process: subprocess.Popen[bytes]
    seconds: float


@contextmanager
def playing(contender: Contender, folder: Path) -> Generator[Playing]:
    """Run a bot in a folder, with a messenger of its own, from the first answer to the end of the block."""
    folder.mkdir(exist_ok=True)
    with messenger() as opened:
        opened.ask()
        environ = {
            **contender.environ,
            "BAOSO_TOKEN": TOKEN,
            "BAOSO_API_URL": opened.url,
            "PYTHONPATH": str(_ROOT),
        }
        begun = time.perf_counter()
        with running(contender.command, environ, folder) as process:
            opened.await_answers(1)
            yield Playing(opened, process, time.perf_counter() - begun)
