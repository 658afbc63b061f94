"""People, what they may see, and the invitations that brought them in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    bindparam,
    func,
    insert,
    select,
    update,
)

from bot.domain.access import Grant, Person, Role
from bot.domain.names import Language
from db.metadata import Moment, metadata

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("enrolled_at", Moment, nullable=False),
    Column("paused_at", Moment),  # since when nothing reaches them: they have blocked the bot
)

grant = Table(  # a role over a unit and all below it
    "grant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),
    Column("indicators", Text, nullable=False),  # codes; empty is all of them
    Column("granted_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("held_at", Moment),  # since when it lets nothing be sent: a phone number is awaited
)

invitation = Table(
    "invitation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),  # SHA-256; the code itself is never kept
    Column("role", String(16), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),
    Column("indicators", Text, nullable=False),
    Column("name", Text),
    Column("language", String(2)),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT")),  # who used it
    Column("phone_asked_at", Moment),  # since when whoever uses it must have a phone number confirmed
)

attempt = Table(  # wrong codes, counted to limit them
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("telegram_id", BigInteger, nullable=False, index=True),
    Column("at", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code gives to the first who sends it."""

    id: int
    grant: Grant
    name: str | None
    language: Language | None
    expires_at: datetime
    person_id: int | None  # who has used it
    asks_phone: bool = False  # whether whoever uses it must have a phone number confirmed


_PEOPLE = (
    select(person, grant.c.role, grant.c.unit_id, grant.c.indicators, grant.c.held_at)
    .join(grant, (grant.c.person_id == person.c.id) & grant.c.ended_at.is_(None))
    .order_by(person.c.id, grant.c.id)
)
_PERSON = _PEOPLE.where(person.c.telegram_id == bindparam("telegram_id"))
_SOME_PEOPLE = _PEOPLE.where(person.c.id.in_(bindparam("ids", expanding=True)))


def find_person(conn: Connection, telegram_id: int) -> Person | None:
    """Return somebody who holds a grant; None for everybody else."""
    rows = conn.execute(_PERSON, {"telegram_id": telegram_id}).all()
    return _person(rows) if rows else None


def id_of_person(conn: Connection, telegram_id: int) -> int | None:
    """Return the id of anybody who ever came in, whether they hold a grant or not."""
    return conn.execute(select(person.c.id).where(person.c.telegram_id == telegram_id)).scalar()


def person_of(conn: Connection, person_id: int) -> Person | None:
    """Return somebody by id who holds a grant; None for everybody else."""
    return find_people(conn, [person_id]).get(person_id)


def find_people(conn: Connection, ids: Collection[int]) -> dict[int, Person]:
    """Return those of some people who hold a grant, by their ids, in the order in which they came in."""
    return _by_id(conn.execute(_SOME_PEOPLE, {"ids": list(ids)}))


def people(conn: Connection) -> list[Person]:
    """Return everybody who holds a grant."""
    return list(_by_id(conn.execute(_PEOPLE)).values())


def name_of_person(conn: Connection, person_id: int) -> str:
    """Return a person's name, also of one who holds no grant any more."""
    return conn.execute(select(person.c.name).where(person.c.id == person_id)).scalar_one()


def _by_id(rows: Iterable[Row[tuple[object, ...]]]) -> dict[int, Person]:
    return {person_id: _person(list(own)) for person_id, own in groupby(rows, key=lambda row: row.id)}


def _person(rows: Sequence[Row[tuple[object, ...]]]) -> Person:
    """Return somebody by their grants, of which there is one at least."""
    first = rows[0]
    return Person(
        first.id,
        first.telegram_id,
        first.name,
        "en" if first.language == "en" else "vi",
        tuple(
            Grant(Role(row.role), row.unit_id, tuple(row.indicators.split()), held=row.held_at is not None)
            for row in rows
        ),
        paused=first.paused_at is not None,
    )


def set_language(conn: Connection, person_id: int, language: Language) -> None:
    """Keep the language in which somebody wants to be answered."""
    conn.execute(update(person).where(person.c.id == person_id).values(language=language))


def add_person(conn: Connection, telegram_id: int, name: str, language: Language, at: datetime) -> int:
    """Add somebody, or return the id of who is there already."""
    known = id_of_person(conn, telegram_id)
    if known is not None:
        return known
    values = {"telegram_id": telegram_id, "name": name, "language": language, "enrolled_at": at}
    return conn.execute(insert(person).values(values).returning(person.c.id)).scalar_one()


def add_grant(conn: Connection, person_id: int, granted: Grant, at: datetime) -> None:
    """Give somebody a role; the same one twice is one, for the indicators of both, held only if both are."""
    same = select(grant.c.id, grant.c.indicators, grant.c.held_at).where(
        grant.c.person_id == person_id,
        grant.c.role == granted.role,
        grant.c.unit_id == granted.unit_id,
        grant.c.ended_at.is_(None),
    )
    held_at, indicators = at if granted.held else None, granted.indicators
    known = conn.execute(same).first()
    if known is None:
        role = {"person_id": person_id, "role": granted.role, "unit_id": granted.unit_id, "granted_at": at}
        conn.execute(insert(grant).values(**role, indicators=" ".join(indicators), held_at=held_at))
        return
    before = known.indicators.split()
    both = dict.fromkeys((*before, *indicators)) if before and indicators else ()  # none are all
    changed = {"indicators": " ".join(both), "held_at": known.held_at and held_at}
    conn.execute(update(grant).where(grant.c.id == known.id).values(**changed))


def add_invitation(
    conn: Connection,
    code_hash: str,
    granted: Grant,
    name: str | None,
    language: Language | None,
    days: tuple[datetime, datetime],
) -> int:
    """Keep an invitation by the hash of its code, for the time between the two moments; return its id."""
    adding = insert(invitation).values(
        code_hash=code_hash,
        role=granted.role,
        unit_id=granted.unit_id,
        indicators=" ".join(granted.indicators),
        name=name,
        language=language,
        created_at=days[0],
        expires_at=days[1],
    )
    return conn.execute(adding.returning(invitation.c.id)).scalar_one()


def open_invitation(conn: Connection, invitation_id: int) -> Grant | None:
    """Return what an invitation gives that nobody has used yet."""
    row = conn.execute(
        select(invitation).where(invitation.c.id == invitation_id, invitation.c.person_id.is_(None))
    ).first()
    return Grant(Role(row.role), row.unit_id) if row else None


def ask_phone(conn: Connection, invitation_id: int, at: datetime) -> None:
    """Let whoever uses an invitation have a phone number confirmed first."""
    conn.execute(update(invitation).where(invitation.c.id == invitation_id).values(phone_asked_at=at))


def release_grants(conn: Connection, person_id: int, unit_ids: Collection[int]) -> None:
    """Let somebody send for some units by grants that were held."""
    conn.execute(
        update(grant)
        .where(grant.c.person_id == person_id, grant.c.unit_id.in_(unit_ids), grant.c.ended_at.is_(None))
        .values(held_at=None)
    )


def find_invitation(conn: Connection, code_hash: str) -> Invitation | None:
    """Return the invitation with a code of this hash."""
    row = conn.execute(select(invitation).where(invitation.c.code_hash == code_hash)).first()
    if row is None:
        return None
    granted = Grant(Role(row.role), row.unit_id, tuple(row.indicators.split()))
    language: Language | None = "en" if row.language == "en" else "vi" if row.language else None
    asks_phone = row.phone_asked_at is not None
    return Invitation(row.id, granted, row.name, language, row.expires_at, row.person_id, asks_phone)


def use_invitation(conn: Connection, invitation_id: int, person_id: int) -> bool:
    """Claim an invitation for somebody; False where somebody else was first."""
    claimed = conn.execute(
        update(invitation)
        .where(invitation.c.id == invitation_id, invitation.c.person_id.is_(None))
        .values(person_id=person_id)
    )
    return claimed.rowcount == 1


def count_attempts(conn: Connection, telegram_id: int, since: datetime) -> int:
    """Return how many wrong codes somebody has sent since a moment."""
    return conn.execute(
        select(func.count()).where(attempt.c.telegram_id == telegram_id, attempt.c.at >= since)
    ).scalar_one()


def add_attempt(conn: Connection, telegram_id: int, at: datetime) -> None:
    """Count a wrong code."""
    conn.execute(insert(attempt).values(telegram_id=telegram_id, at=at))
