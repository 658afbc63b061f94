"""A leader learns which units have risen or fallen between two periods, and by exactly how much."""

from dataclasses import replace
from itertools import pairwise, product

from bot.domain.answer import Move, Movers, Reason, Refusal
from bot.domain.period import Period
from bot.domain.question import Back, End, Kind, Question
from tests.province.asking import Desk
from tests.province.data import PROVINCE
from tests.province.oracle import OWN, days
from tests.province.reckoning import moved

PAIRS = (("2026-09", "2026-10"), ("2025-10", "2026-10"), ("2026-Q1", "2026-Q2"), ("2026-10", "2026-11"))


def told(desk: Desk, question: Question) -> tuple[Movers, list[Move]]:
    """Return the first page of an answer, and the units of every page."""
    first = answer = desk.answer(question)
    moves: list[Move] = []
    while True:
        assert isinstance(first, Movers), first
        assert isinstance(answer, Movers), answer
        moves += answer.moves
        if answer.page + 1 == answer.pages:
            return first, moves
        answer = desk.answer(replace(question, page=answer.page + 1))


def test_a_leader_learns_who_has_moved_one_way_the_furthest_first(desk: Desk) -> None:
    wrong: list[object] = []
    for indicator, tier, pair in desk.share(product(desk.right.indicators, ("so", "xa"), PAIRS)):
        then, now = map(days, pair)
        if not all(desk.right.figure(PROVINCE, tier, indicator, span) for span in (then, now)):
            continue
        units = desk.right.members(PROVINCE, tier, now[1])
        points = {each.code: moved(desk.right, (each.code, OWN, indicator), then, now) for each in units}
        for end, sign in ((End.HIGHEST, 1), (End.LOWEST, -1)):
            question = desk.question(Kind.MOVERS, indicator, (PROVINCE, tier), span=now)
            answer, moves = told(desk, replace(question, since=Period(*then), end=end))
            right = {code: each for code, each in points.items() if each and sign * each > 0}
            got = {each.later.who.unit.code: each.points for each in moves}
            strengths = [sign * each.points for each in moves]
            compared = sum(each is not None for each in points.values())
            told_of = (answer.moved, answer.compared, answer.uncompared)
            counts = told_of == (len(right), compared, len(units) - compared)
            if got != right or not counts or strengths != sorted(strengths, reverse=True):
                wrong.append((indicator, tier, pair, end, len(got), len(right), answer.compared, compared))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_those_who_move_one_way_on_end_do_so_in_each_step(desk: Desk) -> None:
    wrong: list[object] = []
    spans = [days(f"2026-{month:02}") for month in (7, 8, 9, 10)]
    for indicator, tier in desk.share(product(("kyso", "quahan", "hoso"), ("so", "xa"))):
        units = desk.right.members(PROVINCE, tier, spans[-1][1])
        steps = {
            each.code: [moved(desk.right, (each.code, OWN, indicator), *pair) for pair in pairwise(spans)]
            for each in units
        }
        known = {code: [step for step in all_ if step is not None] for code, all_ in steps.items()}
        known = {code: told for code, told in known.items() if len(told) == len(steps[code])}
        for end, sign in ((End.HIGHEST, 1), (End.LOWEST, -1)):
            question = desk.question(Kind.MOVERS, indicator, (PROVINCE, tier), span=spans[-1])
            answer, moves = told(desk, replace(question, end=end, on_end=3))
            right = {code: sum(each) for code, each in known.items() if all(sign * step > 0 for step in each)}
            got = {each.later.who.unit.code: each.points for each in moves}
            if got != right or (answer.moved, answer.compared) != (len(right), len(known)):
                wrong.append((indicator, tier, end, got, right, answer.compared, len(known)))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_better_and_worse_follow_the_direction(desk: Desk) -> None:
    for indicator, end, upwards in (
        ("kyso", End.BEST, True),
        ("kyso", End.WORST, False),
        ("quahan", End.BEST, False),
        ("quahan", End.WORST, True),
        ("quahan", End.HIGHEST, True),
    ):
        question = desk.question(Kind.MOVERS, indicator, (PROVINCE, "xa"))
        answer, moves = told(desk, replace(question, end=end))
        assert answer.upwards is upwards
        assert moves
        assert all(each.points > 0 if upwards else each.points < 0 for each in moves)


def test_no_more_are_told_than_were_asked_for_unless_they_moved_as_far(desk: Desk) -> None:
    question = desk.question(Kind.MOVERS, "kyso", (PROVINCE, "xa"), span=days("2026-09"))
    all_, moves = told(desk, replace(question, end=End.LOWEST))
    some, furthest = told(desk, replace(question, end=End.LOWEST, limit=2))
    assert some.moved == all_.moved
    assert [each.points for each in furthest] == [each.points for each in moves][: len(furthest)]
    assert len(furthest) >= 2


def test_since_a_year_before_and_of_nobody_below(desk: Desk) -> None:
    question = desk.question(Kind.MOVERS, "kyso", (PROVINCE, "xa"), span=days("2026-10"))
    answer, _ = told(desk, replace(question, since=Back.YEAR_BEFORE, end=End.BEST))
    assert answer.earlier.finding.period == Period(*days("2025-10"))
    first = desk.answer(desk.question(Kind.MOVERS, "kyso", (PROVINCE, "xa"), span=days("2025-01")))
    assert isinstance(first, Refusal)
    assert [each.kind for each in first.offers] == [Kind.VALUE], "and not the same question once more"
    none = desk.answer(desk.question(Kind.MOVERS, "kyso", ("X001", OWN)))
    assert isinstance(none, Refusal)
    assert none.reason is Reason.NO_SUCH_MEMBERS
