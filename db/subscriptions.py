"""Who gets the weekly digest, when and on what; whoever has chosen nothing gets it as a leader does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    SmallInteger,
    String,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
)

from bot.domain.access import Role
from bot.domain.names import Language
from bot.domain.schedule import Schedule, Subscription, Week
from db.metadata import Moment, metadata
from db.outbox import outbox
from db.people import grant, person

subscription = Table(
    "subscription",
    metadata,
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), primary_key=True),
    Column("on", Boolean, nullable=False),
    Column("weekday", SmallInteger, nullable=False),  # 1 is Monday
    Column("minute", SmallInteger, nullable=False),  # of the day
    Column("indicators", Text, nullable=False),  # codes; empty is all of them
    Column("since", Moment),  # when the hour was chosen
)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who gets the digest: where to, in which language, of which unit, and when."""

    person_id: int
    chat_id: int
    language: Language
    home_id: int
    subscription: Subscription


_DAY = 24 * 60
_OF_PERSON = (person.c.id, person.c.telegram_id, person.c.language)
_OF_GRANT = (grant.c.role, grant.c.unit_id, grant.c.granted_at)
_CURRENT = grant.c.ended_at.is_(None)
_leads = grant.alias("leads")
_LEADS = exists().where(
    _leads.c.person_id == person.c.id, _leads.c.role == Role.LEADER, _leads.c.ended_at.is_(None)
)
_CHOSE_NOTHING = subscription.c.person_id.is_(None)
_WEEKDAY = func.coalesce(subscription.c.weekday, Schedule().weekday)
_HOUR = _DAY * (_WEEKDAY - 1) + func.coalesce(subscription.c.minute, Schedule().minute)
_KEY = literal("digest:") + cast(person.c.id, String) + bindparam("of_week", type_=String)
_WAITING = (
    select(*_OF_PERSON, *_OF_GRANT, subscription)
    .join(grant, and_(grant.c.person_id == person.c.id, _CURRENT))
    .outerjoin(subscription, subscription.c.person_id == person.c.id)
    .outerjoin(outbox, outbox.c.dedupe == _KEY)
    .where(
        outbox.c.id.is_(None),
        or_(subscription.c.on, and_(_CHOSE_NOTHING, _LEADS)),
        bindparam("by", type_=Integer) >= _HOUR,
    )
    .order_by(person.c.id, grant.c.id)
)
_STILL_WAITING = (
    select(person.c.id)
    .join(grant, and_(grant.c.person_id == person.c.id, _CURRENT))
    .outerjoin(outbox, outbox.c.dedupe == _KEY)
    .where(outbox.c.id.is_(None), person.c.id.in_(bindparam("people", expanding=True)))
)


def digest_key(person_id: int, week: Week) -> str:
    """Return the key by which the outbox takes a person's digest of an ISO week only once."""
    return f"digest:{person_id}{_of_week(week)}"


def subscribers_without(conn: Connection, week: Week, by: int) -> Iterator[Subscriber]:
    """Yield those who have no digest of a week yet and want theirs by a minute of it, counted from 0."""
    rows = conn.execute(_WAITING, {"of_week": _of_week(week), "by": by})
    for _, own in groupby(rows, key=lambda row: row.id):
        yield _subscriber(list(own))


def still_without(conn: Connection, week: Week, people: Iterable[int]) -> set[int]:
    """Return those of some people who hold a grant and have no digest of a week yet."""
    asked = {"of_week": _of_week(week), "people": list(people)}
    return set(conn.execute(_STILL_WAITING, asked).scalars())


def find_subscription(conn: Connection, person_id: int) -> Subscription | None:
    """Return what somebody has chosen; None where that is nothing."""
    row = conn.execute(select(subscription).where(subscription.c.person_id == person_id)).first()
    if row is None:
        return None
    schedule = Schedule(row.on, row.weekday, row.minute, row.since)
    return Subscription(schedule, tuple(row.indicators.split()))


def leader_since(conn: Connection, person_id: int) -> datetime | None:
    """Return since when somebody leads a unit; None for who leads none."""
    own = (grant.c.person_id == person_id, grant.c.role == Role.LEADER, _CURRENT)
    first = select(grant.c.granted_at).where(*own).order_by(grant.c.granted_at).limit(1)
    return conn.execute(first).scalar()


def put_subscription(conn: Connection, person_id: int, chosen: Subscription) -> None:
    """Keep what somebody has chosen."""
    schedule = chosen.schedule
    conn.execute(delete(subscription).where(subscription.c.person_id == person_id))
    conn.execute(
        insert(subscription).values(
            person_id=person_id,
            on=schedule.on,
            weekday=schedule.weekday,
            minute=schedule.minute,
            indicators=" ".join(chosen.indicators),
            since=schedule.since,
        )
    )


def _of_week(week: Week) -> str:
    return f":{week[0]}-W{week[1]:02}"


def _subscriber(rows: Sequence[Row[tuple[object, ...]]]) -> Subscriber:
    """Return somebody by their grants, the first of which tells their home."""
    first = rows[0]
    if first.on is None:
        since = min(row.granted_at for row in rows if row.role == Role.LEADER)
        chosen = Subscription(Schedule(since=since))
    else:
        schedule = Schedule(first.on, first.weekday, first.minute, first.since)
        chosen = Subscription(schedule, tuple(first.indicators.split()))
    language: Language = "en" if first.language == "en" else "vi"
    return Subscriber(first.id, first.telegram_id, language, first.unit_id, chosen)
