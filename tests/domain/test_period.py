"""Periods of every grain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.period import Grain, Period, from_key, parse

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@st.composite
def spans(draw: st.DrawFn) -> Period:
    """Draw any period."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Period(first, last)


@pytest.mark.parametrize(
    ("text", "grain", "before", "year_before"),
    [
        ("2022-06-24", Grain.DAY, "2022-06-23", "2021-06-24"),
        ("2022-W25", Grain.WEEK, "2022-W24", "2021-W25"),
        ("2026-W53", Grain.WEEK, "2026-W52", "2025-W52"),
        ("2022-01", Grain.MONTH, "2021-12", "2021-01"),
        ("2022-Q1", Grain.QUARTER, "2021-Q4", "2021-Q1"),
        ("2022-H1", Grain.HALF, "2021-H2", "2021-H1"),
        ("2022-9M", Grain.NINE_MONTHS, None, "2021-9M"),
        ("2022", Grain.YEAR, "2021", "2021"),
        ("2022-01-01/2022-06-24", Grain.SPAN, None, "2021-01-01/2021-06-24"),
        ("2024-02-29", Grain.DAY, "2024-02-28", "2023-02-28"),
    ],
)
def test_a_period_knows_its_grain_and_its_neighbours(
    text: str, grain: Grain, before: str | None, year_before: str
) -> None:
    period = parse(text)
    assert str(period) == text
    assert period.grain is grain
    assert period.previous == (parse(before) if before else None)
    assert period.year_before == parse(year_before)


@pytest.mark.parametrize(
    "text",
    [
        "2022-13",
        "2022-00",
        "2022-W60",
        "2022-Q5",
        "2022-Q0",
        "2022-H3",
        "2022-02-30",
        "2022-06-24/2022-01-01",
        "x",
        "22-06",
        "",
    ],
)
def test_a_period_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


@given(spans())
def test_a_period_comes_back_from_its_text_and_from_its_key(period: Period) -> None:
    assert parse(str(period)) == period
    assert from_key(period.key) == period


@given(spans(), spans())
def test_keys_order_by_the_last_day_and_then_the_longer(one: Period, other: Period) -> None:
    assert (one.key < other.key) == (
        (one.last, -one.first.toordinal()) < (other.last, -other.first.toordinal())
    )
