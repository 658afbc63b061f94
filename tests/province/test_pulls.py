"""A leader learns which units pull a share up or down, by exactly how much, on both databases."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from bot.domain.answer import Pull, Pulls, Reason, Refusal
from bot.domain.question import End, Kind, Question
from tests.province.asking import Desk
from tests.province.data import PROVINCE
from tests.province.oracle import days
from tests.province.reckoning import amounts, pulls


def told(desk: Desk, question: Question) -> tuple[Pulls, list[Pull]]:
    """Return the first page of an answer, and the members of every page."""
    first = answer = desk.answer(question)
    members: list[Pull] = []
    while True:
        assert isinstance(first, Pulls), first
        assert isinstance(answer, Pulls), answer
        members += answer.pulls
        if answer.page + 1 == answer.pages:
            return first, members
        answer = desk.answer(replace(question, page=answer.page + 1))


def test_a_leader_learns_what_the_share_would_be_without_each_unit(desk: Desk) -> None:
    wrong: list[object] = []
    shares = [each for each in desk.right.indicators if desk.right.is_ratio(each)]
    for indicator, tier, period in desk.share(
        product(shares, ("so", "xa"), ("2026-10", "2026-08", "2026-Q2"))
    ):
        span = days(period)
        if not amounts(desk.right, PROVINCE, tier, indicator, span):
            continue
        right = pulls(desk.right, PROVINCE, tier, indicator, span)
        for end in (End.LOWEST, End.HIGHEST):
            question = desk.question(Kind.PULL, indicator, (PROVINCE, tier), span=span)
            answer, members = told(desk, replace(question, end=end))
            sign = 1 if end is End.LOWEST else -1
            pulling = {code: points for code, points in right.items() if sign * points > 0}
            got = {pull.result.who.unit.code: pull.points for pull in members}
            strengths = [sign * pull.points for pull in members]
            share = answer.total.indicator.number(answer.total.finding.standing.measure)
            adds_up = share is not None and all(
                pull.without.value - share.value == pull.points for pull in members
            )
            is_right = got == pulling and answer.pulling == len(pulling) and adds_up
            if not is_right or strengths != sorted(strengths, reverse=True):
                wrong.append((indicator, tier, period, end, len(got), len(pulling), adds_up))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


@pytest.mark.parametrize(
    ("indicator", "end", "downwards"),
    [
        ("kyso", None, True),
        ("kyso", End.BEST, False),
        ("quahan", None, False),
        ("quahan", End.BEST, True),
        ("quahan", End.LOWEST, True),
    ],
)
def test_unless_told_otherwise_the_pull_away_from_the_better_end_is_meant(
    desk: Desk, indicator: str, end: End | None, *, downwards: bool
) -> None:
    question = desk.question(Kind.PULL, indicator, (PROVINCE, "xa"))
    answer, members = told(desk, replace(question, end=end))
    assert answer.downwards is downwards
    assert members
    assert all(pull.points > 0 if downwards else pull.points < 0 for pull in members)


def test_units_without_exact_counts_are_counted_apart(desk: Desk) -> None:
    answer, members = told(desk, desk.question(Kind.PULL, "dvctt", (PROVINCE, "xa"), span=days("2026-10")))
    assert answer.inexact == 1  # only a rate was published of X025
    assert "X025" not in {pull.result.who.unit.code for pull in members}
    numerator = answer.total.finding.standing.measure.numerator
    assert numerator
    assert not numerator.qualifier


def test_of_a_whole_the_largest_tier_is_looked_at(desk: Desk) -> None:
    answer, _ = told(desk, desk.question(Kind.PULL, "kyso"))
    assert answer.total.who.tier
    assert answer.total.who.tier.code == "xa"


def test_only_a_share_can_be_pulled(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.PULL, "hoso", (PROVINCE, "xa")))
    assert isinstance(answer, Refusal), answer
    assert answer.reason is Reason.NOT_A_SHARE


def test_the_strongest_few_can_be_asked_for(desk: Desk) -> None:
    question = desk.question(Kind.PULL, "kyso", (PROVINCE, "xa"), span=days("2026-09"))
    all_, members = told(desk, question)
    some, strongest = told(desk, replace(question, limit=2))
    assert some.pulling == all_.pulling
    assert [pull.points for pull in strongest] == [pull.points for pull in members][: len(strongest)]
    assert len(strongest) >= 2
    assert strongest[0].points > Fraction(0)
