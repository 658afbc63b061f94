"""Periods as people write them, in both languages, by the day on which they ask.

Each line of the table is a form, written without diacritics over the tokens of the text, one space apart.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import period as periods
from bot.domain.period import Period
from bot.reading.tokens import Token

_MOST_TOKENS = 14
_ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NUMBERS = {
    **{str(number): number for number in range(100)},
    **{f"{number:02}": number for number in range(10)},
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "giêng": 1,
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
    "dau": 1,
    "cuoi": 2,
    "first": 1,
    "second": 2,
    "1st": 1,
    "2nd": 2,
    **_ENGLISH_MONTHS,
}
_YEAR = (
    r"(?:[/ ](?:nam |of |year )?(?P<year>(?:19|20)\d\d)|/(?P<short>[1-9]\d)"
    r"| (?:nam (?P<nam>nay|ngoai|truoc|kia)|(?:of )?(?P<which>this|last) year))?"
)
_MONTH = (
    r"(?:thang|t|month) (?P<month>\d{1,2}"
    r"|muoi mot|muoi hai|gieng|chap|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi)"
)
_NAMED = rf"(?P<month>{'|'.join(_ENGLISH_MONTHS)})"
_YEARS_AGO = {"nay": 0, "this": 0, "ngoai": 1, "truoc": 1, "last": 1, "kia": 2}
_LAST = "(?:truoc|roi|qua|vua roi|vua qua)"

_Parts = Mapping[str, str | None]
_Build = Callable[[_Parts, date], Period]


@dataclass(frozen=True, slots=True)
class Read:
    """A period that starts at a token, and over how many tokens; None where there is no such period."""

    period: Period | None
    length: int


def read_period(typed: Sequence[Token], start: int, today: date) -> Read | None:
    """Return the longest period that starts at a token; None where none does.

    A month, quarter, half or week without a year is the latest one that has begun. ``Read.period`` is None
    for a period that was written but does not exist, such as a month 13.
    """
    text = " ".join(token.fold for token in typed[start : start + _MOST_TOKENS])
    best, build = None, None
    for form, builder in _FORMS:
        found = form.match(text)
        if found and (best is None or found.end() > best.end()):
            best, build = found, builder
    if (
        best is None
        or build is None
        or (typed[start].has_diacritics and typed[start].fold in _ENGLISH_MONTHS)
    ):
        return None
    length = best.group().count(" ") + 1
    try:
        return Read(build(best.groupdict(), today), length)
    except (ValueError, OverflowError):
        return Read(None, length)


def _year_of(parts: _Parts, today: date) -> int | None:
    if year := parts.get("year"):
        return int(year)
    if relative := parts.get("nam") or parts.get("which"):
        return today.year - _YEARS_AGO[relative]
    short = parts.get("short")
    return 2000 + int(short) if short else None


def _number(parts: _Parts, name: str) -> int:
    return _NUMBERS[parts[name] or ""]


def _of_year(make: Callable[[int, int], Period], name: str) -> _Build:
    """Build the n-th period of a year; without a year, the latest that has begun."""

    def build(parts: _Parts, today: date) -> Period:
        number, year = _number(parts, name), _year_of(parts, today)
        if year is not None:
            return make(year, number)
        this_year = make(today.year, number)
        return this_year if this_year.first <= today else make(today.year - 1, number)

    return build


def _first_months(make: Callable[[int], Period]) -> _Build:
    def build(parts: _Parts, today: date) -> Period:
        return make(_year_of(parts, today) or today.year)

    return build


def _back(make: Callable[[date], Period], steps: int) -> _Build:
    """Build the period that holds today, or one some steps before it."""

    def build(_: _Parts, today: date) -> Period:
        found = make(today)
        for _step in range(steps):
            found = found.previous or found
        return found

    return build


def _month_of(day: date) -> Period:
    return periods.month(day.year, day.month)


def _quarter_of(day: date) -> Period:
    return periods.quarter(day.year, (day.month + 2) // 3)


def _week_of(day: date) -> Period:
    iso = day.isocalendar()
    return periods.week(iso.year, iso.week)


def _year_of_day(day: date) -> Period:
    return periods.year(day.year)


def _day(parts: _Parts, today: date) -> Period:
    day, month, year = _number(parts, "day"), _number(parts, "month"), _year_of(parts, today)
    if year is None:
        found = date(today.year, month, day)
        year = today.year if found <= today else today.year - 1
    return periods.day(date(year, month, day))


def _written(parts: _Parts, _: date) -> Period:
    year, rest = (parts["iso"] or "")[:4], (parts["iso"] or "")[4:]
    return periods.parse(f"{year}-{rest.replace(' ', '').removeprefix('-').upper()}")


def _to_date(parts: _Parts, today: date) -> Period:
    """Build from the start of the year to the end of a month, or as far as the year has gone."""
    year = _year_of(parts, today) or today.year
    if parts.get("month"):
        return Period(date(year, 1, 1), periods.month(year, _number(parts, "month")).last)
    return Period(
        date(year, 1, 1), min(date(year, 12, 31), today) if year >= today.year else date(year, 12, 31)
    )


def _from_to(parts: _Parts, today: date) -> Period:
    year = _year_of(parts, today) or today.year
    first = periods.month(year, _number(parts, "from"))
    return Period(first.first, periods.month(year, _number(parts, "month")).last)


def _past_months(parts: _Parts, today: date) -> Period:
    """Build so many whole months up to the last that has ended."""
    last = periods.month(today.year, today.month).previous
    if last is None or not _number(parts, "count"):
        raise ValueError
    first = last
    for _step in range(_number(parts, "count") - 1):
        first = first.previous or first
    return Period(first.first, last.last)


_ANY_MONTH = rf"(?:(?:thang|t|month) )?(?P<from>\d{{1,2}}|{'|'.join(_ENGLISH_MONTHS)})"
_FORMS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(rf"(?:{form})(?= |$)"), build)
    for form, build in (
        (rf"{_MONTH}{_YEAR}", _of_year(periods.month, "month")),
        (r"(?P<month>\d{1,2})[/\-.](?P<year>20\d\d)", _of_year(periods.month, "month")),
        (rf"{_NAMED}{_YEAR}", _of_year(periods.month, "month")),
        (
            rf"(?:qui|q|quarter) (?P<quarter>\d|i{{1,3}}|iv|mot|hai|ba|tu){_YEAR}",
            _of_year(periods.quarter, "quarter"),
        ),
        (rf"(?P<quarter>first|second) quarter{_YEAR}", _of_year(periods.quarter, "quarter")),
        (
            rf"(?:6 (?:thang|t)|sau thang|nua) (?P<half>dau|cuoi)(?: nam)?{_YEAR}",
            _of_year(periods.half, "half"),
        ),
        (
            rf"(?:the )?(?P<half>first|second|1st|2nd) (?:half|six months)(?: of)?{_YEAR}",
            _of_year(periods.half, "half"),
        ),
        (rf"(?:h|half) (?P<half>[12]){_YEAR}", _of_year(periods.half, "half")),
        (
            rf"6 (?:t|thang(?! (?:qua|gan|vua|lien|truoc))){_YEAR}",
            _first_months(lambda year: periods.half(year, 1)),
        ),
        (
            rf"(?:9|chin) (?:t|thang(?! (?:qua|gan|vua|lien|truoc)))(?: dau(?: nam)?)?{_YEAR}",
            _first_months(periods.nine_months),
        ),
        (rf"(?:the )?(?:first )?nine months(?: of)?{_YEAR}", _first_months(periods.nine_months)),
        (r"(?:nam |year )?(?P<year>(?:19|20)\d\d)", _first_months(periods.year)),
        (rf"(?:tuan|week|w) (?P<week>\d{{1,2}}){_YEAR}", _of_year(periods.week, "week")),
        (r"tuan nay|this week", _back(_week_of, 0)),
        (rf"tuan {_LAST}|last week", _back(_week_of, 1)),
        (r"tuan truoc nua|(?:the )?week before last", _back(_week_of, 2)),
        (r"thang nay|this month", _back(_month_of, 0)),
        (rf"thang {_LAST}|last month", _back(_month_of, 1)),
        (r"thang truoc nua|(?:the )?month before last", _back(_month_of, 2)),
        (r"qui nay|this quarter", _back(_quarter_of, 0)),
        (rf"qui {_LAST}|last quarter", _back(_quarter_of, 1)),
        (r"qui truoc nua|(?:the )?quarter before last", _back(_quarter_of, 2)),
        (r"nam nay|this year", _back(_year_of_day, 0)),
        (rf"nam (?:ngoai|{_LAST})|last year", _back(_year_of_day, 1)),
        (r"nam kia|nam truoc nua|(?:the )?year before last", _back(_year_of_day, 2)),
        (r"hom nay|today", _back(periods.day, 0)),
        (r"hom qua|yesterday", _back(periods.day, 1)),
        (r"(?:ngay )?(?P<day>\d{1,2})[/\-.](?P<month>\d{1,2})[/\-.](?P<year>20\d\d)", _day),
        (r"(?:ngay|hom) (?P<day>\d{1,2})[/\-.](?P<month>\d{1,2})", _day),
        (rf"(?:ngay )?(?P<day>\d{{1,2}}) {_MONTH}{_YEAR}", _day),
        (rf"(?P<day>\d{{1,2}})(?: (?:st|nd|rd|th))? {_NAMED}{_YEAR}", _day),
        (
            r"(?P<iso>20\d\d-\d\d(?:-\d\d)?(?:/20\d\d-\d\d-\d\d)?|20\d\d [qh] \d|20\d\d w \d\d|20\d\d-9 m)",
            _written,
        ),
        (
            rf"(?:luy ke|cong don)(?: (?:tu )?dau nam)?(?: (?:den|toi))?(?: het)?(?: {_MONTH})?{_YEAR}",
            _to_date,
        ),
        (r"(?:luy ke )?(?:tu )?dau nam(?: (?:den|toi) (?:nay|hien nay|gio))?", _to_date),
        (rf"(?:tu )?dau nam (?:den|toi) (?:het )?{_MONTH}{_YEAR}", _to_date),
        (r"(?:den|toi) nay|luy ke den nay", _to_date),
        (r"year to date|ytd|since the start of the year|so far this year", _to_date),
        (rf"(?:tu |from )?{_ANY_MONTH} (?:den|toi|to) (?:het )?{_MONTH}{_YEAR}", _from_to),
        (rf"(?:from )?{_ANY_MONTH} to {_NAMED}{_YEAR}", _from_to),
        (r"(?P<count>\d{1,2}) thang (?:qua|gan day|gan nhat|vua qua|vua roi)", _past_months),
        (r"(?:the )?(?:last|past) (?P<count>\d{1,2}) months", _past_months),
    )
)
