"""What an operator reads on the command line."""

from datetime import timedelta
from importlib.resources import as_file, files

import pytest
from sqlalchemy import select, update

from bot import cli
from bot.domain.access import Grant, Role
from bot.services.bring_in import Brought, bring_in
from db.audit import first_broken_line
from db.catalogue import unit
from db.engine import Database
from db.outbox import Message, State, outbox, put
from db.people import add_grant, add_person, person
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
    at = lines.index("3 tin chưa đến hoặc chưa rõ đã đến trong 90 ngày qua:")
    assert lines[at + 1 : at + 4] == [
        "• 2 · bản tin: người nhận đã chặn bot",
        "• 1 · cảnh báo: Telegram không tìm thấy người nhận",
        "Mới nhất:",
    ]
    assert lines[at + 4].startswith("• 08:02 ngày 24/06/2022 · #")
    assert lines[at + 6].endswith(" · cảnh báo: Telegram không tìm thấy người nhận")
    assert PRIVATE not in told
    assert "987" not in told


def test_check_lets_what_was_refused_be_sent_again_to_whoever_can_be_reached(
    url: str, clock: HandClock, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(url)
    with as_file(files("db") / "demo") as folder:
        assert isinstance(bring_in(database, [folder], clock, "test"), Brought)
    with database.writing() as conn:
        unit_id = conn.scalars(select(unit.c.id)).first() or 0
        for chat in (1, 2):
            person_id = add_person(conn, chat, "Mai", "vi", clock.now())
            add_grant(conn, person_id, Grant(Role.LEADER, unit_id), clock.now())
        for chat in (1, 2, 3):  # the third holds no right
            put(conn, Message(chat, "digest", PRIVATE), clock.now())
        conn.execute(update(outbox).values(state=State.REFUSED, error="Bad Request", done_at=clock.now()))
        conn.execute(update(person).where(person.c.telegram_id == 2).values(paused_at=clock.now()))
    assert cli.run(["check", "--send-again"]) == cli.OK
    assert capsys.readouterr().out.startswith("Đã cho gửi lại 1 tin; bot đang chạy sẽ gửi.")
    with database.reading() as conn:
        waiting = conn.scalars(select(outbox.c.chat_id).where(outbox.c.state == State.WAITING)).all()
        assert waiting == [1]
        assert first_broken_line(conn) is None
    database.close()


@pytest.mark.usefixtures("url")
def test_check_says_that_nothing_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BAOSO_LANGUAGE", "en")
    assert cli.run(["check"]) == cli.OK
    assert "No message of the last 90 days has failed." in capsys.readouterr().out
