"""A leader learns for how long a figure has moved one way, and since when it passes a bound."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product

from bot.domain.answer import Reason, Refusal, Trend
from bot.domain.question import Bound, Kind, Relation
from tests.province.asking import Desk, span_of
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Span
from tests.province.reckoning import holds, streak

SUBJECTS = (
    (PROVINCE, ALL),
    (PROVINCE, "xa"),
    (PROVINCE, "so"),
    ("S03", OWN),
    *((f"X{number:03}", OWN) for number in range(1, 30)),
)
RELATIONS = {Relation.UNDER: "under", Relation.AT_LEAST: "at least"}


def test_a_leader_learns_for_how_long_a_figure_has_moved_one_way(desk: Desk) -> None:
    wrong: list[object] = []
    lengths: set[int] = set()
    for indicator, whose in product(("kyso", "quahan", "hoso", "taikhoan", "maytinh"), SUBJECTS):
        answer = desk.answer(desk.question(Kind.TREND, indicator, whose))
        if isinstance(answer, Refusal):
            continue
        assert isinstance(answer, Trend), answer
        shown = [span_of(result.finding.period) for result in answer.results]
        right = streak(desk.right, (*whose, indicator), shown)
        got = answer.streak
        if (got and (got.steps, got.rising, span_of(got.since))) != right:
            wrong.append((indicator, whose, got, right))
        lengths.add(right[0] if right else 0)
    assert wrong == [], "\n".join(map(str, wrong[:5]))
    assert lengths >= {0, 1, 2, 3}


def test_a_leader_learns_when_a_bound_was_first_passed(desk: Desk) -> None:
    wrong: list[object] = []
    lengths: set[int] = set()
    for indicator, whose, relation in product(("kyso", "dvctt", "hoso"), SUBJECTS, RELATIONS):
        value = {"kyso": Decimal(94), "dvctt": Decimal(80), "hoso": Decimal(30)}[indicator]
        plain = desk.question(Kind.TREND, indicator, whose)
        answer = desk.answer(replace(plain, bound=Bound(relation, value)))
        if isinstance(answer, Refusal):
            continue
        assert isinstance(answer, Trend), answer
        first, undecided = first_passing(desk, (*whose, indicator), RELATIONS[relation], Fraction(value))
        last = span_of(answer.results[-1].finding.period)
        lasting = passing_until(desk, (*whose, indicator), RELATIONS[relation], Fraction(value), last)
        got = answer.first and span_of(answer.first.finding.period)
        if (got, answer.undecided, answer.passing) != (first, undecided, lasting):
            wrong.append((indicator, whose, relation, got, answer.undecided, first, undecided, lasting))
        lengths.add(lasting)
    assert wrong == [], "\n".join(map(str, wrong[:5]))
    assert lengths >= {0, 1, 2, 3}


def passing_until(desk: Desk, whose: tuple[str, str, str], relation: str, bound: Fraction, last: Span) -> int:
    """Return how many months on end pass, back from a span."""
    code, who, indicator = whose
    number, wanted = 0, last[0]
    for span in sorted({span for _, of, span in desk.right.own if of == indicator}, reverse=True):
        if span[0] != wanted:
            continue
        total = desk.right.figure(code, who, indicator, span)
        amount = desk.right.amount_of(total, indicator)
        if total is None or not total.is_half or amount is None or not holds(amount, relation, bound):
            break
        number, wanted = number + 1, (wanted - timedelta(days=1)).replace(day=1)
    return number


def first_passing(
    desk: Desk, whose: tuple[str, str, str], relation: str, bound: Fraction
) -> tuple[Span | None, int]:
    """Return the first span of all that passes, and how many before leave it open."""
    code, who, indicator = whose
    undecided = 0
    for span in sorted({span for _, of, span in desk.right.own if of == indicator}):
        total = desk.right.figure(code, who, indicator, span)
        amount = desk.right.amount_of(total, indicator)
        if total is None or not total.is_half or amount is None:
            continue
        passed = holds(amount, relation, bound)
        if passed:
            return span, undecided
        undecided += passed is None
    return None, undecided


def test_a_trend_is_held_against_the_subject_s_own_target(desk: Desk) -> None:
    bound = Bound(Relation.MISSES)
    answer = desk.answer(replace(desk.question(Kind.TREND, "phathanh", (PROVINCE, "so")), bound=bound))
    assert isinstance(answer, Trend), answer
    right, _ = first_passing(desk, (PROVINCE, "so", "phathanh"), "under", Fraction(99))
    assert answer.first
    assert span_of(answer.first.finding.period) == right
    refused = desk.answer(replace(desk.question(Kind.TREND, "hoso", (PROVINCE, "xa")), bound=bound))
    assert isinstance(refused, Refusal), refused
    assert refused.reason is Reason.NO_TARGET


def test_the_last_few_periods_can_be_asked_for(desk: Desk) -> None:
    question = desk.question(Kind.TREND, "kyso", (PROVINCE, "xa"))
    all_, some = desk.answer(question), desk.answer(replace(question, limit=3))
    assert isinstance(all_, Trend)
    assert isinstance(some, Trend)
    assert some.results == all_.results[-3:]
