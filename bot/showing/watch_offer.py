"""Which figures of an answer may be watched, and for which bounds by a tap; others are asked for in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.domain.answer import (
    Alerts,
    Answer,
    Card,
    Comparison,
    Movement,
    Movers,
    Overview,
    Position,
    Pulls,
    Ranking,
    Result,
    Trend,
    Value,
)
from bot.domain.indicator import Direction, Indicator
from bot.domain.indicator import Kind as Measured
from bot.domain.question import Bound, Kind, Question, Relation
from bot.showing import names, numbers
from bot.showing.bounds import bound_of
from bot.showing.markup import plain
from bot.showing.presses import watching
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech

_SHARES_UP = tuple(map(Decimal, (99, 98, 95, 90, 85, 80, 75, 70, 60, 50, 40, 30, 20, 10)))
_SHARES_DOWN = (Decimal("0.5"), *map(Decimal, (1, 2, 3, 5, 10, 20, 30, 50)))
_COUNTS = (Decimal(0), *(Decimal(step).scaleb(power) for power in range(9) for step in (1, 2, 5)))
_STEPS = 2  # the nearest of these that are not passed yet


def with_watch(screen: Screen, speech: Speech, answer: Answer) -> Screen:
    """Return the screen of an answer with the button that offers to watch a figure of it, if there is one."""
    found = watchable(answer)
    if not found:
        return screen
    data = watching(_question(found[0]) if len(found) == 1 else answer.question)
    offer = (Button(plain(speech.say("button.watch")), data),) if data else ()
    return Screen(screen.text, (*screen.keyboard, offer) if offer else screen.keyboard)


def watchable(answer: Answer) -> tuple[Result, ...]:
    """Return the figures of an answer that can be held against a bound, as whatever is known later."""
    return tuple(each for each in _figures(answer) if _bounds(each))


def show_watch_offer(view: View, result: Result) -> Screen:
    """Show the bounds to choose from, and by which words any other is asked for."""
    speech, bounds = view.speech, _bounds(result)
    lines = [
        speech.say(
            "watch.which",
            indicator=names.indicator(speech, result.indicator),
            subject=names.subject_of(speech, result.who, view.home_id),
        ),
        speech.say(
            "watch.in_words",
            indicator=names.topic(speech, result.indicator),
            subject=names.told(speech, result.who, view.home_id),
            bound=bound_of(speech, result.indicator, bounds[-1]),
        ),
    ]
    asked = _question(result)
    rows = [[_choice(speech, result, asked, bound)] for bound in bounds]
    return Screen.of(lines, *rows, [button(speech.say("button.back"), asked)])


def show_which_to_watch(view: View, answer: Answer, found: tuple[Result, ...]) -> Screen:
    """Show the figures of an answer to choose from."""
    speech = view.speech
    rows = [[_offer(view, result, found)] for result in found]
    back = button(speech.say("button.back"), answer.question)
    return Screen.of([speech.say("watch.which_figure")], *rows, [back])


def _figures(answer: Answer) -> tuple[Result, ...]:
    match answer:
        case Value():
            is_of_the_past = answer.question.as_of or answer.became is not None
            return () if is_of_the_past else answer.parts or (answer.result,)
        case Ranking() | Pulls():
            return (answer.total,) if answer.stands else ()
        case Movers():
            return (answer.later,) if answer.stands else ()
        case Movement():
            return (answer.later,)
        case Position():
            return (answer.place.result,)
        case Trend():
            return answer.results[-1:]
        case Comparison() | Overview() | Card():
            return answer.results
        case Alerts():
            return tuple(each.result for each in answer.alerts)
        case _:
            return ()


def _offer(view: View, result: Result, among: Sequence[Result]) -> Button | None:
    """Return the button of a figure, called by what tells it from the others."""
    speech = view.speech
    indicator = names.indicator(speech, result.indicator)
    subject = names.subject_of(speech, result.who, view.home_id)
    if len({each.indicator.id for each in among}) == 1:
        label = names.starting(subject)
    elif result.who.subject == Counter(each.who.subject for each in among).most_common(1)[0][0]:
        label = indicator
    else:
        label = speech.say("list.of_part", name=indicator, subject=subject)
    data = watching(_question(result))
    return Button(plain(label), data) if data else None


def _choice(speech: Speech, result: Result, asked: Question, bound: Bound) -> Button | None:
    data = watching(replace(asked, bound=bound))
    aim = numbers.goal(speech, result.indicator, result.judgement.goal) if result.judgement else None
    told = names.starting(bound_of(speech, result.indicator, bound, aim))
    return Button(plain(told), data) if data else None


def _question(result: Result) -> Question:
    """Return the question for a figure in whatever period is the latest."""
    without = tuple(unit.id for unit in result.who.without)
    return Question(Kind.VALUE, (result.indicator.id,), (result.who.subject,), without=without)


def _bounds(result: Result) -> tuple[Bound, ...]:
    """Return the other side of the target, and the nearest numbers on the worse side of a figure.

    What is done or not is at no number.
    """
    if result.indicator.kind is Measured.MILESTONE:
        return ()
    number = result.indicator.number(result.finding.standing.measure)
    if number is None:
        return _of_target(result)
    goal = result.judgement.goal.value if result.judgement else None
    near = (each for each in _numbers(number.value, result.indicator) if each.value != goal)
    return (*_of_target(result), *near)


def _of_target(result: Result) -> tuple[Bound, ...]:
    reached = result.judgement.reached if result.judgement else None
    if reached is None:
        return ()
    return (Bound(Relation.MISSES if reached else Relation.REACHES),)


def _numbers(value: Fraction, indicator: Indicator) -> tuple[Bound, ...]:
    low = _SHARES_UP if indicator.is_ratio else _COUNTS[:0:-1]
    high = _SHARES_DOWN if indicator.is_ratio else _COUNTS
    floors = [Bound(Relation.UNDER, each) for each in low if each <= value]
    ceilings = [Bound(Relation.OVER, each) for each in high if each >= value]
    match indicator.direction:
        case Direction.UP:
            return tuple(floors[:_STEPS])
        case Direction.DOWN:
            return tuple(ceilings[:_STEPS])
        case Direction.NONE:
            return (*floors[:1], *ceilings[:1])
