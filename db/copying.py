"""Every row of one database put in place of those of another, whichever engine either runs on."""

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from db.tables import metadata

_AT_ONCE = 1000  # rows


def copy_rows(origin: Connection, target: Connection) -> None:
    """Replace all that a database holds by what another one does; both have the newest layout.

    Numbers that PostgreSQL has given out already are never given out again.
    """
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))
    for table in metadata.sorted_tables:
        _fill(origin, target, table)
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _fill(origin: Connection, target: Connection, table: Table) -> None:
    """Copy a table; what refers to a row of the same table does so once all of them are there."""
    own = [each.parent.name for each in table.foreign_keys if each.column.table is table]
    rows = origin.execution_options(stream_results=True).execute(select(table)).mappings()
    references: list[dict[str, object]] = []
    for some in rows.partitions(_AT_ONCE):
        for name in own:
            references += [{"of": row["id"], "to": row[name]} for row in some if row[name] is not None]
        target.execute(insert(table), [{**row, **dict.fromkeys(own)} for row in some])
    for name in own:
        statement = update(table).where(table.c.id == bindparam("of")).values({name: bindparam("to")})
        target.execute(statement, references)


def _count_on(target: Connection, table: Table) -> None:
    """Let PostgreSQL's own numbering go on after the numbers that were copied."""
    column = table.autoincrement_column
    if column is None:
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    highest = func.greatest(select(func.max(column)).scalar_subquery(), func.nextval(sequence))
    target.execute(select(func.setval(sequence, highest)))
