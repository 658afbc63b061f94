"""Whoever watches a figure is told when it crosses the bound and when it comes back, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Row, func, select, update

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Reason, Refusal
from bot.domain.question import Bound, Kind, Question, Relation, Subject
from bot.domain.watch import Crossing, Watch
from bot.services.library import Library
from bot.services.push_watches import Checked, Watching, push_watches
from bot.services.watches import MOST, SetWatch, TooManyWatches, remove_watch, set_watch, watches_of
from db.audit import audit, first_broken_line
from db.catalogue import unit_id_of
from db.engine import Database
from db.outbox import outbox
from db.people import add_grant, add_person, find_person, grant
from db.watches import watch
from tests.services.papers import MONDAY, Papers, papers_of

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNDER_95 = Bound(Relation.UNDER, Decimal(95))
KYSO, LUU = 1, 5  # the indicators' numbers


@dataclass(frozen=True)
class Note:
    """What a crossing is rendered as here."""

    text: str
    keyboard: tuple[()] = ()


def render(crossing: Crossing, person: Person) -> Note:
    """Render a crossing in a line."""
    number = crossing.result.indicator.number(crossing.result.finding.standing.measure)
    assert number
    return Note(f"{person.language} {'met' if crossing.met else 'back'} {number.value}")


@dataclass
class Tower:
    """A department's signing by the month, those who watch it, and the time of day."""

    papers: Papers
    now: datetime = MONDAY
    checked: Checked | None = None
    chats: Iterator[int] = field(default_factory=lambda: count(2001))

    def enrol(self, unit: str = "51") -> Person:
        """Let a leader in."""
        chat = next(self.chats)
        with self.papers.database.writing() as conn:
            unit_id = unit_id_of(conn, unit)
            assert unit_id
            add_grant(conn, add_person(conn, chat, "Mai", "vi", MONDAY), Grant(Role.LEADER, unit_id), MONDAY)
            person = find_person(conn, chat)
        assert person
        return person

    def watch(
        self, person: Person, bound: Bound = UNDER_95, indicator: int = KYSO, unit: str = "s1"
    ) -> Watch | Refusal | TooManyWatches:
        """Watch a figure of a unit."""
        with self.papers.database.writing() as conn:
            unit_id = unit_id_of(conn, unit)
            assert unit_id
            question = Question(Kind.VALUE, (indicator,), (Subject(unit_id),))
            kept = set_watch(conn, Library(), person, question, bound, self.now)
        return kept.watch if isinstance(kept, SetWatch) else kept

    def signs(self, share: str) -> None:
        """Let the department put its October right."""
        self.papers.report(f"s1 kyso 2026-10 {share}", at=self.now)

    def push(self, after: timedelta = timedelta()) -> list[str]:
        """Look at every watch once time has passed, and return what is said anew."""
        self.now += after
        known = len(self.queued)
        watching = Watching(self.papers.database, Library(), self.now, HANOI, render)
        self.checked = push_watches(watching, self.checked)
        return [row.text for row in self.queued[known:]]

    @property
    def queued(self) -> list[Row[tuple[object, ...]]]:
        """What the outbox holds."""
        with self.papers.database.reading() as conn:
            return list(conn.execute(select(outbox).order_by(outbox.c.id)))


@pytest.fixture
def tower(database_url: str, tmp_path: Path) -> Iterator[Tower]:
    """Give a department that signs 96 of 100."""
    with papers_of(database_url, tmp_path) as papers:
        papers.report("s1 kyso 2026-10 96/100", at=MONDAY - DAY)
        yield Tower(papers)


def test_a_crossing_is_told_once_and_the_way_back_too(tower: Tower) -> None:
    tower.watch(tower.enrol())
    assert tower.push() == []
    tower.signs("94/100")
    assert tower.push(HOUR) == ["vi met 94"]
    tower.signs("93/100")
    assert tower.push(DAY) == []
    tower.signs("97/100")
    assert tower.push(DAY) == ["vi back 97"]
    tower.signs("98/100")
    assert tower.push(DAY) == []


def test_what_is_so_already_when_it_is_set_is_not_told(tower: Tower) -> None:
    tower.signs("94/100")
    kept = tower.watch(tower.enrol())
    assert isinstance(kept, Watch)
    assert kept.met is True
    assert tower.push(HOUR) == []


def test_a_message_a_day_at_most_and_what_is_so_the_next_day(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.signs("94/100")
    assert tower.push() == ["vi met 94"]
    tower.signs("96/100")
    assert tower.push(HOUR) == []
    tower.signs("93/100")
    assert tower.push(HOUR) == []
    tower.signs("97/100")
    assert tower.push(HOUR) == []
    assert tower.push(DAY) == ["vi back 97"]


def test_who_crossed_and_came_back_within_the_day_is_not_told_again(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.signs("94/100")
    assert tower.push() == ["vi met 94"]
    tower.signs("97/100")
    assert tower.push(HOUR) == []
    tower.signs("93/100")
    assert tower.push(DAY) == []


def test_nothing_is_said_at_night_but_in_the_morning(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.now = datetime(2026, 11, 23, 21, tzinfo=HANOI)
    tower.signs("94/100")
    assert tower.push() == []
    tower.now = datetime(2026, 11, 24, 6, 29, tzinfo=HANOI)
    assert tower.push() == []
    tower.signs("93/100")
    assert tower.push(timedelta(minutes=1)) == ["vi met 93"]
    tower.signs("97/100")
    assert tower.push(HOUR) == []  # the one of that day has been said
    assert tower.push(DAY) == ["vi back 97"]


def test_what_is_put_right_at_night_is_not_told(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.now = datetime(2026, 11, 23, 22, tzinfo=HANOI)
    tower.signs("94/100")
    assert tower.push() == []
    tower.signs("96/100")
    assert tower.push(timedelta(hours=9)) == []


def test_what_a_share_counts_is_watched_as_a_number(tower: Tower) -> None:
    person = tower.enrol()
    with tower.papers.database.writing() as conn:
        unit_id = unit_id_of(conn, "s1")
        assert unit_id
        question = Question(Kind.VALUE, (KYSO,), (Subject(unit_id),), in_things=True)
        set_watch(conn, Library(), person, question, Bound(Relation.OVER, Decimal(150)), tower.now)
    tower.signs("94/100")
    assert tower.push() == []
    tower.signs("151/200")
    assert tower.push(HOUR) == ["vi met 151"]


def test_by_day_it_is_said_at_once(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.signs("94/100")
    tower.push(HOUR)
    assert tower.queued[0].not_before == tower.now
    assert tower.queued[0].dedupe == f"watch:1:{date(2026, 11, 23)}"


@pytest.mark.parametrize("share", [">94/100", "~95/100", "94/<100"])
def test_a_figure_that_leaves_it_open_changes_nothing(tower: Tower, share: str) -> None:
    tower.watch(tower.enrol())
    tower.signs(share)
    assert tower.push() == []
    tower.signs("94/100")
    assert tower.push(HOUR) == ["vi met 94"]


def test_an_open_figure_does_not_count_as_back(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.signs("94/100")
    tower.push()
    tower.signs(">94/100")
    assert tower.push(DAY) == []
    tower.signs("93/100")
    assert tower.push(DAY) == []


def test_what_was_unknown_when_it_was_set_is_told_once_it_passes(tower: Tower) -> None:
    person = tower.enrol()
    low, high = tower.watch(person, indicator=LUU), tower.watch(person, Bound(Relation.OVER, Decimal(1)), LUU)
    assert isinstance(low, Watch)
    assert low.met is None
    assert high != low
    tower.papers.report("s1 luu 2026-10 96/100", at=tower.now)
    assert tower.push() == ["vi met 96"]
    tower.papers.report("s1 luu 2026-10 94/100", at=tower.now)
    assert tower.push(DAY) == ["vi met 94"]


def test_the_own_target_can_be_watched(tower: Tower) -> None:
    tower.watch(tower.enrol(), Bound(Relation.MISSES))
    tower.signs("94/100")
    assert tower.push() == ["vi met 94"]
    tower.signs("95/100")
    assert tower.push(DAY) == ["vi back 95"]


def test_a_target_that_nobody_has_set_cannot_be_watched(tower: Tower) -> None:
    refused = tower.watch(tower.enrol(), Bound(Relation.MISSES), LUU)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NO_TARGET


def test_only_what_one_may_see_can_be_watched(tower: Tower) -> None:
    refused = tower.watch(tower.enrol("s2"))
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NOT_PERMITTED


def test_who_may_see_it_no_more_is_told_nothing(tower: Tower) -> None:
    person = tower.enrol()
    tower.watch(person)
    with tower.papers.database.writing() as conn:
        conn.execute(update(grant).values(ended_at=MONDAY))
        other = unit_id_of(conn, "s2")
        assert other
        add_grant(conn, person.id, Grant(Role.LEADER, other), MONDAY)
    tower.signs("94/100")
    assert tower.push() == []


def test_no_question_about_a_unit_means_ones_own(tower: Tower) -> None:
    person = tower.enrol("s1")
    with tower.papers.database.writing() as conn:
        kept = set_watch(conn, Library(), person, Question(Kind.VALUE, (KYSO,)), UNDER_95, MONDAY)
    assert isinstance(kept, SetWatch)
    assert kept.watch.question.subjects == (Subject(person.home_id),)
    assert kept.result
    assert kept.result.who.unit.id == person.home_id


def test_the_same_twice_is_one_watch_and_twenty_are_enough(tower: Tower) -> None:
    person = tower.enrol()
    assert tower.watch(person) == tower.watch(person)
    for number in range(MOST - 1):
        assert isinstance(tower.watch(person, Bound(Relation.UNDER, Decimal(number))), Watch)
    assert tower.watch(person, Bound(Relation.UNDER, Decimal(MOST))) == TooManyWatches()
    assert isinstance(tower.watch(tower.enrol()), Watch)


def test_a_watch_is_removed_by_its_owner_alone(tower: Tower) -> None:
    person, other = tower.enrol(), tower.enrol()
    kept = tower.watch(person)
    assert isinstance(kept, Watch)
    with tower.papers.database.writing() as conn:
        assert not remove_watch(conn, other, kept.id, MONDAY)
        assert watches_of(conn, person) == [kept]
        assert remove_watch(conn, person, kept.id, MONDAY)
        assert watches_of(conn, person) == []
        assert conn.execute(select(func.count()).where(audit.c.action == "unwatch")).scalar() == 1
        assert first_broken_line(conn) is None
    tower.signs("94/100")
    assert tower.push() == []


def test_figures_are_looked_at_again_only_when_they_or_the_day_have_changed(tower: Tower) -> None:
    tower.watch(tower.enrol())
    tower.push()
    with tower.papers.database.writing() as conn:
        conn.execute(update(watch).values(met=True))  # behind everybody's back
    assert tower.push(HOUR) == []
    tower.signs("97/100")
    assert tower.push(HOUR) == ["vi back 97"]
    with tower.papers.database.writing() as conn:
        conn.execute(update(watch).values(met=True))
    assert tower.push(DAY) == ["vi back 97"]


def test_any_number_of_processes_tell_each_crossing_once(tower: Tower) -> None:
    for _ in range(40):
        tower.watch(tower.enrol())
    tower.signs("94/100")
    together = Barrier(5)

    def process(_: int) -> None:
        database = Database(tower.papers.database.url)
        together.wait()
        push_watches(Watching(database, Library(), MONDAY, HANOI, render), None)
        database.close()

    with ThreadPoolExecutor(5) as threads:
        list(threads.map(process, range(5)))
    assert set(Counter(row.chat_id for row in tower.queued).values()) == {1}
    assert len(tower.queued) == 40


def test_many_watch_the_same_figure_and_each_is_told_by_the_own_bound(tower: Tower) -> None:
    people = [tower.enrol() for _ in range(3)]
    for person, bound in zip(people, (95, 90, 80), strict=True):
        tower.watch(person, replace(UNDER_95, value=Decimal(bound)))
    tower.signs("85/100")
    tower.push()
    assert {row.person_id for row in tower.queued} == {people[0].id, people[1].id}
