"""Where names of units and of indicators share a word, what stands ahead decides between them."""

from datetime import date

import pytest

from bot.domain.catalogue import Catalogue
from bot.domain.names import Names
from bot.domain.unit import Register, Tier
from bot.reading.cutting import cut
from bot.reading.lexicon import Lexicon
from bot.reading.pieces import Named, Rank, Topic
from bot.reading.tokens import tokens
from tests.showing.samples import COMMUNES, PROVINCE, SIGNING, commune

TOP = Tier(1, "tinh", Names("Tỉnh", "Province"), (), 1)
UNITS = (PROVINCE, commune(11, "Xã Tịnh Kỳ"))
LEXICON = Lexicon(Catalogue.of(Register.of((TOP, COMMUNES), UNITS), (SIGNING,)))


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("toan tinh ky so", [Rank, Topic]),
        ("ca tinh ky so", [Rank, Topic]),
        ("tinh ky so", [Rank, Topic]),
        ("ky so xa tinh ky", [Topic, Named]),
        ("ky so tinh ky", [Topic, Named]),
        ("ký số Tịnh Kỳ", [Topic, Named]),
    ],
)
def test_the_province_s_signing_is_no_commune_of_a_like_name(typed: str, kinds: list[type]) -> None:
    pieces = cut(tokens(typed), LEXICON, date(2026, 11, 23), "vi")
    assert [type(each) for each in pieces if isinstance(each, Rank | Topic | Named)] == kinds
