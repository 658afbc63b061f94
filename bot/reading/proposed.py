"""What a text is read to report: figures with the words that they came from, and what is left open."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.figure import Measure
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.unit import Unit


class Doubt(StrEnum):
    """What is left open; each is a sentence in the catalogues."""

    WHICH_NUMBER = "which_number"  # "5,100"
    WHICH_INDICATOR = "which_indicator"
    NUMBER_OR_MONTH = "number_or_month"  # "3/2026" is all that stands behind the name
    NOT_A_NUMBER = "not_a_number"
    NO_NUMBER = "no_number"
    NO_INDICATOR = "no_indicator"
    TWICE = "twice"  # one indicator with two figures
    WORDS_LEFT = "words_left"
    NO_SUCH_PERIOD = "no_such_period"  # "tháng 13", with which no figure of the text is certain


@dataclass(frozen=True, slots=True)
class Proposed:
    """A figure as it was read, and the words that it was read from."""

    indicator: Indicator
    measure: Measure
    words: str
    nothing: bool = False
    whose: Subject | None = None  # as a passage says; None is whom the whole text is about


@dataclass(frozen=True, slots=True)
class Open:
    """Some words that are not certain, and what they may say."""

    doubt: Doubt
    words: str
    options: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text says: of which units and periods, which figures, and what is open."""

    figures: tuple[Proposed, ...] = ()
    open: tuple[Open, ...] = ()
    units: tuple[Unit, ...] = ()  # several where one name is theirs
    periods: tuple[Period, ...] = ()  # several where the words leave it open, or name more than one
    is_passage: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether nothing has to be asked back."""
        return not self.open and len(self.units) < 2 and len(self.periods) < 2
