"""Which bounds a figure may be watched for by a tap, near to where it is; any other is asked for in words."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.domain.answer import Result, Value
from bot.domain.indicator import Direction
from bot.domain.question import Bound, Kind, Question, Relation
from bot.showing import names
from bot.showing.bounds import bound_of
from bot.showing.markup import Html, plain
from bot.showing.presses import watching
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech

_FLOORS = tuple(map(Decimal, (99, 98, 95, 90, 85, 80, 75, 70, 60, 50, 40, 30, 20, 10)))
_CEILINGS = (Decimal("0.5"), *map(Decimal, (1, 2, 3, 5, 10, 20, 30, 50)))
_STEPS = 2  # the nearest of these that are not passed yet


def watch_button(speech: Speech, value: Value) -> Button | None:
    """Return the button that offers to watch a figure; None where there is nothing to hold it against."""
    if value.question.as_of or value.became is not None or not _bounds(value.result):
        return None
    data = watching(_question(value.result))
    return Button(plain(speech.say("button.watch")), data) if data else None


def show_watch_offer(view: View, value: Value) -> Screen:
    """Show the bounds to choose from, and by which words any other is asked for."""
    speech, result = view.speech, value.result
    lines = [
        speech.say(
            "watch.which",
            indicator=names.indicator(speech, result.indicator),
            subject=names.subject_of(speech, result.who, view.home_id),
        ),
        speech.say("watch.in_words", indicator=names.topic(speech, result.indicator)),
    ]
    asked = _question(result)
    rows = [[_choice(speech, result, asked, bound)] for bound in _bounds(result)]
    return Screen.of(lines, *rows, [button(speech.say("button.back"), asked)])


def _choice(speech: Speech, result: Result, asked: Question, bound: Bound) -> Button | None:
    data = watching(replace(asked, bound=bound))
    goal = result.judgement.goal if result.judgement else None
    told: Html = names.starting(bound_of(speech, result.indicator, bound, goal))
    return Button(plain(told), data) if data else None


def _question(result: Result) -> Question:
    """Return the question for a figure in whatever period is the latest."""
    without = tuple(unit.id for unit in result.who.without)
    return Question(Kind.VALUE, (result.indicator.id,), (result.who.subject,), without=without)


def _bounds(result: Result) -> tuple[Bound, ...]:
    """Return the other side of the target, and for a share the nearest numbers on its worse side."""
    number = result.indicator.number(result.finding.standing.measure)
    if number is None or not result.indicator.is_ratio:
        return _of_target(result)
    return (*_of_target(result), *_numbers(number.value, result.indicator.direction))


def _of_target(result: Result) -> tuple[Bound, ...]:
    reached = result.judgement.reached if result.judgement else None
    if reached is None:
        return ()
    return (Bound(Relation.MISSES if reached else Relation.REACHES),)


def _numbers(value: Fraction, direction: Direction) -> tuple[Bound, ...]:
    match direction:
        case Direction.UP:
            floors = [each for each in _FLOORS if each < value]
            return tuple(Bound(Relation.UNDER, each) for each in floors[:_STEPS])
        case Direction.DOWN:
            ceilings = [each for each in _CEILINGS if each > value]
            return tuple(Bound(Relation.OVER, each) for each in ceilings[:_STEPS])
        case Direction.NONE:
            return ()
