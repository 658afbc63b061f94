"""The log as an admin sees it: what was not understood, and what it may be the name of."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from bot.domain.indicator import Indicator
from bot.domain.naming import AddedName, Bearer, NotAdded, Why
from bot.domain.unit import Tier, Unit
from bot.services.unread import Likely, Nameable, Unread, UnreadPage
from bot.showing import names
from bot.showing.dates import day_of
from bot.showing.guide import command_in
from bot.showing.lists import page_line
from bot.showing.markup import Html, escaped, plain, shortened
from bot.showing.screen import LOG, Button, Screen
from bot.showing.speech import Speech

_NUMBER, _LARGEST = re.compile("[0-9]{1,10}"), 2**31 - 1  # ids that the database can hold
_LABEL, _SHORT = 64, 48  # characters on a button, and of a text on one
_WORDS = 120  # of a text that is shown in a sentence


class Step(StrEnum):
    """What a button of the log does; the numbers behind it say to what."""

    LIST = "l"  # a page
    TEXT = "t"  # a text, a page of indicators
    INDICATOR = "i"  # a text, an indicator
    NAME = "n"  # a text, an indicator, the first word of the name, and how many it has
    SKIP = "s"  # a text
    TAKE_BACK = "b"  # an added name


def read_press(data: str) -> tuple[Step, tuple[int, ...]]:
    """Return what a button of the log does; ValueError where it was never one of ours."""
    _, step, *numbers = data.split(":")
    if not all(_NUMBER.fullmatch(number) for number in numbers):
        raise ValueError(data)
    return Step(step), tuple(min(int(number), _LARGEST) for number in numbers)


def show_unread(speech: Speech, unread: UnreadPage) -> Screen:
    """Show a page of what was not understood, a button for each text."""
    if not unread.texts:
        return Screen.of([speech.say("journal.none")], [_list_button(speech)])
    lines = [
        speech.plural("journal.unread", unread.number),
        speech.say("journal.choose"),
        page_line(speech, unread.page, unread.pages),
    ]
    texts = [[_button(_counted(speech, text), Step.TEXT, text.id, 0)] for text in unread.texts]
    turning = _turning(speech, unread.page, unread.pages, Step.LIST)
    return Screen.of(lines, *texts, turning, [_list_button(speech)])


def show_likely(speech: Speech, likely: Likely) -> Screen:
    """Ask what a text is the name of, the likeliest indicators first."""
    text, words = likely.text, shortened(likely.text.words, _WORDS)
    lines = [
        speech.say("journal.names_what", words=words)
        if likely.indicators
        else speech.say("journal.all_known", words=words),
        speech.plural("journal.asked", text.times, day=day_of(speech, text.at)),
        page_line(speech, likely.page, likely.pages),
    ]
    indicators = [
        [_button(names.indicator(speech, each), Step.INDICATOR, text.id, each.id)]
        for each in likely.indicators
    ]
    turning = _turning(speech, likely.page, likely.pages, Step.TEXT, text.id)
    skip = _button(speech.say("button.skip"), Step.SKIP, text.id)
    return Screen.of(lines, *indicators, turning, [skip, _list_button(speech)])


def show_nameable(speech: Speech, nameable: Nameable) -> Screen:
    """Ask which words of a text are the name of an indicator."""
    text, indicator = nameable.text, nameable.indicator
    called, words = names.indicator(speech, indicator), shortened(text.words, _WORDS)
    sentence = (
        speech.say("journal.which_words", words=words, name=called)
        if nameable.phrases
        else speech.say("journal.no_words", words=words, name=called)
    )
    phrases = [
        [
            _button(
                speech.say("journal.phrase", words=each.text),
                Step.NAME,
                text.id,
                indicator.id,
                each.start,
                each.length,
            )
        ]
        for each in nameable.phrases
    ]
    back = _button(speech.say("button.back"), Step.TEXT, text.id, 0)
    return Screen.of([sentence], *phrases, [back, _list_button(speech)])


def show_added(speech: Speech, added: AddedName) -> Screen:
    """Say that a name holds, with a button that takes it back."""
    sentence = speech.say("journal.added", words=added.text, name=_called(speech, added.bearer))
    take_back = _button(speech.say("button.take_back"), Step.TAKE_BACK, added.id)
    return Screen.of([sentence], [take_back, _list_button(speech)])


def show_taken_back(speech: Speech, taken: AddedName) -> Screen:
    """Say that a name holds no more."""
    sentence = speech.say("journal.taken_back", words=taken.text, name=_called(speech, taken.bearer))
    return Screen.of([sentence], [_list_button(speech)])


def show_not_added(speech: Speech, refused: NotAdded) -> Screen:
    """Say why a name is not added."""
    return Screen.of([_reason(speech, refused)], [_list_button(speech)])


def show_gone(speech: Speech) -> Screen:
    """Say that what a button was for has been dealt with."""
    return Screen.of([speech.say("journal.gone")], [_list_button(speech)])


def show_how(speech: Speech, indicators: Sequence[Indicator]) -> Screen:
    """Say how a name is typed, on an indicator that there is."""
    called = names.indicator(speech, indicators[0]) if indicators else Html()
    typed = speech.say("journal.typed", command=command_in(speech, "nhatky"), name=called)
    return Screen.of([speech.say("journal.how", typed=typed)], [_list_button(speech)])


def not_for_you(speech: Speech) -> Html:
    """Say that the log is for admins."""
    return speech.say("journal.not_permitted")


def _reason(speech: Speech, refused: NotAdded) -> Html:
    called, words = _called(speech, refused.bearer), shortened(refused.words, _WORDS)
    match refused.why:
        case Why.NOT_PERMITTED:
            return speech.say("journal.not_yours", name=names.starting(called))
        case Why.NOT_A_NAME:
            return speech.say("journal.not_a_name")
        case Why.NAMES_IT:
            return speech.say("journal.names_it", words=words, name=called)
        case Why.NAMES_OTHER:
            return speech.say("journal.names_other", words=words)
        case Why.SAYS_MORE:
            return speech.say("journal.says_more", words=words)
        case Why.TOO_MANY:
            return speech.say("journal.too_many", name=names.starting(called))
        case _:
            assert_never(refused.why)


def _called(speech: Speech, bearer: Bearer) -> Html:
    match bearer:
        case Indicator():
            return names.indicator(speech, bearer)
        case Unit():
            return names.unit(speech, bearer)
        case Tier():
            return escaped(names.tier_name(speech, bearer))


def _counted(speech: Speech, text: Unread) -> Html:
    """Return a text as a button shows it, with how often it came where that was more than once."""
    words = shortened(text.words, _SHORT)
    return escaped(words) if text.times == 1 else speech.plural("journal.repeated", text.times, words=words)


def _button(label: Html, step: Step, *numbers: int) -> Button:
    return Button(shortened(plain(label), _LABEL), ":".join((LOG, step, *map(str, numbers))))


def _list_button(speech: Speech) -> Button:
    return _button(speech.say("button.unread"), Step.LIST, 0)


def _turning(speech: Speech, page: int, pages: int, step: Step, *numbers: int) -> list[Button]:
    """Return the buttons that turn the pages of a list."""
    row: list[Button] = []
    if page > 0:
        row.append(_button(speech.say("button.previous"), step, *numbers, page - 1))
    if page + 1 < pages:
        row.append(_button(speech.say("button.more"), step, *numbers, page + 1))
    return row
