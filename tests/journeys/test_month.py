"""An officer's whole month of ten figures: hardly more typing than the figures themselves."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.domain.access import Role
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import Phone
from bot.services.bring_in import Brought, bring_in
from db.engine import Database
from tests.clock import HandClock
from tests.journeys.commune import MONTHLY, code_of, write_communes
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW, TODAY

FIGURES = {name: f"{usual}/{whole}" if whole else f"{usual}" for _, name, _, _, usual, whole in MONTHLY}
MOST_TYPED = 12


@pytest.fixture
def communes_url(sqlite_url: str, tmp_path: Path) -> str:
    """Give the URL of a database that holds one commune and its past."""
    database = Database(sqlite_url)
    brought = bring_in(database, [write_communes(tmp_path / "xa", 1, TODAY)], HandClock(NOW), "test")
    database.close()
    assert isinstance(brought, Brought), brought
    return sqlite_url


@asynccontextmanager
async def desk(url: str) -> AsyncGenerator[tuple[House, Phone]]:
    """Run a bot, and let a commune's officer in."""
    async with running_bot(url, HandClock(NOW)) as house:
        yield house, await house.enrolled(Role.OFFICER, code_of(1))


def typed(officer: Phone) -> list[str]:
    """Return what an officer has typed since the code that let them in."""
    said = [each.text for each in officer.history() if each.sender_id == officer.person.id]
    return [each for each in said if not each.startswith("/start")]


async def sent_whole(house: House, officer: Phone, shown: Bubble) -> None:
    """Send a sheet, and see that its approver is shown all ten figures."""
    assert shown.buttons[-3:] == ["Gửi duyệt", "Sửa", "Hủy"]
    assert "\nĐã gửi duyệt · #" in (await officer.press(shown, "Gửi duyệt")).text
    approver = await house.enrolled(Role.APPROVER, code_of(1))
    decided = await approver.press(await approver.ask("/duyet"), "Duyệt")
    assert decided.text.startswith("✅ Đã duyệt")
    for code, *_, usual, whole in MONTHLY:
        answer = await officer.ask(f"/{code} tháng 10")
        assert f"{usual}" in answer.text
        assert whole is None or f"{usual} / {whole}" in answer.text


async def test_ten_figures_are_entered_by_the_form_with_hardly_more_than_the_ten(communes_url: str) -> None:
    async with desk(communes_url) as (house, officer):
        shown = await officer.ask("/nhap")
        for name, figure in FIGURES.items():
            await officer.press(shown, name)
            shown = await officer.ask(figure)
        assert len(typed(officer)) == 1 + len(FIGURES) <= MOST_TYPED
        await sent_whole(house, officer, shown)


async def test_ten_figures_are_pasted_in_one_message(communes_url: str) -> None:
    async with desk(communes_url) as (house, officer):
        pasted = "\n".join(f"{name}: {figure}" for name, figure in FIGURES.items())
        shown = await officer.ask(f"/nhap {pasted}")
        assert typed(officer) == [f"/nhap {pasted}"]
        await sent_whole(house, officer, shown)


async def test_ten_figures_are_pasted_as_one_paragraph(communes_url: str) -> None:
    async with desk(communes_url) as (house, officer):
        pasted = ", ".join(f"{name.lower()} {figure}" for name, figure in FIGURES.items())
        shown = await officer.ask(f"/nhap {pasted}")
        assert len(typed(officer)) == 1
        await sent_whole(house, officer, shown)
