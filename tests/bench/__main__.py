"""Measure, print the table, and exit with 1 where a goal was missed."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import answers, digests, importing, pushes, reading, scale, start, uploads
from tests.bench.answers import SLOW
from tests.bench.messenger import CHATS, QUESTION
from tests.bench.report import Line, table, tell

PARTS = ("answers", "scale", "start", "import", "reading", "pushes", "digests", "uploads")
MACHINE = f"{platform.system()}, {os.cpu_count()} cores, CPython {platform.python_version()}"
METHOD = f"""\
All of it is one run on one machine ({MACHINE}).
Every bot is a process of its own, and so is its messenger, the Bot API server that ships with the demo;
they talk HTTP over loopback. {len(CHATS)} leaders send `{QUESTION}` at once, thousands of times in all;
counted are the answers from then to the last of them. The bots take turns in rounds; a figure is the
median of its rounds, a ratio that of the ratios within each round. The delay of {SLOW} ms is in each
call of the Bot API. The whole bot is `baoso run` over SQLite, which writes down each update before it
acknowledges it, and each answer before it is sent. `executemany` is timed over rows in memory, by the
driver's defaults, in one transaction. Texts are those of `tests/reading`, with what each means; a
baseline takes the nearest known phrase for the kind of question, the indicator and the unit
(`tests/bench/nearest.py` tells how), where it is as near as a cut-off for kinds and one for names:
those of the most right, or of the most right beyond the wrong, of every tenth text; the first ones of
rapidfuzz are the usual 0.8. Each has one core. Pushes go to a messenger that limits as Telegram does:
30 messages in any second and one a second to a person, and no call at all for ten seconds in the middle.
Answers are counted with the pushes, and so are calls to those who have blocked the bot. Digests are of
ten indicators over twelve months of every commune of today's provinces, each below its picture; a process
of its own queues them, and its start counts."""


def main() -> int:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be given several times")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured")
    parser.add_argument("--figures", type=int, default=10_000_000, help="how many figures are many")
    parser.add_argument("--imported", type=int, default=1_000_000, help="how many figures are imported")
    options = parser.parse_args()
    lines: list[Line] = []
    for part in options.only or PARTS:
        tell(f"measuring: {part}")
        with tempfile.TemporaryDirectory(prefix="baoso-bench-") as folder:
            lines += _measure(part, Path(folder), options)
    print(table(lines), METHOD, sep="\n\n")
    return int(any(line.met is False for line in lines))


def _measure(part: str, folder: Path, options: argparse.Namespace) -> list[Line]:
    match part:
        case "answers":
            return answers.measure(folder, options.rounds)
        case "scale":
            return scale.measure(folder, options.rounds, options.figures)
        case "start":
            return start.measure(folder, options.rounds)
        case "reading":
            return reading.measure(folder, options.rounds)
        case "pushes":
            return pushes.measure(folder)
        case "digests":
            return digests.measure(folder, options.rounds)
        case "uploads":
            return uploads.measure(folder, options.rounds)
        case _:
            return importing.measure(folder, options.rounds, options.imported)


if __name__ == "__main__":
    sys.exit(main())
