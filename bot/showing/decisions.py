"""What became of a submission, as people read it: decided, by whom and when, or why something is not done."""

from bot.domain.submission import Decision, NotDone, Sheet, State, Why
from bot.showing import names, periods
from bot.showing.dates import moment
from bot.showing.entries import entry_of
from bot.showing.markup import Html, escaped, plain
from bot.showing.screen import Button, Screen, View
from bot.showing.speech import Speech
from bot.showing.undone import why

OPEN_DRAFT = "nh:open"  # begins the data of a button that opens a draft; its submission stands behind
_FIGURES = 8  # of a sheet that are named again


def show_approved(view: View, sheet: Sheet) -> Screen:
    """Tell who sent it that their figures are published, by whom and when."""
    title = view.speech.say("decided.approved_title", place=place_of(view.speech, sheet))
    return Screen.of(
        [title, *figures_of(view.speech, sheet), decision_of(view.speech, sheet), reference(view)]
    )


def show_returned(view: View, sheet: Sheet) -> Screen:
    """Tell who sent it why it was returned, a figure's own reason beside it, with a way to mend it."""
    speech = view.speech
    lines = [
        speech.say("decided.returned_title", place=place_of(speech, sheet)),
        decision_of(speech, sheet),
        *reasons_of(speech, sheet),
        speech.say("decided.mend"),
        reference(view),
    ]
    return Screen.of(lines, [_edit(speech, sheet)])


def show_expired(view: View, sheet: Sheet) -> Screen:
    """Tell an officer that a draft which they never sent is gone."""
    title = view.speech.say("decided.expired_title", place=place_of(view.speech, sheet))
    return Screen.of([title, view.speech.say("decided.expired"), reference(view)])


def place_of(speech: Speech, sheet: Sheet) -> Html:
    """Return whose figures a sheet has, and of when: "xã Mộ Đức · tháng 10/2026"."""
    return speech.say(
        "review.place", who=names.told(speech, sheet.who, None), period=periods.name(speech, sheet.period)
    )


def figures_of(speech: Speech, sheet: Sheet) -> list[Html]:
    """Return the first figures of a sheet, and how many more there are."""
    lines = [
        speech.say("review.figure", indicator=names.indicator(speech, line.indicator), figure=figure)
        for line in sheet.entered[:_FIGURES]
        if (figure := entry_of(speech, line))
    ]
    more = len(sheet.entered) - _FIGURES
    return [*lines, speech.plural("review.more_figures", more)] if more > 0 else lines


def reasons_of(speech: Speech, sheet: Sheet) -> list[Html]:
    """Return why single figures were returned."""
    return [
        speech.say("decided.figure_reason", indicator=names.indicator(speech, line.indicator), reason=reason)
        for line in sheet.entered
        if line.entry and (reason := line.entry.returned_reason)
    ]


def decision_of(speech: Speech, sheet: Sheet) -> Html | None:
    """Return what became of a sheet; None where nothing was decided."""
    return told(speech, sheet.decision) if sheet.decision else None


def told(speech: Speech, decision: Decision) -> Html:
    """Return what was decided, by whom and when, and why it was returned."""
    by, at = escaped(decision.by), moment(speech, decision.at)
    if decision.state is State.APPROVED:
        return speech.say("decided.approved", by=by, at=at)
    if decision.reason is None:
        return speech.say("decided.returned", by=by, at=at)
    return speech.say("decided.returned_for", by=by, at=at, reason=decision.reason)


def refused(speech: Speech, no: NotDone) -> Html:
    """Return why something is not done; of what was decided already, who decided what."""
    return told(speech, no.decision) if no.decision and no.why is Why.DECIDED else why(speech, no)


def reference(view: View) -> Html:
    """Return the line by which a reader sees that a second copy is the same message."""
    return escaped(f"#{view.reference}")


def _edit(speech: Speech, sheet: Sheet) -> Button | None:
    if sheet.submission is None:
        return None
    return Button(plain(speech.say("button.edit")), f"{OPEN_DRAFT}:{sheet.submission.id}")
