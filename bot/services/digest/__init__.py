"""A week's digest: what matters first, then the rest, and who is silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.digest import Digest
from bot.domain.schedule import told
from bot.services.digest.compose import compose, leader_of
from bot.services.digest.drawable import Drawable, drawable
from bot.services.findings import Findings
from bot.services.library import Library
from db.submissions import units_that_waited

__all__ = ["Drawable", "compose", "digest_at", "digest_of", "drawable", "findings_at", "leader_of"]

_A_WEEK = timedelta(days=7)


def digest_at(
    conn: Connection, library: Library, unit_id: int, codes: Sequence[str], moment: datetime, zone: tzinfo
) -> Digest:
    """Return the digest of a unit as it was at a moment, whatever has been approved since.

    It is on some indicators, or on all where no code is given, and is the same whenever it is asked for.
    """
    return digest_of(conn, findings_at(conn, library, unit_id, moment), unit_id, codes, moment, zone)


def findings_at(conn: Connection, library: Library, unit_id: int, moment: datetime) -> Findings:
    """Return the findings of a unit with all below it as they were known at a moment."""
    findings = library.findings(conn)
    if findings.series.changed(unit_id, moment):
        return Findings(findings.series.known_at(moment), findings.catalogue)
    return findings


def digest_of(
    conn: Connection,
    findings: Findings,
    unit_id: int,
    codes: Sequence[str],
    moment: datetime,
    zone: tzinfo,
) -> Digest:
    """Return what is told at a moment of the findings that were known at it, and of what waited then."""
    digest = compose(findings, unit_id, codes, told(moment.astimezone(zone)), moment - _A_WEEK)
    register = findings.catalogue.register
    waited = sum(register.within(each, unit_id) for each in units_that_waited(conn, moment))
    return replace(digest, waiting=waited)
