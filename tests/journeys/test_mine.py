"""An officer looks up what they have entered and what became of it."""

import pytest

from bot.domain.access import Role
from bot.domain.names import Language
from tests.clock import HandClock
from tests.journeys.house import running_bot
from tests.journeys.test_approve import COMMUNE, office
from tests.province.asking import NOW

PLACE = "Xã Ba Vinh · tháng 10/2026"


async def test_an_officer_sees_what_became_of_each_submission(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        none = await desk.officer.ask("/phieu")
        assert none.text == "Chưa có phiếu số liệu nào."
        desk.drafts(desk.officer, "142", COMMUNE, "kyso")
        draft = await desk.officer.ask("/phieu")
        assert draft.text == f"Phiếu đã nhập\n1. {PLACE}\nBản nháp, sửa lần cuối 23/11/2026."
        desk.sends()
        waits = await desk.officer.ask("/phieu")
        assert waits.text.endswith(f"\n1. {PLACE}\nChờ duyệt từ 08:00 ngày 23/11/2026.")
        await desk.approver.press(await desk.approver.ask("/duyet"), "Trả lại")
        await desk.approver.ask("Chưa khớp sổ")
        returned = await desk.officer.ask("/phieu")
        said = "Đã được Khách trả lại lúc 08:00 ngày 23/11/2026. Lý do: “Chưa khớp sổ”"
        assert returned.text.endswith(said)
        shown = await desk.officer.press(returned, f"1. {PLACE}")
        assert said in shown.text, "the sheet says why it was returned"
        assert "Gửi duyệt" in shown.buttons
        await desk.officer.press(shown, "Hủy")
        assert (await desk.officer.ask("/phieu")).text.endswith("\nĐã hủy 23/11/2026.")
        desk.sends(signed="143")
        await desk.approver.press(await desk.approver.ask("/duyet"), "Duyệt")
        listed = await desk.officer.ask("/phieu")
        assert listed.text.startswith(
            f"Phiếu đã nhập\n1. {PLACE}\nĐã được Khách duyệt lúc 08:00 ngày 23/11/2026.\n2. "
        )
        approved = await desk.officer.press(listed, f"1. {PLACE}")
        assert "143 / 150 văn bản" in approved.text
        assert approved.text.endswith("Đã được Khách duyệt lúc 08:00 ngày 23/11/2026.")
        assert (await desk.officer.press(approved, "Phiếu đã nhập")).text == listed.text


@pytest.mark.parametrize(
    ("language", "more", "back"), [("vi", "Xem thêm", "Trang trước"), ("en", "More", "Previous")]
)
async def test_many_submissions_are_turned_by_pages(
    province_url: str, language: Language, more: str, back: str
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        officer = await house.enrolled(Role.OFFICER, COMMUNE, language)
        for signed in range(130, 139):
            shown = desk.sends(officer, str(signed))
            first = await officer.ask("/mine")
            officer.forge(first, f"nh:x:{shown.id}:{shown.version}")
            await officer.next()
        first = await officer.ask("/mine")
        second = await officer.press(first, more)
        assert "\n1. " in second.text
        assert "\n2. " not in second.text
        assert (await officer.press(second, back)).text == first.text


async def test_only_officers_have_submissions(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        desk = await office(house)
        assert (await desk.approver.ask("/phieu")).text == "Lệnh này không thuộc phạm vi của tài khoản này."
        assert "/phieu" in (await desk.officer.ask("/trogiup")).text
        assert "phieu" in {command["command"] for command in desk.officer.menu()}
        assert "phieu" not in {command["command"] for command in desk.approver.menu()}
