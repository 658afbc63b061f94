"""Each person chooses whether, when and on what the digest comes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Reason, Refusal
from bot.domain.schedule import Schedule, Subscription
from bot.services.subscribe import subscribe, subscribed, subscription_of
from db.audit import audit, first_broken_line
from db.outbox import Message, put
from db.people import add_grant, add_person, find_person
from db.subscriptions import digest_key
from tests.services.papers import MONDAY, Papers, papers_of

ENROLLED = MONDAY - timedelta(days=10)
FRIDAYS = Subscription(Schedule(weekday=5, minute=16 * 60), ("kyso",))


@pytest.fixture
def papers(database_url: str, tmp_path: Path) -> Iterator[Papers]:
    """Give a province that has reported nothing yet."""
    with papers_of(database_url, tmp_path) as opened:
        yield opened


def enrolled(papers: Papers, role: Role = Role.LEADER) -> Person:
    """Let somebody in."""
    with papers.database.writing() as conn:
        add_grant(conn, add_person(conn, 11, "Linh", "vi", ENROLLED), Grant(role, 1), ENROLLED)
        person = find_person(conn, 11)
    assert person
    return person


def choose(papers: Papers, person: Person, wanted: Subscription) -> Subscription | Refusal:
    """Choose on the Monday."""
    with papers.database.writing() as conn:
        return subscribe(conn, person, wanted, MONDAY)


def chosen(papers: Papers, person: Person) -> Subscription:
    """Return what is kept."""
    with papers.database.reading() as conn:
        return subscription_of(conn, person)


def test_a_leader_gets_it_unasked_from_the_day_of_enrolment(papers: Papers) -> None:
    assert chosen(papers, enrolled(papers)) == Subscription(Schedule(since=ENROLLED))


def test_an_officer_gets_it_only_when_asked_for(papers: Papers) -> None:
    officer = enrolled(papers, Role.OFFICER)
    assert not chosen(papers, officer).schedule.on
    choose(papers, officer, Subscription())
    assert chosen(papers, officer) == Subscription(Schedule(since=MONDAY))


def test_another_hour_holds_from_now_on(papers: Papers) -> None:
    leader = enrolled(papers)
    assert choose(papers, leader, FRIDAYS) == chosen(papers, leader)
    assert chosen(papers, leader).schedule == Schedule(weekday=5, minute=16 * 60, since=MONDAY)


def test_the_day_of_the_next_digest_is_told(papers: Papers) -> None:
    hanoi = ZoneInfo("Asia/Ho_Chi_Minh")
    leader, monday = enrolled(papers), datetime(2026, 11, 23, 7, tzinfo=hanoi)

    def told(local: datetime) -> date | None:
        with papers.database.reading() as conn:
            return subscribed(conn, leader, local).next_day

    assert told(monday - timedelta(minutes=1)) == monday.date()
    assert told(monday + timedelta(days=1)) == date(2026, 11, 24), "it is due, and goes out today"
    with papers.database.writing() as conn:
        put(conn, Message(11, "digest", "", dedupe=digest_key(leader.id, (2026, 48))), MONDAY)
    assert told(monday + timedelta(days=1)) == date(2026, 11, 30)
    choose(papers, leader, FRIDAYS)
    assert told(monday + timedelta(days=1)) == date(2026, 12, 4), "this week's has been sent"
    choose(papers, leader, Subscription(Schedule(on=False)))
    assert told(monday) is None


def test_other_indicators_leave_the_hour_as_it_was(papers: Papers) -> None:
    leader = enrolled(papers)
    choose(papers, leader, Subscription(indicators=("kyso", "dvctt")))
    assert chosen(papers, leader) == Subscription(Schedule(since=ENROLLED), ("kyso", "dvctt"))


@pytest.mark.parametrize(
    "wanted",
    [
        Subscription(Schedule(weekday=0)),
        Subscription(Schedule(weekday=8)),
        Subscription(Schedule(minute=-1)),
        Subscription(Schedule(minute=24 * 60)),
        Subscription(indicators=("nothing",)),
    ],
)
def test_what_a_forged_button_asks_for_is_refused(papers: Papers, wanted: Subscription) -> None:
    leader = enrolled(papers)
    assert choose(papers, leader, wanted) == Refusal(Reason.GONE)
    assert chosen(papers, leader) == Subscription(Schedule(since=ENROLLED))


def test_a_change_is_in_the_log_and_no_change_is_not(papers: Papers) -> None:
    leader = enrolled(papers)
    for _ in range(3):
        choose(papers, leader, FRIDAYS)
    with papers.database.reading() as conn:
        count = select(func.count()).where(audit.c.action == "subscribe")
        assert conn.execute(count).scalar() == 1
        assert first_broken_line(conn) is None
