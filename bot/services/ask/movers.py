"""Which units of a tier have moved one way between two periods, and how far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from bot.domain.answer import Move, Movers, Refusal, Result
from bot.domain.period import Period
from bot.domain.question import End
from bot.services.ask.asking import Asking, page_of
from bot.services.ask.ends import cut, starts_high
from bot.services.ask.movement import spans_of, without_one
from bot.services.ask.places import Order
from bot.services.ask.ranking import stands, tier_in_order
from bot.services.findings import change_between

_PAGE = 6
_SEVERAL = 2  # periods


def movers(asking: Asking) -> Movers | Refusal:
    """Answer whose figures have moved the way that was asked, the furthest first."""
    indicator, question = asking.indicator, asking.question
    spans = spans_of(asking, asking.subject, indicator)
    if spans is None:
        return asking.no_data(asking.subject, indicator)
    alone = replace(asking, question=replace(question, since=None))
    found: list[tuple[Result, Order]] = []  # the later first
    for span in _on_end(*spans, question.on_end):
        of_span = tier_in_order(alone.of(span))
        if isinstance(of_span, Refusal):
            return without_one(asking, found[0][0].who.subject, span, spans[1]) if found else of_span
        found.append(of_span)
    later, earlier = found[0], found[-1]
    upwards = starts_high(question.end or End.WORST, indicator.direction)
    now = _by_unit(later[1])
    moves = list(_moves([_by_unit(order) for _, order in found]))
    moved = sorted(
        (move for move, steps in moves if all(step > 0 if upwards else step < 0 for step in steps)),
        key=_points,
        reverse=upwards,
    )
    shown, page, pages = page_of(cut(moved, question.limit, _points), question.page, _PAGE)
    return Movers(
        question,
        earlier[0],
        later[0],
        change_between(indicator, earlier[0].finding, later[0].finding),
        upwards,
        shown,
        len(moved),
        len(moves),
        page,
        pages,
        len(now) + later[1].silent - len(moves),
        all(stands(asking, each[0]) for each in (earlier, later)),
    )


def _by_unit(order: Order) -> dict[int, Result]:
    found = (*(place.result for place in order.places), *order.unplaced)
    return {each.who.unit.id: each for each in found}


def _on_end(earlier: Period, later: Period, times: int) -> list[Period]:
    """Return the two periods, or as many on end as are asked for and the one before; the later first."""
    if times < _SEVERAL:
        return [later, earlier]
    spans = [later]
    for _ in range(times):
        spans.append(spans[-1].previous or spans[-1].year_before)
    return spans


def _moves(found: Sequence[Mapping[int, Result]]) -> Iterator[tuple[Move, list[Fraction]]]:
    """Yield the units that have every figure, in the order of the latest, with each step; the later first."""
    for unit_id, latest in found[0].items():
        results = [each.get(unit_id) for each in found]
        steps = [_step(earlier, later) for later, earlier in pairwise(results)]
        told = [each for each in steps if each is not None]
        if results[-1] and len(told) == len(steps):
            yield Move(results[-1], latest, sum(told, Fraction(0))), told


def _step(earlier: Result | None, later: Result | None) -> Fraction | None:
    """Return how far a figure has moved; None where one is not there, or it cannot be told."""
    if earlier is None or later is None:
        return None
    change = change_between(later.indicator, earlier.finding, later.finding)
    return change.points if change else None


def _points(move: Move) -> Fraction:
    return move.points
