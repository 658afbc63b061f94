"""A leader leaves some units out, and gets the figure of the others alone, on both databases."""

from dataclasses import replace
from itertools import product

import pytest

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Missing, Position, Pulls, Ranking, Reason, Refusal, Sources, Trend, Value
from bot.domain.question import Kind, Question
from bot.services.ask import ask
from tests.province.asking import Desk, expected, figure_of, number_of, written
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Span, days
from tests.province.test_orders import place_of

EXCEPTIONS = (
    ((PROVINCE, "xa"), ("X001", "X002", "X020")),
    ((PROVINCE, "so"), ("S04",)),
    ((PROVINCE, ALL), ("S03", "X010")),
    ((PROVINCE, ALL), (PROVINCE,)),
)
PERIODS = ("2026-10", "2026-08", "2026-09", "2026-05", "2026-Q2", "2026-H1", "2026", "2025-06")
NONE = {"no_data", "no_data_at_all"}


def leaving(desk: Desk, question: Question, codes: tuple[str, ...], *, kind: Kind | None = None) -> Question:
    without = tuple(desk.unit_id(code) for code in codes)
    return replace(question, without=without, kind=kind or question.kind)


def test_a_leader_gets_the_figure_of_the_others_alone(desk: Desk) -> None:
    wrong: list[object] = []
    for (whose, codes), indicator in desk.share(product(EXCEPTIONS, desk.right.indicators)):
        right = desk.right.leaving(frozenset(codes))
        for period in PERIODS:
            question = desk.question(Kind.VALUE, indicator, whose, span=days(period))
            got = figure_of(desk.answer(leaving(desk, question, codes)))
            total = expected(right.figure(*whose, indicator, days(period)))
            is_none = total == "no_data" and (got in NONE or got.startswith("- / - / - "))
            if got != total and not is_none:
                wrong.append(f"{indicator} {whose} {period} without {codes}\n  got   {got}\n  right {total}")
    assert wrong == [], f"{len(wrong)} wrong\n" + "\n".join(map(str, wrong[:8]))


def test_no_aggregate_that_counts_somebody_left_out_stands_in(desk: Desk) -> None:
    may = desk.question(Kind.VALUE, "dvctt", (PROVINCE, "so"), span=days("2026-05"))
    assert isinstance(desk.answer(may), Value)
    answer = desk.answer(leaving(desk, may, ("S03",)))
    assert isinstance(answer, Refusal), answer
    assert answer.who
    assert [unit.code for unit in answer.who.without] == ["S03"]
    september = desk.question(Kind.VALUE, "phathanh", (PROVINCE, "xa"), span=days("2026-09"))
    for question, is_beside in ((september, True), (leaving(desk, september, ("X001",)), False)):
        value = desk.answer(question)
        assert isinstance(value, Value), value
        assert (value.result.finding.standing.published is not None) is is_beside
        sources = desk.answer(replace(question, kind=Kind.SOURCE))
        assert isinstance(sources, Sources), sources
        assert bool(sources.figures) is is_beside


def test_nobody_left_out_is_among_the_worst_or_in_the_order(desk: Desk) -> None:
    codes = ("X001", "X002", "X029")
    right = desk.right.leaving(frozenset(codes))
    question = desk.question(Kind.VALUE, "kyso", (PROVINCE, "xa"), span=days("2026-10"))
    value = desk.answer(leaving(desk, question, codes))
    assert isinstance(value, Value), value
    ranked = right.ranking(PROVINCE, "xa", "kyso", days("2026-10"))
    assert [number_of(each) for each in value.worst] == [number for _, _, number in ranked[:-4:-1]]
    ranking = desk.answer(leaving(desk, question, codes, kind=Kind.RANK))
    assert isinstance(ranking, Ranking), ranking
    assert ranking.ranked == len(ranked)
    assert written(ranking.total) == written(value.result)
    place = desk.answer(
        leaving(desk, replace(question, subjects=(desk.subject("X003", OWN),)), codes, kind=Kind.PLACE)
    )
    assert isinstance(place, Position), place
    assert (place.place.rank, place.ranked, place.sharing) == (place_of(ranked, "X003") or ())[:3]
    pulls = desk.answer(leaving(desk, question, codes, kind=Kind.PULL))
    assert isinstance(pulls, Pulls), pulls
    assert not {pull.result.who.unit.code for pull in pulls.pulls} & set(codes)


def test_a_trend_leaves_the_same_units_out_of_every_point(desk: Desk) -> None:
    for (whose, codes), indicator in desk.share(product(EXCEPTIONS, ("kyso", "quahan", "taikhoan"))):
        right = desk.right.leaving(frozenset(codes))
        answer = desk.answer(leaving(desk, desk.question(Kind.TREND, indicator, whose), codes))
        assert isinstance(answer, Trend), answer
        spans = sorted({span for _, of, span in right.own if of == indicator})
        totals = [right.figure(*whose, indicator, span) for span in spans]
        points = [expected(total) for total in totals if total and total.is_half and total.is_number]
        assert [written(result) for result in answer.results] == points[-8:], (whose, indicator)


def test_nobody_left_out_is_told_to_be_missing(desk: Desk) -> None:
    question = desk.question(Kind.MISSING, "kyso", (PROVINCE, "xa"), span=days("2026-10"))
    for codes in ((), ("X040",)):
        answer = desk.answer(leaving(desk, question, codes))
        assert isinstance(answer, Missing), answer
        silent = {unit.code for gap in answer.gaps for unit in gap.silent}
        assert silent == desk.right.silent(PROVINCE, "xa", "kyso", days("2026-10")) - set(codes)


def test_whoever_is_no_part_of_the_subject_is_not_named_as_left_out(desk: Desk) -> None:
    span: Span = days("2026-10")
    for whose, code in (((PROVINCE, "xa"), "S03"), (("X001", OWN), "X002")):
        plain = desk.question(Kind.VALUE, "kyso", whose, span=span)
        value, same = desk.answer(leaving(desk, plain, (code,))), desk.answer(plain)
        assert isinstance(value, Value)
        assert isinstance(same, Value)
        assert value.result == same.result


@pytest.mark.parametrize("kind", Kind)
def test_a_unit_out_of_sight_cannot_be_left_out(desk: Desk, kind: Kind) -> None:
    unit = desk.unit_id("X001")
    person = Person(1, 11, "Lãnh đạo", "vi", (Grant(Role.LEADER, unit),))
    question = leaving(desk, desk.question(kind, "kyso", ("X001", OWN)), ("X002",))
    answer = ask(desk.library.findings(desk.conn), person, question)
    assert isinstance(answer, Refusal), answer
    assert answer.reason is Reason.NOT_PERMITTED
    assert answer.who
    assert answer.who.unit.code == "X002"
