"""Every subscriber has each week's digest once, however many processes there are and whatever stops them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Row, select, update

from bot.domain.access import Grant, Role
from bot.domain.answer import Trend
from bot.domain.digest import Digest
from bot.domain.names import Language
from bot.domain.quantity import Quantity
from bot.domain.reference import MARK
from bot.domain.schedule import Schedule, Subscription
from bot.services.digest import Drawable
from bot.services.library import Library
from bot.services.push_digests import Pushing, push_digests
from bot.services.subscribe import subscribe
from db.catalogue import unit_id_of
from db.dispatch import forget_pictures
from db.engine import Database
from db.failures import send_again
from db.outbox import State, outbox
from db.people import add_grant, add_person, find_person, grant
from db.pictures import picture
from tests.services.papers import MONDAY, Papers, papers_of

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
ENROLLED = MONDAY - timedelta(days=40)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Button:
    """A button that opens a line."""

    label: str
    data: str


@dataclass(frozen=True)
class Sheet:
    """What a digest is rendered as here."""

    text: str
    keyboard: tuple[tuple[Button, ...], ...] = ()


@dataclass
class Press:
    """Renders, and counts what it rendered."""

    rendered: list[tuple[str, Language]] = field(default_factory=list[tuple[str, Language]])
    drawn: list[tuple[str, Language]] = field(default_factory=list[tuple[str, Language]])

    def render(self, digest: Digest, language: Language) -> Sheet:
        """Render a digest in one line."""
        self.rendered.append((digest.unit.code, language))
        codes = [line.result.indicator.code for line in digest.lines]
        year, week = digest.week
        text = f"{digest.unit.code} {language} {year}-W{week} {' '.join(codes)} #{MARK}"
        return Sheet(text, ((Button("Mở", "v.1"),),))

    def draw(self, digest: Digest, found: Sequence[Drawable], language: Language) -> bytes | None:
        """Draw what was found in one line; nothing where nothing was."""
        if not found:
            return None
        self.drawn.append((digest.unit.code, language))
        return f"{digest.unit.code} {language} {' '.join(map(number_of, found))}".encode()


def number_of(answer: Drawable) -> str:
    """Return how many of how many the figure is that a picture shows."""
    result = answer.results[-1] if isinstance(answer, Trend) else answer.total
    measure = result.finding.standing.measure
    assert measure.numerator
    assert measure.denominator
    return f"{measure.numerator.value}/{measure.denominator.value}"


@dataclass
class Town:
    """A province with subscribers, and the time of day."""

    papers: Papers
    press: Press = field(default_factory=Press)
    numbers: Iterator[int] = field(default_factory=lambda: count(1001))

    def enrol(
        self, unit: str, language: Language = "vi", role: Role = Role.LEADER, at: datetime = ENROLLED
    ) -> int:
        """Let somebody in, and return their chat."""
        chat = next(self.numbers)
        with self.papers.database.writing() as conn:
            unit_id = unit_id_of(conn, unit)
            assert unit_id
            add_grant(conn, add_person(conn, chat, "Linh", language, at), Grant(role, unit_id), at)
        return chat

    def choose(self, chat: int, wanted: Subscription, at: datetime = ENROLLED) -> None:
        """Let somebody choose."""
        with self.papers.database.writing() as conn:
            person = find_person(conn, chat)
            assert person
            assert subscribe(conn, person, wanted, at)

    def push(self, now: datetime = MONDAY) -> int:
        """Queue what is due at a moment."""
        database, library = self.papers.database, Library()
        return push_digests(Pushing(database, library, now, HANOI, self.press.render, self.press.draw))

    @property
    def queued(self) -> list[Row[tuple[object, ...]]]:
        """What the outbox holds."""
        with self.papers.database.reading() as conn:
            return list(conn.execute(select(outbox).order_by(outbox.c.id)))

    @property
    def pictures(self) -> dict[int, bytes]:
        """The pictures that are kept, by their ids."""
        with self.papers.database.reading() as conn:
            return {row.id: row.png for row in conn.execute(select(picture))}

    def above(self, chat: int) -> str | None:
        """Return the picture above somebody's latest digest."""
        (row,) = [row for row in self.queued if row.chat_id == chat][-1:]
        return None if row.picture_id is None else self.pictures[row.picture_id].decode()

    def texts(self) -> list[str]:
        """Return what is to be sent, without references, in the order of the people."""
        return [row.text.rpartition(" #")[0] for row in sorted(self.queued, key=lambda row: row.chat_id)]


@pytest.fixture
def town(database_url: str, tmp_path: Path) -> Iterator[Town]:
    """Give a province with two departments that have reported."""
    with papers_of(database_url, tmp_path) as papers:
        papers.report("s1 kyso 2026-10 90/100", "s2 kyso 2026-10 80/100", "s1 luu 2026-10 1/2")
        yield Town(papers)


def test_each_leader_gets_the_digest_of_the_own_unit_and_language(town: Town) -> None:
    leaders: list[tuple[str, Language]] = [("51", "vi"), ("s1", "vi"), ("51", "en")]
    for unit, language in leaders:
        town.enrol(unit, language)
    assert town.push() == 3
    assert town.texts() == [
        "51 vi 2026-W47 kyso luu",
        "s1 vi 2026-W47 kyso luu",
        "51 en 2026-W47 kyso luu",
    ]
    row = town.queued[0]
    assert row.text.endswith(f"#{row.reference}")
    assert json.loads(row.keyboard) == [[["Mở", "v.1"]]]
    assert row.kind == "digest"
    assert row.expires_at == datetime(2026, 11, 29, 17, tzinfo=UTC)  # midnight after the Sunday


def test_it_is_worked_out_once_for_all_who_get_the_same(town: Town) -> None:
    for number in range(30):
        town.enrol("51", "vi" if number % 2 else "en")
    assert town.push() == 30
    assert sorted(town.press.rendered) == [("51", "en"), ("51", "vi")]


def test_its_picture_is_drawn_and_kept_once_for_all_who_get_the_same(town: Town) -> None:
    chats = [town.enrol("51", "vi" if number % 2 else "en") for number in range(600)]
    assert town.push() == 600
    assert sorted(town.press.drawn) == [("51", "en"), ("51", "vi")]
    assert len(town.pictures) == 2
    assert {row.picture_id for row in town.queued} == set(town.pictures)
    assert {town.above(chat) for chat in chats[::2]} == {"51 en 170/200 170/200"}
    assert {town.above(chat) for chat in chats[1::2]} == {"51 vi 170/200 170/200"}


def test_who_chose_another_hour_or_other_indicators_has_another_picture(town: Town) -> None:
    usual, later, chosen = (town.enrol("51") for _ in range(3))
    town.choose(later, Subscription(Schedule(weekday=2)))
    town.choose(chosen, Subscription(Schedule(), ("kyso",)))
    town.push()
    town.papers.report("s1 kyso 2026-10 70/100", at=MONDAY + timedelta(hours=1))
    town.push(MONDAY + DAY)
    assert len({row.picture_id for row in town.queued} | {None}) == 4
    assert (town.above(usual), town.above(later)) == ("51 vi 170/200 170/200", "51 vi 150/200 150/200")
    assert town.above(chosen) == town.above(usual)


def test_its_picture_shows_the_figures_of_the_due_hour_whenever_it_is_drawn(town: Town) -> None:
    chat = town.enrol("51")
    town.papers.report("s1 kyso 2026-10 70/100", at=MONDAY + timedelta(hours=1))
    town.push(MONDAY + timedelta(hours=2))
    assert town.above(chat) == "51 vi 170/200 170/200"


def test_a_digest_of_which_nothing_can_be_drawn_comes_without_a_picture(town: Town) -> None:
    chat = town.enrol("x1")
    town.push()
    assert town.above(chat) is None
    assert town.pictures == {}


def test_a_picture_that_fails_costs_nobody_the_words(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    chat = town.enrol("51")

    def draw(*_: object) -> bytes:
        raise ZeroDivisionError

    pushing = Pushing(town.papers.database, Library(), MONDAY, HANOI, town.press.render, draw)
    assert push_digests(pushing) == 1
    assert town.above(chat) is None
    assert "words go alone" in caplog.text


def test_a_week_has_one_digest_and_the_next_week_another(town: Town) -> None:
    town.enrol("51")
    pushed = [town.push(MONDAY + days * DAY) for days in (-1, 0, 0, 1, 6, 7, 7.5, 14)]
    assert pushed == [1, 1, 0, 0, 0, 1, 0, 1]
    keys = [row.dedupe for row in town.queued]
    assert keys == [f"digest:1:2026-W{week}" for week in (47, 48, 49, 50)]


def test_an_hour_has_not_come_before_it_has(town: Town) -> None:
    town.enrol("51")
    town.push(MONDAY - DAY)
    assert town.push(MONDAY - timedelta(seconds=1)) == 0
    assert town.push(MONDAY) == 1


def test_down_from_sunday_to_half_past_nine_it_comes_then(town: Town) -> None:
    town.enrol("51")
    town.push(MONDAY - DAY)
    assert town.push(MONDAY + timedelta(hours=2, minutes=30)) == 1
    assert town.texts()[-1] == "51 vi 2026-W47 kyso luu"


def test_its_figures_are_those_of_the_due_hour_whenever_it_is_worked_out(town: Town) -> None:
    town.enrol("51")
    town.papers.report("s1 dvctt 2026-10 70/100", at=MONDAY + timedelta(hours=1))
    town.papers.report("s1 kyso 2026-10 99/100", "s2 kyso 2026-10 99/100", at=MONDAY + timedelta(hours=1))
    digests: list[Digest] = []

    def render(digest: Digest, language: Language) -> Sheet:
        digests.append(digest)
        return town.press.render(digest, language)

    late = MONDAY + timedelta(hours=2)
    push_digests(Pushing(town.papers.database, Library(), late, HANOI, render, town.press.draw))
    assert town.texts() == ["51 vi 2026-W47 kyso luu"]
    figure = digests[0].lines[0].result.finding.standing.measure
    assert (figure.numerator, figure.denominator) == (Quantity(Decimal(170)), Quantity(Decimal(200)))
    assert [gap.indicator.code for gap in digests[0].gaps] == ["luu"]


def test_down_for_three_weeks_one_comes(town: Town) -> None:
    town.enrol("51")
    assert town.push(MONDAY) == 1
    assert town.push(MONDAY + 23 * DAY) == 1
    assert [row.dedupe for row in town.queued] == ["digest:1:2026-W48", "digest:1:2026-W51"]


def test_across_the_years_end_each_week_comes_once_with_its_number(town: Town) -> None:
    town.enrol("51")
    for day in range(21):
        town.push(datetime(2026, 12, 28, tzinfo=UTC) + day * DAY)
    assert [row.dedupe for row in town.queued] == [
        "digest:1:2026-W53",
        "digest:1:2027-W01",
        "digest:1:2027-W02",
    ]
    assert [text.split()[2] for text in town.texts()] == ["2026-W52", "2026-W53", "2027-W1"]


def test_people_get_it_at_their_own_hour_on_their_own_indicators(town: Town) -> None:
    early, late = town.enrol("51"), town.enrol("51")
    town.choose(late, Subscription(Schedule(weekday=5, minute=16 * 60), ("luu",)))
    town.push(MONDAY)
    assert [row.chat_id for row in town.queued] == [early]
    town.push(MONDAY + 4 * DAY + timedelta(hours=9))
    assert town.texts() == ["51 vi 2026-W47 kyso luu", "51 vi 2026-W48 luu"]


def test_who_switched_it_off_or_never_on_gets_none(town: Town) -> None:
    town.choose(town.enrol("51"), Subscription(Schedule(on=False)))
    town.enrol("51", role=Role.OFFICER)
    asked_for = town.enrol("51", role=Role.APPROVER)
    town.choose(asked_for, Subscription())
    assert town.push() == 1
    assert town.queued[0].chat_id == asked_for


def test_who_came_after_the_hour_waits_for_the_next(town: Town) -> None:
    town.enrol("51", at=MONDAY + timedelta(hours=1))
    assert town.push(MONDAY + timedelta(hours=2)) == 0
    assert town.push(MONDAY + 7 * DAY) == 1


def test_whoever_may_see_nothing_any_more_gets_none(town: Town) -> None:
    chat = town.enrol("51")
    town.choose(chat, Subscription(Schedule(minute=8 * 60)))
    with town.papers.database.writing() as conn:
        conn.execute(update(grant).values(ended_at=MONDAY - DAY))
    assert town.push(MONDAY + DAY) == 0


def test_whose_first_grant_ended_gets_the_digest_of_the_other_unit(town: Town) -> None:
    chat = town.enrol("51")
    with town.papers.database.writing() as conn:
        person, other = find_person(conn, chat), unit_id_of(conn, "s2")
        assert person
        assert other
        conn.execute(update(grant).values(ended_at=MONDAY - DAY))
        add_grant(conn, person.id, Grant(Role.LEADER, other), ENROLLED)
    town.push()
    assert town.texts() == ["s2 vi 2026-W47 kyso"]


def test_a_grant_that_ends_while_digests_are_worked_out_counts(town: Town) -> None:
    town.enrol("51")

    def render(digest: Digest, language: Language) -> Sheet:
        with town.papers.database.writing() as conn:
            conn.execute(update(grant).values(ended_at=MONDAY))
        return town.press.render(digest, language)

    pushing = Pushing(town.papers.database, Library(), MONDAY, HANOI, render, town.press.draw)
    assert push_digests(pushing) == 0
    assert town.queued == []


def test_any_number_of_processes_queue_each_digest_once(town: Town) -> None:
    units = ("51", "s1", "s2", "x1", "x2", "x3")
    for number in range(120):
        town.enrol(units[number % 6], "en" if number % 4 else "vi")
    together = Barrier(6)

    def process(_: int) -> int:
        database, press = Database(town.papers.database.url), Press()
        together.wait()
        pushed = push_digests(Pushing(database, Library(), MONDAY, HANOI, press.render, press.draw))
        database.close()
        return pushed

    with ThreadPoolExecutor(6) as threads:
        pushed = list(threads.map(process, range(6)))
    assert sum(pushed) == 120
    assert set(Counter(row.chat_id for row in town.queued).values()) == {1}
    assert len(town.queued) == 120
    assert len(town.pictures) == len({row.picture_id for row in town.queued} - {None}) == 5


def test_what_was_stopped_goes_on_and_all_of_a_unit_come_together(town: Town) -> None:
    for number in range(12):
        town.enrol(("51", "s1", "s2")[number % 3])
    looks = iter([True, False])
    pushing = Pushing(town.papers.database, Library(), MONDAY, HANOI, town.press.render, town.press.draw)
    assert push_digests(pushing, lambda: next(looks)) == 4
    assert len({row.text.split()[0] for row in town.queued}) == 1
    assert town.push() == 8


def test_what_fails_for_one_unit_costs_the_others_nothing(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    for unit in ("51", "s1", "s2"):
        town.enrol(unit)

    def render(digest: Digest, language: Language) -> Sheet:
        if digest.unit.code == "s1":
            raise ZeroDivisionError
        return town.press.render(digest, language)

    pushing = Pushing(town.papers.database, Library(), MONDAY, HANOI, render, town.press.draw)
    assert push_digests(pushing) == 2
    assert "failed" in caplog.text
    assert town.push() == 1


def test_as_long_as_it_may_be_sent_again_its_picture_is_there(town: Town) -> None:
    chats = [town.enrol("51"), town.enrol("51")]
    town.choose(chats[1], Subscription(Schedule(weekday=7, minute=24 * 60 - 1)))
    for chat, due in zip(chats, (MONDAY, MONDAY + 7 * DAY - timedelta(hours=7, minutes=1)), strict=True):
        town.papers.report(f"s1 kyso 2026-10 {chat - 911}/100", at=due - DAY)  # news, of which to draw
        town.push(due)
        (row,) = [row for row in town.queued if row.chat_id == chat]
        assert row.expires_at
        with town.papers.database.writing() as conn:
            conn.execute(update(outbox).values(state=State.REFUSED))
            forget_pictures(conn, row.expires_at - 14 * DAY)  # as the outbox does, which keeps them so long
            assert send_again(conn, chat, row.expires_at) == 0
            assert send_again(conn, chat, row.expires_at - timedelta(minutes=1)) == 1
        assert town.above(chat) is not None
