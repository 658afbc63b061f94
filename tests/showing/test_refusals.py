"""What people read where there is no answer, or where their question is asked back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain import period as periods
from bot.domain.answer import Choice, Doubt, Reason, Refusal, Unclear
from bot.domain.names import Names
from bot.domain.question import Kind, Question, Subject, decode
from bot.showing.render import render
from bot.showing.screen import HELP
from tests.showing.samples import (
    COMMUNES,
    DISTRICT,
    OCTOBER,
    OVERDUE,
    PROVINCE,
    SIGNING,
    commune,
    labels,
    own,
    tier_of,
    view,
    whole,
)

TO, TOO = commune(21, "Xã Ba Tơ"), commune(22, "Xã Ba Tô")
NOVEMBER = periods.month(2026, 11)
ASKED = Question(Kind.VALUE, (SIGNING.id,), (Subject(TO.id),), OCTOBER)


def texts(answer: Refusal | Unclear) -> tuple[str, str]:
    """Return what is said in Vietnamese and in English."""
    return render(answer, view("vi")).text, render(answer, view("en")).text


def test_a_leader_reads_which_period_has_figures_instead() -> None:
    refusal = Refusal(Reason.NO_DATA, own(TO), SIGNING, NOVEMBER, offers=(ASKED,))
    assert texts(refusal) == (
        "Chưa có số liệu ký số của xã Ba Tơ tháng 11/2026. Kỳ gần nhất có số liệu: tháng 10/2026.",
        (
            "No figures yet on digital signing for Ba Tơ Commune, November 2026."
            " The latest are for October 2026."
        ),
    )
    screen = render(refusal, view("vi"))
    assert labels(screen) == [["Xem tháng 10/2026"]]
    assert decode(screen.keyboard[0][0].data) == ASKED


def test_a_leader_reads_that_there_never_was_a_figure() -> None:
    refusal = Refusal(Reason.NO_DATA_AT_ALL, tier_of(PROVINCE, COMMUNES), SIGNING, NOVEMBER)
    assert texts(refusal) == (
        "Chưa có số liệu ký số của xã, phường.",
        "No figures yet on digital signing for communes and wards.",
    )
    assert texts(Refusal(Reason.NO_DATA_AT_ALL)) == ("Chưa có số liệu nào.", "There are no figures yet.")


def test_a_refused_period_without_an_offer_is_still_named() -> None:
    refusal = Refusal(Reason.NO_DATA, own(TO), SIGNING, NOVEMBER)
    assert texts(refusal)[0] == "Chưa có số liệu ký số của xã Ba Tơ tháng 11/2026."


def test_a_leader_reads_what_this_account_may_not_see() -> None:
    refusal = Refusal(Reason.NOT_PERMITTED, who=whole(commune(23, "Xã Bình Sơn")))
    assert texts(refusal) == (
        "Xã Bình Sơn không thuộc phạm vi được xem của tài khoản này.",
        "Bình Sơn Commune is outside what this account may see.",
    )


def test_a_leader_reads_what_a_unit_has_become_and_can_ask_for_it() -> None:
    ended = replace(TO, valid_to=date(2025, 6, 30))
    offers = tuple(ASKED.but(subjects=(Subject(each.id),)) for each in (TOO, DISTRICT))
    refusal = Refusal(Reason.UNIT_ENDED, own(ended), SIGNING, OCTOBER, (TOO, DISTRICT), offers)
    assert texts(refusal) == (
        "Xã Ba Tơ hoạt động đến hết ngày 30/06/2025. Nay thuộc: xã Ba Tô, huyện Đức Hòa.",
        "Ba Tơ Commune existed until 30 June 2025. It is now part of: Ba Tô Commune, Đức Hòa District.",
    )
    assert labels(render(refusal, view("vi"))) == [["Xã Ba Tô"], ["Huyện Đức Hòa"]]
    assert texts(replace(refusal, units=()))[0] == "Xã Ba Tơ hoạt động đến hết ngày 30/06/2025."


def test_a_leader_reads_what_a_unit_was_before() -> None:
    new = replace(TO, valid_from=date(2025, 7, 1))
    refusal = Refusal(Reason.UNIT_NOT_YET, own(new), SIGNING, periods.year(2022), (TOO,))
    assert texts(refusal) == (
        "Xã Ba Tơ hoạt động từ ngày 01/07/2025. Trước đó: xã Ba Tô.",
        "Ba Tơ Commune has existed only since 1 July 2025. Before that: Ba Tô Commune.",
    )
    assert texts(replace(refusal, units=()))[0] == "Xã Ba Tơ hoạt động từ ngày 01/07/2025."


def test_a_leader_reads_that_a_unit_has_nobody_to_rank() -> None:
    assert texts(Refusal(Reason.NO_SUCH_MEMBERS, own(TO), SIGNING))[0] == (
        "Xã Ba Tơ không có đơn vị trực thuộc nào có số liệu này."
    )
    assert texts(Refusal(Reason.NO_SUCH_MEMBERS, tier_of(DISTRICT, COMMUNES), SIGNING)) == (
        "Huyện Đức Hòa không có đơn vị thuộc khối xã, phường.",
        "Đức Hòa District has no communes and wards.",
    )


def test_a_comparison_says_how_it_is_asked_for() -> None:
    assert texts(Refusal(Reason.NEEDS_TWO, indicator=SIGNING)) == (
        "So sánh cần từ hai đơn vị trở lên, ví dụ: /sosanh kyso A, B",
        "A comparison needs at least two units, for example: /compare kyso A, B",
    )


@pytest.mark.parametrize("reason", [Reason.GONE, Reason.UNIT_ENDED, Reason.UNIT_NOT_YET])
def test_an_old_button_says_that_it_leads_nowhere(reason: Reason) -> None:
    assert texts(Refusal(reason))[0].startswith("Nút này đã cũ")


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Kind.VALUE, "Xem kỳ mới nhất"),
        (Kind.SOURCE, "Nguồn"),
        (Kind.RANK, "Theo đơn vị"),
        (Kind.TREND, "Xu hướng"),
        (Kind.OVERVIEW, "Tổng quan"),
        (Kind.ALERTS, "Cảnh báo"),
        (Kind.MISSING, "Chưa báo cáo"),
        (Kind.CATALOGUE, "Các chỉ tiêu"),
    ],
)
def test_an_offer_without_a_period_says_what_it_shows(kind: Kind, label: str) -> None:
    refusal = Refusal(Reason.NO_DATA_AT_ALL, own(TO), SIGNING, offers=(Question(kind),))
    assert labels(render(refusal, view("vi"))) == [[label]]


def test_a_question_that_is_not_understood_says_what_can_be_asked() -> None:
    screen = render(Unclear(Doubt.NOT_UNDERSTOOD, "xin chào"), view("vi"))
    assert screen.text.startswith("Chưa rõ câu hỏi. Có thể hỏi, ví dụ:")
    assert labels(screen) == [["Các chỉ tiêu", "Trợ giúp"]]
    assert decode(screen.keyboard[0][0].data) == Question(Kind.CATALOGUE)
    assert screen.keyboard[0][1].data == HELP


def test_names_alike_without_diacritics_are_asked_back() -> None:
    choices = tuple(Choice(ASKED, own(each), parent=PROVINCE) for each in (TO, TOO))
    unclear = Unclear(Doubt.WHICH_UNIT, "ba to", choices)
    assert texts(unclear) == (
        'Có hai đơn vị cùng cách viết không dấu "ba to". Cần xem đơn vị nào?',
        'There are two units spelt "ba to" without diacritics. Which one?',
    )
    assert labels(render(unclear, view("vi"))) == [["Xã Ba Tơ"], ["Xã Ba Tô"]]


def test_a_name_that_no_unit_bears_exactly_is_asked_back() -> None:
    unclear = Unclear(Doubt.WHICH_UNIT, "ba tọ", (Choice(ASKED, own(TO)),))
    assert texts(unclear)[0] == 'Không có đơn vị nào tên đúng như "ba tọ". Có phải là đơn vị này?'


def test_units_of_one_name_are_told_apart_by_what_they_belong_to_and_until_when() -> None:
    old = replace(TO, id=31, valid_to=date(2025, 6, 30))
    new = replace(TO, id=32, valid_from=date(2025, 7, 1))
    choices = (
        Choice(ASKED, own(old), parent=DISTRICT),
        Choice(ASKED, own(new), parent=PROVINCE),
        Choice(ASKED, own(TOO)),
    )
    unclear = Unclear(Doubt.WHICH_UNIT, "ba tơ", choices)
    assert texts(unclear)[0] == 'Có ba đơn vị ứng với "ba tơ". Cần xem đơn vị nào?'
    assert labels(render(unclear, view("vi"))) == [
        ["Xã Ba Tơ, huyện Đức Hòa, đến 30/06/2025"],
        ["Xã Ba Tơ, tỉnh Quảng Ngãi, từ 01/07/2025"],
        ["Xã Ba Tô"],
    ]


def test_a_unit_of_one_parent_is_told_apart_by_its_days_alone() -> None:
    choices = tuple(
        Choice(ASKED, own(replace(TO, id=number, valid_to=ended)), parent=PROVINCE)
        for number, ended in ((31, date(2025, 6, 30)), (32, None))
    )
    screen = render(Unclear(Doubt.WHICH_UNIT, "ba tơ", choices), view("en"))
    assert labels(screen) == [["Ba Tơ Commune, to 30 June 2025"], ["Ba Tơ Commune"]]


def test_an_indicator_a_period_and_one_unit_of_several_are_asked_back() -> None:
    indicator = Unclear(
        Doubt.WHICH_INDICATOR, "", tuple(Choice(ASKED, indicator=each) for each in (SIGNING, OVERDUE))
    )
    assert texts(indicator) == ("Cần xem chỉ tiêu nào?", "Which indicator?")
    assert labels(render(indicator, view("vi"))) == [["Ký số"], ["Hồ sơ quá hạn"]]
    period = Unclear(
        Doubt.WHICH_PERIOD, "", tuple(Choice(ASKED, period=each) for each in (OCTOBER, NOVEMBER))
    )
    assert texts(period) == ("Cần xem kỳ nào?", "Which period?")
    assert labels(render(period, view("vi"))) == [["Tháng 10/2026"], ["Tháng 11/2026"]]
    office, all_ = own(DISTRICT, has_members=True), whole(DISTRICT)
    several = Unclear(Doubt.TOO_MANY, "", tuple(Choice(ASKED, each) for each in (office, all_)))
    assert labels(render(several, view("vi"))) == [["UBND huyện Đức Hòa"], ["Toàn huyện Đức Hòa"]]
    assert texts(several)[0] == "Mỗi lần chỉ trả lời cho một đơn vị. Cần xem đơn vị nào?"


@pytest.mark.parametrize(
    ("doubt", "text"),
    [
        (Doubt.NO_SUCH_PERIOD, 'Không có kỳ "a &lt;b&gt;".'),
        (Doubt.WORDS_LEFT, 'Chưa rõ "a &lt;b&gt;". Bỏ hoặc thay phần này rồi hỏi lại.'),
    ],
)
def test_what_was_typed_is_said_back_as_it_was_typed(doubt: Doubt, text: str) -> None:
    assert texts(Unclear(doubt, "a <b>"))[0] == text


def test_a_button_shows_a_name_as_it_is_and_not_its_html() -> None:
    odd = replace(TO, names=Names("Xã A & <B>", "A & <B> Commune"))
    unclear = Unclear(Doubt.WHICH_UNIT, "a", (Choice(ASKED, own(odd)),))
    assert labels(render(unclear, view("vi"))) == [["Xã A & <B>"]]


@pytest.mark.parametrize(
    ("doubt", "vietnamese", "english"),
    [
        (
            Doubt.NO_FILE,
            "Câu trả lời chưa gửi được dưới dạng tệp. Có thể xem ngay tại đây:",
            "Answers are not sent as files yet. It can be seen right here:",
        ),
        (
            Doubt.NO_CAUSE,
            "Số liệu không cho biết nguyên nhân. Ghi chú của đơn vị, nếu có, nằm ở phần Nguồn.",
            "Figures do not tell why. What a unit has noted, if anything, stands under Source.",
        ),
        (Doubt.WHICH_QUESTION, "Cần xem điều gì?", "What should be shown?"),
    ],
)
def test_what_cannot_be_done_offers_what_can(doubt: Doubt, vietnamese: str, english: str) -> None:
    value, source = ASKED, ASKED.but(kind=Kind.SOURCE)
    unclear = Unclear(doubt, "", (Choice(value), Choice(source, own(TO))))
    assert texts(unclear) == (vietnamese, english)
    assert labels(render(unclear, view("vi"))) == [["Xem số liệu"], ["Nguồn · Xã Ba Tơ"]]


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Kind.VALUE, "Xem số liệu"),
        (Kind.SOURCE, "Nguồn"),
        (Kind.RANK, "Theo đơn vị"),
        (Kind.PLACE, "Thứ hạng"),
        (Kind.COMPARE, "So sánh"),
        (Kind.CHANGE, "Tăng giảm"),
        (Kind.MOVERS, "Đơn vị tăng, giảm"),
        (Kind.TREND, "Xu hướng"),
        (Kind.PULL, "Đơn vị kéo tỷ lệ"),
        (Kind.OVERVIEW, "Tổng quan"),
        (Kind.UNIT, "Mọi chỉ tiêu"),
        (Kind.ALERTS, "Cảnh báo"),
        (Kind.MISSING, "Chưa báo cáo"),
        (Kind.DEFINITION, "Cách tính"),
        (Kind.TARGET, "Mức phải đạt"),
        (Kind.CATALOGUE, "Các chỉ tiêu"),
    ],
)
def test_every_kind_of_question_has_a_name_on_a_button(kind: Kind, label: str) -> None:
    unclear = Unclear(Doubt.WHICH_QUESTION, "", (Choice(Question(kind)),))
    assert labels(render(unclear, view("vi"))) == [[label]]


def test_two_readings_of_a_number_are_asked_back() -> None:
    choices = tuple(Choice(ASKED, number=number) for number in (Decimal(5100), Decimal("5.1")))
    unclear = Unclear(Doubt.WHICH_NUMBER, "5,100", choices)
    assert texts(unclear) == ('"5,100" là 5.100 hay 5,1?', 'Is "5,100" 5,100 or 5.1?')
    assert labels(render(unclear, view("vi"))) == [["5.100"], ["5,1"]]
    assert texts(Unclear(Doubt.WHICH_NUMBER, "5,100"))[0].startswith('Chưa rõ "5,100".')


def test_a_greeting_is_answered_by_what_can_be_asked() -> None:
    screen = render(Unclear(Doubt.GREETING, "xin chào"), view("vi"))
    assert screen.text.startswith("Có thể hỏi về số liệu, ví dụ:")
    assert labels(screen) == [["Các chỉ tiêu", "Trợ giúp"]]
