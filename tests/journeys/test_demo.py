"""What a newcomer does first: `baoso demo`, the page, `/kyso xa`."""

import os
import signal
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from tests.journeys.test_files import filled
from tests.sandbox.test_page import FLAGS, PHONE, choose

DEMO = "import sys; from bot.cli import run; sys.exit(run(['demo', '--port', '0', *sys.argv[1:]]))"
OFFICER, APPROVER = "Cán bộ · xã Hòa Khánh", "Người duyệt · tỉnh Tây Ninh"
SIGNED = "/nhap kyso 142/150"


@asynccontextmanager
async def running_demo(folder: Path, *options: str) -> AsyncGenerator[tuple[Process, str]]:
    """Run the demo in a folder of its own; give it and the page's address, which it prints last."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("BAOSO_")}
    command = (sys.executable, "-c", DEMO, *options)
    demo = await create_subprocess_exec(*command, cwd=folder, env=environ, stdout=PIPE)
    assert demo.stdout
    try:
        yield demo, (await demo.stdout.readline()).decode().strip()
    finally:
        if demo.returncode is None:
            demo.send_signal(signal.SIGTERM)
        await demo.wait()


@asynccontextmanager
async def opened(chromium: str, address: str) -> AsyncGenerator[Page]:
    """Open the demo's page as wide as a phone."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        await page.goto(address)
        yield page
        await browser.close()


async def take(page: Page, who: str) -> None:
    """Take somebody's phone in hand, once the bot has let its owner in."""
    await choose(page, who)
    await expect(page.get_by_role("log")).to_contain_text(f"Đã kết nối: {who}")


async def press(page: Page, label: str) -> None:
    """Press the latest of the buttons that are called so."""
    await page.get_by_role("log").get_by_role("button", name=label, exact=True).last.click()


async def reads(page: Page, *parts: str) -> None:
    """Await that the latest message of the bot holds all of this."""
    for part in parts:
        await expect(page.locator(".theirs .bubble").last).to_contain_text(part)


async def type_in(page: Page, text: str) -> None:
    """Type something and send it."""
    await page.get_by_role("textbox").fill(text)
    await page.keyboard.press("Enter")


async def test_a_newcomer_asks_the_demo_on_a_phone(chromium: str, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as (demo, address), opened(chromium, address) as page:
        assert address.startswith("http://127.0.0.1:")
        log = page.get_by_role("log")
        await expect(log).to_contain_text("Đã kết nối")
        await type_in(page, "/kyso xa")
        await reads(page, "99,3%", "gần 2.150", "24/06/2022", "bài báo")
        await press(page, "Nguồn")
        await expect(log).to_contain_text("không khớp")
        await log.get_by_role("button", name="English").first.click()
        await type_in(page, "/kyso xa")
        await reads(page, "99.3%", "nearly 2,150", "24 June 2022", "newspaper article")
        demo.send_signal(signal.SIGTERM)
        assert await demo.wait() == 0


async def test_a_figure_is_sent_returned_mended_approved_and_asked_for(chromium: str, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as (_, address), opened(chromium, address) as page:
        await take(page, OFFICER)
        await type_in(page, SIGNED)
        await reads(page, "Phiếu số liệu · xã Hòa Khánh · tuần", "Ký số: 142 / 150 văn bản = 94,67%")
        await press(page, "Gửi duyệt")
        await reads(page, "Đã gửi duyệt")

        await take(page, APPROVER)
        await reads(page, "Chờ duyệt · xã Hòa Khánh · tuần", "142 / 150 văn bản")
        await press(page, "Trả lại")
        await reads(page, "Nêu lý do trả lại")
        await type_in(page, "Số đã ký chưa khớp sổ văn bản")
        await reads(page, "trả lại lúc", "“Số đã ký chưa khớp sổ văn bản”")

        await take(page, OFFICER)
        await reads(page, "Trả lại · xã Hòa Khánh", "“Số đã ký chưa khớp sổ văn bản”")
        await press(page, "Sửa")
        await reads(page, "Phiếu số liệu · xã Hòa Khánh")
        await press(page, "Sửa")
        await press(page, "✓ Ký số")
        await reads(page, "Nhập số liệu ký số")
        await type_in(page, "145/150")
        await reads(page, "Ký số: 145 / 150 văn bản = 96,67%")
        await press(page, "Xem lại")
        await press(page, "Gửi duyệt")
        await reads(page, "Đã gửi duyệt")

        await take(page, APPROVER)
        await reads(page, "Chờ duyệt · xã Hòa Khánh", "145 / 150 văn bản")
        await press(page, "Duyệt")
        await reads(page, "Đã duyệt · xã Hòa Khánh")

        await take(page, "Lãnh đạo · tỉnh Tây Ninh")
        await type_in(page, "/kyso Hòa Khánh")
        await reads(page, "Ký số · xã Hòa Khánh", "96,67% (145 / 150 văn bản)")
        await reads(page, "Nguồn: báo cáo của đơn vị, duyệt")
        await take(page, OFFICER)
        await reads(page, "Đã duyệt · xã Hòa Khánh", "145 / 150 văn bản")


async def test_the_form_is_fetched_filled_in_sent_and_approved(chromium: str, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as (_, address), opened(chromium, address) as page:
        await take(page, OFFICER)
        await type_in(page, "/mau")
        async with page.expect_download() as download:
            await page.get_by_role("link", name="XLSX").click()
        form = await download.value
        sent = filled((await form.path()).read_bytes(), {("27979", "kyso"): (142, 150)})
        async with page.expect_file_chooser() as chooser:
            await page.get_by_label("Chọn tệp").click()
        name = form.suggested_filename
        await (await chooser.value).set_files({"name": name, "mimeType": "", "buffer": sent})
        await page.get_by_label("Gửi", exact=True).click()
        await reads(page, f"Tệp {name}: đã nhận 1 số liệu", "Ký số: 142 / 150 văn bản = 94,67%")
        await press(page, "Gửi duyệt")
        await reads(page, "Đã gửi duyệt")
        await take(page, APPROVER)
        await reads(page, "Chờ duyệt · xã Hòa Khánh", "142 / 150 văn bản")
        await press(page, "Duyệt")
        await reads(page, "Đã duyệt · xã Hòa Khánh")


async def test_it_begins_anew_each_time_unless_it_is_told_to_keep(chromium: str, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as (_, address), opened(chromium, address) as page:
        await take(page, OFFICER)
        await type_in(page, SIGNED)
        await reads(page, "142 / 150")
    for options, is_kept in (("--keep",), True), ((), False):
        async with running_demo(tmp_path, *options) as (_, address), opened(chromium, address) as page:
            await take(page, OFFICER)
            await type_in(page, "/nhap phathanh 150/151")
            await reads(page, "150 / 151")
            sheet = expect(page.locator(".theirs .bubble").last)
            await (sheet.to_contain_text if is_kept else sheet.not_to_contain_text)("142 / 150")


async def test_the_demo_leaves_the_database_alone_that_the_bot_works_with(tmp_path: Path) -> None:
    real = tmp_path / "real.db"
    real.write_bytes(b"what is kept")
    (tmp_path / ".env").write_text(f"BAOSO_DATABASE_URL=sqlite:///{real}\n")
    async with running_demo(tmp_path) as (demo, address):
        assert address.startswith("http://127.0.0.1:")
        assert demo.returncode is None
    assert real.read_bytes() == b"what is kept"
