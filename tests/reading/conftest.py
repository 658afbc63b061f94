"""The names of the made-up province, and how its people are read."""

from collections.abc import Generator

import pytest

from bot.domain.catalogue import Catalogue
from bot.reading.lexicon import Lexicon
from bot.services.library import Library
from db.engine import Database
from tests.province.conftest import folders, province_sqlite
from tests.reading.reader import Reader

__all__ = ["catalogue", "folders", "lexicon", "province_sqlite", "reader"]


@pytest.fixture(scope="session")
def lexicon(province_sqlite: str) -> Generator[Lexicon]:
    """Give every name of the province."""
    database = Database(province_sqlite)
    with database.reading() as conn:
        yield Library().lexicon(conn)
    database.close()


@pytest.fixture(scope="session")
def catalogue(lexicon: Lexicon) -> Catalogue:
    """Give the units and indicators of the province."""
    return lexicon.catalogue


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    """Give somebody who reads what a leader of the province types."""
    return Reader(lexicon)
