"""One subject at two periods, and how far it has moved between them."""

from dataclasses import replace

from bot.domain.answer import Movement, Result
from bot.domain.question import Kind, Question
from bot.showing import names, numbers, periods
from bot.showing.lines import header, source_of_all, target, with_counts
from bot.showing.lists import Shared, doubts, shared
from bot.showing.markup import Html, joined
from bot.showing.reach import period_of
from bot.showing.screen import Screen, View, button


def show_movement(view: View, movement: Movement) -> Screen:
    """Show how far a figure has moved, and both figures with what must stand beside each."""
    speech, later = view.speech, movement.later
    both = (later, movement.earlier)
    known = shared(view, both)
    lines = [
        header(view, later),
        _moved(view, movement),
        *(_figure(view, result, known) for result in both),
        target(speech, later.indicator, later.judgement),
        source_of_all(view, both),
    ]
    indicators, subjects, without = (later.indicator.id,), (later.who.subject,), movement.question.without
    trend = Question(Kind.TREND, indicators, subjects, without=without)
    origin = Question(Kind.SOURCE, indicators, subjects, later.finding.period, without=without)
    row = [button(speech.say("button.trend"), trend), button(speech.say("button.source"), origin)]
    return Screen.of(lines, row)


def _moved(view: View, movement: Movement) -> Html:
    """Return the change in bold, or that the two figures cannot be held against each other."""
    speech, change = view.speech, movement.change
    if change is None:
        return speech.say("movement.open")
    period = periods.beside(speech, change.since, movement.later.finding.period)
    if not change.points:
        return speech.say("movement.none", period=period)
    amount = numbers.moved(speech, movement.later.indicator, change.points)
    if change.points > 0:
        return speech.say("movement.up", amount=amount, period=period)
    return speech.say("movement.down", amount=amount, period=period)


def _figure(view: View, result: Result, known: Shared) -> Html:
    """Return a period's figure; its period is named in front, so that only other doubts stand behind."""
    speech = view.speech
    called = period_of(speech, result, view.today, periods.within(speech, result.finding.period))
    own = replace(known, period=period_of(speech, result, view.today))
    figures = joined(" · ", (with_counts(speech, result), *doubts(view, result, own)))
    return speech.say("movement.figure", period=names.starting(called), figures=figures)
