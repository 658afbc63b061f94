"""A week's digest: what matters first, then the rest, and who is silent."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.digest import Digest
from bot.domain.schedule import told
from bot.services.digest.compose import compose
from bot.services.findings import Findings
from bot.services.library import Library

__all__ = ["compose", "digest_at"]

_A_WEEK = timedelta(days=7)


def digest_at(
    conn: Connection, library: Library, unit_id: int, codes: Sequence[str], moment: datetime, zone: tzinfo
) -> Digest:
    """Return the digest of a unit as it was at a moment, whatever has been approved since.

    It is on some indicators, or on all where no code is given, and is the same whenever it is asked for.
    """
    findings = library.findings(conn)
    if findings.series.changed(unit_id, moment):
        findings = Findings(findings.series.known_at(moment), findings.catalogue)
    return compose(findings, unit_id, codes, told(moment.astimezone(zone)), moment - _A_WEEK)
