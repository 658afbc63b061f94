"""An office that brings files in, and looks at what it then has."""

import csv
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from bot.services.bring_in import Brought, Reason, Rejected, bring_in
from bot.services.take_out import take_out
from db.engine import Database
from db.figures import figure
from tests.clock import HandClock

CATALOGUE = {
    "tiers.csv": """code,name_vi,name_en,aliases,rank
tinh,Tỉnh,Provinces,,1
huyen,Huyện,Districts,cấp huyện;quận,2
xa,Xã,Communes,,3
""",
    "units.csv": """code,parent,tier,name_vi,name_en,aliases,valid_from,valid_to,successor
51,,tinh,Tỉnh Quảng Ngãi,Quảng Ngãi Province,,,,
h1,51,huyen,Huyện Ba Tơ,Ba Tơ District,,,2025-06-30,
x1,h1,xa,Xã Ba Xa,Ba Xa Commune,,,,
x2,h1,xa,Xã Ba Tô,Ba Tô Commune,,,,
x3,h1,xa,Xã Ba Vì,Ba Vì Commune,,,2025-06-30,x4
x4,51,xa,Xã Ba Vinh,Ba Vinh Commune,,2025-07-01,,
""",
    "indicators.csv": """code,name_vi,name_en,kind,accumulation,direction,target,frequency
kyso,Ký số,Digital signing,ratio,flow,up,98,month
quahan,Quá hạn,Overdue,ratio,flow,down,0,month
taikhoan,Tài khoản,Accounts,count,stock,up,,month
kehoach,Kế hoạch,Plans,milestone,stock,none,,once
""",
}
HEADER = "unit,tier,indicator,period,numerator,denominator,rate,source,note"

Where = tuple[int | None, str | None, Reason]


class Office:
    """A folder of files and a database."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Start with the catalogue's files, not brought in yet."""
        self.database, self.folder = database, folder / "mang-den"
        self.folder.mkdir()
        for name, text in CATALOGUE.items():
            self.write(name, text)

    def write(self, name: str, content: str | bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def figures(self, *rows: str, header: str = HEADER) -> Path:
        """Put figures into the folder, under the usual header."""
        return self.write("figures.csv", "\n".join([header, *rows, ""]))

    def brings(self, *paths: Path) -> Brought | Rejected:
        """Import the folder, or some files."""
        return bring_in(self.database, paths or [self.folder], HandClock(), "cli:operator")

    def must_bring(self, *paths: Path) -> Brought:
        """Import what is known to be right."""
        outcome = self.brings(*paths)
        assert isinstance(outcome, Brought), outcome
        return outcome

    def is_told(self, *paths: Path) -> list[Where]:
        """Import what is wrong, and return where and why."""
        outcome = self.brings(*paths)
        assert isinstance(outcome, Rejected), outcome
        assert outcome.count == len(outcome.faults)
        return [(fault.row, fault.column, fault.reason) for fault in outcome.faults]

    def takes_out(self, name: str = "figures") -> list[dict[str, str]]:
        """Export everything, and return the rows of one table."""
        out = self.folder.parent / "mang-di"
        take_out(self.database, out, HandClock(), "cli:operator")
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def revisions(self) -> list[tuple[int, bool]]:
        """Return every figure ever published: its revision, and whether it stands."""
        with self.database.reading() as conn:
            rows = conn.execute(select(figure.c.revision, figure.c.standing))
            return sorted((row.revision, row.standing) for row in rows)

    def rows_of(self, *tables: str) -> list[int]:
        """Return how many rows some tables hold."""
        with self.database.reading() as conn:
            known = figure.metadata.tables
            return [
                conn.execute(select(func.count()).select_from(known[name])).scalar_one() for name in tables
            ]


@contextmanager
def opened(url: str, folder: Path) -> Generator[Office]:
    """Give an office over a database."""
    database = Database(url)
    yield Office(database, folder)
    database.close()
