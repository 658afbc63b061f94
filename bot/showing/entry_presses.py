"""What the buttons of /nhap send back; whoever presses may have made it up."""

from bot.domain.figure import Measure
from bot.domain.period import Period
from bot.domain.quantity import Quantity
from bot.domain.quantity_text import format_quantity, parse_quantity
from bot.domain.question import BUTTON_BYTES, Subject
from bot.reading.proposed import Proposed
from bot.services.acting import Shown

ENTER = "nh"  # begins the data of each of them

_NOTHING = "-"
_PARTS = 3  # of a measure


def due_at(page: int) -> str:
    """Return the data that shows a page of what is due."""
    return f"{ENTER}:home:{page}"


def mine_at(page: int) -> str:
    """Return the data that shows a page of what somebody has sent or begun."""
    return f"{ENTER}:mine:{page}"


def reading_text(number: int) -> str:
    """Return the data that reads a text into drafts which was kept by a number."""
    return f"{ENTER}:t:{number}"


def opening(submission_id: int) -> str:
    """Return the data that reads a draft back."""
    return f"{ENTER}:open:{submission_id}"


def form_of(submission_id: int) -> str:
    """Return the data that shows a draft as a form."""
    return f"{ENTER}:f:{submission_id}"


def due_sheet(unit_id: int, period: Period) -> str:
    """Return the data that shows the form of a unit and a period."""
    return f"{ENTER}:d:{unit_id}:{period}"


def wanting_open(subject: Subject, period: Period) -> str:
    """Return the data that asks for a locked period."""
    tier = "" if subject.tier_id is None else f":{subject.tier_id}"
    return f"{ENTER}:u:{subject.unit_id}:{period}{tier}"


def first_line(unit_id: int, period: Period, indicator_id: int) -> str:
    """Return the data that begins a draft with a line of it."""
    return f"{ENTER}:l:{unit_id}:{period}:{indicator_id}"


def on_line(letter: str, shown: Shown, indicator_id: int) -> str:
    """Return the data that does something to a line of a draft in a version.

    It is n to ask for its number, z for none arose, b for blank, c to confirm it, r to ask for its reason.
    """
    return f"{ENTER}:{letter}:{shown.id}:{shown.version}:{indicator_id}"


def picking(shown: Shown, option: Proposed) -> str | None:
    """Return the data that enters a figure as it was offered; None where a button does not hold it."""
    data = f"{ENTER}:p:{shown.id}:{shown.version}:{option.indicator.id}:{_written(option)}"
    return data if len(data) <= BUTTON_BYTES else None


def moving(shown: Shown, unit_id: int, period: Period) -> str:
    """Return the data that takes a draft over to a unit and a period."""
    return f"{ENTER}:m:{shown.id}:{shown.version}:{unit_id}:{period}"


def sending(shown: Shown) -> str:
    """Return the data that sends a draft."""
    return f"{ENTER}:s:{shown.id}:{shown.version}"


def withdrawing(shown: Shown) -> str:
    """Return the data that takes a draft, or what waits, back."""
    return f"{ENTER}:x:{shown.id}:{shown.version}"


def picked(text: str) -> Measure | None:
    """Return the measure that :func:`picking` wrote down, None for none arose; ValueError for else."""
    if text == _NOTHING:
        return None
    parts = text.split("/")
    if len(parts) != _PARTS:
        raise ValueError(text)
    return Measure(*(parse_quantity(part) if part else None for part in parts))


def _written(option: Proposed) -> str:
    measure = option.measure
    if option.nothing:
        return _NOTHING
    return "/".join(map(_number, (measure.numerator, measure.denominator, measure.rate)))


def _number(quantity: Quantity | None) -> str:
    return format_quantity(quantity) if quantity else ""
