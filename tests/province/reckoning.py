"""What follows from the right figures: changes, ends, bounds, pulls and streaks, in exact fractions.

As in the oracle, nothing of the program is imported here.
"""

from collections.abc import Sequence
from fractions import Fraction

from tests.province.oracle import Amount, Oracle, Span, Total, before

Moved = tuple[Span, Fraction]
_HIGH = Fraction(10**30)  # above whatever is counted


def is_full(right: Oracle, indicator: str, total: Total | None, span: Span) -> bool:
    """Say whether a figure is exact and reaches over its whole span; a count, whether it is everybody's."""
    amount = right.amount_of(total, indicator)
    if not total or not amount or amount.sign:
        return False
    is_everybodys = right.is_ratio(indicator) or total.is_aggregate or total.summed == total.due
    if right.indicators[indicator]["accumulation"] == "stock":
        return is_everybodys and total.spans[-1][1] == span[1]
    reached = sum(last.month - first.month + 1 for first, last in total.spans)
    return is_everybodys and reached == span[1].month - span[0].month + 1


def moved(right: Oracle, whose: tuple[str, str, str], then: Span, now: Span) -> Fraction | None:
    """Return how far a number has moved between two spans, where both were told in full."""
    code, who, indicator = whose
    earlier, later = (right.figure(code, who, indicator, span) for span in (then, now))
    if not (is_full(right, indicator, earlier, then) and is_full(right, indicator, later, now)):
        return None
    one, other = (right.amount_of(total, indicator) for total in (earlier, later))
    return other.value - one.value if one and other else None


def holds(amount: Amount, relation: str, bound: Fraction) -> bool | None:
    """Say whether a number passes a bound; None where its sign leaves that open.

    The published number stands for all numbers between two ends; each end with whether it is one of them.
    """
    low, high = {
        "": ((amount.value, True), (amount.value, True)),
        ">": ((amount.value, False), (_HIGH, True)),
        ">=": ((amount.value, True), (_HIGH, True)),
        "<": ((-_HIGH, True), (amount.value, False)),
        "<=": ((-_HIGH, True), (amount.value, True)),
        "~": ((-_HIGH, True), (_HIGH, True)),
    }[amount.sign]
    under = high[0] < bound or (high[0] == bound and not high[1])
    above = low[0] > bound or (low[0] == bound and not low[1])
    at_most, at_least = high[0] <= bound, low[0] >= bound
    all_, none = {
        "under": (under, at_least),
        "at most": (at_most, above),
        "over": (above, at_most),
        "at least": (at_least, under),
    }[relation]
    return True if all_ else False if none else None


def amounts(right: Oracle, code: str, tier: str, indicator: str, span: Span) -> dict[str, Amount]:
    """Return the number of every unit that is ranked, over the spans of which the tier's figure is made."""
    total = right.figure(code, tier, indicator, span)
    spans = total.spans if total else ()
    told = {
        unit.code: right.amount_of(right.over(unit.code, indicator, spans), indicator)
        for unit in right.members(code, tier, span[1])
    }
    return {unit: amount for unit, amount in told.items() if amount}


def pulls(right: Oracle, code: str, tier: str, indicator: str, span: Span) -> dict[str, Fraction]:
    """Return by unit how far the share of all with exact counts moves when that unit is taken out."""
    total = right.figure(code, tier, indicator, span)
    counts: dict[str, tuple[Fraction, Fraction]] = {}
    for unit in right.members(code, tier, span[1]):
        told = right.over(unit.code, indicator, total.spans if total else ())
        if told and told.numerator and told.denominator and not told.numerator.sign + told.denominator.sign:
            counts[unit.code] = told.numerator.value, told.denominator.value
    part, whole = sum(each for each, _ in counts.values()), sum(each for _, each in counts.values())
    return {
        unit: 100 * (part - own_part) / (whole - own_whole) - 100 * Fraction(part) / whole
        for unit, (own_part, own_whole) in counts.items()
        if whole != own_whole
    }


def streak(
    right: Oracle, whose: tuple[str, str, str], shown: Sequence[Span]
) -> tuple[int, bool, Span] | None:
    """Return how many moves to one side end a series of months or quarters, upwards or not, since when."""
    steps, up, since = 0, None, shown[-1]
    for then, now in zip(reversed(shown[:-1]), reversed(shown[1:]), strict=True):
        points = moved(right, whose, then, now) if then == before(now) else None
        if not points or up not in {None, points > 0}:
            break
        steps, up, since = steps + 1, points > 0, now
    return (steps, up, since) if up is not None else None
