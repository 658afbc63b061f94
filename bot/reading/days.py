"""A day as people type it for the end of something: "30/11", "30/11/2026", "30-11"."""

import re
from datetime import date

_DAY = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?\s*")


def read_day(text: str, today: date) -> date | None:
    """Return the day that is meant, without a year the next one of that name; None where it is none."""
    typed = _DAY.fullmatch(text)
    if typed is None or not text.isascii():
        return None
    day, month, year = (int(part) if part else None for part in typed.groups())
    if year is not None:
        return _date(year, month or 0, day or 0)
    days = (_date(each, month or 0, day or 0) for each in (today.year, today.year + 1))
    return next((each for each in days if each and each >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
