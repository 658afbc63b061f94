"""A qualified number passes a bound only where every number that it stands for does."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer import Judgement
from bot.domain.indicator import Goal
from bot.domain.question import Bound, Relation
from bot.services.ask.bounds import passes
from tests.province.oracle import Amount
from tests.province.reckoning import holds
from tests.showing.samples import PROVINCE, SIGNING, measure, own, result, standing

NUMBERS = st.integers(0, 8).map(lambda number: Decimal(number) / 2)  # few, so that many are equal
SIGNS = st.sampled_from(["", ">", ">=", "<", "<=", "~"])
RELATIONS = {
    Relation.UNDER: "under",
    Relation.AT_MOST: "at most",
    Relation.OVER: "over",
    Relation.AT_LEAST: "at least",
}


@given(SIGNS, NUMBERS, st.sampled_from(list(RELATIONS)), NUMBERS)
def test_a_number_is_held_against_a_bound(
    sign: str, number: Decimal, relation: Relation, bound: Decimal
) -> None:
    figure = result(own(PROVINCE), SIGNING, standing(measure("", "", f"{sign}{number}")))
    right = holds(Amount(Fraction(number), sign), RELATIONS[relation], Fraction(bound))
    assert passes(figure, Bound(relation, bound)) is right


@given(SIGNS, NUMBERS, NUMBERS)
def test_a_number_is_held_against_its_own_target(sign: str, number: Decimal, goal: Decimal) -> None:
    figure = result(own(PROVINCE), SIGNING, standing(measure("", "", f"{sign}{number}")), Goal(goal))
    right = holds(Amount(Fraction(number), sign), "at least", Fraction(goal))
    assert isinstance(figure.judgement, Judgement)
    assert passes(figure, Bound(Relation.REACHES)) is right
    assert passes(figure, Bound(Relation.MISSES)) is (None if right is None else not right)


@given(SIGNS, NUMBERS, NUMBERS)
def test_a_number_is_held_against_what_all_make_together(sign: str, number: Decimal, rate: Decimal) -> None:
    figure = result(own(PROVINCE), SIGNING, standing(measure("", "", f"{sign}{number}")))
    together = result(own(PROVINCE), SIGNING, standing(measure("", "", f"{rate}")))
    amount = Amount(Fraction(number), sign)
    assert passes(figure, Bound(Relation.BELOW), together) is holds(amount, "under", Fraction(rate))
    assert passes(figure, Bound(Relation.ABOVE), together) is holds(amount, "over", Fraction(rate))


def test_nothing_is_below_an_average_that_is_not_known_exactly() -> None:
    half, about = (result(own(PROVINCE), SIGNING, standing(measure("", "", rate))) for rate in ("50", "~60"))
    assert passes(half, Bound(Relation.BELOW), about) is None
    assert passes(half, Bound(Relation.ABOVE)) is None


def test_nothing_is_said_of_what_has_no_number_no_target_or_no_bound() -> None:
    nothing = result(own(PROVINCE), SIGNING, standing(measure()))
    half = result(own(PROVINCE), SIGNING, standing(measure("1", "2")))
    assert passes(nothing, Bound(Relation.UNDER, Decimal(1))) is None
    assert passes(nothing, Bound(Relation.OVER, Decimal(1))) is None
    assert passes(half, Bound(Relation.REACHES)) is None
    assert passes(half, Bound(Relation.AT_MOST)) is None
