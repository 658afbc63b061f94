"""A locked period: how an officer asks for it, and how an approver opens it."""

import re
from enum import StrEnum

from bot.domain.check import Fault
from bot.domain.deadline import locks_after, open_until
from bot.domain.submission import NotDone, OpenPeriod, Sheet, Why
from bot.services.opening import Wanted
from bot.showing import entry_presses
from bot.showing.dates import day, moment
from bot.showing.decisions import figures_of, place_of, reference
from bot.showing.markup import Html, plain
from bot.showing.screen import Button, Screen, View
from bot.showing.speech import Speech
from bot.showing.undone import why

OPENING = "mk"  # begins the data of each of the buttons
_NUMBER = re.compile("[0-9]{1,9}")


class Step(StrEnum):
    """What a button does to the locked period of the draft whose number stands behind it."""

    ASK = "o"  # why it is to be opened
    KEEP = "k"  # locked after all


def read_press(data: str) -> tuple[Step, int]:
    """Return what a button does, and for which draft; ValueError where it was never one of ours."""
    _, step, number = data.split(":")
    if not _NUMBER.fullmatch(number):
        raise ValueError(data)
    return Step(step), int(number)


def show_asked(view: View, sheet: Sheet) -> Screen:
    """Tell an officer that a locked period was asked for, and of whom."""
    speech = view.speech
    openers = next((each.who for each in sheet.checks if each.fault is Fault.LOCKED), None)
    asked = speech.say("opening.asked", names=openers) if openers else speech.say("check.locked_by_none")
    back = Button(plain(speech.say("button.back")), entry_presses.due_sheet(sheet.unit.id, sheet.period))
    return Screen.of([_title(view, sheet), asked], [back])


def show_wanted(view: View, sheet: Sheet) -> Screen:
    """Show an approver who asks for a locked period, and for which figures."""
    return Screen.of(
        [*_card(view, sheet), reference(view)],
        [_button(view.speech.say("button.open_period"), Step.ASK, sheet)],
    )


def show_asking(view: View, sheet: Sheet) -> Screen:
    """Ask why a locked period is to be opened; the next message says it."""
    lines = [*_card(view, sheet), view.speech.say("opening.why"), reference(view)]
    return Screen.of(lines, [_button(view.speech.say("button.cancel"), Step.KEEP, sheet)])


def show_outcome(view: View, wanted: Wanted | NotDone) -> Screen:
    """Show an approver how things stand with a locked period: open, by whom and why, or not, and why not."""
    if isinstance(wanted, NotDone):
        title = _title(view, wanted.sheet) if wanted.sheet else None
        return Screen.of([title, _refused(view.speech, wanted), reference(view)])
    if wanted.opening is None:
        return show_wanted(view, wanted.sheet)
    return Screen.of([*_opened(view, wanted.sheet, wanted.opening), reference(view)])


def show_opened(view: View, sheet: Sheet, opening: OpenPeriod) -> Screen:
    """Tell an officer that a locked period is open, with the way to its form."""
    draft = sheet.submission if sheet.entered else None
    form = entry_presses.due_sheet(sheet.unit.id, sheet.period)
    data = entry_presses.opening(draft.id) if draft and draft.state.is_editable else form
    button = Button(plain(view.speech.say("button.open_form")), data)
    return Screen.of([*_opened(view, sheet, opening), reference(view)], [button])


def _card(view: View, sheet: Sheet) -> list[Html | None]:
    speech, submission = view.speech, sheet.submission
    return [
        _title(view, sheet),
        speech.say("opening.sender", sender=sheet.sender),
        *(figures_of(speech, sheet) if submission and submission.state.is_open else ()),
        speech.say("opening.locked", day=day(speech, locks_after(sheet.period))),
        speech.say("opening.would", day=day(speech, open_until(view.today))),
    ]


def _opened(view: View, sheet: Sheet, opening: OpenPeriod) -> list[Html | None]:
    speech = view.speech
    return [
        speech.say("opening.opened_title", place=place_of(speech, sheet)),
        speech.say("opening.opened", by=opening.by, at=moment(speech, opening.at)),
        speech.say("opening.until", day=day(speech, opening.until)),
        speech.say("corrected.reason", reason=opening.reason),
    ]


def _refused(speech: Speech, no: NotDone) -> Html:
    return speech.say("opening.own") if no.why is Why.OWN else why(speech, no)


def _button(label: Html, step: Step, sheet: Sheet) -> Button | None:
    if sheet.submission is None:
        return None
    return Button(plain(label), f"{OPENING}:{step}:{sheet.submission.id}")


def _title(view: View, sheet: Sheet) -> Html:
    return view.speech.say("opening.title", place=place_of(view.speech, sheet))
