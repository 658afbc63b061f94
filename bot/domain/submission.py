"""What an officer sends for a unit and a period: its figures, how far it has come, and who decided it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.catalogue import Who
from bot.domain.check import Check
from bot.domain.figure import Figure, Measure
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.quantity import Quantity
from bot.domain.unit import Unit

_ZERO = Quantity(Decimal(0))


class State(StrEnum):
    """How far a submission has come; a draft and what was returned can be edited."""

    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def is_editable(self) -> bool:
        """Whether its sender may still change it."""
        return self in (State.DRAFT, State.RETURNED)

    @property
    def is_open(self) -> bool:
        """Whether anything can still become of it."""
        return self in (State.DRAFT, State.PENDING, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of a submission; blank is no entry at all, zero a number, and nothing that none arose."""

    indicator_id: int
    measure: Measure = field(default_factory=Measure)
    nothing: bool = False
    note: str | None = None
    reason: str | None = None  # why it is unlike its own past
    origin: str | None = None  # the words that it was read from
    returned_reason: str | None = None
    proposed: bool = False  # it was read out of a report, and its officer has not confirmed it yet
    over: int = 0  # the revision that stood when it was sent, which it supersedes; 0 where none did

    def says_the_same(self, other: "Entry") -> bool:
        """Whether both give the same figure."""
        return (self.measure, self.nothing, self.note) == (other.measure, other.nothing, other.note)

    def published(self, indicator: Indicator) -> Measure:
        """Return the numbers that are published: of nothing, none of none."""
        if not self.nothing:
            return self.measure
        return Measure(_ZERO, _ZERO if indicator.is_ratio else None)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission in one of its versions; every change counts the version on."""

    id: int
    unit_id: int
    tier_id: int  # the unit's own tier; another, or WHOLE, for an aggregate that is reported as such
    period: Period
    state: State
    version: int
    person_id: int  # who sends it
    created_at: datetime
    changed_at: datetime
    entries: tuple[Entry, ...] = ()
    sent_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = None
    reason: str | None = None  # why it was returned

    def entry(self, indicator_id: int) -> Entry | None:
        """Return the entry of an indicator; None where it is blank."""
        return next((each for each in self.entries if each.indicator_id == indicator_id), None)


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit's rank in the period before, where it had one, and what its rank would be, of how many."""

    before: int | None
    rank: int
    ranked: int


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a sheet: what was entered, what stands, what was reported before."""

    indicator: Indicator
    entry: Entry | None
    standing: Figure | None  # for the very same period
    past: tuple[Figure, ...]  # of earlier periods of the same grain, the latest first
    checks: tuple[Check, ...] = ()
    shift: Shift | None = None

    @property
    def measure(self) -> Measure | None:
        """What would be published; None where the line is blank."""
        return self.entry.published(self.indicator) if self.entry else None

    @property
    def previous(self) -> Figure | None:
        """The figure of the last period before, where it has one."""
        return self.past[0] if self.past else None


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a submission, by whom and when."""

    state: State
    by: str  # a person's name
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is due of a unit for a period, and what has been entered; of a submission, once there is one."""

    who: Who
    period: Period
    lines: tuple[Line, ...]
    submission: Submission | None = None
    sender: str = ""
    checks: tuple[Check, ...] = ()  # of the unit and period
    decision: Decision | None = None
    filing_id: int | None = None  # the latest file that it came with, and others with it

    @property
    def unit(self) -> Unit:
        """The unit that reports."""
        return self.who.unit

    @property
    def entered(self) -> tuple[Line, ...]:
        """The lines that have an entry."""
        return tuple(line for line in self.lines if line.entry)

    @property
    def entries(self) -> tuple[tuple[Indicator, Entry], ...]:
        """What was entered, each with its indicator."""
        return tuple((line.indicator, line.entry) for line in self.lines if line.entry)

    @property
    def missing(self) -> tuple[Line, ...]:
        """The lines that have neither an entry nor a figure that stands."""
        return tuple(line for line in self.lines if not line.entry and not line.standing)

    @property
    def open_checks(self) -> tuple[Check, ...]:
        """What keeps it from being sent: what is wrong, and what wants a reason that was not given."""
        wanting = (
            check
            for line in self.entered
            for check in line.checks
            if check.blocks or (check.wants_reason and not (line.entry and line.entry.reason))
        )
        return (*(check for check in self.checks if check.blocks), *wanting)


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A locked period that is open up to a day: by whom, when and why."""

    by: str  # a person's name
    at: datetime
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Filing:
    """A file of figures as somebody may see it: who sent it when, and a page of its submissions now."""

    id: int
    name: str  # of the file
    sender: str
    at: datetime
    sheets: tuple[Sheet, ...]
    page: int
    pages: int
    total: int  # of the submissions
    drafts: int  # of them, that can be sent
    moved: int = 0  # of what its reader may decide: sent, or changed, since the file came; never fewer later


@dataclass(frozen=True, slots=True)
class FileInList:
    """A file in a list of submissions, in the place of several that go on together."""

    filing_id: int
    name: str  # of the file
    sender: str
    at: datetime
    total: int  # of the submissions


class Why(StrEnum):
    """Why something is not done; each is a sentence in the catalogues."""

    NOT_PERMITTED = "not_permitted"
    OWN = "own"  # nobody decides on what they sent themselves
    GONE = "gone"
    CHANGED = "changed"  # the press was on another version
    DECIDED = "decided"
    NOT_EDITABLE = "not_editable"
    NOT_WAITING = "not_waiting"  # it waits for nobody's decision
    EMPTY = "empty"
    CHECKS = "checks"
    OVERTAKEN = "overtaken"  # another figure was published since it was sent
    NEEDS_REASON = "needs_reason"
    TOO_LARGE = "too_large"  # its sums do not fit the database
    SECRET = "secret"  # noqa: S105 - a mark of state secrets, and no password
    NOT_DUE = "not_due"  # the indicator is none that the person may send
    BAD_DATES = "bad_dates"
    TEXT_GONE = "text_gone"  # a text that was to be read is not kept any more


@dataclass(frozen=True, slots=True)
class NotDone:
    """An expected "no": the reason, and the sheet as it is now where the person may see it."""

    why: Why
    sheet: Sheet | None = None
    who: Who | None = None  # whom it is about, where there is no sheet

    @property
    def decision(self) -> Decision | None:
        """What was decided already, and by whom."""
        return self.sheet.decision if self.sheet else None


@dataclass(frozen=True, slots=True)
class Sent:
    """A submission that waits now, and for how many people."""

    sheet: Sheet
    approvers: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A submission that was decided just now."""

    sheet: Sheet
    corrected: int = 0  # how many figures superseded an earlier one
    informed: int = 0  # how many people were given those, and are told
