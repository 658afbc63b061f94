"""Admins see who is there in their units, stop them, and have sent again what failed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.domain.access import Grant, Person, Role
from bot.services import roster
from bot.services.failures import Why
from bot.services.roster import Card, Denied, Outcome, Page
from db.audit import first_broken_line
from db.inbox import Received, keep_updates
from db.outbox import State, outbox
from db.pauses import pause
from tests.clock import HandClock
from tests.services.staff import COMMUNE, DISTRICT, PROVINCE, TOWN, Staff, staffed


@pytest.fixture
def staff(database_url: str, tmp_path: Path, clock: HandClock) -> Iterator[Staff]:
    """Give the staff of a province."""
    with staffed(database_url, tmp_path, clock) as found:
        yield found


def page(staff: Staff, admin: Person, number: int = 0, unit_id: int | None = None) -> Page | Denied:
    with staff.database.reading() as conn:
        return roster.page_of(conn, staff.library, admin.id, unit_id, number)


def listed(staff: Staff, admin: Person, number: int = 0) -> list[str]:
    found = page(staff, admin, number)
    assert isinstance(found, Page)
    return [each.name for each in found.members]


def card(staff: Staff, admin: Person, person: Person) -> Card:
    with staff.database.reading() as conn:
        found = roster.card_of(conn, staff.library, admin.id, person.id, staff.clock.now())
    assert isinstance(found, Card), found
    return found


def stop(staff: Staff, admin: Person, shown: Card) -> Outcome:
    with staff.database.writing() as conn:
        pressed = (shown.member.id, shown.version)
        return roster.stop(conn, staff.library, admin.id, pressed, staff.clock.now())


def remove(staff: Staff, admin: Person, grant_id: int) -> Outcome:
    with staff.database.writing() as conn:
        return roster.remove_grant(conn, staff.library, admin.id, grant_id, staff.clock.now())


def again(staff: Staff, admin: Person, person: Person) -> Outcome:
    with staff.database.writing() as conn:
        return roster.send_again(conn, staff.library, admin.id, person.id, staff.clock.now())


def fails(staff: Staff, person: Person, state: State, error: str | None = None, attempts: int = 1) -> None:
    """Let whatever waits for somebody come to an end."""
    ended = {"state": state, "error": error, "attempts": attempts, "done_at": staff.clock.now()}
    with staff.database.writing() as conn:
        conn.execute(
            update(outbox).where(outbox.c.chat_id == person.telegram_id, outbox.c.state == State.WAITING),
            ended,
        )


def attempts(staff: Staff, person: Person) -> list[int]:
    with staff.database.reading() as conn:
        asked = outbox.select().where(outbox.c.chat_id == person.telegram_id).order_by(outbox.c.id)
        return [row.attempts for row in conn.execute(asked)]


def test_an_admin_sees_those_below_and_nobody_else(staff: Staff) -> None:
    above = staff.enrolled(Role.ADMIN, PROVINCE, "A")
    admin = staff.enrolled(Role.ADMIN, DISTRICT, "B")
    officer = staff.enrolled(Role.OFFICER, COMMUNE, "C")
    leader = staff.enrolled(Role.LEADER, PROVINCE, "D")
    assert listed(staff, admin) == ["C", "B"]
    assert listed(staff, above) == ["D", "C", "B", "A"]
    for admin_id, person in ((admin.id, leader), (officer.id, officer), (admin.id, above), (999, officer)):
        with staff.database.reading() as conn:
            found = roster.card_of(conn, staff.library, admin_id, person.id, staff.clock.now())
        assert found is Denied.NOT_YOURS
    [province, commune] = [officer.grants[0].unit_id, leader.grants[0].unit_id][::-1]
    assert page(staff, admin, unit_id=province) is Denied.NOT_YOURS
    assert page(staff, admin, unit_id=999) is Denied.NOT_YOURS
    assert page(staff, leader) is Denied.NOT_YOURS
    below = page(staff, above, unit_id=commune)
    assert isinstance(below, Page)
    assert [each.name for each in below.members] == ["C"]


def test_pages_hold_eight_those_out_of_reach_first_and_the_stopped_last(staff: Staff) -> None:
    admin = staff.enrolled(Role.ADMIN, PROVINCE, "A")
    people = [staff.enrolled(Role.LEADER, TOWN, name) for name in "BCDEFGHIJ"]
    with staff.database.writing() as conn:
        assert pause(conn, people[1].telegram_id, staff.clock.now())
    stop(staff, admin, card(staff, admin, people[-1]))
    assert listed(staff, admin, 0) == [*"CIHGFEDB"]
    assert listed(staff, admin, 1) == listed(staff, admin, 2**31 - 1) == ["A", "J"]
    found = page(staff, admin, 1)
    assert isinstance(found, Page)
    assert (found.number, found.page, found.pages) == (10, 1, 2)
    assert [each.is_stopped for each in found.members] == [False, True]


def test_a_stopped_person_is_nobody_at_once_and_gets_nothing_more(staff: Staff) -> None:
    admin, leader = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.LEADER, TOWN)
    staff.says(leader)
    done = stop(staff, admin, card(staff, admin, leader))
    assert isinstance(done, Card)
    assert done.member.is_stopped
    assert [each.unit.code for each in done.member.grants] == [TOWN]
    assert staff.again(leader) is None
    assert staff.messages(leader) == [("expired", "99,3%")]
    assert stop(staff, admin, done) is Denied.CHANGED
    assert staff.noted() == ["end_grant"]
    assert isinstance(staff.granted(leader.telegram_id, Role.LEADER, TOWN), Person)
    assert not card(staff, admin, leader).member.is_stopped
    with staff.database.reading() as conn:
        assert first_broken_line(conn) is None


def test_only_what_lies_in_the_admin_s_scope_ends(staff: Staff) -> None:
    admin = staff.enrolled(Role.ADMIN, DISTRICT)
    leader = staff.enrolled(Role.LEADER, PROVINCE)
    staff.granted(leader.telegram_id, Role.OFFICER, COMMUNE)
    staff.granted(leader.telegram_id, Role.APPROVER, TOWN)
    staff.says(leader)
    shown = card(staff, admin, leader)
    assert shown.is_elsewhere
    assert [each.role for each in shown.member.grants] == [Role.OFFICER, Role.APPROVER]
    assert isinstance(stop(staff, admin, shown), Card)
    left = staff.again(leader)
    assert left
    assert left.grants == leader.grants
    assert staff.messages(leader) == [("waiting", "99,3%")]


def test_one_grant_ends_and_a_second_press_finds_it_gone(staff: Staff) -> None:
    admin, officer = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.OFFICER, COMMUNE)
    staff.granted(officer.telegram_id, Role.LEADER, TOWN)
    [first, second] = card(staff, admin, officer).member.grants
    assert isinstance(remove(staff, admin, first.id), Card)
    left = staff.again(officer)
    assert left
    assert left.grants == (Grant(Role.LEADER, second.unit.id),)
    assert remove(staff, admin, first.id) is Denied.CHANGED
    assert remove(staff, admin, 999) is Denied.NOT_YOURS


def test_a_press_on_an_older_card_changes_nothing(staff: Staff) -> None:
    admin, officer = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.OFFICER, COMMUNE)
    shown = card(staff, admin, officer)
    staff.granted(officer.telegram_id, Role.APPROVER, TOWN)
    assert stop(staff, admin, shown) is Denied.CHANGED
    again = staff.again(officer)
    assert again
    assert len(again.grants) == 2


def test_nobody_stops_themselves_or_with_rights_that_have_ended(staff: Staff) -> None:
    admin, other = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.ADMIN, PROVINCE)
    shown = card(staff, admin, other)
    assert stop(staff, admin, card(staff, admin, admin)) is Denied.YOURSELF
    assert isinstance(stop(staff, other, card(staff, other, admin)), Card)
    assert stop(staff, admin, shown) is Denied.NOT_YOURS
    assert remove(staff, admin, shown.member.grants[0].id) is Denied.NOT_YOURS
    assert again(staff, admin, other) is Denied.NOT_YOURS


def test_what_failed_waits_again_but_nothing_in_doubt_or_too_late(staff: Staff) -> None:
    admin, leader = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.LEADER, TOWN)
    for number, (state, error, tried) in enumerate(
        (
            (State.REFUSED, "Chat not found", 1),
            (State.BLOCKED, "Forbidden: user is deactivated", 2),
            (State.BLOCKED, None, 0),
            (State.DOUBT, None, 2),
            (State.EXPIRED, None, 0),
        )
    ):
        staff.says(leader, str(number))
        fails(staff, leader, state, error, tried)
    shown = card(staff, admin, leader)
    assert (shown.member.failed, shown.repeatable) == (5, 3)
    assert [each.why for each in shown.failures] == [Why.EXPIRED, Why.DOUBT, Why.BLOCKED]
    done = again(staff, admin, leader)
    assert isinstance(done, Card)
    assert (done.member.failed, done.repeatable) == (2, 0)
    states = [state for state, _ in staff.messages(leader)]
    assert states == ["waiting", "waiting", "waiting", "doubt", "expired"]
    assert attempts(staff, leader) == [0, 1, 0, 2, 0]
    assert again(staff, admin, leader) is Denied.CHANGED
    assert staff.noted() == ["send_again"]


def test_nothing_is_sent_again_to_who_cannot_be_reached(staff: Staff) -> None:
    admin, leader = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.LEADER, TOWN)
    staff.says(leader)
    fails(staff, leader, State.REFUSED, "Message is too long")
    with staff.database.writing() as conn:
        pause(conn, leader.telegram_id, staff.clock.now())
    assert card(staff, admin, leader).repeatable == 0
    assert again(staff, admin, leader) is Denied.CHANGED
    assert isinstance(stop(staff, admin, card(staff, admin, leader)), Card)
    assert again(staff, admin, leader) is Denied.CHANGED


def test_a_card_tells_when_somebody_was_seen_last(staff: Staff) -> None:
    admin, leader = staff.enrolled(Role.ADMIN, PROVINCE), staff.enrolled(Role.LEADER, TOWN)
    assert card(staff, admin, leader).seen_at is None
    for number in range(2):
        staff.clock.advance(timedelta(hours=1))
        with staff.database.writing() as conn:
            keep_updates(conn, [Received(number, leader.telegram_id, "{}")], staff.clock.now())
    assert card(staff, admin, leader).seen_at == staff.clock.now()
