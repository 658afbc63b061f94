"""Everybody who holds or has held a grant over some units, a page at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, bindparam, exists, func, select, update

from bot.domain.access import Role
from db.people import grant, person


@dataclass(frozen=True, slots=True)
class Held:
    """A grant with its number, and when it ended where it has."""

    id: int
    role: Role
    unit_id: int
    indicators: tuple[str, ...]
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody, with every grant that they hold or have held, the oldest first."""

    id: int
    telegram_id: int
    name: str
    enrolled_at: datetime
    paused_at: datetime | None
    grants: tuple[Held, ...]


_there = (grant.c.person_id == person.c.id) & grant.c.unit_id.in_(bindparam("units", expanding=True))
_is_there = exists().where(_there)
_holds = exists().where(_there, grant.c.ended_at.is_(None))
_NUMBER = select(func.count()).select_from(person).where(_is_there)
_PAGE = (  # who holds something first, of those whoever cannot be reached, and the newest ahead
    select(person.c.id)
    .where(_is_there)
    .order_by(_holds.desc(), person.c.paused_at.is_(None), person.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skipped"))
)
_LISTED = (
    select(
        person.c.id,
        person.c.telegram_id,
        person.c.name,
        person.c.enrolled_at,
        person.c.paused_at,
        grant.c.id.label("grant_id"),
        grant.c.role,
        grant.c.unit_id,
        grant.c.indicators,
        grant.c.ended_at,
    )
    .join(grant, grant.c.person_id == person.c.id)
    .where(person.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(person.c.id, grant.c.id)
)
_OWNER = select(grant.c.person_id).where(grant.c.id == bindparam("number"))
_END = (
    update(grant)
    .where(grant.c.id.in_(bindparam("ids", expanding=True)), grant.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)


def number_listed(conn: Connection, units: Collection[int]) -> int:
    """Return how many people hold or have held a grant over some units."""
    return conn.execute(_NUMBER, {"units": units}).scalar_one()


def listed_page(conn: Connection, units: Collection[int], skipped: int, most: int) -> list[Listed]:
    """Return some of them, those who hold nothing any more last."""
    ids = conn.scalars(_PAGE, {"units": units, "skipped": skipped, "most": most}).all()
    found = {each.id: each for each in _listed(conn, ids)}
    return [found[each] for each in ids]


def find_listed(conn: Connection, person_id: int) -> Listed | None:
    """Return one person; None for nobody."""
    return next(iter(_listed(conn, [person_id])), None)


def holder_of(conn: Connection, grant_id: int) -> int | None:
    """Return whose a grant is or was; None where there is no such grant."""
    return conn.execute(_OWNER, {"number": grant_id}).scalar()


def end_grants(conn: Connection, grant_ids: Sequence[int], at: datetime) -> int:
    """End those of some grants that are held; return how many."""
    return conn.execute(_END, {"ids": grant_ids, "at": at}).rowcount


def _listed(conn: Connection, ids: Sequence[int]) -> list[Listed]:
    rows = groupby(conn.execute(_LISTED, {"ids": ids}), lambda row: row.id)
    people: list[Listed] = []
    for _, of_one in rows:
        held = list(of_one)
        first = held[0]
        grants = tuple(
            Held(row.grant_id, Role(row.role), row.unit_id, tuple(row.indicators.split()), row.ended_at)
            for row in held
        )
        people.append(
            Listed(first.id, first.telegram_id, first.name, first.enrolled_at, first.paused_at, grants)
        )
    return people
