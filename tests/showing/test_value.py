"""What a leader reads who asks for one figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain import period as periods
from bot.domain.answer import Change, Later, Value
from bot.domain.figure import Measure, Source
from bot.domain.indicator import Goal, Indicator, Status
from bot.domain.names import Language, Names
from bot.domain.period import Period
from bot.domain.question import Kind, Question, decode
from bot.domain.standing import Coverage, Part
from bot.showing.render import render
from bot.showing.screen import Screen, View
from tests.showing.samples import (
    ARTICLE,
    COMMUNES,
    COMPUTERS,
    DISTRICT,
    GROUPS,
    OCTOBER,
    OVERDUE,
    PLAN,
    PROVINCE,
    REPORTS,
    SIGNING,
    SPEECHES,
    TODAY,
    TOWNS,
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

TO_24_JUNE = Period(date(2022, 1, 1), date(2022, 6, 24))
LOCAL_100 = Goal(Decimal(100), Status.LOCAL)
ASKED = Question(Kind.VALUE, (SIGNING.id,))

ARTICLE_VALUE = Value(
    ASKED,
    result(
        tier_of(DISTRICT, TOWNS),
        SIGNING,
        standing(measure("<2150", "<2200", "99.3"), TO_24_JUNE, ARTICLE),
        LOCAL_100,
    ),
)
FROM_PARTS = Value(
    ASKED,
    result(
        tier_of(PROVINCE, COMMUNES),
        SIGNING,
        standing(measure("13204", "13738"), coverage=Coverage(93, 96, 93)),
        Goal(Decimal(98)),
    ),
    change=Change(periods.month(2026, 9), Fraction(424, 1000)),
    worst=tuple(
        result(own(commune(number, name)), SIGNING, standing(measure(*counts)))
        for number, name, counts in (
            (11, "Xã Sơn Mai", ("59", "64")),
            (12, "Xã Ba Xa", ("12", "13")),
            (13, "Xã Sơn Kỳ", ("63", "68")),
        )
    ),
)


def shown(value: Value, language: Language = "vi") -> list[str]:
    return lines(render(value, view(language)))


def of_communes(
    numbers: Measure,
    goal: Goal | None = None,
    indicator: Indicator = SIGNING,
    coverage: Coverage | None = None,
) -> Value:
    """Return a figure of the province's communes in October 2026."""
    found = standing(numbers, coverage=coverage)
    return Value(ASKED, result(tier_of(PROVINCE, COMMUNES), indicator, found, goal))


def test_a_district_s_leader_reads_the_article_s_figure_in_vietnamese() -> None:
    screen = render(ARTICLE_VALUE, View(SPEECHES["vi"], "K7Q2", TODAY, DISTRICT.id))
    assert lines(screen) == [
        "<b>Ký số · Xã, thị trấn</b> — đến 24/06/2022",
        "<b>99,3%</b> (gần 2.150 / gần 2.200 văn bản)",
        "⚠️ Chưa đạt chỉ tiêu 100% (chỉ tiêu địa phương, chưa xác minh)",
        "Tỷ lệ công bố không khớp hẳn với số văn bản công bố; xem Nguồn.",
        "Nguồn: bài báo 24/06/2022 · #K7Q2",
    ]
    assert labels(screen) == [["Theo đơn vị", "Xu hướng", "Nguồn"], ["Báo khi…"]]


def test_a_district_s_leader_reads_the_article_s_figure_in_english() -> None:
    screen = render(ARTICLE_VALUE, View(SPEECHES["en"], "K7Q2", TODAY, DISTRICT.id))
    assert lines(screen) == [
        "<b>Digital signing · Communes and towns</b> — to 24 June 2022",
        "<b>99.3%</b> (nearly 2,150 of nearly 2,200 documents)",
        "⚠️ Below the target of 100% (local, unverified)",
        "The published rate does not quite follow from the published counts; see Source.",
        "Source: newspaper article, 24 June 2022 · #K7Q2",
    ]
    assert labels(screen) == [["By unit", "Trend", "Source"], ["Tell me when…"]]


def test_a_leader_reads_an_answer_from_parts_in_vietnamese() -> None:
    assert lines(render(FROM_PARTS, view("vi", "M3T8"))) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "<b>96,11%</b> (13.204 / 13.738 văn bản) ▲ 0,42 điểm so với tháng 9",
        "⚠️ Chưa đạt chỉ tiêu 98%; còn thiếu 260 văn bản",
        "Thấp nhất: xã Sơn Mai 92,19% • xã Ba Xa 92,31% • xã Sơn Kỳ 92,65%",
        "93/96 đơn vị đã báo cáo",
        "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #M3T8",
    ]


def test_a_leader_reads_an_answer_from_parts_in_english() -> None:
    assert lines(render(FROM_PARTS, view("en", "M3T8"))) == [
        "<b>Digital signing · Communes and wards</b> — October 2026",
        "<b>96.11%</b> (13,204 of 13,738 documents) ▲ 0.42 points on September",
        "⚠️ Below the target of 98%; 260 documents short",
        "Lowest: Sơn Mai Commune 92.19% • Ba Xa Commune 92.31% • Sơn Kỳ Commune 92.65%",
        "93 of 96 units have reported",
        "Source: units' reports, approved 5 November 2026 · #M3T8",
    ]


def test_the_buttons_of_a_figure_ask_about_that_very_figure() -> None:
    (ranks, trend, source) = (decode(button.data) for button in render(FROM_PARTS, view("vi")).keyboard[0])
    subject = FROM_PARTS.result.who.subject
    assert ranks == Question(Kind.RANK, (SIGNING.id,), (subject,), OCTOBER)
    assert trend == Question(Kind.TREND, (SIGNING.id,), (subject,))
    assert source == Question(Kind.SOURCE, (SIGNING.id,), (subject,), OCTOBER)


def test_a_single_unit_is_not_offered_by_unit() -> None:
    alone = Value(ASKED, result(own(commune(11, "Xã Sơn Mai")), SIGNING, standing(measure("59", "64"))))
    assert labels(render(alone, view("vi"))) == [["Xu hướng", "Nguồn"], ["Báo khi…"]]


def test_a_later_period_that_few_have_reported_is_a_button() -> None:
    later = Later(periods.month(2026, 11), Coverage(2, 96, 2))
    screen = render(replace(FROM_PARTS, later=later), view("vi"))
    assert labels(screen)[1] == ["tháng 11/2026 (2/96)"]
    assert decode(screen.keyboard[1][0].data) == ASKED.but(period=later.period)


def test_a_tier_of_another_unit_than_the_reader_s_own_names_it() -> None:
    assert shown(ARTICLE_VALUE)[0] == "<b>Ký số · Xã, thị trấn · huyện Đức Hòa</b> — đến 24/06/2022"


@pytest.mark.parametrize(
    ("numbers", "goal", "line"),
    [
        (measure("98", "100"), Goal(Decimal(98)), "✅ Đạt chỉ tiêu 98%"),
        (measure("", "", ">99.7"), LOCAL_100, "Chỉ tiêu 100% (chỉ tiêu địa phương, chưa xác minh)"),
        (measure("1", "3"), Goal(Decimal(90), Status.RECALLED), "⚠️ Chưa đạt chỉ tiêu 90% (chưa xác minh)"),
    ],
)
def test_a_target_says_how_well_it_is_founded(numbers: Measure, goal: Goal, line: str) -> None:
    assert shown(of_communes(numbers, goal))[2].startswith(line)


@pytest.mark.parametrize(
    ("language", "line"),
    [("vi", "⚠️ Chưa đạt chỉ tiêu 1%; vượt 2 hồ sơ"), ("en", "⚠️ Above the target of 1%; 2 dossiers over")],
)
def test_a_leader_reads_by_how_much_a_count_of_delays_is_too_high(language: Language, line: str) -> None:
    value = of_communes(measure("43", "4100"), Goal(Decimal(1)), OVERDUE)
    assert shown(value, language)[2] == line


def test_the_worst_of_what_should_be_low_are_the_highest() -> None:
    late = result(own(commune(11, "Phường Sa Huỳnh")), OVERDUE, standing(measure("9", "100")))
    value = replace(of_communes(measure("43", "4100"), None, OVERDUE), worst=(late,))
    assert shown(value)[2] == "Cao nhất: phường Sa Huỳnh 9%"
    assert shown(value, "en")[2] == "Highest: Sa Huỳnh Commune 9%"


@pytest.mark.parametrize(
    ("points", "since", "vietnamese", "english"),
    [
        (
            Fraction(-1, 1000),
            (2026, 9),
            " ▼ dưới 0,01 điểm so với tháng 9",
            " ▼ under 0.01 points on September",
        ),
        (Fraction(1), (2025, 12), " ▲ 1 điểm so với tháng 12/2025", " ▲ 1 point on December 2025"),
        (Fraction(0), (2026, 9), ", không đổi so với tháng 9", ", unchanged from September"),
    ],
)
def test_a_change_is_told_in_points_since_a_period(
    points: Fraction, since: tuple[int, int], vietnamese: str, english: str
) -> None:
    change = Change(periods.month(*since), points)
    value = replace(of_communes(measure("96", "100")), change=change)
    assert shown(value)[1] == f"<b>96%</b> (96 / 100 văn bản){vietnamese}"
    assert shown(value, "en")[1] == f"<b>96%</b> (96 of 100 documents){english}"


def test_a_count_is_told_with_what_is_counted() -> None:
    value = Value(
        ASKED,
        result(
            own(PROVINCE),
            GROUPS,
            standing(measure("1234"), periods.quarter(2026, 3)),
            Goal(Decimal(1300), Status.VERIFIED),
        ),
        change=Change(periods.quarter(2026, 2), Fraction(14)),
    )
    assert shown(value)[:3] == [
        "<b>Tổ công nghệ số · tỉnh Quảng Ngãi</b> — quý 3/2026",
        "<b>1.234 tổ</b> ▲ 14 tổ so với quý 2",
        "⚠️ Chưa đạt chỉ tiêu 1.300; còn thiếu 66 tổ",
    ]


@pytest.mark.parametrize(("number", "line"), [("1", "<b>Đã thực hiện</b>"), ("0", "<b>Chưa thực hiện</b>")])
def test_a_milestone_is_done_or_not(number: str, line: str) -> None:
    unit = own(commune(11, "Xã Sơn Mai"))
    assert shown(Value(ASKED, result(unit, PLAN, standing(measure(number)))))[1] == line


def test_a_milestone_of_many_is_how_many_have_done_it() -> None:
    value = of_communes(measure("41"), None, PLAN, Coverage(96, 96, 96))
    assert shown(value)[1] == "<b>41/96 đơn vị đã thực hiện</b>"
    assert shown(value, "en")[1] == "<b>done by 41 of 96 units</b>"


def test_nothing_out_of_nothing_is_told_by_its_counts() -> None:
    assert shown(of_communes(measure("0", "0")))[1] == "<b>0 / 0 văn bản</b>"


def test_a_published_rate_keeps_a_count_that_stands_alone() -> None:
    value = of_communes(measure(">5100", "", "100"))
    assert shown(value)[1] == "<b>100%</b> (hơn 5.100 văn bản)"
    assert shown(value, "en")[1] == "<b>100%</b> (over 5,100 documents)"


def test_a_published_rate_keeps_a_denominator_that_stands_alone() -> None:
    value = of_communes(measure("", "<2200", ">98"))
    assert shown(value)[1] == "<b>trên 98%</b> (trong tổng số gần 2.200 văn bản)"
    assert shown(value, "en")[1] == "<b>over 98%</b> (out of nearly 2,200 documents)"


def test_a_rate_and_counts_of_nothing_in_particular_may_disagree() -> None:
    value = of_communes(measure("1", "2", "60"), None, COMPUTERS)
    assert shown(value)[2] == "Tỷ lệ công bố không khớp hẳn với số đếm công bố; xem Nguồn."


def test_a_target_missed_by_an_unknown_number_of_delays_is_still_missed() -> None:
    value = of_communes(measure("", "", "1.7"), Goal(Decimal(1)), OVERDUE)
    assert shown(value, "en")[2] == "⚠️ Above the target of 1%"


def test_a_leader_learns_what_could_not_be_added() -> None:
    value = of_communes(measure("96", "100"), coverage=Coverage(96, 96, 94))
    assert shown(value)[2] == "2 đơn vị chỉ có tỷ lệ, không cộng được"
    assert shown(value, "en")[2] == "2 units gave only rates, which cannot be added"


def test_a_period_made_of_several_counts_its_reports() -> None:
    found = standing(measure("96", "100"), periods.quarter(2026, 3), coverage=Coverage(285, 288, 283))
    months = tuple(periods.month(2026, number) for number in (7, 8, 9))
    value = Value(ASKED, result(tier_of(PROVINCE, COMMUNES), SIGNING, found, pieces=months))
    assert shown(value)[2:4] == ["285/288 báo cáo", "2 báo cáo chỉ có tỷ lệ, không cộng được"]


def test_a_published_aggregate_that_differs_is_told_beside_the_sum() -> None:
    found = replace(standing(measure("13204", "13738")), published=measure("13300", "13700", "97.1"))
    value = Value(ASKED, result(tier_of(PROVINCE, COMMUNES), SIGNING, found))
    assert shown(value)[2] == "Số tổng hợp đã công bố: 97,1% (13.300 / 13.700 văn bản)"


def test_a_whole_without_a_total_shows_its_parts_side_by_side() -> None:
    office = standing(measure("", "", ">99.7"), TO_24_JUNE, ARTICLE)
    towns = standing(measure("<2150", "<2200", "99.3"), TO_24_JUNE, ARTICLE)
    found = replace(standing(Measure(), TO_24_JUNE, ARTICLE), parts=(Part(None, office), Part(5, towns)))
    value = Value(
        ASKED,
        result(whole(DISTRICT), SIGNING, found),
        parts=(
            result(own(DISTRICT, has_members=True), SIGNING, office, LOCAL_100),
            result(tier_of(DISTRICT, TOWNS), SIGNING, towns, LOCAL_100),
        ),
    )
    assert shown(value) == [
        "<b>Ký số · toàn huyện Đức Hòa</b> — đến 24/06/2022",
        "• UBND huyện Đức Hòa: <b>trên 99,7%</b> · chỉ tiêu 100%*",
        (
            "⚠️ Xã, thị trấn: <b>99,3%</b> · chỉ tiêu 100%* · gần 2.150 / gần 2.200 văn bản"
            " · tỷ lệ không khớp số đếm"
        ),
        "* Chỉ tiêu chưa xác minh",
        "Nguồn: bài báo 24/06/2022 · #K7Q2",
    ]


def test_words_without_a_number_are_the_answer() -> None:
    note = Names("Giảm đáng kể so với trước đây.", "Markedly fewer than before.")
    found = replace(standing(Measure(), TO_24_JUNE, ARTICLE), notes=(note,))
    value = Value(ASKED, result(whole(DISTRICT), OVERDUE, found))
    assert shown(value)[1:3] == ["Chưa nêu con số", note.vi]
    assert shown(value, "en")[1:3] == ["No number given", note.en]


def test_a_short_note_is_told_and_a_long_one_is_behind_the_source() -> None:
    short, long = Names("Gồm cả văn bản nội bộ.", "Internal ones included."), Names("x" * 90, "y" * 90)
    found = replace(standing(measure("96", "100")), notes=(short, long))
    value = Value(ASKED, result(tier_of(PROVINCE, COMMUNES), SIGNING, found))
    assert shown(value)[2:4] == [short.vi, "Có ghi chú; xem Nguồn."]


def test_many_sources_are_named_up_to_three() -> None:
    sources = tuple(Source(Names(f"văn bản {number}", f"paper {number}")) for number in range(1, 6))
    found = standing(measure("96", "100"), provenance=replace(REPORTS, sources=sources))
    value = Value(ASKED, result(tier_of(PROVINCE, COMMUNES), SIGNING, found))
    assert shown(value)[-1] == (
        "Nguồn: văn bản 1; văn bản 2; văn bản 3 và 2 nguồn khác; duyệt gần nhất 05/11/2026 · #K7Q2"
    )
    assert shown(value, "en")[-1] == (
        "Sources: paper 1; paper 2; paper 3 and 2 other sources; last approved 5 November 2026 · #K7Q2"
    )


def test_a_state_names_the_day_that_it_is_of() -> None:
    found = standing(measure("", "", "100"), periods.year(2022), ARTICLE)
    day = (periods.day(date(2022, 6, 24)),)
    value = Value(ASKED, result(own(DISTRICT, has_members=True), COMPUTERS, found, LOCAL_100, day))
    assert shown(value)[0] == "<b>Máy vi tính · UBND huyện Đức Hòa</b> — năm 2022, tại ngày 24/06/2022"


def test_names_with_signs_of_html_are_shown_as_they_are() -> None:
    odd = commune(11, "Xã <b>A & B</b>")
    screen: Screen = render(Value(ASKED, result(own(odd), SIGNING, standing(measure("1", "2")))), view("vi"))
    assert lines(screen)[0] == "<b>Ký số · xã &lt;b&gt;A &amp; B&lt;/b&gt;</b> — tháng 10/2026"
