"""The right answers, worked out from the rows of the files alone, in exact fractions.

Nothing of the program is imported here: what figures mean is written a second time, after the design.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property, reduce
from math import ceil
from pathlib import Path

OWN, ALL = "", "all"  # whose figure: the unit's own, or everything below it too; else a tier's code
_QUALIFIED = re.compile(r"(>=|<=|>|<|~)?(.+)")
_NEAR = Fraction(1, 100)
Span = tuple[date, date]


@dataclass(frozen=True)
class Amount:
    """A number and the sign ahead of it, as files write it."""

    value: Fraction
    sign: str = ""

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.value + other.value, added(self.sign, other.sign))


@dataclass(frozen=True)
class Total:
    """What stands for somebody over a span: counts, or a published rate; and how many have reported."""

    numerator: Amount | None
    denominator: Amount | None
    rate: Amount | None
    reported: int
    due: int
    summed: int
    spans: tuple[Span, ...]
    published: "Total | None" = None
    is_aggregate: bool = False

    @property
    def share(self) -> Amount | None:
        """The rate to show, in per cent."""
        if self.rate or not (self.numerator and self.denominator and self.denominator.value):
            return self.rate
        turned = self.denominator.sign.translate(str.maketrans("<>", "><"))
        share = self.numerator.value / self.denominator.value * 100
        return Amount(share, added(self.numerator.sign, turned))

    @property
    def is_half(self) -> bool:
        """Whether at least half of those due have reported."""
        return self.is_aggregate or 2 * self.reported >= self.due

    @property
    def is_number(self) -> bool:
        """Whether there is any number at all."""
        return self.numerator is not None or self.rate is not None


@dataclass(frozen=True)
class Unit:
    """A row of units.csv."""

    code: str
    parent: str
    tier: str
    name_vi: str
    name_en: str
    valid_from: date
    valid_to: date

    def is_there(self, day: date) -> bool:
        """Say whether the unit exists on a day."""
        return self.valid_from <= day <= self.valid_to


@dataclass(frozen=True)
class Oracle:
    """Rows of units, indicators and figures; a later row of the same thing supersedes an earlier one."""

    units: dict[str, Unit]
    indicators: dict[str, dict[str, str]]
    own: dict[tuple[str, str, Span], Total]
    aggregates: dict[tuple[str, str, str, Span], Total]

    @cached_property
    def tiers(self) -> list[str]:
        """The codes of all tiers that units have."""
        return list(dict.fromkeys(unit.tier for unit in self.units.values()))

    @cached_property
    def spans(self) -> dict[str, set[Span]]:
        """Return by indicator every span that anything was reported for."""
        found: dict[str, set[Span]] = {}
        for _, indicator, span in self.own:
            found.setdefault(indicator, set()).add(span)
        for _, _, indicator, span in self.aggregates:
            found.setdefault(indicator, set()).add(span)
        return found

    @cached_property
    def below(self) -> dict[str, list[Unit]]:
        """Return by unit everybody below it, at any depth."""
        found: dict[str, list[Unit]] = {code: [] for code in self.units}
        for unit in self.units.values():
            above = unit.parent
            while above:
                found[above].append(unit)
                above = self.units[above].parent
        return found

    def members(self, code: str, tier: str, day: date) -> list[Unit]:
        """Return the units of a tier below a unit that exist on a day."""
        return [unit for unit in self.below[code] if unit.tier == tier and unit.is_there(day)]

    def figure(self, code: str, who: str, indicator: str, span: Span) -> Total | None:
        """Return what answers for a span, reported itself or made of what was reported inside it."""
        exact = self._at(code, who, indicator, span)
        if exact:
            return exact
        inside = sorted(
            each
            for each in self.spans[indicator]
            if span[0] <= each[0] and each[1] <= span[1] and each != span
        )
        pieces = [total for each in inside if (total := self._at(code, who, indicator, each))]
        pieces = [
            each for each in pieces if not each.is_aggregate or each.spans[0] in self._regular(indicator)
        ]
        while pieces and not pieces[-1].is_half and any(piece.is_half for piece in pieces):
            pieces.pop()
        if not pieces:
            return None
        if self.indicators[indicator]["accumulation"] == "stock":
            return pieces[-1]
        total = reduce(_joined, pieces)
        published = self.aggregates.get((code, who, indicator, span))
        return _beside(total, published)

    def latest(self, code: str, who: str, indicator: str) -> Total | None:
        """Return what is shown where no period was asked: by the last day, then the longer."""
        spans = sorted(self.spans[indicator], key=lambda span: (span[1], span[1] - span[0]), reverse=True)
        found = (self._at(code, who, indicator, span) for span in spans)
        found = (
            total or self._aggregate(code, who, indicator, span)
            for total, span in zip(found, spans, strict=True)
        )
        return next((total for total in found if total and total.is_half and total.is_number), None)

    def ranking(self, code: str, tier: str, indicator: str, span: Span) -> list[tuple[int, str, Fraction]]:
        """Return rank, unit and number of everybody who has one, the best first; equal numbers share a rank.

        All are ordered by the same days: those of which the tier's own figure for the span is made.
        """
        total = self.figure(code, tier, indicator, span)
        spans = total.spans if total else ()
        numbers = {
            unit.code: number
            for unit in self.members(code, tier, span[1])
            if (number := self._number_over(unit.code, indicator, spans)) is not None
        }
        sign = 1 if self.indicators[indicator]["direction"] == "down" else -1
        ordered = sorted(numbers, key=lambda each: sign * numbers[each])
        return [
            (1 + sum(sign * other < sign * numbers[each] for other in numbers.values()), each, numbers[each])
            for each in ordered
        ]

    def _number_over(self, code: str, indicator: str, spans: Sequence[Span]) -> Fraction | None:
        amount = self.amount_of(self.over(code, indicator, spans), indicator)
        return amount.value if amount else None

    def over(self, code: str, indicator: str, spans: Sequence[Span]) -> Total | None:
        """Return what a unit itself reported over some spans."""
        told = [total for span in spans if (total := self._at(code, OWN, indicator, span))]
        if not told:
            return None
        is_stock = self.indicators[indicator]["accumulation"] == "stock"
        return told[-1] if is_stock else reduce(_joined, told)

    def amount_of(self, total: Total | None, indicator: str) -> Amount | None:
        """Return what figures are ordered and judged by: the share in per cent, or the count."""
        if total is None:
            return None
        return total.share if self.is_ratio(indicator) else total.numerator

    def leaving(self, codes: frozenset[str]) -> "Oracle":
        """Return the same without some units; of one with others below it, only its own office goes."""
        gone = {code for code in codes if not self.below[code]}
        tiers = {self.units[code].tier for code in codes} | {ALL}
        return Oracle(
            {code: unit for code, unit in self.units.items() if code not in gone},
            self.indicators,
            {key: total for key, total in self.own.items() if key[0] not in codes},
            {key: total for key, total in self.aggregates.items() if key[1] not in tiers},
        )

    def number(self, code: str, who: str, indicator: str, span: Span) -> Fraction | None:
        """Return what units are ordered by: the share in per cent, or the count."""
        amount = self.amount_of(self.figure(code, who, indicator, span), indicator)
        return amount.value if amount else None

    def is_ratio(self, indicator: str) -> bool:
        """Say whether an indicator is a share."""
        return self.indicators[indicator]["kind"] == "ratio"

    def silent(self, code: str, tier: str, indicator: str, span: Span) -> set[str]:
        """Return who was due for a span and has not reported."""
        due = self.members(code, tier, span[1])
        return {unit.code for unit in due if not _has_number(self.own.get((unit.code, indicator, span)))}

    def target(self, tier: str | None, indicator: str) -> Fraction | None:
        """Return what a tier should reach; None is everybody together."""
        goals: dict[str | None, Fraction] = {}
        for part in filter(None, self.indicators[indicator]["target"].split(";")):
            name, _, number = part.rpartition(":")
            goals[name or None] = Fraction(number.split()[0])
        return goals.get(tier, goals.get(None))

    def missing(self, total: Total, goal: Fraction, indicator: str) -> int | None:
        """Return how many things part the counts from a missed goal; None where they are not exact."""
        numerator, denominator = total.numerator, total.denominator
        if numerator is None or numerator.sign or total.rate:
            return None
        if self.is_ratio(indicator):
            if denominator is None or denominator.sign:
                return None
            goal = goal * denominator.value / 100
        gap = goal - numerator.value
        return ceil(gap) if self.indicators[indicator]["direction"] == "up" else ceil(-gap)

    def _regular(self, indicator: str) -> set[Span]:
        return {span for _, of, span in self.own if of == indicator}

    def _at(self, code: str, who: str, indicator: str, span: Span) -> Total | None:
        if who == OWN:
            total = self.own.get((code, indicator, span))
            return total if _has_number(total) else None
        if who == ALL:
            return self._whole(code, indicator, span)
        return self._tier(code, who, indicator, span)

    def _tier(self, code: str, tier: str, indicator: str, span: Span) -> Total | None:
        units = self.below[code]
        members = [self.own.get((unit.code, indicator, span)) for unit in units if unit.tier == tier]
        reported = [each for each in members if each and each.is_number]
        if not reported:
            if self._has_parts(code, tier, indicator, span):
                return None
            return self._aggregate(code, tier, indicator, span)
        due = len(self.members(code, tier, span[1]))
        total = replace(_sum(reported, is_ratio=self.is_ratio(indicator)), due=due, spans=(span,))
        return _beside(total, self.aggregates.get((code, tier, indicator, span)))

    def _whole(self, code: str, indicator: str, span: Span) -> Total | None:
        tiers = [tier for tier in self.tiers if tier != self.units[code].tier]
        parts = [
            self._at(code, OWN, indicator, span),
            *(self._tier(code, tier, indicator, span) for tier in tiers),
        ]
        found = [part for part in parts if part]
        if not found:
            if self._has_parts(code, ALL, indicator, span):
                return None
            return self._aggregate(code, ALL, indicator, span)
        spoken_for = {
            tier for tier in tiers if (part := self._tier(code, tier, indicator, span)) and part.is_aggregate
        }
        due = sum(
            len(self.members(code, tier, span[1]))
            for tier in tiers
            if tier not in spoken_for and self._ever(code, tier, indicator)
        ) + any((unit, of) == (code, indicator) for unit, of, _ in self.own)
        total = replace(_sum_of_parts(found), due=due, spans=(span,))
        return _beside(total, self.aggregates.get((code, ALL, indicator, span)))

    def _ever(self, code: str, tier: str, indicator: str) -> bool:
        codes = {unit.code for unit in self.below[code] if unit.tier == tier}
        return any(unit in codes and of == indicator for unit, of, _ in self.own)

    def _has_parts(self, code: str, who: str, indicator: str, span: Span) -> bool:
        """Say whether members have reported inside a span of which only an aggregate speaks outright."""
        tiers = self.tiers if who == ALL else [who]
        codes = {unit.code for unit in self.below[code] if unit.tier in tiers}
        return any(
            unit in codes and of == indicator and span[0] <= each[0] and each[1] <= span[1] and each != span
            for unit, of, each in self.own
        )

    def _aggregate(self, code: str, who: str, indicator: str, span: Span) -> Total | None:
        return self.aggregates.get((code, who, indicator, span))


def load(folders: Iterable[Path]) -> Oracle:
    """Read folders in the order in which they are imported."""
    oracle = Oracle({}, {}, {}, {})
    for folder in folders:
        for row in _rows(folder / "units.csv"):
            oracle.units[row["code"]] = _unit(row)
        for row in _rows(folder / "indicators.csv"):
            oracle.indicators[row["code"]] = row
        for row in _rows(folder / "figures.csv"):
            span = days(row["period"])
            if row["tier"]:
                total = replace(_reported(row, span), reported=0, due=0, summed=0, is_aggregate=True)
                oracle.aggregates[row["unit"], row["tier"], row["indicator"], span] = total
            else:
                oracle.own[row["unit"], row["indicator"], span] = _reported(row, span)
    return oracle


def days(period: str) -> Span:
    """Return the first and last day of a period as files write it."""
    first, slash, last = period.partition("/")
    if slash:
        return date.fromisoformat(first), date.fromisoformat(last)
    if len(period) == 10:
        return date.fromisoformat(period), date.fromisoformat(period)
    year, _, part = period.partition("-")
    if not part:
        return months(int(year), 1, 12)
    if part[0] in "QH":
        length = {"Q": 3, "H": 6}[part[0]]
        last_month = int(part[1]) * length
        return months(int(year), last_month - length + 1, last_month)
    return months(int(year), 1, 9) if part == "9M" else months(int(year), int(part), int(part))


def months(year: int, first: int, last: int) -> Span:
    """Return the days from the start of one month to the end of another of the same year."""
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)


def before(span: Span) -> Span:
    """Return the span of as many months that ends the day before."""
    length = span[1].month - span[0].month + 1
    last = span[0] - timedelta(days=1)
    return months(last.year, last.month - length + 1, last.month)


def added(one: str, other: str) -> str:
    """Return the sign of a sum: over + exact is over, over + nearly is about."""
    signs = {one, other} - {""}
    if not signs:
        return ""
    if "~" in signs or len({sign[0] for sign in signs}) == 2:
        return "~"
    return min(signs, key=len)


def percent(value: Fraction, language: str, *barriers: Fraction) -> str:
    """Return a rate as people read it: at most two decimals, half up, never onto what it has not reached."""
    hundredths = (value * 200 + 1) // 2
    near = Fraction(hundredths, 100)
    if near in (0, 100, *barriers) and near != value:
        hundredths += 1 if value > near else -1
    whole, rest = divmod(hundredths, 100)
    decimals = f"{rest:02}".rstrip("0")
    point, _ = (",", ".") if language == "vi" else (".", ",")
    return f"{count(Fraction(whole), language)}{point + decimals if decimals else ''}%"


def count(value: Fraction, language: str) -> str:
    """Return a whole number with the language's separators."""
    return f"{int(value):,}".replace(",", "." if language == "vi" else ",")


def may_equal(one: Amount | None, other: Amount | None) -> bool:
    """Say whether two published numbers can be the same, as far as their signs allow."""
    if one is None or other is None:
        return True
    (low, high), (least, most) = _reach(one), _reach(other)
    return (high is None or least <= high) and (most is None or low <= most)


def _reach(amount: Amount) -> tuple[Fraction, Fraction | None]:
    match amount.sign:
        case ">" | ">=":
            return amount.value, None
        case "<":
            return amount.value * (1 - _NEAR), amount.value
        case "<=":
            return Fraction(0), amount.value
        case "~":
            return amount.value * (1 - _NEAR), amount.value * (1 + _NEAR)
        case _:
            return amount.value, amount.value


def _rate_reaches(rate: Amount, share: Fraction) -> bool:
    """Say whether a published rate can be a share that was rounded to its decimals."""
    text = f"{float(rate.value):.6f}".rstrip("0").partition(".")[2]
    half = Fraction(1, 2 * 10 ** len(text))
    return rate.value - half <= share <= rate.value + half


def _beside(total: Total, published: Total | None) -> Total:
    """Keep what was published beside a sum from which it differs by more than its signs allow."""
    if published is None:
        return total
    same = may_equal(total.numerator, published.numerator) and may_equal(
        total.denominator, published.denominator
    )
    if same and published.rate and total.share:
        same = _rate_reaches(published.rate, total.share.value)
    return total if same else replace(total, published=published)


def _sum(totals: Sequence[Total], *, is_ratio: bool) -> Total:
    """Add the members that have counts; whoever gave only a rate has reported and is not in the sum."""
    addable = [each for each in totals if each.numerator and (each.denominator or not is_ratio)]
    numerator = _plus(each.numerator for each in addable)
    denominator = _plus(each.denominator for each in addable) if is_ratio else None
    return Total(numerator, denominator, None, len(totals), len(totals), len(addable), ())


def _sum_of_parts(parts: Sequence[Total]) -> Total:
    if len(parts) == 1:
        return parts[0]
    denominators = [part.denominator for part in parts]
    return Total(
        _plus(part.numerator for part in parts),
        _plus(denominators) if all(denominators) else None,
        None,
        sum(part.reported for part in parts),
        sum(part.due for part in parts),
        sum(part.summed for part in parts),
        (),
    )


def _joined(one: Total, other: Total) -> Total:
    joined = _sum_of_parts((one, other))
    is_aggregate = one.is_aggregate and other.is_aggregate
    return replace(joined, spans=one.spans + other.spans, is_aggregate=is_aggregate)


def _plus(amounts: Iterable[Amount | None]) -> Amount | None:
    kept = [amount for amount in amounts if amount]
    return reduce(Amount.__add__, kept) if kept else None


def _has_number(total: Total | None) -> bool:
    return total is not None and total.is_number


def _unit(row: dict[str, str]) -> Unit:
    first = date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min
    last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max
    return Unit(row["code"], row["parent"], row["tier"], row["name_vi"], row["name_en"], first, last)


def _reported(row: dict[str, str], span: Span) -> Total:
    numerator, denominator, rate = (_amount(row[name]) for name in ("numerator", "denominator", "rate"))
    return Total(numerator, denominator, rate, 1, 1, int(numerator is not None), (span,))


def _amount(text: str) -> Amount | None:
    found = _QUALIFIED.fullmatch(text)
    return Amount(Fraction(found[2]), found[1] or "") if found else None


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
