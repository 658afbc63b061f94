"""The messenger at the bench: the sandbox in a process of its own, and the people who flood a bot in it."""

import json
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from typing import Any

CHATS = range(1001, 1001 + 256)
PUSHED = range(10_001, 10_001 + 3_000)  # who have written to the bot, and do not ask
QUESTION = "/kyso xa"
_HOST = "127.0.0.1"
_LONGEST_SECONDS = 660  # the sandbox itself waits no longer than 600


@dataclass(frozen=True)
class Haste:
    """How fast the bot spoke: its messages, the most in any second, the time they took, what was refused."""

    calls: int
    most: int
    seconds: float
    refused: int  # by 429
    heedless: int  # of those, how many came after the first had been answered
    forbidden: int  # since the person has blocked the bot


class Messenger:
    """Drives the sandbox over HTTP."""

    def __init__(self, port: int) -> None:
        """Drive the one that serves at a port."""
        self._connection = HTTPConnection(_HOST, port, timeout=_LONGEST_SECONDS)
        self.url = f"http://{_HOST}:{port}"

    def ask(self) -> None:
        """Let one person ask."""
        self._post("say", {"person": CHATS[0], "text": QUESTION})

    def flood(self, updates: int) -> float:
        """Let everybody ask at once, so many times in all; return the answers a second."""
        before = self._sent()
        sayings = [{"person": chat, "text": QUESTION} for chat in islice(cycle(CHATS), updates)]
        self._post("flood", {"sayings": sayings})
        begun = time.perf_counter()
        self.await_answers(before + updates)
        return updates / (time.perf_counter() - begun)

    def await_answers(self, least: int) -> None:
        """Return once so many messages were sent in all."""
        counts = self._get(f"calls?method=sendMessage&least={least}")
        if counts.get("sendmessage", 0) < least:
            message = f"{least} answers were awaited, and these calls came: {counts}"
            raise TimeoutError(message)

    def delay(self, milliseconds: int) -> None:
        """Let every call take so much longer."""
        self._post("faults", {"delay": milliseconds})

    def limit(self) -> None:
        """Limit from now on as Telegram does, and measure how fast the bot speaks."""
        self._post("faults", {"limited": True})
        self._post("haste", {})

    def haste(self) -> Haste:
        """Return how fast the bot spoke since the limits hold."""
        self._connection.close()  # the messenger hangs up on who is silent for long
        told = self._get("haste")
        refused = told["refused"]
        return Haste(
            told["calls"],
            told["most"],
            told["seconds"],
            refused.get("429", 0),
            told["heedless"],
            refused.get("403", 0),
        )

    def ban(self, seconds: int) -> None:
        """Take no call for so long."""
        self._connection.close()  # as below
        self._post("faults", {"ban": seconds})

    def block(self, chat: int) -> None:
        """Let a person block the bot."""
        self._post("block", {"person": chat, "blocked": True})

    def await_answer(self, chat: int) -> float:
        """Let one person ask, over another connection; return the seconds until the bot shows something."""
        connection = HTTPConnection(_HOST, self._connection.port, timeout=_LONGEST_SECONDS)
        begun = time.perf_counter()
        connection.request("POST", "/sandbox/ask", json.dumps({"person": chat, "text": QUESTION}))
        response = connection.getresponse()
        answer = response.read().decode()
        seconds = time.perf_counter() - begun
        connection.close()
        if response.status != 200:
            raise ValueError(answer)
        return seconds

    def last_text(self) -> str:
        """Return what the first person read last."""
        connection = HTTPConnection(_HOST, self._connection.port, timeout=_LONGEST_SECONDS)
        connection.request("GET", f"/sandbox/chats/{CHATS[0]}")
        lines = iter(connection.getresponse().readline, b"")
        whole = next(line.removeprefix(b"data: ") for line in lines if line.startswith(b"data: "))
        connection.close()
        return json.loads(whole)["messages"][-1]["text"]

    def _sent(self) -> int:
        return self._get("calls").get("sendmessage", 0)

    def _get(self, what: str) -> dict[str, Any]:
        self._connection.request("GET", f"/sandbox/{what}")
        return json.loads(self._connection.getresponse().read())

    def _post(self, what: str, given: dict[str, object]) -> None:
        self._connection.request("POST", f"/sandbox/{what}", json.dumps(given))
        response = self._connection.getresponse()
        answer = response.read().decode()
        if response.status != 200:
            raise ValueError(answer)


@contextmanager
def messenger() -> Generator[Messenger]:
    """Start a messenger of one bot, and stop it at the end of the block."""
    command = [sys.executable, "-m", "tests.bench.serving"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError(command)
        try:
            yield Messenger(int(process.stdout.readline()))
        finally:
            process.stdin.close()
