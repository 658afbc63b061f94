"""Tables as they are stored, for work in bulk: whole numbers where people get decimals and periods."""

from sqlalchemy import Table, TableClause, column, table
from sqlalchemy.types import TypeDecorator, TypeEngine


def raw(kept: Table) -> TableClause:
    """Return a table whose values come and go as they are stored, without a step of Python for each."""
    return table(kept.name, *(column(each.name, _stored(each.type)) for each in kept.columns))


def _stored(type_: TypeEngine[object]) -> TypeEngine[object]:
    return type_.impl_instance if isinstance(type_, TypeDecorator) else type_
