"""What people are told without having asked: each notice is a message, in its reader's language."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.answer import Result
from bot.domain.owing import Owed
from bot.domain.submission import Filing, Line, OpenPeriod, Sheet
from bot.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """To an approver: a submission waits for a decision; its buttons name the submission and version."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Approved:
    """To the sender: who approved, and when, stands in the sheet's decision."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Returned:
    """To the sender: the reason stands in the sheet's decision, those of single figures in its entries."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Expired:
    """To an officer: a draft was not sent for a week, and is gone."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that replaces another, in the sheet that was published."""

    sheet: Sheet
    line: Line  # of before it was published: what it replaces still stands in it


@dataclass(frozen=True, slots=True)
class Corrected:
    """To whoever was given figures that have been corrected: old, new and why, and what became of sums."""

    corrections: tuple[Correction, ...]
    sums: tuple[tuple[Result, Result], ...] = ()  # with the old figures in them; each as it was, and as it is


@dataclass(frozen=True, slots=True)
class WantsOpening:
    """To an approver: an officer asks for a locked period, in which their draft cannot be sent."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Opened:
    """To the officer: a locked period is open."""

    sheet: Sheet
    opening: OpenPeriod


@dataclass(frozen=True, slots=True)
class StandIn:
    """To whoever decides for an approver from now on: whose units, and up to which day."""

    lender: str
    units: tuple[Unit, ...]
    last_day: date


@dataclass(frozen=True, slots=True)
class StandInEnded:
    """To whoever decided for an approver, who does so themselves again."""

    lender: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Reminder:
    """To an officer: what they owe, all of it, the first that is due ahead."""

    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """To an approver: which of their units have not sent what was due, period by period.

    The units are those at or below some for which they decide, who need not be at home there.
    """

    owed: tuple[Owed, ...]
    scope: tuple[int, ...]  # ids of units


@dataclass(frozen=True, slots=True)
class Nudge:
    """To an officer: somebody who leads or approves asks for what is missing."""

    by: str
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class PhoneShared:
    """To whoever decides for an officer's unit: the number that the officer has shared."""

    person_id: int
    name: str
    unit: Unit
    number: str
    shared_at: datetime


@dataclass(frozen=True, slots=True)
class PhoneDecided:
    """To an officer: whether their number is confirmed, and by whom."""

    by: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class FileWaiting:
    """To an approver: the submissions of a file wait, as far as they are theirs to decide."""

    filing: Filing


@dataclass(frozen=True, slots=True)
class FileApproved:
    """To the sender: these submissions of a file are approved; who did it stands in their decisions."""

    filing: Filing


Notice = (
    Waiting
    | Approved
    | Returned
    | Expired
    | Corrected
    | WantsOpening
    | Opened
    | StandIn
    | StandInEnded
    | Reminder
    | Overdue
    | Nudge
    | PhoneShared
    | PhoneDecided
    | FileWaiting
    | FileApproved
)
