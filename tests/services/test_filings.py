"""A file of many drafts: sent once, decided once, each in the version that was shown, on both engines."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.access import Role
from bot.domain.submission import Decided, Filing, NotDone, Sent, Why
from bot.reading.uploads import FileRow, Upload
from bot.services import filings, submit
from bot.services.acting import Shown
from bot.services.upload.outcome import CellFault, Sorted
from bot.services.upload.sorting import put_groups, sort_upload
from db.audit import audit
from tests.services.bureau import Bureau, bureau_over, tell


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office in which one officer sends for two communes."""
    with bureau_over(database_url, tmp_path) as each:
        each.joins("officer", Role.OFFICER, "x2")
        yield each


def row(
    number: int, unit: str, indicator: str, numerator: str, denominator: str = "", **more: str
) -> FileRow:
    """Return a row of a file for October."""
    cells = {"unit": unit, "indicator": indicator, "period": "2026-10", "numerator": numerator}
    return FileRow("", number, cells | ({"denominator": denominator} if denominator else {}) | more)


def taken(bureau: Bureau, *rows: FileRow, name: str = "officer") -> tuple[Sorted, list[int]]:
    """Let somebody send a file; return what was found in it, and the drafts that it left."""
    act = bureau.act(name)
    with bureau.office.database.reading() as conn:
        found = sort_upload(conn, bureau.library, act, Upload(list(rows)))
    assert isinstance(found, Sorted)
    with bureau.office.database.writing() as conn:
        put = put_groups(conn, bureau.library, act, found.groups)
    return found, [draft for draft, _ in put if draft]


def filed(bureau: Bureau) -> int:
    """Let the officer send a file of two drafts; return its number."""
    _, drafts = taken(bureau, row(2, "x1", "kyso", "144", "150"), row(3, "x2", "kyso", "104", "150"))
    with bureau.office.database.writing() as conn:
        return filings.file_drafts(conn, bureau.act("officer"), "a.xlsx", drafts)


def sent(bureau: Bureau, filing_id: int) -> list[Sent | NotDone]:
    """Let the officer press Submit below a file."""
    act = bureau.act("officer")
    with bureau.office.database.writing() as conn:
        drafts = filings.own_drafts(conn, act, filing_id)
        assert not isinstance(drafts, NotDone)
        outcomes = [
            each for some in drafts.shares for each in filings.send_some(conn, bureau.library, act, some)
        ]
        filings.tell_sent(conn, bureau.library, act, filing_id, tell)
    return outcomes


def approved(bureau: Bureau, filing_id: int, name: str = "approver") -> list[Decided | NotDone]:
    """Let somebody look at a file, and press Approve below it."""
    act = bureau.act(name)
    with bureau.office.database.writing() as conn:
        seen = filings.waiting_filing(conn, bureau.library, act, filing_id, 0)
    return [seen] if isinstance(seen, NotDone) else approved_as_seen(bureau, seen, name)


def approved_as_seen(bureau: Bureau, seen: Filing, name: str = "approver") -> list[Decided | NotDone]:
    """Let somebody press Approve below a file that they looked at before."""
    act, filing_id = bureau.act(name), seen.id
    with bureau.office.database.writing() as conn:
        part = filings.to_decide(conn, bureau.library, act, filing_id, seen.moved)
        if isinstance(part, NotDone):
            return [part]
        outcomes = [
            each
            for some in part.shares
            for each in filings.approve_some(conn, bureau.library, act, some, tell)
        ]
        filings.tell_approved(conn, bureau.library, act, filing_id, tell)
    return outcomes


def test_a_file_is_sent_and_approved_as_a_whole_and_everybody_is_told_once(bureau: Bureau) -> None:
    filing_id = filed(bureau)
    for _ in range(2):
        assert all(isinstance(each, Sent) for each in sent(bureau, filing_id))
    for _ in range(2):
        assert all(isinstance(each, Decided) for each in approved(bureau, filing_id))
    figures = [bureau.standing(unit, "kyso") for unit in ("x1", "x2")]
    assert [each.revision for each in figures if each] == [1, 1]
    assert bureau.messages() == [
        ("approver", "filewaiting"),
        ("second", "filewaiting"),
        ("officer", "fileapproved"),
    ]


def test_a_draft_that_changed_since_is_not_sent_with_its_file(bureau: Bureau) -> None:
    filing_id = filed(bureau)
    bureau.drafts("officer", "x1", bureau.entry("kyso", 145, 150))
    changed, other = sent(bureau, filing_id)
    assert isinstance(changed, NotDone)
    assert changed.why is Why.CHANGED
    assert isinstance(other, Sent)


def test_what_was_sent_anew_is_not_approved_with_the_file(bureau: Bureau) -> None:
    filing_id = filed(bureau)
    first, _ = sent(bureau, filing_id)
    assert isinstance(first, Sent)
    assert first.sheet.submission
    known = Shown(first.sheet.submission.id, first.sheet.submission.version)
    with bureau.office.database.writing() as conn:
        submit.withdraw(conn, bureau.library, bureau.act("officer"), known)
    bureau.sends("officer", "x1", bureau.entry("kyso", 143, 150))
    gone, other = approved(bureau, filing_id)
    assert isinstance(gone, NotDone)
    assert isinstance(other, Decided)
    assert bureau.standing("x1", "kyso") is None


def test_nobody_decides_on_a_file_that_is_not_theirs_to_decide(bureau: Bureau) -> None:
    filing_id = filed(bureau)
    sent(bureau, filing_id)
    for name in ("elsewhere", "officer", "other officer"):
        assert all(isinstance(each, NotDone) for each in approved(bureau, filing_id, name))
    with bureau.office.database.writing() as conn:
        theirs = filings.own_filing(conn, bureau.library, bureau.act("other officer"), filing_id, 0)
        seen = filings.waiting_filing(conn, bureau.library, bureau.act("second"), filing_id, 0)
    assert isinstance(theirs, NotDone)
    assert isinstance(seen, Filing)
    assert seen.total == 2


def test_who_decides_on_nothing_of_a_file_learns_neither_its_name_nor_whose_it_is(bureau: Bureau) -> None:
    filing_id = filed(bureau)
    for _ in range(2):
        with bureau.office.database.writing() as conn:
            seen = filings.waiting_filing(conn, bureau.library, bureau.act("elsewhere"), filing_id, 0)
        assert isinstance(seen, NotDone)
        assert seen.why is Why.NOT_PERMITTED
        sent(bureau, filing_id)
        approved(bureau, filing_id)


def test_what_of_a_file_is_sent_and_approved_only_later_is_told_too(bureau: Bureau) -> None:
    november = row(3, "x1", "kyso", "144", "150", period="2026-11")
    _, drafts = taken(bureau, row(2, "x1", "kyso", "144", "150"), november)
    with bureau.office.database.writing() as conn:
        filing_id = filings.file_drafts(conn, bureau.act("officer"), "a.xlsx", drafts)
    first, later = sent(bureau, filing_id)
    assert (isinstance(first, Sent), isinstance(later, Sent)) == (True, False)
    approved(bureau, filing_id)
    bureau.clock.advance(timedelta(days=28))
    assert isinstance(sent(bureau, filing_id)[1], Sent)
    for _ in range(2):
        approved(bureau, filing_id)
        sent(bureau, filing_id)
    assert bureau.messages() == 2 * [
        ("approver", "filewaiting"),
        ("second", "filewaiting"),
        ("officer", "fileapproved"),
    ]


def test_an_old_card_approves_nothing_that_was_sent_after_it(bureau: Bureau) -> None:
    november = row(3, "x1", "kyso", "144", "150", period="2026-11")
    _, drafts = taken(bureau, row(2, "x1", "kyso", "144", "150"), november)
    with bureau.office.database.writing() as conn:
        filing_id = filings.file_drafts(conn, bureau.act("officer"), "a.xlsx", drafts)
    sent(bureau, filing_id)
    with bureau.office.database.writing() as conn:
        seen = filings.waiting_filing(conn, bureau.library, bureau.act("approver"), filing_id, 0)
    assert isinstance(seen, Filing)
    bureau.clock.advance(timedelta(days=28))
    sent(bureau, filing_id)
    (no,) = approved_as_seen(bureau, seen)
    assert isinstance(no, NotDone)
    assert no.why is Why.CHANGED
    assert bureau.standing("x1", "kyso") is None
    assert len(approved(bureau, filing_id)) == 2


def test_the_log_keeps_no_name_of_a_file(bureau: Bureau) -> None:
    filed(bureau)
    with bureau.office.database.reading() as conn:
        assert not any("a.xlsx" in each for each in conn.scalars(select(audit.c.details)))


def test_a_file_says_of_each_row_what_it_is(bureau: Bureau) -> None:
    found, drafts = taken(
        bureau,
        row(2, "x1", "kyso", ">140", "<150"),
        row(3, "x1", "kyso", "1", "2"),
        row(4, "x1", "quahan", "không phát sinh"),
        row(5, "x1", "taikhoan", ""),
        row(6, "x9", "kyso", "1", "2"),
        row(7, "x4", "kyso", "1", "2"),
        row(8, "x1", "taikhoan", "69", period="2026-13"),
        row(9, "x2", "kyso", "-1", "2"),
    )
    assert len(drafts) == 1
    assert found.blank == 1
    assert [(each.spot.row, each.what) for each in found.wrong[:-1]] == [
        (3, CellFault.TWICE),
        (6, CellFault.UNKNOWN_UNIT),
        (8, CellFault.NOT_A_PERIOD),
        (9, CellFault.NOT_A_NUMBER),
    ]
    elsewhere = found.wrong[-1].what
    assert isinstance(elsewhere, NotDone)
    assert elsewhere.why is Why.NOT_PERMITTED


def test_the_same_rows_once_more_are_known(bureau: Bureau) -> None:
    rows = (row(2, "x1", "kyso", "144", "150"), row(3, "x1", "quahan", "không phát sinh"))
    _, drafts = taken(bureau, *rows)
    found, none = taken(bureau, *rows)
    assert (found.known, found.groups, none) == (2, (), [])
    assert found.drafts == tuple(drafts)
