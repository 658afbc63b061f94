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

from tests.sandbox.test_page import FLAGS

DEMO = "import sys; from bot.cli import run; sys.exit(run(['demo', '--port', '0']))"


@asynccontextmanager
async def running_demo(folder: Path) -> AsyncGenerator[tuple[Process, str]]:
    """Run the demo in a folder of its own; give it and the page's address, which it prints last."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("BAOSO_")}
    demo = await create_subprocess_exec(sys.executable, "-c", DEMO, cwd=folder, env=environ, stdout=PIPE)
    assert demo.stdout
    try:
        yield demo, (await demo.stdout.readline()).decode().strip()
    finally:
        if demo.returncode is None:
            demo.send_signal(signal.SIGTERM)
        await demo.wait()


async def type_in(page: Page, text: str) -> None:
    """Type something and send it."""
    await page.get_by_role("textbox").fill(text)
    await page.keyboard.press("Enter")


async def test_a_newcomer_asks_the_demo_on_a_phone(chromium: str, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as (demo, address), async_playwright() as playwright:
        assert address.startswith("http://127.0.0.1:")
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await page.goto(address)
        log = page.get_by_role("log")
        await expect(log).to_contain_text("Đã kết nối")
        await type_in(page, "/kyso xa")
        for part in ("99,3%", "gần 2.150", "24/06/2022", "bài báo"):
            await expect(log).to_contain_text(part)
        await page.get_by_role("button", name="Nguồn").last.click()
        await expect(log).to_contain_text("không khớp")
        await page.get_by_role("button", name="English").first.click()
        await type_in(page, "/kyso xa")
        for part in ("99.3%", "nearly 2,150", "24 June 2022", "newspaper article"):
            await expect(log).to_contain_text(part)
        await browser.close()
        demo.send_signal(signal.SIGTERM)
        assert await demo.wait() == 0
