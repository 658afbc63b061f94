"""A number in a file keeps what its publisher said of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.quantity import Qualifier, Quantity
from bot.domain.quantity_text import format_quantity, parse_quantity


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("5100", Qualifier.EXACT),
        (">5100", Qualifier.OVER),
        ("<5100", Qualifier.NEARLY),
        ("~5100", Qualifier.ABOUT),
        (">=5100", Qualifier.AT_LEAST),
        ("<= 5100", Qualifier.AT_MOST),
    ],
)
def test_an_officer_writes_a_qualifier_ahead_of_the_number(text: str, qualifier: Qualifier) -> None:
    assert parse_quantity(text) == Quantity(Decimal(5100), qualifier)


@pytest.mark.parametrize(
    "text", ["", "5.100,0", "5,1", "1e3", "+5", "5.", ".5", "NaN", "٥", "=5", ">>5", "5>"]
)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_quantity(text)


@given(st.integers(0, 10**18), st.integers(0, 6), st.sampled_from(Qualifier))
def test_what_is_written_is_read_as_the_same(number: int, places: int, qualifier: Qualifier) -> None:
    quantity = Quantity(Decimal(number).scaleb(-places), qualifier)
    text = format_quantity(quantity)
    assert parse_quantity(text) == quantity
    assert "E" not in text
