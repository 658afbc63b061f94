"""A question asked back, with a button for each way to read it."""

from typing import assert_never

from bot.domain.answer import Choice, Doubt, Unclear
from bot.domain.quantity import plain
from bot.domain.text import fold, key
from bot.domain.unit import Unit
from bot.showing import names, periods
from bot.showing.dates import day
from bot.showing.markup import Html, joined, shortened
from bot.showing.offers import contents_button, help_button, kind_of
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech

_CHOICES = 8
_WORDS = 60  # characters of what somebody typed
_OF_KINDS = (Doubt.WHICH_QUESTION, Doubt.NO_FILE, Doubt.NO_CAUSE)  # told apart by what they show


def show_unclear(view: View, unclear: Unclear) -> Screen:
    """Ask back what was doubtful; what tells the readings apart is on their buttons."""
    speech = view.speech
    choices = unclear.choices[:_CHOICES]
    rows = [[_button(view, unclear.doubt, choice, choices)] for choice in choices]
    if not choices:
        rows.append([contents_button(speech), help_button(speech)])
    return Screen.of([_sentence(speech, unclear, choices)], *rows)


def _sentence(speech: Speech, unclear: Unclear, choices: tuple[Choice, ...]) -> Html:  # noqa: C901, PLR0911, PLR0912 - a case a doubt
    words = shortened(unclear.words, _WORDS)
    match unclear.doubt:
        case Doubt.NOT_UNDERSTOOD:
            return speech.say("unclear.not_understood")
        case Doubt.WHICH_UNIT:
            return _which_unit(speech, words, choices)
        case Doubt.WHICH_INDICATOR:
            return speech.say("unclear.which_indicator")
        case Doubt.WHICH_PERIOD:
            return speech.say("unclear.which_period")
        case Doubt.NO_SUCH_PERIOD:
            return speech.say("unclear.no_such_period", words=words)
        case Doubt.WORDS_LEFT:
            return speech.say("unclear.words_left", words=words)
        case Doubt.TOO_MANY:
            return speech.say("unclear.too_many")
        case Doubt.OWN_OR_WHOLE:
            return speech.say("unclear.own_or_whole", words=words)
        case Doubt.WIDER:
            return speech.say("unclear.wider", words=words)
        case Doubt.WHICH_NUMBER:
            return _which_number(speech, words, choices)
        case Doubt.WHICH_QUESTION:
            return speech.say("unclear.which_question")
        case Doubt.GREETING:
            return speech.say("unclear.greeting")
        case Doubt.NO_FILE:
            return speech.say("unclear.no_file")
        case Doubt.NO_CAUSE:
            return speech.say("unclear.no_cause")
        case Doubt.NO_BOUND:
            return speech.say("unclear.no_bound")
        case Doubt.NO_SUCH_SHARE:
            return speech.say("unclear.no_such_share")
        case Doubt.DONE_OR_NOT:
            return speech.say("unclear.done_or_not")
        case Doubt.NO_SUCH_LEVEL:
            return speech.say("unclear.no_such_level")
        case _:
            assert_never(unclear.doubt)


def _which_unit(speech: Speech, words: str, choices: tuple[Choice, ...]) -> Html:
    """Ask which unit is meant, and say why: names alike without diacritics, or no such name at all."""
    if not words:
        return speech.say("unclear.whose")
    if len(choices) == 1:
        return speech.say("unclear.this_unit", words=words)
    number = _in_words(speech, len(choices))
    spellings = {key(choice.who.unit.names.vi) for choice in choices if choice.who}
    alike = {fold(spelling) for spelling in spellings}
    if len(spellings) == len(choices) and len(alike) == 1 and fold(words) == key(words):
        return speech.say("unclear.same_spelling", number=number, words=words)
    return speech.say("unclear.which_unit", number=number, words=words)


def _which_number(speech: Speech, words: str, choices: tuple[Choice, ...]) -> Html:
    """Ask which number somebody meant: a comma may part thousands or decimals."""
    numbers = [speech.grouped(plain(each.number)) for each in choices if each.number is not None]
    if not numbers:
        return speech.say("unclear.words_left", words=words)
    return speech.say(
        "unclear.which_number", words=words, numbers=joined(", ", numbers[:-1]), last=numbers[-1]
    )


def _in_words(speech: Speech, number: int) -> str:
    """Return a number up to eight in words."""
    return speech.say("number.words").split()[number]


def _button(view: View, doubt: Doubt, choice: Choice, choices: tuple[Choice, ...]) -> Button | None:
    """Return the button of one reading: what tells it from the others, or else what it shows."""
    speech = view.speech
    parts: list[Html] = []
    if doubt in _OF_KINDS:
        parts.append(kind_of(speech, choice.question.kind))
    if choice.who:
        called = _unit(view, choice, choices) if doubt is Doubt.WHICH_UNIT else names.who(speech, choice.who)
        parts.append(names.starting(called))
    if choice.indicator:
        parts.append(names.indicator(speech, choice.indicator))
    if choice.period:
        parts.append(names.starting(periods.within(speech, choice.period)))
    if choice.number is not None:
        parts.append(speech.grouped(plain(choice.number)))
    return button(joined(" · ", parts) or kind_of(speech, choice.question.kind), choice.question)


def _unit(view: View, choice: Choice, choices: tuple[Choice, ...]) -> Html:
    """Return a unit's name; where others bear the same one, with what it is part of and until when.

    A tier, a whole and an office among them are called as in a header.
    """
    speech, who = view.speech, choice.who
    if who is None:
        return Html()
    if not who.subject.is_own or who.is_office:
        return names.subject_of(speech, who, view.home_id)
    called = names.unit(speech, who.unit)
    namesakes = [other for other in choices if other.who and other.who.unit.names.vi == who.unit.names.vi]
    if len(namesakes) == 1:
        return called
    parents = {other.parent.id for other in namesakes if other.parent}
    parent = names.unit(speech, choice.parent) if choice.parent and len(parents) > 1 else None
    return joined(", ", (called, parent, _validity(speech, who.unit)))


def _validity(speech: Speech, unit: Unit) -> Html | None:
    if unit.valid_to:
        return speech.say("name.until", day=day(speech, unit.valid_to))
    return speech.say("name.since", day=day(speech, unit.valid_from)) if unit.valid_from else None
