"""Buttons that offer something else to ask, each with what tells it from the others."""

from typing import assert_never

from bot.domain.answer import Later, Refusal
from bot.domain.question import Kind, Question
from bot.showing import names, periods
from bot.showing.markup import Html
from bot.showing.screen import HELP, Button, button
from bot.showing.speech import Speech


def offers(speech: Speech, refusal: Refusal) -> list[Button | None]:
    """Return a button for each question that can be asked instead."""
    return [button(_label(speech, refusal, question), question) for question in refusal.offers]


def contents_button(speech: Speech) -> Button | None:
    """Return the button that shows which indicators there are."""
    return button(speech.say("button.contents"), Question(Kind.CATALOGUE))


def help_button(speech: Speech) -> Button:
    """Return the button that shows the help."""
    return Button(speech.say("button.help"), HELP)


def _label(speech: Speech, refusal: Refusal, question: Question) -> Html:
    """Return what an offered question is about: another unit, another period, or another kind."""
    asked = {subject.unit_id for subject in question.subjects}
    unit = next((each for each in refusal.units if each.id in asked), None)
    if unit:
        return names.starting(names.unit(speech, unit))
    if refusal.as_of:
        return speech.say("button.see_now")
    if refusal.later and question.period == refusal.later.period:
        return later_of(speech, refusal.later)
    if question.period and question.period != refusal.period:
        return speech.say("button.see_period", period=periods.within(speech, question.period))
    if question.kind in (Kind.VALUE, Kind.UNIT, Kind.COMPARE) and not question.period:
        return speech.say("button.see_latest")
    return kind_of(speech, question.kind)


def later_of(speech: Speech, later: Later) -> Html:
    """Return a period that few have reported, with how many of those due have."""
    return speech.say(
        "button.later",
        period=periods.within(speech, later.period),
        reported=later.coverage.reported,
        due=later.coverage.due,
    )


def kind_of(speech: Speech, kind: Kind) -> Html:  # noqa: C901, PLR0911, PLR0912 - a case a kind
    """Return what a button is called that shows another kind of answer."""
    match kind:
        case Kind.VALUE:
            return speech.say("button.see_figure")
        case Kind.PLACE:
            return speech.say("button.place")
        case Kind.COMPARE:
            return speech.say("button.compare")
        case Kind.CHANGE:
            return speech.say("button.change")
        case Kind.MOVERS:
            return speech.say("button.movers")
        case Kind.PULL:
            return speech.say("button.pull")
        case Kind.UNIT:
            return speech.say("button.unit")
        case Kind.DEFINITION:
            return speech.say("button.definition")
        case Kind.TARGET:
            return speech.say("button.target")
        case Kind.SOURCE:
            return speech.say("button.source")
        case Kind.RANK:
            return speech.say("button.by_unit")
        case Kind.TREND:
            return speech.say("button.trend")
        case Kind.OVERVIEW:
            return speech.say("button.overview")
        case Kind.ALERTS:
            return speech.say("button.alerts")
        case Kind.MISSING:
            return speech.say("button.missing")
        case Kind.CATALOGUE:
            return speech.say("button.contents")
        case _:
            assert_never(kind)
