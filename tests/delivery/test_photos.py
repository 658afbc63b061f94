"""Sending pictures: as messages are sent, with the caption for words."""

from io import BytesIO

import pytest
from PIL import Image
from telegram import Update

from bot.delivery.sender import Outcome
from bot.delivery.turn import Turn
from bot.sandbox.faults import Fault
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.delivery.bots import running

READ_SECONDS = 2.0  # long enough for a busy machine, short enough for a test
KEYBOARD = [[("Nguồn", "s.1")]]


def picture(width: int = 30, height: int = 20) -> bytes:
    """Return a PNG."""
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


class Drawing:
    """Answers with a picture, and remembers what became of it."""

    def __init__(self, png: bytes, caption: str = "<b>99,3%</b>") -> None:
        """Answer with this one."""
        self.png = png
        self.caption = caption
        self.outcomes: list[Outcome] = []

    async def answer(self, turn: Turn, _: Update) -> None:
        """Answer once."""
        self.outcomes.append(await turn.photo(self.png, self.caption, KEYBOARD))


async def test_a_leader_sees_a_picture_with_its_caption_and_buttons(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    drawing = Drawing(picture())
    async with running(server.url, sqlite_url, drawing.answer):
        shown = await leader.ask("/xuhuong")
    assert shown.file
    assert shown.file.content == drawing.png
    assert (shown.text, list(shown.buttons)) == ("99,3%", ["Nguồn"])
    assert drawing.outcomes == [Outcome.SENT]


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.LATE])
async def test_a_second_copy_of_a_picture_bears_the_reference_in_its_caption(
    server: Server, sqlite_url: str, leader: Phone, fault: Fault
) -> None:
    server.faults.plan(fault, "sendPhoto")
    async with running(server.url, sqlite_url, Drawing(picture()).answer, read_seconds=READ_SECONDS):
        assert (await leader.ask("/xuhuong")).text == "99,3%"
        again = await leader.next()
    assert again.text.startswith("99,3%\n#")
    assert again.file


async def test_where_telegram_takes_no_such_picture_its_words_are_sent(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    drawing = Drawing(picture(4000, 10))
    async with running(server.url, sqlite_url, drawing.answer):
        shown = await leader.ask("/xuhuong")
    assert shown.file is None
    assert (shown.text, list(shown.buttons)) == ("99,3%", ["Nguồn"])
    assert drawing.outcomes == [Outcome.SENT]


async def test_a_caption_that_telegram_cannot_read_is_sent_as_plain_words(
    server: Server, sqlite_url: str, leader: Phone
) -> None:
    async with running(server.url, sqlite_url, Drawing(picture(), "<b>dưới < 95%").answer):
        shown = await leader.ask("/xuhuong")
    assert shown.file
    assert shown.text == "dưới < 95%"
