"""What a leader reads who asks for many figures at once: rankings, comparisons, trends, overviews, alerts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.domain import period as periods
from bot.domain.answer import (
    Alert,
    Alerts,
    Card,
    Change,
    Comparison,
    Contents,
    Gap,
    Missing,
    Overview,
    Place,
    Ranking,
    Result,
    Trend,
)
from bot.domain.figure import ILLUSTRATIVE, Measure, Source
from bot.domain.indicator import Goal, Status
from bot.domain.question import Bound, Kind, Question, Relation, decode
from bot.domain.standing import Coverage, Part
from bot.showing.render import render
from tests.showing.samples import (
    ARTICLE,
    COMMUNES,
    COMPUTERS,
    GROUPS,
    OCTOBER,
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
    tier_of,
    view,
    whole,
)

GOAL = Goal(Decimal(98))
RECALLED = Goal(Decimal(0), Status.RECALLED)
SOURCE = "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #K7Q2"
ALL_COMMUNES = tier_of(PROVINCE, COMMUNES)
MAI, XA, HUYNH = (
    commune(number, name) for number, name in ((11, "Xã Sơn Mai"), (12, "Xã Ba Xa"), (13, "Phường Sa Huỳnh"))
)
TOTAL = result(
    ALL_COMMUNES, SIGNING, standing(measure("13204", "13738"), coverage=Coverage(93, 96, 93)), GOAL
)


def ranking(*figures: tuple[int, Result], page: int = 0, pages: int = 1, silent: int = 0) -> Ranking:
    places = tuple(Place(rank, figure) for rank, figure in figures)
    return Ranking(Question(Kind.RANK, (SIGNING.id,)), TOTAL, places, page, pages, 93, silent, 0)


def test_a_leader_reads_who_stands_where_and_how_many_have_no_figure() -> None:
    mai, huynh = (result(own(unit), SIGNING, standing(measure("98", "100"))) for unit in (MAI, HUYNH))
    screen = render(ranking((41, mai), (41, huynh), page=4, pages=10, silent=3), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "<b>96,11%</b> (13.204 / 13.738 văn bản)",
        "⚠️ Chưa đạt chỉ tiêu 98%; còn thiếu 260 văn bản",
        "41. xã Sơn Mai <b>98%</b>",
        "41. phường Sa Huỳnh <b>98%</b>",
        "3 đơn vị chưa có số liệu · Trang 5/10",
        SOURCE,
    ]
    assert labels(screen) == [["Trang trước", "Xem thêm"], ["Quay lại"], ["Báo khi…"]]
    before, more = (decode(button.data) for button in screen.keyboard[0])
    assert (before.page, more.page) == (3, 5)
    assert before.period == more.period == OCTOBER


def test_units_that_have_not_done_a_thing_are_named_and_nothing_more() -> None:
    undone = result(own(MAI), PLAN, standing(measure("0")))
    total = result(ALL_COMMUNES, PLAN, standing(measure("49"), coverage=Coverage(93, 96, 93)))
    asked = Question(Kind.RANK, (PLAN.id,), bound=Bound(Relation.AT_MOST, Decimal(0)))
    answer = replace(ranking((50, undone)), question=asked, total=total, passing=44)
    assert lines(render(answer, view("vi")))[1:4] == [
        "<b>44/93</b> xã, phường chưa thực hiện",
        "• xã Sơn Mai",
        "Chung: <b>49/93 đơn vị đã thực hiện</b>",
    ]


def test_units_that_have_nothing_to_rank_by_are_counted_apart() -> None:
    answer = replace(ranking(silent=1), uncounted=2)
    assert lines(render(answer, view("en")))[3] == "1 unit without a figure · 2 units with nothing to rank by"


def test_a_made_up_total_is_not_shown_where_another_was_published() -> None:
    mai = result(own(MAI), SIGNING, standing(measure("98", "100")))
    assert lines(render(replace(ranking((1, mai)), stands=False), view("vi")))[1:3] == [
        "Xếp theo số liệu minh họa; số liệu đã công bố là số khác",
        "1. xã Sơn Mai <b>98%</b>",
    ]


def test_a_unit_whose_months_are_not_all_there_says_so_in_the_order() -> None:
    quarter = periods.quarter(2026, 3)
    months = tuple(periods.month(2026, number) for number in (7, 8, 9))
    total = result(ALL_COMMUNES, SIGNING, standing(measure("9", "10"), quarter), pieces=months)
    some = result(own(MAI), SIGNING, standing(measure("9", "10"), quarter), pieces=(months[0], months[2]))
    screen = render(replace(ranking((1, some)), total=total), view("vi"))
    assert "1. xã Sơn Mai <b>90%</b> · quý 3/2026, chỉ gồm tháng 7, 9" in lines(screen)


def test_a_leader_compares_units_side_by_side() -> None:
    answer = Comparison(
        Question(Kind.COMPARE, (SIGNING.id,)),
        SIGNING,
        OCTOBER,
        (
            result(own(MAI), SIGNING, standing(measure("148", "150")), GOAL),
            result(own(XA), SIGNING, standing(measure("", "", ">90"), provenance=ARTICLE), RECALLED),
        ),
        (own(HUYNH),),
    )
    assert lines(render(answer, view("vi"))) == [
        "<b>Ký số</b> — tháng 10/2026",
        "✅ Xã Sơn Mai: <b>98,67%</b> · chỉ tiêu 98% · 148 / 150 văn bản",
        "✅ Xã Ba Xa: <b>trên 90%</b> · chỉ tiêu 0%*",
        "• Phường Sa Huỳnh: chưa có số liệu",
        "* Chỉ tiêu chưa xác minh",
        "Nguồn: báo cáo của đơn vị; bài báo 24/06/2022; duyệt gần nhất 05/11/2026 · #K7Q2",
    ]


def points(*figures: tuple[int, Measure]) -> tuple[Result, ...]:
    """Return figures of the communes, each for a month of 2026."""
    return tuple(
        result(ALL_COMMUNES, SIGNING, standing(numbers, periods.month(2026, number)))
        for number, numbers in figures
    )


def test_a_leader_reads_a_trend_as_figures_and_bars() -> None:
    results = points((8, measure("90", "100")), (9, measure("", "", "<97")), (10, measure("94", "100")))
    change = Change(periods.month(2026, 8), Fraction(4))
    screen = render(
        Trend(Question(Kind.TREND, (SIGNING.id,)), ALL_COMMUNES, SIGNING, results, change), view("vi")
    )
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — từ tháng 8/2026 đến tháng 10/2026",
        "Tháng 8/2026: <b>90%</b> ▇",
        "Tháng 9/2026: <b>gần 97%</b> ▇▇▇▇▇▇▇▇",
        "Tháng 10/2026: <b>94%</b> ▇▇▇▇▇",
        "▲ 4 điểm so với tháng 8",
        SOURCE,
    ]
    assert labels(screen) == [["Quay lại", "Biểu đồ"], ["Báo khi…"]]


def test_a_trend_says_when_a_figure_stood_the_highest_and_the_lowest() -> None:
    figures = ((7, measure("95", "100")), (8, measure("90", "100")), (9, measure("97", "100")))
    asked = Question(Kind.TREND, (SIGNING.id,))
    results = points(*figures, (10, measure("94", "100")))
    told = lines(render(Trend(asked, ALL_COMMUNES, SIGNING, results, None), view("vi")))
    assert told[5] == "Cao nhất tháng 9/2026 (97%), thấp nhất tháng 8/2026 (90%)"
    twice = points(*figures, (10, measure("97", "100")))
    assert "Cao nhất" not in " ".join(
        lines(render(Trend(asked, ALL_COMMUNES, SIGNING, twice, None), view("vi")))
    )


def test_a_trend_of_one_month_that_still_runs_is_no_rise() -> None:
    results = points((11, measure("90", "100")))
    answer = Trend(Question(Kind.TREND, (SIGNING.id,)), ALL_COMMUNES, SIGNING, results, None)
    assert lines(render(answer, view("en")))[:2] == [
        "<b>Digital signing · Communes and wards</b> — November 2026",
        "November 2026, not yet over: <b>90%</b> ▇▇▇▇▇▇▇▇",
    ]


def test_a_trend_without_any_rate_has_no_bars() -> None:
    answer = Trend(
        Question(Kind.TREND, (SIGNING.id,)), ALL_COMMUNES, SIGNING, points((10, measure("90"))), None
    )
    assert lines(render(answer, view("vi")))[1] == "Tháng 10/2026: <b>90 văn bản</b>"


def test_a_leader_reads_every_indicator_on_one_screen() -> None:
    results = (
        result(whole(PROVINCE), SIGNING, standing(measure("13204", "13738")), GOAL),
        result(ALL_COMMUNES, OVERDUE, standing(measure("43", "4100"), periods.month(2026, 9)), RECALLED),
        result(own(PROVINCE, has_members=True), GROUPS, standing(measure("1234")), Goal(Decimal(1200))),
        result(whole(PROVINCE), PLAN, standing(Measure())),
    )
    answer = Overview(Question(Kind.OVERVIEW), whole(PROVINCE), results, (COMPUTERS,), 0, 1)
    assert lines(render(answer, view("vi"))) == [
        "<b>Toàn tỉnh Quảng Ngãi</b> — tháng 10/2026",
        "⚠️ Ký số: <b>96,11%</b> · chỉ tiêu 98%",
        "⚠️ Hồ sơ quá hạn · Xã, phường: <b>1,05%</b> · chỉ tiêu 0%* · tháng 9/2026",
        "✅ Tổ công nghệ số · UBND tỉnh Quảng Ngãi: <b>1.234 tổ</b> · chỉ tiêu 1.200",
        "• Kế hoạch năm: chưa nêu con số",
        "Chưa có số liệu: Máy vi tính",
        "* Chỉ tiêu chưa xác minh",
        SOURCE,
    ]


def test_an_overview_of_nothing_says_so() -> None:
    silent = tuple(replace(SIGNING, id=number) for number in range(8))
    answer = Overview(Question(Kind.OVERVIEW), whole(PROVINCE), (), silent, 0, 1)
    assert lines(render(answer, view("en"))) == [
        "<b>All of Quảng Ngãi Province</b>",
        "There are no figures yet.",
        f"No figures yet: {', '.join(['Digital signing'] * 6)} and 2 others",
    ]


def test_a_unit_s_card_tells_its_place_among_its_peers() -> None:
    results = (
        result(own(MAI), SIGNING, standing(measure("148", "150")), GOAL),
        result(own(MAI), OVERDUE, standing(measure("1", "150"))),
    )
    answer = Card(Question(Kind.UNIT), own(MAI), results, ((41, 96), None), 0, 2)
    screen = render(answer, view("vi"))
    assert lines(screen) == [
        "<b>Xã Sơn Mai</b> — tháng 10/2026",
        "✅ Ký số: <b>98,67%</b> · chỉ tiêu 98% · hạng 41/96",
        "• Hồ sơ quá hạn: <b>0,67%</b>",
        "Trang 1/2",
        SOURCE,
    ]
    assert labels(screen) == [["Xem thêm"], ["Báo khi…"]]


def test_a_leader_reads_what_misses_its_target_and_by_how_much() -> None:
    late = result(ALL_COMMUNES, OVERDUE, standing(measure("", "", "1.7")), Goal(Decimal(1)))
    answer = Alerts(
        Question(Kind.ALERTS), whole(PROVINCE), (Alert(TOTAL, 61, 96), Alert(late, None, 0)), 12, 0, 1
    )
    assert lines(render(answer, view("vi"))) == [
        "<b>Chưa đạt chỉ tiêu · toàn tỉnh Quảng Ngãi</b> — tháng 10/2026",
        (
            "⚠️ Ký số · Xã, phường: <b>96,11%</b> · chỉ tiêu 98% · còn thiếu 260 văn bản"
            " · 61/96 đơn vị chưa đạt · 93/96 đơn vị"
        ),
        "⚠️ Hồ sơ quá hạn · Xã, phường: <b>1,7%</b> · chỉ tiêu 1% · vượt 0,7 điểm",
        "Đã đối chiếu 12 số liệu với chỉ tiêu",
        SOURCE,
    ]


def test_a_leader_reads_that_nothing_misses_its_target() -> None:
    none = Alerts(Question(Kind.ALERTS), whole(PROVINCE), (), 12, 0, 1)
    assert (
        lines(render(none, view("en")))[1] == "✅ None of the 12 figures held against their targets misses it"
    )
    assert (
        lines(render(replace(none, judged=0), view("vi")))[1]
        == "Chưa có số liệu nào để đối chiếu với chỉ tiêu"
    )


def test_a_leader_reads_who_has_not_reported() -> None:
    silent = tuple(commune(number, f"Xã Số {number}") for number in range(20, 26))
    gap = Gap(SIGNING, OCTOBER, Coverage(90, 96, 90), silent)
    answer = Missing(Question(Kind.MISSING), whole(PROVINCE), (gap,), 7, 0, 1)
    assert lines(render(answer, view("vi"))) == [
        "<b>Chưa báo cáo · toàn tỉnh Quảng Ngãi</b>",
        ("• Ký số, tháng 10/2026: 6/96 đơn vị (xã Số 20, xã Số 21, xã Số 22, xã Số 23, xã Số 24, xã Số 25)"),
        "Đã báo cáo: 90/96 đơn vị",
        "7 mục khác đã đủ báo cáo",
    ]


def test_a_leader_reads_of_several_indicators_the_first_units_that_have_not_reported() -> None:
    silent = tuple(commune(number, f"Xã Số {number}") for number in range(20, 26))
    gap = Gap(SIGNING, OCTOBER, Coverage(90, 96, 90), silent)
    five = replace(gap, indicator=OVERDUE, coverage=Coverage(91, 96, 91), silent=silent[:5])
    answer = Missing(Question(Kind.MISSING), whole(PROVINCE), (gap, five), 0, 0, 1)
    assert lines(render(answer, view("vi")))[1:] == [
        "• Ký số, tháng 10/2026: 6/96 đơn vị (xã Số 20, xã Số 21, xã Số 22, xã Số 23 và 2 đơn vị khác)",
        ("• Hồ sơ quá hạn, tháng 10/2026: 5/96 đơn vị (xã Số 20, xã Số 21, xã Số 22, xã Số 23, xã Số 24)"),
    ]


def test_a_province_owes_the_report_of_its_own_office() -> None:
    gap = Gap(SIGNING, OCTOBER, Coverage(0, 1, 0), (PROVINCE,))
    answer = Missing(Question(Kind.MISSING), whole(PROVINCE), (gap,), 0, 0, 1)
    assert lines(render(answer, view("vi")))[1] == (
        "• Ký số, tháng 10/2026: 1/1 đơn vị (UBND tỉnh Quảng Ngãi)"
    )


def test_a_leader_reads_that_everybody_has_reported() -> None:
    complete = Missing(Question(Kind.MISSING), whole(PROVINCE), (), 7, 0, 1)
    assert lines(render(complete, view("vi")))[1:] == ["✅ Đã đủ báo cáo."]
    nothing = replace(complete, complete=0)
    assert lines(render(nothing, view("vi")))[1:] == ["Chưa có báo cáo nào để đối chiếu."]


def test_a_leader_reads_by_name_what_has_been_reported() -> None:
    gaps = Gap(SIGNING, OCTOBER, Coverage(96, 96, 96), ()), Gap(SIGNING, OCTOBER, Coverage(1, 1, 1), ())
    reported = Missing(Question(Kind.MISSING, (SIGNING.id,)), whole(PROVINCE), gaps, 0, 0, 1)
    screen = render(reported, replace(view("vi"), reminds=True))
    assert lines(screen) == [
        "<b>Tình hình báo cáo · toàn tỉnh Quảng Ngãi</b>",
        "✅ Ký số, tháng 10/2026: 96/96 đơn vị đã báo cáo",
        "✅ Ký số, tháng 10/2026: đã báo cáo",
    ]
    assert labels(screen) == [], "there is nobody to remind"


def test_a_leader_reads_which_indicators_there_are() -> None:
    answer = Contents(Question(Kind.CATALOGUE), (SIGNING, OVERDUE), 0, 4)
    screen = render(answer, view("vi"))
    assert lines(screen) == ["<b>Các chỉ tiêu</b>", "/kyso — Ký số", "/quahan — Hồ sơ quá hạn", "Trang 1/4"]
    assert labels(screen) == [["Xem thêm"]]
    assert lines(render(replace(answer, indicators=(), pages=1), view("en")))[1] == (
        "There are no indicators yet."
    )


def test_figures_of_several_periods_each_name_their_own_and_their_source() -> None:
    june = standing(measure("1", "2"), periods.day(date(2022, 6, 24)), ARTICLE)
    results = (
        result(own(MAI), SIGNING, standing(measure("1", "2"))),
        result(own(MAI), OVERDUE, standing(measure("1", "2"))),
        result(own(MAI), COMPUTERS, june),
    )
    answer = Card(Question(Kind.UNIT), own(MAI), results, (None, None, None), 0, 1)
    assert lines(render(answer, view("en")))[3] == (
        "• Computers: <b>50%</b> · 24 June 2022 · newspaper article, 24 June 2022"
    )


def test_made_up_figures_among_published_ones_are_marked() -> None:
    made_up = replace(ARTICLE, sources=(Source(ILLUSTRATIVE),))
    answer = Comparison(
        Question(Kind.COMPARE, (SIGNING.id,)),
        SIGNING,
        OCTOBER,
        (
            result(own(MAI), SIGNING, standing(measure("148", "150"))),
            result(own(XA), SIGNING, standing(measure("149", "150"), provenance=made_up)),
            result(own(HUYNH), SIGNING, standing(measure("147", "150"), provenance=ARTICLE)),
        ),
        (),
    )
    assert lines(render(answer, view("vi")))[1:4] == [
        "• Xã Sơn Mai: <b>98,67%</b> · 148 / 150 văn bản",
        "• Xã Ba Xa: <b>99,33%</b> · 149 / 150 văn bản · số liệu minh họa",
        "• Phường Sa Huỳnh: <b>98%</b> · 147 / 150 văn bản",
    ]


def test_what_cannot_be_added_is_told_on_one_line_too() -> None:
    parts = (Part(None, standing(measure("", "", ">99.7"))), Part(5, standing(measure("1", "2"))))
    found = replace(standing(Measure()), parts=parts)
    answer = Overview(
        Question(Kind.OVERVIEW), whole(PROVINCE), (result(whole(PROVINCE), SIGNING, found),), (), 0, 1
    )
    assert lines(render(answer, view("vi")))[1] == "• Ký số: có số liệu từng khối, không cộng được"


def test_a_figure_that_is_not_exact_does_not_say_by_how_much_it_misses() -> None:
    late = result(own(MAI), SIGNING, standing(measure("", "", "<97")), GOAL)
    answer = Alerts(Question(Kind.ALERTS), own(MAI), (Alert(late, None, 0),), 1, 0, 1)
    assert lines(render(answer, view("en")))[1:3] == [
        "⚠️ Digital signing: <b>nearly 97%</b> · target 98%",
        "1 figure held against its target",
    ]
