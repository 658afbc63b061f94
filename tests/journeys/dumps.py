"""What a database holds, so that a test can prove that nothing in it has changed."""

from collections.abc import Collection, Mapping

from sqlalchemy import Executable, Table, func, select

from db.audit import audit
from db.engine import Database
from db.metadata import metadata

# What is kept of messages themselves: that they came, what was not understood, what was noted and is awaited.
OF_MESSAGES = frozenset({"attempt", "audit", "inbox", "prompt", "unread"})

# Of many rows, none of which is ever changed: how many they are, and the latest of them, say enough.
MANY = frozenset({"figure", "rollup"})

Dump = Mapping[str, Collection[tuple[object, ...]]]


def dumped(database: Database) -> Dump:
    """Return every row of every table, but those of messages."""
    with database.reading() as conn:
        return {
            name: [tuple(row) for row in conn.execute(_rows(table))]
            for name, table in metadata.tables.items()
            if name not in OF_MESSAGES
        }


def _rows(table: Table) -> Executable:
    if table.name in MANY:
        return select(func.count(), func.max(table.c.batch_id)).select_from(table)
    return select(table).order_by(*table.primary_key)


def refusals(database: Database) -> int:
    """Return how many refusals the log tells of."""
    with database.reading() as conn:
        return len(conn.execute(select(audit.c.id).where(audit.c.action == "refused")).all())
