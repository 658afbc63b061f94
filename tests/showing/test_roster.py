"""What an admin reads of people and invitations."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from bot.domain.access import Grant, Person, Role
from bot.domain.notice import Notice
from bot.services.failures import Failure, Why
from bot.services.inviting import Draft, Sent, Unread, WhichRole
from bot.services.pausing import Away
from bot.services.roster import Card, Granted, Member, Page
from bot.showing import failures, roster
from bot.showing.invitations import show_invitation
from bot.showing.markup import Html
from bot.showing.people_buttons import Step, draft_button, read_press, step_button
from bot.showing.speech import Speech
from tests.showing.samples import DISTRICT, OVERDUE, PROVINCE, SIGNING, SPEECHES, commune, labels

VI, EN = SPEECHES["vi"], SPEECHES["en"]
AT = datetime(2026, 11, 16, 18, tzinfo=UTC)  # the next day already, in Vietnam
ODD = commune(11, "Xã Tịnh <Khê>")
OFFICER = Granted(2_147_483_647, Role.OFFICER, ODD, (SIGNING, OVERDUE))
LEADER = Granted(6, Role.LEADER, PROVINCE, ())
NAME = "Nguyễn <b>An</b> & " + "Lê" * 40


_QUEUED = re.compile(r'(?:\bmessage\(|_KIND = )"(\w+)"')  # where services queue what is no notice


def kinds() -> set[str]:
    """Return every kind of message that the bot pushes."""
    code = "".join(path.read_text(encoding="utf-8") for path in Path("bot/services").rglob("*.py"))
    return {each.__name__.lower() for each in get_args(Notice)} | {*_QUEUED.findall(code)}


@pytest.mark.parametrize("speech", [VI, EN])
def test_whatever_is_pushed_has_a_name_where_it_fails(speech: Speech) -> None:
    assert kinds() >= {"digest", "watch", "blocked", "waiting", "expired"}
    assert [each for each in kinds() if failures.kind(speech, each) == speech.say("kind.other")] == []


def member(*grants: Granted, failed: int = 0, stopped: bool = False, paused: bool = False) -> Member:
    return Member(2_147_483_647, NAME, grants, stopped, paused, failed)


def card(of: Member, *failed: Failure, repeatable: int = 0) -> Card:
    paused = AT if of.is_paused else None
    return Card(
        of,
        2_147_483_647,
        AT,
        paused,
        None,
        is_elsewhere=True,
        is_self=False,
        failures=failed,
        repeatable=repeatable,
    )


def test_a_page_fits_a_phone_and_every_name_is_whole_or_shortened() -> None:
    people = tuple(
        member(OFFICER, LEADER, LEADER, failed=2, stopped=number == 0, paused=True) for number in range(8)
    )
    shown = roster.show_page(VI, Page((PROVINCE,), people, 18, 1, 3, 11))
    lines = shown.text.split("\n")
    assert len(lines) == 10
    assert lines[0] == "<b>Người dùng · tỉnh Quảng Ngãi</b> · 18 người"
    assert lines[1] == (
        "1. Nguyễn &lt;b&gt;An&lt;/b&gt; &amp; LêLêLêLêLêLê… · Cán bộ, xã Tịnh &lt;Khê&gt;; "
        "Lãnh đạo, tỉnh Quảng Ngãi; và 1 quyền khác · đã dừng · đã chặn bot · "
        "2 tin chưa đến hoặc chưa rõ đã đến"
    )
    assert labels(shown)[-1] == ["Trang trước", "Xem thêm"]
    assert read_press(shown.keyboard[-1][1].data) == (Step.LIST, (2, 11))
    english = roster.show_page(EN, Page((PROVINCE,), people[:1], 1, 0, 1, None)).text
    assert "· 1 person" in english
    assert "stopped · has blocked the bot · 2 messages not delivered" in english
    assert "/invite" in roster.show_page(EN, Page((PROVINCE,), (), 0, 0, 1, None)).text


def test_a_card_tells_what_somebody_may_and_what_did_not_reach_them() -> None:
    failed = (Failure("digest", "K7Q2", Why.DOUBT, AT), Failure("?", "K7Q3", Why.NO_CHAT, AT))
    shown = roster.show_card(VI, card(member(OFFICER, failed=2, paused=True), *failed, repeatable=1))
    assert shown.text.split("\n")[1:] == [
        "• Cán bộ, xã Tịnh &lt;Khê&gt; · ký số, hồ sơ quá hạn",
        "Còn quyền ở đơn vị ngoài phạm vi quản trị này.",
        "Tham gia từ 17/11/2026",
        "Ba ngày qua không nhắn, không bấm nút",
        "Đã chặn bot từ 17/11/2026; tin tạm dừng đến khi người này nhắn lại.",
        "2 tin chưa đến hoặc chưa rõ đã đến, mới nhất:",
        "• 17/11/2026 · bản tin: không rõ đã đến hay chưa, nên không gửi lại",
        "• 17/11/2026 · tin khác: Telegram không tìm thấy người nhận",
    ]
    assert labels(shown) == [["Dừng", "Gửi lại"], ["Danh sách người dùng"]]
    stopped = roster.show_card(EN, card(member(LEADER, stopped=True)))
    assert "Stopped. A new invitation lets this person in again: /invite" in stopped.text
    assert labels(stopped) == [["List of people"]]


def test_what_is_to_end_is_named_on_its_button() -> None:
    shown = roster.show_stopping(VI, card(member(OFFICER, LEADER)))
    assert labels(shown) == [
        ["Dừng tất cả"],
        ["Bỏ: Cán bộ, xã Tịnh <Khê>"],
        ["Bỏ: Lãnh đạo, tỉnh Quảng Ngãi"],
        ["Quay lại"],
    ]
    every = [button for row in shown.keyboard for button in row]
    assert max(len(button.data.encode()) for button in every) <= 64


@pytest.mark.parametrize("reason", Why)
def test_every_reason_is_a_sentence_of_its_own(reason: Why) -> None:
    others = {failures.why(VI, each) for each in Why if each is not reason}
    assert failures.why(VI, reason) not in others
    assert failures.why(EN, reason) != failures.why(VI, reason)


def test_those_who_have_blocked_the_bot_are_named_up_to_ten() -> None:
    person = Person(1, 11, "A & B", "vi", (Grant(Role.LEADER, 1),))
    shown = roster.show_away(EN, [Away(person, Role.LEADER, DISTRICT)] * 12)
    lines = shown.text.split("\n")
    assert lines[0] == "<b>12 people have blocked the bot</b> and get no messages"
    assert lines[1] == "• A &amp; B · Leader · Đức Hòa District"
    assert lines[11:] == [
        "and 2 more",
        "Messages to them are on hold until they write or press a button again.",
    ]


def test_an_invitation_shows_its_link_where_the_bot_s_name_is_known() -> None:
    sent = Sent("a-b_c", "baoso_bot", Role.OFFICER, ODD, (SIGNING,), AT)
    assert show_invitation(VI, sent).text.split("\n") == [
        "<b>Lời mời · Cán bộ · xã Tịnh &lt;Khê&gt;</b>",
        "Chỉ tiêu: ký số",
        "Chuyển liên kết này cho người được mời; dùng được một lần, đến hết 17/11/2026:",
        "https://t.me/baoso_bot?start=a-b_c",
        "Hoặc gõ cho bot: <code>/start a-b_c</code>",
    ]
    nameless = show_invitation(EN, Sent("a-b_c", None, Role.LEADER, ODD, (), AT))
    assert nameless.text.endswith("<code>/start a-b_c</code>")
    assert "link" not in nameless.text
    assert "is not clear" in show_invitation(EN, Unread("a < b")).text


def test_a_button_carries_the_invitation_or_is_not_there() -> None:
    draft = Draft(Role.ADMIN, 2_147_483_647, (1, 22, 333), "en", 90)
    shown = draft_button(Html("x"), draft)
    assert shown
    assert read_press(shown.data) == ("i", draft)
    assert draft_button(Html("x"), Draft(None, 5, tuple(range(100, 130)))) is None
    asked = show_invitation(VI, WhichRole(Draft(None, 5, tuple(range(100, 130))), ODD))
    assert asked.keyboard == ()
    assert "/moi cán bộ" in asked.text
    assert read_press(step_button(Html("x"), Step.STOP, 1, 2).data) == (Step.STOP, (1, 2))


@pytest.mark.parametrize(
    "data", ["ppl", "ppl:", "ppl:q:1", "ppl:c:x", "ppl:c:-1", "ppl:c:²", "ppl:i:l:1:-:-", "ppl:i:l:1:-:fr:7"]
)
def test_a_button_that_was_never_one_of_ours_says_nothing(data: str) -> None:
    with pytest.raises(ValueError):
        read_press(data)
