"""How people write periods, in both languages: each line of the table is a form.

Forms are written without diacritics over the tokens of the text, one space apart, and build a period by the
day on which they are asked. A month, quarter, half or week without a year is the latest one that has begun.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.domain import period as periods
from bot.domain.period import Period

MONTHS = {
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
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "giêng": 1,
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "sáu": 6,
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
    "third": 3,
    "fourth": 4,
    "1 st": 1,
    "2 nd": 2,
    "3 rd": 3,
    "4 th": 4,
    "bon": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    **MONTHS,
}
_YEAR = (
    r"(?:[/ \-](?:(?:cua )?nam |of |year )?(?P<year>(?:19|20)\d\d)|(?:/| nam )(?P<short>[23]\d)"
    r"| (?:(?:cua )?nam (?P<nam>nay|ngoai|truoc|kia)|(?:of )?(?P<which>this|last) year))?"
)
_ITS_YEAR = _YEAR.replace(
    " (?:(?:cua )?nam (?P<nam>", " (?:(?:nam )?(?P<nam>"
)  # behind "đầu năm", which names it already
_MONTH = (
    r"(?:thang|thg|th|t|month) (?P<month>\d{1,2}"
    r"|viii|vii|vi|iv|ix|xii|xi|iii|ii|i|x|v"
    r"|muoi mot|muoi hai|gieng|chap|mot|hai|ba|tu|nam|sáu|bay|tam|chin|muoi)"
)
_DATE = r"(?P<day{0}>\d{{1,2}})/(?P<month{0}>\d{{1,2}})(?:/(?P<year{0}>20\d\d))?"
_YEAR_AHEAD = r"(?:nam (?P<nam>nay|ngoai|truoc)|(?:nam )?(?P<year>20\d\d))"
_NAMED = rf"(?P<month>{'|'.join(MONTHS)})"
_YEARS_AGO = {"nay": 0, "this": 0, "ngoai": 1, "truoc": 1, "last": 1, "kia": 2}
_LAST = "(?:truoc|roi|qua|vua roi|vua qua)"
_LATEST = "(?:last|(?:the )?(?:latest|most recent|past))"

_COUNT = (
    r"(?P<count>\d{1,2}|mot|hai|ba|bon|nam|s[aá]u|bay|tam|chin|muoi|muoi hai"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_RECENT = "(?:qua|nay|gan day|gan nhat|vua qua|vua roi|tro lai day)"

_ALL_OF = "(?:ca|tron|tron ca|giai doan|all of|the whole of|full year)"
_NOW = r"(?:(?:den|toi) (?:nay|gio|hien nay|bay gio|hien tai)|(?:to|until|till|up to) (?:now|date|today))"
_Parts = Mapping[str, str | None]
_Build = Callable[[_Parts, date], Period | tuple[Period, ...]]
_BuildOne = Callable[[_Parts, date], Period]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a period: what it looks like, which period it is, what it is told from."""

    pattern: re.Pattern[str]
    build: Callable[[Mapping[str, str | None], date], Period | tuple[Period, ...]]
    step: Callable[[date], Period] | None = None  # of "last month": makes the period that holds a day


def _form(
    pattern: str,
    build: Callable[[Mapping[str, str | None], date], Period | tuple[Period, ...]],
    step: Callable[[date], Period] | None = None,
) -> Form:
    return Form(re.compile(rf"(?:{_ALL_OF} )?(?:{pattern})(?= |$)"), build, step)


def _year_of(parts: _Parts, today: date) -> int | None:
    if year := parts.get("year"):
        return int(year)
    if relative := parts.get("nam") or parts.get("which"):
        return today.year - _YEARS_AGO[relative]
    short = parts.get("short")
    return 2000 + int(short) if short else None


def _number(parts: _Parts, name: str) -> int:
    return _NUMBERS[parts[name] or ""]


def _of_year(make: Callable[[int, int], Period], name: str) -> _BuildOne:
    """Build the n-th period of a year; without a year, the latest that has begun."""

    def build(parts: _Parts, today: date) -> Period:
        number, year = _number(parts, name), _year_of(parts, today)
        if year is not None:
            return make(year, number)
        this_year = make(today.year, number)
        return this_year if this_year.first <= today else make(today.year - 1, number)

    return build


def _first_months(make: Callable[[int], Period]) -> _BuildOne:
    def build(parts: _Parts, today: date) -> Period:
        return make(_year_of(parts, today) or today.year)

    return build


def _back(make: Callable[[date], Period], steps: int) -> _BuildOne:
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


def _to_quarter(parts: _Parts, today: date) -> Period:
    year = _year_of(parts, today) or today.year
    return Period(date(year, 1, 1), periods.quarter(year, _number(parts, "quarter")).last)


def _from_to(parts: _Parts, today: date) -> Period:
    year = _year_of(parts, today) or today.year
    first = periods.month(year, _number(parts, "from"))
    return Period(first.first, periods.month(year, _number(parts, "month")).last)


def _past(make: Callable[[date], Period]) -> _BuildOne:
    """Build so many whole periods up to the last that has ended."""

    def build(parts: _Parts, today: date) -> Period:
        last = make(today).previous
        if last is None or not _number(parts, "count"):
            raise ValueError
        first = last
        for _step in range(_number(parts, "count") - 1):
            first = first.previous or first
        return Period(first.first, last.last)

    return build


def _ago(parts: _Parts, today: date) -> Period:
    """Build the month so many before this one."""
    return _back(_month_of, _number(parts, "count"))(parts, today)


def _from_january(parts: _Parts, today: date) -> Period:
    """Build so many months from January on."""
    year = _year_of(parts, today) or today.year
    return Period(date(year, 1, 1), periods.month(year, _number(parts, "count")).last)


def _from_first_quarter(parts: _Parts, today: date) -> Period:
    """Build so many quarters from the first on."""
    year = _year_of(parts, today) or today.year
    return Period(date(year, 1, 1), periods.quarter(year, _number(parts, "count")).last)


def _to_december(parts: _Parts, today: date) -> Period:
    """Build so many months up to December; without a year, of the latest that has begun."""
    named = _year_of(parts, today)
    year = today.year if named is None else named
    first = periods.month(year, 13 - _number(parts, "count"))
    if named is None and first.first > today:
        return _to_december({**parts, "year": str(year - 1)}, today)
    return Period(first.first, date(year, 12, 31))


def _june(_: _Parts, today: date) -> Period:
    return _of_year(periods.month, "month")({"month": "sáu"}, today)


def _next(make: Callable[[date], Period]) -> _BuildOne:
    """Build the period after the one that holds today."""

    def build(_: _Parts, today: date) -> Period:
        return make(make(today).last + timedelta(days=1))

    return build


def _span(parts: _Parts, _: date) -> Period:
    """Build from one day to another; a year that the first one lacks is the second one's."""
    year = int(parts["year2"] or 0)
    first = date(int(parts["year1"] or year), int(parts["month1"] or 0), int(parts["day1"] or 0))
    return Period(first, date(year, int(parts["month2"] or 0), int(parts["day2"] or 0)))


def _months_in_a_row(parts: _Parts, today: date) -> Period | tuple[Period, ...]:
    """Build the span of months that are listed one after the other; of others, each to pick from."""
    numbers = [int(each) for each in re.findall(r"\d+", parts["months"] or "")]
    build = _of_year(periods.month, "month")
    months = [build({**parts, "month": str(each)}, today) for each in numbers]
    in_a_row = all(other.previous == one for one, other in pairwise(months))
    return Period(months[0].first, months[-1].last) if in_a_row else tuple(months)


def _across(parts: _Parts, today: date) -> Period:
    first = periods.month(_any_year(parts, "since", today), _number(parts, "from"))
    return Period(first.first, periods.month(_any_year(parts, "year", today), _number(parts, "month")).last)


def _any_year(parts: _Parts, name: str, today: date) -> int:
    """Return a year that is told by its number or from today."""
    year = parts[name] or ""
    return int(year) if year.isdecimal() else today.year - _YEARS_AGO[year]


def _until_today(parts: _Parts, today: date) -> Period:
    return Period(_of_year(periods.month, "month")(parts, today).first, today)


def _quarters_until_today(parts: _Parts, today: date) -> Period:
    return Period(_of_year(periods.quarter, "quarter")(parts, today).first, today)


def _quarters(parts: _Parts, today: date) -> Period:
    year = _year_of(parts, today) or today.year
    first, last = (periods.quarter(year, _number(parts, name)) for name in ("from", "quarter"))
    return Period(first.first, last.last)


def _either(*builders: _BuildOne) -> _Build:
    """Build every reading of a phrase that has several."""

    def build(parts: _Parts, today: date) -> tuple[Period, ...]:
        return tuple(dict.fromkeys(each(parts, today) for each in builders))

    return build


def _last_weekday(parts: _Parts, today: date) -> Period:
    """Build the latest such day of the week, today left out; Vietnamese counts Monday as the second."""
    back = (today.isoweekday() - _number(parts, "month")) % 7 + 1
    return periods.day(today - timedelta(days=back))


_ANY_MONTH = rf"(?:(?:thang|t|month) )?(?P<from>\d{{1,2}}|{'|'.join(MONTHS)})"
FORMS: tuple[Form, ...] = (
    _form(rf"{_COUNT} thang nam (?P<year>20\d\d)", _from_january),
    _form(r"t (?P<month>[2-7])", _either(_of_year(periods.month, "month"), _last_weekday)),
    _form(rf"{_MONTH}{_YEAR}", _of_year(periods.month, "month")),
    _form(r"(?P<month>\d{1,2})[/\-.](?P<year>20\d\d)", _of_year(periods.month, "month")),
    _form(rf"{_NAMED}{_YEAR}", _of_year(periods.month, "month")),
    _form(
        rf"(?:(?:qui|q|quarter) |q(?=i))(?P<quarter>\d|i{{1,3}}|iv|mot|hai|ba|tu){_YEAR}",
        _of_year(periods.quarter, "quarter"),
    ),
    _form(
        rf"(?:the )?(?P<quarter>first|second|third|fourth|1 st|2 nd|3 rd|4 th) quarter{_YEAR}",
        _of_year(periods.quarter, "quarter"),
    ),
    _form(
        rf"(?:6 (?:thang|t)|s[aá]u thang|nua) (?P<half>dau|cuoi)(?: nam)?{_ITS_YEAR}",
        _of_year(periods.half, "half"),
    ),
    _form(
        rf"(?:the )?(?P<half>first|second|1 st|2 nd) (?:half|six months)(?: of(?: the year)?)?{_YEAR}",
        _of_year(periods.half, "half"),
    ),
    _form(rf"(?:h|half) (?P<half>[12]){_YEAR}", _of_year(periods.half, "half")),
    _form(
        rf"6 (?:t|thang(?! (?:qua|gan|vua|lien|truoc))){_YEAR}",
        _first_months(lambda year: periods.half(year, 1)),
    ),
    _form(
        rf"(?:9|chin) (?:t|thang(?! (?:qua|gan|vua|lien|truoc)))(?: dau(?: nam)?)?{_ITS_YEAR}",
        _first_months(periods.nine_months),
    ),
    _form(
        rf"(?:the )?(?:first )?(?:nine|9) months(?: of(?: the year)?)?{_YEAR}",
        _first_months(periods.nine_months),
    ),
    _form(r"(?:nam |year )?(?P<year>(?:19|20)\d\d)", _first_months(periods.year)),
    _form(rf"{_YEAR_AHEAD} {_MONTH}", _of_year(periods.month, "month")),
    _form(
        rf"{_YEAR_AHEAD} (?:qui|q) (?P<quarter>\d|i{{1,3}}|iv|mot|hai|ba|tu)",
        _of_year(periods.quarter, "quarter"),
    ),
    _form(rf"(?:tuan|week|w) (?P<week>\d{{1,2}}){_YEAR}", _of_year(periods.week, "week")),
    _form(r"tuan (?:nay|ni)|this week", _back(_week_of, 0)),
    _form(rf"tuan (?:{_LAST}|gan nhat|gan day nhat|moi nhat)|{_LATEST} week", _back(_week_of, 1), _week_of),
    _form(r"tuan truoc nua|(?:the )?week before last", _back(_week_of, 2)),
    _form(r"thang (?:nay|ni)|this month", _back(_month_of, 0)),
    _form(
        rf"thang (?:{_LAST}|gan nhat|gan day nhat|moi nhat)|{_LATEST} month", _back(_month_of, 1), _month_of
    ),
    _form(r"thang truoc nua|(?:the )?month before last", _back(_month_of, 2)),
    _form(r"qui (?:nay|ni)|this quarter", _back(_quarter_of, 0)),
    _form(
        rf"qui (?:{_LAST}|gan nhat|gan day nhat|moi nhat)|{_LATEST} quarter",
        _back(_quarter_of, 1),
        _quarter_of,
    ),
    _form(r"qui truoc nua|(?:the )?quarter before last", _back(_quarter_of, 2)),
    _form(r"(?:ca|tron) nam|the whole year|full year", _back(_year_of_day, 0)),
    _form(r"nam (?:nay|ni)|this year", _back(_year_of_day, 0)),
    _form(rf"nam (?:ngoai|{_LAST})|last year", _back(_year_of_day, 1), _year_of_day),
    _form(r"nam kia|nam truoc nua|(?:the )?year before last", _back(_year_of_day, 2)),
    _form(r"hom nay|today", _back(periods.day, 0)),
    _form(r"hom qua|yesterday", _back(periods.day, 1)),
    _form(r"hom kia|(?:the )?day before yesterday", _back(periods.day, 2)),
    _form(rf"(?:tu )?dau thang(?: nay)?(?: {_NOW})?", _back(_month_of, 0)),
    _form(rf"(?:tu )?dau qui(?: nay)?(?: {_NOW})?", _back(_quarter_of, 0)),
    _form(rf"(?:ke )?(?:tu|since|from) {_MONTH}{_YEAR} {_NOW}", _until_today),
    _form(rf"(?:ke )?(?:tu|since|from) {_NAMED}{_YEAR} {_NOW}", _until_today),
    _form(rf"(?:ke )?tu (?:qui|q) (?P<quarter>\d|i{{1,3}}|iv){_YEAR} {_NOW}", _quarters_until_today),
    _form(r"(?:ngay )?(?P<day>\d{1,2})[/\-.](?P<month>\d{1,2})[/\-.](?P<year>20\d\d)", _day),
    _form(r"(?:ngay|hom) (?P<day>\d{1,2})[/\-.](?P<month>\d{1,2})", _day),
    _form(rf"(?:ngay )?(?P<day>\d{{1,2}}) {_MONTH}{_YEAR}", _day),
    _form(rf"(?P<day>\d{{1,2}})(?: (?:st|nd|rd|th))? {_NAMED}{_YEAR}", _day),
    _form(
        r"(?P<iso>20\d\d-\d\d(?:-\d\d)?(?:/20\d\d-\d\d-\d\d)?|20\d\d [qh] \d|20\d\d w \d\d|20\d\d-9 m)",
        _written,
    ),
    _form(
        r"(?:luy ke|cong don)(?: (?:tu )?dau nam)?(?: (?:den|toi))?(?: het)?"
        rf" (?:qui|q) (?P<quarter>\d|i{{1,3}}|iv){_YEAR}",
        _to_quarter,
    ),
    _form(
        rf"(?:luy ke|cong don)(?: (?:tu )?dau nam)?(?: (?:den|toi))?(?: het)?(?: {_MONTH})?{_YEAR}",
        _to_date,
    ),
    _form(r"(?:luy ke )?(?:tu )?dau nam(?: (?:den|toi) (?:nay|hien nay|gio))?", _to_date),
    _form(rf"(?:tu )?dau nam (?:den|toi) (?:het )?{_MONTH}{_YEAR}", _to_date),
    _form(r"(?:den|toi) nay|luy ke den nay", _to_date),
    _form(
        r"year to date|ytd|(?:since|from) (?:the )?(?:start|beginning) of the year|so far this year", _to_date
    ),
    _form(rf"(?:tu |from )?{_ANY_MONTH} (?:den|toi|to|sang) (?:het )?{_MONTH}{_YEAR}", _from_to),
    _form(rf"(?:from )?{_ANY_MONTH} (?:to|through|until|till) (?:the end of )?{_NAMED}{_YEAR}", _from_to),
    _form(rf"giai doan {_ANY_MONTH} {_MONTH}{_YEAR}", _from_to),
    _form(rf"(?:thang|t) (?P<from>\d{{1,2}})[-–](?P<month>\d{{1,2}}){_YEAR}", _from_to),
    _form(
        r"(?:tu |from )?(?:qui|q) (?P<from>\d|i{1,3}|iv) (?:den|toi|to|sang) (?:het )?"
        rf"(?:qui|q) (?P<quarter>\d|i{{1,3}}|iv){_YEAR}",
        _quarters,
    ),
    _form(rf"(?:qui|q) (?P<from>[1-4])[-–](?P<quarter>[1-4]){_YEAR}", _quarters),
    _form(rf"(?:the )?{_NAMED} (?P<day>\d{{1,2}})(?: (?:st|nd|rd|th))?{_YEAR}", _day),
    _form(rf"{_COUNT} thang dau(?: nam)?{_ITS_YEAR}", _from_january),
    _form(rf"(?:the )?first {_COUNT} months(?: of(?: the year)?)?{_YEAR}", _from_january),
    _form(rf"(?P<count>\d{{1,2}}) t dau(?: nam)?{_ITS_YEAR}", _from_january),
    _form(r"(?P<count>\d{1,2}) t (?:nam )?(?P<year>20\d\d)", _from_january),
    _form(rf"{_COUNT} qui dau(?: nam)?{_ITS_YEAR}", _from_first_quarter),
    _form(rf"(?:the )?first {_COUNT} quarters(?: of(?: the year)?)?{_YEAR}", _from_first_quarter),
    _form(rf"{_COUNT} thang cuoi(?: nam)?{_ITS_YEAR}", _to_december),
    _form(
        rf"(?:the )?(?:last|final) {_COUNT} months of (?:the year )?(?P<year>20\d\d)",
        _to_december,
    ),
    _form(rf"{_COUNT} thang", _either(_from_january, _past(_month_of))),
    _form(r"(?P<count>\d{1,2}) t", _either(_from_january, _past(_month_of))),
    _form(rf"{_COUNT} thang truoc", _either(_ago, _past(_month_of))),
    _form(rf"cach day {_COUNT} thang", _ago),
    _form(rf"{_COUNT} months? ago", _ago),
    _form(rf"(?:trong )?{_COUNT} thang {_RECENT}", _past(_month_of)),
    _form(rf"(?:the )?(?:last|past) {_COUNT} months", _past(_month_of)),
    _form(rf"(?:trong )?{_COUNT} qui {_RECENT}", _past(_quarter_of)),
    _form(rf"(?:the )?(?:last|past) {_COUNT} quarters", _past(_quarter_of)),
    _form(rf"(?:trong )?{_COUNT} tuan {_RECENT}", _past(_week_of)),
    _form(rf"(?:the )?(?:last|past) {_COUNT} weeks", _past(_week_of)),
    _form(rf"(?:trong )?{_COUNT} nam {_RECENT}", _past(_year_of_day)),
    _form(rf"(?:the )?(?:last|past) {_COUNT} years", _past(_year_of_day)),
    _form(
        rf"(?:den|toi) (?:het )?{_MONTH}{_YEAR}",
        _either(_of_year(periods.month, "month"), _to_date),
    ),
    _form(
        rf"(?:den|toi) (?:het |cuoi )?(?:qui|q) (?P<quarter>\d|i{{1,3}}|iv){_YEAR}",
        _either(_of_year(periods.quarter, "quarter"), _to_quarter),
    ),
    _form(
        rf"(?:up )?to (?:the end of )?{_NAMED}{_YEAR}",
        _either(_of_year(periods.month, "month"), _to_date),
    ),
    _form(
        rf"(?:since|from) (?:the )?(?:start|beginning) of the year to (?:the end of )?{_NAMED}{_YEAR}",
        _to_date,
    ),
    _form(
        r"(?:the )?(?:first )?(?:six|6) months(?: of(?: the year)?)?" + _YEAR,
        _first_months(lambda year: periods.half(year, 1)),
    ),
    _form(rf"{_COUNT} months", _either(_from_january, _past(_month_of))),
    _form("thang sau_|next month", _next(_month_of)),
    _form(
        "thang sau",
        _either(_next(_month_of), _june),
    ),
    _form("qui sau_?|next quarter", _next(_quarter_of)),
    _form("tuan (?:sau_?|toi)|next week", _next(_week_of)),
    _form("nam (?:sau_?|toi)|next year|sang nam", _next(_year_of_day)),
    _form("thang toi", _next(_month_of)),
    _form(
        r"(?:the )?last quarter of (?:the year )?(?P<year>20\d\d)",
        lambda parts, _: periods.quarter(int(parts["year"] or 0), 4),
    ),
    _form(
        r"(?:the )?last month of (?:the year )?(?P<year>20\d\d)",
        lambda parts, _: periods.month(int(parts["year"] or 0), 12),
    ),
    _form(
        rf"qui cuoi(?: nam)?{_ITS_YEAR}",
        lambda parts, today: periods.quarter(_year_of(parts, today) or today.year, 4),
    ),
    _form(
        rf"(?:until|till|through) (?:the end of )?{_NAMED}{_YEAR}",
        _either(_of_year(periods.month, "month"), _to_date),
    ),
    _form(
        rf"(?:tu |from )?(?:ngay )?{_DATE.format('1')} (?:den|toi|to) (?:het )?(?:ngay )?{_DATE.format('2')}",
        _span,
    ),
    _form(
        r"(?:tu |from )?(?:thang|t) (?P<from>\d{1,2})(?:/| nam )(?P<since>20\d\d|nay|ngoai|truoc)"
        rf" (?:den|toi|to) (?:het )?{_MONTH}(?:/| nam )(?P<year>20\d\d|nay|ngoai|truoc)",
        _across,
    ),
    _form(
        rf"(?:from )?(?P<from>{'|'.join(MONTHS)}) (?P<since>20\d\d)"
        rf" (?:to|through|until|till) (?:the end of )?{_NAMED} (?P<year>20\d\d)",
        _across,
    ),
    _form(
        rf"nua nam {_RECENT}|(?:the )?(?:last|past) half year",
        lambda _, today: _past(_month_of)({"count": "6"}, today),
    ),
    _form(
        r"(?:tinh den|tinh toi|hoi|vao|luc) (?:ngay |hom )?"
        r"(?P<day>\d{1,2})[/\-.](?P<month>\d{1,2})(?:[/\-.](?P<year>20\d\d))?",
        _day,
    ),
    _form(rf"{_MONTH} nay", _of_year(periods.month, "month")),
    _form(
        r"(?:thang|t|cac thang) (?P<months>\d{1,2}(?: (?:,|va|, va) (?:(?:thang|t) )?\d{1,2}){2,})"
        rf"{_YEAR}",
        _months_in_a_row,
    ),
)
