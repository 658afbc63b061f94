"""Somebody changes one part of a question: what is offered has figures, and may be seen."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.answer import Choice, Doubt, Position, Ranking, Reason, Refusal, Unclear, Value
from bot.domain.question import Bound, Kind, Part, Question, Relation, changeable
from bot.services.alter import alternatives
from tests.province.asking import Desk
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, days

DOUBTS = {
    Part.INDICATOR: Doubt.WHICH_INDICATOR,
    Part.WHO: Doubt.WHICH_UNIT,
    Part.PERIOD: Doubt.WHICH_PERIOD,
}


def offered(desk: Desk, question: Question, part: Part, home: str = PROVINCE) -> tuple[Choice, ...]:
    asked = alternatives(desk.asking(question, home), part)
    assert isinstance(asked, Unclear), asked
    assert asked.doubt is DOUBTS[part]
    assert len(asked.choices) <= 8
    return asked.choices


def whose(choices: tuple[Choice, ...]) -> list[str]:
    """Return the subjects that are offered as files write them."""
    told: list[str] = []
    for choice in choices:
        assert choice.who
        tier = choice.who.tier.code if choice.who.tier else "all" if choice.who.subject.is_whole else ""
        told.append(f"{choice.who.unit.code}:{tier}")
    return told


@pytest.mark.parametrize(
    ("kind", "part"), [(kind, part) for kind in Kind for part in Part if part in changeable(kind)]
)
def test_whatever_is_offered_is_answered(desk: Desk, kind: Kind, part: Part) -> None:
    plain = desk.question(kind, "kyso", ("X010", OWN), ("X011", OWN), span=days("2026-09"))
    question = plain if kind is Kind.COMPARE else replace(plain, subjects=plain.subjects[:1])
    if kind in (Kind.RANK, Kind.PULL, Kind.MOVERS):
        question = replace(question, subjects=(desk.subject(PROVINCE, "xa"),))
    choices = offered(desk, question, part)
    assert choices
    for choice in choices:
        answer = desk.answer(choice.question)
        reason = answer.reason if isinstance(answer, Refusal) else None
        assert reason in (None, Reason.NO_DATA_AT_ALL, Reason.NO_DATA, Reason.NO_TARGET), (choice, answer)
        assert choice.question != question


def test_indicators_that_the_subject_has_figures_of_come_first(desk: Desk) -> None:
    choices = offered(desk, desk.question(Kind.VALUE, "kyso", ("X010", OWN)), Part.INDICATOR)
    codes = [choice.indicator.code for choice in choices if choice.indicator]
    assert codes == ["phathanh", "quahan", "dvctt", "taikhoan", "hoso", "maytinh", "phananh", "kehoach"]
    of_province = offered(desk, desk.question(Kind.VALUE, "kyso", (PROVINCE, OWN)), Part.INDICATOR)
    assert [each.indicator.code for each in of_province if each.indicator][:3] == [
        "phathanh",
        "hoso",
        "maytinh",
    ]


def test_a_bound_in_per_cent_is_not_kept_for_what_is_counted(desk: Desk) -> None:
    bound = Bound(Relation.UNDER, Decimal(94))
    question = replace(desk.question(Kind.RANK, "kyso", (PROVINCE, "xa")), bound=bound)
    kept = {
        choice.indicator.code: choice.question.bound
        for choice in offered(desk, question, Part.INDICATOR)
        if choice.indicator
    }
    assert (kept["quahan"], kept["hoso"]) == (bound, None)


def test_a_leader_of_the_province_is_offered_its_parts_and_the_units_near_by(desk: Desk) -> None:
    question = desk.question(Kind.VALUE, "kyso", (PROVINCE, ALL))
    assert whose(offered(desk, question, Part.WHO)) == ["99:", "99:so", "99:xa"]
    unit = whose(offered(desk, desk.question(Kind.VALUE, "kyso", ("S03", OWN)), Part.WHO))
    assert unit[0] == "99:all"
    assert len(unit) == 8
    assert all(code.startswith("S") for code in unit[1:])
    assert "S03:" not in unit


def test_an_order_is_offered_of_those_that_have_members_and_a_place_of_units(desk: Desk) -> None:
    order = whose(offered(desk, desk.question(Kind.RANK, "kyso", (PROVINCE, "xa")), Part.WHO))
    assert order == ["99:all", "99:so"]
    places = offered(desk, desk.question(Kind.PLACE, "kyso", ("X010", OWN)), Part.WHO)
    assert all(choice.who and choice.who.subject.is_own for choice in places)
    assert isinstance(desk.answer(places[0].question), Position | Refusal)


def test_nobody_is_offered_what_may_not_be_seen(desk: Desk) -> None:
    choices = offered(desk, desk.question(Kind.VALUE, "kyso", ("S03", OWN)), Part.WHO, home="S03")
    assert choices == ()
    refused = alternatives(desk.asking(desk.question(Kind.VALUE, "kyso", ("S04", OWN)), "S03"), Part.PERIOD)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NOT_PERMITTED


def test_the_latest_periods_are_offered_without_the_one_that_is_shown(desk: Desk) -> None:
    for span, first in ((None, "2026-11"), (days("2026-11"), "2026-10")):
        question = desk.question(Kind.VALUE, "kyso", (PROVINCE, "xa"), span=span)
        shown = desk.answer(question)
        assert isinstance(shown, Value)
        periods = [choice.period for choice in offered(desk, question, Part.PERIOD)]
        assert str(periods[0]) == first
        assert shown.result.finding.period not in periods
        assert periods == sorted(periods, key=lambda each: each.key if each else 0, reverse=True)


def test_a_whole_order_stays_one_when_its_period_is_changed(desk: Desk) -> None:
    question = replace(desk.question(Kind.RANK, "kyso", (PROVINCE, "xa")), limit=3, page=2)
    for choice in offered(desk, question, Part.PERIOD):
        assert (choice.question.limit, choice.question.page) == (3, 0)
        assert isinstance(desk.answer(choice.question), Ranking)


@pytest.mark.parametrize(("kind", "part"), [(Kind.TREND, Part.PERIOD), (Kind.CATALOGUE, Part.WHO)])
def test_a_part_that_a_question_has_not_got_cannot_be_changed(desk: Desk, kind: Kind, part: Part) -> None:
    refused = alternatives(desk.asking(desk.question(kind, "kyso")), part)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.GONE
