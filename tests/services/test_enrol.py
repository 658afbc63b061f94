"""People come in by an invitation, once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.domain.access import Grant, Person, Role
from bot.services.enrol import Invited, Invitee, TooManyCodes, Unknown, WrongCode, enrol, invite
from db.audit import audit, first_broken_line
from db.catalogue import tier, unit
from db.engine import Database
from db.people import add_grant, find_person, invitation
from tests.clock import HandClock

LEADER = Invitee(Role.LEADER, "51")
LINH, MAI = 11, 12


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Give a database with one province."""
    opened = Database(database_url)
    names = {"name_vi": "Tỉnh Quảng Ngãi", "name_en": "Quảng Ngãi Province", "aliases": ""}
    with opened.writing() as conn:
        conn.execute(insert(tier).values(id=1, code="tinh", rank=1, **names))
        conn.execute(insert(unit).values(id=1, code="51", tier_id=1, **names))
    yield opened
    opened.close()


def invited(database: Database, clock: HandClock, invitee: Invitee = LEADER) -> str:
    """Make an invitation, and return its code."""
    with database.writing() as conn:
        outcome = invite(conn, invitee, "cli:operator", clock.now())
    assert isinstance(outcome, Invited)
    return outcome.code


def enter(
    database: Database, clock: HandClock, code: str, who: int = LINH
) -> Person | WrongCode | TooManyCodes:
    """Send a code."""
    with database.writing() as conn:
        return enrol(conn, code, who, "Linh", "vi", clock.now())


def test_a_leader_comes_in_by_an_invitation(database: Database, clock: HandClock) -> None:
    person = enter(database, clock, invited(database, clock))
    assert isinstance(person, Person)
    assert person.grants == (Grant(Role.LEADER, 1),)
    assert (person.name, person.language) == ("Linh", "vi")


def test_an_invitation_may_name_the_person_and_the_language(database: Database, clock: HandClock) -> None:
    invitee = Invitee(Role.OFFICER, "51", name="Cán bộ văn phòng", language="en")
    person = enter(database, clock, invited(database, clock, invitee))
    assert isinstance(person, Person)
    assert (person.name, person.language) == ("Cán bộ văn phòng", "en")


def test_a_code_works_once_for_one_person(database: Database, clock: HandClock) -> None:
    code = invited(database, clock)
    assert isinstance(enter(database, clock, code, LINH), Person)
    assert enter(database, clock, code, MAI) == WrongCode()


def test_the_same_person_may_send_the_same_code_again(database: Database, clock: HandClock) -> None:
    code = invited(database, clock)
    assert enter(database, clock, code) == enter(database, clock, code)


def test_a_code_runs_out(database: Database, clock: HandClock) -> None:
    code = invited(database, clock)
    clock.advance(timedelta(days=7))
    assert enter(database, clock, code) == WrongCode()


def test_wrong_codes_are_limited_and_the_limit_passes(database: Database, clock: HandClock) -> None:
    code = invited(database, clock)
    assert [enter(database, clock, "guess") for _ in range(5)] == [WrongCode()] * 5
    assert enter(database, clock, code) == TooManyCodes()
    clock.advance(timedelta(hours=1, seconds=1))
    assert isinstance(enter(database, clock, code), Person)


def test_a_second_invitation_adds_a_second_role(database: Database, clock: HandClock) -> None:
    enter(database, clock, invited(database, clock))
    person = enter(database, clock, invited(database, clock, Invitee(Role.APPROVER, "51")))
    assert isinstance(person, Person)
    assert person.roles == {Role.LEADER, Role.APPROVER}


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Grant(Role.OFFICER, 1, ("kyso",)), Grant(Role.OFFICER, 1, ("quahan",)), ("kyso", "quahan")),
        (Grant(Role.OFFICER, 1, ("kyso",)), Grant(Role.OFFICER, 1), ()),
        (Grant(Role.OFFICER, 1), Grant(Role.OFFICER, 1, ("kyso",)), ()),
    ],
)
def test_who_is_invited_twice_to_one_role_has_the_indicators_of_both(
    database: Database, clock: HandClock, one: Grant, other: Grant, both: tuple[str, ...]
) -> None:
    person = enter(database, clock, invited(database, clock))
    assert isinstance(person, Person)
    with database.writing() as conn:
        for each in (one, other):
            add_grant(conn, person.id, each, clock.now())
        known = find_person(conn, LINH)
    assert known
    assert [each.indicators for each in known.grants if each.role is Role.OFFICER] == [both]


def test_a_role_that_waits_for_a_number_is_there_once_another_invitation_asks_for_none(
    database: Database, clock: HandClock
) -> None:
    person = enter(database, clock, invited(database, clock))
    assert isinstance(person, Person)
    waiting = Grant(Role.OFFICER, 1, held=True)
    seen: list[Person | None] = []
    with database.writing() as conn:
        for each in (waiting, replace(waiting, held=False), waiting):
            add_grant(conn, person.id, each, clock.now())
            seen.append(find_person(conn, LINH))
    assert [len(each.held) for each in seen if each] == [1, 0, 0]


def test_somebody_unknown_is_nobody(database: Database) -> None:
    with database.reading() as conn:
        assert find_person(conn, LINH) is None


def test_an_invitation_to_nowhere_is_refused(database: Database, clock: HandClock) -> None:
    with database.writing() as conn:
        assert invite(conn, Invitee(Role.LEADER, "99"), "cli:operator", clock.now()) == Unknown("99")
        wrong = Invitee(Role.OFFICER, "51", ("kyso",))
        assert invite(conn, wrong, "cli:operator", clock.now()) == Unknown("kyso")


def test_the_code_itself_is_kept_nowhere(database: Database, clock: HandClock) -> None:
    code = invited(database, clock)
    enter(database, clock, code)
    with database.reading() as conn:
        kept = [*conn.execute(select(invitation)), *conn.execute(select(audit))]
    assert code not in str(kept)


def test_every_step_is_in_the_audit_log_whose_lines_are_chained(database: Database, clock: HandClock) -> None:
    enter(database, clock, "guess")
    enter(database, clock, invited(database, clock))
    with database.writing() as conn:
        assert list(conn.execute(select(audit.c.action)).scalars()) == ["wrong_code", "invite", "enrol"]
        assert first_broken_line(conn) is None
        conn.execute(audit.update().where(audit.c.id == 2).values(details="{}"))
        assert first_broken_line(conn) == 2
        conn.execute(audit.delete().where(audit.c.id == 2))
        assert first_broken_line(conn) == 2
