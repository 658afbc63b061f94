"""How long it takes to work out and queue a country's digests at one hour, and the memory that it needs."""

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import Connection, func, insert, select

from bot.domain import period
from bot.domain.access import Role
from bot.domain.clock import Clock
from bot.domain.names import LANGUAGES, Names
from bot.services.bring_in import Brought, Rejected, bring_in
from bot.services.provinces import Province, find_provinces, write_units
from db.catalogue import indicator, unit
from db.engine import Database
from db.figures import new_batch, source_ids
from db.metadata import COUNT_PLACES
from db.migrate import migrate
from db.outbox import outbox
from db.people import grant, person
from db.pictures import picture
from db.rollups import rebuild
from tests.bench.processes import run
from tests.bench.report import Line, at_most, tell

SUBSCRIBERS = 20_000
DUE = datetime(2026, 11, 23, tzinfo=UTC)  # a Monday at 07:00 in Vietnam
_APPROVED = DUE - timedelta(days=3)
_ENROLLED = DUE - timedelta(days=100)
_MOST_SECONDS, _MOST_MEGABYTES = 60, 400
_MONTHS = [period.month(2025, number) for number in (11, 12)] + [
    period.month(2026, number) for number in range(1, 11)
]
_INDICATORS = 10
_ONE = 10**COUNT_PLACES

# Every commune of today has reported, some a little less than the others.
_FILL = f"""
INSERT INTO figure (indicator_id, period, tier_id, unit_id, revision, standing, numerator,
    numerator_qualifier, denominator, denominator_qualifier, rate_qualifier, source_id, batch_id)
SELECT indicator.id, month.period, unit.tier_id, unit.id, 1, 1,
    (40 + (unit.id * 7 + month.period + indicator.id) % 60 - (unit.id + month.period) % 4) * {_ONE}, 0,
    (40 + (unit.id * 7 + month.period + indicator.id) % 60) * {_ONE}, 0, 0, :source, :batch
FROM indicator CROSS JOIN month CROSS JOIN unit
WHERE unit.tier_id = (SELECT id FROM tier WHERE code = 'xa') AND unit.valid_to IS NULL
"""  # noqa: S608 - nothing but constants is put in


class _Once(Clock):
    """A clock of the day on which all was approved."""

    def now(self) -> datetime:
        """Return the moment."""
        return _APPROVED


def measure(folder: Path, rounds: int) -> list[Line]:
    """Queue the digests of 20,000 leaders of 34 provinces in two languages, in a process of its own."""
    tell(f"making a country of {SUBSCRIBERS:,} leaders")
    made = folder / "country.db"
    provinces = _make(made, folder)
    seconds: list[float] = []
    peaks: list[float] = []
    for number in range(rounds):
        path = shutil.copyfile(made, folder / f"{number}.db")
        took, peak = run((sys.executable, "-m", "tests.bench.queueing", f"sqlite:///{path}"), {}, folder)
        _check(path, provinces)
        seconds.append(took)
        peaks += filter(None, [peak])
        tell(f"round {number + 1} of {rounds}: {took:.1f} s")
    what = f"{SUBSCRIBERS:,} digests of {provinces} provinces in two languages with their pictures"
    return [
        at_most(f"{what}, worked out and queued", median(seconds), _MOST_SECONDS, "s"),
        at_most(f"{what}, peak memory", max(peaks), _MOST_MEGABYTES, "MB")
        if peaks
        else Line(f"{what}, peak memory", "not told by this system"),
    ]


def _make(path: Path, folder: Path) -> int:
    """Make the country, and return how many provinces it has."""
    migrate(f"sqlite:///{path}")
    database = Database(f"sqlite:///{path}")
    _indicators(folder / "indicators.csv")
    _bring(database, folder / "indicators.csv")
    provinces = [found for number in range(1, 100) for found in find_provinces(f"{number:02}")]
    for province in provinces:
        write_units(province, folder / province.code)
        _bring(database, folder / province.code)
    with database.writing() as conn:
        origin = source_ids(conn, [Names("báo cáo của đơn vị", "the unit's report")])[0]
        batch = new_batch(conn, "import", _APPROVED, "bench")
        _enrol(conn, provinces)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TEMPORARY TABLE month (period INTEGER PRIMARY KEY)")
        raw.executemany("INSERT INTO month VALUES (?)", [[month.key] for month in _MONTHS])
        raw.execute(_FILL, {"source": origin, "batch": batch})
    with database.writing() as conn:
        ids = conn.execute(select(indicator.c.id)).scalars().all()
        rebuild(conn, [(each, month.key) for each in ids for month in _MONTHS])
    database.close()
    return len(provinces)


def _indicators(path: Path) -> None:
    """Write indicators of which some miss their target everywhere, some reach it, and some have none."""
    head = "code,name_vi,name_en,kind,accumulation,direction,target,frequency"
    targets = ("98", "95", "")
    rows = [
        f"chitieu{number},Chỉ tiêu {number},Indicator {number},ratio,flow,up,{targets[number % 3]},month"
        for number in range(_INDICATORS)
    ]
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")


def _bring(database: Database, path: Path) -> None:
    match bring_in(database, [path], _Once(), "bench"):
        case Rejected(faults):
            raise ValueError(faults)
        case Brought():
            pass


def _enrol(conn: Connection, provinces: list[Province]) -> None:
    """Let every province have as many leaders as the others, half of them for each language."""
    codes = [province.code for province in provinces]
    ids = dict(conn.execute(select(unit.c.code, unit.c.id).where(unit.c.code.in_(codes))).tuples().all())
    people = range(1, SUBSCRIBERS + 1)
    conn.execute(
        insert(person),
        [
            {
                "id": each,
                "telegram_id": 10_000 + each,
                "name": f"Leader {each}",
                "language": "vi" if each % 2 else "en",
                "enrolled_at": _ENROLLED,
            }
            for each in people
        ],
    )
    conn.execute(
        insert(grant),
        [
            {
                "person_id": each,
                "role": Role.LEADER,
                "unit_id": ids[codes[each // 2 % len(codes)]],
                "indicators": "",
                "granted_at": _ENROLLED,
            }
            for each in people
        ],
    )


def _check(path: Path, provinces: int) -> None:
    """See that everybody has one digest, of every scope and language one picture."""
    database = Database(f"sqlite:///{path}")
    with database.reading() as conn:
        people = conn.execute(select(func.count(outbox.c.chat_id.distinct()))).scalar_one()
        rows = conn.execute(select(func.count()).select_from(outbox)).scalar_one()
        illustrated = conn.execute(select(func.count(outbox.c.picture_id))).scalar_one()
        drawn = conn.execute(select(func.count()).select_from(picture)).scalar_one()
    database.close()
    if {people, rows, illustrated} != {SUBSCRIBERS} or drawn != provinces * len(LANGUAGES):
        raise ValueError(people, rows, illustrated, drawn)
