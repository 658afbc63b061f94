"""What the database's errors tell."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.contacts import keep_contact
from tests.services.office import opened


def test_an_error_tells_nothing_of_what_was_to_be_written(database_url: str, tmp_path: Path) -> None:
    nobody, number = 999, "+84 900 123 456"
    with (
        opened(database_url, tmp_path) as office,
        pytest.raises(IntegrityError) as raised,
        office.database.writing() as conn,
    ):
        keep_contact(conn, nobody, number, datetime.now(UTC))
    assert number not in str(raised.value)
