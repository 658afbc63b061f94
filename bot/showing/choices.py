"""What a press makes of what somebody has chosen; whether that can be is for the service to say."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.domain.catalogue import Catalogue
from bot.domain.schedule import Subscription

Altering: TypeAlias = Callable[[Subscription], Subscription]


def altering_hours(parts: Sequence[str | int]) -> Altering:
    """Return what a button changes of the day and the hour, or that it switches the digest on or off."""

    def altering(chosen: Subscription) -> Subscription:
        schedule = chosen.schedule
        match parts:
            case ["on" | "off" as switch]:
                return replace(chosen, schedule=replace(schedule, on=switch == "on"))
            case ["d", int(weekday)]:
                return replace(chosen, schedule=replace(schedule, weekday=weekday))
            case ["h", int(minute)]:
                return replace(chosen, schedule=replace(schedule, minute=minute))
            case _:
                return chosen

    return altering


def altering_indicators(catalogue: Catalogue, parts: Sequence[str | int]) -> Altering | None:
    """Return what a button changes of the indicators; None where it only shows them."""
    match parts:
        case [int(indicator_id), (0 | 1) as chosen] if indicator_id in catalogue.indicators:
            code = catalogue.indicators[indicator_id].code
            return lambda before: _with(before, code, chosen=bool(chosen))
        case _:
            return None


def with_every_indicator(chosen: Subscription) -> Subscription:
    """Return the digest on all indicators, whichever there will be."""
    return replace(chosen, indicators=())


def _with(before: Subscription, code: str, *, chosen: bool) -> Subscription:
    others = tuple(each for each in before.indicators if each != code)
    return replace(before, indicators=(*others, code) if chosen else others)
