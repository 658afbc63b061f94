"""A correction is told to whoever was given the old figure, once, and to nobody else."""

from collections.abc import Generator
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.domain.access import Role
from bot.domain.answer import Result
from bot.domain.digest import Digest
from bot.domain.names import Language
from bot.domain.notice import Corrected, Notice
from bot.domain.submission import Decided, Sent
from bot.services import filings, review, submit
from bot.services.acting import Shown, Words
from bot.services.answer import Chat, answer_text
from bot.services.digest import digest_at
from bot.services.given import note_digest
from db.given import forget_given, hand_on_asked
from db.inbox import Received, close_updates, forget_answered, keep_updates, note_asked
from db.people import grant, person_of
from tests.services.bureau import NOVEMBER, Bureau, bureau_over, shown

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_numbers = count(1)


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office in which a figure of October has been published, and two who lead."""
    with bureau_over(database_url, tmp_path) as each:
        each.joins("leader", Role.LEADER, "51")
        each.joins("other", Role.LEADER, "51")
        publishes(each, 142)
        publishes(each, 101, "other officer", "x2")
        each.clock.advance(HOUR)
        yield each


def publishes(bureau: Bureau, signed: int, name: str = "officer", unit: str = "x1") -> list[Notice]:
    """Let an officer send a figure of October and an approver approve it; return what is told of it."""
    told: list[Notice] = []

    def tell(notice: Notice, language: Language) -> Words:
        told.append(notice)
        return Words(f"{type(notice).__name__} {language}")

    sent = sends(bureau, signed, name, unit)
    with bureau.office.database.writing() as conn:
        decided = review.approve(conn, bureau.library, bureau.act("approver"), sent, tell)
    assert isinstance(decided, Decided), decided
    return [each for each in told if isinstance(each, Corrected)]


def sends(bureau: Bureau, signed: int, name: str, unit: str) -> Shown:
    """Let an officer send a figure of October with a reason; return what was sent."""
    sheet = bureau.drafts(name, unit, bureau.entry("kyso", signed, 150))
    with bureau.office.database.writing() as conn:
        act, library = bureau.act(name), bureau.library
        kept = submit.give_reason(conn, library, act, shown(sheet).id, bureau.indicator("kyso"), "Bổ sung")
        assert isinstance(kept, submit.Kept)
        assert isinstance(submit.send(conn, library, act, shown(kept.sheet)), Sent)
    before = shown(kept.sheet)
    return Shown(before.id, before.version + 1)


def amount(result: Result) -> Decimal | None:
    """Return the numerator of a figure."""
    numerator = result.finding.standing.measure.numerator
    return numerator and numerator.value


def asks(bureau: Bureau, name: str, text: str) -> None:
    """Let somebody ask, as the inbox keeps it."""
    number, act = next(_numbers), bureau.act(name)
    with bureau.office.database.writing() as conn:
        person = person_of(conn, act.person_id)
        assert person
        chat = Chat(person.telegram_id, person, act.now, act.today)
        asked = answer_text(conn, bureau.library, chat, text).asked
        assert asked
        keep_updates(conn, [Received(number, person.telegram_id, "{}")], act.now)
        note_asked(conn, {number: asked})
        close_updates(conn, [number])


def told(bureau: Bureau) -> list[str]:
    """Return who is told of corrections."""
    return [name for name, kind in bureau.messages() if kind == "corrected"]


@pytest.mark.parametrize(
    "text",
    [
        "/kyso Ba Xa tháng 10",
        "/kyso xa tháng 10",
        "/kyso",
        "/kyso quý 4",
        "/tongquan",
        "/donvi Ba Xa",
        "/canhbao",
        "/xephang kyso xa tháng 10",
        "/xuhuong kyso Ba Xa",
        "/sosanh kyso Ba Xa, Ba Tô tháng 10",
        "ký số Ba Xa tháng 10 tăng hay giảm",
        "Ba Xa đứng thứ mấy về ký số tháng 10",
        "nguồn ký số Ba Xa tháng 10",
    ],
)
def test_whoever_was_told_the_old_figure_in_any_way_is_told_of_it(bureau: Bureau, text: str) -> None:
    asks(bureau, "leader", text)
    (notice,) = publishes(bureau, 145)
    assert told(bureau) == ["leader"]
    assert isinstance(notice, Corrected)
    (correction,) = notice.corrections
    assert correction.line.standing
    assert correction.line.standing.measure != correction.line.measure


@pytest.mark.parametrize(
    "text",
    [
        "/kyso Ba Tô tháng 10",
        "/kyso Ba Xa tháng 9",
        "/kyso xa quý 3",
        "/quahan Ba Xa tháng 10",
        "/xuhuong quahan Ba Xa",
        "/chuabaocao",
    ],
)
def test_who_was_told_something_else_is_not(bureau: Bureau, text: str) -> None:
    asks(bureau, "leader", text)
    assert publishes(bureau, 145) == []


def test_what_the_inbox_has_forgotten_is_remembered_for_a_year(bureau: Bureau) -> None:
    for text in ("/kyso Ba Xa tháng 10", "/kyso Ba Xa tháng 10", "/kyso xa tháng 10"):
        asks(bureau, "leader", text)
    bureau.clock.advance(4 * DAY)
    before = bureau.clock.now() - 3 * DAY
    with bureau.office.database.writing() as conn:
        hand_on_asked(conn, before)
        forget_answered(conn, before)
        hand_on_asked(conn, before)
    assert bureau.office.rows_of("given", "telling") == [2, 2]
    publishes(bureau, 145)
    assert told(bureau) == ["leader"], "once, however often they asked"
    with bureau.office.database.writing() as conn:
        forget_given(conn, bureau.clock.now())
    assert bureau.office.rows_of("given", "telling") == [0, 0]


def test_each_correction_is_told_to_those_who_were_given_what_it_corrects(bureau: Bureau) -> None:
    asks(bureau, "leader", "/kyso Ba Xa tháng 10")
    bureau.clock.advance(HOUR)
    publishes(bureau, 145)
    bureau.clock.advance(HOUR)
    asks(bureau, "other", "/kyso Ba Xa tháng 10")
    bureau.clock.advance(HOUR)
    publishes(bureau, 146)
    assert told(bureau) == ["leader", "other"]


def test_who_may_not_see_the_unit_any_more_and_who_corrects_it_are_told_nothing(bureau: Bureau) -> None:
    for name in ("leader", "officer", "approver"):
        asks(bureau, name, "/kyso Ba Xa tháng 10")
    with bureau.office.database.writing() as conn:
        conn.execute(
            update(grant).where(grant.c.person_id == bureau.people["leader"]).values(ended_at=NOVEMBER)
        )
    assert publishes(bureau, 145) == []


def test_a_file_that_corrects_many_figures_is_told_of_once(bureau: Bureau) -> None:
    asks(bureau, "leader", "/kyso xa tháng 10")
    asks(bureau, "other", "/kyso Ba Tô tháng 10")
    sent = [sends(bureau, *each) for each in ((145, "officer", "x1"), (105, "other officer", "x2"))]
    told: list[Notice] = []

    def tell(notice: Notice, language: Language) -> Words:
        told.append(notice)
        return Words(f"{type(notice).__name__} {language}")

    with bureau.office.database.writing() as conn:
        filings.approve_some(conn, bureau.library, bureau.act("approver"), sent, tell)
    of_all, of_one = (each for each in told if isinstance(each, Corrected))
    assert [each.sheet.unit.code for each in of_all.corrections] == ["x1", "x2"]
    assert [each.sheet.unit.code for each in of_one.corrections] == ["x2"]
    ((was, is_),) = of_all.sums
    assert [amount(each) for each in (was, is_)] == [142 + 101, 145 + 105], (
        "from before the first to the last"
    )
    assert of_one.sums == ()


def test_the_readers_of_a_digest_are_told(bureau: Bureau) -> None:
    act = bureau.act("leader")
    with bureau.office.database.writing() as conn:
        digest = digest_at(conn, bureau.library, bureau.unit("51"), (), act.now, _ZONE)
        assert isinstance(digest, Digest)
        note_digest(conn, [act.person_id], digest)
    bureau.clock.advance(DAY)
    (notice,) = publishes(bureau, 145)
    assert isinstance(notice, Corrected)
    assert told(bureau) == ["leader"]
    ((before, now),) = notice.sums
    assert before.finding.standing.measure != now.finding.standing.measure
