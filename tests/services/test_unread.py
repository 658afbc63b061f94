"""What was not understood is kept for an admin: the words, not who said them, and not for ever."""

import logging
from collections.abc import Generator
from datetime import timedelta
from unicodedata import normalize

import pytest
from sqlalchemy import insert, select

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Doubt, Reason, Refusal, Unclear
from bot.services.runner import Runner
from bot.services.unread import UnreadPage, keep_unread, note_unread, pass_over, unread_page
from db.audit import audit
from db.engine import Database
from db.unread import unread
from tests.clock import HandClock

ADMIN = Person(7, 70, "Quản trị", "vi", (Grant(Role.ADMIN, 1),))


@pytest.fixture
def database(database_url: str) -> Generator[Database]:
    """Give a database without a catalogue."""
    opened = Database(database_url)
    yield opened
    opened.close()


def noted(database: Database, clock: HandClock, *texts: str) -> None:
    """Have some texts asked in vain, one after the other."""
    for text in texts:
        with database.writing() as conn:
            note_unread(conn, text, "vi", Doubt.WORDS_LEFT, clock.now())


def looked_at(database: Database, clock: HandClock, page: int = 0) -> UnreadPage:
    """Look through what is kept."""
    with database.reading() as conn:
        return unread_page(conn, page, clock.now())


def listed(database: Database, clock: HandClock) -> list[tuple[str, int]]:
    """Return the texts of the first page, and how often each came."""
    return [(text.words, text.times) for text in looked_at(database, clock).texts]


def test_a_text_is_counted_however_it_is_typed(database: Database, clock: HandClock) -> None:
    noted(database, clock, "chu ki dien tu", "Chữ ký  điện tử?", "chữ kí điện tử", "CHU KI DIEN TU")
    assert listed(database, clock) == [("chữ kí điện tử", 4)]


def test_nothing_is_kept_but_the_words(database: Database, clock: HandClock) -> None:
    unseen = normalize("NFD", "diễn\u200b biến\n\x00 \ud800 lạ")
    noted(database, clock, "a" * 199 + " bc", unseen, "\U0001f600" * 9, " ? ")
    assert listed(database, clock) == [("diễn biến lạ", 1), ("a" * 199, 1)]
    assert {column.name for column in unread.c} == {
        *("id", "at", "language", "words", "fold", "doubt", "times", "settled")
    }


@pytest.mark.parametrize("text", ["Mật", "ký số TỐI MẬT của xã", "a" * 300 + " tuyệt mật", "toi mat"])
def test_what_is_marked_as_secret_is_never_kept(database: Database, clock: HandClock, text: str) -> None:
    noted(database, clock, text)
    assert listed(database, clock) == []


def test_the_newest_come_first_and_any_page_is_one_of_them(database: Database, clock: HandClock) -> None:
    for number in range(10):
        noted(database, clock, f"câu {number}")
        clock.advance(timedelta(minutes=1))
    noted(database, clock, "câu 3")
    first, last = looked_at(database, clock), looked_at(database, clock, 99)
    assert [text.words for text in first.texts] == [f"câu {number}" for number in (3, 9, 8, 7, 6, 5, 4, 2)]
    assert [text.words for text in last.texts] == ["câu 1", "câu 0"]
    assert (first.number, first.page, first.pages, last.page) == (10, 0, 2, 1)


def test_texts_are_forgotten_after_ninety_days(database: Database, clock: HandClock) -> None:
    noted(database, clock, "câu cũ")
    clock.advance(timedelta(days=90, seconds=1))
    assert listed(database, clock) == []
    noted(database, clock, "câu mới")
    with database.reading() as conn:
        assert conn.execute(select(unread.c.words)).scalars().all() == ["câu mới"]


def test_no_more_than_two_thousand_texts_are_kept(database: Database, clock: HandClock) -> None:
    with database.writing() as conn:
        same = {"language": "vi", "doubt": "words_left", "times": 1, "settled": False}
        moments = [clock.now() - timedelta(seconds=number) for number in range(2_000)]
        rows = [
            {"at": at, "words": f"câu {number}", "fold": f"cau {number}", **same}
            for number, at in enumerate(moments)
        ]
        conn.execute(insert(unread), rows)
    noted(database, clock, "câu mới")
    with database.reading() as conn:
        words = set(conn.execute(select(unread.c.words)).scalars())
    assert len(words) == 2_000
    assert "câu mới" in words
    assert "câu 1999" not in words


def test_a_text_that_was_passed_over_stays_away_and_the_log_says_who(
    database: Database, clock: HandClock
) -> None:
    noted(database, clock, "thời tiết", "giá vàng")
    unread_id = looked_at(database, clock).texts[0].id
    for _ in range(2):
        with database.writing() as conn:
            pass_over(conn, ADMIN, unread_id, clock.now())
    noted(database, clock, "giá vàng")
    assert listed(database, clock) == [("thời tiết", 1)]
    with database.reading() as conn:
        lines = [tuple(row) for row in conn.execute(select(audit.c.actor, audit.c.action, audit.c.details))]
    assert lines == [("person:7", "pass_over", f'{{"unread": {unread_id}}}')]


def test_only_what_a_new_name_may_settle_is_kept(database: Database, clock: HandClock) -> None:
    runner = Runner(database)
    for number, doubt in enumerate(Doubt):
        keep_unread(runner, Unclear(doubt), f"câu {number} {doubt}", "en", clock.now())
    keep_unread(runner, Refusal(Reason.NO_DATA_AT_ALL), "ký số", "en", clock.now())
    runner.close()
    kept = {text.words.split()[-1] for text in looked_at(database, clock).texts}
    assert kept == {Doubt.NOT_UNDERSTOOD, Doubt.WORDS_LEFT}


def test_what_cannot_be_kept_is_logged_and_harms_nobody(
    database: Database, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    runner = Runner(database)
    with database.writing() as conn:
        unread.drop(conn)
    with caplog.at_level(logging.ERROR):
        keep_unread(runner, Unclear(Doubt.NOT_UNDERSTOOD), "xin chào", "vi", clock.now())
        runner.close()
    assert [record.exc_info is not None for record in caplog.records] == [True]
