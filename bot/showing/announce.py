"""How notices read: what people are told of submissions without having asked."""

from datetime import date
from typing import assert_never

from bot.domain.notice import (
    Approved,
    Corrected,
    Expired,
    FileApproved,
    FileWaiting,
    Notice,
    Nudge,
    Opened,
    Overdue,
    PhoneDecided,
    PhoneShared,
    Reminder,
    Returned,
    StandIn,
    StandInEnded,
    Waiting,
    WantsOpening,
)
from bot.domain.reference import MARK
from bot.showing.corrected import show_corrected
from bot.showing.decisions import show_approved, show_expired, show_returned
from bot.showing.delegation import show_stand_in, show_stand_in_ended
from bot.showing.file_review import show_approved_file, show_waiting_file
from bot.showing.opening import show_opened, show_wanted
from bot.showing.phones import show_shared, show_told
from bot.showing.reminders import show_nudge, show_overdue, show_reminder
from bot.showing.review import show_card
from bot.showing.screen import Screen, View
from bot.showing.speech import Speech


def show_notice(speech: Speech, notice: Notice, today: date) -> Screen:  # noqa: C901, PLR0911, PLR0912 - a case a notice
    """Show a notice, with a mark where its message's reference is put in."""
    view = View(speech, MARK, today, None)
    match notice:
        case Waiting(sheet):
            return show_card(view, sheet)
        case Approved(sheet):
            return show_approved(view, sheet)
        case Returned(sheet):
            return show_returned(view, sheet)
        case Expired(sheet):
            return show_expired(view, sheet)
        case Corrected():
            return show_corrected(view, notice)
        case WantsOpening(sheet):
            return show_wanted(view, sheet)
        case Opened(sheet, opening):
            return show_opened(view, sheet, opening)
        case StandIn():
            return show_stand_in(view, notice)
        case StandInEnded():
            return show_stand_in_ended(view, notice)
        case Reminder(owed):
            return show_reminder(view, owed)
        case Overdue(owed, scope):
            return show_overdue(view, owed, scope)
        case Nudge(by, owed):
            return show_nudge(view, by, owed)
        case PhoneShared():
            return show_shared(view, notice)
        case PhoneDecided():
            return show_told(view, notice)
        case FileWaiting(filing):
            return show_waiting_file(view, filing)
        case FileApproved(filing):
            return show_approved_file(view, filing)
        case _:
            assert_never(notice)
