"""Which units of a tier have moved one way between two periods, and how far."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from bot.domain.answer import Move, Movers, Refusal, Result
from bot.domain.question import End
from bot.services.ask.asking import Asking, page_of
from bot.services.ask.ends import cut, starts_high
from bot.services.ask.movement import spans_of, without_one
from bot.services.ask.places import Order
from bot.services.ask.ranking import stands, tier_in_order
from bot.services.findings import change_between

_PAGE = 6


def movers(asking: Asking) -> Movers | Refusal:
    """Answer whose figures have moved the way that was asked, the furthest first."""
    indicator, question = asking.indicator, asking.question
    spans = spans_of(asking, asking.subject, indicator)
    if spans is None:
        return asking.no_data(asking.subject, indicator)
    alone = replace(asking, question=replace(question, since=None))
    earlier, later = (tier_in_order(alone.of(span)) for span in spans)
    if isinstance(later, Refusal):
        return later
    if isinstance(earlier, Refusal):
        return without_one(asking, later[0].who.subject, *spans)
    upwards = starts_high(question.end or End.WORST, indicator.direction)
    before, now = _by_unit(earlier[1]), _by_unit(later[1])
    moves = list(_moves(before, now))
    moved = sorted(
        (each for each in moves if (each.points > 0 if upwards else each.points < 0)),
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


def _moves(before: Mapping[int, Result], now: Mapping[int, Result]) -> Iterator[Move]:
    """Yield the units that have both figures, in the order of the later ones."""
    for unit_id, later in now.items():
        earlier = before.get(unit_id)
        change = earlier and change_between(later.indicator, earlier.finding, later.finding)
        if earlier and change:
            yield Move(earlier, later, change.points)


def _points(move: Move) -> Fraction:
    return move.points
