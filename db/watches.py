"""What people want to be told of: a question about one figure, a bound, how it was when last told."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from bot.domain.question import BOUND_PLACES, Bound, Question, Relation, decode, written
from bot.domain.watch import Watch
from db.metadata import Moment, Scaled, metadata

watch = Table(
    "watch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("relation", String(1), nullable=False),
    Column("value", Scaled(BOUND_PLACES)),  # none where the bound is the figure's own target
    Column("met", Boolean),
    Column("told_on", Date),  # by the local calendar
    Column("created_at", Moment, nullable=False),
)

Index("ix_watch_question", watch.c.question, watch.c.relation)

_WATCHED = select(watch.c.question, watch.c.relation, watch.c.value).distinct()
_TURNED = (
    select(watch)
    .where(
        watch.c.question == bindparam("question"),
        watch.c.relation == bindparam("relation"),
        watch.c.value.is_not_distinct_from(bindparam("value", type_=watch.c.value.type)),
        watch.c.met.is_distinct_from(bindparam("met", type_=Boolean)),
    )
    .order_by(watch.c.id)
)


def add_watch(
    conn: Connection, person_id: int, question: Question, bound: Bound, at: datetime, *, met: bool | None
) -> Watch:
    """Keep what somebody wants to be told of, and how it is now."""
    values = {
        "person_id": person_id,
        "question": written(question),
        "relation": bound.relation,
        "value": bound.value,
        "met": met,
        "created_at": at,
    }
    watch_id = conn.execute(insert(watch).returning(watch.c.id), values).scalar_one()
    return Watch(watch_id, person_id, question, bound, met, None)


def watches_of(conn: Connection, person_id: int) -> list[Watch]:
    """Return somebody's watches, the oldest first."""
    own = select(watch).where(watch.c.person_id == person_id).order_by(watch.c.id)
    return [_watch(row) for row in conn.execute(own)]


def remove_watch(conn: Connection, person_id: int, watch_id: int) -> bool:
    """Forget a watch of somebody's own; False where there is none."""
    own = delete(watch).where(watch.c.id == watch_id, watch.c.person_id == person_id)
    return conn.execute(own).rowcount == 1


def watched(conn: Connection) -> Sequence[tuple[Question, Bound]]:
    """Return every question that anybody watches with its bound, each once."""
    return [
        (decode(row.question), Bound(Relation(row.relation), row.value)) for row in conn.execute(_WATCHED)
    ]


def turned(conn: Connection, question: Question, bound: Bound, *, met: bool) -> list[Watch]:
    """Return who watches a question and was last told otherwise, or nothing."""
    asked = {"question": written(question), "relation": bound.relation, "value": bound.value, "met": met}
    return [_watch(row) for row in conn.execute(_TURNED, asked)]


def turn(conn: Connection, before: Watch, told_on: date | None, *, met: bool) -> bool:
    """Note how a watched figure is now; False where that was noted, or the watch removed, meanwhile."""
    as_before = (
        watch.c.id == before.id,
        watch.c.met.is_not_distinct_from(before.met),
        watch.c.told_on.is_not_distinct_from(before.told_on),
    )
    changed = update(watch).where(*as_before).values(met=met, told_on=told_on)
    return conn.execute(changed).rowcount == 1


def _watch(row: Row[tuple[object, ...]]) -> Watch:
    bound = Bound(Relation(row.relation), row.value)
    return Watch(row.id, row.person_id, decode(row.question), bound, row.met, row.told_on)
