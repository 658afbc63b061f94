"""What people are reminded of: an officer of what is to be sent, an approver of what was not sent in time."""

from collections.abc import Sequence
from itertools import groupby

from bot.domain.deadline import Stage, due_on, stage_of
from bot.domain.figure import WHOLE
from bot.domain.owing import Owed, figures_in
from bot.domain.period import Period
from bot.domain.question import Kind, Question, Subject
from bot.showing import entry_presses as presses
from bot.showing import names, periods
from bot.showing.dates import day
from bot.showing.decisions import reference
from bot.showing.lists import units
from bot.showing.markup import Html, joined, plain
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech

_SHEETS, _INDICATORS = 6, 6  # that are named
_PERIODS = 4


def show_reminder(view: View, owed: Sequence[Owed]) -> Screen:
    """Tell an officer what they owe, with a way to the form."""
    speech = view.speech
    lines = [speech.plural("reminder.title", figures_in(owed)), *listed(view, owed), reference(view)]
    return Screen.of(lines, [entering(speech, owed)])


def show_nudge(view: View, by: str, owed: Sequence[Owed]) -> Screen:
    """Tell an officer who asks for what, with a way to the form."""
    speech = view.speech
    title = speech.plural("nudge.title", figures_in(owed), by=by)
    return Screen.of([title, *listed(view, owed), reference(view)], [entering(speech, owed)])


def show_overdue(view: View, owed: Sequence[Owed], scope: Sequence[int]) -> Screen:
    """Tell an approver which units have not sent what was due, period by period.

    All of them are shown by a button where they are those of one unit.
    """
    grouped = [(period, list(found)) for period, found in groupby(owed, key=lambda each: each.period)]
    lines = [view.speech.say("overdue.title"), *(_late(view.speech, *each) for each in grouped[:_PERIODS])]
    whole = Subject(scope[0], WHOLE) if len(scope) == 1 else None
    rows = [[_who_has_not(view.speech, period, whole)] for period, _ in grouped[:_PERIODS] if whole]
    return Screen.of([*lines, reference(view)], *rows)


def listed(view: View, owed: Sequence[Owed]) -> list[Html]:
    """Return what is owed, a line for each unit and period, and how much there is besides."""
    lines = [_sheet(view, each) for each in owed[:_SHEETS]]
    more = figures_in(owed[_SHEETS:])
    return [*lines, view.speech.plural("reminder.more", more)] if more else lines


def entering(speech: Speech, owed: Sequence[Owed]) -> Button:
    """Return the button that opens the form, or the list of forms where there are several."""
    one = owed[0] if len(owed) == 1 else None
    data = presses.due_sheet(one.unit.id, one.period) if one else presses.due_at(0)
    return Button(plain(speech.say("button.enter")), data)


def _sheet(view: View, owed: Owed) -> Html:
    speech = view.speech
    called = joined(", ", (names.topic(speech, each) for each in owed.indicators[:_INDICATORS]))
    more = len(owed.indicators) - _INDICATORS
    return speech.say(
        "reminder.sheet",
        who=names.starting(names.unit(speech, owed.unit)),
        period=periods.within(speech, owed.period),
        when=_when(view, owed.period),
        indicators=speech.plural("list.more_indicators", more, indicators=called) if more > 0 else called,
    )


def _when(view: View, period: Period) -> Html:
    by = day(view.speech, due_on(period))
    match stage_of(period, view.today):
        case Stage.TODAY:
            return view.speech.say("reminder.today")
        case Stage.EARLY | None if view.today <= due_on(period):
            return view.speech.say("reminder.by", day=by)
        case _:
            return view.speech.say("reminder.was_due", day=by)


def _late(speech: Speech, period: Period, owed: Sequence[Owed]) -> Html:
    called = [names.unit(speech, each.unit) for each in owed]
    return speech.plural(
        "overdue.period",
        len(owed),
        period=names.starting(periods.within(speech, period)),
        day=day(speech, due_on(period)),
        units=units(speech, called),
    )


def _who_has_not(speech: Speech, period: Period, whole: Subject) -> Button | None:
    label = speech.say("button.missing_in", period=periods.within(speech, period))
    return button(label, Question(Kind.MISSING, subjects=(whole,), period=period))
