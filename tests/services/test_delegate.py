"""An approver lends their deciding up to a day, to somebody within their units, and takes it back."""

from collections.abc import Generator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.access import Role
from bot.services import delegate
from bot.services.delegate import Barred, Loans
from bot.services.rights import approvers_of
from tests.services.bureau import Bureau, bureau_over, tell

FRIDAY = date(2026, 11, 13)


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office with officers and approvers."""
    with bureau_over(database_url, tmp_path) as each:
        yield each


def lends(bureau: Bureau, name: str, to: str, last_day: date | None = FRIDAY) -> Loans | Barred:
    """Let somebody lend to somebody."""
    with bureau.office.database.writing() as conn:
        act, other = bureau.act(name), bureau.people[to]
        return delegate.lend(conn, bureau.library, act, other, last_day, tell)


def deciders(bureau: Bureau, unit: str) -> set[str]:
    """Return who may decide on what somebody else sends for a unit."""
    with bureau.office.database.reading() as conn:
        register = bureau.library.lexicon(conn).catalogue.register
        today = bureau.act("approver").today
        return {each.name for each in approvers_of(conn, register, bureau.unit(unit), 0, today)}


def test_it_holds_through_the_last_day(bureau: Bureau) -> None:
    loans = lends(bureau, "approver", "other officer")
    assert isinstance(loans, Loans)
    assert [(each.name, each.last_day) for each in loans.lent] == [("other officer", FRIDAY)]
    assert bureau.messages() == [("other officer", "standin")]
    bureau.clock.advance(timedelta(days=8))
    assert deciders(bureau, "x1") == {"approver", "second", "other officer"}
    bureau.clock.advance(timedelta(days=1))
    assert deciders(bureau, "x1") == {"approver", "second"}


def test_the_same_once_more_changes_nothing_and_another_day_takes_its_place(bureau: Bureau) -> None:
    for day in (FRIDAY, FRIDAY, FRIDAY + timedelta(days=1)):
        loans = lends(bureau, "approver", "officer", day)
    assert isinstance(loans, Loans)
    assert [each.last_day for each in loans.lent] == [FRIDAY + timedelta(days=1)]
    assert len(bureau.messages()) == 2
    assert [action for _, action in bureau.log()] == ["delegate", "delegate"]


def test_what_is_taken_back_ends_at_once_and_only_its_lender_takes_it(bureau: Bureau) -> None:
    loans = lends(bureau, "approver", "officer")
    assert isinstance(loans, Loans)
    number = loans.lent[0].id
    for name, expected in (
        ("second", Barred.NOT_THEIRS),
        ("officer", Barred.NOT_THEIRS),
        ("approver", None),
        ("approver", None),  # once more changes nothing
    ):
        with bureau.office.database.writing() as conn:
            ended = delegate.take_back(conn, bureau.library, bureau.act(name), number, tell)
        assert (ended if isinstance(ended, Barred) else None) is expected
    assert deciders(bureau, "x1") == {"approver", "second"}
    assert bureau.messages()[1:] == [("officer", "standinended")]


def test_nobody_lends_what_is_not_theirs_or_to_whom_they_do_not_know(bureau: Bureau) -> None:
    bureau.joins("far", Role.LEADER, "x4")
    bureau.joins("near", Role.APPROVER, "x1")
    assert lends(bureau, "officer", "near") is Barred.NO_APPROVER
    assert lends(bureau, "near", "far") is Barred.NOT_THEIRS
    assert lends(bureau, "near", "near") is Barred.NOT_THEIRS
    assert lends(bureau, "approver", "second") is Barred.NOT_THEIRS, "who decides already"
    for day in (None, date(2026, 11, 4), date(2027, 11, 4)):
        assert lends(bureau, "approver", "officer", day) is Barred.BAD_DAY
    lends(bureau, "approver", "officer")
    assert lends(bureau, "officer", "near") is Barred.NO_APPROVER, "what is lent is not lent on"
