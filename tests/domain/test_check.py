"""What is entered is held against itself and against its past, by how much was counted."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check import Fault, check_against_past, check_measure, check_place, check_regular
from bot.domain.figure import ILLUSTRATIVE, REPORTED, Figure, Measure, Source
from bot.domain.indicator import Accumulation, Counted, Direction, Frequency, Indicator, Kind, Target
from bot.domain.intervals import poisson, wilson
from bot.domain.measure_text import format_measure, parse_measure
from bot.domain.names import Names
from bot.domain.period import month, parse
from bot.domain.unit import Unit

NAMES = Names("Ký số", "Digital signing")


def indicator(kind: Kind = Kind.RATIO, accumulation: Accumulation = Accumulation.FLOW) -> Indicator:
    """Return a monthly indicator."""
    counted = Counted(NAMES)
    return Indicator(
        1,
        "kyso",
        NAMES,
        (),
        kind,
        accumulation,
        Direction.UP,
        Target(""),
        Frequency.MONTH,
        counted,
        counted,
    )


def figure(text: str, number: int = 9, source: Names = REPORTED) -> Figure:
    """Return a figure of a month of 2026."""
    moment = datetime(2026, number, 28, tzinfo=UTC)
    return Figure(1, 1, 1, month(2026, number), 1, parse_measure(text), Source(source), None, moment)


def past(*texts: str) -> list[Figure]:
    """Return figures of the months before October, the latest first."""
    return [figure(text, 9 - number) for number, text in enumerate(texts)]


def wrong(text: str, *before: str, of: Indicator | None = None) -> list[Fault]:
    """Return what is wrong with numbers by themselves."""
    return [each.fault for each in check_measure(of or indicator(), parse_measure(text), past(*before))]


def strange(text: str, *before: str, of: Indicator | None = None, stands: str = "") -> list[Fault]:
    """Return what is strange about numbers, given their past and what stands."""
    standing = figure(stands, 10) if stands else None
    checks = check_against_past(of or indicator(), parse_measure(text), standing, past(*before))
    return [each.fault for each in checks]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("142/150", []),
        ("0/150", []),
        ("0/0", []),
        ("160/150", [Fault.NUMERATOR_ABOVE]),
        (">140/>150", []),  # nobody can say
        (">160/<150", [Fault.NUMERATOR_ABOVE]),
        ("142.5/150", [Fault.NOT_WHOLE]),
        ("142", [Fault.NEEDS_WHOLE]),
        ("142 = 98%", []),
        ("101%", [Fault.ABOVE_100]),
        ("<2150/<2200 = 99.3%", [Fault.DISAGREES]),
        ("1000000000000000/1000000000000000", [Fault.TOO_LARGE]),
        ("1.00001/2", [Fault.TOO_LARGE]),
        ("", [Fault.NO_NUMBER]),
    ],
)
def test_numbers_are_wrong_by_themselves(text: str, faults: list[Fault]) -> None:
    read = Measure() if not text else parse_measure(text)
    assert [each.fault for each in check_measure(indicator(), read, ())] == faults


def test_what_was_never_whole_may_be_broken_again() -> None:
    assert wrong("87.5/100", "90.25/100") == []
    assert wrong("87.5", of=indicator(Kind.COUNT)) == [Fault.NOT_WHOLE]


def test_a_unit_a_period_that_runs_and_a_locked_one_speak_against_any_figure() -> None:
    october, names = month(2026, 10), Names("Xã Ba Vì", "Ba Vì Commune")
    unit = Unit(1, "x3", None, 1, names, valid_to=date(2025, 6, 30))
    today = date(2026, 11, 5)
    assert [each.fault for each in check_place(unit, october, today, locked=False)] == [Fault.NOT_VALID_THEN]
    living = Unit(1, "x3", None, 1, names)
    assert list(check_place(living, october, today, locked=False)) == []
    assert [each.fault for each in check_place(living, october, today, locked=True)] == [Fault.LOCKED]
    running = check_place(living, october, date(2026, 10, 31), locked=False)
    assert [each.fault for each in running] == [Fault.NOT_ENDED]


def test_a_period_that_is_not_due_is_only_told() -> None:
    checks = list(check_regular(indicator(), parse("2026-Q3")))
    assert [(each.fault, each.blocks, each.wants_reason) for each in checks] == [
        (Fault.NOT_REGULAR, False, False)
    ]
    assert list(check_regular(indicator(), month(2026, 10))) == []


def test_the_same_figure_twice_is_refused_and_another_one_is_a_correction() -> None:
    assert strange("142/150", stands="142/150") == [Fault.TWICE]
    assert strange("143/150", stands="142/150") == [Fault.CORRECTS]
    made_up = figure("142/150", 10, ILLUSTRATIVE)
    assert list(check_against_past(indicator(), parse_measure("143/150"), made_up, ())) == []


def test_a_stock_that_shrank_wants_a_reason() -> None:
    stock = indicator(Kind.COUNT, Accumulation.STOCK)
    assert strange("60", "64", of=stock) == [Fault.SHRANK]
    assert strange("<64", "64", of=stock) == []
    assert strange("60", "64", of=indicator(Kind.COUNT)) == []


USUAL = ("144/150", "143/150", "145/150", "144/150")


@pytest.mark.parametrize(
    ("text", "before", "faults"),
    [
        ("142/150", USUAL, []),
        ("130/150", USUAL, []),  # 86.7%: low, but so few documents can be
        ("14/150", USUAL, [Fault.UNLIKE]),  # a digit is missing
        ("1420/1500", USUAL, [Fault.UNLIKE]),  # the same share of ten times as many
        ("1300/1500", ("1440/1500",) * 4, [Fault.UNLIKE]),  # the same 86.7% of many more
        ("150/150", ("150/150",) * 4, []),
        ("149/150", ("150/150",) * 4, []),  # one miss after years of none is no marvel
        ("5/5", ("1/5",) * 4, []),
        ("14/150", USUAL[:2], []),  # two periods are no past
        ("0/0", USUAL, [Fault.UNLIKE]),  # nothing at all where there was much
        ("14/150", ("144/150", "20/150", "145/150"), []),  # it goes up and down that far
    ],
)
def test_a_figure_is_unlike_its_past_by_how_much_was_counted(
    text: str, before: tuple[str, ...], faults: list[Fault]
) -> None:
    assert strange(text, *before) == faults


def test_what_is_unlike_says_which_way_and_of_how_many_periods() -> None:
    check = next(check_against_past(indicator(), parse_measure("14/150"), None, past(*USUAL)))
    assert (check.lower, check.of_whole, check.periods) == (True, False, 4)
    assert check.wants_reason
    assert not check.blocks


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_the_bounds_of_a_share_hold_it_and_are_wilsons(part: int, more: int) -> None:
    whole = part + more
    low, high = wilson(Decimal(part), Decimal(whole))
    assert 0 <= low <= Decimal(part) / whole <= high <= 1
    for bound in (low, high):  # where the score of the observed share is exactly z
        if 0 < bound < 1:
            gap = Fraction(part, whole) - Fraction(bound)
            score = gap * gap * whole / (Fraction(bound) * (1 - Fraction(bound)))
            assert abs(score - 9) < Fraction(1, 10**9)


@given(st.integers(0, 10**12))
def test_the_bounds_of_a_count_hold_it_and_are_those_of_its_score(count: int) -> None:
    low, high = poisson(Decimal(count))
    assert 0 <= low <= count <= high
    for bound in (low, high):
        if bound > 0:
            assert abs((count - bound) ** 2 / bound - 9) < Decimal("0.000001")


@pytest.mark.parametrize("text", ["142/150", ">4500 = >97%", "98.5%", "<2150/<2200 = 99.3%", "7"])
def test_numbers_are_written_as_they_are_read(text: str) -> None:
    assert format_measure(parse_measure(text)) == text


@pytest.mark.parametrize("text", ["", "1/2/3", "1 = 2", "%", "a", "1/", "/2", "1 = %"])
def test_what_is_no_figure_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        parse_measure(text)
