"""Submissions and their entries: drafts are rows, and every decision is one update and its row count."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Row,
    Select,
    SmallInteger,
    String,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.domain.figure import Measure
from bot.domain.period import Period
from bot.domain.quantity import Qualifier, Quantity
from bot.domain.submission import Entry, State, Submission
from db.figures import measure_columns
from db.metadata import COUNT_PLACES, RATE_PLACES, Moment, PeriodKey, Scaled, metadata

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id", ondelete="RESTRICT"), nullable=False),
    Column("tier_id", Integer, nullable=False),  # the unit's own; another, or WHOLE, for an aggregate
    Column("period", PeriodKey, nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),  # counts every change
    Column("person_id", Integer, ForeignKey("person.id", ondelete="RESTRICT"), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("decided_at", Moment),
    Column("decided_by", Integer, ForeignKey("person.id", ondelete="RESTRICT")),
    Column("reason", Text),  # why it was returned
)

Index("ix_submission_place", submission.c.unit_id, submission.c.period, submission.c.state)
Index("ix_submission_state", submission.c.state, submission.c.changed_at)
Index("ix_submission_person", submission.c.person_id, submission.c.changed_at)

entry = Table(
    "entry",
    metadata,
    Column("submission_id", Integer, ForeignKey("submission.id", ondelete="RESTRICT"), primary_key=True),
    Column("indicator_id", Integer, ForeignKey("indicator.id", ondelete="RESTRICT"), primary_key=True),
    Column("numerator", Scaled(COUNT_PLACES)),
    Column("numerator_qualifier", SmallInteger, nullable=False),
    Column("denominator", Scaled(COUNT_PLACES)),
    Column("denominator_qualifier", SmallInteger, nullable=False),
    Column("rate", Scaled(RATE_PLACES)),
    Column("rate_qualifier", SmallInteger, nullable=False),
    Column("none_arose", Boolean, nullable=False),  # it was said that none arose
    Column("note", Text),
    Column("reason", Text),  # why it is unlike its own past
    Column("origin", Text),  # the words that it was read from
    Column("returned_reason", Text),
    Column("proposed", Boolean, nullable=False),  # read out of a report, and not confirmed yet
    Column("over_revision", Integer, nullable=False),  # which stood when it was sent
)


# These are built once, since a file of figures asks for them for each unit and period.
_ADD, _KEEP = insert(submission).returning(submission.c.id), insert(entry)
_DROP = delete(entry).where(
    entry.c.submission_id == bindparam("submission"),
    entry.c.indicator_id.in_(bindparam("indicators", expanding=True)),
)
_OPEN = (
    select(submission)
    .where(
        submission.c.person_id == bindparam("person"),
        submission.c.state.in_([each for each in State if each.is_open]),
    )
    .order_by(submission.c.id)
)
_OPEN_AT = (
    _OPEN.where(
        submission.c.unit_id == bindparam("unit"),
        submission.c.tier_id == bindparam("tier"),
        submission.c.period == bindparam("at"),
    )
    .order_by(None)
    .order_by(submission.c.id.desc())
    .limit(1)
)


_AT_ONCE = 500


# What is pending still, or was decided or withdrawn only later; each is a change, so that the index serves.
_MOMENT = bindparam("moment", type_=Moment)
_ENDED = func.coalesce(submission.c.decided_at, submission.c.changed_at)
_WAITED = select(submission.c.unit_id).where(
    submission.c.sent_at <= _MOMENT,
    or_(
        submission.c.state == State.PENDING,
        and_(
            submission.c.state.in_([each for each in State if each is not State.PENDING]),
            submission.c.changed_at > _MOMENT,
            _ENDED > _MOMENT,
        ),
    ),
)


class Place(NamedTuple):
    """Whose figures a submission is of, and when."""

    unit_id: int
    tier_id: int
    period: Period


def add_submission(conn: Connection, place: Place, person_id: int, now: datetime) -> Submission:
    """Begin a draft."""
    row: dict[str, object] = {
        **place._asdict(),
        "state": State.DRAFT,
        "version": 1,
        "person_id": person_id,
        "created_at": now,
        "changed_at": now,
    }
    id_ = conn.execute(_ADD, row).scalar_one()
    return Submission(id_, *place, State.DRAFT, 1, person_id, now, now)


def find_submission(conn: Connection, submission_id: int) -> Submission | None:
    """Return a submission with its entries."""
    found = _submissions(conn, select(submission).where(submission.c.id == submission_id))
    return found[0] if found else None


def open_submission(conn: Connection, place: Place, person_id: int) -> Submission | None:
    """Return what somebody has under way for a unit and a period."""
    asked = {"unit": place.unit_id, "tier": place.tier_id, "at": place.period, "person": person_id}
    found = _submissions(conn, _OPEN_AT, asked)
    return found[0] if found else None


def open_submissions(conn: Connection, person_id: int) -> dict[Place, Submission]:
    """Return all that somebody has under way, the latest of each place."""
    found = _submissions(conn, _OPEN, {"person": person_id})
    return {Place(each.unit_id, each.tier_id, each.period): each for each in found}


def submissions_in(
    conn: Connection, state: State, unit_ids: Collection[int] | None = None
) -> list[Submission]:
    """Return what is in a state, of some units or of all, the longest there first."""
    statement = select(submission).where(submission.c.state == state)
    if unit_ids is not None:
        statement = statement.where(submission.c.unit_id.in_(unit_ids))
    return _submissions(conn, statement.order_by(submission.c.changed_at, submission.c.id))


def submissions_among(conn: Connection, ids: Sequence[int]) -> list[Submission]:
    """Return the submissions of some numbers, in their order."""
    found: list[Submission] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = submission.c.id.in_(ids[start : start + _AT_ONCE])
        found += _submissions(conn, select(submission).where(some).order_by(submission.c.id))
    return found


def units_that_waited(conn: Connection, moment: datetime) -> list[int]:
    """Return whose figures waited for a decision at a moment, a unit as often as it had submissions.

    What was returned since and sent anew is known by its last sending only.
    """
    return list(conn.execute(_WAITED, {"moment": moment}).scalars())


def submissions_of(conn: Connection, person_id: int, skip: int, most: int) -> list[Submission]:
    """Return some of what somebody has sent or begun, the latest first."""
    statement = (
        select(submission)
        .where(submission.c.person_id == person_id)
        .order_by(submission.c.changed_at.desc(), submission.c.id.desc())
    )
    return _submissions(conn, statement.offset(skip).limit(most))


def sent_since(conn: Connection, moment: datetime, unit_ids: Collection[int]) -> list[Submission]:
    """Return what some units have sent since a moment, whatever became of it, but for what was taken back."""
    statement = select(submission).where(
        submission.c.sent_at >= moment,
        submission.c.unit_id.in_(unit_ids),
        submission.c.state != State.WITHDRAWN,
    )
    return _submissions(conn, statement.order_by(submission.c.id))


def change_state(
    conn: Connection,
    known: Submission,
    values: Mapping[str, object],
    now: datetime,
) -> bool:
    """Change a submission that is still in the version that is known; False where it is not."""
    changed = conn.execute(
        update(submission)
        .where(
            submission.c.id == known.id,
            submission.c.state == known.state,
            submission.c.version == known.version,
        )
        .values({"version": known.version + 1, "changed_at": now, **values})
    )
    return changed.rowcount == 1


def keep_entries(conn: Connection, submission_id: int, entries: Iterable[Entry]) -> None:
    """Put entries in the places of those that there are of the same indicators."""
    rows = [_row(submission_id, each) for each in entries]
    if rows:
        drop_entries(conn, submission_id, [each["indicator_id"] for each in rows])
        conn.execute(_KEEP, rows)


def drop_entries(conn: Connection, submission_id: int, indicator_ids: Sequence[object]) -> None:
    """Take entries out."""
    conn.execute(_DROP, {"submission": submission_id, "indicators": list(indicator_ids)})


def _submissions(
    conn: Connection, statement: Select[tuple[object, ...]], asked: Mapping[str, object] | None = None
) -> list[Submission]:
    rows = conn.execute(statement, asked).all()
    entries: dict[int, list[Entry]] = {row.id: [] for row in rows}
    if rows:
        of_these = select(entry).where(entry.c.submission_id.in_(list(entries)))
        for row in conn.execute(of_these.order_by(entry.c.submission_id, entry.c.indicator_id)):
            entries[row.submission_id].append(_entry(row))
    return [
        Submission(
            row.id,
            row.unit_id,
            row.tier_id,
            row.period,
            State(row.state),
            row.version,
            row.person_id,
            row.created_at,
            row.changed_at,
            tuple(entries[row.id]),
            row.sent_at,
            row.decided_at,
            row.decided_by,
            row.reason,
        )
        for row in rows
    ]


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(
        row.indicator_id,
        Measure(
            _quantity(row.numerator, row.numerator_qualifier),
            _quantity(row.denominator, row.denominator_qualifier),
            _quantity(row.rate, row.rate_qualifier),
        ),
        row.none_arose,
        row.note,
        row.reason,
        row.origin,
        row.returned_reason,
        row.proposed,
        row.over_revision,
    )


def _row(submission_id: int, each: Entry) -> dict[str, object]:
    return {
        "submission_id": submission_id,
        "indicator_id": each.indicator_id,
        **measure_columns(each.measure),
        "none_arose": each.nothing,
        "note": each.note,
        "reason": each.reason,
        "origin": each.origin,
        "returned_reason": each.returned_reason,
        "proposed": each.proposed,
        "over_revision": each.over,
    }


def _quantity(value: Decimal | None, qualifier: int) -> Quantity | None:
    return None if value is None else Quantity(value, Qualifier(qualifier))
