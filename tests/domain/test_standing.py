"""What stands for a tier, a whole and a period."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.domain.figure import ILLUSTRATIVE, Measure, Provenance, Source
from bot.domain.indicator import Accumulation
from bot.domain.names import Names
from bot.domain.period import parse
from bot.domain.standing import Coverage, Part, Standing, find, latest, of_tier, of_whole
from tests.domain.test_quantity import quantity

FLOW, STOCK = Accumulation.FLOW, Accumulation.STOCK
REPORTED = Provenance((Source(Names.parse("báo cáo")),), datetime(2026, 11, 5, tzinfo=UTC))
MADE_UP = Provenance((Source(ILLUSTRATIVE),), datetime(2026, 11, 5, tzinfo=UTC))
NOBODY = Coverage(0, 0, 0)


def standing(
    period: str, counts: str, coverage: str | None = "20/20", provenance: Provenance = REPORTED
) -> Standing:
    """Build a standing from "numerator/denominator" or "rate%", and "reported/due"."""
    reported, due = map(int, coverage.split("/")) if coverage else (0, 0)
    covered = Coverage(reported, due, reported) if coverage else None
    return Standing(parse(period), measure(counts), provenance, covered)


def measure(text: str) -> Measure:
    """Build a measure from "numerator/denominator", "numerator" or "rate%"."""
    if text.endswith("%"):
        return Measure(rate=quantity(text.removesuffix("%")))
    parts = [quantity(part) for part in text.split("/")]
    return Measure(*parts)


def percent(found: Standing) -> Decimal | None:
    """Return the shown share, where it comes out even."""
    share = found.measure.share
    return Decimal(share.value.numerator) / share.value.denominator if share else None


def test_a_tier_is_the_sum_of_its_members_where_they_have_reported() -> None:
    found = of_tier(standing("2026-10", "90/100"), standing("2026-10", "92%", None))
    assert percent(found) == 90
    assert found.published == measure("92%")


def test_a_published_aggregate_that_agrees_is_not_mentioned() -> None:
    assert of_tier(standing("2026-10", "90/100"), standing("2026-10", "90%", None)).published is None


def test_a_published_aggregate_stands_where_no_member_has_reported() -> None:
    assert percent(of_tier(None, standing("2026-10", "92%", None))) == 92


def test_made_up_members_never_stand_in_for_a_published_aggregate() -> None:
    found = of_tier(standing("2026-10", "90/100", provenance=MADE_UP), standing("2026-10", "92%", None))
    assert percent(found) == 92
    assert not found.illustrative
    assert found.published is None


def test_a_whole_is_the_sum_of_its_tiers_and_counts_those_who_are_silent() -> None:
    parts = [Part(2, standing("2026-10", "10/20", "5/5")), Part(5, standing("2026-10", "90/100", "18/20"))]
    found = of_whole(parse("2026-10"), parts, None, Coverage(0, 3, 0))
    assert found is not None
    assert found.measure == measure("100/120")
    assert found.coverage == Coverage(23, 28, 23)


def test_a_whole_with_a_bare_rate_in_it_has_parts_and_no_total() -> None:
    parts = [Part(None, standing("2026-10", ">99.7%", "1/1")), Part(5, standing("2026-10", "90/100"))]
    found = of_whole(parse("2026-10"), parts, None, NOBODY)
    assert found is not None
    assert found.measure.is_empty
    assert [part.tier_id for part in found.parts] == [None, 5]


def test_a_flow_over_a_quarter_is_the_sum_of_its_months() -> None:
    months = [standing(f"2026-{month:02}", "90/100") for month in (6, 7, 8, 9, 10)]
    found = find(parse("2026-Q3"), months, FLOW)
    assert found is not None
    assert found.standing.measure == measure("270/300")
    assert found.standing.coverage == Coverage(60, 60, 60)
    assert not found.is_partial


def test_a_stock_over_a_quarter_is_its_last_state() -> None:
    months = [standing("2026-07", "1/10"), standing("2026-08", "2/10"), standing("2026-09", "3/10", "2/20")]
    found = find(parse("2026-Q3"), months, STOCK)
    assert found is not None
    assert found.standing.measure == measure("2/10")
    assert [str(piece) for piece in found.pieces] == ["2026-08"]


def test_a_running_quarter_goes_as_far_as_enough_have_reported() -> None:
    found = find(parse("2026-Q4"), [standing("2026-10", "90/100"), standing("2026-11", "9/9", "2/20")], FLOW)
    assert found is not None
    assert found.standing.measure == measure("90/100")
    assert found.ends_early


def test_a_gap_in_the_middle_shows() -> None:
    found = find(parse("2026-Q3"), [standing("2026-07", "90/100"), standing("2026-09", "90/100")], FLOW)
    assert found is not None
    assert found.has_gap
    assert found.is_partial


def test_rates_are_never_added_up_over_time() -> None:
    assert find(parse("2026-Q3"), [standing("2026-07", "90%"), standing("2026-08", "80%")], FLOW) is None


def test_a_published_span_goes_before_made_up_months() -> None:
    months = [standing(f"2022-0{month}", "90/100", provenance=MADE_UP) for month in range(1, 6)]
    found = find(parse("2022"), [*months, standing("2022-01-01/2022-06-24", "99.3%", None)], FLOW)
    assert found is not None
    assert percent(found.standing) == Decimal("99.3")


@pytest.mark.parametrize(
    ("coverages", "chosen"),
    [(["20/20", "10/20"], "2026-10"), (["20/20", "9/20"], "2026-09"), (["9/20", "9/20"], None)],
)
def test_the_latest_period_is_the_one_that_half_have_reported(
    coverages: list[str], chosen: str | None
) -> None:
    standings = [
        standing(f"2026-{month:02}", "1/2", coverage) for month, coverage in enumerate(coverages, start=9)
    ]
    found = latest(standings)
    assert (str(found.period) if found else None) == chosen


def test_of_two_periods_that_end_together_the_longer_is_the_latest() -> None:
    found = latest([standing("2026-09", "1/2"), standing("2026-Q3", "1/2")])
    assert found is not None
    assert str(found.period) == "2026-Q3"
