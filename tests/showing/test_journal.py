"""What an admin reads in the log."""

from datetime import UTC, datetime

import pytest

from bot.domain.naming import AddedName, Bearer, NotAdded, Phrase, Why
from bot.services.unread import Likely, Nameable, Unread, UnreadPage
from bot.showing import journal
from bot.showing.journal import Step, read_press
from tests.showing.samples import COMMUNES, OVERDUE, SIGNING, SPEECHES, commune, labels

VI, EN = SPEECHES["vi"], SPEECHES["en"]
AT = datetime(2026, 11, 16, 18, tzinfo=UTC)  # the next day already, in Vietnam
TEXT = Unread(2_147_483_647, "chữ kí <điện tử> & co", 1, AT)
LONG = Unread(5, "a" * 200, 3, AT)
KHE = commune(11, "Xã Tịnh <Khê>")


def test_texts_stand_on_buttons_with_how_often_they_came() -> None:
    page = UnreadPage((TEXT, LONG), 18, 1, 3)
    screen = journal.show_unread(VI, page)
    assert screen.text == (
        "<b>Câu chưa hiểu</b> · 18 câu, mới nhất trước\nChọn một câu để thêm tên gọi cho chỉ tiêu.\nTrang 2/3"
    )
    assert labels(screen) == [
        ["chữ kí <điện tử> & co"],
        [f"{'a' * 47}… · 3 lần"],
        ["Trang trước", "Xem thêm"],
        ["Câu chưa hiểu"],
    ]
    assert labels(journal.show_unread(EN, page))[1] == [f"{'a' * 47}… · 3 times"]
    assert (
        journal.show_unread(EN, UnreadPage((), 0, 0, 1)).text == "There is nothing that was not understood."
    )


def test_an_admin_is_asked_what_a_text_names_and_by_which_words() -> None:
    asked = journal.show_likely(VI, Likely(TEXT, (SIGNING, OVERDUE), 0, 1))
    assert asked.text == (
        "«chữ kí &lt;điện tử&gt; &amp; co» là tên gọi của …?\nHỏi 1 lần, gần nhất ngày 17/11/2026"
    )
    assert labels(asked) == [["Ký số"], ["Hồ sơ quá hạn"], ["Bỏ qua", "Câu chưa hiểu"]]
    assert "has a meaning already" in journal.show_likely(EN, Likely(LONG, (), 0, 1)).text
    phrases = (Phrase(0, 2, "chữ kí"), Phrase(199, 200, "<điện tử>"))
    words = journal.show_nameable(VI, Nameable(TEXT, SIGNING, phrases))
    assert "phần nào là tên gọi của Ký số?" in words.text
    assert labels(words) == [["«chữ kí»"], ["«<điện tử>»"], ["Quay lại", "Câu chưa hiểu"]]
    assert "No part of" in journal.show_nameable(EN, Nameable(TEXT, SIGNING, ())).text
    buttons = [button for screen in (asked, words) for row in screen.keyboard for button in row]
    assert max(len(button.data.encode()) for button in buttons) <= 64


def test_a_button_says_what_it_does() -> None:
    screen = journal.show_nameable(VI, Nameable(TEXT, SIGNING, (Phrase(199, 7, "x"),)))
    assert read_press(screen.keyboard[0][0].data) == (Step.NAME, (TEXT.id, SIGNING.id, 199, 7))


@pytest.mark.parametrize("data", ["log:", "log", "log:q:1", "log:l:x", "log:l:-1", "log:l:1e3", "log:l:²"])
def test_a_button_that_was_never_one_of_ours_says_nothing(data: str) -> None:
    with pytest.raises(ValueError):
        read_press(data)


@pytest.mark.parametrize(
    ("bearer", "called"), [(SIGNING, "Ký số"), (KHE, "xã Tịnh &lt;Khê&gt;"), (COMMUNES, "Xã, phường")]
)
def test_a_name_is_confirmed_and_may_be_taken_back(bearer: Bearer, called: str) -> None:
    name = AddedName(3, "a & b", bearer)
    added = journal.show_added(VI, name)
    assert added.text == f"Đã thêm: «a &amp; b» là {called}. Câu hỏi có tên gọi này nay được hiểu."
    assert read_press(added.keyboard[0][0].data) == (Step.TAKE_BACK, (3,))
    assert journal.show_taken_back(VI, name).text == (
        f"Đã bỏ: «a &amp; b» không còn là tên gọi của {called}."
    )


@pytest.mark.parametrize(
    ("why", "vi", "en"),
    [
        (Why.NOT_PERMITTED, "Xã Tịnh &lt;Khê&gt; không thuộc phạm vi quản trị", "outside what this account"),
        (Why.NOT_A_NAME, "từ 2 đến 60 ký tự", "2 to 60 characters"),
        (Why.NAMES_IT, "«x y» đã là tên gọi của xã", '"x y" is a name of'),
        (Why.NAMES_OTHER, "«x y» đã có nghĩa khác.", '"x y" means something else already.'),
        (Why.SAYS_MORE, "«x y» đã có nghĩa riêng", '"x y" has a meaning of its own'),
        (Why.TOO_MANY, "Xã Tịnh &lt;Khê&gt; đã có quá nhiều", "has too many names"),
    ],
)
def test_an_admin_reads_why_a_name_is_not_added(why: Why, vi: str, en: str) -> None:
    refused = NotAdded(why, KHE, "x y")
    assert vi in journal.show_not_added(VI, refused).text
    assert en in journal.show_not_added(EN, refused).text
