"""What a file of figures holds: what goes into which draft, and what is wrong with which cell."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.domain.check import Check
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone


class CellFault(StrEnum):
    """What is wrong with a cell by itself."""

    FORMULA = "formula"
    NEEDED = "needed"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_TIER = "unknown_tier"
    UNKNOWN_INDICATOR = "unknown_indicator"
    NOT_A_PERIOD = "not_a_period"
    NOT_A_NUMBER = "not_a_number"
    TWICE = "twice"  # the same figure is in another row
    NOTHING_AND_NUMBER = "nothing_and_number"


class Spot(NamedTuple):
    """A cell of a workbook's sheet, or a row of a CSV file, whose sheet and letter are empty."""

    sheet: str
    row: int
    letter: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is not taken, where it stands, and what it says."""

    spot: Spot
    what: CellFault | Check | NotDone
    text: str = ""


class Placed(NamedTuple):
    """A figure of a file, and where it stands in it."""

    spot: Spot
    entry: Entry


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of a file that go into one draft."""

    subject: Subject
    period: Period
    figures: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """A file held against the catalogue and against what is known already."""

    groups: tuple[Group, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    blank: int = 0  # rows without a number
    known: int = 0  # figures that a draft, or what waits, or what is published has already
    drafts: tuple[int, ...] = ()  # that have some of the known ones, and are not sent
