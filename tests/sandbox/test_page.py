"""The page that is a phone, in a real browser: what a person sees on it and does with it."""

import re
from collections.abc import AsyncGenerator

import pytest
from playwright.async_api import Page, async_playwright, expect
from telegram import Bot, CallbackQuery, Update
from telegram import Message as TelegramMessage

from bot.sandbox.app import PAGE
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
NARROW, WIDE = (390, 844), (1280, 800)


@pytest.fixture(params=[NARROW, WIDE], ids=["phone", "desktop"])
async def page(request: pytest.FixtureRequest, chromium: str, server: Server) -> AsyncGenerator[Page]:
    """Open the page at the width of a phone and on a desktop; anything it logs as an error fails the test."""
    width, height = request.param
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": width, "height": height}, locale="vi")
        page.on("pageerror", lambda error: complaints.append(error.message))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        await page.goto(server.url)
        await expect(page.locator("#status")).to_have_text("bot")
        yield page
        await browser.close()
    assert complaints == []
