"""A leader talks in plain words: a question follows upon another, a part of one is changed by a tap."""

from datetime import timedelta

from tests.clock import HandClock
from tests.journeys.house import running_bot
from tests.journeys.test_province import says, shown
from tests.province.asking import NOW
from tests.province.data import PROVINCE
from tests.province.oracle import OWN, Oracle, days

OCTOBER, SEPTEMBER = days("2026-10"), days("2026-09")


async def test_a_question_follows_upon_the_last_one_whatever_process_answers(
    province_url: str, right: Oracle
) -> None:
    clock = HandClock(NOW)
    async with running_bot(province_url, clock) as house:
        phone = await house.leader(PROVINCE)
        says(await phone.ask("ký số các xã tháng 10"), *shown(right, (PROVINCE, "xa"), "kyso", OCTOBER, "vi"))
        answer = await phone.ask("còn khối sở thì sao?")
        says(answer, "Hiểu là: ký số · ", *shown(right, (PROVINCE, "so"), "kyso", OCTOBER, "vi"))
        await house.restart()
        clock.advance(timedelta(minutes=9))
        answer = await phone.ask("còn xã Ba Vinh?")
        says(answer, "Hiểu là: ký số · xã Ba Vinh", *shown(right, ("X006", OWN), "kyso", OCTOBER, "vi"))
        clock.advance(timedelta(minutes=11))
        assert "%" not in (await phone.ask("còn xã Ba Xa?")).text


async def test_one_tap_changes_one_part_of_a_question(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        answer = await phone.ask("ký số xã Ba Vinh tháng 10")
        offered = await phone.press(answer, "Đổi kỳ")
        assert "%" not in offered.text
        says(
            await phone.press(offered, "Tháng 9/2026"),
            *("xã Ba Vinh", *shown(right, ("X006", OWN), "kyso", SEPTEMBER, "vi")),
        )


async def test_a_slip_of_the_finger_is_mended_and_said(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        answer = await phone.ask("ký số xã Tịh Khê tháng 10")
        says(answer, "Hiểu là: ký số · xã Tịnh Khê · tháng 10/2026")
        says(answer, *shown(right, ("X011", OWN), "kyso", OCTOBER, "vi"))
        offered = await phone.ask("ký số xã Sơn Hải tháng 10")
        assert "%" not in offered.text


async def test_last_month_behind_a_month_is_asked_back(province_url: str, right: Oracle) -> None:
    may = days("2026-05")
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        await phone.ask("ký số các xã tháng 6")
        asked_back = await phone.ask("tháng trước thì sao?")
        assert set(asked_back.buttons) == {"Tháng 10/2026", "Tháng 5/2026"}
        says(
            await phone.press(asked_back, "Tháng 5/2026"),
            *shown(right, (PROVINCE, "xa"), "kyso", may, "vi"),
        )
