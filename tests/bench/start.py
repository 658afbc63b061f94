"""How soon the bot answers after it was started, and the memory that it holds when nobody asks."""

import time
from pathlib import Path
from statistics import median

from tests.bench.contenders import playing, whole_bot
from tests.bench.figures import article
from tests.bench.processes import resident
from tests.bench.report import Line, at_most, tell

_MOST_SECONDS = 2
_MOST_MEGABYTES = 100
_SETTLE_SECONDS = 3


def measure(folder: Path, rounds: int) -> list[Line]:
    """Start the bot several times, each with a question that waits for it."""
    bot = whole_bot(article(folder / "article.db"))
    seconds: list[float] = []
    held: list[float] = []
    with playing(bot, folder / "first"):
        pass  # the first start of all may have to compile, and fills the system's cache
    for number in range(rounds):
        with playing(bot, folder / "start") as bot_at_work:
            seconds.append(bot_at_work.seconds)
            time.sleep(_SETTLE_SECONDS)
            held += filter(None, [resident(bot_at_work.process)])
        tell(f"start {number + 1} of {rounds}: the first answer after {seconds[-1]:.2f} s")
    first = at_most("From `baoso run` to its first answer", median(seconds), _MOST_SECONDS, "s")
    if not held:
        return [first, Line("Memory at rest", "not told by this system")]
    return [first, at_most("Memory at rest, after an answer", median(held), _MOST_MEGABYTES, "MB")]
