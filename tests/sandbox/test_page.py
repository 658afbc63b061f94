"""The page that is a phone, in a real browser: what a person sees on it and does with it."""

import re
from collections.abc import AsyncGenerator

import pytest
from playwright.async_api import ConsoleMessage, Page, async_playwright, expect
from telegram import Bot, Update

from bot.sandbox.app import PAGE
from bot.sandbox.faults import Fault
from bot.sandbox.server import Server
from tests.sandbox.conftest import LEADER, OFFICER
from tests.sandbox.pictures import png
from tests.sandbox.test_keyboards import markup

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CONTENT = b"PK\x03\x04 a workbook"
PHONE, DESKTOP = (390, 844), (1280, 800)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
async def page(request: pytest.FixtureRequest, chromium: str, server: Server) -> AsyncGenerator[Page]:
    """Open the page as wide as a phone and as a desktop; what it complains of fails the test."""
    complaints: list[str] = []

    def note(line: ConsoleMessage) -> None:
        lost = line.text.startswith("Failed to load resource")  # which the page itself sees to
        if line.type in {"error", "warning"} and not lost:
            complaints.append(line.text)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        width, height = request.param
        page = await browser.new_page(viewport={"width": width, "height": height})
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(error.message))
        await page.goto(server.url)
        await expect(page.locator("#status")).to_have_text("bot")
        yield page
        await browser.close()
    assert complaints == []


class Ears:
    """What the bot hears, one update after the other."""

    def __init__(self, bot: Bot) -> None:
        """Begin with the oldest."""
        self._bot = bot
        self._offset = 0

    async def hear(self) -> Update:
        """Return the next update, waiting for it if need be."""
        update, *_ = await self._bot.get_updates(offset=self._offset, limit=1, timeout=30)
        self._offset = update.update_id + 1
        return update

    async def hear_words(self) -> str:
        """Return the text of the next message."""
        message = (await self.hear()).message
        return message.text or "" if message else ""


async def write(page: Page, text: str) -> None:
    await page.get_by_label("Tin nhắn", exact=True).last.fill(text)
    await page.keyboard.press("Enter")


async def choose(page: Page, name: str) -> None:
    """Pick somebody's phone; where there is no room for it, the list is opened first."""
    opener = page.locator("#open-side")
    if await opener.is_visible():
        await opener.click()
    await page.get_by_role("button", name=name).click()


async def test_a_leader_asks_and_an_answer_with_buttons_is_changed_in_place(page: Page, bot: Bot) -> None:
    ears = Ears(bot)
    await write(page, "/kyso xa")
    assert await ears.hear_words() == "/kyso xa"
    await bot.send_message(
        LEADER, "<b>99,3%</b> (gần 2.150) &lt;b&gt; #K7Q2", parse_mode="HTML", reply_markup=markup("Nguồn")
    )
    answer = page.locator(".theirs .bubble")
    await expect(answer).to_contain_text("99,3% (gần 2.150) <b> #K7Q2")
    await expect(answer.locator("strong")).to_have_text("99,3%")
    button = page.get_by_role("button", name="Nguồn")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    query = (await ears.hear()).callback_query
    assert query is not None
    await query.answer("Đã mở nguồn")
    await bot.edit_message_text("Nguồn: bài báo", LEADER, query.message.message_id if query.message else 0)
    await expect(page.locator("#toast")).to_have_text("Đã mở nguồn")
    await expect(answer).to_contain_text("Nguồn: bài báo")
    await expect(answer).to_contain_text("đã sửa")
    await expect(page.locator(".key")).to_have_count(0)


async def test_a_leader_taps_a_command_in_the_menu_and_in_a_text(page: Page, bot: Bot) -> None:
    ears = Ears(bot)
    await page.locator("#begin").click()
    assert await ears.hear_words() == "/start"
    await bot.set_my_commands([("kyso", "Ký số"), ("tongquan", "Tổng quan")])
    await page.get_by_label("Tin nhắn", exact=True).last.fill("/to")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    assert await ears.hear_words() == "/tongquan"
    await page.get_by_label("Thực đơn lệnh").click()
    await page.get_by_role("button", name="/kyso Ký số").click()
    assert await ears.hear_words() == "/kyso"
    await bot.send_message(LEADER, "Xem /donvi hoặc https://x.vn/a")
    await page.locator(".theirs").get_by_role("button", name="/donvi").click()
    assert await ears.hear_words() == "/donvi"
    await expect(page.get_by_role("link", name="https://x.vn/a")).to_have_attribute("href", "https://x.vn/a")


async def test_a_leader_sees_typing_a_chart_and_a_file(page: Page, bot: Bot) -> None:
    await write(page, "/xuhuong")
    await Ears(bot).hear()
    await bot.send_chat_action(LEADER, "upload_photo")
    await expect(page.locator("#status")).to_have_text("đang gửi ảnh")
    await bot.send_photo(LEADER, png(1080, 608), caption="Xu hướng")
    await expect(page.get_by_alt_text("Xu hướng")).to_be_visible()
    await expect(page.locator("#status")).to_have_text("bot")
    await bot.send_document(LEADER, b"PK", filename="Báo cáo.xlsx")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Báo cáo.xlsx").click()
    assert (await download.value).suggested_filename == "Báo cáo.xlsx"


async def test_an_officer_sends_a_file_with_a_caption_and_thinks_better_of_another(
    page: Page, bot: Bot
) -> None:
    for name in ("Nháp.csv", "Số liệu.xlsx"):
        async with page.expect_file_chooser() as chooser:
            await page.get_by_label("Chọn tệp").click()
        await (await chooser.value).set_files({"name": name, "mimeType": "", "buffer": CONTENT})
        await expect(page.locator("#attached")).to_contain_text(name)
        if name == "Nháp.csv":
            await page.get_by_label("Bỏ tệp").click()
            await expect(page.locator("#attached")).to_be_hidden()
    await page.get_by_label("Chú thích của tệp").fill("Tháng 10")
    await page.keyboard.press("Enter")
    sent = (await Ears(bot).hear()).message
    assert sent is not None
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("Số liệu.xlsx", "Tháng 10")
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == CONTENT
    await expect(page.locator(".own .bubble")).to_contain_text("Tháng 10")
    await expect(page.locator("#attached")).to_be_hidden()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Số liệu.xlsx").click()
    assert (await (await download.value).path()).read_bytes() == CONTENT


async def test_a_file_that_cannot_be_sent_stays_to_be_sent_again(page: Page, server: Server) -> None:
    await page.locator("#file").set_input_files({"name": "Trống.csv", "mimeType": "", "buffer": b""})
    await page.get_by_label("Chú thích của tệp").fill("Tháng 10")
    await page.get_by_label("Gửi", exact=True).click()
    await expect(page.locator("#toast")).to_contain_text("Chưa gửi được")
    await expect(page.locator("#attached")).to_contain_text("Trống.csv")
    await expect(page.get_by_label("Chú thích của tệp")).to_have_value("Tháng 10")
    assert server.telegram.history(LEADER) == []


async def test_a_phone_on_the_table_shows_what_came_to_it(page: Page, bot: Bot, server: Server) -> None:
    server.telegram.say(OFFICER, "/start")
    news = page.locator(
        ".holder .unread" if await page.locator("#open-side").is_visible() else ".person .unread"
    )
    await bot.send_message(OFFICER, "Trả lại")
    await bot.send_message(OFFICER, "Sửa xong gửi lại tại đây.")
    await expect(news.filter(visible=True)).to_have_text("2")
    await choose(page, "Cán bộ Cán bộ · xã Mỹ Hạnh Nam")
    await expect(page.get_by_role("log")).to_contain_text("Sửa xong gửi lại")
    await bot.send_message(OFFICER, "Còn hai ngày.")
    await expect(page.get_by_role("log")).to_contain_text("Còn hai ngày.")
    await expect(page.locator(".unread").filter(visible=True)).to_have_count(0)


async def test_each_person_has_an_own_phone_in_either_language(page: Page, bot: Bot) -> None:
    ears = Ears(bot)
    await write(page, "/kyso")
    await ears.hear()
    await choose(page, "Cán bộ Cán bộ · xã Mỹ Hạnh Nam")
    await expect(page.locator("#empty")).to_be_visible()
    await write(page, "/nhap")
    message = (await ears.hear()).message
    assert message is not None
    assert message.chat.id == OFFICER
    if await page.locator("#open-side").is_visible():
        await page.locator("#open-side").click()
    await page.get_by_role("button", name="English").click()
    await expect(page.locator("#people").get_by_text("Officer · Mỹ Hạnh Nam Commune")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.reload()
    await expect(page.locator(".own .bubble")).to_contain_text("/nhap")
    await expect(page.locator("#words")).to_have_attribute("placeholder", "Message")


async def test_faults_are_switched_on_by_a_person_and_off_by_what_they_struck(
    page: Page, bot: Bot, server: Server
) -> None:
    await write(page, "/kyso")
    await Ears(bot).hear()
    if await page.locator("#open-side").is_visible():
        await page.locator("#open-side").click()
    await page.get_by_text("Thử sự cố").click()
    await page.get_by_role("button", name="Mất câu trả lời").click()
    await expect(page.locator("#planned")).to_have_text("1 đang chờ")
    assert server.faults.waiting == [Fault.LOST]
    await page.get_by_role("switch", name="Người này chặn bot").check()
    await expect(page.locator("#status")).to_have_text("đã chặn")
    await page.get_by_role("switch", name="Người này chặn bot").uncheck()
    await page.get_by_role("button", name="Hết sự cố").click()
    await expect(page.locator("#planned")).to_be_hidden()
    assert server.faults.waiting == []


async def test_a_phone_that_lost_telegram_comes_back_with_all_that_was_said(
    page: Page, server: Server
) -> None:
    server.stop()
    await expect(page.locator("#status")).to_have_text("đang kết nối…")
    server.telegram.say(LEADER, "/kyso")
    server.start()
    await expect(page.locator(".own .bubble")).to_contain_text("/kyso")
    await expect(page.locator("#status")).to_have_text("bot")


def test_the_page_needs_nothing_from_outside() -> None:
    outside = re.compile(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[\w.-]+\.[a-z]{2,}")
    files = [file for file in PAGE.iterdir() if file.is_file()]
    assert len(files) > 5
    for file in files:
        text = file.read_text("utf-8")
        assert not outside.search(text), file.name
        assert "innerHTML" not in text, file.name
    html = (PAGE / "index.html").read_text("utf-8")
    assert "default-src 'none'" in html
