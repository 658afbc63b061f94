"""What an officer sees of a sheet: the form, what is read back, and what is asked."""

from datetime import UTC, datetime

from bot.domain import period as periods
from bot.domain.catalogue import Who
from bot.domain.check import Check, Fault
from bot.domain.figure import REPORTED, Measure
from bot.domain.names import Language
from bot.domain.quantity_text import parse_quantity
from bot.domain.question import Subject
from bot.domain.submission import Entry, Line, NotDone, Sent, Sheet, State, Submission, Why
from bot.reading.proposed import Doubt, Open, Proposed
from bot.services.acting import Shown
from bot.showing import sheet as showing
from bot.showing.doubts import show_doubt
from bot.showing.screen import Screen
from tests.showing.samples import DISTRICT, OVERDUE, SIGNING, SPEECHES, labels, lines, view

OCTOBER = periods.month(2026, 10)
NOW = datetime(2026, 11, 5, 1, tzinfo=UTC)


def measure(numerator: str, denominator: str) -> Measure:
    return Measure(parse_quantity(numerator), parse_quantity(denominator))


def sheet(*entered: Line, state: State = State.DRAFT) -> Sheet:
    entries = tuple(line.entry for line in entered if line.entry)
    submission = Submission(7, DISTRICT.id, DISTRICT.tier_id, OCTOBER, state, 3, 1, NOW, NOW, entries)
    return Sheet(Who(Subject(DISTRICT.id), DISTRICT, None, has_members=False), OCTOBER, entered, submission)


def line(*checks: Check, reason: str | None = None, proposed: bool = False) -> Line:
    entry = Entry(SIGNING.id, measure("142", "150"), reason=reason, origin="ký số 142/150", proposed=proposed)
    return Line(SIGNING, entry, None, (), checks)


LOWER = Check(Fault.UNLIKE, SIGNING, lower=True, periods=4)


def shown(the_sheet: Sheet, language: Language = "vi") -> Screen:
    return showing.show_sheet(view(language), the_sheet)


def test_a_draft_is_read_back_with_its_buttons() -> None:
    screen = shown(sheet(line()))
    assert lines(screen) == [
        "<b>Phiếu số liệu · huyện Đức Hòa · tháng 10/2026</b>",
        "• Ký số: 142 / 150 văn bản = <b>94,67%</b>",
    ]
    assert labels(screen) == [["Gửi duyệt", "Sửa", "Hủy"]]
    assert [each.data for row in screen.keyboard for each in row] == ["nh:s:7:3", "nh:f:7", "nh:x:7:3"]
    assert labels(shown(sheet(line()), "en")) == [["Submit", "Edit", "Cancel"]]


def test_a_warning_asks_for_a_reason_until_it_is_given() -> None:
    asked = shown(sheet(line(LOWER)))
    assert lines(asked)[2].startswith("⚠️ Ký số")
    assert lines(asked)[3] == "Nêu lý do hoặc sửa lại."
    assert labels(asked)[0] == ["Nêu lý do: ký số"]
    given = shown(sheet(line(LOWER, reason="Mất <điện>")))
    assert lines(given)[-1] == "Lý do: Mất &lt;điện&gt;"
    assert labels(given) == [["Gửi duyệt", "Sửa", "Hủy"]]
    screen = showing.ask_reason(view("en"), sheet(line(LOWER)), line(LOWER))
    assert lines(screen)[-1] == "Type the reason as the next message."


def test_what_was_read_from_a_report_is_confirmed_before_it_can_be_sent() -> None:
    screen = shown(sheet(line(Check(Fault.UNCONFIRMED, SIGNING), proposed=True)))
    assert "Đọc từ: «ký số 142/150»" in lines(screen)
    assert lines(screen)[-1] == "Có 1 số đọc được cần xác nhận."
    assert labels(screen) == [["Đúng: ký số", "Bỏ: ký số"], ["Sửa", "Hủy"]]


def test_the_form_has_a_button_a_line_and_the_prompt_an_example() -> None:
    blank = Line(OVERDUE, None, None, ())
    form = showing.show_form(view("vi"), sheet(line(), blank))
    assert "• Hồ sơ quá hạn: chưa nhập" in lines(form)
    assert labels(form) == [["✓ Ký số", "Hồ sơ quá hạn"], ["Xem lại", "Hủy"]]
    asked = showing.ask_number(view("en"), sheet(line(), blank), blank)
    assert lines(asked)[-1] == "For example: 142/150"
    assert labels(asked) == [["None arose", "Back"]]


def test_what_is_sent_says_who_decides_and_can_be_withdrawn() -> None:
    sent = Sent(sheet(line(), state=State.PENDING), 2)
    screen = showing.show_sent(view("vi"), sent, ["Văn phòng", "Sở", "A", "B"])
    assert lines(screen)[-2].startswith("Đã gửi duyệt · #")
    assert lines(screen)[-1] == "Người duyệt: Văn phòng, Sở, A và 1 người khác"
    assert labels(screen) == [["Rút lại"]]
    nobody = showing.show_sent(view("en"), sent, [])
    assert lines(nobody)[-1].startswith("Nobody may decide")
    assert lines(shown(sheet(line(), state=State.PENDING)))[-1] == "Đang chờ duyệt."


def test_what_is_due_is_a_list_that_says_how_to_type() -> None:
    assert len(lines(showing.show_due(view("vi"), [], 0))) == 1
    due = [sheet(line()), sheet(line())]
    assert "/nhap kyso 142/150" in lines(showing.show_due(view("vi"), due, 0))[-1]
    assert "/submit kyso 142/150" in lines(showing.show_due(view("en"), due, 0))[-1]
    assert labels(showing.show_due(view("vi"), due, 0))[0] == ["Huyện Đức Hòa · tháng 10/2026 (1/1)"]


def test_every_reason_and_doubt_is_a_sentence_in_both_languages() -> None:
    for language in SPEECHES:
        for why in Why:
            assert lines(showing.show_undone(view(language), NotDone(why)))[0].endswith((".", ":"))
        for doubt in Doubt:
            assert "5,100" in lines(show_doubt(SPEECHES[language], Open(doubt, "5,100"), None))[0]


def test_each_reading_is_a_button_that_names_the_draft() -> None:
    options = (Proposed(SIGNING, measure("5100", "5200"), "5,100/5,200"),)
    screen = show_doubt(SPEECHES["vi"], Open(Doubt.WHICH_NUMBER, "5,100/5,200", options), Shown(7, 3))
    assert labels(screen) == [["Ký số: 5.100 / 5.200 văn bản = 98,08%"]]
    assert screen.keyboard[0][0].data == "nh:p:7:3:1:5100/5200/"


def test_each_check_is_a_sentence_in_both_languages() -> None:
    for language in SPEECHES:
        for fault in Fault:
            check = Check(
                fault, SIGNING, measure=measure("160", "150"), lower=False, periods=3, who=REPORTED.vi
            )
            assert len(lines(shown(sheet(line(check)), language))) >= 2
