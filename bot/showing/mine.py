"""An officer's own submissions: how far each has come, a button for each."""

from typing import assert_never

from bot.domain.submission import FileInList, State
from bot.services.filling import Mine, MinePage
from bot.showing import entry_presses as presses
from bot.showing import names, periods
from bot.showing.dates import day_of, moment
from bot.showing.decisions import told
from bot.showing.filing import file_button
from bot.showing.markup import Html, joined, plain, shortened
from bot.showing.screen import Button, Screen, View
from bot.showing.speech import Speech

_LABEL, _NAME = 64, 30  # characters on a button, and of the name of a file on one


def show_mine(view: View, shown: MinePage) -> Screen:
    """Show what somebody has sent or begun, the latest first."""
    speech, page = view.speech, shown.page
    if not shown.submissions and page == 0:
        return Screen.of([speech.say("mine.none")], [_button(speech.say("button.enter"), presses.due_at(0))])
    numbered = list(enumerate(shown.submissions, 1))
    lines = [speech.say("mine.title"), *(_line(speech, *each) for each in numbered)]
    files = [[_file(speech, each)] for each in shown.files]
    rows = [
        [_button(_numbered(speech, number, each), presses.opening(each.submission.id))]
        for number, each in numbered
    ]
    turning = [
        _button(speech.say("button.previous"), presses.mine_at(page - 1)) if page else None,
        _button(speech.say("button.more"), presses.mine_at(page + 1)) if shown.goes_on else None,
    ]
    return Screen.of(lines, *files, *rows, turning)


def _file(speech: Speech, each: FileInList) -> Button:
    return file_button(
        speech.plural("mine.file", each.total, name=shortened(each.name, _NAME)), each.filing_id
    )


def _line(speech: Speech, number: int, mine: Mine) -> Html:
    return speech.say("mine.line", place=_numbered(speech, number, mine), state=_state(speech, mine))


def _numbered(speech: Speech, number: int, mine: Mine) -> Html:
    called = names.starting(names.told(speech, mine.who, None))
    place = joined(" · ", (called, periods.within(speech, mine.submission.period)))
    return speech.say("mine.numbered", number=str(number), place=place)


def _state(speech: Speech, mine: Mine) -> Html:
    """Return how far a submission has come, as the end of a line."""
    submission = mine.submission
    if mine.decision:
        return told(speech, mine.decision)
    match submission.state:
        case State.DRAFT:
            return speech.say("mine.draft", day=day_of(speech, submission.changed_at))
        case State.PENDING:
            return speech.say("mine.pending", at=moment(speech, submission.sent_at or submission.changed_at))
        case State.WITHDRAWN:
            return speech.say("mine.withdrawn", day=day_of(speech, submission.changed_at))
        case State.EXPIRED:
            return speech.say("mine.expired", day=day_of(speech, submission.changed_at))
        case State.APPROVED | State.RETURNED:
            return speech.say("mine.decided")
        case _:
            assert_never(submission.state)


def _button(label: Html, data: str) -> Button:
    return Button(shortened(plain(label), _LABEL), data)
