"""Spellings that mean the same give the same key, and others do not."""

import unicodedata

import pytest

from bot.domain.text import collation, fold, key


@pytest.mark.parametrize(
    "text", ["Đức Hoà", "Ðức Hòa", "ĐỨC HÒA", unicodedata.normalize("NFD", "Đức Hòa"), " đức  hòa "]
)
def test_one_name_in_many_spellings_is_one_name(text: str) -> None:
    assert key(text) == key("Đức Hòa")
    assert fold(text) == "duc hoa"


@pytest.mark.parametrize(
    ("one", "other"), [("tỷ lệ", "tỉ lệ"), ("Mỹ", "Mĩ"), ("quý", "quí"), ("lũy kế", "luỹ kế"), ("kỳ", "kì")]
)
def test_pairs_of_spellings_are_levelled(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Sơn Hà", "Sơn Hạ"), ("Ba Tơ", "Ba Tô"), ("Tây", "Tai")])
def test_names_that_differ_in_a_diacritic_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_names_are_sorted_as_vietnamese_sorts_them() -> None:
    names = ["Zung", "Đức Hòa", "Ánh", "An", "Bình"]
    assert sorted(names, key=collation) == ["An", "Ánh", "Bình", "Đức Hòa", "Zung"]
