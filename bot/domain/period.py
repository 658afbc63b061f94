"""A period is a span of whole days; its grain is read off the span itself."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

_DAY = timedelta(days=1)
_KEY_BASE = 65_536
_FORMS = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d{2})|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<nine>9M)|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)


class Grain(StrEnum):
    """How long a period is, in the words of reporting regimes."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True)
class Period:
    """The days from first to last, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts, or is too long to be told apart by its key."""
        if not 0 <= (self.last - self.first).days < _KEY_BASE:
            msg = f"a period runs from an earlier to a later day: {self.first}/{self.last}"
            raise ValueError(msg)

    @cached_property
    def key(self) -> int:
        """One integer that orders periods by their last day, then the longer; see :func:`from_key`."""
        return self.last.toordinal() * _KEY_BASE + (self.last - self.first).days

    @cached_property
    def grain(self) -> Grain:
        """The grain that exactly these days make, a free span where none does."""
        if self.first == self.last:
            return Grain.DAY
        if self.first.isoweekday() == 1 and (self.last - self.first).days == 6:
            return Grain.WEEK
        if self.first.day != 1 or (self.last + _DAY).day != 1 or self.first.year != self.last.year:
            return Grain.SPAN
        return _BY_MONTHS.get((self.first.month, self.last.month - self.first.month + 1), Grain.SPAN)

    @property
    def previous(self) -> "Period | None":
        """The period before, of the same grain; None for spans that have no such neighbour."""
        before = self.first - _DAY
        match self.grain:
            case Grain.DAY:
                return day(before)
            case Grain.WEEK:
                return Period(self.first - 7 * _DAY, before)
            case Grain.MONTH:
                return month(before.year, before.month)
            case Grain.QUARTER:
                return quarter(before.year, (before.month + 2) // 3)
            case Grain.HALF:
                return half(before.year, (before.month + 5) // 6)
            case Grain.YEAR:
                return year(before.year)
            case Grain.NINE_MONTHS | Grain.SPAN:
                return None

    @property
    def year_before(self) -> "Period":
        """The same period of the year before; a week keeps its ISO number, 29 February becomes the 28th."""
        if self.grain is Grain.WEEK:
            iso = self.first.isocalendar()
            return week(iso.year - 1, min(iso.week, last_week(iso.year - 1)))
        if self.grain in (Grain.DAY, Grain.SPAN):
            return Period(_year_before(self.first), _year_before(self.last))
        first = _year_before(self.first)
        return Period(first, _month_end(first.year, self.last.month))

    def contains(self, other: "Period") -> bool:
        """Say whether every day of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        """Return the form that files use: ``2022-06``, ``2022-Q2``, ``2022-01-01/2022-06-24``."""
        match self.grain:
            case Grain.DAY:
                return self.first.isoformat()
            case Grain.WEEK:
                iso = self.first.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}"
            case Grain.MONTH:
                return f"{self.first:%Y-%m}"
            case Grain.QUARTER:
                return f"{self.first.year:04}-Q{(self.first.month + 2) // 3}"
            case Grain.HALF:
                return f"{self.first.year:04}-H{(self.first.month + 5) // 6}"
            case Grain.NINE_MONTHS:
                return f"{self.first.year:04}-9M"
            case Grain.YEAR:
                return f"{self.first.year:04}"
            case Grain.SPAN:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"


_BY_MONTHS = {
    **{(start, 1): Grain.MONTH for start in range(1, 13)},
    **{(start, 3): Grain.QUARTER for start in (1, 4, 7, 10)},
    (1, 6): Grain.HALF,
    (7, 6): Grain.HALF,
    (1, 9): Grain.NINE_MONTHS,
    (1, 12): Grain.YEAR,
}


def from_key(key: int) -> Period:
    """Return the period whose :attr:`Period.key` this is; ValueError where it is nobody's."""
    last, days = divmod(key, _KEY_BASE)
    if not days < last <= date.max.toordinal():
        msg = f"not a period's key: {key}"
        raise ValueError(msg)
    return Period(date.fromordinal(last - days), date.fromordinal(last))


def parse(text: str) -> Period:
    """Read a period as files write it; ValueError where there is no such period (a month 13, a week 60)."""
    first, slash, last = text.partition("/")
    if slash:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    found = _FORMS.fullmatch(text)
    if not found:
        msg = f"not a period: {text}"
        raise ValueError(msg)
    return _from_parts({name: part for name, part in found.groupdict().items() if part})


def _from_parts(parts: dict[str, str]) -> Period:
    """Build a period from the named parts of its written form."""
    the_year = int(parts["year"])
    match parts:
        case {"week": number}:
            return week(the_year, int(number))
        case {"quarter": number}:
            return quarter(the_year, int(number))
        case {"half": number}:
            return half(the_year, int(number))
        case {"nine": _}:
            return nine_months(the_year)
        case {"day": number}:
            return day(date(the_year, int(parts["month"]), int(number)))
        case {"month": number}:
            return month(the_year, int(number))
        case _:
            return year(the_year)


def day(date_: date) -> Period:
    """Return one day."""
    return Period(date_, date_)


def week(iso_year: int, number: int) -> Period:
    """Return an ISO week, Monday to Sunday."""
    monday = date.fromisocalendar(iso_year, number, 1)
    return Period(monday, monday + 6 * _DAY)


def last_week(iso_year: int) -> int:
    """Return the number of the last ISO week of a year, 52 or 53."""
    return date(iso_year, 12, 28).isocalendar().week


def month(the_year: int, number: int) -> Period:
    """Return a calendar month."""
    return Period(date(the_year, number, 1), _month_end(the_year, number))


def quarter(the_year: int, number: int) -> Period:
    """Return a calendar quarter, 1 to 4."""
    return _months(the_year, 3 * number - 2, 3 * number)


def half(the_year: int, number: int) -> Period:
    """Return the first or second half of a year."""
    return _months(the_year, 6 * number - 5, 6 * number)


def nine_months(the_year: int) -> Period:
    """Return the first nine months of a year."""
    return _months(the_year, 1, 9)


def year(the_year: int) -> Period:
    """Return a calendar year."""
    return _months(the_year, 1, 12)


def _months(the_year: int, first: int, last: int) -> Period:
    return Period(date(the_year, first, 1), _month_end(the_year, last))


def _month_end(the_year: int, number: int) -> date:
    """Return a month's last day; ValueError where there is no such month."""
    if number == 12:
        return date(the_year, 12, 31)
    return date(the_year, number + 1, 1) - _DAY


def _year_before(the_day: date) -> date:
    if (the_day.month, the_day.day) == (2, 29):
        return date(the_day.year - 1, 2, 28)
    return the_day.replace(year=the_day.year - 1)
