"""Who may decide on what: those whose grant covers a unit, and those who stand in for one of them."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.unit import Register
from db.delegations import Delegation, delegations_on
from db.people import people, person_of


def deciding(conn: Connection, register: Register, person_id: int, today: date) -> Person | None:
    """Return somebody with the grants of this moment, those that others lend them among them."""
    person = person_of(conn, person_id)
    if person is None:
        return None
    lent = [each for each in delegations_on(conn, today) if each.to_person_id == person_id]
    lenders = {each.person_id: person_of(conn, each.person_id) for each in lent}
    return _with_lent(register, person, [(each, lenders[each.person_id]) for each in lent])


def approvers_of(
    conn: Connection, register: Register, unit_id: int, sender_id: int, today: date
) -> list[Person]:
    """Return everybody who may decide on a unit's figures on a day: never who sent them."""
    able = (each for each in everybody(conn, register, today) if each.id != sender_id)
    return [each for each in able if each.may_approve(register, unit_id)]


def everybody(conn: Connection, register: Register, today: date) -> list[Person]:
    """Return everybody who holds a grant, with what others lend them on a day."""
    known = {each.id: each for each in people(conn)}
    lent = [(each, known.get(each.person_id)) for each in delegations_on(conn, today)]
    return [
        _with_lent(register, person, [each for each in lent if each[0].to_person_id == person.id])
        for person in known.values()
    ]


def _with_lent(register: Register, person: Person, lent: list[tuple[Delegation, Person | None]]) -> Person:
    """Return somebody with what others lend, as far as those may decide themselves still."""
    grants = tuple(
        Grant(Role.APPROVER, each.unit_id)
        for each, lender in lent
        if lender and lender.may_approve(register, each.unit_id)
    )
    return replace(person, grants=(*person.grants, *grants)) if grants else person
