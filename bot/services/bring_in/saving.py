"""Writes what was read and checked, in the writers' turn."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.domain.names import Names
from bot.services.bring_in.outcome import Brought, Progress, Step
from bot.services.bring_in.plan import Plan
from db import catalogue, staging
from db.audit import write_line
from db.catalogue import Change, put_rows, put_successors
from db.figures import new_batch
from db.rollups import all_keys, rebuild
from db.settings import renew_catalogue
from db.summing import Key


def save(
    conn: Connection, planned: Plan, sources: Sequence[Names], at: datetime, actor: str, progress: Progress
) -> Brought:
    """Write the catalogue and the staged figures with all that follows from them, and return what is new.

    Raises SumTooLargeError where members add up to more than the database can keep.
    """
    progress(Step.SAVING, 0, 1)
    tiers = put_rows(conn, catalogue.tier, planned.tier_rows)
    units = put_rows(conn, catalogue.unit, planned.unit_rows)
    indicators = put_rows(conn, catalogue.indicator, planned.indicator_rows)
    became = put_successors(conn, planned.successors)
    figures, corrected = _publish(conn, sources, at, actor)
    keys = staging.keys(conn) | _unsettled(conn, units, indicators)
    progress(Step.SAVING, 1, 1)
    rebuild(conn, keys, partial(progress, Step.ADDING_UP))
    changed_units = {change.after["id"] for change in units} | set(became)
    brought = Brought(len(tiers), len(changed_units), len(indicators), figures, corrected)
    if brought.tiers or brought.units or brought.indicators:
        renew_catalogue(conn)
    if brought.is_news:
        write_line(conn, at, actor, "import", _details(brought))
    return brought


def _publish(conn: Connection, sources: Sequence[Names], at: datetime, actor: str) -> tuple[int, int]:
    """Publish the staged figures that are news; return how many, and how many of them are corrections."""
    news = staging.keep_news(conn, sources)
    if not news:
        return 0, 0
    return news, staging.enter(conn, new_batch(conn, "import", at, approved_by=actor))


def _unsettled(conn: Connection, units: Sequence[Change], indicators: Sequence[Change]) -> set[Key]:
    """Return the indicators and periods whose sums move although no figure of theirs is new."""
    if any(_differs(change, "parent_id") for change in units):
        return set(all_keys(conn))
    judged = {
        each.after["id"] for each in indicators if _differs(each, "kind") or _differs(each, "direction")
    }
    return {key for key in all_keys(conn) if key[0] in judged} if judged else set()


def _differs(change: Change, column: str) -> bool:
    return change.before is not None and change.before[column] != change.after[column]


def _details(brought: Brought) -> dict[str, str | int]:
    return {
        "tiers": brought.tiers,
        "units": brought.units,
        "indicators": brought.indicators,
        "figures": brought.figures,
        "corrected": brought.corrected,
    }
