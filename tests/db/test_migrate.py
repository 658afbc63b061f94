"""Any database is made, brought up to date, and never misread."""

from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, create_engine, insert, inspect, select, text

from db.engine import Database
from db.migrate import NewerDatabaseError, migrate
from db.tables import metadata

SAMPLES = {
    str: "1",
    int: 1,
    bool: True,
    date: date(2025, 7, 1),
    datetime: datetime(2026, 11, 23, 1, tzinfo=UTC),
}


def test_a_fresh_database_has_the_tables_that_the_code_means(blank_database_url: str) -> None:
    migrate(blank_database_url)
    database = Database(blank_database_url)
    with database.reading() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
        assert set(inspect(conn).get_table_names()) == {*metadata.tables, "alembic_version"}
    database.close()


def test_a_database_of_the_first_release_keeps_all_that_it_holds(blank_database_url: str) -> None:
    _upgrade(blank_database_url, "0001")
    engine = create_engine(blank_database_url)
    with engine.begin() as conn:
        _populate(conn)
        before = _contents(conn)
    migrate(blank_database_url)
    with engine.connect() as conn:
        after = _contents(conn)
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    engine.dispose()
    assert all(before.values())
    del before["alembic_version"]
    for name, rows in before.items():
        kept = [{column: row[column] for column in rows[0]} for row in after[name]]
        assert kept == rows, name


def _upgrade(url: str, revision: str) -> None:
    """Bring a database to a layout of the past."""
    config = Config()
    config.set_main_option("script_location", str(files("db") / "migrations"))
    config.attributes["url"] = url
    command.upgrade(config, revision)


def _reflected(conn: Connection) -> list[Table]:
    """Return the tables that there are, each after those that it refers to."""
    found = MetaData()
    found.reflect(conn)
    return found.sorted_tables


def _populate(conn: Connection) -> None:
    """Put a row into every table; each refers to the others' by the id 1."""
    for table in _reflected(conn):
        if table.name != "alembic_version":
            conn.execute(
                insert(table).values({column.name: SAMPLES[column.type.python_type] for column in table.c})
            )


def _contents(conn: Connection) -> dict[str, list[dict[str, object]]]:
    """Return every row of every table, by the names of its columns."""
    return {
        table.name: [dict(row) for row in conn.execute(select(table)).mappings()]
        for table in _reflected(conn)
    }


def test_a_second_time_changes_nothing(database_url: str) -> None:
    migrate(database_url)


def test_a_database_of_a_newer_release_is_left_alone(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerDatabaseError):
        migrate(database_url)


def test_a_folder_for_the_file_is_made(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/deep/down/baoso.db")
    assert (tmp_path / "deep" / "down" / "baoso.db").exists()
