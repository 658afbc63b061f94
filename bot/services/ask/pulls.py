"""Which members pull the share of a tier, or of a whole, up or down, and by how much."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from bot.domain.answer import Pull, Pulls, Reason, Refusal, Result
from bot.domain.figure import Measure
from bot.domain.period import Period
from bot.domain.quantity import Quantity, Rate
from bot.domain.question import End, Subject
from bot.services.ask.asking import Asking, page_of
from bot.services.ask.ends import cut, starts_high
from bot.services.ask.places import Order, places_of
from bot.services.ask.ranking import stands, tier_in_order

_PAGE = 5
_NOTHING = Measure(Quantity(Decimal(0)), Quantity(Decimal(0)))


def pulls(asking: Asking) -> Pulls | Refusal:
    """Answer what a share would be without each member that pulls it the way that was asked."""
    indicator, question = asking.indicator, asking.question
    if not indicator.is_ratio:
        return Refusal(Reason.NOT_A_SHARE, asking.findings.who(asking.subject), indicator)
    found = _whole(asking) or _tier(asking)
    if isinstance(found, Refusal):
        return found
    total, results = found
    exact = [result for result in results if _counts(result)]
    inexact = len(results) - len(exact)
    downwards = not starts_high(question.end or End.WORST, indicator.direction)
    pulling = _pulls(exact, downwards=downwards)
    shown, page, pages = page_of(cut(pulling, question.limit, _points), question.page, _PAGE)
    return Pulls(
        question,
        _of_exact(asking, total, exact) if inexact else total,
        downwards,
        shown,
        len(pulling),
        page,
        pages,
        inexact,
        stands(asking, total),
    )


def _tier(asking: Asking) -> tuple[Result, list[Result]] | Refusal:
    """Return a tier's figure and its members'; of a whole, those of its largest tier."""
    found = tier_in_order(asking)
    return found if isinstance(found, Refusal) else (found[0], _results(found[1]))


def _whole(asking: Asking) -> tuple[Result, list[Result]] | None:
    """Return the figure of a whole and of every unit below it; None where these do not make it up."""
    subject, indicator, period = asking.subject, asking.indicator, asking.question.period
    if not subject.is_whole:
        return None
    latest = None if period else asking.findings.latest(subject, indicator)
    finding = asking.findings.at(subject, indicator, period) if period else latest and latest[0]
    if finding is None:
        return None
    total = asking.findings.result(subject, indicator, finding)
    results = [
        result
        for part in finding.standing.parts
        for result in _members(asking, Subject(subject.unit_id, part.tier_id), finding.period)
    ]
    counts = _counts(total)
    are_all = counts is not None and all(map(_counts, results)) and _sum(results) == counts
    return (total, results) if are_all and total.who.subject.is_whole else None


def _members(asking: Asking, subject: Subject, period: Period) -> list[Result]:
    """Return the figures of a tier's members, or of a unit's own office."""
    found = asking.findings.at if subject.is_own else asking.findings.of_members
    finding = found(subject, asking.indicator, period)
    if finding is None:
        return []
    result = asking.findings.result(subject, asking.indicator, finding)
    return [result] if subject.is_own else _results(places_of(asking, result))


def _results(order: Order) -> list[Result]:
    return [*(place.result for place in order.places), *order.unplaced]


def _pulls(exact: Sequence[Result], *, downwards: bool) -> list[Pull]:
    """Return the members without whom the share would be higher, or lower, the strongest first."""
    all_ = _sum(exact)
    share = _share(*all_)
    pulled = [pull for result in exact if share is not None and (pull := _without(result, all_, share))]
    kept = [pull for pull in pulled if (pull.points > 0 if downwards else pull.points < 0)]
    return sorted(kept, key=_points, reverse=downwards)


def _without(result: Result, all_: tuple[Fraction, Fraction], share: Fraction) -> Pull | None:
    """Return what the share would be without a member; None where nothing would be left."""
    part, whole = _counts(result) or (Fraction(0), Fraction(0))
    without = _share(all_[0] - part, all_[1] - whole)
    return None if without is None else Pull(result, Rate(without), without - share)


def _of_exact(asking: Asking, total: Result, exact: Sequence[Result]) -> Result:
    """Return a tier's figure of those members alone whose counts are exact."""
    measures = (result.finding.standing.measure for result in exact)
    counts = [Measure(each.numerator, each.denominator) for each in measures]
    standing = replace(total.finding.standing, measure=reduce(Measure.__add__, counts, _NOTHING))
    if standing.coverage:  # those that are not exact are told apart
        standing = replace(standing, coverage=replace(standing.coverage, summed=standing.coverage.reported))
    finding = replace(total.finding, standing=standing)
    return asking.findings.result(total.who.subject, total.indicator, finding)


def _sum(exact: Sequence[Result]) -> tuple[Fraction, Fraction]:
    counts = [_counts(result) or (Fraction(0), Fraction(0)) for result in exact]
    return sum((part for part, _ in counts), Fraction(0)), sum((whole for _, whole in counts), Fraction(0))


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole * 100 if whole else None


def _counts(result: Result) -> tuple[Fraction, Fraction] | None:
    """Return a figure's numerator and denominator; None unless both are exact."""
    numerator, denominator = (
        result.finding.standing.measure.numerator,
        result.finding.standing.measure.denominator,
    )
    if numerator is None or denominator is None or numerator.qualifier or denominator.qualifier:
        return None
    return Fraction(numerator.value), Fraction(denominator.value)


def _points(pull: Pull) -> Fraction:
    return pull.points
