"""A made-up province of any size: districts of a hundred communes, which report every week."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bot.domain.period import Period

TOP, DISTRICT, COMMUNE = "tinh", "huyen", "xa"
FIRST_DISTRICT = "H001"
_COMMUNES = 100
_LAST_SUNDAY = date(2026, 6, 28)
_WEEK = timedelta(days=7)
_TIERS = (
    ("code", "name_vi", "name_en", "aliases", "rank"),
    (TOP, "Tỉnh", "Provinces", "", "1"),
    (DISTRICT, "Huyện", "Districts", "", "2"),
    (COMMUNE, "Xã", "Communes", "", "3"),
)
_INDICATOR = ("code", "name_vi", "name_en", "kind", "accumulation", "direction", "target", "frequency")
_FIGURE = ("unit", "indicator", "period", "numerator", "denominator", "source")
_SOURCE = "báo cáo của đơn vị | the unit's report"


@dataclass(frozen=True)
class Province:
    """How many districts there are, how many indicators, and for how many weeks there are figures."""

    districts: int
    indicators: int
    weeks: int

    @property
    def figures(self) -> int:
        """How many figures there are in all."""
        return self.districts * _COMMUNES * self.indicators * self.weeks

    @property
    def periods(self) -> list[Period]:
        """The weeks, the latest last."""
        ends = (_LAST_SUNDAY - number * _WEEK for number in reversed(range(self.weeks)))
        return [Period(end - timedelta(days=6), end) for end in ends]

    def write_catalogue(self, folder: Path) -> None:
        """Write the tiers, units and indicators as import reads them."""
        folder.mkdir()
        _write(folder / "tiers.csv", _TIERS)
        _write(folder / "units.csv", [("code", "parent", "tier", "name_vi", "name_en"), *self._units()])
        _write(folder / "indicators.csv", [_INDICATOR, *self._indicators()])

    def write_figures(self, folder: Path) -> None:
        """Write the figures as import reads them, week after week, each unit's together."""
        folder.mkdir()
        _write(folder / "figures.csv", self._figures())

    def _units(self) -> Iterator[tuple[str, ...]]:
        yield "T", "", TOP, "Tỉnh Trà Giang", "Trà Giang Province"
        for district in range(1, self.districts + 1):
            yield f"H{district:03}", "T", DISTRICT, f"Huyện Số {district}", f"District {district}"
        for code, district in self._communes():
            yield code, district, COMMUNE, f"Xã {code}", f"Commune {code}"

    def _communes(self) -> Iterator[tuple[str, str]]:
        for district in range(1, self.districts + 1):
            for commune in range(1, _COMMUNES + 1):
                yield f"X{district:03}{commune:03}", f"H{district:03}"

    def _indicators(self) -> Iterator[tuple[str, ...]]:
        for code in self._codes():
            yield code, f"Chỉ tiêu {code}", f"Indicator {code}", "ratio", "flow", "up", "98", "week"

    def _codes(self) -> list[str]:
        return ["kyso", *(f"chitieu{number}" for number in range(2, self.indicators + 1))]

    def _figures(self) -> Iterator[tuple[str, ...]]:
        yield _FIGURE
        communes, codes = [code for code, _ in self._communes()], self._codes()
        for week, period in enumerate(map(str, self.periods)):
            for unit, code in enumerate(communes):
                for number, indicator in enumerate(codes):
                    whole = 40 + (unit * 7 + week * 3 + number) % 60
                    part = whole - (unit + week * 5 + number) % 4
                    yield code, indicator, period, str(part), str(whole), _SOURCE


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
