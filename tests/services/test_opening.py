"""A locked period is opened for the unit that asks, for a week, and for nobody else."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.access import Role
from bot.domain.check import Fault
from bot.domain.period import parse
from bot.domain.question import Subject
from bot.domain.submission import NotDone, Sheet, Why
from bot.services import opening
from bot.services.opening import Wanted
from tests.services.bureau import Bureau, bureau_over, shown, tell

AUGUST = parse("2026-08")


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office in which August is locked."""
    with bureau_over(database_url, tmp_path) as each:
        yield each


def asks(bureau: Bureau, name: str = "officer", unit: str = "x1") -> Sheet | NotDone:
    """Let somebody ask for August."""
    with bureau.office.database.writing() as conn:
        whose = Subject(bureau.unit(unit))
        return opening.ask_opening(conn, bureau.library, bureau.act(name), whose, AUGUST, tell)


def opens(bureau: Bureau, name: str, number: int, reason: str = "Đối chiếu lại") -> Wanted | NotDone:
    """Let somebody open what was asked for."""
    with bureau.office.database.writing() as conn:
        return opening.open_period(conn, bureau.library, bureau.act(name), number, reason, tell)


def is_locked(sheet: Sheet | NotDone) -> bool:
    """Say whether a sheet's period is locked."""
    assert isinstance(sheet, Sheet)
    return any(each.fault is Fault.LOCKED for each in sheet.checks)


def test_it_is_open_for_the_unit_that_asked_and_for_a_week(bureau: Bureau) -> None:
    asked = asks(bureau)
    assert isinstance(asked, Sheet)
    assert [each.who for each in asked.checks] == ["approver, second"]
    assert bureau.messages() == [("approver", "wantsopening"), ("second", "wantsopening")]
    opened = opens(bureau, "approver", shown(asked).id)
    assert isinstance(opened, Wanted)
    assert opened.opening
    assert bureau.messages()[2:] == [("officer", "opened")]
    assert not is_locked(asks(bureau))
    assert is_locked(asks(bureau, "other officer", "x2"))
    bureau.clock.advance(timedelta(days=7))
    assert not is_locked(asks(bureau))
    bureau.clock.advance(timedelta(days=1))
    assert is_locked(asks(bureau))


def test_a_second_one_is_told_who_opened_it(bureau: Bureau) -> None:
    number = shown(asks(bureau)).id
    opens(bureau, "approver", number)
    late = opens(bureau, "second", number, "Cũng vậy")
    assert isinstance(late, Wanted)
    assert late.opening
    assert (late.opening.by, late.opening.reason) == ("approver", "Đối chiếu lại")
    assert [each for each in bureau.log() if each[1] == "open_period"] == [("approver", "open_period")]
    assert bureau.office.rows_of("opening") == [1]


def test_only_approvers_of_the_unit_open_it_and_never_who_asked(bureau: Bureau) -> None:
    number = shown(asks(bureau)).id
    bureau.joins("officer", Role.APPROVER, "51")
    for name, why in (
        ("officer", Why.OWN),
        ("elsewhere", Why.NOT_PERMITTED),
        ("other officer", Why.NOT_PERMITTED),
    ):
        refused = opens(bureau, name, number)
        assert isinstance(refused, NotDone)
        assert refused.why is why
        assert bureau.log()[-1] == (name, "refused")
    for reason, why in (("  ", Why.NEEDS_REASON), ("Văn bản Tối mật", Why.SECRET)):
        refused = opens(bureau, "approver", number, reason)
        assert isinstance(refused, NotDone)
        assert refused.why is why
    assert bureau.office.rows_of("opening") == [0]


def test_nobody_asks_for_what_they_do_not_send(bureau: Bureau) -> None:
    refused = asks(bureau, "other officer", "x1")
    assert isinstance(refused, NotDone)
    assert refused.why is Why.NOT_PERMITTED
    asks(bureau)
    asks(bureau)
    assert len(bureau.messages()) == 2, "once a day, however often it is pressed"
