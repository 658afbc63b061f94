"""What became of an import, and how it tells of its progress."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.services.bring_in.faults import Fault


class Step(StrEnum):
    """What an import is at."""

    READING = "reading"  # counted in bytes
    SAVING = "saving"  # not counted
    ADDING_UP = "adding_up"  # counted in roll-ups' periods


Progress = Callable[[Step, int, int], None]  # the step, how much is done, of how much


@dataclass(frozen=True, slots=True)
class Brought:
    """How many rows are new or changed; all of them 0 where everything was there already."""

    tiers: int = 0
    units: int = 0
    indicators: int = 0
    figures: int = 0
    corrected: int = 0  # those of the figures that supersede an earlier one
    passed_over: tuple[str, ...] = ()  # files and sheets that hold none of the tables

    @property
    def is_news(self) -> bool:
        """Whether anything changed."""
        return bool(self.tiers or self.units or self.indicators or self.figures)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Nothing was imported: the first faults, in the order of the files and rows, and how many there are."""

    faults: tuple[Fault, ...]
    count: int


def silent(_step: Step, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""
