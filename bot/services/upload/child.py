"""The process that reads one file and ends: standard input is the file, standard output what it says.

It has little memory and little time, so that a file which gets past the guard ends only this process.
"""

import json
import sys
from contextlib import suppress
from dataclasses import asdict

from bot.reading.uploads import Refused, RefusedError, read_upload

MEMORY, SECONDS = 400 * 2**20, 10  # of addresses, which are more than what is used; of the processor
_DEEPEST = 1_000


def main() -> None:
    """Read the file whose name is the only argument."""
    _limit()
    try:
        said = {"upload": asdict(read_upload(sys.argv[1], sys.stdin.buffer.read()))}
    except RefusedError as error:
        said = {"refused": error.refused, "detail": error.detail}
    except (MemoryError, RecursionError):
        said = {"refused": Refused.TOO_LARGE, "detail": ""}
    sys.stdout.write(json.dumps(said))


def _limit() -> None:
    """Take memory and time down; where the system knows no limits, the parent's clock is all there is."""
    sys.setrecursionlimit(_DEEPEST)
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
