"""A province that reports by the month, and the digest that its leaders get."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.digest import Digest, Line
from bot.services.bring_in import Brought, bring_in
from bot.services.digest import compose
from bot.services.library import Library
from db.catalogue import unit_id_of
from db.engine import Database
from tests.clock import HandClock

MONDAY = datetime(2026, 11, 23, 0, tzinfo=UTC)  # 07:00 in Vietnam
WEEK = (2026, 47)
MADE_UP = "số liệu minh họa | illustrative figures"
_REPORT = "báo cáo của đơn vị | the unit's report"
_CATALOGUE = {
    "tiers.csv": """code,name_vi,name_en,aliases,rank
tinh,Tỉnh,Provinces,,1
so,Sở,Departments,,2
xa,Xã,Communes,,3
""",
    "units.csv": """code,parent,tier,name_vi,name_en
51,,tinh,Tỉnh Quảng Ngãi,Quảng Ngãi Province
s1,51,so,Sở Y tế,Department of Health
s2,51,so,Sở Tư pháp,Department of Justice
x1,51,xa,Xã Ba Xa,Ba Xa Commune
x2,51,xa,Xã Ba Tô,Ba Tô Commune
x3,51,xa,Xã Ba Vì,Ba Vì Commune
""",
    "indicators.csv": """code,name_vi,name_en,kind,accumulation,direction,target,frequency
kyso,Ký số,Digital signing,ratio,flow,up,95,month
dvctt,Trực tuyến,Online services,ratio,flow,up,80,month
quahan,Quá hạn,Overdue,ratio,flow,down,2,month
hoso,Hồ sơ,Files,count,flow,none,,month
luu,Lưu,Filed,ratio,flow,up,,month
""",
}
_HEADER = "unit,tier,indicator,period,numerator,denominator,rate,source,note"


@dataclass
class Papers:
    """What was reported, and when it was approved."""

    database: Database
    folder: Path

    def report(self, *rows: str, at: datetime = MONDAY - timedelta(days=2), source: str = _REPORT) -> None:
        """Approve figures, each "unit indicator period numerator[/denominator] [note]"."""
        self.bring(*(_row(row, source) for row in rows), at=at)

    def bring(self, *rows: str, at: datetime = MONDAY - timedelta(days=2)) -> None:
        """Approve rows as files have them."""
        path = self.folder / "figures.csv"
        path.write_text("\n".join([_HEADER, *rows, ""]), encoding="utf-8")
        self.bring_files(path, at=at)

    def months(
        self, unit: str, indicator: str, *shares: str, at: datetime = MONDAY - timedelta(days=2)
    ) -> None:
        """Approve a series of months of which the last is October 2026."""
        first = 11 - len(shares)
        rows = [f"{unit} {indicator} 2026-{first + number:02} {share}" for number, share in enumerate(shares)]
        self.report(*rows, at=at)

    def digest(
        self, unit: str = "51", codes: Sequence[str] = (), since: datetime = MONDAY - timedelta(days=7)
    ) -> Digest:
        """Put the digest of a unit together."""
        with self.database.reading() as conn:
            unit_id = unit_id_of(conn, unit)
            assert unit_id
            return compose(Library().findings(conn), unit_id, codes, WEEK, since)

    def bring_files(self, *paths: Path, at: datetime) -> None:
        """Import files."""
        outcome = bring_in(self.database, paths, HandClock(at), "test")
        assert isinstance(outcome, Brought), outcome


def _row(text: str, source: str) -> str:
    unit, indicator, period, numbers, *note = text.split(" ", 4)
    numerator, _, denominator = numbers.partition("/")
    unit, _, tier = unit.partition(":")
    return ",".join(
        (unit, tier, indicator, period, numerator, denominator, "", source, *note, *([""] * (not note)))
    )


def told(lines: Sequence[Line]) -> list[str]:
    """Write lines down: whose figure of what, and why it is told."""
    return [
        f"{(line.result.who.tier or line.result.who.unit).code} {line.result.indicator.code} {line.reason}"
        for line in lines
    ]


@contextmanager
def papers_of(url: str, folder: Path) -> Generator[Papers]:
    """Give a province without figures."""
    database = Database(url)
    paths = [folder / name for name in _CATALOGUE]
    for path in paths:
        path.write_text(_CATALOGUE[path.name], encoding="utf-8")
    papers = Papers(database, folder)
    papers.bring_files(*paths, at=MONDAY - timedelta(days=400))
    yield papers
    database.close()
