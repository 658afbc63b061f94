"""Any database is made, brought up to date, and never misread."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from db.engine import Database
from db.migrate import NewerDatabaseError, migrate
from db.tables import metadata


def test_a_fresh_database_has_the_tables_that_the_code_means(blank_database_url: str) -> None:
    migrate(blank_database_url)
    database = Database(blank_database_url)
    with database.reading() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
        assert set(inspect(conn).get_table_names()) == {*metadata.tables, "alembic_version"}
    database.close()


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
