"""Houses in which a whole bot runs: with a province that it has never seen, and with what ships."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from bot.services.bring_in import Brought, bring_in
from db.engine import Database
from tests.clock import HandClock
from tests.province.conftest import folders, province_sqlite, right

__all__ = ["folders", "province_sqlite", "province_url", "right", "shipped_sqlite", "shipped_url"]


@pytest.fixture
def province_url(province_sqlite: str, tmp_path: Path) -> str:
    """Give the URL of a database of its own that holds the province."""
    return _copy(province_sqlite, tmp_path)


@pytest.fixture(scope="session")
def shipped_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the URL of an SQLite file that holds what ships."""
    url = f"sqlite:///{shutil.copyfile(migrated_sqlite, tmp_path_factory.mktemp('shipped') / 'shipped.db')}"
    database = Database(url)
    with as_file(files("db") / "demo") as folder:
        brought = bring_in(database, [folder], HandClock(), "test")
    database.close()
    assert isinstance(brought, Brought), brought
    return url


@pytest.fixture
def shipped_url(shipped_sqlite: str, tmp_path: Path) -> str:
    """Give the URL of a database of its own that holds what ships."""
    return _copy(shipped_sqlite, tmp_path)


def _copy(url: str, folder: Path) -> str:
    return f"sqlite:///{shutil.copyfile(url.removeprefix('sqlite:///'), folder / 'baoso.db')}"
