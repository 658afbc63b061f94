"""What a leader asked in vain, an admin sees; a name that the admin adds is understood at once."""

from importlib.resources import as_file, files

from sqlalchemy import delete

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from bot.services.bring_in import Brought, bring_in
from db.inbox import inbox
from tests.clock import HandClock
from tests.journeys.house import running_bot
from tests.province.asking import NOW
from tests.province.data import ODD, PROVINCE

ASKED, KNOWN = "chữ kí điện tử các xã tháng 10", "ký số các xã tháng 10"
NOT_FOR_YOU = "Lệnh này không thuộc phạm vi của tài khoản này."


async def listed(admin: Phone, text: str) -> Bubble:
    """Look at the log until it shows a text, which is written down once its answer was sent."""
    while True:
        log = await admin.ask("/nhatky")
        if text in log.buttons:
            return log


def answered(bubble: Bubble) -> str:
    """Return an answer without its reference."""
    return bubble.text.rpartition("#")[0]


async def test_a_name_that_an_admin_adds_by_buttons_is_understood_at_once(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        assert "Chưa rõ" in (await leader.ask(ASKED)).text
        text = await admin.press(await listed(admin, ASKED), ASKED)
        assert text.text.startswith(f"«{ASKED}» là tên gọi của …?")
        assert text.buttons[0] == "Ký số"
        words = await admin.press(text, "Ký số")
        assert words.buttons == ["«chữ kí điện tử»", "Quay lại", "Câu chưa hiểu"]
        added = await admin.press(words, "«chữ kí điện tử»")
        assert added.text == ("Đã thêm: «chữ kí điện tử» là Ký số. Câu hỏi có tên gọi này nay được hiểu.")
        assert answered(await leader.ask(ASKED)) == answered(await leader.ask(KNOWN))
        assert (await admin.press(added, "Câu chưa hiểu")).text == "Không có câu nào chưa hiểu."


async def test_a_name_that_was_a_mistake_is_taken_back(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        admin = await house.enrolled(Role.ADMIN, PROVINCE)
        added = await admin.ask("/nhatky chữ kí điện tử = hồ sơ quá hạn")
        assert "quá hạn" in (await admin.ask(ASKED)).text
        taken = await admin.press(added, "Bỏ tên gọi này")
        assert taken.text == "Đã bỏ: «chữ kí điện tử» không còn là tên gọi của Hồ sơ quá hạn."
        assert "Chưa rõ" in (await admin.ask(ASKED)).text


async def test_a_text_is_passed_over_once_and_for_all(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        for asked in ("thời tiết hôm nay", ASKED):
            await leader.ask(asked)
        log = await listed(admin, ASKED)
        assert log.buttons == [ASKED, "thời tiết hôm nay", "Câu chưa hiểu"]
        text = await admin.press(log, "thời tiết hôm nay")
        after = await admin.press(text, "Bỏ qua")
        assert after.buttons == [ASKED, "Câu chưa hiểu"]
        await leader.ask("thời tiết hôm nay")
        await leader.ask("giá vàng")
        assert "thời tiết hôm nay" not in (await listed(admin, "giá vàng")).buttons
        admin.tap(text, "Bỏ qua")
        assert "thời tiết hôm nay" not in (await admin.next()).buttons


async def test_pages_turn_and_names_come_out_whole(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        asked = [f"<b>việc & {letter * 3}</b>" for letter in "abcdefghik"]
        for each in asked:
            await leader.ask(each)
        log = await listed(admin, asked[-1])
        assert log.buttons == [*asked[:1:-1], "Xem thêm", "Câu chưa hiểu"]
        assert "10 câu" in log.text
        last = await admin.press(log, "Xem thêm")
        assert last.buttons == [asked[1], asked[0], "Trang trước", "Câu chưa hiểu"]
        text = await admin.press(last, asked[0])
        assert f"«{asked[0]}»" in text.text
        more = await admin.press(text, "Xem thêm")
        assert more.text.endswith("Trang 2/2")
        assert set(more.buttons).isdisjoint(text.buttons[:-3])


async def test_a_unit_is_named_by_a_typed_line_and_anything_unclear_is_answered_by_how(
    province_url: str,
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        admin = await house.enrolled(Role.ADMIN, PROVINCE, "en")
        added = await admin.ask("/audit Tịnh Khê cũ = xã Tịnh Khê")
        assert added.text == (
            'Added: "Tịnh Khê cũ" is Tịnh Khê Commune. Questions with this name are understood now.'
        )
        assert "Tịnh Khê Commune" in (await admin.ask("/kyso Tịnh Khê cũ tháng 10")).text
        odd = await admin.ask(f"/audit xứ hoa mai = {ODD}")
        assert 'is Trà <Ly> & "Lam" 🌾 Commune.' in odd.text
        for unclear in ("xứ dừa", "xứ dừa =", "= ký số", "xứ dừa = xứ khác", "xứ dừa = Nghĩa Lâm"):
            assert "/audit new name = Digital signing" in (await admin.ask(f"/audit {unclear}")).text


async def test_a_button_is_answered_by_another_process(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        admin = await house.enrolled(Role.ADMIN, PROVINCE)
        await admin.ask(ASKED)
        text = await admin.press(await listed(admin, ASKED), ASKED)
        data = (await admin.press(text, "Ký số")).button("«chữ kí điện tử»").data
        assert data
        with house.database.writing() as conn:
            conn.execute(delete(inbox))  # the next server numbers its updates anew
    async with running_bot(province_url, HandClock(NOW)) as house:
        same_admin = house.stranger()
        assert same_admin.person == admin.person
        log = await same_admin.ask("/nhatky")
        same_admin.forge(log, data)
        assert (await same_admin.next()).text.startswith("Đã thêm: «chữ kí điện tử» là Ký số.")
        same_admin.forge(log, data)
        assert (await same_admin.next()).text == "Nút này đã cũ: câu hoặc tên gọi này đã được xử lý."


async def test_the_log_is_for_admins_whatever_is_typed_or_forged(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        leader, admin = await house.leader(PROVINCE), await house.enrolled(Role.ADMIN, PROVINCE)
        shown = await leader.ask(ASKED)
        await listed(admin, ASKED)
        assert "nhatky" in {command["command"] for command in admin.menu()}
        assert "nhatky" not in {command["command"] for command in leader.menu()}
        for typed in ("/nhatky", "/audit", "/nhatky chữ kí điện tử = ký số"):
            assert (await leader.ask(typed)).text == NOT_FOR_YOU
        for data in ("log:l:0", "log:t:1:0", "log:i:1:1", "log:n:1:1:0:4", "log:s:1", "log:b:1"):
            leader.forge(shown, data)
            assert (await leader.next()).text == NOT_FOR_YOU
            shown = await leader.ask(ASKED)
        assert "Chưa rõ" in shown.text
        assert (await admin.ask("/nhatky")).buttons[0].startswith(ASKED)


async def test_an_admin_s_forged_button_changes_nothing_on_either_database(database_url: str) -> None:
    async with running_bot(database_url) as house:
        with as_file(files("db") / "demo") as folder:
            assert isinstance(bring_in(house.database, [folder], house.clock, "test"), Brought)
        admin = await house.enrolled(Role.ADMIN, "802")
        await admin.ask("lạ lùng")
        await listed(admin, "lạ lùng")
        for data in (
            *("log:", "log:x:1", "log:l", "log:l:-1", "log:t:9:0", "log:i:1:999", "log:n:1:2:9:1", "log:b:7"),
            *("log:t:²:0", "log:n:1:2:0:1:5", "log:n:9999999999:2:0:1", "log:i:1:9999999999"),
            "log:n:1:2:9999999999:9999999999",
        ):
            log = await admin.ask("/nhatky")
            admin.forge(log, data)
            assert (await admin.next()).text == "Nút này đã cũ: câu hoặc tên gọi này đã được xử lý.", data
        admin.forge(await admin.ask("/trogiup"), "log:l:9999999999")
        assert (await admin.next()).buttons == ["lạ lùng", "Câu chưa hiểu"]
