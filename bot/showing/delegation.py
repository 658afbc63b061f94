"""Who decides for whom while they are away, as both of them see it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from bot.domain.notice import StandIn, StandInEnded
from bot.services.delegate import Barred, Candidate, Lent, Loans
from bot.showing import names, review
from bot.showing.dates import day
from bot.showing.decisions import reference
from bot.showing.guide import command_in
from bot.showing.lists import listed, page_line
from bot.showing.markup import Html, escaped, joined, plain, shortened
from bot.showing.screen import Button, Screen, View
from bot.showing.speech import Speech

DELEGATION = "uq"  # begins the data of each of the buttons
_NUMBER, _LARGEST = re.compile("[0-9]{1,10}"), 2**31 - 1  # ids that the database can hold
_LABEL, _NAME = 64, 32
_PAGE = 8
_DAYS = (3, 7, 14)  # that can be chosen by a press


class Step(StrEnum):
    """What a button does; the numbers behind it say to what."""

    HOME = "h"
    PEOPLE = "p"  # a page
    CHOOSE = "c"  # a person
    LEND = "d"  # a person, a day by its number
    TAKE_BACK = "x"  # a delegation


def read_press(data: str) -> tuple[Step, tuple[int, ...]]:
    """Return what a button does; ValueError where it was never one of ours."""
    _, step, *numbers = data.split(":")
    if not all(_NUMBER.fullmatch(number) for number in numbers):
        raise ValueError(data)
    return Step(step), tuple(min(int(number), _LARGEST) for number in numbers)


def show_loans(speech: Speech, loans: Loans, done: Html | None = None) -> Screen:
    """Show what somebody has lent and was lent, below what has just been done where something has."""
    lines = [
        done,
        speech.say("delegation.title"),
        *(_lent(speech, each) for each in loans.lent),
        *(_borrowed(speech, each) for each in loans.borrowed),
        speech.say("delegation.none") if loans.may_lend and not loans.lent else None,
    ]
    back = [[_button(_taking(speech, loans.lent, each), Step.TAKE_BACK, each.id)] for each in loans.lent]
    lending = _button(speech.say("button.lend"), Step.PEOPLE, 0) if loans.may_lend else None
    return Screen.of(lines, [lending], *back)


def show_candidates(speech: Speech, found: Sequence[Candidate], page: int) -> Screen:
    """Ask who is to stand in, a page of those who may."""
    home = _button(speech.say("button.back"), Step.HOME)
    if not found:
        return Screen.of([speech.say("delegation.nobody")], [home])
    pages = -(-len(found) // _PAGE)
    page = min(page, pages - 1)
    rows = [[_choosing(speech, each)] for each in found[page * _PAGE : (page + 1) * _PAGE]]
    turning = [
        _button(speech.say("button.previous"), Step.PEOPLE, page - 1) if page else None,
        _button(speech.say("button.more"), Step.PEOPLE, page + 1) if page + 1 < pages else None,
    ]
    lines = [speech.say("delegation.who"), speech.say("delegation.means"), page_line(speech, page, pages)]
    return Screen.of(lines, *rows, turning, [home])


def show_days(speech: Speech, chosen: Candidate, today: date, doubt: Html | None = None) -> Screen:
    """Ask up to which day somebody is to stand in; the next message can say another one."""
    asked = speech.say("delegation.until", name=shortened(chosen.person.name, _NAME))
    last = today + timedelta(days=_DAYS[-1] + _DAYS[0])
    example = speech.say("delegation.type_day", day=f"{last.day:02}/{last.month:02}")
    rows = [[_lending(speech, chosen, today, each)] for each in _DAYS]
    return Screen.of([doubt, asked, example], *rows, [_button(speech.say("button.back"), Step.PEOPLE, 0)])


def show_barred(speech: Speech, barred: Barred) -> Screen:
    """Say why nothing is lent or taken back."""
    home = None if barred is Barred.NO_APPROVER else _button(speech.say("button.back"), Step.HOME)
    return Screen.of([_barred(speech, barred)], [home])


def bad_day(speech: Speech) -> Html:
    """Say that a day is none up to which somebody can stand in."""
    return speech.say("delegation.bad_day")


def lent(speech: Speech) -> Html:
    """Say that somebody stands in now."""
    return speech.say("delegation.done")


def taken_back(speech: Speech) -> Html:
    """Say that nobody stands in any more."""
    return speech.say("delegation.taken_back")


def show_stand_in(view: View, told: StandIn) -> Screen:
    """Tell somebody that they decide for another from now on, with the way to what waits."""
    speech = view.speech
    units = listed([names.unit(speech, each) for each in told.units])
    lines = [
        speech.say("delegation.stand_in", name=shortened(told.lender, _NAME), units=units),
        speech.say("delegation.through", day=day(speech, told.last_day)),
        speech.say("delegation.stand_in_how", command=command_in(speech, "duyet")),
        reference(view),
    ]
    return Screen.of(lines, [review.list_button(speech)])


def show_stand_in_ended(view: View, told: StandInEnded) -> Screen:
    """Tell somebody that another decides themselves again."""
    unit = names.unit(view.speech, told.unit)
    ended = view.speech.say("delegation.ended", name=shortened(told.lender, _NAME), unit=unit)
    return Screen.of([ended, reference(view)])


def _lent(speech: Speech, each: Lent) -> Html:
    unit, last = names.unit(speech, each.unit), day(speech, each.last_day)
    return speech.say("delegation.lent", name=shortened(each.name, _NAME), unit=unit, day=last)


def _borrowed(speech: Speech, each: Lent) -> Html:
    unit, last = names.unit(speech, each.unit), day(speech, each.last_day)
    return speech.say("delegation.borrowed", name=shortened(each.name, _NAME), unit=unit, day=last)


def _taking(speech: Speech, every: Sequence[Lent], each: Lent) -> Html:
    """Return the label that takes back; it names the unit too where a name alone does not tell them apart."""
    name = escaped(shortened(each.name, _NAME))
    if sum(other.name == each.name for other in every) > 1:
        name = joined(" · ", (name, names.unit(speech, each.unit)))
    return speech.say("button.end_delegation", name=name)


def _choosing(speech: Speech, each: Candidate) -> Button:
    role, unit = names.role(speech, each.role), names.unit(speech, each.unit)
    name = escaped(shortened(each.person.name, _NAME))
    return _button(joined(" · ", (name, role, unit)), Step.CHOOSE, each.person.id)


def _lending(speech: Speech, chosen: Candidate, today: date, days: int) -> Button:
    last = today + timedelta(days=days)
    label = speech.plural("button.through", days, day=day(speech, last))
    return _button(label, Step.LEND, chosen.person.id, last.toordinal())


def _barred(speech: Speech, barred: Barred) -> Html:
    match barred:
        case Barred.NO_APPROVER:
            return speech.say("delegation.not_for_you")
        case Barred.NOT_THEIRS:
            return speech.say("delegation.not_theirs")
        case Barred.BAD_DAY:
            return speech.say("delegation.bad_day")
        case Barred.GONE:
            return speech.say("delegation.gone")
        case _:
            assert_never(barred)


def _button(label: Html, step: Step, *numbers: int) -> Button:
    return Button(shortened(plain(label), _LABEL), ":".join((DELEGATION, step, *map(str, numbers))))
