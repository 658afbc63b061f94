"""What a leader reads who asks for an end of an order, for those that pass a bound, a place, a pull."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.answer import (
    Change,
    Move,
    Movers,
    Place,
    Position,
    Pull,
    Pulls,
    Ranking,
    Reason,
    Refusal,
    Result,
)
from bot.domain.indicator import Direction, Goal, Indicator
from bot.domain.names import Names
from bot.domain.period import parse
from bot.domain.quantity import Rate
from bot.domain.question import Bound, End, Kind, Question, Relation, Subject, decode
from bot.domain.standing import Coverage
from bot.domain.unit import Unit
from bot.showing.render import render
from tests.showing.samples import (
    COMMUNES,
    GROUPS,
    OCTOBER,
    OVERDUE,
    PROVINCE,
    SIGNING,
    commune,
    labels,
    lines,
    measure,
    own,
    result,
    standing,
    tier_of,
    view,
)

GOAL = Goal(Decimal(98))
ALL_COMMUNES = tier_of(PROVINCE, COMMUNES)
ASKED = Question(Kind.RANK, (SIGNING.id,), (ALL_COMMUNES.subject,))
MAI, XA, HUYNH = (
    commune(number, name) for number, name in ((11, "Xã Sơn Mai"), (12, "Xã Ba Xa"), (13, "Phường Sa Huỳnh"))
)
SOURCE = "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #K7Q2"
TOTAL = result(ALL_COMMUNES, SIGNING, standing(measure("13204", "13738"), coverage=Coverage(93, 96, 93)))


def place(rank: int, unit: Unit, *numbers: str, beside: tuple[Result, ...] = ()) -> Place:
    return Place(rank, result(own(unit), SIGNING, standing(measure(*numbers)), GOAL), beside)


def ranking(question: Question, *places: Place, passing: int | None = None, undecided: int = 0) -> Ranking:
    return Ranking(question, TOTAL, places, 0, 1, 93, 3, 0, passing, undecided)


LAST = (place(93, MAI, "59", "64"), place(92, XA, "12", "13"))


def test_a_leader_reads_who_is_last_before_the_figure_of_all() -> None:
    screen = render(ranking(replace(ASKED, end=End.LOWEST, limit=2), *LAST), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "Thấp nhất:",
        "93. xã Sơn Mai <b>92,19%</b>",
        "92. xã Ba Xa <b>92,31%</b>",
        "Chung: <b>96,11%</b> (13.204 / 13.738 văn bản)",
        "3 đơn vị chưa có số liệu",
        SOURCE,
    ]
    assert labels(screen) == [["Toàn bộ thứ hạng", "Nguồn"], ["Báo khi…"]]
    order, source = (decode(button.data) for button in screen.keyboard[0])
    assert order == replace(ASKED, period=OCTOBER)
    assert source == replace(ASKED, kind=Kind.SOURCE, period=OCTOBER)


@pytest.mark.parametrize(
    ("end", "direction", "vietnamese", "english"),
    [
        (End.BEST, Direction.UP, "Tốt nhất:", "Best:"),
        (End.WORST, Direction.UP, "Kém nhất:", "Worst:"),
        (End.HIGHEST, Direction.UP, "Cao nhất:", "Highest:"),
        (End.BEST, Direction.NONE, "Cao nhất:", "Highest:"),
        (End.WORST, Direction.NONE, "Thấp nhất:", "Lowest:"),
    ],
)
def test_an_end_is_told_by_the_number_where_no_direction_is_better(
    end: End, direction: Direction, vietnamese: str, english: str
) -> None:
    total = replace(TOTAL, indicator=replace(SIGNING, direction=direction))
    answer = replace(ranking(replace(ASKED, end=end, limit=2), *LAST), total=total)
    assert lines(render(answer, view("vi")))[1] == vietnamese
    assert lines(render(answer, view("en")))[1] == english


def test_the_first_few_are_the_best_where_no_end_is_named() -> None:
    assert lines(render(ranking(replace(ASKED, limit=2), *LAST), view("vi")))[1] == "Tốt nhất:"


def test_a_leader_reads_how_many_pass_a_bound_and_which() -> None:
    question = replace(ASKED, bound=Bound(Relation.UNDER, Decimal("92.3")))
    screen = render(ranking(question, LAST[0], passing=23, undecided=2), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "<b>23/93</b> xã, phường dưới 92,3%",
        "93. xã Sơn Mai <b>92,19%</b>",
        "Chung: <b>96,11%</b> (13.204 / 13.738 văn bản)",
        "3 đơn vị chưa có số liệu · 2 đơn vị công bố số ước lượng, không xét được",
        SOURCE,
    ]
    told = lines(render(ranking(question, LAST[0], passing=23, undecided=1), view("en")))
    assert told[1] == "<b>23 of 93</b> communes and wards under 92.3%"
    assert told[4] == "3 units without a figure · 1 unit left open by its published figure"


@pytest.mark.parametrize(
    ("relation", "vietnamese", "english"),
    [
        (Relation.AT_MOST, "từ 94% trở xuống", "at 94% or below"),
        (Relation.OVER, "trên 94%", "over 94%"),
        (Relation.AT_LEAST, "từ 94% trở lên", "at 94% or above"),
        (Relation.MISSES, "chưa đạt chỉ tiêu 98%", "off the target of 98%"),
        (Relation.REACHES, "đạt chỉ tiêu 98%", "on the target of 98%"),
    ],
)
def test_a_bound_is_said_in_plain_words(relation: Relation, vietnamese: str, english: str) -> None:
    bound = Bound(relation) if relation.is_of_target else Bound(relation, Decimal(94))
    answer = ranking(replace(ASKED, bound=bound), *LAST, passing=5)
    assert lines(render(answer, view("vi")))[1] == f"<b>5/93</b> xã, phường {vietnamese}"
    assert lines(render(answer, view("en")))[1] == f"<b>5 of 93</b> communes and wards {english}"


@pytest.mark.parametrize(
    ("relation", "line"),
    [(Relation.MISSES, "chưa đạt chỉ tiêu"), (Relation.REACHES, "đạt chỉ tiêu")],
)
def test_where_nobody_is_listed_the_target_is_not_named(relation: Relation, line: str) -> None:
    answer = ranking(replace(ASKED, bound=Bound(relation)), passing=0)
    assert lines(render(answer, view("vi")))[1] == f"<b>0/93</b> xã, phường {line}"


def test_a_bound_of_what_is_counted_is_told_in_things() -> None:
    total = result(ALL_COMMUNES, GROUPS, standing(measure("1234")))
    question = replace(ASKED, bound=Bound(Relation.OVER, Decimal(1000)))
    answer = replace(ranking(question, passing=4), total=total)
    assert lines(render(answer, view("vi")))[1] == "<b>4/93</b> xã, phường trên 1.000 tổ"


def test_the_end_of_those_that_pass_is_named_where_it_was_asked_for() -> None:
    question = replace(ASKED, bound=Bound(Relation.UNDER, Decimal(94)), end=End.HIGHEST, limit=1)
    answer = ranking(question, LAST[1], passing=23)
    assert lines(render(answer, view("vi")))[1] == "<b>23/93</b> xã, phường dưới 94%. Cao nhất:"


def test_no_number_is_rounded_onto_the_bound_that_it_has_not_reached() -> None:
    near = place(50, MAI, "93996", "100000")
    answer = ranking(replace(ASKED, bound=Bound(Relation.UNDER, Decimal(94))), near, passing=1)
    assert "50. xã Sơn Mai <b>93,99%</b>" in lines(render(answer, view("vi")))
    plain = ranking(replace(ASKED, end=End.LOWEST), near)
    assert "50. xã Sơn Mai <b>94%</b>" in lines(render(plain, view("vi")))


def test_another_indicator_stands_beside_and_can_put_the_units_in_order() -> None:
    late = result(own(MAI), OVERDUE, standing(measure("9", "100")))
    question = replace(ASKED, indicator_ids=(SIGNING.id, OVERDUE.id), end=End.WORST, limit=1)
    screen = render(ranking(question, replace(LAST[0], beside=(late,))), view("vi"))
    assert lines(screen)[2] == "93. xã Sơn Mai <b>92,19%</b> · hồ sơ quá hạn 9%"
    assert labels(screen)[1] == ["Xếp theo hồ sơ quá hạn"]
    other = decode(screen.keyboard[1][0].data)
    assert other == replace(question, indicator_ids=(OVERDUE.id, SIGNING.id), period=OCTOBER)


def test_those_left_out_of_a_tier_are_named_in_its_header() -> None:
    who = replace(ALL_COMMUNES, without=(HUYNH, MAI))
    answer = replace(ranking(ASKED), total=replace(TOTAL, who=who))
    assert lines(render(answer, view("vi")))[0] == (
        "<b>Ký số · Xã, phường (trừ phường Sa Huỳnh, xã Sơn Mai)</b> — tháng 10/2026"
    )
    office = replace(who, without=(PROVINCE, HUYNH, MAI, XA, commune(14, "Xã Sơn Kỳ")))
    answer = replace(answer, total=replace(TOTAL, who=office))
    assert lines(render(answer, view("en")))[0] == (
        "<b>Digital signing · Communes and wards (without Quảng Ngãi Province People's Committee, "
        "Sa Huỳnh Commune, Sơn Mai Commune and 2 others)</b> — October 2026"
    )


def test_a_button_that_would_be_too_long_is_left_out() -> None:
    without = tuple(range(100_000, 100_012))
    screen = render(ranking(replace(ASKED, end=End.LOWEST, without=without), *LAST), view("vi"))
    assert labels(screen) == [["Báo khi…"]]


NEXT = (place(40, XA, "97", "100"), place(42, HUYNH, "95", "100"))
POSITION = Position(
    Question(Kind.PLACE, (SIGNING.id,), (Subject(MAI.id),)),
    place(41, MAI, "96", "100"),
    ALL_COMMUNES,
    93,
    3,
    0,
    *NEXT,
)


def test_a_leader_reads_a_unit_s_place_and_who_stands_next_to_it() -> None:
    screen = render(POSITION, view("vi"))
    assert lines(screen) == [
        "<b>Ký số · xã Sơn Mai</b> — tháng 10/2026",
        "<b>Thứ 41/93</b> xã, phường, tính từ tốt nhất",
        "<b>96%</b> (96 / 100 văn bản)",
        "⚠️ Chưa đạt chỉ tiêu 98%; còn thiếu 2 văn bản",
        "Ngay trên: 40. xã Ba Xa 97%",
        "Ngay dưới: 42. phường Sa Huỳnh 95%",
        "3 đơn vị chưa có số liệu",
        SOURCE,
    ]
    assert labels(screen) == [["Toàn bộ thứ hạng", "Nguồn"], ["Báo khi…"]]
    assert decode(screen.keyboard[0][0].data) == replace(ASKED, period=OCTOBER)


def test_a_place_that_is_shared_or_at_an_end_says_so() -> None:
    first = replace(
        POSITION, place=replace(POSITION.place, rank=1), above=None, below=None, sharing=2, silent=0
    )
    told = lines(render(first, view("en")))
    assert told[1:4] == [
        "<b>Rank 1 of 93</b> communes and wards, from the best",
        "Shared with 2 other units",
        "<b>96%</b> (96 of 100 documents)",
    ]
    assert len(told) == 6


def test_a_place_by_the_number_alone_is_counted_from_the_highest() -> None:
    files = replace(GROUPS, direction=Direction.NONE)
    found = Place(2, result(own(MAI), files, standing(measure("12"))))
    told = lines(render(replace(POSITION, place=found, above=None, below=None), view("vi")))
    assert told[1:3] == ["<b>Thứ 2/93</b> xã, phường, tính từ cao nhất", "<b>12 tổ</b>"]


def pull(unit: Unit, points: Fraction, without: Fraction) -> Pull:
    return Pull(result(own(unit), SIGNING, standing(measure("59", "64"))), Rate(without), points)


PULLS = Pulls(
    Question(Kind.PULL, (SIGNING.id,), (ALL_COMMUNES.subject,)),
    TOTAL,
    True,  # noqa: FBT003 - a field of the answer
    (pull(MAI, Fraction(12, 100), Fraction(9623, 100)),),
    31,
    0,
    7,
)


def test_a_leader_reads_who_pulls_the_rate_and_what_it_would_be_without() -> None:
    screen = render(PULLS, view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "<b>96,11%</b> (13.204 / 13.738 văn bản)",
        "31 đơn vị kéo tỷ lệ chung xuống",
        "• xã Sơn Mai <b>92,19%</b>: kéo xuống 0,12 điểm (không tính đơn vị này: 96,23%)",
        "93/96 đơn vị đã báo cáo",
        "Trang 1/7",
        SOURCE,
    ]
    assert labels(screen) == [["Xem thêm"], ["Toàn bộ thứ hạng"], ["Báo khi…"]]


def test_a_leader_reads_who_pulls_a_rate_up_and_who_is_left_out_of_that() -> None:
    up = replace(
        PULLS,
        downwards=False,
        pulls=(pull(MAI, Fraction(-12, 100), Fraction(9599, 100)),),
        pulling=1,
        pages=1,
        inexact=2,
        stands=False,
    )
    assert lines(render(up, view("en")))[1:5] == [
        "In order of illustrative figures; the published figure is another",
        "1 unit pulls the rate up",
        "• Sơn Mai Commune <b>92.19%</b>: pulls up by 0.12 points (without it: 95.99%)",
        "2 units without exact counts are left out",
    ]


def test_a_leader_reads_who_has_risen_and_who_has_fallen() -> None:
    earlier = replace(TOTAL, finding=replace(TOTAL.finding, period=parse("2026-09")))
    before = result(own(MAI), SIGNING, standing(measure("95", "100")))
    now = result(own(MAI), SIGNING, standing(measure("59", "64")))
    fallen = Movers(
        Question(Kind.MOVERS, (SIGNING.id,), (ALL_COMMUNES.subject,)),
        earlier,
        TOTAL,
        Change(parse("2026-09"), Fraction(42, 100)),
        False,  # noqa: FBT003 - a field of the answer
        (Move(before, now, Fraction(-281, 100)),),
        31,
        90,
        0,
        4,
        6,
    )
    screen = render(fallen, view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "<b>31/90 đơn vị giảm</b> so với tháng 9",
        "• xã Sơn Mai ▼ 2,81 điểm: 95% → <b>92,19%</b>",
        "Chung: <b>96,11%</b> (13.204 / 13.738 văn bản) ▲ 0,42 điểm so với tháng 9",
        "6 đơn vị không có đủ số liệu để so",
        "Trang 1/4",
        SOURCE,
    ]
    assert labels(screen) == [["Xem thêm"], ["Toàn bộ thứ hạng"], ["Báo khi…"]]
    risen = replace(
        fallen, upwards=True, moves=(), moved=1, compared=1, change=None, pages=1, uncompared=1, stands=False
    )
    assert lines(render(risen, view("en")))[1:4] == [
        "<b>1 of 1 units rose</b> since September",
        "In order of illustrative figures; the published figure is another",
        "1 unit without the figures to compare",
    ]


def said(reason: Reason, indicator: Indicator = SIGNING) -> tuple[str, str]:
    """Return what is said in Vietnamese and in English."""
    refusal = Refusal(reason, own(MAI), indicator, OCTOBER)
    return render(refusal, view("vi")).text, render(refusal, view("en")).text


def test_a_leader_reads_why_there_is_no_place_no_bound_and_no_pull() -> None:
    assert said(Reason.NO_PEERS) == (
        "Xã Sơn Mai không có đơn vị cùng cấp để xếp hạng.",
        "Sơn Mai Commune has no peers to be ranked among.",
    )
    assert said(Reason.NOT_RANKED) == (
        "Số liệu ký số của xã Sơn Mai tháng 10/2026 không xếp hạng được.",
        "The figure on digital signing for Sơn Mai Commune, October 2026 cannot be ranked.",
    )
    odd = replace(GROUPS, names=Names("Tổ <số>", "Groups & all"))
    assert said(Reason.NO_TARGET, odd) == (
        "Tổ &lt;số&gt; chưa được giao chỉ tiêu, nên không xét được đạt hay chưa đạt.",
        "Groups &amp; all: no target has been set to hold figures against.",
    )
    assert said(Reason.NOT_A_SHARE, GROUPS) == (
        "Tổ công nghệ số không phải là tỷ lệ, nên không có đơn vị nào kéo lên hay kéo xuống.",
        "Digital groups: not a rate, so that no unit pulls it up or down.",
    )


def test_an_offer_for_the_same_period_says_what_it_shows() -> None:
    value = Question(Kind.VALUE, (SIGNING.id,), (Subject(MAI.id),), OCTOBER)
    refusal = Refusal(Reason.NOT_RANKED, own(MAI), SIGNING, OCTOBER, offers=(value,))
    assert labels(render(refusal, view("vi"))) == [["Xem số liệu"]]
