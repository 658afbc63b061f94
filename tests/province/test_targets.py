"""A leader learns what is aimed at, how a figure stands to that, and how far two figures lie apart."""

from fractions import Fraction
from itertools import product

from bot.domain.answer import Aim, Card, Comparison, Definition, Overview, Reason, Refusal
from bot.domain.question import Kind
from tests.province.asking import Desk, expected, written
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, days

SUBJECTS = ((PROVINCE, ALL), (PROVINCE, "xa"), (PROVINCE, "so"), ("S03", OWN), ("X001", OWN))


def test_a_leader_learns_what_is_aimed_at_and_how_a_figure_stands_to_it(desk: Desk) -> None:
    for indicator, (code, who) in product(desk.right.indicators, SUBJECTS):
        answer = desk.answer(desk.question(Kind.TARGET, indicator, (code, who)))
        if isinstance(answer, Refusal):
            assert answer.reason is Reason.NO_TARGET, answer
            assert all(desk.right.target(tier, indicator) is None for tier in (None, "tinh", "so", "xa"))
            continue
        assert isinstance(answer, Aim), answer
        total = desk.right.latest(code, who, indicator)
        got = written(answer.result) if answer.result else "no_data"
        assert got == expected(total), (indicator, code, who)
        tier = answer.who.tier or desk.catalogue.register.tiers[answer.who.unit.tier_id]
        goal = desk.right.target(None if answer.who.subject.is_whole else tier.code, indicator)
        assert (answer.goal and Fraction(answer.goal.value)) == goal, (indicator, code, who)


def test_a_whole_of_many_tiers_names_the_targets_that_these_have(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.TARGET, "phathanh", (PROVINCE, ALL)))
    assert isinstance(answer, Aim), answer
    assert answer.goal is None
    assert [(tier and tier.code, goal.value) for tier, goal in answer.of_tiers] == [("so", 99), ("xa", 95)]


def test_a_definition_names_every_target(desk: Desk) -> None:
    for indicator, right in (("kyso", [(None, 98)]), ("phathanh", [("so", 99), ("xa", 95)]), ("hoso", [])):
        answer = desk.answer(desk.question(Kind.DEFINITION, indicator))
        assert isinstance(answer, Definition), answer
        assert answer.indicator.code == indicator
        assert [(tier and tier.code, goal.value) for tier, goal in answer.goals] == right


def test_two_exact_figures_of_one_period_are_held_apart(desk: Desk) -> None:
    pairs = (("X001", OWN), ("X002", OWN)), (("X001", OWN), (PROVINCE, "xa")), (("S03", OWN), (PROVINCE, ALL))
    apart: list[Fraction] = []
    for indicator, (one, other), period in product(
        ("kyso", "quahan", "hoso", "dvctt"), pairs, ("2026-10", "2026-09", "2026-Q2")
    ):
        span = days(period)
        answer = desk.answer(desk.question(Kind.COMPARE, indicator, one, other, span=span))
        assert isinstance(answer, Comparison), answer
        totals = [desk.right.figure(*whose, indicator, span) for whose in (one, other)]
        told = [(desk.right.amount_of(total, indicator), total) for total in totals]
        (first, one_total), (second, other_total) = told
        right = None
        if first and second and one_total and other_total and one_total.spans == other_total.spans:
            is_exact = not first.sign + second.sign
            is_whole = one_total.summed == one_total.due and other_total.summed == other_total.due
            right = (
                first.value - second.value
                if is_exact and (desk.right.is_ratio(indicator) or is_whole)
                else None
            )
        assert answer.apart == right, (indicator, one, other, period)
        apart += [right] if right is not None else []
    assert len(apart) > 10


def test_a_comparison_of_a_unit_with_its_tier_is_of_a_period_that_enough_have_reported(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.COMPARE, "kyso", ("X001", OWN), (PROVINCE, "xa")))
    assert isinstance(answer, Comparison), answer
    assert str(answer.period) == "2026-10"


def test_only_the_indicators_that_were_asked_for_are_on_the_screen(desk: Desk) -> None:
    overview = desk.answer(desk.question(Kind.OVERVIEW, "quahan kyso tinhoc", ("X001", OWN)))
    assert isinstance(overview, Overview), overview
    assert [result.indicator.code for result in overview.results] == ["quahan", "kyso"]
    assert [each.code for each in overview.silent] == ["tinhoc"]
    card = desk.answer(desk.question(Kind.UNIT, "kyso tinhoc", ("X001", OWN)))
    assert isinstance(card, Card), card
    assert [result.indicator.code for result in card.results] == ["kyso"]
    assert [each.code for each in card.silent] == ["tinhoc"]
    assert card.places[0] is not None
