"""What was not certain in what an officer typed, asked back with a button for each reading."""

from typing import assert_never

from bot.reading.proposed import Doubt, Open, Proposed
from bot.services.acting import Shown
from bot.showing import entry_presses as presses
from bot.showing import names
from bot.showing.entries import figure_of
from bot.showing.markup import Html, joined, plain, shortened
from bot.showing.screen import Button, Screen
from bot.showing.speech import Speech

_WORDS, _LABEL, _OPTIONS = 100, 64, 6


def show_doubt(speech: Speech, open_: Open, shown: Shown | None) -> Screen:
    """Ask which of its readings some words have."""
    options = [_option(speech, each, shown) for each in open_.options[:_OPTIONS]] if shown else []
    return Screen.of([doubt(speech, open_)], *([each] for each in options))


def doubt(speech: Speech, open_: Open) -> Html:
    """Return what is not certain, as a sentence."""
    words = shortened(open_.words, _WORDS)
    match open_.doubt:
        case Doubt.WHICH_NUMBER:
            return speech.say("doubt.which_number", words=words)
        case Doubt.WHICH_INDICATOR:
            return speech.say("doubt.which_indicator", words=words)
        case Doubt.NUMBER_OR_MONTH:
            return speech.say("doubt.number_or_month", words=words)
        case Doubt.NOT_A_NUMBER:
            return speech.say("doubt.not_a_number", words=words)
        case Doubt.NO_NUMBER:
            return speech.say("doubt.no_number", words=words)
        case Doubt.NO_INDICATOR:
            return speech.say("doubt.no_indicator", words=words)
        case Doubt.TWICE:
            return speech.say("doubt.twice", words=words)
        case Doubt.WORDS_LEFT:
            return speech.say("doubt.words_left", words=words)
        case Doubt.NO_SUCH_PERIOD:
            return speech.say("doubt.no_such_period", words=words)
        case _:
            assert_never(open_.doubt)


def _option(speech: Speech, option: Proposed, shown: Shown | None) -> Button | None:
    data = presses.picking(shown, option) if shown else None
    if data is None:
        return None
    nothing = speech.say("entry.nothing")
    number = nothing if option.nothing else figure_of(speech, option.indicator, option.measure)
    label = joined(": ", (names.indicator(speech, option.indicator), number))
    return Button(shortened(plain(label), _LABEL), data)
