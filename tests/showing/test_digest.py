"""What a leader reads in the weekly digest."""

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.domain import period as periods
from bot.domain.answer import Gap
from bot.domain.digest import Cause, Digest, Importance, Reason
from bot.domain.figure import WHOLE
from bot.domain.names import Language, Names
from bot.domain.question import Kind, Question, Subject, decode
from bot.domain.reference import MARK
from bot.domain.standing import Coverage
from bot.showing import presses
from bot.showing.digest import rendered, show_digest
from bot.showing.markup import plain
from bot.showing.screen import Screen
from tests.showing.bulletin import (
    BA_TO,
    DIGEST,
    FALLEN,
    ISSUED,
    LATE,
    MISSING,
    MO_DUC,
    STEADY,
    line,
    of_communes,
)
from tests.showing.samples import (
    ARTICLE,
    HOME,
    OCTOBER,
    OVERDUE,
    PROVINCE,
    SPEECHES,
    labels,
    lines,
    measure,
    result,
    standing,
    view,
    whole,
)


def shown(digest: Digest, page: int = 0, language: Language = "vi") -> Screen:
    return show_digest(view(language), digest, page)


def test_a_leader_reads_the_week_on_one_screen_in_vietnamese() -> None:
    screen = shown(replace(DIGEST, steady=STEADY[:1]))
    assert lines(screen) == [
        "<b>Bản tin tuần 47 · tỉnh Quảng Ngãi</b> (16–22/11/2026)",
        "Số liệu tháng 10/2026, so với tháng 9",
        "Cần chú ý",
        (
            "⚠️ Dịch vụ công trực tuyến · Xã, phường <b>79,46%</b>, chỉ tiêu 80%: còn thiếu 212 hồ sơ, "
            "61% ở xã Ba Tơ, xã Sơn Hạ và 1 đơn vị khác · ▼ 0,3 điểm"
        ),
        "▼ Ký số · Sở, ban, ngành <b>96,92%</b>, giảm 0,8 điểm so với tháng 9; xã Ba Tơ giảm 3,1 điểm",
        "Chỉ tiêu khác",
        (
            "• Hồ sơ quá hạn · Xã, phường: <b>0,95%</b> (41 / 4.310 hồ sơ) ▼ 0,28 điểm. "
            "Nguyên nhân nêu nhiều nhất (3 đơn vị): chờ ý kiến liên ngành"
        ),
        "Ổn định",
        "✅ Phát hành điện tử · Xã, phường: <b>97,88%</b> ▲ 0,1 điểm · chỉ tiêu 97%",
        "Chưa báo cáo: xã Ba Tơ, xã Sơn Hạ (ký số, hồ sơ quá hạn, tháng 10/2026)",
        "Chờ duyệt: 3 phiếu số liệu",
        "Nguồn: báo cáo của đơn vị, duyệt 05/11/2026 · #K7Q2",
    ]
    assert labels(screen) == [
        ["Dịch vụ công trực tuyến", "Ký số"],
        ["Hồ sơ quá hạn", "Phát hành điện tử"],
        ["Chưa báo cáo", "Phiếu chờ duyệt"],
    ]


def test_a_leader_reads_the_week_on_one_screen_in_english() -> None:
    assert lines(shown(replace(DIGEST, steady=STEADY[:1]), language="en")) == [
        "<b>Digest, week 47 · Quảng Ngãi Province</b> (16–22 November 2026)",
        "Figures: October 2026, against September",
        "Needs attention",
        (
            "⚠️ Online public services · Communes and wards <b>79.46%</b>, target 80%: 212 dossiers short, "
            "61% of it in Ba Tơ Commune, Sơn Hạ Commune and 1 other · ▼ 0.3 points"
        ),
        (
            "▼ Digital signing · Departments <b>96.92%</b>, down 0.8 points on September; "
            "Ba Tơ Commune down 3.1 points"
        ),
        "Other indicators",
        (
            "• Overdue dossiers · Communes and wards: <b>0.95%</b> (41 of 4,310 dossiers) ▼ 0.28 points. "
            "Cause given most often (3 units): waiting for other agencies"
        ),
        "Steady",
        "✅ Issued electronically · Communes and wards: <b>97.88%</b> ▲ 0.1 points · target 97%",
        "Not reported: Ba Tơ Commune, Sơn Hạ Commune (digital signing, overdue dossiers, October 2026)",
        "3 submissions wait for approval",
        "Source: units' reports, approved 5 November 2026 · #K7Q2",
    ]


def test_what_leaves_something_open_stands_apart_from_what_is_settled() -> None:
    moved = replace(STEADY[1], importance=Importance(moved=Fraction(3)))
    told = lines(shown(replace(DIGEST, steady=(STEADY[0], moved), overdue=(), gaps=(), waiting=0)))
    assert [each.partition(" · ")[0] for each in told[5:9]] == [
        "Chỉ tiêu khác",
        "✅ Liên thông",
        "Ổn định",
        "✅ Phát hành điện tử",
    ]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("vi", "Mới trong tuần (các số khác như tuần trước)"),
        ("en", "New this week (the other figures are as last week)"),
    ],
)
def test_what_is_new_stands_first_where_the_rest_is_as_before(language: Language, heading: str) -> None:
    digest = replace(
        DIGEST,
        notable=(MISSING, replace(FALLEN, is_new=False)),
        steady=(replace(STEADY[0], is_new=False), STEADY[1]),
        overdue=(replace(LATE, is_new=False),),
    )
    told = lines(shown(digest, language=language))
    assert told[2] == heading
    online, linked = MISSING.result.indicator.names, STEADY[1].result.indicator.names
    for line_, names in zip(told[3:5], (online, linked), strict=True):
        assert SPEECHES[language].of(names) in line_
    assert told[5] == {"vi": "Cần chú ý", "en": "Needs attention"}[language]


def test_a_week_with_too_few_new_figures_to_tell_any_is_one_line() -> None:
    old = tuple(replace(each, is_new=False) for each in (MISSING, FALLEN))
    (told,) = lines(shown(replace(DIGEST, notable=old, steady=(), overdue=(), waiting=0)))
    assert told.endswith("(16–22/11/2026): số liệu mới chưa đủ để tổng hợp · #K7Q2")


def test_each_line_opens_by_a_button_that_asks_its_whole_question() -> None:
    screen = shown(replace(DIGEST, steady=(), waiting=0))
    buttons = [button for row in screen.keyboard for button in row]
    asked = [decode(button.data) for button in buttons]
    missing = Question(Kind.MISSING, (), (Subject(HOME, WHOLE),))
    assert asked == [MISSING.question, FALLEN.question, LATE.question, missing]


def test_an_indicator_that_is_told_twice_is_told_apart_on_its_buttons() -> None:
    offices = replace(FALLEN, result=replace(FALLEN.result, indicator=ISSUED))
    digest = replace(DIGEST, notable=(offices,), steady=STEADY[:1], overdue=(), gaps=(), waiting=0)
    assert labels(shown(digest)) == [
        ["Phát hành điện tử · Sở, ban, ngành"],
        ["Phát hành điện tử · Xã, phường"],
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "<b>Bản tin tuần 47 · tỉnh Quảng Ngãi</b> (16–22/11/2026): không có số liệu mới · #K7Q2"),
        ("en", "<b>Digest, week 47 · Quảng Ngãi Province</b> (16–22 November 2026): no new figures · #K7Q2"),
    ],
)
def test_a_week_without_new_figures_is_one_line(language: Language, told: str) -> None:
    screen = shown(replace(DIGEST, news=False, waiting=0), language=language)
    assert (screen.text, screen.keyboard) == (told, ())


@pytest.mark.parametrize(
    ("language", "told", "label"),
    [
        ("vi", "Chờ duyệt: 3 phiếu số liệu", "Phiếu chờ duyệt"),
        ("en", "3 submissions wait for approval", "Waiting for approval"),
    ],
)
def test_what_waits_is_told_in_a_week_without_new_figures_too(
    language: Language, told: str, label: str
) -> None:
    screen = shown(replace(DIGEST, news=False), language=language)
    assert lines(screen)[1:] == [f"{told} · #K7Q2"]
    assert labels(screen) == [[label]]


def test_what_waits_opens_by_a_button() -> None:
    digest = replace(DIGEST, steady=STEADY[:1])
    assert shown(digest).keyboard[-1][-1].data == "dy:l:0"
    assert labels(shown(replace(digest, waiting=0)))[-1] == ["Chưa báo cáo"]


def test_a_week_in_which_nothing_needs_attention_says_so() -> None:
    told = lines(shown(replace(DIGEST, notable=())))
    assert told[2:4] == ["Không có số liệu nào cần chú ý", "Chỉ tiêu khác"]


def test_a_target_that_is_reached_again_is_worth_a_line() -> None:
    back = line(of_communes(ISSUED, ("9788", "10000"), "97"), Reason.BACK, "2")
    told = lines(shown(replace(DIGEST, notable=(back,))))
    assert told[3] == "✅ Phát hành điện tử · Xã, phường <b>97,88%</b>, đã đạt lại chỉ tiêu 97%"


def test_what_rises_too_high_says_how_much_is_over_and_why() -> None:
    late = replace(
        line(of_communes(OVERDUE, ("86", "4310"), "1"), Reason.MISSES),
        causes=(Cause(Names("thiếu cán bộ", "short of staff"), 1),),
    )
    told = lines(shown(replace(DIGEST, notable=(late,))))
    assert told[3] == (
        "⚠️ Hồ sơ quá hạn · Xã, phường <b>2%</b>, chỉ tiêu 1%: vượt 43 hồ sơ. Đơn vị nêu: thiếu cán bộ"
    )
    risen = line(of_communes(OVERDUE, ("86", "4310")), Reason.ROSE, "0.5")
    told = lines(shown(replace(DIGEST, notable=(risen,)), language="en"))
    assert told[3] == "▲ Overdue dossiers · Communes and wards <b>2%</b>, up 0.5 points on September"


def test_a_figure_of_another_period_names_it_and_its_source() -> None:
    published = result(
        whole(PROVINCE), ISSUED, standing(measure("98", "100"), periods.quarter(2026, 3), ARTICLE)
    )
    told = lines(shown(replace(DIGEST, steady=(*STEADY, line(published)), gaps=(), overdue=())))
    assert told[-3].endswith("<b>98%</b> · quý 3/2026 · bài báo 24/06/2022")


def test_a_change_since_another_period_than_the_one_before_says_since_when() -> None:
    older = line(of_communes(ISSUED, ("9788", "10000")), moved="1.5", since=periods.month(2026, 7))
    told = lines(shown(replace(DIGEST, steady=(older,), overdue=())))
    assert "• Phát hành điện tử · Xã, phường: <b>97,88%</b> ▲ 1,5 điểm so với tháng 7" in told


def test_those_who_owe_most_are_named_and_the_rest_is_behind_the_button() -> None:
    gaps = tuple(
        Gap(ISSUED, periods.month(2026, month), Coverage(95, 96, 95), (BA_TO, MO_DUC)[: month - 6])
        for month in (7, 8, 9)
    )
    told = lines(shown(replace(DIGEST, steady=(), overdue=(), gaps=gaps)))
    assert told[5:8] == [
        "Chưa báo cáo: xã Ba Tơ, xã Mộ Đức (phát hành điện tử, tháng 9/2026)",
        "Chưa báo cáo: xã Ba Tơ, xã Mộ Đức (phát hành điện tử, tháng 8/2026)",
        "Còn 1 báo cáo khác chưa đủ",
    ]


def test_a_unit_s_own_office_can_owe_a_report() -> None:
    gap = Gap(ISSUED, OCTOBER, Coverage(95, 97, 95), (PROVINCE, BA_TO))
    told = lines(shown(replace(DIGEST, steady=(), overdue=(), gaps=(gap,))))
    assert told[5] == "Chưa báo cáo: UBND tỉnh Quảng Ngãi, xã Ba Tơ (phát hành điện tử, tháng 10/2026)"


LONG = replace(DIGEST, notable=(MISSING, FALLEN) * 2, steady=STEADY * 8)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_long_digest_goes_on_by_a_button_and_no_line_is_cut(language: Language) -> None:
    pages: list[Screen] = []
    while not pages or labels(pages[-1])[-1][-1] in {"Xem thêm", "More"}:
        pages.append(shown(LONG, len(pages), language))
    assert len(pages) > 2
    for screen in pages:
        assert len(lines(screen)) <= 13
        assert len(plain(screen.text)) <= 1_024, "a caption holds no more"
        assert all(len(button.data) <= 64 for row in screen.keyboard for button in row)
    waiting = {"vi": "Chờ duyệt: 3", "en": "3 submissions wait"}[language]
    assert [waiting in screen.text for screen in pages] == [True] + [False] * (len(pages) - 1)
    figures = sum(told.count("</b>") for screen in pages for told in lines(screen)[1:])
    assert figures == len(LONG.lines), "each stands on one page"
    forward, back = pages[0].keyboard[-1][-1].data, pages[1].keyboard[-1][0].data
    kind, unit_id, minutes, page = presses.read(forward)
    assert (kind, unit_id, page) == ("p", HOME, 1)
    assert presses.moment_of(int(minutes)) == DIGEST.due
    assert presses.read(back)[-1] == 0


def test_what_is_steady_comes_last_where_one_page_does_not_hold_all() -> None:
    told = [each for page in range(4) for each in lines(shown(LONG, page))]
    missing = next(place for place, each in enumerate(told) if each.startswith("Chưa báo cáo: "))
    assert missing < told.index("Ổn định")
    assert shown(LONG, 99).text == shown(LONG, 98).text, "there is no page behind the last"


def test_a_pushed_digest_marks_where_its_reference_will_stand() -> None:
    screen = rendered(SPEECHES["vi"], DIGEST)
    assert screen.text.endswith(f" · #{MARK}")
    assert screen.text.replace(MARK, "K7Q2") == shown(DIGEST).text


def test_a_share_of_what_is_lacking_is_never_rounded_onto_all_of_it() -> None:
    nearly = replace(MISSING, share=Fraction(999, 10))
    assert "99% ở xã Ba Tơ" in shown(replace(DIGEST, notable=(nearly,))).text
