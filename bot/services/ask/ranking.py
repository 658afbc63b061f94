"""The order of a tier: all of it, one of its ends, or those in it that pass a test."""

from collections import Counter
from dataclasses import replace

from bot.domain.answer import Place, Ranking, Reason, Refusal, Result
from bot.domain.period import Period
from bot.domain.question import MOST_AT_EACH_END, End, Subject
from bot.services.ask.asking import Asking, page_of
from bot.services.ask.bounds import furthest, passes, without_target
from bot.services.ask.ends import both_ends, cut_places, told_from
from bot.services.ask.places import Order, places_of

_PAGE = 10
_SEVERAL = 2  # periods
_BESIDE = 2  # other indicators that a line has room for


def ranking(asking: Asking) -> Ranking | Refusal:
    """Answer who stands where: the best first, or from the end that was asked for."""
    found = tier_in_order(asking)
    if isinstance(found, Refusal):
        return found
    total, order = found
    refused = without_target(asking, total.who.subject)
    if refused:
        return refused
    listed, undecided = _passing(asking, order, total)
    kept = _on_end(asking, total, listed)
    if isinstance(kept, Refusal):
        return kept
    listed, more, since = kept
    limit, ends = asking.question.limit, None
    if asking.question.end is End.BOTH:
        cut, ends = both_ends(listed, min(limit, MOST_AT_EACH_END) or 1)
    else:
        cut = cut_places(listed, limit)
    shown, page, pages = page_of(cut, asking.question.page, _PAGE)
    return Ranking(
        asking.question,
        total,
        tuple(_with_others(asking, place, total) for place in shown),
        page,
        pages,
        len(order.places),
        order.silent,
        order.uncounted,
        len(listed) if asking.question.bound else None,
        undecided + more,
        stands(asking, total),
        since,
        ends,
    )


def tier_in_order(asking: Asking) -> tuple[Result, Order] | Refusal:
    """Return the figure of a tier's members and their order; of a whole, those of its largest tier."""
    subject, indicator = asking.subject, asking.indicator
    if subject.is_whole:
        subject = _largest_tier(asking, subject)
    if subject.tier_id is None:
        return Refusal(Reason.NO_SUCH_MEMBERS, asking.findings.who(subject), indicator)
    finding = asking.findings.of_members(subject, indicator, asking.question.period)
    if finding is None:
        return asking.no_data(subject, indicator)
    total = asking.findings.result(subject, asking.measured, finding)
    return total, places_of(asking, total)


def stands(asking: Asking, total: Result) -> bool:
    """Say whether a tier's figure may be told: not where it is made up and another was published."""
    if not total.finding.standing.illustrative:
        return True
    found = asking.findings.at(total.who.subject, total.indicator, total.finding.period)
    return found is None or found.standing.illustrative


def _passing(asking: Asking, order: Order, total: Result) -> tuple[list[Place], int]:
    """Return those who pass the question's test, in the order to tell them, and of how many that is open."""
    bound, direction = asking.question.bound, asking.indicator.direction
    if bound is None:
        return told_from(order.places, asking.question.end, direction), 0
    held = [(place, passes(place.result, bound, total)) for place in order.places]
    passing = [place for place, passed in held if passed]
    undecided = sum(passed is None for _, passed in held)
    return told_from(passing, asking.question.end or furthest(bound.relation), direction), undecided


def _on_end(
    asking: Asking, total: Result, passing: list[Place]
) -> tuple[list[Place], int, Period | None] | Refusal:
    """Return those who pass in each of several periods on end, of how many that is open, and since when."""
    question, period = asking.question, total.finding.period
    if question.bound is None or question.on_end < _SEVERAL:
        return passing, 0, None
    held: dict[int, bool | None] = {place.unit.id: True for place in passing}
    for _ in range(question.on_end - 1):
        period = period.previous or period.year_before
        found = tier_in_order(asking.of(period))
        if isinstance(found, Refusal):
            return found
        earlier, order = found
        passed = {place.unit.id: passes(place.result, question.bound, earlier) for place in order.places}
        held = {
            unit: False if passed.get(unit) is False else was and passed.get(unit)
            for unit, was in held.items()
        }
    kept = [place for place in passing if held[place.unit.id]]
    return kept, sum(each is None for each in held.values()), period


def _with_others(asking: Asking, place: Place, total: Result) -> Place:
    """Put a unit's figures of the other indicators beside its place, for the same period."""
    subject, period = place.result.who.subject, total.finding.period
    others = asking.indicators[1 : 1 + _BESIDE]
    found = ((each, asking.findings.at(subject, each, period)) for each in others)
    beside = (asking.findings.result(subject, each, finding) for each, finding in found if finding)
    return replace(place, beside=tuple(beside))


def _largest_tier(asking: Asking, subject: Subject) -> Subject:
    """Return the tier below a unit that has the most members with figures; the unit itself where none has."""
    register = asking.catalogue.register
    spoken = asking.findings.series.tiers(subject.unit_id, asking.indicator.id)
    sizes = Counter(unit.tier_id for unit in register.below(subject.unit_id) if unit.tier_id in spoken)
    most = sizes.most_common(1)
    return Subject(subject.unit_id, most[0][0] if most else None)
