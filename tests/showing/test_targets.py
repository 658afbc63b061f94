"""What a leader reads of a target and of how a figure is worked out, and of figures over time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain import period as periods
from bot.domain.answer import Aim, Card, Comparison, Definition, Result, Streak, TierGoal, Trend
from bot.domain.catalogue import Who
from bot.domain.figure import Measure
from bot.domain.indicator import Accumulation, Direction, Frequency, Goal, Indicator, Status
from bot.domain.names import Names
from bot.domain.period import Period
from bot.domain.question import Bound, Kind, Question, Relation, decode
from bot.domain.unit import Tier
from bot.showing.render import render
from tests.showing.samples import (
    COMMUNES,
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

ALL_COMMUNES = tier_of(PROVINCE, COMMUNES)
OFFICES = Tier(2, "so", Names("Sở, ban, ngành", "Departments"), (), 2)
JUNE_2, HALF = periods.day(date(2026, 6, 2)), periods.half(2025, 2)
MAI = commune(11, "Xã Sơn Mai")
SOURCE = "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #K7Q2"
GOAL = Goal(Decimal(98), Status.RECALLED)
OF_TIERS: tuple[TierGoal, ...] = ((OFFICES, Goal(Decimal(99))), (COMMUNES, GOAL), (None, Goal(Decimal(90))))


def aim(
    who: Who, indicator: Indicator, goal: Goal | None, numbers: Measure | None, *of_tiers: TierGoal
) -> Aim:
    found = result(who, indicator, standing(numbers), goal) if numbers else None
    return Aim(Question(Kind.TARGET, (indicator.id,)), who, indicator, goal, found, of_tiers)


def test_a_leader_reads_a_target_and_how_the_figure_stands_to_it() -> None:
    screen = render(aim(ALL_COMMUNES, SIGNING, GOAL, measure("13204", "13738")), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "Chỉ tiêu: <b>98%</b> (chưa xác minh)",
        "<b>96,11%</b> (13.204 / 13.738 văn bản)",
        "⚠️ Chưa đạt chỉ tiêu 98% (chưa xác minh); còn thiếu 260 văn bản",
        SOURCE,
    ]
    assert labels(screen) == [["Đơn vị chưa đạt", "Xem số liệu", "Nguồn"]]
    missing = decode(screen.keyboard[0][0].data)
    assert (missing.kind, missing.bound) == (Kind.RANK, Bound(Relation.MISSES))


def test_a_published_rate_tells_its_distance_from_the_target_in_points() -> None:
    told = lines(render(aim(own(MAI), SIGNING, GOAL, measure("", "", "95")), view("vi")))
    assert told[3:5] == ["⚠️ Chưa đạt chỉ tiêu 98% (chưa xác minh)", "Cách chỉ tiêu 3 điểm"]
    nearly = lines(render(aim(own(MAI), SIGNING, GOAL, measure("", "", "<95")), view("en")))
    assert nearly[3:] == [
        "⚠️ Below the target of 98% (unverified)",
        "Source: units' reports, approved 5 November 2026 · #K7Q2",
    ]


def test_a_figure_that_is_not_exact_may_leave_the_target_open() -> None:
    told = lines(render(aim(own(MAI), SIGNING, GOAL, measure("", "", ">95")), view("vi")))
    assert told[3] == "Số công bố là số ước lượng, chưa xét được đạt hay chưa."


def test_what_is_counted_has_a_target_for_each_unit() -> None:
    goal = Goal(Decimal(3))
    of_all = lines(render(aim(ALL_COMMUNES, GROUPS, goal, measure("282")), view("vi")))
    assert of_all[1:3] == ["Chỉ tiêu mỗi đơn vị: <b>3</b>", "<b>282 tổ</b>"]
    assert lines(render(aim(own(MAI), GROUPS, goal, measure("2")), view("en")))[1:4] == [
        "Target: <b>3</b>",
        "<b>2 groups</b>",
        "⚠️ Below the target of 3; 1 short",
    ]


def test_a_whole_without_a_target_of_its_own_names_those_of_its_tiers() -> None:
    told = lines(render(aim(whole(PROVINCE), SIGNING, None, measure("9", "10"), *OF_TIERS), view("vi")))
    assert told[1] == "Chỉ tiêu từng khối: Sở, ban, ngành 99%; Xã, phường 98% (chưa xác minh); còn lại 90%"


def test_a_target_without_figures_and_figures_without_a_target() -> None:
    screen = render(aim(ALL_COMMUNES, SIGNING, GOAL, None), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b>",
        "Chỉ tiêu: <b>98%</b> (chưa xác minh)",
        "Chưa có số liệu để đối chiếu.",
    ]
    assert screen.keyboard == ()
    told = render(aim(ALL_COMMUNES, SIGNING, None, measure("9", "10")), view("vi"))
    assert lines(told)[1:3] == ["Chưa được giao chỉ tiêu.", "<b>90%</b> (9 / 10 văn bản)"]
    assert labels(told) == [["Xem số liệu", "Nguồn"]]


def defined(indicator: Indicator, *goals: TierGoal) -> Definition:
    return Definition(Question(Kind.DEFINITION, (indicator.id,)), indicator, goals)


def test_a_leader_reads_how_a_figure_is_worked_out() -> None:
    screen = render(defined(SIGNING, *OF_TIERS[:2]), view("vi"))
    assert lines(screen) == [
        "<b>Ký số</b> (/kyso)",
        "Tử số: Số văn bản đã ký số",
        "Mẫu số: Tổng số văn bản đi",
        "Càng cao càng tốt",
        "Báo cáo hằng tháng; số các kỳ cộng lại với nhau",
        "Chỉ tiêu: Sở, ban, ngành 99%; Xã, phường 98% (chưa xác minh)",
    ]
    assert labels(screen) == [["Xem số liệu"]]
    assert decode(screen.keyboard[0][0].data) == Question(Kind.VALUE, (SIGNING.id,))


def test_a_definition_of_what_is_counted_or_done() -> None:
    assert lines(render(defined(GROUPS, (None, Goal(Decimal(50)))), view("en"))) == [
        "<b>Digital groups</b> (/tocnsc)",
        "Counted: Groups set up",
        "The higher, the better",
        "Reported quarterly; as it stands at the end of a period",
        "Target: 50",
    ]
    plan = replace(PLAN, numerator=SIGNING.numerator, frequency=Frequency.ONCE, direction=Direction.NONE)
    assert lines(render(defined(plan), view("vi"))) == [
        "<b>Kế hoạch năm</b> (/kehoach)",
        "Xét đã làm hay chưa: Số văn bản đã ký số",
        "Không xét cao hay thấp là tốt",
        "Báo cáo một lần",
        "Chưa được giao chỉ tiêu.",
    ]


@pytest.mark.parametrize(
    ("frequency", "line"),
    [
        (Frequency.WEEK, "Báo cáo hằng tuần"),
        (Frequency.HALF, "Báo cáo 6 tháng một lần"),
        (Frequency.YEAR, "Báo cáo hằng năm"),
    ],
)
def test_a_definition_says_how_often_a_figure_is_reported(frequency: Frequency, line: str) -> None:
    indicator = replace(OVERDUE, frequency=frequency, accumulation=Accumulation.STOCK)
    told = lines(render(defined(indicator), view("vi")))
    assert told[3:5] == ["Càng thấp càng tốt", f"{line}; số tại cuối kỳ"]


def of_month(month: Period, part: str, whole: str) -> Result:
    return result(ALL_COMMUNES, SIGNING, standing(measure(part, whole), month))


def trend(streak: Streak | None, *, first: Result | None = None, bound: Bound | None = None) -> Trend:
    points = (
        of_month(periods.month(2026, 9), "96", "100"),
        of_month(periods.month(2026, 10), "93998", "100000"),
    )
    question = Question(Kind.TREND, (SIGNING.id,), bound=bound)
    return Trend(question, ALL_COMMUNES, SIGNING, points, None, streak, first)


@pytest.mark.parametrize(
    ("steps", "since", "vietnamese", "english"),
    [
        (3, periods.month(2026, 8), "3 tháng liền, từ tháng 8/2026", "3 months running, since August 2026"),
        (2, periods.quarter(2026, 2), "2 quý liền, từ quý 2/2026", "2 quarters running, since Q2 2026"),
        (2, periods.week(2026, 40), "2 tuần liền, từ tuần 40/2026", "2 weeks running, since week 40, 2026"),
        (
            2,
            periods.day(date(2026, 6, 2)),
            "2 ngày liền, từ ngày 02/06/2026",
            "2 days running, since 2 June 2026",
        ),
        (2, periods.year(2025), "2 năm liền, từ năm 2025", "2 years running, since 2025"),
        (
            2,
            periods.half(2025, 2),
            "2 kỳ liền, từ 6 tháng cuối năm 2025",
            "2 periods running, since second half of 2025",
        ),
    ],
)
def test_a_leader_reads_for_how_long_a_figure_has_fallen(
    steps: int, since: Period, vietnamese: str, english: str
) -> None:
    streak = Streak(steps, rising=False, since=since)
    assert f"Giảm {vietnamese}" in lines(render(trend(streak), view("vi")))
    assert f"Down {english}" in lines(render(trend(streak), view("en")))


@pytest.mark.parametrize(
    ("steps", "line"), [(1, "Mới tăng trong tháng 10/2026"), (4, "Tăng 4 tháng liền, từ tháng 10/2026")]
)
def test_a_leader_reads_for_how_long_a_figure_has_risen(steps: int, line: str) -> None:
    streak = Streak(steps, rising=True, since=OCTOBER)
    assert line in lines(render(trend(streak), view("vi")))


def test_a_single_fall_is_told_to_be_one() -> None:
    streak = Streak(1, rising=False, since=OCTOBER)
    assert "Mới giảm trong tháng 10/2026" in lines(render(trend(streak), view("vi")))
    assert "Down in October 2026, not before" in lines(render(trend(streak), view("en")))


def test_a_leader_reads_when_a_bound_was_first_passed() -> None:
    bound = Bound(Relation.UNDER, Decimal(94))
    told = lines(
        render(trend(None, first=of_month(periods.month(2025, 3), "93", "100"), bound=bound), view("vi"))
    )
    assert told[2:4] == ["Tháng 10/2026: <b>93,99%</b> ▇", "Lần đầu dưới 94%: tháng 3/2025 (93%)"]
    never = lines(render(replace(trend(None, bound=bound), undecided=1), view("en")))
    assert never[3:5] == ["Never under 94%", "1 earlier period left open by its published figure"]
    of_target = trend(None, first=of_month(OCTOBER, "93", "100"), bound=Bound(Relation.MISSES))
    assert "Lần đầu chưa đạt chỉ tiêu: tháng 10/2026 (93%)" in lines(render(of_target, view("vi")))
    lasting = replace(of_target, passing=3)
    assert "Đến nay chưa đạt chỉ tiêu đã 3 tháng liền" in lines(render(lasting, view("vi")))
    assert "Now off target for 3 months on end" in lines(render(lasting, view("en")))


@pytest.mark.parametrize(
    ("apart", "vietnamese", "english"),
    [
        (
            Fraction(12, 10),
            "Xã Sơn Mai cao hơn xã, phường 1,2 điểm",
            "Sơn Mai Commune: 1.2 points above communes and wards",
        ),
        (
            Fraction(-1, 1000),
            "Xã Sơn Mai thấp hơn xã, phường dưới 0,01 điểm",
            "Sơn Mai Commune: under 0.01 points below communes and wards",
        ),
        (
            Fraction(0),
            "Xã Sơn Mai và xã, phường bằng nhau",
            "Sơn Mai Commune and communes and wards are equal",
        ),
    ],
)
def test_a_leader_reads_how_far_two_figures_lie_apart(apart: Fraction, vietnamese: str, english: str) -> None:
    figures: tuple[Result, ...] = tuple(
        result(who, SIGNING, standing(measure("97", "100"))) for who in (own(MAI), ALL_COMMUNES)
    )
    answer = Comparison(Question(Kind.COMPARE, (SIGNING.id,)), SIGNING, OCTOBER, figures, (), apart)
    assert lines(render(answer, view("vi")))[3] == vietnamese
    assert lines(render(answer, view("en")))[3] == english


def test_a_unit_s_card_says_which_of_the_indicators_asked_for_it_has_no_figure_of() -> None:
    found = result(own(MAI), SIGNING, standing(measure("148", "150")))
    question = Question(Kind.UNIT, (SIGNING.id, OVERDUE.id))
    answer = Card(question, own(MAI), (found,), (None,), 0, 1, (OVERDUE,))
    assert lines(render(answer, view("vi")))[2] == "Chưa có số liệu: Hồ sơ quá hạn"
