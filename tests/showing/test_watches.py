"""What somebody reads when a figure that they watch has crossed its bound, or has come back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain import period as periods
from bot.domain.answer import Overview, Result, Value
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE
from bot.domain.indicator import Direction, Goal
from bot.domain.names import Language
from bot.domain.question import Bound, Kind, Question, Relation, Subject, decode
from bot.domain.standing import Coverage
from bot.domain.unit import Register, Tier
from bot.domain.watch import Crossing, Watch
from bot.showing.render import render
from bot.showing.watch_offer import show_watch_offer, show_which_to_watch, watchable
from bot.showing.watches import described, show_crossing
from bot.showing.watches import standing as standing_of
from tests.showing.bulletin import ALL_COMMUNES, BA_TO, of_communes
from tests.showing.samples import (
    COMMUNES,
    GROUPS,
    HOME,
    OVERDUE,
    PLAN,
    PROVINCE,
    SIGNING,
    commune,
    labels,
    lines,
    measure,
    own,
    result,
    standing,
    view,
)

NOVEMBER = periods.month(2026, 11)
MANY = tuple(commune(100_000 + number, f"Xã Số {number}") for number in range(12))
UNDER_95 = Bound(Relation.UNDER, Decimal(95))
ASKED = Question(Kind.VALUE, (SIGNING.id,), (ALL_COMMUNES.subject,))


def watch(bound: Bound, was: bool | None = False) -> Watch:  # noqa: FBT001, FBT002 - whether it was met
    return Watch(7, 3, ASKED, bound, was, date(2026, 11, 5))


def first_line(bound: Bound, found: Result, *, met: bool, language: Language = "vi") -> str:
    """Return what is said of a figure that has come to pass a bound, or no longer does."""
    return lines(show_crossing(view(language), Crossing(watch(bound, not met), found, met)))[0]


def signing(numbers: tuple[str, str] = ("942", "1000"), goal: str | None = None) -> Result:
    return of_communes(SIGNING, numbers, goal)


def test_a_leader_reads_that_a_figure_has_fallen_and_can_open_it() -> None:
    found = result(ALL_COMMUNES, SIGNING, standing(measure("942", "1000"), coverage=Coverage(93, 96, 93)))
    screen = show_crossing(view("vi"), Crossing(watch(UNDER_95), found, met=True))
    assert lines(screen) == [
        "⚠️ <b>Ký số · Xã, phường</b> xuống dưới 95%: <b>94,2%</b> (tháng 10/2026)",
        "93/96 đơn vị đã báo cáo",
        "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #K7Q2",
    ]
    assert labels(screen) == [["Xem số liệu", "Theo đơn vị", "Bỏ cảnh báo"]]
    value, order = (decode(button.data) for button in screen.keyboard[0][:2])
    assert (value.kind, order.kind, value.period) == (Kind.VALUE, Kind.RANK, found.finding.period)
    assert screen.keyboard[0][2].data == "bt:w:7"


def test_it_is_said_in_english_too() -> None:
    told = first_line(UNDER_95, signing(), met=True, language="en")
    assert told == (
        "⚠️ <b>Digital signing · Communes and wards</b> has fallen under 95%: <b>94.2%</b> (October 2026)"
    )


def test_a_leader_reads_that_a_figure_has_come_back() -> None:
    found = result(ALL_COMMUNES, SIGNING, standing(measure("953", "1000"), NOVEMBER))
    assert first_line(UNDER_95, found, met=False) == (
        "✅ <b>Ký số · Xã, phường</b> đã đạt lại mức 95%: <b>95,3%</b> (tháng 11/2026, chưa kết thúc)"
    )
    assert "is back at 95% or above: " in first_line(UNDER_95, found, met=False, language="en")


@pytest.mark.parametrize(
    ("relation", "met", "vietnamese", "english"),
    [
        (Relation.AT_MOST, True, "⚠️ | còn 95% hoặc ít hơn", "is down to 95% or below"),
        (Relation.OVER, True, "✅ | vượt 95%", "has risen over 95%"),
        (Relation.OVER, False, "⚠️ | không còn trên 95%", "is no longer over 95%"),
        (Relation.AT_LEAST, True, "✅ | đã đạt từ 95% trở lên", "has reached 95% or above"),
        (Relation.MISSES, True, "⚠️ | không còn đạt chỉ tiêu 98%", "no longer reaches the target of 98%"),
        (Relation.MISSES, False, "✅ | đã đạt lại chỉ tiêu 98%", "reaches the target of 98% again"),
        (Relation.REACHES, True, "✅ | đã đạt chỉ tiêu 98%", "now reaches the target of 98%"),
        (Relation.REACHES, False, "⚠️ | không còn đạt chỉ tiêu 98%", "no longer reaches the target of 98%"),
    ],
)
def test_every_crossing_is_said_in_plain_words(
    relation: Relation,
    met: bool,  # noqa: FBT001 - a parameter of the test
    vietnamese: str,
    english: str,
) -> None:
    bound = Bound(relation) if relation.is_of_target else Bound(relation, Decimal(95))
    mark, told = vietnamese.split(" | ")
    line = first_line(bound, signing(goal="98"), met=met)
    assert line.startswith(f"{mark} <b>Ký số · Xã, phường</b> {told}: ")
    assert f"</b> {english}: " in first_line(bound, signing(goal="98"), met=met, language="en")


def test_where_fewer_is_better_over_a_bound_is_bad() -> None:
    found = of_communes(OVERDUE, ("43", "2000"))
    over = Bound(Relation.OVER, Decimal(2))
    assert first_line(over, found, met=True).startswith("⚠️ <b>Hồ sơ quá hạn · Xã, phường</b> vượt 2%: ")
    assert first_line(over, found, met=False).startswith("✅ ")


def test_where_no_side_is_better_no_side_is_marked() -> None:
    neutral = replace(SIGNING, direction=Direction.NONE)
    found = of_communes(neutral, ("942", "1000"))
    assert first_line(UNDER_95, found, met=True).startswith("• ")


def test_what_was_never_told_before_has_not_fallen() -> None:
    crossing = Crossing(watch(UNDER_95, None), signing(), met=True)
    assert "</b> dưới 95%: <b>94,2%</b>" in lines(show_crossing(view("vi"), crossing))[0]


def test_no_figure_is_rounded_onto_the_bound_that_it_has_crossed() -> None:
    found = of_communes(SIGNING, ("94996", "100000"))
    assert "<b>94,99%</b>" in first_line(UNDER_95, found, met=True)


def test_a_count_is_told_in_things_and_a_single_unit_has_no_order() -> None:
    found = result(own(BA_TO), GROUPS, standing(measure("9")))
    crossing = Crossing(watch(Bound(Relation.UNDER, Decimal(10))), found, met=True)
    screen = show_crossing(view("vi"), crossing)
    assert "xuống dưới 10 tổ: <b>9 tổ</b>" in screen.text
    assert labels(screen) == [["Xem số liệu", "Bỏ cảnh báo"]]


@pytest.mark.parametrize(
    ("relation", "done", "told"),
    [
        (Relation.AT_LEAST, True, "</b>: đã thực hiện (tháng 10/2026)"),
        (Relation.AT_LEAST, False, "</b>: chưa thực hiện (tháng 10/2026)"),
        (Relation.UNDER, True, "</b>: đã thực hiện (tháng 10/2026)"),
        (Relation.UNDER, False, "</b>: chưa thực hiện (tháng 10/2026)"),
    ],
)
def test_a_milestone_is_told_to_be_done_or_not(
    relation: Relation,
    done: bool,  # noqa: FBT001 - a parameter of the test
    told: str,
) -> None:
    found = result(own(BA_TO), PLAN, standing(measure("1" if done else "0")))
    met = done is (relation is Relation.AT_LEAST)
    assert told in first_line(Bound(relation, Decimal(1)), found, met=met)


def test_a_watch_of_what_is_counted_is_listed_in_things() -> None:
    catalogue = Catalogue.of(Register.of([COMMUNES], [PROVINCE]), [OVERDUE])
    asked = replace(ASKED, indicator_ids=(OVERDUE.id,), in_things=True)
    counted = replace(watch(Bound(Relation.OVER, Decimal(50))), question=asked)
    assert described(view("vi"), counted, catalogue) == "Số hồ sơ quá hạn · Xã, phường trên 50 hồ sơ"


def test_a_watch_is_listed_by_what_it_waits_for() -> None:
    tiers = [COMMUNES, Tier(1, "tinh", PROVINCE.names, (), 1)]
    catalogue = Catalogue.of(Register.of(tiers, [PROVINCE, BA_TO]), [SIGNING])
    assert described(view("vi"), watch(UNDER_95), catalogue) == "Ký số · Xã, phường dưới 95%"
    missed = replace(watch(Bound(Relation.MISSES)), question=replace(ASKED, without=(BA_TO.id,)))
    assert described(view("en"), missed, catalogue) == (
        "Digital signing · Communes and wards (without Ba Tơ Commune) off target"
    )
    whole = replace(watch(UNDER_95), question=replace(ASKED, subjects=(Subject(HOME, WHOLE),)))
    assert described(view("vi"), whole, catalogue) == "Ký số · toàn tỉnh Quảng Ngãi dưới 95%"


@pytest.mark.parametrize(
    ("found", "offered"),
    [
        (of_communes(SIGNING, ("961", "1000"), "95"), ["Chưa đạt chỉ tiêu 95%", "Dưới 90%"]),
        (of_communes(SIGNING, ("96", "100"), "97"), ["Đạt chỉ tiêu 97%", "Dưới 95%", "Dưới 90%"]),
        (of_communes(SIGNING, ("95", "100"), "98"), ["Đạt chỉ tiêu 98%", "Dưới 95%", "Dưới 90%"]),
        (of_communes(OVERDUE, ("43", "2000")), ["Trên 3%", "Trên 5%"]),
        (
            of_communes(replace(SIGNING, direction=Direction.NONE), ("9", "10")),
            ["Dưới 90%"],
        ),
        (of_communes(GROUPS, ("93", "")), ["Dưới 50 tổ", "Dưới 20 tổ"]),
        (of_communes(replace(GROUPS, direction=Direction.DOWN), ("0", "")), ["Trên 0 tổ", "Trên 1 tổ"]),
        (
            of_communes(replace(GROUPS, direction=Direction.NONE), ("4100", "")),
            ["Dưới 2.000 tổ", "Trên 5.000 tổ"],
        ),
        (
            result(own(BA_TO), GROUPS, standing(measure("9")), Goal(Decimal(8))),
            ["Chưa đạt chỉ tiêu 8", "Dưới 5 tổ", "Dưới 2 tổ"],
        ),
    ],
)
def test_a_figure_is_watched_by_a_tap_for_bounds_near_to_it(found: Result, offered: list[str]) -> None:
    screen = render(Value(replace(ASKED, period=NOVEMBER), found), view("vi"))
    asked = decode(screen.keyboard[-1][0].data.removeprefix("bt:b:"))
    assert (asked.bound, asked.period) == (None, None)
    offer = show_watch_offer(view("vi"), found)
    assert labels(offer) == [*([label] for label in offered), ["Quay lại"]]
    for row in offer.keyboard[:-1]:
        question = decode(row[0].data.removeprefix("bt:b:"))
        assert replace(question, bound=None) == asked
        assert question.bound


def test_how_to_ask_for_any_other_number_is_said() -> None:
    screen = show_watch_offer(view("en"), signing())
    assert lines(screen) == [
        "<b>Digital signing · Communes and wards</b>: when should you be told?",
        (
            "For another number, type for example: "
            '"tell me when digital signing of communes and wards is under 85%".'
        ),
    ]
    overdue = show_watch_offer(view("vi"), of_communes(OVERDUE, ("43", "2000")))
    assert lines(overdue)[1] == 'Mức khác: gõ, ví dụ, "báo tôi khi hồ sơ quá hạn xã, phường trên 5%".'


def test_of_an_answer_with_several_figures_one_is_chosen_first() -> None:
    own_figures = (signing(), of_communes(OVERDUE, ("43", "2000")))
    overview = Overview(Question(Kind.OVERVIEW), ALL_COMMUNES, own_figures, (), 0, 1)
    asked = decode(render(overview, view("vi")).keyboard[-1][0].data.removeprefix("bt:b:"))
    assert asked == overview.question
    choice = show_which_to_watch(view("vi"), overview, watchable(overview))
    assert labels(choice) == [["Ký số"], ["Hồ sơ quá hạn"], ["Quay lại"]]
    assert decode(choice.keyboard[0][0].data.removeprefix("bt:b:")) == ASKED


@pytest.mark.parametrize(
    "value",
    [
        Value(replace(ASKED, as_of=date(2026, 11, 1)), signing()),
        Value(ASKED, signing(), became=()),
        Value(ASKED, replace(signing(), who=replace(ALL_COMMUNES, without=MANY))),
    ],
)
def test_what_is_past_or_too_long_for_a_button_is_not_offered(value: Value) -> None:
    assert "Báo khi…" not in [label for row in labels(render(value, view("vi"))) for label in row]


@pytest.mark.parametrize(
    ("found", "met", "told"),
    [
        (signing(), True, "Hiện nay đã như vậy: <b>94,2%</b> (tháng 10/2026)."),
        (signing(), False, "Hiện nay chưa như vậy: <b>94,2%</b> (tháng 10/2026)."),
        (signing(), None, "Hiện nay: <b>94,2%</b> (tháng 10/2026), chưa đủ để xác định."),
        (None, None, "Hiện nay chưa có số liệu."),
    ],
)
def test_who_sets_a_watch_reads_how_that_stands_now(
    found: Result | None, told: str, *, met: bool | None
) -> None:
    assert standing_of(view("vi"), watch(UNDER_95, met), found) == told
