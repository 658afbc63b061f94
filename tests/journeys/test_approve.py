"""An approver decides on what an officer sent, and leaders are answered with what was approved."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from bot.domain.access import Role
from bot.domain.figure import Measure
from bot.domain.names import LANGUAGES, Language
from bot.domain.notice import Notice
from bot.domain.period import parse
from bot.domain.quantity_text import parse_quantity
from bot.domain.question import Subject
from bot.domain.submission import Entry, Sent, Sheet
from bot.sandbox.phone import Phone
from bot.services import submit
from bot.services.acting import Act, Shown, Words
from bot.services.library import Library
from bot.services.people import find_person
from bot.showing.announce import show_notice
from bot.showing.markup import plain
from bot.showing.speech import Speech
from db.audit import audit
from db.catalogue import unit_id_of
from db.outbox import outbox
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW, TODAY
from tests.province.data import PROVINCE
from tests.showing.samples import ZONE

COMMUNE, NAME = "X006", "xã Ba Vinh"
_SPEECHES: dict[Language, Speech] = {each: Speech(each, ZONE) for each in LANGUAGES}


@dataclass
class Office:
    """An officer of a commune, an approver of its province, and what was sent."""

    house: House
    officer: Phone
    approver: Phone

    def sends(
        self, phone: Phone | None = None, signed: str = "142", unit: str = COMMUNE, more: str = ""
    ) -> Shown:
        """Let somebody send a commune's figure for October, and the same for one more indicator if so."""
        phone = phone or self.officer
        draft = self.drafts(phone, signed, unit, *(["kyso", more] if more else ["kyso"]))
        with self.house.database.writing() as conn:
            sent = submit.send(conn, Library(), _act(conn, phone), draft, tell)
        assert isinstance(sent, Sent), sent
        return _shown(sent.sheet)

    def drafts(self, phone: Phone, signed: str, unit: str, *codes: str) -> Shown:
        """Let somebody enter the same figure for some indicators of a commune in October."""
        measure = Measure(parse_quantity(signed), parse_quantity("150"))
        with self.house.database.writing() as conn:
            act, library, unit_id = _act(conn, phone), Library(), unit_id_of(conn, unit)
            assert unit_id
            draft = submit.open_draft(conn, library, act, Subject(unit_id), parse("2026-10"))
            assert isinstance(draft, Sheet), draft
            indicators = library.lexicon(conn).catalogue.by_code
            entries = [Entry(indicators[code].id, measure, reason="Bổ sung văn bản <khẩn>") for code in codes]
            kept = submit.put_entries(conn, library, act, _shown(draft).id, entries)
        assert isinstance(kept, submit.Kept), kept
        return _shown(kept.sheet)

    def told(self, phone: Phone) -> list[str]:
        """Return what waits to be told to somebody."""
        mine = select(outbox.c.text).where(outbox.c.chat_id == phone.person.id).order_by(outbox.c.id)
        with self.house.database.reading() as conn:
            return [plain(text) for text in conn.scalars(mine)]

    def done(self) -> list[str]:
        """Return what was written into the log since somebody first sent anything."""
        with self.house.database.reading() as conn:
            actions = list(conn.scalars(select(audit.c.action).order_by(audit.c.id)))
        return actions[actions.index("send") + 1 :]


def _act(conn: Connection, phone: Phone) -> Act:
    person = find_person(conn, phone.person.id)
    assert person
    return Act(person.id, NOW, TODAY)


def _shown(sheet: Sheet) -> Shown:
    assert sheet.submission
    return Shown(sheet.submission.id, sheet.submission.version)


def tell(notice: Notice, language: Language) -> Words:
    """Tell a notice as the bot does."""
    screen = show_notice(_SPEECHES[language], notice, TODAY)
    return Words(
        screen.text, tuple(tuple((each.label, each.data) for each in row) for row in screen.keyboard)
    )


async def office(house: House, language: Language = "vi") -> Office:
    """Let an officer and an approver in."""
    return Office(
        house,
        await house.enrolled(Role.OFFICER, COMMUNE),
        await house.enrolled(Role.APPROVER, PROVINCE, language),
    )


async def test_what_is_approved_is_what_leaders_are_answered(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, leader = await office(house), await house.leader(PROVINCE)
        desk.sends()
        (waiting,) = desk.told(desk.approver)
        assert waiting.startswith(
            f"Chờ duyệt · {NAME} · tháng 10/2026\nNgười gửi: Khách, 08:00 ngày 23/11/2026"
        )
        card = await desk.approver.ask("/duyet")
        assert card.text.split("\n")[:-1] == waiting.split("\n")[:-1], "both are the same card"
        assert "\n• Ký số: 142 / 150 văn bản = 94,67%" in card.text
        assert "\nLý do đơn vị nêu: “Bổ sung văn bản <khẩn>”" in card.text
        assert "142 / 150" not in (await leader.ask("/kyso Ba Vinh tháng 10")).text
        decided = await desk.approver.press(card, "Duyệt")
        assert decided.id == card.id
        assert decided.text.startswith(f"✅ Đã duyệt · {NAME} · tháng 10/2026\n• Ký số: 142 / 150 văn bản")
        assert "Đã được Khách duyệt lúc 08:00 ngày 23/11/2026." in decided.text
        answer = await leader.ask("/kyso Ba Vinh tháng 10")
        assert "\n94,67% (142 / 150 văn bản)" in answer.text
        assert "Nguồn: báo cáo của đơn vị, duyệt 23/11/2026" in answer.text
        (approved,) = desk.told(desk.officer)
        assert approved.startswith(f"✅ Đã duyệt · {NAME} · tháng 10/2026\n")
        assert "94,67%" in (await desk.approver.press(decided, "Xem số liệu")).text


@pytest.mark.parametrize(
    ("language", "told"), [("vi", r"Thứ hạng: (\d+) → (\d+)/(\d+)"), ("en", r"Rank: (\d+) → (\d+) of (\d+)")]
)
async def test_a_card_tells_where_the_figure_would_put_its_unit(
    province_url: str, language: Language, told: str
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, leader = await office(house, language), await house.leader(PROVINCE)
        desk.sends()
        before = (await leader.ask("Ba Vinh xếp thứ mấy về ký số tháng 9")).text
        card = await desk.approver.ask("/duyet")
        found = re.search(told, card.text)
        assert found
        await desk.approver.press(card, card.buttons[0])
        after = (await leader.ask("Ba Vinh xếp thứ mấy về ký số tháng 10")).text
        assert f"\nThứ {found[1]}/" in before
        assert f"\nThứ {found[2]}/{found[3]} xã, phường" in after


async def test_what_is_returned_is_told_with_its_reason_and_can_be_mended(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        desk.sends()
        asked = await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        assert "Nêu lý do trả lại trong tin nhắn tiếp theo." in asked.text
        assert desk.told(desk.officer) == []
        told = await desk.approver.ask("Số đã ký chưa khớp sổ")
        assert told.text.startswith(f"⚠️ Trả lại · {NAME} · tháng 10/2026\n")
        (returned,) = desk.told(desk.officer)
        assert "trả lại lúc 08:00 ngày 23/11/2026. Lý do: “Số đã ký chưa khớp sổ”" in returned
        assert "Sửa xong gửi lại tại đây." in returned
        assert (await desk.approver.ask("/kyso")).text.startswith("Ký số"), "a text is a question again"
        desk.sends(signed="143")
        assert "143 / 150" in (await desk.approver.ask("/review")).text


async def test_a_return_can_be_thought_better_of(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        desk.sends()
        asked = await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        card = await desk.approver.press(asked, "Hủy")
        assert {"Duyệt", "Trả lại"} <= set(card.buttons)
        assert (await desk.approver.ask("ký số các xã")).text.startswith("Ký số")
        await desk.approver.press(card, "Trả lại")
        assert (await desk.approver.ask("/huy")).text.startswith("Đã hủy.")
        assert (await desk.approver.ask("/cancel")).text == "Không có việc gì đang chờ trả lời."
        assert desk.told(desk.officer) == []


async def test_a_second_press_says_who_decided(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, second = await office(house), await house.enrolled(Role.APPROVER, PROVINCE, "en")
        desk.sends()
        card, other = await desk.approver.ask("/duyet"), await second.ask("/review")
        assert other.text.startswith("Waiting for approval · ")
        await desk.approver.press(card, "Duyệt")
        for label in ("Approve", "Return"):
            refused = await second.press(other, label)
            assert "Approved by Khách at 08:00 on 23 November 2026." in refused.text
            second.forge(refused, other.button(label).data or "")
            assert (await second.next()).text.split("\n")[:2] == refused.text.split("\n")[:2]
            other = card if label == "Return" else other
        assert desk.done().count("approve") == 1
        assert len(desk.told(desk.officer)) == 1
        assert (await second.ask("/review")).text == "Nothing is waiting for approval."


async def test_a_press_on_an_older_version_decides_nothing(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        desk.sends()
        old = await desk.approver.ask("/duyet")
        await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        await desk.approver.ask("Chưa khớp sổ")
        desk.sends(signed="143")
        refused = await desk.approver.press(old, "Duyệt")
        assert desk.done().count("approve") == 0
        card = await desk.approver.press(refused, "Xem phiếu hiện nay")
        assert "143 / 150" in card.text
        assert (await desk.approver.press(card, "Duyệt")).text.startswith("✅ Đã duyệt")


async def test_nobody_decides_without_the_right_to(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, leader = await office(house), await house.leader("X007")
        elsewhere = await house.enrolled(Role.APPROVER, "X007")
        shown = desk.sends()
        for phone in (leader, desk.officer, elsewhere):
            answer = await phone.ask("/duyet")
            for data in (f"dy:a:{shown.id}:{shown.version}", f"dy:r:{shown.id}:{shown.version}", "dy:l:0"):
                phone.forge(answer, data)
                answer = await phone.next()
                assert NAME not in answer.text
            phone.forge(answer, f"dy:o:{shown.id}:0")
            assert "142" not in (await phone.next()).text
        assert "approve" not in desk.done()
        assert desk.done().count("refused") >= 9


async def test_a_leader_sees_what_waits_and_decides_on_nothing(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, leader = await office(house), await house.leader(PROVINCE)
        shown = desk.sends()
        listed = await leader.ask("/duyet")
        assert listed.text == (
            "1 phiếu chờ duyệt\n"
            f"• {NAME} · tháng 10/2026: gửi lúc 08:00 ngày 23/11/2026\n"
            "Số liệu trong các phiếu này chưa được tính vào câu trả lời nào."
        )
        assert listed.buttons == []
        for data in (f"dy:a:{shown.id}:{shown.version}", f"dy:o:{shown.id}:0"):
            leader.forge(listed, data)
            assert "142" not in (await leader.next()).text
        assert desk.done() == ["refused", "refused"]


async def test_nobody_decides_on_what_they_sent(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        await desk.officer.ask(f"/start {house.invitation(Role.APPROVER, PROVINCE)}")
        shown = desk.sends()
        empty = await desk.officer.ask("/duyet")
        assert empty.text == "Không có phiếu nào chờ duyệt."
        desk.officer.forge(empty, f"dy:a:{shown.id}:{shown.version}")
        await desk.officer.next()
        assert desk.done() == ["refused"]
        assert [each.startswith("Chờ duyệt") for each in desk.told(desk.approver)] == [True]


@pytest.mark.parametrize(
    "data", ["dy:", "dy:a", "dy:a:1", "dy:a:x:1", "dy:z:1", "dy:o:99999999999:0", "dy:r:1:1:1:1"]
)
async def test_a_button_that_never_was_one_decides_nothing(province_url: str, data: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        desk.sends()
        card = await desk.approver.ask("/duyet")
        desk.approver.forge(card, data)
        assert "Phiếu chờ duyệt" in (await desk.approver.next()).buttons
        assert desk.done() == ["refused"]


async def test_of_several_that_wait_one_is_opened_from_the_list(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, other = await office(house), await house.enrolled(Role.OFFICER, "X007")
        desk.sends()
        desk.sends(other, "149", "X007")
        shown = await desk.approver.ask("/duyet")
        assert shown.text.startswith("2 phiếu chờ duyệt\n")
        label = "Xã Ba Vinh · tháng 10/2026"
        card = await desk.approver.press(shown, label)
        assert card.id == shown.id
        assert {"Duyệt", "Trả lại"} <= set(card.buttons)


async def test_approvers_find_the_command_in_their_menu_and_the_help(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        assert "/duyet" in (await desk.approver.ask("/trogiup")).text
        assert "/duyet" not in (await desk.officer.ask("/trogiup")).text
        assert "duyet" in {command["command"] for command in desk.approver.menu()}
        assert "duyet" not in {command["command"] for command in desk.officer.menu()}


async def test_it_comes_to_the_approver_and_what_was_decided_to_the_officer(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW), pushing=True) as house:
        desk = await office(house)
        desk.sends()
        shown = [await desk.approver.ask("/trogiup")]
        await house.restart()
        shown.append(await desk.approver.next())  # on a busy machine the card came before the help
        (card,) = (each for each in shown if each.text.startswith(f"Chờ duyệt · {NAME} · tháng 10/2026\n"))
        asked = await desk.approver.press(card, "Trả lại")
        assert asked.id == card.id
        await desk.officer.ask("/trogiup")
        await desk.approver.ask("Chưa khớp sổ")
        returned = await desk.officer.next()
        assert "Lý do: “Chưa khớp sổ”" in returned.text
        assert "tháng 10/2026" in (await desk.officer.press(returned, "Sửa")).text


async def test_a_single_figure_is_returned_with_its_own_reason(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        desk.sends(more="phathanh")
        asked = await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        about = await desk.approver.press(asked, "Ký số")
        assert "Nêu lý do trả lại số liệu ký số trong tin nhắn tiếp theo." in about.text
        secret = await desk.approver.ask("Theo văn bản độ TUYỆT MẬT")
        assert "không lưu" in secret.text, "a marked text is no reason, and another is waited for"
        assert "\n• Ký số: “Chưa khớp sổ”" in (await desk.approver.ask("Chưa khớp sổ")).text
        assert "\n• Ký số: “Chưa khớp sổ”" in desk.told(desk.officer)[0]


async def test_an_officer_is_told_of_a_draft_that_was_never_sent(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock) as house:
        desk = await office(house)
        desk.drafts(desk.officer, "142", COMMUNE, "kyso")
        clock.advance(timedelta(days=7))
        for _ in range(2):
            await house.look()
        (expired,) = desk.told(desk.officer)
        assert expired.startswith(f"Bản nháp đã hết hạn · {NAME} · tháng 10/2026\n")


async def test_a_reason_that_was_asked_for_is_understood_after_a_restart(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        desk.sends()
        await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        await house.restart()
        assert "Lý do: “ký số tháng 9”" in (await desk.approver.ask("ký số tháng 9")).text
        assert len(desk.told(desk.officer)) == 1


async def test_a_reason_comes_too_late_once_another_has_decided(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk, second = await office(house), await house.enrolled(Role.APPROVER, PROVINCE)
        desk.sends()
        await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        await second.press(await second.ask("/duyet"), "Duyệt")
        late = await desk.approver.ask("Chưa khớp sổ")
        assert "Đã được Khách duyệt lúc" in late.text
        assert (await desk.approver.ask("ký số các xã")).text.startswith("Ký số")
        assert desk.done().count("give_back") == 0


async def test_the_digest_counts_what_waits_and_opens_it(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock, pushing=True) as house:
        desk, leader = await office(house), await house.leader(PROVINCE)
        await desk.approver.press(await desk.approver.ask("/bantin"), "Bật bản tin")
        desk.sends()
        desk.sends(await house.enrolled(Role.OFFICER, "X007"), unit="X007")
        await desk.approver.next()
        await desk.approver.next()  # the cards of both
        clock.advance(timedelta(days=7))
        await house.look()
        digest, told = await desk.approver.next(), await leader.next()
        assert "\nChờ duyệt: 2 phiếu số liệu" in digest.text
        assert "\nChờ duyệt: 2 phiếu số liệu" in told.text
        listed = await leader.press(told, "Phiếu chờ duyệt")
        assert NAME in listed.text
        assert listed.buttons == []
        waiting = await desk.approver.press(digest, "Phiếu chờ duyệt")
        assert waiting.text.startswith("2 phiếu chờ duyệt\n")
        assert NAME in waiting.text
