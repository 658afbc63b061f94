"""Files that officers send: how long ten thousand rows take, and what a hostile file can cost."""

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from statistics import median

from bot.domain.access import Role
from bot.domain.clock import SystemClock
from bot.services.enrol import Invited, Invitee, enrol, invite
from bot.showing.book import new_book
from db.engine import Database
from tests.bench.processes import BAOSO, run
from tests.bench.province import Province
from tests.bench.report import Line, at_most, tell
from tests.hostile import NAMES, hostile

_PROVINCE = Province(10, 10, 8)  # a thousand communes of ten indicators: ten thousand figures a week
_ROOT = Path(__file__).parents[2]
_READ = """\
import re, sys
from bot.services.upload.child import main
main()
status = open("/proc/self/status").read()
sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", status)[1])
"""


def measure(folder: Path, rounds: int) -> list[Line]:
    """Take a week of a whole province, then show the reader every hostile file there is."""
    seconds, peaks = zip(*(_take(folder, number) for number in range(rounds)), strict=True)
    worst, memory = _hostile(rounds)
    what = f"A file of {_PROVINCE.districts * 1_000:,} rows, read, checked and entered"
    return [
        at_most(what, median(seconds), 5, "s"),
        at_most(f"{what}, peak memory", max(peaks), 300, "MB"),
        at_most(f"The slowest refusal of {len(NAMES)} hostile files", worst, 1, "s"),
        at_most("The same, the most memory", memory, 100, "MB"),
    ]


def _take(folder: Path, number: int) -> tuple[float, float]:
    url = f"sqlite:///{folder / f'{number}.db'}"
    for what in ("catalogue", "figures"):
        if not (folder / what).exists():
            (_PROVINCE.write_catalogue if what == "catalogue" else _PROVINCE.write_figures)(folder / what)
        run((BAOSO, "import", what), {"BAOSO_DATABASE_URL": url}, folder)
    _let_in(url)
    path = folder / "figures.xlsx"
    path.write_bytes(_workbook(folder / "figures" / "figures.csv"))
    seconds, peak = run(
        (sys.executable, "-m", "tests.bench.uploading", str(path), url), {"PYTHONPATH": str(_ROOT)}, folder
    )
    tell(
        f"{seconds:.1f} s, {peak or 0:.0f} MB: rows, drafts and faults {(folder / 'log').read_text().strip()}"
    )
    return seconds, peak or 0


def _let_in(url: str) -> None:
    """Let the officer in who may send for all."""
    database, now = Database(url), SystemClock().now()
    with database.writing() as conn:
        invited = invite(conn, Invitee(Role.OFFICER, "T"), "bench", now)
        assert isinstance(invited, Invited)
        enrol(conn, invited.code, 1, "Officer", "vi", now)
    database.close()


def _workbook(figures: Path) -> bytes:
    """Return the last week of a file as a workbook, each figure a little other than it was."""
    header, *rows = (line.split(",") for line in figures.read_text(encoding="utf-8").splitlines())
    content = BytesIO()
    book = new_book(content)
    page = book.add_worksheet("figures")
    for at, name in enumerate(header):
        page.write_string(0, at, name)
    for number, cells in enumerate(rows[-_PROVINCE.districts * 1_000 :], start=1):
        for at, cell in enumerate(cells):
            if cell.isdecimal():
                page.write_number(number, at, int(cell) + (header[at] == "denominator"))
            else:
                page.write_string(number, at, cell)
    book.close()
    return content.getvalue()


def _hostile(rounds: int) -> tuple[float, float]:
    worst, memory = 0.0, 0.0
    for what in NAMES:
        name, content, _ = hostile(what)
        taken = [_read(name, content) for _ in range(rounds)]
        worst = max(worst, median(seconds for seconds, _ in taken))
        memory = max(memory, *(peak for _, peak in taken))
    return worst, memory


def _read(name: str, content: bytes) -> tuple[float, float]:
    """Have the reader read a file; return its seconds and its peak memory in MB."""
    begun = time.perf_counter()
    child = subprocess.run(
        (sys.executable, "-c", _READ, name),
        input=content,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    return time.perf_counter() - begun, int(child.stderr) / 1000
