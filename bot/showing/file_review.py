"""A file of figures as its approver sees it: what waits of it, one press for all, and what was decided."""

from collections.abc import Sequence

from bot.domain.check import Check
from bot.domain.submission import Decided, Filing, Line, NotDone, Sheet, State
from bot.showing import checks, names, periods
from bot.showing.dates import moment
from bot.showing.decisions import decision_of, place_of, reference
from bot.showing.entries import entry_of
from bot.showing.filing import line_of_sheet, undone_line
from bot.showing.lists import page_line
from bot.showing.markup import Html, joined, shortened
from bot.showing.review import Step, review_button, turning
from bot.showing.screen import Screen, View
from bot.showing.speech import Speech

_NAMED, _NAME, _FIGURES, _REASON, _ODD = 6, 60, 3, 80, 2


def show_waiting_file(view: View, filing: Filing, notice: Html | None = None) -> Screen:
    """Show what of a file waits, a button for each submission and one that approves all of them."""
    speech, page, pages, shown = view.speech, filing.page, filing.pages, filing.sheets
    lines = [
        notice,
        speech.say("file.waiting", name=shortened(filing.name, _NAME)),
        speech.say("review.sent", sender=filing.sender, at=moment(speech, filing.at)),
        *(line for each in shown for line in _of_sheet(speech, each)),
        page_line(speech, page, pages),
        None if shown else speech.say("file.none_waits"),
        reference(view),
    ]
    rows = [
        [review_button(_label(view, each), Step.CARD, each.submission.id, 0)]
        for each in shown
        if each.submission
    ]
    every = review_button(speech.say("button.approve_all", n=filing.total), Step.ALL, filing.id, filing.moved)
    return Screen.of(
        lines, [every if shown else None], *rows, turning(speech, page, pages, Step.FILE, filing.id)
    )


def show_decided_file(view: View, name: str, outcomes: Sequence[Decided | NotDone]) -> Screen:
    """Say how much of a file was approved just now, and what was not, and why."""
    speech = view.speech
    done = [each for each in outcomes if isinstance(each, Decided)]
    left = [each for each in outcomes if isinstance(each, NotDone)]
    corrected = sum(each.corrected for each in done)
    lines = [
        speech.say("file.decided", name=shortened(name, _NAME)),
        speech.plural("file.approved", len(done)),
        *(speech.say("file.line", text=place_of(speech, each.sheet)) for each in done[:_NAMED]),
        speech.plural("file.more_places", len(done) - _NAMED) if len(done) > _NAMED else None,
        speech.plural("review.corrected", corrected) if corrected else None,
        speech.plural("file.not_approved", len(left)) if left else None,
        *(undone_line(speech, each) for each in left[:_NAMED]),
        speech.plural("file.more_places", len(left) - _NAMED) if len(left) > _NAMED else None,
        reference(view),
    ]
    rows = [
        [review_button(_label(view, each.sheet), Step.CARD, each.sheet.submission.id, 0)]
        for each in left[:_NAMED]
        if each.sheet and each.sheet.submission and each.sheet.submission.state is State.PENDING
    ]
    return Screen.of(lines, *rows, [review_button(speech.say("button.waiting"), Step.LIST, 0)])


def show_approved_file(view: View, filing: Filing) -> Screen:
    """Tell who sent a file which of its submissions are published, by whom and when."""
    speech, sheets = view.speech, filing.sheets
    lines = [
        speech.say("file.decided", name=shortened(filing.name, _NAME)),
        speech.plural("file.approved", filing.total),
        *(speech.say("file.line", text=place_of(speech, each)) for each in sheets),
        speech.plural("file.more_places", filing.total - len(sheets)) if filing.pages > 1 else None,
        decision_of(speech, sheets[0]) if sheets else None,
        reference(view),
    ]
    return Screen.of(lines)


def _of_sheet(speech: Speech, sheet: Sheet) -> list[Html | None]:
    """Return what a submission holds: its first figures, and what is odd first about it and about them."""
    odd = [line for line in sheet.entered if line.checks]
    return [
        line_of_sheet(speech, sheet),
        _figures(speech, sheet),
        *(_check(speech, each) for each in sheet.checks[:_ODD]),
        *(_odd(speech, each) for each in odd[:_ODD]),
    ]


def _odd(speech: Speech, line: Line) -> Html:
    """Return what a figure corrects, or what is odd about it, and why."""
    reason = line.entry.reason if line.entry else None
    why = speech.say("review.reason", reason=shortened(reason, _REASON)) if reason else None
    return joined(" ", (_check(speech, line.checks[0]), why))


def _check(speech: Speech, check: Check) -> Html:
    return speech.say("review.check", check=checks.told(speech, check))


def _figures(speech: Speech, sheet: Sheet) -> Html:
    """Return the first figures of a submission in a line, those that want a look ahead of the others."""
    entered = sorted(sheet.entered, key=lambda line: not line.checks)
    told = joined(
        " • ",
        (
            speech.say("file.figure", indicator=names.indicator(speech, line.indicator), figure=figure)
            for line in entered[:_FIGURES]
            if (figure := entry_of(speech, line))
        ),
    )
    more = len(sheet.entered) - _FIGURES
    return speech.plural("file.more_figures", more, figures=told) if more > 0 else told


def _label(view: View, sheet: Sheet) -> Html:
    who = names.starting(names.who(view.speech, sheet.who))
    return joined(" · ", (who, periods.within(view.speech, sheet.period)))
