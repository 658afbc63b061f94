"""What a leader reads of a figure that has moved, or that was known otherwise on an earlier day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain import period as periods
from bot.domain.answer import Change, Movement, Reason, Refusal, Result, Value
from bot.domain.figure import Measure
from bot.domain.indicator import Goal
from bot.domain.question import Kind, Question, Subject, decode
from bot.domain.standing import Coverage
from bot.showing.render import render
from tests.showing.samples import (
    ARTICLE,
    COMMUNES,
    OCTOBER,
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

SEPTEMBER = periods.month(2026, 9)
ASKED = Question(Kind.CHANGE, (SIGNING.id,), (Subject(PROVINCE.id, COMMUNES.id),))
MAI = commune(11, "Xã Sơn Mai")
SOURCE = "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #K7Q2"


def of(numbers: Measure, period: periods.Period = OCTOBER, coverage: Coverage | None = None) -> Result:
    """Return a figure of the province's communes."""
    found = standing(numbers, period, coverage=coverage)
    return result(tier_of(PROVINCE, COMMUNES), SIGNING, found, Goal(Decimal(98)))


def movement(points: Fraction | None) -> Movement:
    change = None if points is None else Change(SEPTEMBER, points)
    earlier = of(measure("9569", "10000"), SEPTEMBER, Coverage(90, 96, 90))
    return Movement(ASKED, earlier, of(measure("9611", "10000")), change)


def test_a_leader_reads_how_far_a_figure_has_moved_and_both_figures() -> None:
    screen = render(movement(Fraction(42, 100)), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · Xã, phường</b> — tháng 10/2026",
        "<b>▲ 0,42 điểm</b> so với tháng 9",
        "Tháng 10/2026: <b>96,11%</b> (9.611 / 10.000 văn bản)",
        "Tháng 9/2026: <b>95,69%</b> (9.569 / 10.000 văn bản) · 90/96 đơn vị",
        "⚠️ Chưa đạt chỉ tiêu 98%; còn thiếu 189 văn bản",
        SOURCE,
    ]
    assert labels(screen) == [["Xu hướng", "Nguồn"], ["Báo khi…"]]
    trend, source = (decode(button.data) for button in screen.keyboard[0])
    assert (trend.kind, source.kind, source.period) == (Kind.TREND, Kind.SOURCE, OCTOBER)


@pytest.mark.parametrize(
    ("points", "vietnamese", "english"),
    [
        (Fraction(-42, 100), "<b>▼ 0,42 điểm</b> so với tháng 9", "<b>▼ 0.42 points</b> on September"),
        (Fraction(0), "<b>Không đổi</b> so với tháng 9", "<b>Unchanged</b> on September"),
        (
            Fraction(1, 1000),
            "<b>▲ dưới 0,01 điểm</b> so với tháng 9",
            "<b>▲ under 0.01 points</b> on September",
        ),
        (
            None,
            "Không nêu mức tăng giảm: hai số liệu dưới đây không so được với nhau.",
            "No change is given: the two figures below cannot be held against each other.",
        ),
    ],
)
def test_a_change_is_the_first_thing_told(points: Fraction | None, vietnamese: str, english: str) -> None:
    assert lines(render(movement(points), view("vi")))[1] == vietnamese
    assert lines(render(movement(points), view("en")))[1] == english


def test_two_figures_of_different_sources_each_name_their_own() -> None:
    june = periods.day(date(2022, 6, 24))
    earlier = result(own(MAI), SIGNING, standing(measure("1", "2"), june, ARTICLE))
    later = result(own(MAI), SIGNING, standing(measure("2", "2")))
    told = lines(render(Movement(ASKED, earlier, later, None), view("en")))
    assert told[2:4] == [
        "October 2026: <b>100%</b> (2 of 2 documents)",
        "24 June 2022: <b>50%</b> (1 of 2 documents) · newspaper article, 24 June 2022",
    ]


def test_of_two_periods_the_one_with_a_figure_is_offered() -> None:
    value = Question(Kind.VALUE, (SIGNING.id,), (Subject(MAI.id),), SEPTEMBER)
    refusal = Refusal(Reason.NO_DATA, own(MAI), SIGNING, OCTOBER, offers=(value,), having=SEPTEMBER)
    screen = render(refusal, view("vi"))
    assert screen.text == "Chưa có số liệu ký số của xã Sơn Mai tháng 10/2026. Có số liệu tháng 9/2026."
    assert labels(screen) == [["Xem tháng 9/2026"]]
    assert render(refusal, view("en")).text == (
        "No figures yet on digital signing for Sơn Mai Commune, October 2026."
        " There are some for September 2026."
    )


THEN = Question(Kind.VALUE, (SIGNING.id,), (Subject(MAI.id),), OCTOBER, as_of=date(2026, 11, 6))


def test_a_leader_reads_what_was_known_then_and_what_is_known_now() -> None:
    then = result(own(MAI), SIGNING, standing(measure("144", "150")))
    now = result(own(MAI), SIGNING, standing(measure("142", "150")))
    screen = render(Value(THEN, then, now=now), view("vi"))
    assert lines(screen) == [
        "<b>Ký số · xã Sơn Mai</b> — tháng 10/2026",
        "Theo số liệu đã duyệt đến hết ngày 06/11/2026",
        "<b>96%</b> (144 / 150 văn bản)",
        "Hiện nay: <b>94,67%</b> (142 / 150 văn bản)",
        SOURCE,
    ]
    assert labels(screen) == [["Xu hướng", "Nguồn", "Xem số hiện nay"]]
    assert decode(screen.keyboard[0][2].data) == replace(THEN, as_of=None)
    unchanged = lines(render(Value(THEN, then), view("en")))
    assert unchanged[1:4] == [
        "As approved by the end of 6 November 2026",
        "<b>96%</b> (144 of 150 documents)",
        "Unchanged since then",
    ]


@pytest.mark.parametrize(
    ("period", "vietnamese", "english"),
    [
        (
            OCTOBER,
            "Đến hết ngày 06/11/2026 chưa có số liệu ký số của xã Sơn Mai tháng 10/2026 được duyệt.",
            (
                "By the end of 6 November 2026 no figure on digital signing for Sơn Mai Commune,"
                " October 2026 had been approved."
            ),
        ),
        (
            None,
            "Đến hết ngày 06/11/2026 chưa có số liệu ký số nào của xã Sơn Mai được duyệt.",
            (
                "By the end of 6 November 2026 no figure on digital signing for Sơn Mai Commune"
                " had been approved."
            ),
        ),
    ],
)
def test_a_leader_reads_that_nothing_was_known_yet(
    period: periods.Period | None, vietnamese: str, english: str
) -> None:
    now = replace(THEN, as_of=None)
    refusal = Refusal(Reason.NOT_YET_KNOWN, own(MAI), SIGNING, period, offers=(now,), as_of=date(2026, 11, 6))
    screen = render(refusal, view("vi"))
    assert screen.text == vietnamese
    assert labels(screen) == [["Xem số hiện nay"]]
    assert render(refusal, view("en")).text == english


def test_a_leader_reads_that_only_one_figure_is_told_of_an_earlier_day() -> None:
    ranks = Question(Kind.RANK, (SIGNING.id,))
    refusal = Refusal(Reason.ONE_FIGURE_THEN, offers=(ranks,), as_of=date(2026, 11, 6))
    screen = render(refusal, view("vi"))
    assert screen.text == "Số liệu đã biết vào một ngày trước đây chỉ xem được từng số một."
    assert labels(screen) == [["Xem số hiện nay"]]


ENDED = replace(MAI, valid_to=date(2025, 6, 30))
LATEST = Question(Kind.VALUE, (SIGNING.id,), (Subject(MAI.id),))


def test_a_leader_reads_what_has_become_of_a_unit_and_can_go_on_to_it() -> None:
    figure = result(own(ENDED), SIGNING, standing(measure("1", "2"), periods.month(2025, 5)))
    heirs = tuple(own(commune(number, name)) for number, name in ((31, "Xã Mỹ Hạnh"), (32, "Xã Đức Lập")))
    screen = render(Value(LATEST, figure, became=heirs), view("vi"))
    assert lines(screen)[-2] == (
        "Đơn vị này hoạt động đến hết ngày 30/06/2025; nay thuộc: xã Mỹ Hạnh, xã Đức Lập."
    )
    assert labels(screen)[1:] == [["Xã Mỹ Hạnh", "Xã Đức Lập"]]
    assert decode(screen.keyboard[1][0].data) == LATEST.but(subjects=(Subject(31),))
    alone = Value(LATEST, figure, became=())
    assert lines(render(alone, view("en")))[-2] == "This unit existed until 30 June 2025."


def test_a_unit_that_is_still_there_has_become_nothing() -> None:
    figure = result(own(replace(MAI, valid_to=date(2027, 6, 30))), SIGNING, standing(measure("1", "2")))
    for became in (None, (whole(PROVINCE),)):
        screen = render(Value(LATEST, figure, became=became), view("vi"))
        assert "Tỉnh Quảng Ngãi" not in [label for row in labels(screen) for label in row]
        assert "hoạt động" not in screen.text
