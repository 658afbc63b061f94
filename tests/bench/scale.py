"""Answers a second over few figures and over many."""

from pathlib import Path
from statistics import median

from tests.bench.contenders import playing, whole_bot
from tests.bench.figures import FEW, fill, many
from tests.bench.report import Line, at_most, tell

_UPDATES = 4_096
_MOST = 1.3


def measure(folder: Path, rounds: int, figures: int) -> list[Line]:
    """Measure the whole bot over two databases, in turn."""
    few, large = FEW, many(figures)
    tell(f"filling two databases, of {few.figures:,} and {large.figures:,} figures")
    bots = [
        whole_bot(fill(folder / name, province)) for name, province in (("few.db", few), ("many.db", large))
    ]
    with playing(bots[0], folder / "few") as one, playing(bots[1], folder / "many") as other:
        messengers = (one.messenger, other.messenger)
        for messenger in messengers:
            if "%" not in messenger.last_text():
                raise ValueError(messenger.last_text())
            messenger.flood(64)
        pairs: list[list[float]] = []
        for number in range(rounds):
            pairs.append([messenger.flood(_UPDATES) for messenger in messengers])
            tell(
                f"round {number + 1} of {rounds}: {pairs[-1][0]:.0f} and {pairs[-1][1]:.0f} answers a second"
            )
    ratio = median(pair[0] / pair[1] for pair in pairs)
    return [
        Line(f"Answers a second over {few.figures:,} figures", f"{median(pair[0] for pair in pairs):.0f}"),
        Line(f"Answers a second over {large.figures:,} figures", f"{median(pair[1] for pair in pairs):.0f}"),
        at_most("The quicker of the two beside the slower", max(ratio, 1 / ratio), _MOST, "times"),
    ]
