"""Bring in what people have in files: all of it, or nothing and every reason why not."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.domain.clock import Clock
from bot.domain.names import Names
from bot.domain.period import from_key
from bot.services.bring_in.faults import Faults, Place, Reason, shown
from bot.services.bring_in.figure_cells import FigureCells
from bot.services.bring_in.figure_rows import read_figures
from bot.services.bring_in.finding import Finds, find
from bot.services.bring_in.layouts import FIGURES
from bot.services.bring_in.outcome import Brought, Progress, Rejected, Step, silent
from bot.services.bring_in.plan import Plan, plan
from bot.services.bring_in.saving import save
from db import staging
from db.engine import Database
from db.figures import units_with_figures
from db.settings import CATALOGUE_REVISION, get_setting
from db.summing import SumTooLargeError

_ROW_BITS = 40  # a figure's place is the number of its table, then that of its row


def bring_in(
    database: Database, paths: Sequence[Path], clock: Clock, actor: str, progress: Progress = silent
) -> Brought | Rejected:
    """Import folders, CSV files and workbooks in the formats of design 3, in the name of an actor.

    Files are read and checked in temporary tables while others write; then what is new is written, in one
    transaction. Raises OSError or SQLAlchemyError where a disk or the database fails; nothing is kept then.
    """
    faults = Faults()
    with ExitStack() as opened:
        finds = find(paths, faults, opened)
        with database.reading() as conn:
            work = _Work(finds, plan(conn, finds, faults), faults, progress)
        with database.preparing() as conn:
            sources = work.stage(conn)
            work.tell_doubles(conn)
            work.tell_clashes(conn)
            if not faults.count:
                brought = work.save(database, conn, sources, clock.now(), actor)
                if brought:
                    return replace(brought, passed_over=finds.passed_over)
    return Rejected(faults.ordered([found.sheet.name for found in finds.tables]), faults.count)


@dataclass(frozen=True)
class _Work:
    """One import on its way."""

    finds: Finds
    planned: Plan
    faults: Faults
    progress: Progress

    def stage(self, conn: Connection) -> Sequence[Names]:
        """Read every figure into the temporary tables, and return the sources that they name."""
        staging.prepare(conn)
        cells = FigureCells(self.planned)
        done, total = 0, sum(found.sheet.size for found in self.finds.tables)
        for number, found in enumerate(self.finds.tables):
            if found.layout is FIGURES:
                for rows in read_figures(found, cells, number << _ROW_BITS, self.faults):
                    staging.add(conn, rows)
                    self.progress(Step.READING, done + found.sheet.position, total)
            done += found.sheet.size
        staging.settle(conn, cells.sources)
        return cells.sources

    def tell_doubles(self, conn: Connection) -> None:
        """Take down every figure that is given twice."""
        for later, first in staging.doubles(conn):
            where = self._place(first)
            self.faults.tell(self._place(later), Reason.DOUBLE, file=where.file, row=where.row or 0)

    def tell_clashes(self, conn: Connection) -> None:
        """Take down what the figures that stand already do not allow."""
        for unit_id in units_with_figures(conn, list(self.planned.moved)):
            entry = self.planned.moved[unit_id]
            self.faults.tell(entry.place, Reason.TIER_WITH_FIGURES, "tier", unit=shown(entry.code))
        for place in staging.made_up_over_published(conn):
            self.faults.tell(self._place(place), Reason.MADE_UP_OVER_PUBLISHED, "source")

    def save(
        self, database: Database, conn: Connection, sources: Sequence[Names], at: datetime, actor: str
    ) -> Brought | None:
        """Write what is new; None, and a fault, where what it was checked against has changed meanwhile."""
        try:
            with database.turn(conn):
                self.tell_clashes(conn)
                if get_setting(conn, CATALOGUE_REVISION) != self.planned.revision:
                    self.faults.tell(Place(""), Reason.CATALOGUE_MOVED)
                if self.faults.count:
                    return None
                return save(conn, self.planned, sources, at, actor, self.progress)
        except SumTooLargeError as error:
            self.faults.tell(Place(""), Reason.SUM_TOO_LARGE, **self._sum(error))
            return None

    def _place(self, number: int) -> Place:
        return Place(self.finds.tables[number >> _ROW_BITS].sheet.name, number & ((1 << _ROW_BITS) - 1))

    def _sum(self, error: SumTooLargeError) -> dict[str, str]:
        """Name the sum that is too large by its unit, indicator and period."""
        unit_id, (indicator_id, period) = error.scope[0], error.key
        units, indicators = self.planned.units.items(), self.planned.indicators.items()
        return {
            "unit": next(code for code, unit in units if unit.id == unit_id),
            "indicator": next(code for code, (id_, _) in indicators if id_ == indicator_id),
            "period": str(from_key(period)),
        }
