"""What somebody reads of how a free text was read, and how a part of it can be changed."""

from dataclasses import replace

import pytest

from bot.domain.answer import (
    Aim,
    Alerts,
    Answer,
    Card,
    Choice,
    Comparison,
    Contents,
    Definition,
    Doubt,
    Mended,
    Missing,
    Movement,
    Movers,
    Overview,
    Place,
    Position,
    Pulls,
    Ranking,
    Reason,
    Refusal,
    Sources,
    Trend,
    Unclear,
    Understood,
    Value,
)
from bot.domain.question import Kind, Part, Question, Subject, decode_change, encode_change
from bot.showing.render import render
from tests.showing.samples import (
    COMMUNES,
    DISTRICT,
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
    whole,
)

BONG, MAI = commune(21, "Xã Trà Bồng"), commune(22, "Xã Sơn Mai")
ASKED = Question(Kind.VALUE, (SIGNING.id,), (Subject(BONG.id),), OCTOBER)
FOUND = result(own(BONG), SIGNING, standing(measure("9", "10")))
VALUE = Value(ASKED, FOUND)
MENDED = Understood(ASKED, (Mended("tra bog", own(BONG)),))
ALL = tier_of(PROVINCE, COMMUNES)


def first(answer: Answer, understood: Understood) -> tuple[str, str]:
    """Return the first line in Vietnamese and in English."""
    vi, en = (render(answer, view(language), understood) for language in ("vi", "en"))
    return lines(vi)[0], lines(en)[0]


def test_what_was_mended_is_said_back_in_plain_words() -> None:
    screen = render(VALUE, view("vi"), MENDED)
    assert lines(screen)[:2] == [
        "Hiểu là: ký số · xã Trà Bồng · tháng 10/2026",
        "<b>Ký số · xã Trà Bồng</b> — tháng 10/2026",
    ]
    assert labels(screen)[-1] == ["Đổi chỉ tiêu", "Đổi đơn vị", "Đổi kỳ"]
    assert [decode_change(button.data) for button in screen.keyboard[-1]] == [
        (part, ASKED) for part in (Part.INDICATOR, Part.WHO, Part.PERIOD)
    ]
    english = render(VALUE, view("en"), MENDED)
    assert lines(english)[0] == "Read as: digital signing · Trà Bồng Commune · October 2026"
    assert labels(english)[-1] == ["Change indicator", "Change unit", "Change period"]


def test_what_was_read_as_it_was_typed_is_not_said_back_but_can_be_changed() -> None:
    screen = render(VALUE, view("vi"), Understood(ASKED))
    assert lines(screen)[0].startswith("<b>Ký số")
    assert len(labels(screen)[-1]) == 3
    assert labels(render(VALUE, view("vi"))) == labels(screen)[:-1]


def test_a_mended_word_of_grammar_and_what_was_taken_over_are_said_back() -> None:
    latest = replace(ASKED, period=None)
    told = Understood(latest, (Mended("bao nhieeu", "bao nhiêu"),), inherited=True)
    assert first(VALUE, told)[0] == "Hiểu là: bao nhiêu · ký số · xã Trà Bồng"
    assert first(VALUE, Understood(latest, inherited=True))[0] == "Hiểu là: ký số · xã Trà Bồng"


def test_a_name_that_the_answer_does_not_show_is_said_back_too() -> None:
    told = Understood(ASKED, (Mended("sonmai", own(MAI)), Mended("qua han", OVERDUE)))
    assert first(VALUE, told)[0] == (
        "Hiểu là: ký số · hồ sơ quá hạn · xã Trà Bồng · xã Sơn Mai · tháng 10/2026"
    )


def test_a_tier_of_another_unit_than_the_reader_s_own_is_said_back_with_it() -> None:
    towns = result(tier_of(DISTRICT, COMMUNES), SIGNING, standing(measure("9", "10")))
    told = Understood(ASKED, inherited=True)
    assert first(Value(ASKED, towns), told)[0] == (
        "Hiểu là: ký số · xã, phường · huyện Đức Hòa · tháng 10/2026"
    )


def of(kind: Kind, **rest: object) -> Question:
    return replace(Question(kind, (SIGNING.id,), (ALL.subject,)), **rest)


TOTAL = result(ALL, SIGNING, standing(measure("9", "10")))
LATE = result(own(BONG), OVERDUE, standing(measure("1", "10")))
PLACE = Place(1, FOUND, (LATE,))
BOTH, WHO_AND_PERIOD = "ký số · xã, phường", ["Đổi đơn vị", "Đổi kỳ"]
EVERY = ["Đổi chỉ tiêu", "Đổi đơn vị", "Đổi kỳ"]


@pytest.mark.parametrize(
    ("answer", "said", "row"),
    [
        (Sources(of(Kind.SOURCE), TOTAL, (), (), (), disagrees=False), BOTH, EVERY),
        (
            Ranking(of(Kind.RANK), TOTAL, (PLACE,), 0, 1, 1, 0, 0),
            "ký số · hồ sơ quá hạn · xã, phường",
            EVERY,
        ),
        (Position(of(Kind.PLACE), PLACE, ALL, 1, 0), "ký số · xã Trà Bồng", EVERY),
        (Movement(of(Kind.CHANGE), TOTAL, TOTAL, None), BOTH, EVERY),
        (
            Movers(of(Kind.MOVERS), TOTAL, TOTAL, None, True, (), 0, 1, 0, 1),  # noqa: FBT003 - a field
            BOTH,
            EVERY,
        ),
        (Pulls(of(Kind.PULL), TOTAL, True, (), 0, 0, 1), BOTH, EVERY),  # noqa: FBT003 - a field
        (
            Comparison(of(Kind.COMPARE), SIGNING, OCTOBER, (FOUND,), (own(MAI),)),
            "ký số · xã Trà Bồng · xã Sơn Mai",
            ["Đổi chỉ tiêu", "Đổi kỳ"],
        ),
        (Trend(of(Kind.TREND), ALL, SIGNING, (TOTAL,), None), BOTH, ["Đổi chỉ tiêu", "Đổi đơn vị"]),
        (Overview(of(Kind.OVERVIEW), ALL, (TOTAL,), (OVERDUE,), 0, 1), BOTH, WHO_AND_PERIOD),
        (Card(of(Kind.UNIT), own(BONG), (FOUND,), (None,), 0, 1), "ký số · xã Trà Bồng", WHO_AND_PERIOD),
        (
            Alerts(of(Kind.ALERTS), whole(PROVINCE), (), 0, 0, 1),
            "toàn tỉnh Quảng Ngãi",
            WHO_AND_PERIOD,
        ),
        (Missing(of(Kind.MISSING), ALL, (), 0, 0, 1), "xã, phường", WHO_AND_PERIOD),
        (Definition(of(Kind.DEFINITION), SIGNING, ()), "ký số", ["Đổi chỉ tiêu"]),
        (Aim(of(Kind.TARGET), ALL, SIGNING, None, None), BOTH, EVERY),
    ],
)
def test_every_kind_of_answer_says_what_it_is_about_and_what_of_it_can_be_changed(
    answer: Answer, said: str, row: list[str]
) -> None:
    screen = render(answer, view("vi"), Understood(answer.question, inherited=True))
    assert lines(screen)[0] == f"Hiểu là: {said}"
    assert labels(screen)[-1] == row


def test_the_list_of_indicators_has_nothing_to_change() -> None:
    contents = Contents(Question(Kind.CATALOGUE), (SIGNING,), 0, 1)
    assert render(contents, view("vi"), Understood(contents.question)).keyboard == ()


def test_refusals_and_questions_asked_back_offer_no_change() -> None:
    for answer in (Refusal(Reason.GONE), Unclear(Doubt.GREETING)):
        assert render(answer, view("vi"), MENDED) == render(answer, view("vi"))


def test_a_question_that_is_too_long_for_a_button_offers_no_change() -> None:
    many = replace(ASKED, without=tuple(range(100_000, 100_012)))
    screen = render(VALUE, view("vi"), Understood(many))
    assert labels(screen) == [["Xu hướng", "Nguồn"], ["Báo khi…"]]
    with pytest.raises(ValueError):
        encode_change(Part.WHO, many)


@pytest.mark.parametrize("data", ["", "v.1.2..0", "~", "~z", "~u", "~x.1.2..0", "~uv.1.2..0.Z1", "~~"])
def test_a_forged_offer_to_change_is_none(data: str) -> None:
    with pytest.raises(ValueError):
        decode_change(data)


def test_whose_figures_are_offered_are_called_as_in_a_header() -> None:
    subjects = (
        whole(PROVINCE),
        own(PROVINCE, has_members=True),
        tier_of(PROVINCE, COMMUNES),
        tier_of(DISTRICT, COMMUNES),
        own(MAI),
    )
    unclear = Unclear(Doubt.WHICH_UNIT, choices=tuple(Choice(ASKED, who) for who in subjects))
    screen = render(unclear, view("vi"))
    assert screen.text == "Cần xem đơn vị nào?"
    assert render(unclear, view("en")).text == "Whose figures?"
    assert [row[0] for row in labels(screen)] == [
        "Toàn tỉnh Quảng Ngãi",
        "UBND tỉnh Quảng Ngãi",
        "Xã, phường",
        "Xã, phường · huyện Đức Hòa",
        "Xã Sơn Mai",
    ]
