"""What an operator reads on the command line."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from bot import cli
from db.engine import Database
from db.outbox import Message, State, outbox, put
from tests.clock import HandClock

PRIVATE = "số liệu của anh Mai"


@pytest.fixture
def url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the command line use a database, and no token."""
    monkeypatch.setenv("BAOSO_DATABASE_URL", database_url)
    monkeypatch.setenv("BAOSO_TOKEN", "")
    return database_url


def fails(database: Database, clock: HandClock, kind: str, state: State, error: str | None = None) -> None:
    """Let a message fail."""
    with database.writing() as conn:
        put(conn, Message(987_654_321, kind, PRIVATE), clock.now())
        ended = {"state": state, "error": error, "done_at": clock.now()}
        conn.execute(update(outbox).where(outbox.c.state == State.WAITING), ended)


def test_check_tells_how_many_messages_failed_and_why_and_nothing_of_what_they_said(
    url: str, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(url)
    fails(database, clock, "watch", State.REFUSED, "Chat not found")
    for _ in range(2):
        clock.advance(timedelta(minutes=1))
        fails(database, clock, "digest", State.BLOCKED, "Forbidden: bot was blocked by the user")
    database.close()
    assert cli.run(["check"]) == cli.OK
    told = capsys.readouterr().out
    lines = told.splitlines()
    at = lines.index("3 tin chưa đến người nhận trong 90 ngày qua:")
    assert lines[at + 1 : at + 4] == [
        "• 2 · bản tin: người nhận đã chặn bot",
        "• 1 · cảnh báo: Telegram không tìm thấy người nhận",
        "Mới nhất:",
    ]
    assert lines[at + 4].startswith("• 08:02 ngày 24/06/2022 · #")
    assert lines[at + 6].endswith(" · cảnh báo: Telegram không tìm thấy người nhận")
    assert PRIVATE not in told
    assert "987" not in told


@pytest.mark.usefixtures("url")
def test_check_says_that_nothing_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BAOSO_LANGUAGE", "en")
    assert cli.run(["check"]) == cli.OK
    assert "No message of the last 90 days has failed." in capsys.readouterr().out


def test_the_readme_s_way_to_put_a_copy_back_on_postgresql_sends_nothing_again(
    postgresql_url: str, clock: HandClock
) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text()
    [statement] = re.findall(r'--command="([^"]+)"', readme)
    database = Database(postgresql_url)
    with database.writing() as conn:
        for state in (State.WAITING, State.LEASED, State.SENT):
            put(conn, Message(1, state, PRIVATE), clock.now())
            conn.execute(update(outbox).where(outbox.c.kind == state).values(state=state))
        conn.execute(text(statement))
        found = conn.execute(select(outbox.c.kind, outbox.c.state).order_by(outbox.c.id)).all()
    database.close()
    assert [tuple(row) for row in found] == [("waiting", "expired"), ("leased", "expired"), ("sent", "sent")]
