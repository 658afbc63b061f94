"""Tell an order from one of its ends, and cut it where as many as asked for have been told."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import TypeVar

from bot.domain.answer import Ends, Place
from bot.domain.indicator import Direction
from bot.domain.question import End
from bot.services.ask.places import number_of

_T = TypeVar("_T")


def told_from(places: Sequence[Place], end: End | None, direction: Direction) -> list[Place]:
    """Return an order, the best first as it comes, from one of its ends; equal figures keep their order."""
    if end is None:
        return list(places)
    return sorted(places, key=_number, reverse=starts_high(end, direction))


def starts_high(end: End, direction: Direction) -> bool:
    """Say whether an end is that of the high numbers, which are the best where no direction is better."""
    match end:
        case End.HIGHEST | End.BOTH:
            return True
        case End.LOWEST:
            return False
        case End.BEST:
            return direction is not Direction.DOWN
        case End.WORST:
            return direction is Direction.DOWN


def cut(items: Sequence[_T], limit: int, number: Callable[[_T], Fraction]) -> list[_T]:
    """Return the first few items, with those that equal the last of them; all where there is no limit."""
    if not 0 < limit < len(items):
        return list(items)
    last = number(items[limit - 1])
    return [*items[:limit], *takewhile(lambda each: number(each) == last, items[limit:])]


def cut_places(places: Sequence[Place], limit: int) -> list[Place]:
    """Return the first few places of an order, equal figures at the end of them all together."""
    return cut(places, limit, _number)


def both_ends(places: Sequence[Place], limit: int) -> tuple[list[Place], Ends]:
    """Return the first and the last few places of an order, and how many more equal the last told of each.

    The last come from their own end; who is among the first is not told again.
    """
    upper = cut_places(places, limit)
    lower = cut_places([*reversed(places[len(upper) :])], limit)
    told = [*upper[:limit], *lower[:limit]]
    return told, Ends(len(upper[:limit]), len(upper[limit:]), len(lower[limit:]))


def _number(place: Place) -> Fraction:
    return number_of(place.result) or Fraction(0)
