"""A copy made while the bot is busy tells the same as the database it is of, and repeats nothing."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import func, select

from bot import cli
from bot.domain.access import Role
from bot.services.copies import back_up, restore
from bot.services.enrol import Invited, Invitee, enrol, invite
from db.audit import audit, first_broken_line
from db.engine import Database
from db.figures import figure
from db.outbox import Message, State, outbox, put
from db.rollups import first_difference
from tests.clock import HandClock
from tests.journeys.house import running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

ASKED = ("/kyso xa", "/tongquan", "/xephang kyso xa", "/xuhuong kyso", "xã nào thấp nhất")
WRITERS = 3


def enrols(database: Database, first: int, stopping: Event, wrote: Event) -> None:
    """Let people in, each with a line in the log and a message, until told to stop."""
    for number in range(first, first + 10_000):
        if stopping.is_set():
            return
        with database.writing() as conn:
            invited = invite(conn, Invitee(Role.LEADER, PROVINCE), "test", NOW)
            assert isinstance(invited, Invited)
            enrol(conn, invited.code, number, "Khách", "vi", NOW)
            put(conn, Message(number, "test", "99,3%"), NOW)
        wrote.set()


@contextmanager
def writing(url: str) -> Generator[Database]:
    """Write from several threads, each with a connection of its own, during the block."""
    stopping, database = Event(), Database(url)
    begun = [Event() for _ in range(WRITERS)]
    threads = [
        Thread(target=enrols, args=(database, 1_000_000 * at, stopping, wrote))
        for at, wrote in enumerate(begun, start=1)
    ]
    for thread in threads:
        thread.start()
    try:
        for wrote in begun:
            assert wrote.wait(60)
        yield database
    finally:
        stopping.set()
        for thread in threads:
            thread.join()
        database.close()


def lines(url: str) -> int:
    """Return how many lines the audit log has."""
    database = Database(url)
    with database.reading() as conn:
        number = conn.scalars(select(func.count()).select_from(audit)).one()
    database.close()
    return number


def assert_whole(url: str) -> None:
    """Check that no line of the audit log is missing, and that sums are those of the figures."""
    database = Database(url)
    with database.reading() as conn:
        assert first_broken_line(conn) is None
        assert first_difference(conn) is None
    database.close()


async def told(url: str) -> list[str]:
    """Return what a leader is told, the references of the messages aside."""
    async with running_bot(url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        return [(await phone.ask(asked)).text.rpartition("#")[0] for asked in ASKED]


async def test_a_copy_made_under_load_tells_the_same_and_its_log_is_whole(
    province_url: str, tmp_path: Path
) -> None:
    copies = [tmp_path / f"{number}.db" for number in range(5)]
    with writing(province_url) as database:
        for copy in copies:
            await asyncio.to_thread(back_up, database, copy)
    numbers = [lines(f"sqlite:///{copy}") for copy in copies]
    assert numbers == sorted(numbers)
    assert numbers[0] >= 2 * WRITERS
    assert numbers[-1] <= lines(province_url)
    before = await told(province_url)
    for number, copy in enumerate((copies[0], copies[-1])):
        url = f"sqlite:///{tmp_path}/restored-{number}.db"
        closed = restore(url, copy, NOW)
        assert_whole(url)
        restored = Database(url)
        with restored.reading() as conn:
            assert conn.scalars(select(func.count()).select_from(figure)).one()
            states = conn.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state)).all()
        restored.close()
        assert [tuple(row) for row in states] == [(State.EXPIRED, closed)]
        assert closed >= WRITERS
        assert await told(url) == before


async def test_a_copy_goes_into_either_engine_and_back_under_load(
    province_url: str, postgresql_url: str, tmp_path: Path
) -> None:
    first, copy, restored = (tmp_path / f"{name}.db" for name in ("first", "copy", "restored"))
    back_up(Database(province_url), first)
    restore(postgresql_url, first, NOW)
    before = await told(province_url)
    with writing(postgresql_url) as database:
        await asyncio.to_thread(back_up, database, copy)
    number = lines(f"sqlite:///{copy}")
    assert 2 * WRITERS <= number <= lines(postgresql_url)
    for url in (f"sqlite:///{restored}", postgresql_url):
        assert restore(url, copy, NOW) >= WRITERS
        assert lines(url) == number
        assert_whole(url)
        assert await told(url) == before
    number = lines(postgresql_url)
    with writing(postgresql_url):  # which goes on, and gives no number out twice
        pass
    assert lines(postgresql_url) > number


def test_a_copy_is_one_file(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    back_up(Database(sqlite_url), folder / "copy.db")
    restore(f"sqlite:///{tmp_path}/restored.db", folder / "copy.db", NOW)
    assert [file.name for file in folder.iterdir()] == ["copy.db"]


def test_a_copy_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BAOSO_DATABASE_URL", sqlite_url)
    copy, other = tmp_path / "copy.db", tmp_path / "so_lieu.csv"
    other.write_text("unit,indicator\n")
    for _ in range(2):
        assert cli.run(["backup", str(copy)]) == cli.OK
    database = sqlite_url.removeprefix("sqlite:///")
    for path in (str(other), database):
        assert cli.run(["backup", path]) == cli.BAD_INPUT
        assert "không phải bản sao cũ" in capsys.readouterr().err
    assert other.read_text() == "unit,indicator\n"
    assert lines(sqlite_url) == 0, "the database is whole"


def test_an_operator_is_told_what_a_restored_copy_does_not_send(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(sqlite_url)
    with database.writing() as conn:
        put(conn, Message(5, "test", "hôm qua"), NOW)
        put(conn, Message(6, "test", "hôm qua"), NOW)
    database.close()
    monkeypatch.setenv("BAOSO_DATABASE_URL", sqlite_url)
    copy = str(tmp_path / "copy.db")
    assert cli.run(["backup", copy]) == cli.OK
    for _ in range(2):  # the copy itself stays as it is
        assert cli.run(["restore", copy]) == cli.OK
        assert "Đã đóng 2 tin chờ gửi trong bản sao" in capsys.readouterr().out
    assert cli.run(["backup", copy]) == cli.OK
    assert cli.run(["restore", copy]) == cli.OK
    assert "Đã đóng" not in capsys.readouterr().out
