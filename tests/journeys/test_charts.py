"""A leader sees a trend or an order drawn: by a button, or by saying so."""

from io import BytesIO

import pytest
from PIL import Image

from bot.sandbox.bubbles import Bubble
from tests.clock import HandClock
from tests.journeys.house import running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE


def is_a_picture(shown: Bubble) -> bool:
    """Say whether a message is a picture as wide as a phone wants it."""
    return shown.file is not None and Image.open(BytesIO(shown.file.content)).size[0] == 1080


async def test_a_trend_is_drawn_by_a_button_and_its_figures_are_a_tap_away(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        words = await phone.ask("/xuhuong kyso xa")
        drawn = await phone.press(words, "Biểu đồ")
        assert is_a_picture(drawn)
        assert drawn.id != words.id, "the words stay"
        first, *_, last = words.text.split("\n")
        assert drawn.text.split("\n")[0] == first
        assert drawn.text.split("\n")[-1].split("#")[0] == last.split("#")[0]
        assert "▇" not in drawn.text
        again = await phone.press(drawn, "Xu hướng")
        assert again.text.split("#")[0] == words.text.split("#")[0]


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        (
            "vi",
            "vẽ biểu đồ ký số 6 tháng qua",
            "Ký số · toàn tỉnh Trà Giang — từ tháng 5/2026 đến tháng 10/2026",
        ),
        (
            "en",
            "draw a chart of signing of communes",
            "Digital signing · Communes and wards — March 2026 to October 2026\nOctober 2026: over 94.9%",
        ),
        ("vi", "vẽ biểu đồ 5 xã ký số thấp nhất", "Ký số · Xã, phường — tháng 10/2026\nThấp nhất"),
    ],
)
async def test_what_is_asked_for_as_a_chart_comes_as_one(
    province_url: str, language: str, asked: str, told: str
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE, "en" if language == "en" else "vi")
        drawn = await phone.ask(asked)
        assert is_a_picture(drawn)
        assert drawn.text.startswith(told)


async def test_what_no_picture_shows_is_told_in_words(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        words = await phone.ask("vẽ biểu đồ ký số các xã tháng 10")
        assert words.file is None
        assert "Biểu đồ" not in words.buttons
        assert words.text.startswith("Ký số · Xã, phường — tháng 10/2026")


async def test_the_question_before_is_drawn(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        await phone.ask("ký số các xã")
        drawn = await phone.ask("vẽ biểu đồ")
        assert is_a_picture(drawn)
        assert "Ký số · Xã, phường — từ " in drawn.text
        phone.forge(drawn, "bd:nothing of ours")
        assert "không" in (await phone.next()).text.lower()
