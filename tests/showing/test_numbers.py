"""How numbers read in both languages, with the words that they were published with."""

from decimal import Decimal
from fractions import Fraction

import pytest

from bot.domain.quantity import Qualifier, Quantity, Rate
from bot.domain.quantity_text import parse_quantity
from bot.showing import numbers
from tests.showing.samples import GROUPS, SIGNING, SPEECHES

VI, EN = SPEECHES["vi"], SPEECHES["en"]


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("5100", "5.100", "5,100"),
        (">5100", "hơn 5.100", "over 5,100"),
        ("<2150", "gần 2.150", "nearly 2,150"),
        ("~4500", "khoảng 4.500", "about 4,500"),
        (">=20", "ít nhất 20", "at least 20"),
        ("<=1234567", "nhiều nhất 1.234.567", "at most 1,234,567"),
        ("12.50", "12,5", "12.5"),
        ("0", "0", "0"),
    ],
)
def test_a_count_reads_as_it_was_published(text: str, vietnamese: str, english: str) -> None:
    assert numbers.count(VI, parse_quantity(text)) == vietnamese
    assert numbers.count(EN, parse_quantity(text)) == english


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        (">99.7", "trên 99,7%", "over 99.7%"),
        ("<98", "gần 98%", "nearly 98%"),
        ("~97.73", "khoảng 97,73%", "about 97.73%"),
        (">=95", "ít nhất 95%", "at least 95%"),
        ("<=5", "nhiều nhất 5%", "at most 5%"),
        ("99.98", "99,98%", "99.98%"),
        ("99.9951", "99,99%", "99.99%"),
    ],
)
def test_a_rate_reads_as_it_was_published(text: str, vietnamese: str, english: str) -> None:
    rate = Rate.published(parse_quantity(text))
    assert numbers.percent(VI, rate) == vietnamese
    assert numbers.percent(EN, rate) == english


def test_a_rate_never_reads_like_a_target_that_it_misses() -> None:
    rate = Rate(Fraction(97_996, 1000))
    assert numbers.percent(VI, rate) == "98%"
    assert numbers.percent(VI, rate, Decimal(98)) == "97,99%"


@pytest.mark.parametrize("qualifier", Qualifier)
def test_a_qualifier_is_never_lost(qualifier: Qualifier) -> None:
    said = {numbers.count(EN, Quantity(Decimal(7), each)) for each in Qualifier}
    assert len(said) == len(Qualifier)
    assert (numbers.count(EN, Quantity(Decimal(7), qualifier)) == "7") is (qualifier is Qualifier.EXACT)


def test_one_thing_in_english_is_not_several() -> None:
    assert numbers.missing(EN, GROUPS, 1) == "1"
    assert numbers.missing(EN, GROUPS, 2) == "2 groups"
    assert numbers.missing(VI, GROUPS, 1) == "1 tổ"


@pytest.mark.parametrize(
    ("points", "vietnamese", "english"),
    [
        (Fraction(3), "3 điểm", "3 points"),
        (Fraction(-1), "1 điểm", "1 point"),
        (Fraction(1, 100), "0,01 điểm", "0.01 points"),
        (Fraction(1, 101), "dưới 0,01 điểm", "under 0.01 points"),
    ],
)
def test_a_move_is_told_in_points(points: Fraction, vietnamese: str, english: str) -> None:
    assert numbers.moved(VI, SIGNING, points) == vietnamese
    assert numbers.moved(EN, SIGNING, points) == english


def test_a_count_moves_by_things() -> None:
    assert numbers.moved(VI, GROUPS, Fraction(-1400)) == "1.400 tổ"
