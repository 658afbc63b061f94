"""An office whose officers send figures and whose approvers decide, each by the services that they use."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.domain.access import Grant, Role
from bot.domain.figure import Figure, Measure
from bot.domain.names import Language
from bot.domain.notice import Notice
from bot.domain.period import parse
from bot.domain.quantity import Quantity
from bot.domain.question import Subject
from bot.domain.submission import Entry, NotDone, Sent, Sheet
from bot.services import submit
from bot.services.acting import Act, Shown, Words
from bot.services.library import Library
from db.audit import audit, first_broken_line
from db.outbox import outbox
from db.people import add_grant, add_person
from tests.clock import HandClock
from tests.services.office import Office, opened

NOVEMBER = datetime(2026, 11, 5, 1, tzinfo=UTC)  # the morning on which October is due
OCTOBER = "2026-10"
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def tell(notice: Notice, language: Language) -> Words:
    """Tell a notice by its name alone: how it reads is another room's."""
    return Words(f"{type(notice).__name__} {language}", ((("button", "data"),),))


@dataclass
class Bureau:
    """An office, its people by their names, and a clock."""

    office: Office
    clock: HandClock = field(default_factory=lambda: HandClock(NOVEMBER))
    people: dict[str, int] = field(default_factory=dict[str, int])
    library: Library = field(default_factory=Library)

    def joins(self, name: str, role: Role, unit: str, *indicators: str) -> None:
        """Give somebody a role over a unit; who is new comes in."""
        with self.office.database.writing() as conn:
            telegram_id = 1_000 + len(name) * 100 + sum(map(ord, name)) % 97
            self.people[name] = add_person(conn, telegram_id, name, "vi", self.clock.now())
            granted = Grant(role, self.unit(unit), indicators)
            add_grant(conn, self.people[name], granted, self.clock.now())

    def unit(self, code: str) -> int:
        """Return a unit's id."""
        with self.office.database.reading() as conn:
            units = self.library.lexicon(conn).catalogue.register.units
        return next(each.id for each in units.values() if each.code == code)

    def indicator(self, code: str) -> int:
        """Return an indicator's id."""
        with self.office.database.reading() as conn:
            return self.library.lexicon(conn).catalogue.by_code[code].id

    def act(self, name: str) -> Act:
        """Return that somebody does something now."""
        now = self.clock.now()
        return Act(self.people[name], now, now.astimezone(_ZONE).date())

    def entry(self, code: str, numerator: object, denominator: object = None) -> Entry:
        """Return a figure as it is entered."""
        return Entry(self.indicator(code), measure(numerator, denominator))

    def drafts(self, name: str, unit: str, *entries: Entry, period: str = OCTOBER) -> Sheet:
        """Let an officer fill a draft."""
        act = self.act(name)
        with self.office.database.writing() as conn:
            sheet = submit.open_draft(conn, self.library, act, Subject(self.unit(unit)), parse(period))
            assert isinstance(sheet, Sheet), sheet
            assert sheet.submission
            kept = submit.put_entries(conn, self.library, act, sheet.submission.id, entries)
            assert isinstance(kept, submit.Kept), kept
            assert not kept.refused, kept.refused
            return kept.sheet

    def sends(self, name: str, unit: str, *entries: Entry, period: str = OCTOBER) -> Shown:
        """Let an officer fill a draft and send it."""
        sheet = self.drafts(name, unit, *entries, period=period)
        with self.office.database.writing() as conn:
            sent = submit.send(conn, self.library, self.act(name), shown(sheet), tell)
        assert isinstance(sent, Sent), sent
        return shown(sent.sheet)

    def messages(self) -> list[tuple[str, str]]:
        """Return what waits to be told: to whom, and what."""
        names = {number: name for name, number in self.people.items()}
        with self.office.database.reading() as conn:
            rows = conn.execute(select(outbox).order_by(outbox.c.id))
            return [(names[row.person_id], row.kind) for row in rows]

    def standing(self, unit: str, code: str, period: str = OCTOBER) -> Figure | None:
        """Return the figure that stands."""
        with self.office.database.reading() as conn:
            findings = self.library.findings(conn)
            unit_id, tier_id = self.unit(unit), findings.catalogue.register.units[self.unit(unit)].tier_id
            found = findings.series.named(self.indicator(code), parse(period), tier_id, [unit_id])
            return found[0] if found else None

    def log(self) -> list[tuple[str, str]]:
        """Return who did what, once the chain is proved whole."""
        names = {f"person:{number}": name for name, number in self.people.items()}
        with self.office.database.reading() as conn:
            assert first_broken_line(conn) is None
            rows = conn.execute(select(audit.c.actor, audit.c.action).order_by(audit.c.id))
            return [(names[row.actor], row.action) for row in rows if row.actor in names]


def measure(numerator: object, denominator: object = None) -> Measure:
    """Return exact counts."""
    counts = (None if each is None else Quantity(Decimal(str(each))) for each in (numerator, denominator))
    return Measure(*counts)


def shown(sheet: Sheet | NotDone | None) -> Shown:
    """Return what the buttons below a sheet name."""
    assert isinstance(sheet, Sheet)
    assert sheet.submission
    return Shown(sheet.submission.id, sheet.submission.version)


@contextmanager
def bureau_over(url: str, folder: Path) -> Generator[Bureau]:
    """Give an office with four months of figures, two officers and two approvers."""
    with opened(url, folder) as office:
        office.figures(*_past())
        office.must_bring()
        bureau = Bureau(office)
        bureau.joins("officer", Role.OFFICER, "x1")
        bureau.joins("other officer", Role.OFFICER, "x2", "kyso")
        bureau.joins("approver", Role.APPROVER, "51")
        bureau.joins("second", Role.APPROVER, "51")
        bureau.joins("elsewhere", Role.APPROVER, "x4")
        yield bureau


def _past() -> Iterable[str]:
    for month, signed in zip(range(6, 10), (144, 143, 145, 144), strict=True):
        yield f"x1,,kyso,2026-{month:02},{signed},150,,báo cáo,"
        yield f"x2,,kyso,2026-{month:02},{signed - 40},150,,báo cáo,"
        yield f"x1,,quahan,2026-{month:02},3,410,,báo cáo,"
        yield f"x1,,taikhoan,2026-{month:02},{60 + month},,,báo cáo,"
