"""What a reader is told of how a free text was read, and the buttons that change a part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from bot.domain.answer import (
    Aim,
    Alerts,
    Answer,
    Card,
    Comparison,
    Contents,
    Definition,
    Missing,
    Movement,
    Movers,
    Overview,
    Position,
    Pulls,
    Ranking,
    Sources,
    Trend,
    Understood,
    Value,
)
from bot.domain.catalogue import Who
from bot.domain.indicator import Indicator
from bot.domain.question import Part, changeable
from bot.showing import names, periods
from bot.showing.markup import Html, escaped, joined, shortened
from bot.showing.screen import Button, Screen, View, change_button
from bot.showing.speech import Speech

_WORD = 40  # characters of a word of grammar
_NAMED = 3  # indicators, and subjects, that a line has room for


@dataclass(frozen=True, slots=True)
class _About:
    """What an answer is about."""

    indicators: tuple[Indicator, ...] = ()
    whose: tuple[Who, ...] = ()


def with_reading(screen: Screen, view: View, answer: Answer, understood: Understood) -> Screen:
    """Say first how a text was read, where that is not plain from it; offer to change each part."""
    lines = map(Html, screen.text.split("\n"))
    row = [_button(view.speech, part, understood) for part in changeable(understood.question.kind)]
    return Screen.of([_read_as(view, answer, understood), *lines], *screen.keyboard, row)


def _button(speech: Speech, part: Part, understood: Understood) -> Button | None:
    match part:
        case Part.INDICATOR:
            label = speech.say("button.change_indicator")
        case Part.WHO:
            label = speech.say("button.change_who")
        case Part.PERIOD:
            label = speech.say("button.change_period")
        case _:
            assert_never(part)
    return change_button(label, part, understood.question)


def _read_as(view: View, answer: Answer, understood: Understood) -> Html | None:
    """Return the parts of a question, in plain words, of which one was mended or taken over."""
    if not understood.mended and not understood.inherited:
        return None
    speech, about = view.speech, _about(answer)
    meant = [each.meant for each in understood.mended]
    indicators = (*about.indicators, *(each for each in meant if isinstance(each, Indicator)))
    whose = (*about.whose, *(each for each in meant if isinstance(each, Who)))
    period = understood.question.period
    parts = (
        *(escaped(shortened(each, _WORD)) for each in meant if isinstance(each, str)),
        *_first_few(names.topic(speech, each) for each in indicators),
        *_first_few(names.told(speech, each, view.home_id) for each in whose),
        *([periods.within(speech, period)] if period else []),
    )
    return speech.say("reading", parts=joined(" · ", parts))


def _first_few(called: Iterable[Html]) -> list[Html]:
    return list(dict.fromkeys(called))[:_NAMED]


def _about(answer: Answer) -> _About:
    """Return which indicators and whose figures an answer shows."""
    match answer:
        case Value(result=result) | Sources(result=result) | Pulls(total=result):
            return _About((result.indicator,), (result.who,))
        case Movement(later=result) | Movers(later=result):
            return _About((result.indicator,), (result.who,))
        case Ranking():
            beside = [result.indicator for place in answer.places for result in place.beside]
            return _About((answer.total.indicator, *beside), (answer.total.who,))
        case Position():
            return _About((answer.place.result.indicator,), (answer.place.result.who,))
        case Comparison():
            whose = (*(result.who for result in answer.results), *answer.silent)
            return _About((answer.indicator,), whose)
        case Trend() | Aim():
            return _About((answer.indicator,), (answer.who,))
        case Overview() | Card():
            asked = answer.question.indicator_ids
            shown = (*(result.indicator for result in answer.results), *answer.silent)
            return _About(tuple(each for each in shown if each.id in asked), (answer.who,))
        case Alerts() | Missing():
            return _About((), (answer.who,))
        case Definition():
            return _About((answer.indicator,))
        case Contents():
            return _About()
        case _:
            assert_never(answer)
