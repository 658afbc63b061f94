"""What was found wrong or strange about a figure, each in a sentence."""

from typing import assert_never

from bot.domain.check import Check, Fault
from bot.showing import names, numbers, periods
from bot.showing.entries import both_of, number_of
from bot.showing.markup import Html
from bot.showing.speech import Speech


def told(speech: Speech, check: Check) -> Html:  # noqa: C901, PLR0911, PLR0912 - a case a fault
    """Return what a check found, as a sentence."""
    called = _called(speech, check)
    match check.fault:
        case Fault.NUMERATOR_ABOVE:
            return _numerator_above(speech, check)
        case Fault.ABOVE_100:
            return speech.say("check.above_100", indicator=called)
        case Fault.NOT_WHOLE:
            return speech.say("check.not_whole", indicator=called)
        case Fault.TOO_LARGE:
            return speech.say("check.too_large", indicator=called)
        case Fault.NEEDS_WHOLE:
            return speech.say("check.needs_whole", indicator=called)
        case Fault.NO_NUMBER:
            return speech.say("check.no_number", indicator=called)
        case Fault.NOT_A_FLOW:
            return speech.say("check.not_a_flow", indicator=called)
        case Fault.NOT_YOURS:
            return speech.say("check.not_yours", indicator=called)
        case Fault.NOT_VALID_THEN:
            return speech.say("check.not_valid_then")
        case Fault.NOT_ENDED:
            return speech.say("check.not_ended")
        case Fault.LOCKED:
            return (
                speech.say("check.locked", names=check.who)
                if check.who
                else speech.say("check.locked_by_none")
            )
        case Fault.UNCONFIRMED:
            return speech.say("check.unconfirmed", indicator=called)
        case Fault.WAITING:
            return speech.say("check.waiting", indicator=called, name=check.who or "")
        case Fault.TWICE:
            return speech.say("check.twice", indicator=called)
        case Fault.CORRECTS:
            return _corrects(speech, check, called)
        case Fault.SHRANK:
            return speech.say("check.shrank", indicator=called, before=_before(speech, check))
        case Fault.UNLIKE:
            return _unlike(speech, check, called)
        case Fault.DISAGREES:
            return speech.say("check.disagrees", indicator=called)
        case Fault.NOT_REGULAR:
            return speech.say("check.not_regular", indicator=called)
        case _:
            assert_never(check.fault)


def _called(speech: Speech, check: Check) -> Html:
    return names.indicator(speech, check.indicator) if check.indicator else Html()


def _numerator_above(speech: Speech, check: Check) -> Html:
    measure = check.measure
    if measure is None or measure.numerator is None or measure.denominator is None:
        return speech.say("check.above_100", indicator=_called(speech, check))
    return speech.say(
        "check.numerator_above",
        indicator=_called(speech, check),
        numerator=numbers.count(speech, measure.numerator),
        denominator=numbers.count(speech, measure.denominator),
    )


def _before(speech: Speech, check: Check) -> Html:
    """Return the figure that an entered one is held against, with its period."""
    if check.past is None or check.indicator is None:
        return Html()
    return speech.say(
        "check.before",
        period=periods.within(speech, check.past.period),
        figure=number_of(speech, check.indicator, check.past.measure),
    )


def _corrects(speech: Speech, check: Check, called: Html) -> Html:
    """Return the published figure and the one that is to replace it."""
    if check.past is None or check.indicator is None or check.measure is None:
        return Html()
    before, now = both_of(speech, check.indicator, check.past.measure, check.measure)
    return speech.say("check.corrects", indicator=called, before=before, now=now)


def _unlike(speech: Speech, check: Check, called: Html) -> Html:
    if check.of_whole and check.lower:
        return speech.plural("check.whole_lower", check.periods, indicator=called)
    if check.of_whole:
        return speech.plural("check.whole_higher", check.periods, indicator=called)
    if check.lower:
        return speech.plural("check.lower", check.periods, indicator=called)
    return speech.plural("check.higher", check.periods, indicator=called)
