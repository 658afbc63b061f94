"""A figure that changes is told from that moment on, by a bot that has told the old one before."""

from pathlib import Path

from bot.services.bring_in import Brought, bring_in
from bot.services.copies import back_up, restore
from tests.journeys.house import House, running_bot

HEADER = "unit,indicator,period,numerator,denominator,source"


def corrected(house: House, folder: Path, numerator: int) -> None:
    """Bring in another figure for a commune that has one already."""
    path = folder / "figures.csv"
    path.write_text(f"{HEADER}\n27988-cu,kyso,2022-05,{numerator},91,báo cáo\n")
    assert isinstance(bring_in(house.database, [path], house.clock, "test"), Brought)


async def test_a_correction_shows_at_the_next_question(shipped_url: str, tmp_path: Path) -> None:
    async with running_bot(shipped_url) as house:
        phone = await house.leader("802")
        asked = "/kyso xã Hựu Thạnh 5/2022"
        assert "85 / 91" in (await phone.ask(asked)).text
        corrected(house, tmp_path, 90)
        assert "90 / 91" in (await phone.ask(asked)).text
        assert "90 / 91" in (await phone.ask(asked)).text


async def test_a_restored_copy_never_brings_an_old_answer_back(shipped_url: str, tmp_path: Path) -> None:
    async with running_bot(shipped_url) as house:
        phone = await house.leader("802")
        asked = "/kyso xã Hựu Thạnh 5/2022"
        back_up(house.database, tmp_path / "copy.db")
        corrected(house, tmp_path, 90)
        assert "90 / 91" in (await phone.ask(asked)).text
        restore(shipped_url, tmp_path / "copy.db", house.clock.now())
        corrected(house, tmp_path, 80)
        assert "80 / 91" in (await phone.ask(asked)).text


async def test_two_leaders_are_told_the_same_under_references_of_their_own(shipped_url: str) -> None:
    async with running_bot(shipped_url) as house:
        first, second = await house.leader("802"), await house.leader("802")
        one, other = (await first.ask("/kyso xa")).text, (await second.ask("/kyso xa")).text
        assert one != other
        assert one.rpartition("#")[0] == other.rpartition("#")[0]
