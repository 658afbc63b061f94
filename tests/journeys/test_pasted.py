"""An officer sends figures without a command: they are not lost, and nothing is entered unasked."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.domain.access import Role
from db.pasted import pasted
from db.submissions import submission
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW

COMMUNE = "X040"
FIGURES = "ký số 142/150, phát hành 150/150; hồ sơ quá hạn 3/410"


def drafts(house: House) -> int:
    """Return how many submissions there are."""
    with house.database.reading() as conn:
        return conn.execute(select(func.count()).select_from(submission)).scalar_one()


async def test_figures_without_a_command_are_offered_to_be_entered(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        offer = await officer.ask(FIGURES)
        assert offer.text == (
            "Chưa rõ câu hỏi. Nội dung vừa gửi có số liệu:\n"
            "• Ký số: 142 / 150 văn bản = 94,67%\n"
            "• Phát hành điện tử: 150 / 150 văn bản = 100%\n"
            "• Hồ sơ quá hạn: 3 / 410 hồ sơ = 0,73%\n"
            "Chưa có số nào được nhập. Nếu đây là số liệu để gửi, chọn “Nhập số liệu”."
        )
        assert drafts(house) == 0
        await house.restart()
        shown = await officer.press(offer, "Nhập số liệu")
        assert shown.id == offer.id
        assert shown.text.startswith(
            "Phiếu số liệu · phường Long Sơn · tháng 10/2026\n• Ký số: 142 / 150 văn bản"
        )
        assert shown.buttons[-3:] == ["Gửi duyệt", "Sửa", "Hủy"]
        assert drafts(house) == 1


async def test_it_is_offered_in_english_too_and_only_for_the_last_text(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE, "en")
        offer = await officer.ask("digital signing 142/150")
        assert offer.text == (
            "The question is not clear, but the message holds figures:\n"
            "• Digital signing: 142 of 150 documents = 94.67%\n"
            "Nothing has been entered. If these are figures to submit, choose Enter figures."
        )
        await officer.ask("digital signing 143/150")
        gone = await officer.press(offer, "Enter figures")
        assert gone.text == "This message is no longer kept. Send the figures again."
        officer.forge(await officer.ask("/help"), "nh:t:999999999999999999999")
        assert "143" not in (await officer.next()).text
        assert drafts(house) == 0


async def test_figures_are_of_the_month_in_which_they_were_sent_for_a_week(province_url: str) -> None:
    clock = HandClock(NOW + timedelta(days=7))  # on 30 November
    async with running_bot(province_url, clock) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        offer = await officer.ask(FIGURES)
        clock.advance(timedelta(days=2))
        shown = await officer.press(offer, "Nhập số liệu")
        assert shown.text.startswith("Phiếu số liệu · phường Long Sơn · tháng 10/2026\n")
        offer = await officer.ask("ký số 143/150")
        clock.advance(timedelta(days=8))
        late = await officer.press(offer, "Nhập số liệu")
        assert late.text == "Nội dung này không còn được giữ. Gửi lại nội dung có số liệu."


async def test_a_question_never_becomes_an_entry(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        officer = await house.enrolled(Role.OFFICER, COMMUNE)
        await officer.ask(f"/start {house.invitation(Role.LEADER, COMMUNE)}")
        for question in (
            "ký số tháng 10/2026",
            "so sánh ký số tháng 9/2026 và 10/2026",
            "ký số 96% có đúng không",
        ):
            assert "Nhập số liệu" not in (await officer.ask(question)).buttons
        leader = await house.leader(COMMUNE)
        assert "Nhập số liệu" not in (await leader.ask(FIGURES)).buttons
        assert "Nhập số liệu" not in (await officer.ask(f"{FIGURES} (Mật)")).buttons
        with house.database.reading() as conn:
            assert conn.execute(select(func.count()).select_from(pasted)).scalar_one() == 0
        assert drafts(house) == 0
