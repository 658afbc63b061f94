"""The digest counts what waited for a decision at its hour, whenever it is worked out."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest

from bot.domain.submission import Decided, NotDone
from bot.services import submit
from bot.services.acting import Shown
from bot.services.digest import digest_at
from bot.services.review import approve, give_back
from tests.services.bureau import Bureau, bureau_over, tell

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 9, 0, tzinfo=UTC)  # 07:00 in Vietnam, four days after what is sent here
DAY = timedelta(days=1)
Ending: TypeAlias = Callable[[Bureau, Shown], object]


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Iterator[Bureau]:
    """Give an office on either engine."""
    with bureau_over(database_url, tmp_path) as bureau:
        yield bureau


def waiting(bureau: Bureau, unit: str = "51", at: datetime = MONDAY) -> int:
    with bureau.office.database.reading() as conn:
        return digest_at(conn, bureau.library, bureau.unit(unit), (), at, HANOI).waiting


def sent(bureau: Bureau) -> Shown:
    return bureau.sends("officer", "x1", bureau.entry("kyso", 144, 150))


def approved(bureau: Bureau, shown: Shown) -> None:
    with bureau.office.database.writing() as conn:
        decided = approve(conn, bureau.library, bureau.act("approver"), shown, tell)
    assert isinstance(decided, Decided), decided


def returned(bureau: Bureau, shown: Shown) -> Shown:
    with bureau.office.database.writing() as conn:
        decided = give_back(conn, bureau.library, bureau.act("approver"), shown, {None: "chưa khớp"}, tell)
    assert isinstance(decided, Decided), decided
    assert decided.sheet.submission
    return Shown(decided.sheet.submission.id, decided.sheet.submission.version)


def withdrawn(bureau: Bureau, shown: Shown) -> None:
    with bureau.office.database.writing() as conn:
        sheet = submit.withdraw(conn, bureau.library, bureau.act("officer"), shown)
    assert not isinstance(sheet, NotDone), sheet


def test_what_was_sent_waits_in_the_digests_of_all_above_it_and_of_nobody_else(bureau: Bureau) -> None:
    sent(bureau)
    bureau.sends("other officer", "x2", bureau.entry("kyso", 104, 150))
    assert [waiting(bureau, unit) for unit in ("51", "x1", "x2", "x4")] == [2, 1, 1, 0]


def test_a_draft_waits_for_nobody(bureau: Bureau) -> None:
    bureau.drafts("officer", "x1", bureau.entry("kyso", 144, 150))
    assert waiting(bureau) == 0


@pytest.mark.parametrize("ending", [approved, returned, withdrawn])
def test_what_became_of_it_later_changes_nothing_of_a_digest_that_comes_late(
    bureau: Bureau, ending: Ending
) -> None:
    shown = sent(bureau)
    bureau.clock.advance(4 * DAY)
    ending(bureau, shown)
    at_once, later = bureau.clock.now(), MONDAY + 14 * DAY
    assert [waiting(bureau, at=at) for at in (at_once - DAY, at_once, later)] == [1, 0, 0]


def test_what_is_sent_after_the_hour_is_of_the_next_digest(bureau: Bureau) -> None:
    bureau.clock.advance(MONDAY - bureau.clock.now() + timedelta(hours=1))
    sent(bureau)
    assert [waiting(bureau, at=MONDAY + 7 * DAY * week) for week in (0, 1)] == [0, 1]


def test_what_was_returned_and_withdrawn_waited_until_it_was_returned(bureau: Bureau) -> None:
    shown = sent(bureau)
    bureau.clock.advance(2 * DAY)
    shown = returned(bureau, shown)
    bureau.clock.advance(4 * DAY)
    withdrawn(bureau, shown)
    assert [waiting(bureau, at=MONDAY + number * DAY) for number in (-3, -1, 3)] == [1, 0, 0]
