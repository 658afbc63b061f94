"""Files: a person sends one, the bot fetches it, and the other way round."""

import pytest
from aiohttp import ClientSession
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.sandbox import files
from bot.sandbox.faults import Fault
from bot.sandbox.fetching import FETCHING
from bot.sandbox.phone import Phone
from bot.sandbox.server import Server
from tests.sandbox.conftest import LEADER
from tests.sandbox.raw import Caller

NAME, CONTENT = "Số liệu tháng 10.xlsx", b"PK\x03\x04 a workbook, as far as anybody looks"


async def test_what_a_person_sends_is_fetched_by_the_bot(bot: Bot, leader: Phone) -> None:
    leader.attach(NAME, CONTENT, "Ký số tháng 10")
    sent = (await bot.get_updates())[-1].message
    assert sent is not None
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == (NAME, len(CONTENT))
    assert sent.caption == "Ký số tháng 10"
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == CONTENT


async def test_a_page_sends_a_file_and_fetches_what_the_bot_sent(
    server: Server, call: Caller, bot: Bot, leader: Phone
) -> None:
    path = f"/sandbox/document?person={LEADER}&name=b%C3%A1o+c%C3%A1o.csv&caption=th%C3%A1ng+10"
    assert (await call.post(path, data=CONTENT)).status == 200
    sent = (await bot.get_updates())[-1].message
    assert sent is not None
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("báo cáo.csv", "tháng 10")
    await bot.send_document(LEADER, CONTENT, filename="mẫu.xlsx", caption="Mẫu nhập")
    shown = leader.history()[-1]
    assert shown.file is not None
    assert (shown.text, shown.file.name, shown.file.content) == ("Mẫu nhập", "mẫu.xlsx", CONTENT)
    document = server.telegram.history(LEADER)[-1].get("document")
    assert document is not None
    async with (
        ClientSession() as session,
        session.get(f"{server.url}/sandbox/files/{document['file_id']}") as fetched,
    ):
        assert await fetched.read() == CONTENT
        assert fetched.content_disposition is not None
        assert fetched.content_disposition.filename == "mẫu.xlsx"


@pytest.mark.parametrize(
    ("query", "body", "status"),
    [("person=99&name=a", b"a", 404), (f"person={LEADER}&name=a", b"", 400)],
)
async def test_a_page_is_told_which_file_cannot_be_sent(
    call: Caller, query: str, body: bytes, status: int
) -> None:
    assert (await call.post(f"/sandbox/document?{query}", data=body)).status == status


async def test_a_file_may_be_sent_again_by_its_id(bot: Bot, leader: Phone) -> None:
    sent = await bot.send_document(LEADER, CONTENT, filename="mẫu.xlsx")
    assert sent.document is not None
    await bot.send_document(LEADER, sent.document.file_id)
    assert [shown.file.name for shown in leader.history() if shown.file] == ["mẫu.xlsx"] * 2
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_document(LEADER, "file999")


async def test_a_file_over_twenty_megabytes_is_not_for_bots(bot: Bot, leader: Phone) -> None:
    leader.attach("a.bin", bytes(files.LARGEST_FETCHED + 1))
    sent = (await bot.get_updates())[-1].message
    assert sent is not None
    assert sent.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await sent.document.get_file()
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("file999")


async def test_a_file_is_fetched_by_its_own_path_and_with_the_token_only(
    server: Server, bot: Bot, leader: Phone
) -> None:
    leader.attach(NAME, CONTENT)
    path = server.telegram.files.path("file1")["file_path"]
    assert path == "documents/file1.xlsx"
    token = server.telegram.token
    with pytest.raises(InvalidToken):
        await bot.request.retrieve(f"{server.url}/file/bot{token}x/{path}")
    for wrong in ("photos/file1.xlsx", "documents/file1", "documents/file2.xlsx", "../file1.xlsx"):
        with pytest.raises(InvalidToken, match="Not Found"):
            await bot.request.retrieve(f"{server.url}/file/bot{token}/{wrong}")


async def test_a_connection_that_breaks_is_a_file_not_fetched(
    server: Server, bot: Bot, leader: Phone
) -> None:
    leader.attach(NAME, CONTENT)
    url = f"{server.url}/file/bot{server.telegram.token}/documents/file1.xlsx"
    server.faults.plan(Fault.DROPPED, FETCHING)
    server.faults.plan(Fault.ERROR, FETCHING)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.request.retrieve(url)
    assert await bot.request.retrieve(url) == CONTENT
