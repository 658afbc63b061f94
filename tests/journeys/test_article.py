"""What the article states comes back out, as it states it, in both languages."""

from typing import Literal

import pytest

from tests.journeys.house import running_bot

STATED = (
    ("/kyso xa", ("99,3%", "gần 2.150", "gần 2.200"), ("99.3%", "nearly 2,150", "nearly 2,200")),
    ("/kyso phòng", ("trên 97%", "hơn 4.500", "gần 4.600"), ("over 97%", "over 4,500", "nearly 4,600")),
    ("/kyso UBND huyện", ("trên 99,7%",), ("over 99.7%",)),
    ("/phathanh UBND huyện", ("100%", "hơn 5.100"), ("100%", "over 5,100")),
    ("/phathanh phòng", ("99,98%", "gần 4.600"), ("99.98%", "nearly 4,600")),
    ("/phathanh xa", ("trên 98,7%", "gần 2.200"), ("over 98.7%", "nearly 2,200")),
    ("/phathanh", ("trên 98%",), ("over 98%",)),
    ("/vanbanden xa", ("99,9%", "hơn 47.200"), ("99.9%", "over 47,200")),
    ("/luanchuyen xa", ("trên 99,7%", "47.100", "hơn 47.200"), ("over 99.7%", "47,100", "over 47,200")),
    ("/email", ("100%", "187"), ("100%", "187")),
    ("/maytinh xa", ("100%",), ("100%",)),
    ("/maytinh phòng", ("100%",), ("100%",)),
)
SOURCES = {"vi": ("bài báo", "24/06/2022"), "en": ("newspaper article", "24 June 2022")}


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_article_comes_back_out(shipped_url: str, language: Literal["vi", "en"]) -> None:
    async with running_bot(shipped_url) as house:
        phone = await house.leader("802", language=language)
        for text, vi, en in STATED:
            answer = (await phone.ask(text)).text
            missing = [
                part for part in (*(vi if language == "vi" else en), *SOURCES[language]) if part not in answer
            ]
            assert missing == [], f"{text}: {answer}"


async def test_the_source_tells_the_counts_and_that_the_rate_does_not_follow(shipped_url: str) -> None:
    async with running_bot(shipped_url) as house:
        phone = await house.leader("802")
        told = (await phone.press(await phone.ask("/kyso xa"), "Nguồn")).text
        for part in ("gần 2.150", "gần 2.200", "99,3%", "không khớp", "bài báo 24/06/2022"):
            assert part in told


async def test_the_source_of_a_whole_tells_what_each_of_its_parts_published(shipped_url: str) -> None:
    async with running_bot(shipped_url) as house:
        phone = await house.leader("802")
        told = (await phone.press(await phone.ask("/kyso"), "Nguồn")).text
        for part in ("gần 2.150", "hơn 4.500", "trên 99,7%", "không khớp"):
            assert part in told, told


async def test_made_up_figures_give_an_order_but_no_total_in_place_of_the_published_one(
    shipped_url: str,
) -> None:
    async with running_bot(shipped_url) as house:
        phone = await house.leader("802")
        order = (await phone.press(await phone.ask("/kyso xa"), "Theo đơn vị")).text
        assert "số liệu minh họa" in order
        total = order.splitlines()[1]
        assert "%" not in total or "99,3%" in total, order
