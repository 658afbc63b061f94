"""Databases to ask of, each with a leader for every chat: the article's, and made-up ones of any size."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from bot.domain.access import Grant, Role
from bot.domain.clock import SystemClock
from bot.domain.names import Names
from bot.services.bring_in import Brought, Rejected, bring_in
from bot.services.cast import cast
from db.catalogue import unit_id_of
from db.engine import Database
from db.figures import new_batch, source_ids
from db.metadata import COUNT_PLACES
from db.migrate import migrate
from db.people import add_grant, add_person
from db.rollups import rebuild
from db.summing import Key
from tests.bench.messenger import CHATS
from tests.bench.province import COMMUNE, FIRST_DISTRICT, Province

FEW = Province(districts=1, indicators=10, weeks=10)
_CLOCK = SystemClock()
_ACTOR = "bench"
_DEMO = Path(__file__).parents[2] / "db" / "demo"
_INDEX = "ix_figure_unit"
_ONE = 10**COUNT_PLACES

# The rows come in the order of the table's key, which makes them quick to write.
_FILL = f"""
INSERT INTO figure (indicator_id, period, tier_id, unit_id, revision, standing, numerator,
    numerator_qualifier, denominator, denominator_qualifier, rate_qualifier, source_id, batch_id)
SELECT indicator.id, week.period, unit.tier_id, unit.id, 1, 1,
    (40 + (unit.id * 7 + week.period + indicator.id) % 60 - (unit.id + week.period) % 4) * {_ONE}, 0,
    (40 + (unit.id * 7 + week.period + indicator.id) % 60) * {_ONE}, 0, 0, :source, :batch
FROM indicator CROSS JOIN week CROSS JOIN unit
WHERE unit.tier_id = (SELECT id FROM tier WHERE code = '{COMMUNE}')
"""  # noqa: S608 - nothing but constants is put in


def many(figures: int) -> Province:
    """Return a province of a thousand communes and fifty indicators, with about so many figures."""
    return Province(10, 50, max(2, figures // 50_000))


def article(path: Path) -> str:
    """Make a database of what ships, and return its URL."""
    database = with_catalogue(path, _DEMO)
    with database.writing() as conn:
        enrol_leaders(conn, cast(conn, _CLOCK.now().date())[0].unit.id)
    database.close()
    return database.url


def fill(path: Path, province: Province) -> str:
    """Make a database of a province and its figures, and return its URL."""
    folder = path.with_suffix(".csv")
    province.write_catalogue(folder)
    database = with_catalogue(path, folder)
    with database.writing() as conn:
        enrol_leaders(conn, _district(conn))
        origin = source_ids(conn, [Names("báo cáo của đơn vị", "the unit's report")])[0]
        batch = new_batch(conn, "import", _CLOCK.now(), _ACTOR)
    database.close()
    _write_figures(path, [period.key for period in province.periods], {"source": origin, "batch": batch})
    with database.writing() as conn:
        rebuild(conn, _keys(conn, province))
    database.close()
    return database.url


def enrol_leaders(conn: Connection, unit_id: int) -> None:
    """Let everybody who has a chat lead a unit."""
    now = _CLOCK.now()
    for chat in CHATS:
        person = add_person(conn, chat, f"Leader {chat}", "vi", now)
        add_grant(conn, person, Grant(Role.LEADER, unit_id), now)


def with_catalogue(path: Path, folder: Path) -> Database:
    """Make a database of the files in a folder."""
    url = f"sqlite:///{path}"
    migrate(url)
    database = Database(url)
    match bring_in(database, [folder], _CLOCK, _ACTOR):
        case Rejected(faults):
            raise ValueError(faults)
        case Brought():
            return database


def _district(conn: Connection) -> int:
    unit_id = unit_id_of(conn, FIRST_DISTRICT)
    if unit_id is None:
        raise LookupError(FIRST_DISTRICT)
    return unit_id


def _keys(conn: Connection, province: Province) -> list[Key]:
    indicators = conn.exec_driver_sql("SELECT id FROM indicator").scalars().all()
    return [(indicator, period.key) for indicator in indicators for period in province.periods]


def _write_figures(path: Path, weeks: Sequence[int], ids: dict[str, int]) -> None:
    """Write every commune's figures by SQL; an index is made afterwards, which is the quicker way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode=OFF")
        conn.execute("PRAGMA synchronous=OFF")
        index = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", [_INDEX]).fetchone()[0]
        conn.execute(f"DROP INDEX {_INDEX}")
        conn.execute("CREATE TEMPORARY TABLE week (period INTEGER PRIMARY KEY)")
        conn.executemany("INSERT INTO week VALUES (?)", [[week] for week in weeks])
        conn.execute(_FILL, ids)
        conn.execute(index)
