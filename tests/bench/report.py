"""What was measured, against what it is to be, as a table that can stand in a README."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

_HEAD = ("| What | Measured | Goal | Met |", "|---|---|---|---|")


@dataclass(frozen=True)
class Line:
    """One thing that was measured; without a goal it is there to be compared with."""

    what: str
    measured: str
    goal: str = ""
    met: bool | None = None


def at_least(what: str, ratios: Sequence[float], goal: float) -> Line:
    """Tell how many times as much it is, by the median of the rounds, and whether that is enough."""
    ratio = median(ratios)
    return Line(what, f"{ratio:.2f} times", f"at least {goal:g}", ratio >= goal)


def at_most(what: str, measured: float, goal: float, unit: str) -> Line:
    """Tell how much it is, and whether it is not too much."""
    return Line(what, f"{measured:.3g} {unit}", f"at most {goal:g}", measured <= goal)


def table(lines: Iterable[Line]) -> str:
    """Return the lines as a table in Markdown."""
    met = {True: "yes", False: "**no**", None: ""}
    rows = (f"| {line.what} | {line.measured} | {line.goal} | {met[line.met]} |" for line in lines)
    return "\n".join((*_HEAD, *rows))


def tell(progress: str) -> None:
    """Say on standard error what is being done, since all of it takes minutes."""
    print(progress, file=sys.stderr, flush=True)
