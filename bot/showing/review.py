"""What an approver sees: what waits for them, a card with its figures and checks, and what they decided."""

import re
from enum import StrEnum

from bot.domain.period import Period
from bot.domain.question import Kind, Question
from bot.domain.submission import Decided, FileInList, Line, NotDone, Sheet, State
from bot.services.waiting import Waiting, Waits
from bot.showing import checks, names, periods
from bot.showing.dates import moment
from bot.showing.decisions import decision_of, figures_of, place_of, reasons_of, reference, refused
from bot.showing.entries import entry_of, moved_of, past_of, shift_of
from bot.showing.lists import page_line
from bot.showing.markup import Html, joined, plain, shortened
from bot.showing.screen import Button, Row, Screen, View, button
from bot.showing.speech import Speech

REVIEW = "dy"  # begins the data of each of the buttons
_NUMBER, _LARGEST = re.compile("[0-9]{1,10}"), 2**31 - 1  # ids that the database can hold
_LABEL, _NAME = 64, 30  # characters on a button, and of the name of a file on one
_IN_LIST, _ON_CARD = 8, 4  # submissions of a page of the list, figures of a page of a card
_IN_A_ROW = 2


class Step(StrEnum):
    """What a button of a review does; the numbers behind it say to what."""

    LIST = "l"  # a page
    CARD = "o"  # a submission, a page
    APPROVE = "a"  # a submission, its version
    RETURN = "r"  # a submission, its version, and one of its indicators or none
    FILE = "f"  # a file, a page
    ALL = "g"  # a file: all that waits of it, as it was sent; how much had moved of it when it was shown
    KEEP = "k"  # a submission that is not returned after all


def read_press(data: str) -> tuple[Step, tuple[int, ...]]:
    """Return what a button of a review does; ValueError where it was never one of ours."""
    _, step, *numbers = data.split(":")
    if not all(_NUMBER.fullmatch(number) for number in numbers):
        raise ValueError(data)
    return Step(step), tuple(min(int(number), _LARGEST) for number in numbers)


def show_waiting(view: View, waiting: Waiting, page: int) -> Screen:
    """Show what waits for somebody, files ahead and the longest there first, a button for each.

    Who does not decide reads whose figures wait, and that they are in no answer yet.
    """
    speech, waits = view.speech, (*waiting.files, *waiting.others)
    if not waits:
        return Screen.of(
            [speech.say("review.none")], [review_button(speech.say("button.look_again"), Step.LIST, 0)]
        )
    pages = -(-len(waits) // _IN_LIST)
    page = min(page, pages - 1)
    shown = waits[page * _IN_LIST : (page + 1) * _IN_LIST]
    lines = [
        speech.plural("review.waiting", waiting.total),
        *(_waits(speech, each, waiting) for each in shown),
        None if waiting.decides else speech.say("review.of_others"),
        page_line(speech, page, pages),
    ]
    rows = [[_opening(speech, each)] for each in shown if waiting.decides]
    return Screen.of(lines, *rows, turning(speech, page, pages, Step.LIST))


def show_card(view: View, sheet: Sheet, page: int = 0) -> Screen:
    """Show a submission that waits, its figures a page at a time, with the buttons that decide on it."""
    lines, turning = _card(view, sheet, page)
    speech = view.speech
    return Screen.of(
        [*lines, reference(view)], turning, _deciding(speech, sheet), [_whole_file(speech, sheet)]
    )


def show_asking(view: View, sheet: Sheet, indicator_id: int | None) -> Screen:
    """Ask why a submission is to be returned, or one of its figures; the next message says it."""
    speech = view.speech
    lines, _ = _card(view, sheet, 0)
    about = next((line for line in sheet.entered if line.indicator.id == indicator_id), None)
    asked = (
        speech.say("return.why_figure", indicator=names.topic(speech, about.indicator))
        if about
        else speech.say("return.why")
    )
    return Screen.of(
        [*lines, asked, reference(view)], *_narrowing(speech, sheet, about), [_keep(speech, sheet)]
    )


def show_decided(view: View, decided: Decided) -> Screen:
    """Say what was decided just now, and how many published figures it has replaced."""
    speech, sheet = view.speech, decided.sheet
    approved = sheet.decision is not None and sheet.decision.state is State.APPROVED
    lines = [
        speech.say("decided.approved_title", place=place_of(speech, sheet))
        if approved
        else speech.say("decided.returned_title", place=place_of(speech, sheet)),
        *figures_of(speech, sheet),
        decision_of(speech, sheet),
        *([] if approved else reasons_of(speech, sheet)),
        speech.plural("review.corrected", decided.corrected) if decided.corrected else None,
        speech.plural("review.informed", decided.informed) if decided.informed else None,
        reference(view),
    ]
    below = [_figure(view, sheet) if approved else None, list_button(speech)]
    return Screen.of(lines, below, [_whole_file(speech, sheet)])


def show_not_done(view: View, no: NotDone) -> Screen:
    """Say why something is not done, of which submission, and where to go on."""
    speech, sheet = view.speech, no.sheet
    lines = [
        speech.say("review.title", place=place_of(speech, sheet)) if sheet else None,
        refused(speech, no),
        reference(view),
    ]
    waits = sheet and sheet.submission and sheet.submission.state is State.PENDING
    again = _card_button(speech, sheet) if sheet and waits else None
    return Screen.of(lines, [again, list_button(speech)], [_whole_file(speech, sheet) if sheet else None])


def show_no_approver(speech: Speech) -> Screen:
    """Say that this is for those who decide."""
    return Screen.of([speech.say("review.not_permitted")])


def list_button(speech: Speech) -> Button:
    """Return a button that shows what waits for whoever presses it."""
    return review_button(speech.say("button.waiting"), Step.LIST, 0)


def _card(view: View, sheet: Sheet, page: int) -> tuple[list[Html | None], list[Button | None]]:
    speech, entered = view.speech, sheet.entered
    pages = max(1, -(-len(entered) // _ON_CARD))
    page = min(page, pages - 1)
    shown = entered[page * _ON_CARD : (page + 1) * _ON_CARD]
    lines = [
        speech.say("review.card", place=place_of(speech, sheet)),
        _sender(speech, sheet),
        *(speech.say("review.check", check=checks.told(speech, each)) for each in sheet.checks),
        *(each for line in shown for each in _figure_lines(speech, line, sheet.period)),
        page_line(speech, page, pages),
    ]
    number = sheet.submission.id if sheet.submission else 0
    return lines, turning(speech, page, pages, Step.CARD, number)


def _sender(speech: Speech, sheet: Sheet) -> Html:
    sent = sheet.submission.sent_at if sheet.submission else None
    if sent is None:
        return speech.say("review.sender", sender=sheet.sender)
    return speech.say("review.sent", sender=sheet.sender, at=moment(speech, sent))


def _figure_lines(speech: Speech, line: Line, period: Period) -> list[Html | None]:
    """Return a figure with how it moved, what was before, what is odd about it and why, and its note."""
    figure = joined(" ", (entry_of(speech, line), moved_of(speech, line, period)))
    reason, note = (line.entry.reason, line.entry.note) if line.entry else (None, None)
    return [
        speech.say("review.figure", indicator=names.indicator(speech, line.indicator), figure=figure),
        past_of(speech, line, period),
        shift_of(speech, line),
        *(speech.say("review.check", check=checks.told(speech, each)) for each in line.checks),
        speech.say("review.reason", reason=reason) if reason else None,
        speech.say("review.note", note=note) if note else None,
    ]


def _waits(speech: Speech, waits: Waits | FileInList, waiting: Waiting) -> Html:
    if isinstance(waits, FileInList):
        at = moment(speech, waits.at)
        return speech.say("review.file_waits", file=_file(speech, waits), sender=waits.sender, at=at)
    told = {
        "who": names.told(speech, waits.who, None),
        "period": periods.within(speech, waits.submission.period),
        "at": moment(speech, waits.submission.sent_at or waits.submission.changed_at),
    }
    if not waiting.decides:
        return speech.say("review.waits_for_others", **told)
    return speech.say("review.waits", sender=waits.sender, **told)


def _file(speech: Speech, each: FileInList) -> Html:
    return speech.plural("review.file", each.total, name=shortened(each.name, _NAME))


def _opening(speech: Speech, waits: Waits | FileInList) -> Button:
    if isinstance(waits, FileInList):
        return review_button(_file(speech, waits), Step.FILE, waits.filing_id, 0)
    label = speech.say(
        "review.place",
        who=names.told(speech, waits.who, None),
        period=periods.within(speech, waits.submission.period),
    )
    return review_button(names.starting(label), Step.CARD, waits.submission.id, 0)


def _deciding(speech: Speech, sheet: Sheet) -> list[Button | None]:
    if sheet.submission is None:
        return []
    number, version = sheet.submission.id, sheet.submission.version
    return [
        review_button(speech.say("button.approve"), Step.APPROVE, number, version),
        review_button(speech.say("button.give_back"), Step.RETURN, number, version),
    ]


def _narrowing(speech: Speech, sheet: Sheet, about: Line | None) -> list[Row]:
    """Return a button for each figure that the reason may be about instead of all."""
    if sheet.submission is None or len(sheet.entered) == 1:
        return []
    number, version = sheet.submission.id, sheet.submission.version
    buttons = [
        review_button(
            names.indicator(speech, line.indicator), Step.RETURN, number, version, line.indicator.id
        )
        for line in sheet.entered
        if line is not about
    ]
    return [tuple(buttons[start : start + _IN_A_ROW]) for start in range(0, len(buttons), _IN_A_ROW)]


def _keep(speech: Speech, sheet: Sheet) -> Button | None:
    if sheet.submission is None:
        return None
    return review_button(speech.say("button.cancel"), Step.KEEP, sheet.submission.id)


def _figure(view: View, sheet: Sheet) -> Button | None:
    """Return a button that asks for the first figure that was published."""
    indicator = sheet.entered[0].indicator
    asked = Question(Kind.VALUE, (indicator.id,), (sheet.who.subject,), sheet.period)
    return button(view.speech.say("button.see_figure"), asked)


def _whole_file(speech: Speech, sheet: Sheet) -> Button | None:
    """Return a button that shows what waits of the file that a submission came with."""
    if sheet.filing_id is None:
        return None
    return review_button(speech.say("button.whole_file"), Step.FILE, sheet.filing_id, 0)


def _card_button(speech: Speech, sheet: Sheet) -> Button | None:
    if sheet.submission is None:
        return None
    return review_button(speech.say("button.see_again"), Step.CARD, sheet.submission.id, 0)


def turning(speech: Speech, page: int, pages: int, step: Step, *numbers: int) -> list[Button | None]:
    """Return the buttons that turn the pages of a list, or of what some numbers name."""
    return [
        review_button(speech.say("button.previous"), step, *numbers, page - 1) if page else None,
        review_button(speech.say("button.more"), step, *numbers, page + 1) if page + 1 < pages else None,
    ]


def review_button(label: Html, step: Step, *numbers: int) -> Button:
    """Return a button of a review."""
    return Button(shortened(plain(label), _LABEL), ":".join((REVIEW, step, *map(str, numbers))))
