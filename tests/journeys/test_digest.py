"""A leader gets a digest each week, at the hour of choice, and says what else is worth a message."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from bot.domain.question import Bound, Kind, Question, Relation, Subject
from bot.domain.reference import MARK
from bot.domain.watch import Watch
from bot.sandbox.phone import Phone
from bot.services.library import Library
from bot.services.people import find_person
from bot.services.watches import SetWatch, set_watch, watches_of
from bot.showing import presses
from bot.showing.markup import plain
from db.catalogue import unit_id_of
from db.outbox import outbox
from tests.clock import HandClock
from tests.delivery.pushes import pushing
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

COMMUNE = "X006"  # xã Ba Vinh


async def test_a_leader_is_told_of_the_digest_at_once_and_turns_it_off_and_on(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        assert "Bản tin tuần: thứ Hai, 07:00 (đổi trong /bantin)." in phone.history()[-1].text
        shown = await phone.ask("/bantin")
        assert shown.text.startswith("Bản tin tuần · tỉnh Trà Giang: đang bật\nGửi hằng tuần: thứ Hai, 07:00")
        off = await phone.press(shown, "Tắt bản tin")
        assert off.id == shown.id
        assert off.text.startswith("Bản tin tuần · tỉnh Trà Giang: đang tắt\nChỉ tiêu: tất cả")
        assert "đang tắt" in (await phone.ask("/digest")).text
        assert "đang bật" in (await phone.press(off, "Bật bản tin")).text


async def test_a_leader_chooses_day_hour_and_indicators(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        days = await phone.press(await phone.ask("/bantin"), "Đổi ngày")
        hours = await phone.press(await phone.press(days, "Thứ Sáu"), "Đổi giờ")
        chosen = await phone.press(hours, "16:30")
        assert "Gửi hằng tuần: thứ Sáu, 16:30" in chosen.text
        one = await phone.press(await phone.press(chosen, "Chọn chỉ tiêu"), "Ký số")
        assert "Bản tin gồm 1 chỉ tiêu có dấu ✓." in one.text
        assert "Chỉ tiêu: ký số" in (await phone.press(one, "Quay lại")).text
        none = await phone.press(await phone.press(await phone.ask("/bantin"), "Chọn chỉ tiêu"), "✓ Ký số")
        assert "Bản tin gồm mọi chỉ tiêu." in none.text
        await house.restart()
        assert "thứ Sáu, 16:30" in (await phone.ask("/bantin")).text


async def test_a_leader_sees_it_before_it_comes_below_a_picture(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        preview = await phone.press(await phone.ask("/bantin"), "Xem thử")
        assert preview.text.startswith(
            "Bản tin tuần 47 · tỉnh Trà Giang (16–22/11/2026)\nSố liệu tháng 10/2026"
        )
        assert len(preview.text) <= 1_024, "Telegram takes no longer caption"
        assert preview.file
        picture = Image.open(BytesIO(preview.file.content))
        assert (picture.format, picture.width) == ("PNG", 1080)


async def test_a_leader_opens_a_line_and_the_next_page(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE, "en")
        preview = await phone.press(await phone.ask("/digest"), "Preview")
        second = await phone.press(preview, "More")
        assert "\nPage 2 of " in second.text
        assert second.text.split("\n")[0] == preview.text.split("\n")[0]
        first = await phone.press(second, "Previous")
        assert first.id == second.id
        assert first.text.split("\n")[1:-1] == preview.text.split("\n")[1:-1]
        label = next(iter(preview.buttons))
        opened = await phone.press(preview, label)
        assert opened.text.startswith(label.split(" · ")[0])
        assert "\nSource: " in opened.text


async def test_a_page_that_was_made_up_tells_nothing_of_another_unit(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(COMMUNE)
        shown = await phone.ask("/bantin")
        with house.database.reading() as conn:
            province = unit_id_of(conn, PROVINCE)
        assert province
        phone.forge(shown, presses.page_of(province, NOW, 0))
        assert (await phone.next()).text == ("Tỉnh Trà Giang không thuộc phạm vi được xem của tài khoản này.")


@pytest.mark.parametrize(
    "data",
    [
        "bt:d:9",
        "bt:h:99999",
        "bt:p:1:999999999:0",
        "bt:p:999999:29923260:0",
        "bt:i:0:999:1",
        "bt:i:999999",
        "bt:w:999",
        "bt:nothing:of:ours",
    ],
)
async def test_a_button_that_never_was_one_changes_nothing(province_url: str, data: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        before = await phone.ask("/bantin")
        phone.forge(before, data)
        after = await phone.ask("/bantin")
        while after.id == before.id:  # what the press showed
            after = await phone.next()
        assert after.text == before.text
        assert not any("Có lỗi" in shown.text for shown in phone.history())


def watch(house: House, phone: Phone) -> Watch:
    """Let somebody be told when the signing of all communes falls under 95%."""
    with house.database.writing() as conn:
        person, unit_id = find_person(conn, phone.person.id), unit_id_of(conn, PROVINCE)
        assert person
        assert unit_id
        catalogue = Library().lexicon(conn).catalogue
        tier = next(each for each in catalogue.register.tiers.values() if each.code == "xa")
        asked = Question(Kind.VALUE, (catalogue.by_code["kyso"].id,), (Subject(unit_id, tier.id),))
        watched = set_watch(conn, Library(), person, asked, Bound(Relation.UNDER, Decimal(95)), NOW)
    assert isinstance(watched, SetWatch), watched
    return watched.watch


def watched_by(house: House, phone: Phone) -> int:
    """Return how much somebody watches."""
    with house.database.reading() as conn:
        person = find_person(conn, phone.person.id)
        assert person
        return len(watches_of(conn, person))


async def test_a_watch_is_listed_and_removed_by_who_set_it_and_nobody_else(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        owner, other = await house.leader(PROVINCE), await house.leader(PROVINCE)
        watched = watch(house, owner)
        shown = await owner.ask("/bantin")
        assert shown.text.endswith("Báo ngay khi:\n• Ký số · Xã, phường dưới 95%")
        elsewhere = await other.ask("/bantin")
        assert "Chưa đặt cảnh báo." in elsewhere.text
        other.forge(elsewhere, presses.without_watch(watched.id))
        assert (await other.next()).text == "Cảnh báo này không còn."
        assert watched_by(house, owner) == 1
        removed = await owner.press(shown, "Bỏ: Ký số · Xã, phường dưới 95%")
        assert "Chưa đặt cảnh báo." in removed.text
        assert watched_by(house, owner) == 0


async def test_a_leader_watches_a_figure_by_two_taps(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        answer = await phone.ask("ký số các xã tháng 9")
        offer = await phone.press(answer, "Báo khi…")
        assert offer.text.startswith("Ký số · Xã, phường: báo ngay khi nào?")
        chosen = next(label for label in offer.buttons if label.startswith("Dưới "))
        told = await phone.press(offer, chosen)
        assert told.text.startswith(f"Đã đặt cảnh báo: Ký số · Xã, phường {chosen.lower()}\n")
        assert watched_by(house, phone) == 1
        twice = await phone.press(await phone.press(await phone.ask("ký số các xã"), "Báo khi…"), chosen)
        assert twice.text == told.text
        assert watched_by(house, phone) == 1
        listed = await phone.press(twice, "Bản tin và cảnh báo")
        assert listed.text.endswith(f"Báo ngay khi:\n• Ký số · Xã, phường {chosen.lower()}")


async def test_a_leader_watches_a_figure_by_saying_so(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone, english = await house.leader(PROVINCE), await house.leader(PROVINCE, "en")
        told = await phone.ask("báo tôi khi ký số các xã dưới 95%")
        assert told.text.split("\n")[0] == "Đã đặt cảnh báo: Ký số · Xã, phường dưới 95%"
        assert (await phone.press(told, "Xem số liệu")).text.startswith("Ký số · Xã, phường")
        assert "Chưa đặt cảnh báo." in (await phone.press(told, "Bỏ cảnh báo")).text
        assert watched_by(house, phone) == 0
        told = await english.ask("tell me when overdue is above 2%")
        assert told.text.startswith("Alert set: Overdue files · all of Trà Giang Province over 2%\n")
        asked_back = await english.ask("tell me when signing of communes")
        assert watched_by(house, english) == 1, asked_back.text


async def test_who_chooses_between_two_numbers_watches_the_one_that_is_meant(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        which = await phone.ask("báo tôi khi hồ sơ tiếp nhận các xã trên 5,000")
        told = await phone.press(which, "5.000")
        assert told.text.startswith("Đã đặt cảnh báo: Hồ sơ tiếp nhận · Xã, phường trên 5.000 hồ sơ\n")


async def test_a_leader_watches_one_figure_of_an_answer_with_several(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        which = await phone.press(await phone.ask("/tongquan"), "Báo khi…")
        offer = await phone.press(which, "Hồ sơ quá hạn")
        told = await phone.press(offer, "Trên 3%")
        assert told.text.split("\n")[:2] == [
            "Đã đặt cảnh báo: Hồ sơ quá hạn · toàn tỉnh Trà Giang trên 3%",
            "Hiện nay chưa như vậy: 2,33% (tháng 10/2026).",
        ]


async def test_a_leader_says_what_to_change_of_the_digest(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        assert "thứ Sáu, 16:30" in (await phone.ask("/bantin thứ Sáu 16:30")).text
        assert "đang tắt" in (await phone.ask("tắt bản tin")).text
        unread = await phone.ask("/bantin mưa rào")
        assert unread.text.startswith("Chưa rõ: “mưa rào”. Có thể gõ, ví dụ: /bantin tắt")
        assert "đang tắt" in unread.text
        assert (await phone.ask("xem bản tin tuần này")).text.startswith("Bản tin tuần 47")
        watch(house, phone)
        assert "Bỏ: Ký số · Xã, phường dưới 95%" in (await phone.ask("thôi báo ký số")).buttons


async def test_nobody_watches_by_words_a_unit_that_they_may_not_see(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(COMMUNE)
        refused = await phone.ask("báo tôi khi ký số toàn tỉnh dưới 95%")
        assert "không thuộc phạm vi được xem" in refused.text
        assert watched_by(house, phone) == 0


async def test_nobody_watches_a_unit_that_they_may_not_see(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        owner, other = await house.leader(PROVINCE), await house.leader(COMMUNE)
        offer = await owner.press(await owner.ask("ký số các xã"), "Báo khi…")
        chosen = next(label for label in offer.buttons if label.startswith("Dưới "))
        shown = await other.ask("/bantin")
        for data in (offer.button(chosen).data, f"bt:b:{offer.button('Quay lại').data}"):
            other.forge(shown, data or "")
            assert "không thuộc phạm vi được xem" in (await other.next()).text
            shown = await other.ask("/bantin")
        assert watched_by(house, other) == 0


def queued(house: House, phone: Phone) -> list[str]:
    """Return what waits to be sent to somebody, as it reads."""
    mine = select(outbox.c.text).where(outbox.c.chat_id == phone.person.id).order_by(outbox.c.id)
    with house.database.reading() as conn:
        return [plain(text) for text in conn.scalars(mine)]


async def test_the_digest_is_queued_at_the_hour_that_its_reader_has_chosen(province_url: str) -> None:
    clock = HandClock(NOW)  # 08:00 on a Monday in Vietnam
    async with running_bot(province_url, clock) as house:
        early, late, none = [await house.leader(PROVINCE, language) for language in ("vi", "en", "vi")]
        hours = await late.press(await late.press(await late.ask("/digest"), "Change day"), "Tuesday")
        await late.press(await late.press(hours, "Change time"), "09:30")
        await none.press(await none.ask("/bantin"), "Tắt bản tin")
        clock.advance(timedelta(hours=25, minutes=29))  # Tuesday, 09:29
        await house.look()
        assert queued(house, late) == []
        clock.advance(timedelta(minutes=1))
        for _ in range(2):
            await house.look()
        assert [len(queued(house, each)) for each in (early, late, none)] == [0, 1, 0], "its hour had passed"
        assert queued(house, late)[0].startswith(
            "Digest, week 47 · Trà Giang Province (16–22 November 2026)\nFigures: October 2026"
        )
        clock.advance(timedelta(days=5, hours=22))  # Monday, 07:30
        await house.look()
        (digest,) = queued(house, early)
        assert digest.startswith("Bản tin tuần 48 · tỉnh Trà Giang (23–29/11/2026)\n")
        assert queued(house, none) == []


async def test_at_the_hour_the_digest_arrives_below_its_picture_with_its_buttons(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock) as house:
        phones = [await house.leader(PROVINCE) for _ in range(2)]
        previews = [await phone.press(await phone.ask("/bantin"), "Xem thử") for phone in phones]
        for phone in phones:
            await phone.press(await phone.press(await phone.ask("/bantin"), "Đổi giờ"), "08:30")
        clock.advance(timedelta(minutes=30))
        await house.look()
        async with pushing(house.server.url, province_url, clock):
            shown = [await phone.next() for phone in phones]
        for digest, preview in zip(shown, previews, strict=True):
            assert digest.text.startswith("Bản tin tuần 47 · tỉnh Trà Giang (16–22/11/2026)\n")
            assert digest.text.split("#")[0] == preview.text.split("#")[0]
            assert digest.buttons[:-1] == preview.buttons[:-1]
            assert digest.file
            assert preview.file
            assert digest.file.content == preview.file.content, "the same figures are drawn alike"
        opened = await phones[0].press(shown[0], shown[0].buttons[0])
        assert "\nNguồn: " in opened.text
        second = await phones[0].press(shown[0], "Xem thêm")
        assert "\nTrang 2/" in second.text


async def test_a_digest_of_a_week_without_news_arrives_as_words_alone(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock) as house:
        phone = await house.leader(PROVINCE)
        clock.advance(timedelta(days=21))
        await house.look()
        async with pushing(house.server.url, province_url, clock):
            digest = await phone.next()
    assert digest.text.startswith("Bản tin tuần 50 · tỉnh Trà Giang")
    assert digest.file is None


async def test_what_is_queued_reads_as_its_preview_did(province_url: str) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock) as house:
        phone = await house.leader(PROVINCE)
        days = await phone.press(await phone.ask("/bantin"), "Đổi giờ")
        shown = await phone.press(days, "08:30")
        clock.advance(timedelta(minutes=30))
        preview = await phone.press(shown, "Xem thử")
        await house.look()
        (digest,) = queued(house, phone)
        assert digest.replace(MARK, "").split("#")[0] == preview.text.split("#")[0]
