"""Quantities keep what their publisher said of them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figure import Measure
from bot.domain.quantity import Qualifier, Quantity, Rate, rounded

Q = Qualifier
QUALIFIERS = st.sampled_from(list(Qualifier))
COUNTS = st.integers(0, 10**12).map(Decimal)


def quantity(text: str) -> Quantity:
    """Read a quantity as files write it."""
    marks = {">=": Q.AT_LEAST, "<=": Q.AT_MOST, ">": Q.OVER, "<": Q.NEARLY, "~": Q.ABOUT}
    mark = next((mark for mark in marks if text.startswith(mark)), "")
    return Quantity(Decimal(text.removeprefix(mark)), marks.get(mark, Q.EXACT))


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        ("1", "2", "3"),
        (">5100", "20", ">5120"),
        (">5100", "<4600", "~9700"),
        (">=5", ">5", ">10"),
        ("<=5", "<5", "<10"),
        (">=5", "5", ">=10"),
        ("~5", "5", "~10"),
    ],
)
def test_a_sum_of_qualified_quantities_is_qualified(one: str, other: str, total: str) -> None:
    assert quantity(one) + quantity(other) == quantity(total)


@given(QUALIFIERS, QUALIFIERS, QUALIFIERS)
def test_it_does_not_matter_in_which_order_quantities_are_added(a: Q, b: Q, c: Q) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@pytest.mark.parametrize(
    ("numerator", "denominator", "qualifier"),
    [
        ("50", "100", Q.EXACT),
        (">50", "100", Q.OVER),
        ("50", "<100", Q.OVER),
        ("50", ">100", Q.NEARLY),
        (">50", ">100", Q.ABOUT),
    ],
)
def test_a_share_is_as_sure_as_its_counts(numerator: str, denominator: str, qualifier: Q) -> None:
    assert Rate.of(quantity(numerator), quantity(denominator)) == Rate(Fraction(50), qualifier)


def test_nothing_counted_has_no_share() -> None:
    assert Rate.of(quantity("0"), quantity("0")) is None


@pytest.mark.parametrize(
    ("value", "target", "shown"),
    [
        ("96.1132", "98", "96.11"),
        ("96.115", "98", "96.12"),
        ("99.996", "98", "99.99"),
        ("0.004", "98", "0.01"),
        ("97.996", "98", "97.99"),
        ("98.004", "98", "98.01"),
        ("98", "98", "98"),
        ("100", "98", "100"),
        ("99.30", "98", "99.3"),
        ("-0.125", "98", "-0.13"),
    ],
)
def test_a_rate_is_never_rounded_onto_what_it_has_not_reached(value: str, target: str, shown: str) -> None:
    assert rounded(Fraction(value), (Decimal(target),)) == Decimal(shown)


@given(st.fractions(0, 100))
def test_a_shown_rate_lies_within_a_hundredth_of_a_point(value: Fraction) -> None:
    shown = rounded(value)
    assert abs(Fraction(shown) - value) <= Fraction(1, 100)
    assert (shown in {Decimal(0), Decimal(100)}) == (value in {0, 100})


@pytest.mark.parametrize(
    ("numerator", "denominator", "rate", "disagrees"),
    [
        ("<2150", "<2200", "99.3", True),
        (">4500", "<4600", ">97", False),
        ("47100", ">47200", ">99.7", False),
        ("142", "150", "94.67", False),
        ("142", "150", "94.7", False),
        ("142", "150", "94.6", True),
        ("1998", "2000", "100", True),
        ("2000", "2000", "100", False),
        ("1", "2000", "0", True),
    ],
)
def test_a_rate_that_cannot_follow_from_its_counts_is_marked(
    numerator: str, denominator: str, rate: str, *, disagrees: bool
) -> None:
    assert Measure(quantity(numerator), quantity(denominator), quantity(rate)).disagrees is disagrees


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_the_rate_of_a_sum_is_sum_over_sum(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    total = Measure(Quantity(a), Quantity(b)) + Measure(Quantity(c), Quantity(d))
    expected = Rate(Fraction(a + c) / Fraction(b + d) * 100) if b + d else None
    assert total.share == expected
