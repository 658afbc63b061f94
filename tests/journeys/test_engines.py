"""The whole bot on either database."""

from importlib.resources import as_file, files

from bot.services.bring_in import Brought, bring_in
from tests.journeys.house import running_bot


async def test_a_leader_is_answered_from_either_database(database_url: str) -> None:
    async with running_bot(database_url) as house:
        with as_file(files("db") / "demo") as folder:
            assert isinstance(bring_in(house.database, [folder], house.clock, "test"), Brought)
        phone = await house.leader("802")
        answer = await phone.ask("/kyso xa 5/2022")
        assert "97,45%" in answer.text
        order = await phone.press(answer, "Theo đơn vị")
        assert "Đức Lập Thượng" in order.text
        assert "An Ninh Đông" in (await phone.press(order, "Xem thêm")).text
