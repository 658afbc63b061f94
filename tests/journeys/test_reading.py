"""What a leader of the district types, read as meant or asked back; never as something else."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Answer, Comparison, Doubt, Missing, Ranking, Reason, Refusal, Unclear, Value
from bot.services.answer import Chat, answer_text
from bot.services.library import Library
from db.catalogue import unit_id_of
from db.engine import Database

TODAY = date(2026, 11, 23)
Ask = Callable[[str], Answer | Refusal | Unclear]


@pytest.fixture
def ask(shipped_url: str) -> Ask:
    """Let the district's leader ask."""
    database, library = Database(shipped_url), Library()

    def answer(text: str) -> Answer | Refusal | Unclear:
        with database.reading() as conn:
            home = unit_id_of(conn, "802")
            assert home is not None
            leader = Person(1, 1, "Lãnh đạo", "vi", (Grant(Role.LEADER, home),))
            chat = Chat(1, leader, datetime.combine(TODAY, time(1), UTC), TODAY)
            return answer_text(conn, library, chat, text).answer

    return answer


@pytest.mark.parametrize(
    "text",
    [
        "/kyso xa",
        "/Kyso Xã",
        "/kýsố xã",
        "/kyso@baoso_bot communes",
        "ký số các xã",
        "ky so xa bn",
        "tl ky so cua cac xa",
        "digital signing of communes",
        "/kyso các xã huyện Đức Hòa",
        "/kyso xa 2022",
        "/kyso xã 6 tháng đầu năm 2022",
    ],
)
def test_the_communes_signing_is_the_articles(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert isinstance(answer, Value), answer
    assert answer.result.indicator.code == "kyso"
    assert answer.result.finding.standing.provenance.sources[0].names.vi == "bài báo 24/06/2022"
    share = answer.result.finding.standing.measure.share
    assert share is not None
    assert float(share.value) == 99.3


@pytest.mark.parametrize(
    "text",
    [
        "xã chưa ký số",
        "ký số 142/150",
        "ký số 5,100",
        "ký số của Bình Dương",
        "vì sao ký số xã thấp",
        "not digitally signed communes",
        "xin chào",
        "\U0001f600" * 2000,
        "a" * 4096,
    ],
)
def test_what_is_not_certain_is_asked_back(ask: Ask, text: str) -> None:
    assert isinstance(ask(text), Unclear)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("/kyso hiep hoa", {"Thị trấn Hiệp Hòa", "Xã Hiệp Hòa"}),
        ("/kyso duc hoa", {"Huyện Đức Hòa", "Thị trấn Đức Hòa"}),
        ("/kyso Đưc Hòa Hạ", {"Xã Đức Hòa Hạ"}),
    ],
)
def test_a_name_that_leaves_it_open_is_asked_back(ask: Ask, text: str, names: set[str]) -> None:
    answer = ask(text)
    assert isinstance(answer, Unclear)
    assert answer.doubt is Doubt.WHICH_UNIT
    assert {choice.who.unit.names.vi for choice in answer.choices if choice.who} == names


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("xã nào ký số thấp nhất", False),
        ("xã nào ký số cao nhất", True),
        ("xã nào quá hạn cao nhất", False),
        ("xã nào quá hạn thấp nhất", True),
    ],
)
def test_an_order_is_shown_from_the_end_that_was_asked_for(ask: Ask, text: str, *, best: bool) -> None:
    answer = ask(text)
    assert isinstance(answer, Ranking)
    assert {place.rank for place in answer.places} == {1 if best else answer.ranked - len(answer.places) + 1}


def test_other_kinds_of_questions_are_read(ask: Ask) -> None:
    assert isinstance(ask("so sánh ký số xã Hựu Thạnh và xã Tân Mỹ"), Comparison)
    assert isinstance(ask("xã nào chưa báo cáo ký số"), Missing)


def test_a_commune_that_ended_leads_on_to_what_it_became(ask: Ask) -> None:
    answer = ask("/kyso Mỹ Hạnh Nam 12/2025")
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.UNIT_ENDED
    assert [unit.names.vi for unit in answer.units] == ["Xã Mỹ Hạnh"]


def test_a_month_that_does_not_exist_is_said_so(ask: Ask) -> None:
    answer = ask("/kyso xa tháng 13")
    assert isinstance(answer, Unclear)
    assert answer.doubt is Doubt.NO_SUCH_PERIOD
