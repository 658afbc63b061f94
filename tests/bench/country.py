"""The made-up province among today's 34: how quickly all is loaded, and its leader's questions are read."""

import csv
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from bot.domain.text import fold_word, key_of_word
from bot.reading.lexicon import Lexicon
from bot.reading.tokens import MOST_CHARACTERS, token, tokens_of_name
from bot.services.library import Library
from bot.services.provinces import find_provinces, write_units
from tests.bench.figures import with_catalogue
from tests.bench.report import Line, at_most
from tests.province import data
from tests.reading.reader import Reader
from tests.reading.table import ASKED, BACK

_PROVINCES, _COMMUNES = 34, 3_321
_LONGEST = 4_096  # characters of a message, Bot API
_ZERO_WIDTH = "\u200b"
_HOSTILE = (
    *("a", "a ", "😀", "e\u0302\u0301", "e\u0302\u0301 ", _ZERO_WIDTH, "\u200f", "7", "7 ", "1/", "%"),
    *("ký ", "xã ", "tháng ", "trà xuâ ", "sơn ha ", "bng ", "so với ", "mộ đứ hàh thuận "),
)


def load(folder: Path, rounds: int) -> tuple[Lexicon, list[Line]]:
    """Import every unit of today; return the lexicon, and how long it took to load, which starts cold."""
    database = with_catalogue(folder / "country.db", _catalogue(folder))
    loading: list[float] = []
    building: list[float] = []
    with database.reading() as conn:
        for _ in range(rounds):
            lexicon, milliseconds = _cold(lambda: Library().lexicon(conn))
            loading.append(milliseconds)
            building.append(_cold(lambda catalogue=lexicon.catalogue: Lexicon(catalogue))[1])
        lexicon = Library().lexicon(conn)
    database.close()
    return lexicon, [
        at_most(f"Building the lexicon of {_COMMUNES:,} communes", median(building), 300, "ms"),
        at_most("The same, and reading all from SQLite before", median(loading), 300, "ms"),
    ]


def read_all(lexicon: Lexicon, rounds: int) -> list[Line]:
    """Read the whole table, and what nobody would write, several times."""
    reader = Reader(lexicon)
    reader.read("tra xuâ")  # the first word to be mended has the phrases sorted by their lengths
    texts = sorted(_milliseconds(reader, row.text, rounds) for row in (*ASKED, *BACK))
    long, short = (
        max(_milliseconds(reader, text, rounds) for text in _hostile(readable))
        for readable in (_LONGEST, MOST_CHARACTERS)
    )
    what = f"Reading with {_COMMUNES:,} communes loaded"
    unread = f"{_LONGEST:,} characters of no sense"
    return [
        at_most(f"{what}, median of {len(texts)} texts", median(texts), 2, "ms"),
        at_most(f"{what}, 99th percentile", quantiles(texts, n=100)[98], 10, "ms"),
        at_most(f"The slowest of {len(_HOSTILE)} texts of {unread}", long, 100, "ms"),
        at_most(f"The slowest of as many with {MOST_CHARACTERS} that are looked into", short, 100, "ms"),
    ]


def _cold(build: Callable[[], Lexicon]) -> tuple[Lexicon, float]:
    """Build as a process does that has only started: no word's keys are known yet."""
    key_of_word.cache_clear()
    fold_word.cache_clear()
    tokens_of_name.cache_clear()
    token.cache_clear()
    begun = time.perf_counter()
    return build(), (time.perf_counter() - begun) * 1_000


def _milliseconds(reader: Reader, text: str, rounds: int) -> float:
    """Return how long one text takes, the median of some readings."""
    taken: list[float] = []
    for _ in range(rounds):
        begun = time.perf_counter()
        reader.read(text)
        taken.append((time.perf_counter() - begun) * 1_000)
    return median(taken)


def _hostile(readable: int) -> Iterator[str]:
    """Yield texts of the longest length, filled up behind so many characters with what nobody sees."""
    for piece in _HOSTILE:
        yield (piece * readable)[:readable].ljust(_LONGEST, _ZERO_WIDTH)


def _catalogue(folder: Path) -> Path:
    """Write the made-up province's catalogue, and beside it the units of every province of today."""
    written = folder / "country"
    written.mkdir()
    units = [*_units_of_today(folder), *data.units()]
    tables = {"tiers.csv": data.TIERS, "indicators.csv": data.INDICATORS}
    for name, rows in {**tables, "units.csv": (data.UNIT_COLUMNS, *units)}.items():
        with (written / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return written


def _units_of_today(folder: Path) -> list[Sequence[str]]:
    """Return the rows of all units that did not end with June 2025."""
    rows: list[Sequence[str]] = []
    for code in range(1, 100):
        for province in find_provinces(f"{code:02}"):
            _, path = write_units(province, folder / province.code)
            with path.open(encoding="utf-8", newline="") as file:
                rows += [list(row.values()) for row in csv.DictReader(file) if not row["valid_to"]]
    if len(rows) != _PROVINCES + _COMMUNES:
        raise ValueError(len(rows))
    return rows
