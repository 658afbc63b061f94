"""Which words of what a leader typed can become a name, and which never do."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.catalogue import Catalogue
from bot.domain.naming import Bearer, NotAdded, Phrase, Why
from bot.domain.unit import Register, Tier
from bot.reading.lexicon import Lexicon
from bot.reading.naming import bearers, likeliest, obstacle, phrase_at, phrases, unknown_words
from bot.reading.secrecy import bears_a_mark
from tests.showing.samples import COMMUNES, GROUPS, OVERDUE, PROVINCE, SIGNING, commune

TODAY = date(2026, 11, 16)
DEPARTMENTS = Tier(2, "so", replace(COMMUNES.names, vi="Sở, ban, ngành", en="Departments"), (), 2)
KHE, HA, HAA = commune(11, "Xã Tịnh Khê"), commune(12, "Xã Sơn Hà"), commune(13, "Xã Sơn Hạ")
UNITS = (PROVINCE, KHE, HA, HAA)
LEXICON = Lexicon(Catalogue.of(Register.of((DEPARTMENTS, COMMUNES), UNITS), (SIGNING, OVERDUE, GROUPS)))


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("chữ kí điện tử", ["chữ kí điện tử"]),
        ("chữ kí điện tử các xã tháng 10", ["chữ kí điện tử"]),
        (
            "cho biết chữ kí điện tử của cụ Nam là bao nhiêu",
            ["chữ kí điện tử của cụ Nam", "chữ kí điện tử", "cụ Nam"],
        ),
        ("bác xã mời Tịnh Khê đến thôn 5 bên quý vị", ["bên quý vị", "đến thôn", "bác"]),
        ("văn thư ký số các xã", ["văn thư ký số"]),
        ("chứng thư, ký số", ["chứng thư"]),
        ("ký số các xã", []),
        ("5 % x", []),
        ("a" * 61, []),
    ],
)
def test_words_that_say_nothing_yet_are_offered_as_a_name(asked: str, offered: list[str]) -> None:
    found = phrases(asked, SIGNING, LEXICON, TODAY)
    assert [phrase.text for phrase in found] == offered
    assert [phrase_at(asked, phrase.start, phrase.length) for phrase in found] == found


def test_words_that_a_text_does_not_have_are_none() -> None:
    assert phrase_at("chữ kí", 1, 1) == Phrase(1, 1, "kí")
    assert phrase_at("chữ kí", 1, 2) is None
    assert phrase_at("chữ kí", 9, 1) is None


def test_the_likeliest_indicator_comes_first() -> None:
    assert unknown_words("chữ kí điện tử các xã", LEXICON, TODAY) == "chữ kí điện tử"
    assert unknown_words("ký số các xã tháng 10", LEXICON, TODAY) == ""
    for words, first in (("chữ kí điện tử", SIGNING), ("hs qua han", OVERDUE), ("tổ công nghệ 4.0", GROUPS)):
        assert likeliest(words, (GROUPS, OVERDUE, SIGNING))[0] == first


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("chữ kí điện tử", SIGNING),
        ("cơ sở dữ liệu", SIGNING),
        ("bảo hiểm xã hội", SIGNING),
        ("tỷ lệ ký số mới", SIGNING),
        ("dịch vụ mức 4", SIGNING),
        ("Tịnh Khê cũ", KHE),
        ("xã Tịnh Khê cũ", KHE),
        ("các xã phường nhà", COMMUNES),
    ],
)
def test_a_name_that_says_nothing_else_may_be_added(text: str, bearer: Bearer) -> None:
    assert obstacle(text, bearer, LEXICON, TODAY) is None


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("x", Why.NOT_A_NAME, "x"),
        ("7", Why.NOT_A_NAME, "7"),
        ("a" * 61, Why.NOT_A_NAME, "a" * 61),
        ("chữ kí; điện tử", Why.NOT_A_NAME, "chữ kí; điện tử"),
        ("ky so", Why.NAMES_IT, "ky so"),
        ("kyso", Why.NAMES_IT, "kyso"),
        ("hồ sơ quá hạn", Why.NAMES_OTHER, "hồ sơ quá hạn"),
        ("tịnh khê", Why.NAMES_OTHER, "tịnh khê"),
        ("sổ", Why.NAMES_OTHER, "sổ"),
        ("xếp hạng", Why.NAMES_OTHER, "xếp hạng"),
        ("tỷ lệ", Why.NAMES_OTHER, "tỷ lệ"),
        ("tháng 10", Why.NAMES_OTHER, "tháng 10"),
        ("chữ kí điện tử các xã", Why.SAYS_MORE, "xã"),
        ("xã chữ kí điện tử", Why.SAYS_MORE, "xã"),
        ("chữ kí điện tử Tịnh Khê", Why.SAYS_MORE, "Tịnh Khê"),
        ("chữ kí tháng 10 điện tử", Why.SAYS_MORE, "tháng 10"),
        ("chữ kí thấp nhất bên kia", Why.SAYS_MORE, "thấp nhất"),
        ("chữ kí hồ sơ quá hạn điện tử", Why.SAYS_MORE, "hồ sơ quá hạn"),
    ],
)
def test_a_name_that_would_hide_what_was_asked_is_refused(text: str, why: Why, words: str) -> None:
    refused = obstacle(text, SIGNING, LEXICON, TODAY)
    assert refused == NotAdded(why, SIGNING, words)


def test_a_bearer_is_called_by_its_exact_name_or_by_its_code() -> None:
    assert (
        bearers("ký số", LEXICON)
        == bearers("digital signing", LEXICON)
        == bearers("kyso", LEXICON)
        == (SIGNING,)
    )
    assert bearers("Xã Tịnh Khê", LEXICON) == bearers("11", LEXICON) == (KHE,)
    assert bearers("xã, phường", LEXICON) == (COMMUNES,)
    assert set(bearers("son ha", LEXICON)) == {HA, HAA}
    assert bearers("Sơn Há", LEXICON) == bearers("thấp nhất", LEXICON) == bearers("", LEXICON) == ()


@pytest.mark.parametrize(
    "text",
    ["Mật: ký số", "TỐI MẬT", "tuyệt mật", "tài liệu (Mật)", "do mat", "toois maatj", "to^i ma^t5 mat65"],
)
def test_the_marks_of_secrets_are_seen(text: str) -> None:
    assert bears_a_mark(text)
    assert not bears_a_mark("mặt bằng mất mát, bí thư")
