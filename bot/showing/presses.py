"""What the buttons of the digest and of /bantin send back; whoever presses may have made it up."""

from datetime import UTC, datetime, timedelta

from bot.domain.question import BUTTON_BYTES, Question, written

DIGEST = "bt"  # begins the data of each of them

HOME = f"{DIGEST}:home"
ON, OFF = f"{DIGEST}:on", f"{DIGEST}:off"
PREVIEW = f"{DIGEST}:see"
DAYS, HOURS = f"{DIGEST}:days", f"{DIGEST}:hours"
EVERY_INDICATOR = f"{DIGEST}:all"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_DIGITS = 9  # of any id, and of any minute up to the year 3871


def on_day(weekday: int) -> str:
    """Return the data of a choice of day, 1 for Monday."""
    return f"{DIGEST}:d:{weekday}"


def at_minute(minute: int) -> str:
    """Return the data of a choice of hour, told by its minute of the day."""
    return f"{DIGEST}:h:{minute}"


def indicators_at(page: int) -> str:
    """Return the data that shows a page of the indicators to choose from."""
    return f"{DIGEST}:i:{page}"


def choice_of(indicator_id: int, page: int, *, chosen: bool) -> str:
    """Return the data that chooses an indicator, or no more; pressed twice it does the same as once."""
    return f"{DIGEST}:i:{page}:{indicator_id}:{int(chosen)}"


def without_watch(watch_id: int) -> str:
    """Return the data that removes a watch."""
    return f"{DIGEST}:w:{watch_id}"


def watches_at(page: int) -> str:
    """Return the data that shows a page of what somebody watches."""
    return f"{HOME}:{page}"


def watching(question: Question) -> str | None:
    """Return the data that watches a question's figure for its bound, or offers bounds where it has none.

    It is None where a button does not hold it.
    """
    data = f"{DIGEST}:b:{written(question)}"
    return data if len(data) <= BUTTON_BYTES else None


def page_of(unit_id: int, due: datetime, page: int) -> str:
    """Return the data that shows a page of a unit's digest, as its figures were known at a whole minute."""
    return f"{DIGEST}:p:{unit_id}:{(due - _EPOCH) // _MINUTE}:{page}"


def moment_of(minutes: int) -> datetime:
    """Return the moment that :func:`page_of` wrote down."""
    return _EPOCH + minutes * _MINUTE


def read(data: str) -> list[str | int]:
    """Return the parts of a button's data behind its beginning, whole numbers as such."""
    return [_number(part) for part in data.split(":")[1:]]


def _number(part: str) -> str | int:
    is_number = part.isascii() and part.isdecimal() and len(part) <= _DIGITS
    return int(part) if is_number else part
