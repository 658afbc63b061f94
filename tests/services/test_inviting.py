"""An admin invites people in the chat, for the admin's own units only."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.access import Grant, Person, Role
from bot.reading.wishes import read_wish
from bot.services.enrol import enrol
from bot.services.inviting import (
    Draft,
    Invitation,
    Sent,
    Unread,
    WhichRole,
    WhichUnit,
    go_on,
    invite_typed,
    named_units,
)
from bot.services.people import note_bot_name
from bot.services.roster import Denied
from tests.clock import HandClock
from tests.services.staff import DISTRICT, PROVINCE, Staff, staffed

TODAY = date(2022, 6, 24)


@pytest.fixture
def staff(database_url: str, tmp_path: Path, clock: HandClock) -> Iterator[Staff]:
    """Give the staff of a province."""
    with staffed(database_url, tmp_path, clock) as found:
        yield found


def typed(staff: Staff, admin: Person, text: str) -> Invitation:
    with staff.database.writing() as conn:
        return invite_typed(conn, staff.library, admin.id, text, TODAY, staff.clock.now())


def pressed(staff: Staff, admin: Person, draft: Draft) -> Invitation:
    with staff.database.writing() as conn:
        return go_on(conn, staff.library, admin.id, draft, staff.clock.now())


def test_what_was_typed_in_either_language_becomes_an_invitation_that_lets_somebody_in(staff: Staff) -> None:
    admin = staff.enrolled(Role.ADMIN, DISTRICT)
    with staff.database.writing() as conn:
        note_bot_name(conn, "baoso_bot")
    for text in (
        "cán bộ xã Ba Xa, ký số, quá hạn, 14 ngày, tiếng Anh",
        "can bo ba xa ky so qua han 14 ngay tieng anh",
        "officer Ba Xa Commune kyso quahan 14 days English",
        "officer x1 digital signing overdue en 14 days",
    ):
        made = typed(staff, admin, text)
        assert isinstance(made, Sent), text
        assert (made.bot_name, made.role, made.unit.code) == ("baoso_bot", Role.OFFICER, "x1")
        assert made.until == staff.clock.now() + timedelta(days=14)
        with staff.database.writing() as conn:
            person = enrol(conn, made.code, 5, "Mai", "vi", staff.clock.now())
        assert isinstance(person, Person)
        assert person.grants == (Grant(Role.OFFICER, made.unit.id, ("kyso", "quahan")),)
        assert person.language == "en"


def test_what_was_left_out_is_asked_for(staff: Staff) -> None:
    admin = staff.enrolled(Role.ADMIN, DISTRICT)
    asked = typed(staff, admin, "xã Ba Xa 3 ngày")
    assert isinstance(asked, WhichRole)
    assert (asked.unit.code, asked.draft.days) == ("x1", 3)
    nowhere = typed(staff, admin, "lãnh đạo")
    assert isinstance(nowhere, WhichUnit)
    assert [each.code for each in nowhere.units] == [DISTRICT]
    between = typed(staff, admin, "leader ba to")
    assert isinstance(between, WhichUnit)
    assert {each.code for each in between.units} == {"h1", "x2"}
    made = pressed(staff, admin, Draft(Role.LEADER, between.units[0].id))
    assert isinstance(made, Sent)


def test_nobody_is_invited_for_a_unit_beyond_the_admin_s(staff: Staff) -> None:
    admin, leader = staff.enrolled(Role.ADMIN, DISTRICT), staff.enrolled(Role.LEADER, PROVINCE)
    province = leader.grants[0].unit_id
    assert typed(staff, admin, "lãnh đạo tỉnh Quảng Ngãi") is Denied.NOT_YOURS
    assert typed(staff, leader, "lãnh đạo xã Ba Xa") is Denied.NOT_YOURS
    for draft in (
        Draft(Role.ADMIN, province),
        Draft(Role.ADMIN, 999),
        Draft(None, province),
        Draft(Role.OFFICER, admin.grants[0].unit_id, (999,)),
    ):
        assert pressed(staff, admin, draft) is Denied.NOT_YOURS
    assert pressed(staff, leader, Draft(Role.LEADER, province)) is Denied.NOT_YOURS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lãnh đạo xã Ba Xa xã Ba Vinh", "xã Ba Vinh"),
        ("cán bộ không phải xã Ba Xa", "không phải"),
        ("lãnh đạo tất cả trừ xã Ba Xa", "tất cả trừ"),
        ("leader Ba Xa Commune 400 days", "400"),
        ("leader Ba Xa Commune 0 days", "0"),
        ("leader Ba Xa Commune 3", "3"),
    ],
)
def test_no_word_is_passed_over(staff: Staff, text: str, words: str) -> None:
    admin = staff.enrolled(Role.ADMIN, PROVINCE)
    refused = typed(staff, admin, text)
    assert isinstance(refused, Unread)
    assert words in refused.words or refused.words in words


def test_a_list_is_asked_for_by_a_unit_alone(staff: Staff) -> None:
    admin = staff.enrolled(Role.ADMIN, DISTRICT)
    with staff.database.reading() as conn:
        found = [
            named_units(conn, staff.library, admin.id, text, TODAY)
            for text in ("xã Ba Xa", "tỉnh Quảng Ngãi", "lãnh đạo xã Ba Xa", "ai đó", "")
        ]
        assert read_wish("", staff.library.lexicon(conn), TODAY).units == ()
    assert [units and [each.code for each in units] for units in found] == [["x1"], (), None, None, None]
