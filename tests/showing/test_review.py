"""An approver's card: the figures and what was before, what is odd, and buttons that name the version."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain import period as periods
from bot.domain.catalogue import Who
from bot.domain.check import Check, Fault
from bot.domain.figure import REPORTED, Figure, Measure, Source
from bot.domain.indicator import Indicator, Target
from bot.domain.notice import Approved, Expired, Returned, Waiting
from bot.domain.question import Subject
from bot.domain.submission import (
    Decided,
    Decision,
    Entry,
    Filing,
    Line,
    NotDone,
    Sheet,
    State,
    Submission,
    Why,
)
from bot.showing.announce import show_notice
from bot.showing.entries import figure_of
from bot.showing.file_review import show_waiting_file
from bot.showing.markup import plain
from bot.showing.review import Step, read_press, show_card, show_decided, show_not_done
from bot.showing.screen import View
from tests.showing.samples import GROUPS, OVERDUE, SIGNING, SPEECHES, TODAY, commune, measure

VI, EN = (View(SPEECHES[language], "K7Q2", TODAY, None) for language in ("vi", "en"))
OCTOBER = periods.month(2026, 10)
SENT = datetime(2026, 11, 5, 1, 12, tzinfo=UTC)
UNIT = commune(13, "Xã Mộ Đức")
CORRECTED, THREE_OF_FOUR = "Ký số: 142 / 150 văn bản = 94,67%", "Ký số: 3 / 4 văn bản = 75%"


def past(month: int, signed: str, of: str) -> Figure:
    """Return what was published for a month."""
    measured = measure(signed, of)
    return Figure(13, 5, 1, periods.month(2026, month), 1, measured, Source(REPORTED), None, SENT)


def line(indicator_id: int = 1, entered: Measure | None = None, reason: str | None = None) -> Line:
    """Return a line of signing, lower than in the month before."""
    indicator = replace(SIGNING, id=indicator_id)
    entry = Entry(indicator_id, entered or measure("142", "150"), reason=reason)
    low = Check(Fault.UNLIKE, indicator, lower=True, periods=2)
    return Line(indicator, entry, None, (past(9, "481", "500"), past(8, "48", "50")), (low,))


def sheet(*lines: Line, decision: Decision | None = None) -> Sheet:
    """Return a submission of a commune for October, in its third version."""
    state = decision.state if decision else State.PENDING
    entries = tuple(each.entry for each in lines if each.entry)
    sent = Submission(7, 13, 5, OCTOBER, state, 3, 2, SENT, SENT, entries, SENT)
    return Sheet(
        Who(Subject(13), UNIT, None, has_members=False),
        OCTOBER,
        lines,
        sent,
        "Cán bộ <văn phòng>",
        decision=decision,
    )


def test_a_card_has_the_figure_first_then_what_is_odd_and_why() -> None:
    card = show_card(VI, sheet(line(reason="Thiếu <máy> ký")))
    assert plain(card.text).split("\n") == [
        "Chờ duyệt · xã Mộ Đức · tháng 10/2026",
        "Người gửi: Cán bộ <văn phòng>, 08:12 ngày 05/11/2026",
        "• Ký số: 142 / 150 văn bản = 94,67% ▼ 1,53 điểm so với tháng 9",
        "Trước đó: tháng 9: 96,2% • tháng 8: 96%",
        "⚠️ Ký số thấp hơn hẳn cả 2 kỳ trước.",
        "Lý do đơn vị nêu: “Thiếu <máy> ký”",
        "#K7Q2",
    ]
    assert [(each.label, each.data) for row in card.keyboard for each in row] == [
        ("Duyệt", "dy:a:7:3"),
        ("Trả lại", "dy:r:7:3"),
    ]


def test_the_card_of_a_file_tells_what_it_corrects_ahead_of_the_rest() -> None:
    plain_one = replace(line(2, measure("3", "4")), checks=())
    standing = replace(past(10, "481", "500"), indicator_id=1)
    wrong = Check(Fault.CORRECTS, SIGNING, standing, measure("142", "150"))
    corrects = replace(line(reason="Bổ sung <3> văn bản"), checks=(wrong,), standing=standing)
    others = (plain_one, plain_one, plain_one)
    filing = Filing(4, "t10.xlsx", "Cán bộ", SENT, (sheet(*others, corrects),), 0, 1, 1, 0)
    assert plain(show_waiting_file(VI, filing).text).split("\n")[2:5] == [
        "• xã Mộ Đức · tháng 10/2026: 4 số liệu, ⚠️ 1 mục cần xem",
        f"{CORRECTED} • {THREE_OF_FOUR} • {THREE_OF_FOUR} và 1 số liệu khác",
        "⚠️ Ký số: đính chính số đã công bố, 96,2% → 94,67%. Lý do đơn vị nêu: “Bổ sung <3> văn bản”",
    ]


def test_a_card_of_many_figures_has_pages_and_each_can_be_decided_on() -> None:
    many = sheet(*(line(number) for number in range(1, 7)))
    first, last = show_card(EN, many), show_card(EN, many, 99)
    assert first.text.count("Digital signing: ") == 4
    assert last.text.count("Digital signing: ") == 2
    assert [[each.label for each in row] for row in first.keyboard] == [["More"], ["Approve", "Return"]]
    assert [[each.label for each in row] for row in last.keyboard] == [["Previous"], ["Approve", "Return"]]


@pytest.mark.parametrize(
    ("indicator", "entered", "told"),
    [
        (SIGNING, measure("14999", "15000"), "14.999 / 15.000 văn bản = 99,99%"),
        (SIGNING, measure("0", "0"), "0 / 0 văn bản"),
        (SIGNING, measure("<2150", "<2200", "99.3"), "gần 2.150 / gần 2.200 văn bản, tỷ lệ công bố 99,3%"),
        (replace(SIGNING, target=Target("94.67")), measure("142", "150"), "142 / 150 văn bản = 94,66%"),
        (GROUPS, measure("51"), "51 tổ"),
        (OVERDUE, measure("0", "410"), "0 / 410 hồ sơ = 0%"),
    ],
)
def test_a_figure_is_told_as_it_was_entered(indicator: Indicator, entered: Measure, told: str) -> None:
    assert plain(figure_of(SPEECHES["vi"], indicator, entered)) == told


def test_what_was_decided_is_told_with_who_and_when() -> None:
    approved = Decision(State.APPROVED, "Văn phòng <tỉnh>", SENT)
    told = show_decided(VI, Decided(sheet(line(), decision=approved), corrected=1))
    assert "Đã được Văn phòng <tỉnh> duyệt lúc 08:12 ngày 05/11/2026." in plain(told.text)
    assert "Thay 1 số liệu đã công bố trước đó." in told.text
    stale = show_not_done(EN, NotDone(Why.DECIDED, sheet(line(), decision=approved)))
    assert "Approved by Văn phòng <tỉnh> at 08:12 on 5 November 2026." in plain(stale.text)


def test_a_returned_notice_leads_back_to_the_draft() -> None:
    returned = Decision(State.RETURNED, "Văn phòng", SENT, "Chưa khớp")
    screen = show_notice(SPEECHES["vi"], Returned(sheet(line(), decision=returned)), TODAY)
    assert "Lý do: “Chưa khớp”" in screen.text
    assert [(each.label, each.data) for row in screen.keyboard for each in row] == [("Sửa", "nh:open:7")]


@pytest.mark.parametrize("notice", [Waiting, Approved, Expired])
def test_every_notice_names_unit_and_period_in_both_languages(
    notice: type[Waiting | Approved | Expired],
) -> None:
    told = notice(sheet(line()))
    assert "xã Mộ Đức · tháng 10/2026" in show_notice(SPEECHES["vi"], told, TODAY).text
    assert " · October 2026" in show_notice(SPEECHES["en"], told, TODAY).text


def test_a_button_is_read_as_it_was_written_and_nothing_else_is() -> None:
    assert read_press("dy:a:7:3") == (Step.APPROVE, (7, 3))
    for data in ("dy:z:1", "dy:a:x", "dy:a:-1", "dy"):
        with pytest.raises(ValueError):
            read_press(data)
