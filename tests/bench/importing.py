"""How long an import takes beside the database's own driver, and the memory that it needs."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from tests.bench.processes import BAOSO, run
from tests.bench.province import Province
from tests.bench.report import Line, at_most, tell

_MOST_TIMES = 3
_MOST_MEGABYTES = 300
_IN_THE_ORDER_OF_THE_FILE = "SELECT * FROM figure ORDER BY period, unit_id, indicator_id"


def measure(folder: Path, rounds: int, figures: int) -> list[Line]:
    """Import a file of figures with `baoso import`, and insert the same rows with `executemany`, in turn."""
    province = Province(10, 20, max(1, figures // 20_000))
    tell(f"writing a file of {province.figures:,} figures")
    province.write_catalogue(folder / "catalogue")
    province.write_figures(folder / "figures")
    ours: list[float] = []
    drivers: list[float] = []
    peaks: list[float] = []
    for number in range(rounds):
        one, other = folder / f"{number}-import.db", folder / f"{number}-driver.db"
        for path in (one, other):
            _bring_in(path, folder, "catalogue")
        seconds, peak = _bring_in(one, folder, "figures")
        ours.append(seconds)
        peaks += filter(None, [peak])
        drivers.append(_insert(one, other))
        one.unlink()
        other.unlink()
        tell(f"round {number + 1} of {rounds}: {ours[-1]:.1f} s, the driver {drivers[-1]:.1f} s")
    times = median(own / other for own, other in zip(ours, drivers, strict=True))
    what = f"`baoso import` of {province.figures:,} figures"
    memory = (
        at_most(f"{what}, peak memory", max(peaks), _MOST_MEGABYTES, "MB")
        if peaks
        else Line(f"{what}, peak memory", "not told by this system")
    )
    return [
        Line(what, f"{median(ours):.1f} s"),
        Line("The driver's `executemany` of the same rows", f"{median(drivers):.1f} s"),
        at_most(f"{what} beside the driver", times, _MOST_TIMES, "times"),
        memory,
    ]


def _bring_in(database: Path, folder: Path, what: str) -> tuple[float, float | None]:
    return run((BAOSO, "import", what), {"BAOSO_DATABASE_URL": f"sqlite:///{database}"}, folder)


def _insert(origin: Path, target: Path) -> float:
    """Insert one database's figures into another by the driver alone; return the seconds."""
    with closing(sqlite3.connect(origin)) as conn:
        rows = conn.execute(_IN_THE_ORDER_OF_THE_FILE).fetchall()
    marks = ", ".join("?" * len(rows[0]))
    with closing(sqlite3.connect(target)) as conn:
        begun = time.perf_counter()
        with conn:
            conn.executemany(f"INSERT INTO figure VALUES ({marks})", rows)  # noqa: S608 - nothing but marks
        return time.perf_counter() - begun
