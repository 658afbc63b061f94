"""Figures on their way in: temporary tables, in which they are held against those that stand already.

Temporary tables bar nobody from writing, so that only what is new takes the writers' turn.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    select,
    text,
    true,
    update,
)

from bot.domain.figure import Source
from bot.domain.names import Names
from db.figures import figure, source, source_ids
from db.raw import raw
from db.summing import Key

# indicator, period, tier, unit, place, numerator, denominator and rate with their qualifiers, origin, note
StagedRow = tuple[int, int, int, int, int, int | None, int, int | None, int, int | None, int, int, str | None]

_KEY = ("indicator_id", "period", "tier_id", "unit_id")
_VALUES = (
    "numerator",
    "numerator_qualifier",
    "denominator",
    "denominator_qualifier",
    "rate",
    "rate_qualifier",
    "note",
)
_ROWS_AT_ONCE = 100
_figure = raw(figure)
_tables = MetaData()


def _columns() -> list[Column[int] | Column[int | None] | Column[str | None]]:
    """Return the columns of a :data:`StagedRow`."""
    return [
        *(Column(name, BigInteger) for name in _KEY),
        Column("place", BigInteger),  # where it came from, as a number of the importer's own
        Column("numerator", BigInteger),
        Column("numerator_qualifier", SmallInteger),
        Column("denominator", BigInteger),
        Column("denominator_qualifier", SmallInteger),
        Column("rate", BigInteger),
        Column("rate_qualifier", SmallInteger),
        Column("origin", Integer),
        Column("note", Text),
    ]


# In the order in which they come, which is fast to fill ...
arrived = Table("arrived", _tables, *_columns(), prefixes=["TEMPORARY"])
# ... and in the order of their keys, so that equals follow each other.
staged = Table(
    "staged",
    _tables,
    Column("number", Integer, primary_key=True),
    *_columns(),
    Column("revision", Integer),
    prefixes=["TEMPORARY"],
)
origin = Table(  # the sources that the figures name
    "origin",
    _tables,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("illustrative", Boolean, nullable=False),
    Column("source_id", Integer),
    prefixes=["TEMPORARY"],
)

_same_key = and_(*(_figure.c[name] == staged.c[name] for name in _KEY))
_stands = and_(_same_key, _figure.c.standing)
_of_origin = staged.c.origin == origin.c.number
_unchanged = and_(
    _stands,
    _of_origin,
    origin.c.source_id == _figure.c.source_id,
    *(_figure.c[name].is_not_distinct_from(staged.c[name]) for name in _VALUES),
)
_next_revision = select(_figure.c.revision + 1).where(_stands).scalar_subquery()


def prepare(conn: Connection) -> None:
    """Make the temporary tables of this connection."""
    _tables.create_all(conn, checkfirst=False)


def add(conn: Connection, rows: Sequence[StagedRow]) -> None:
    """Take in some figures, in any order: a hundred to a statement, as both engines like it best."""
    whole = len(rows) - len(rows) % _ROWS_AT_ONCE
    hundreds = range(0, whole, _ROWS_AT_ONCE)
    _insert(conn, _ROWS_AT_ONCE, [tuple(chain(*rows[at : at + _ROWS_AT_ONCE])) for at in hundreds])
    _insert(conn, 1, rows[whole:])


def _insert(conn: Connection, at_once: int, values: Sequence[tuple[int | str | None, ...]]) -> None:
    """Run a statement that takes so many rows with each of these, a statement's rows end to end."""
    if values:
        mark = "?" if conn.dialect.paramstyle == "qmark" else "%s"
        row = f"({', '.join([mark] * len(arrived.columns))})"
        statement = f"INSERT INTO arrived VALUES {', '.join([row] * at_once)}"  # noqa: S608 - marks alone
        conn.exec_driver_sql(statement, list(values))


def settle(conn: Connection, sources: Sequence[Names]) -> None:
    """Put the figures that were taken in into their order; their origins count through these sources."""
    names = [column.name for column in arrived.columns]
    ordered = select(*arrived.columns, literal(1)).order_by(*(arrived.c[name] for name in (*_KEY, "place")))
    conn.execute(insert(staged).from_select([*names, "revision"], ordered))
    rows = [
        {"number": number, "illustrative": Source(each).illustrative} for number, each in enumerate(sources)
    ]
    if rows:
        conn.execute(insert(origin), rows)
    conn.execute(text("ANALYZE staged"))  # no engine looks at a temporary table by itself


def doubles(conn: Connection) -> Iterator[tuple[int, int]]:
    """Yield the place of every figure that was given before, and where that was."""
    later = staged.alias("later")
    follows = later.c.number == staged.c.number + 1
    same = and_(*(later.c[name] == staged.c[name] for name in _KEY))
    statement = select(later.c.place, staged.c.place).join_from(staged, later, and_(follows, same))
    yield from conn.execute(statement, execution_options={"yield_per": 1_000})


def made_up_over_published(conn: Connection) -> Iterator[int]:
    """Yield the places of made-up figures that would supersede a published one."""
    if not conn.execute(select(origin.c.number).where(origin.c.illustrative).limit(1)).first():
        return
    statement = (
        select(staged.c.place)
        .join_from(staged, origin, and_(_of_origin, origin.c.illustrative))
        .join(_figure, _stands)
        .join(source, and_(source.c.id == _figure.c.source_id, ~source.c.illustrative))
    )
    yield from conn.execute(statement, execution_options={"yield_per": 1_000}).scalars()


def keep_news(conn: Connection, sources: Sequence[Names]) -> int:
    """Forget the figures that stand already just as they are, and return how many are left."""
    if sources:
        rows = [{"at": number, "id": id_} for number, id_ in enumerate(source_ids(conn, sources))]
        conn.execute(
            update(origin).where(origin.c.number == bindparam("at")).values(source_id=bindparam("id")), rows
        )
    if _anything_stands(conn):
        conn.execute(delete(staged).where(exists().select_from(_figure, origin).where(_unchanged)))
        conn.execute(update(staged).values(revision=_next_revision).where(exists().where(_stands)))
    return conn.execute(select(func.count()).select_from(staged)).scalar_one()


def _anything_stands(conn: Connection) -> bool:
    """Say whether there are figures of these indicators and periods; most imports bring new periods."""
    keys = select(staged.c.indicator_id, staged.c.period).distinct().subquery("keys")
    return conn.execute(
        select(
            exists().where(_figure.c.indicator_id == keys.c.indicator_id, _figure.c.period == keys.c.period)
        )
    ).scalar_one()


def enter(conn: Connection, batch_id: int) -> int:
    """Publish what is left, each figure superseding the one that stood, and return how many did."""
    superseded = conn.execute(
        update(_figure)
        .values(standing=false())
        .where(_same_key, staged.c.revision > 1, _figure.c.revision == staged.c.revision - 1)
    ).rowcount
    names = [*_KEY, *_VALUES, "revision"]
    rows = (
        select(*(staged.c[name] for name in names), origin.c.source_id, literal(batch_id), true())
        .join_from(staged, origin, _of_origin)
        .order_by(staged.c.number)
    )
    conn.execute(insert(_figure).from_select([*names, "source_id", "batch_id", "standing"], rows))
    return superseded


def keys(conn: Connection) -> set[Key]:
    """Return the indicators and periods that the figures are of."""
    found = conn.execute(select(staged.c.indicator_id, staged.c.period).distinct())
    return {(indicator_id, period) for indicator_id, period in found}
