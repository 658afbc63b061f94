"""A phone number that several people have to confirm, each for the units of their own."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.access import Grant, Person, Role
from bot.domain.notice import PhoneDecided
from bot.domain.submission import NotDone, Why
from bot.services.phones import decide_phone, share_phone
from db.people import add_grant, add_person, person_of
from tests.services.bureau import Bureau, bureau_over, tell


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office in which somebody is to report for two communes of different approvers."""
    with bureau_over(database_url, tmp_path) as each:
        each.joins("nearby", Role.APPROVER, "x3")
        with each.office.database.writing() as conn:
            each.people["held"] = add_person(conn, 77, "held", "vi", each.clock.now())
            for unit in ("x3", "x4"):
                granted = Grant(Role.OFFICER, each.unit(unit), held=True)
                add_grant(conn, each.people["held"], granted, each.clock.now())
            share_phone(conn, each.library, each.act("held"), "+84 900", tell)
        yield each


def decided(bureau: Bureau, name: str, *, confirmed: bool = True) -> PhoneDecided | NotDone:
    """Let somebody decide on the number."""
    act = bureau.act(name)
    shown = bureau.people["held"], int(act.now.timestamp())
    with bureau.office.database.writing() as conn:
        return decide_phone(conn, bureau.library, act, shown, tell, confirmed=confirmed)


def held(bureau: Bureau) -> Person:
    """Return the officer with their grants of now."""
    with bureau.office.database.reading() as conn:
        person = person_of(conn, bureau.people["held"])
    assert person
    return person


def test_each_approver_confirms_a_number_for_their_own_units(bureau: Bureau) -> None:
    for name, left in (("nearby", ["x4"]), ("nearby", ["x4"]), ("elsewhere", []), ("elsewhere", [])):
        assert isinstance(decided(bureau, name), PhoneDecided)
        assert [each.unit_id for each in held(bureau).held] == [bureau.unit(each) for each in left]
    assert bureau.messages().count(("held", "phonedecided")) == 2


def test_a_number_that_is_confirmed_is_not_refused_by_the_next(bureau: Bureau) -> None:
    decided(bureau, "nearby")
    assert decided(bureau, "elsewhere", confirmed=False) == PhoneDecided("nearby", confirmed=True)
    assert isinstance(decided(bureau, "elsewhere"), PhoneDecided)
    assert not held(bureau).held


def test_nobody_confirms_their_own_number_and_the_press_is_noted(bureau: Bureau) -> None:
    with bureau.office.database.writing() as conn:
        granted = Grant(Role.APPROVER, bureau.unit("51"))
        add_grant(conn, bureau.people["held"], granted, bureau.clock.now())
    refused = decided(bureau, "held")
    assert isinstance(refused, NotDone)
    assert refused.why is Why.NOT_PERMITTED
    assert bureau.log()[-1] == ("held", "refused")


def test_a_number_that_is_shared_once_more_is_told_once(bureau: Bureau) -> None:
    before = bureau.messages()
    bureau.clock.advance(timedelta(minutes=1))
    with bureau.office.database.writing() as conn:
        assert share_phone(conn, bureau.library, bureau.act("held"), "+84 900", tell)
    assert bureau.messages() == before
    with bureau.office.database.writing() as conn:
        share_phone(conn, bureau.library, bureau.act("held"), "+84 901", tell)
    assert len(bureau.messages()) == 2 * len(before), "another number is news"
