"""A leader asks for an indicator in words of their own, which nobody entered as its name."""

import pytest

from bot.domain.answer import Doubt, Unclear, Understood
from bot.domain.catalogue import Catalogue
from bot.reading.lexicon import Lexicon
from tests.reading.official import with_official_names
from tests.reading.reader import Reader

_READ = """
kyso: ký số | chữ ký số các xã tháng 10 | văn bản đi đã ký số | văn bản được ký số | van ban di da ky so
kyso: digital signing rate of communes | digitally signed documents | documents signed digitally | e-signature
kyso: share of documents with a digital signature | how many documents were signed | electronic signatures
phathanh: phát hành điện tử | văn bản phát hành điện tử | văn bản đi | electronically issued documents
phathanh: outgoing documents issued in October
vanbanden: văn bản đến | văn bản liên thông | incoming documents | documents received | interconnection
luanchuyen: văn bản đến được luân chuyển | xử lý văn bản đến | routed documents | circulation of documents
taikhoan: tài khoản quản lý văn bản | phần mềm quản lý văn bản | accounts in use | account usage
maytinh: máy tính cho cán bộ | trang bị máy vi tính | officials with computers | computer equipment
dunghan: hồ sơ | hồ sơ đúng hạn | giải quyết hồ sơ đúng hạn | tthc giải quyết trước hạn
dunghan: dossiers settled on time
quahan: hồ sơ quá hạn | tthc quá hạn | thủ tục hành chính quá hạn | hs quá hạn | overdue dosiers
xinloi: thư xin lỗi | hồ sơ quá hạn có thư xin lỗi | apologies | written apologies
dvctt: hồ sơ trực tuyến | dịch vụ công trực tuyến | nộp hồ sơ trực tuyến | online dossiers
dvctt: online submissions | dịch vụ công trực tuyến toàn tỉnh
toantrinh: toàn trình | dịch vụ công toàn trình toàn tỉnh | fully online services
sohoa: số hóa hồ sơ | hồ sơ được số hóa | digitised dossiers | digitization rate
congkhai: công khai thủ tục | công khai tthc đúng hạn | procedures published on time
soxa: bao nhiêu xã | number of communes
"""
_READINGS = [
    (code, text.strip())
    for code, _, texts in (line.partition(":") for line in _READ.strip().splitlines())
    for text in texts.split("|")
]


@pytest.fixture(scope="module")
def official(catalogue: Catalogue) -> Reader:
    """Give somebody who reads in a catalogue of official names."""
    return Reader(Lexicon(with_official_names(catalogue)))


def _codes(reader: Reader, result: Understood | Unclear) -> list[str]:
    assert isinstance(result, Understood), result
    return [reader.lexicon.catalogue.indicators[each].code for each in result.question.indicator_ids]


@pytest.mark.parametrize(("code", "text"), _READINGS)
def test_a_leader_finds_an_indicator_by_words_that_describe_it(
    official: Reader, code: str, text: str
) -> None:
    assert _codes(official, official.read(text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "bao nhiêu cán bộ công chức",  # of whom nothing is known but who has a computer
        "hồ sơ nộp trực tiếp",  # is not "nộp trực tuyến"
        "hồ sơ tiếp nhận",
        "unsigned documents",
        "dossiers received",
        "dossiers submitted in person",
    ],
)
def test_a_leader_who_asks_for_something_else_is_asked_back(official: Reader, text: str) -> None:
    assert isinstance(official.read(text), Unclear)


def test_words_that_describe_two_indicators_are_asked_back(official: Reader) -> None:
    result = official.read("xin lỗi hồ sơ quá hạn")
    assert isinstance(result, Unclear)
    assert result.doubt is Doubt.WHICH_INDICATOR
    assert {each.indicator.code for each in result.choices if each.indicator} == {"quahan", "xinloi"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ký số và hồ sơ quá hạn của các xã", ["kyso", "quahan"]),
        ("signing and overdue dossiers of the communes", ["kyso", "quahan"]),
        ("bao nhiêu xã ký số dưới 94%", ["kyso"]),
        ("which communes are below 94% in digital signing", ["kyso"]),
        ("which communes met the target for online dossiers", ["dvctt"]),
    ],
)
def test_words_of_two_indicators_or_of_units_stay_apart(
    official: Reader, text: str, codes: list[str]
) -> None:
    assert _codes(official, official.read(text)) == codes


@pytest.mark.parametrize("text", ["hồ sơ chưa được số hóa", "documents not signed"])
def test_what_is_denied_is_never_what_is_counted(official: Reader, text: str) -> None:
    assert isinstance(official.read(text), Unclear)
