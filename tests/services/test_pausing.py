"""Whoever blocks the bot is left alone until they write again, and their admins are told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain.access import Person, Role
from bot.services.pausing import Away, Telling, pause, resume
from db.outbox import Keyboard, outbox
from tests.clock import HandClock
from tests.services.staff import COMMUNE, DISTRICT, PROVINCE, TOWN, Staff, staffed


def names(_: Person, away: Sequence[Away]) -> tuple[str, Keyboard]:
    return "; ".join(f"{each.person.name} {each.role} {each.unit.code}" for each in away), ()


TELLING = Telling(ZoneInfo("Asia/Ho_Chi_Minh"), names)


@pytest.fixture
def staff(database_url: str, tmp_path: Path, clock: HandClock) -> Iterator[Staff]:
    """Give the staff of a province."""
    with staffed(database_url, tmp_path, clock) as found:
        yield found


def blocks(staff: Staff, person: Person) -> bool:
    """Let somebody block the bot, as Telegram tells with the next message; tell whether it is news."""
    with staff.database.writing() as conn:
        return pause(conn, staff.library, person.telegram_id, TELLING, staff.clock.now())


def returns(staff: Staff, person: Person) -> None:
    with staff.database.writing() as conn:
        resume(conn, person)


def paused(staff: Staff, person: Person) -> bool:
    again = staff.again(person)
    return again is not None and again.paused


def test_nothing_is_pushed_to_somebody_who_has_blocked_the_bot_until_they_are_back(staff: Staff) -> None:
    leader, other = staff.enrolled(Role.LEADER, PROVINCE), staff.enrolled(Role.LEADER, PROVINCE)
    assert blocks(staff, leader)
    assert paused(staff, leader)
    assert not paused(staff, other)
    staff.says(leader, "1", dedupe="1")
    staff.says(other, "1")
    returns(staff, leader)
    assert not paused(staff, leader)
    staff.says(leader, "1", dedupe="1")
    staff.says(leader, "2")
    assert staff.messages(leader) == [("blocked", "1"), ("waiting", "2")]
    assert staff.messages(other) == [("waiting", "1")]


def test_the_admins_above_are_told_in_one_message_a_day(staff: Staff) -> None:
    above = staff.enrolled(Role.ADMIN, PROVINCE, "A")
    district = staff.enrolled(Role.ADMIN, DISTRICT, "B")
    beside = staff.enrolled(Role.ADMIN, TOWN, "C")
    officer = staff.enrolled(Role.OFFICER, COMMUNE, "D")
    leader = staff.enrolled(Role.LEADER, PROVINCE, "E")
    assert blocks(staff, officer)
    assert not blocks(staff, officer)
    assert blocks(staff, leader)
    assert staff.messages(above) == [("waiting", "D officer x1; E leader 51")]
    assert staff.messages(district) == [("waiting", "D officer x1")]
    assert staff.messages(beside) == staff.messages(leader) == []
    with staff.database.reading() as conn:
        due = set(conn.scalars(select(outbox.c.not_before)))
    assert due == {datetime(2022, 6, 25, 1, tzinfo=UTC)}  # at eight the next morning, in Vietnam
    staff.clock.advance(timedelta(days=1))
    third = staff.enrolled(Role.APPROVER, COMMUNE, "G")
    assert blocks(staff, third)
    assert staff.messages(above)[1:] == [("waiting", "G approver x1")]


def test_an_admin_s_own_blocking_is_told_to_the_others_only(staff: Staff) -> None:
    first, second = staff.enrolled(Role.ADMIN, PROVINCE, "A"), staff.enrolled(Role.ADMIN, PROVINCE, "B")
    assert blocks(staff, first)
    assert staff.messages(first) == []
    assert staff.messages(second) == [("waiting", "A admin 51")]


def test_a_chat_of_nobody_known_pauses_nobody(staff: Staff) -> None:
    staff.enrolled(Role.ADMIN, PROVINCE)
    with staff.database.writing() as conn:
        assert not pause(conn, staff.library, -100_500, TELLING, staff.clock.now())
        assert conn.execute(select(outbox)).all() == []
