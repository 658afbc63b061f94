"""Prove that what is kept is right: the roll-ups equal the sums, the audit log is whole."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from db.audit import first_broken_line
from db.catalogue import indicator, unit
from db.figures import figure
from db.rollups import Difference, first_difference


@dataclass(frozen=True, slots=True)
class Report:
    """What a check has found."""

    units: int
    indicators: int
    figures: int
    difference: Difference | None  # the first roll-up that is not the sum of its members
    broken_line: int | None  # the first line of the audit log that was changed

    @property
    def is_well(self) -> bool:
        """Whether nothing was found wrong."""
        return self.difference is None and self.broken_line is None


def check(conn: Connection) -> Report:
    """Count what there is, and work out every kept sum anew."""
    return Report(
        conn.execute(select(func.count()).select_from(unit)).scalar_one(),
        conn.execute(select(func.count()).select_from(indicator)).scalar_one(),
        conn.execute(select(func.count()).where(figure.c.standing)).scalar_one(),
        first_difference(conn),
        first_broken_line(conn),
    )
