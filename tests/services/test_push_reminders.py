"""Officers are reminded of what is due, and approvers of what was not sent, each of them once."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select

from bot.domain.access import Role
from bot.domain.figure import WHOLE
from bot.domain.names import Language
from bot.domain.notice import Notice, Overdue, Reminder
from bot.domain.period import parse
from bot.domain.question import Subject
from bot.domain.submission import Sent, Sheet
from bot.services import review, submit
from bot.services.acting import Words
from bot.services.library import Library
from bot.services.push_reminders import Reminding, push_reminders
from db.figures import figure, rollup
from db.outbox import outbox
from db.pauses import pause
from db.people import person
from tests.clock import HandClock
from tests.services import bureau as rig
from tests.services.bureau import Bureau, bureau_over

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
EARLY = datetime(2026, 11, 3, 1, tzinfo=UTC)  # 08:00 in Vietnam, two days before October is due
ON_THE_DAY = datetime(2026, 11, 5, 1, tzinfo=UTC)
AFTER = datetime(2026, 11, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office whose officers owe October."""
    with bureau_over(database_url, tmp_path) as found:
        found.clock = HandClock(EARLY)
        yield found


def tell(notice: Notice, _: Language) -> Words:
    """Tell a notice by the codes of what is owed."""
    assert isinstance(notice, Reminder | Overdue), notice
    owed = (
        f"{each.unit.code} {each.period} {' '.join(indicator.code for indicator in each.indicators)}"
        for each in notice.owed
    )
    return Words("; ".join(owed))


def told(bureau: Bureau) -> list[tuple[str, str, str]]:
    """Return who was reminded of what since the last time, and in what kind of message."""
    names = {number: name for name, number in bureau.people.items()}
    kinds = outbox.c.kind.in_(["reminder", "overdue"])
    with bureau.office.database.writing() as conn:
        rows = conn.execute(select(outbox).where(kinds).order_by(outbox.c.id)).all()
        conn.execute(delete(outbox).where(kinds))
    return sorted((names[row.person_id], row.kind, row.text) for row in rows)


def look(bureau: Bureau, at: datetime) -> list[tuple[str, str, str]]:
    """Let two processes look for what is due at a moment."""
    for _ in range(2):
        push_reminders(Reminding(bureau.office.database, Library(), at, _ZONE, tell), None)
    return told(bureau)


OFFICERS = [
    ("officer", "reminder", "x1 2026-10 kyso quahan taikhoan"),
    ("other officer", "reminder", "x2 2026-10 kyso"),
]


def test_officers_are_reminded_before_and_on_the_day_of_all_that_they_owe_in_one_message(
    bureau: Bureau,
) -> None:
    assert look(bureau, EARLY - timedelta(minutes=1)) == [], "before office hours"
    assert look(bureau, EARLY) == OFFICERS
    assert look(bureau, EARLY + timedelta(hours=3)) == []
    assert look(bureau, EARLY + DAY) == []
    assert look(bureau, ON_THE_DAY) == OFFICERS
    assert look(bureau, ON_THE_DAY + timedelta(hours=9)) == []


def test_what_was_sent_is_asked_for_no_more_and_what_was_returned_is(bureau: Bureau) -> None:
    bureau.sends("other officer", "x2", bureau.entry("kyso", 104, 150))
    sent = bureau.sends("officer", "x1", bureau.entry("kyso", 144, 150))
    assert look(bureau, EARLY) == [("officer", "reminder", "x1 2026-10 quahan taikhoan")]
    with bureau.office.database.writing() as conn:
        act = bureau.act("approver")
        review.give_back(conn, bureau.library, act, sent, {None: "Chưa khớp sổ"}, rig.tell)
    assert ("officer", "reminder", "x1 2026-10 kyso quahan taikhoan") in look(bureau, ON_THE_DAY)


def test_an_aggregate_that_was_sent_settles_nothing_of_the_unit_s_own(bureau: Bureau) -> None:
    act, whole = bureau.act("officer"), Subject(bureau.unit("x1"), WHOLE)
    with bureau.office.database.writing() as conn:
        sheet = submit.open_draft(conn, bureau.library, act, whole, parse("2026-10"))
        assert isinstance(sheet, Sheet)
        assert sheet.submission
        entries = [bureau.entry("kyso", 144, 150)]
        kept = submit.put_entries(conn, bureau.library, act, sheet.submission.id, entries)
        assert isinstance(kept, submit.Kept)
        sent = submit.send(conn, bureau.library, act, rig.shown(kept.sheet), rig.tell)
    assert isinstance(sent, Sent)
    assert look(bureau, EARLY) == OFFICERS


def test_who_owes_nothing_is_told_nothing(bureau: Bureau) -> None:
    bureau.sends("other officer", "x2", bureau.entry("kyso", 104, 150))
    entries = [bureau.entry("kyso", 144, 150), bureau.entry("quahan", 3, 410), bureau.entry("taikhoan", 71)]
    bureau.sends("officer", "x1", *entries)
    assert look(bureau, EARLY) == []


def test_who_has_blocked_the_bot_or_was_stopped_is_told_nothing(bureau: Bureau) -> None:
    with bureau.office.database.writing() as conn:
        chats = dict(conn.execute(select(person.c.id, person.c.telegram_id)).all())
        pause(conn, chats[bureau.people["officer"]], EARLY)
    assert look(bureau, EARLY) == OFFICERS[1:]


def test_a_unit_is_its_own_officer_s_and_else_that_of_the_next_above(bureau: Bureau) -> None:
    bureau.joins("district", Role.OFFICER, "h1")
    bureau.joins("provincial", Role.OFFICER, "51", "kehoach")
    assert look(bureau, EARLY) == [("district", "reminder", "x2 2026-10 quahan taikhoan"), *OFFICERS]


def test_nobody_is_told_late_that_something_is_due_today(bureau: Bureau) -> None:
    late = look(bureau, AFTER)
    assert {kind for _, kind, _ in late} == {"overdue"}
    assert look(bureau, AFTER + DAY) == []


def test_what_is_overdue_goes_to_those_who_approve_for_the_units(bureau: Bureau) -> None:
    bureau.joins("district", Role.APPROVER, "h1")
    entries = [bureau.entry("kyso", 144, 150), bureau.entry("quahan", 3, 410), bureau.entry("taikhoan", 71)]
    bureau.sends("officer", "x1", *entries)
    told = {name: text for name, kind, text in look(bureau, AFTER + 3 * DAY) if kind == "overdue"}
    assert told["district"] == "x2 2026-10 kyso quahan taikhoan"
    assert "x2 2026-10" in told["approver"]
    assert "officer" not in told


def test_a_period_that_is_locked_is_not_overdue_any_more(bureau: Bureau) -> None:
    assert look(bureau, datetime(2026, 11, 30, 1, tzinfo=UTC)) != []
    told(bureau)
    assert look(bureau, datetime(2026, 12, 20, 1, tzinfo=UTC)) != [], "November's turn"


def test_a_unit_owes_what_its_tier_reports_and_in_a_new_database_everything(bureau: Bureau) -> None:
    bureau.joins("provincial", Role.OFFICER, "51")
    assert not any("51 2026-10" in text for _, _, text in look(bureau, EARLY))
    with bureau.office.database.writing() as conn:
        conn.execute(delete(rollup))
        conn.execute(delete(figure))
    assert any("51 2026-10 kyso" in text for _, _, text in look(bureau, ON_THE_DAY))


def test_once_looked_at_a_day_is_done_with(bureau: Bureau) -> None:
    reminding = Reminding(bureau.office.database, Library(), EARLY, _ZONE, tell)
    done = push_reminders(reminding, None)
    assert done == EARLY.date()
    told(bureau)
    with bureau.office.database.writing() as conn:
        conn.execute(delete(outbox))
    bureau.office.database.close()
    assert push_reminders(reminding, done) == done
