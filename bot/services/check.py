"""Prove that what is kept is right: roll-ups, the audit log; and tell which messages failed."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from bot.services.failures import Failures, failures
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
    failures: Failures  # messages that did not reach their readers, which is no fault of what is kept

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
        failures(conn),
    )
