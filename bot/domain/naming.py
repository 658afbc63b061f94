"""New names for what the catalogue holds, as admins add them from what leaders typed."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.indicator import Indicator
from bot.domain.unit import Tier, Unit

Bearer = Indicator | Unit | Tier


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a text: from which one on, how many, and what they read."""

    start: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Some words of a text that was not understood, and the indicator that they are to name."""

    unread_id: int
    indicator_id: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class AddedName:
    """A name that an admin has added, and may take back."""

    id: int
    text: str
    bearer: Bearer


class Why(StrEnum):
    """Why a name is not added; each is a sentence in the catalogues."""

    NOT_PERMITTED = "not_permitted"
    NOT_A_NAME = "not_a_name"
    NAMES_IT = "names_it"
    NAMES_OTHER = "names_other"
    SAYS_MORE = "says_more"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class NotAdded:
    """An expected "no" to a name: the reason, the words that it lies in, and what was to bear them."""

    why: Why
    bearer: Bearer
    words: str = ""
