"""A leader gets the ends of an order, those that pass a bound, and a unit's place, on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product

import pytest

from bot.domain.answer import Place, Position, Ranking, Reason, Refusal
from bot.domain.period import Period
from bot.domain.question import Bound, End, Kind, Question, Relation
from tests.province.asking import Desk, number_of, span_of
from tests.province.data import PROVINCE
from tests.province.oracle import OWN, Span, Total, days
from tests.province.reckoning import amounts, holds

PERIODS = ("2026-10", "2026-Q2")
TIERS = ("so", "xa")
BOUNDS = {
    Relation.UNDER: "under",
    Relation.AT_MOST: "at most",
    Relation.OVER: "over",
    Relation.AT_LEAST: "at least",
}


def told(desk: Desk, question: Question) -> tuple[Ranking, list[Place]]:
    """Return the first page of an order, and the places of every page."""
    first = answer = desk.answer(question)
    places: list[Place] = []
    while True:
        assert isinstance(first, Ranking), first
        assert isinstance(answer, Ranking), answer
        places += answer.places
        if answer.page + 1 == answer.pages:
            return first, places
        answer = desk.answer(replace(question, page=answer.page + 1))


def first_page(desk: Desk, question: Question) -> tuple[Ranking, tuple[Place, ...]]:
    answer = desk.answer(question)
    assert isinstance(answer, Ranking), answer
    return answer, answer.places


def orders(desk: Desk) -> Iterator[tuple[Question, list[tuple[int, str, Fraction]], tuple[str, str, Span]]]:
    """Yield a question for each order that there is, its whole order, and what it is of."""
    for indicator, tier, period in desk.share(product(desk.right.indicators, TIERS, PERIODS)):
        span = days(period)
        ranked = desk.right.ranking(PROVINCE, tier, indicator, span)
        if ranked:
            question = desk.question(Kind.RANK, indicator, (PROVINCE, tier), span=span)
            yield question, ranked, (indicator, tier, span)


def is_high(end: End, direction: str) -> bool:
    return (
        end is End.HIGHEST
        or (end is End.BEST and direction != "down")
        or (end is End.WORST and direction == "down")
    )


def test_both_ends_of_an_order_are_told_with_how_many_more_are_equal(desk: Desk) -> None:
    wrong: list[object] = []
    for question, ranked, (indicator, tier, _) in orders(desk):
        numbers = sorted((number for _, _, number in ranked), reverse=True)
        for limit in (1, 2):
            answer, places = first_page(desk, replace(question, end=End.BOTH, limit=limit))
            upper, others = numbers[:limit], [each for each in numbers if each < numbers[limit - 1 :][:1][0]]
            lower = others[: -limit - 1 : -1]
            equal = (numbers[limit:].count(upper[-1]), others[:-limit].count(lower[-1]) if lower else 0)
            got = [number_of(place.result) for place in places]
            ends = answer.ends
            if ends is None or got != [*upper, *lower] or (ends.equal_above, ends.equal_below) != equal:
                wrong.append((indicator, tier, limit, got, upper, lower, ends, equal))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_an_order_is_told_from_the_end_that_was_asked_for_and_equals_are_never_cut(desk: Desk) -> None:
    wrong: list[object] = []
    for question, ranked, (indicator, tier, _) in orders(desk):
        direction = desk.right.indicators[indicator]["direction"]
        for end, limit in product(set(End) - {End.BOTH}, (0, 3, 12)):
            places = first_page(desk, replace(question, end=end, limit=limit))[1]
            numbers = sorted((number for _, _, number in ranked), reverse=is_high(end, direction))
            kept = (
                numbers
                if not 0 < limit < len(numbers)
                else [
                    *numbers[:limit],
                    *(each for each in numbers[limit:] if each == numbers[limit - 1]),
                ]
            )
            got = [(place.rank, place.unit.code, number_of(place.result)) for place in places]
            if [number for _, _, number in got] != kept[:10] or not set(got) <= set(ranked):
                wrong.append((indicator, tier, end, limit, got[:3], kept[:3]))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_a_bound_is_held_against_exact_numbers_and_says_what_stays_open(desk: Desk) -> None:
    wrong: list[object] = []
    for question, ranked, (indicator, tier, span) in orders(desk):
        known = amounts(desk.right, PROVINCE, tier, indicator, span)
        for relation, value in product(BOUNDS, bounds(ranked)):
            held = {code: holds(known[code], BOUNDS[relation], Fraction(value)) for _, code, _ in ranked}
            answer, places = first_page(desk, replace(question, bound=Bound(relation, value)))
            got = [place.unit.code for place in places]
            right = {code for code, passed in held.items() if passed}
            undecided = sum(passed is None for passed in held.values())
            numbers = [known[code].value for code in got]
            low_first = relation in (Relation.UNDER, Relation.AT_MOST)
            is_told = (answer.passing, answer.undecided, answer.ranked) == (
                len(right),
                undecided,
                len(ranked),
            )
            furthest = sorted((known[code].value for code in right), reverse=not low_first)[:10]
            if not set(got) <= right or not is_told or numbers != furthest:
                wrong.append((indicator, tier, relation, value, answer.passing, len(right), undecided))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def bounds(ranked: list[tuple[int, str, Fraction]]) -> set[Decimal]:
    """Return bounds that some number is exactly, or nearly: the middle one and the last one."""
    middle, last = (ranked[at][2] for at in (len(ranked) // 2, -1))
    return {Decimal(round(number)) for number in (middle, last)} | {Decimal("94.5")}


def test_units_are_held_against_their_own_targets(desk: Desk) -> None:
    wrong: list[object] = []
    for question, ranked, (indicator, tier, span) in orders(desk):
        goal, asked = desk.right.target(tier, indicator), desk.right.indicators[indicator]
        missing, reaching = (
            desk.answer(replace(question, bound=Bound(relation)))
            for relation in (Relation.MISSES, Relation.REACHES)
        )
        if goal is None or asked["direction"] == "none":
            assert isinstance(missing, Refusal), (indicator, missing)
            assert missing.reason is Reason.NO_TARGET
            continue
        assert isinstance(missing, Ranking), missing
        assert isinstance(reaching, Ranking), reaching
        known = amounts(desk.right, PROVINCE, tier, indicator, span)
        reach = "at least" if asked["direction"] == "up" else "at most"
        held = [holds(known[code], reach, goal) for _, code, _ in ranked]
        got = (reaching.passing, missing.passing, reaching.undecided, missing.undecided)
        right = (held.count(True), held.count(False), held.count(None), held.count(None))
        if got != right:
            wrong.append((indicator, tier, span, got, right))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_a_limit_cuts_those_who_pass_and_all_are_counted(desk: Desk) -> None:
    question = desk.question(Kind.RANK, "kyso", (PROVINCE, "xa"), span=days("2026-10"))
    bound = Bound(Relation.UNDER, Decimal(94))
    all_, _ = told(desk, replace(question, bound=bound))
    answer, places = told(desk, replace(question, bound=bound, end=End.HIGHEST, limit=2))
    assert all_.passing == answer.passing
    numbers = [number_of(place.result) for place in places]
    assert len(numbers) >= 2
    assert all(number is not None and number < 94 for number in numbers)
    assert numbers == sorted(numbers, key=lambda number: number or 0, reverse=True)


def test_another_indicator_stands_beside_for_the_same_period(desk: Desk) -> None:
    question = desk.question(Kind.RANK, "kyso dvctt", (PROVINCE, "xa"), span=days("2026-10"))
    _, places = told(desk, replace(question, end=End.WORST, limit=20))
    for place in places:
        right = desk.right.figure(place.unit.code, OWN, "dvctt", days("2026-10"))
        got = [(result.indicator.code, number_of(result)) for result in place.beside]
        share = right.share if right else None
        assert got == ([("dvctt", share.value if share else None)] if right else []), place.unit.code


def test_a_leader_gets_a_unit_s_place_and_who_stands_next_to_it(desk: Desk) -> None:
    wrong: list[object] = []
    for _, ranked, (indicator, tier, span) in orders(desk):
        for code in [unit.code for unit in desk.right.members(PROVINCE, tier, span[1])][::7]:
            answer = desk.answer(desk.question(Kind.PLACE, indicator, (code, OWN), span=span))
            right = place_of(ranked, code)
            if isinstance(answer, Position):
                near = [each and each.unit.code for each in (answer.above, answer.below)]
                got = (answer.place.rank, answer.ranked, answer.sharing)
                is_right = right is not None and got == right[:3] and are_next(right[3:], near)
            else:
                is_right = right is None and isinstance(answer, Refusal)
            if not is_right:
                wrong.append((indicator, code, span, answer, right))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def place_of(
    ranked: list[tuple[int, str, Fraction]], code: str
) -> tuple[int, int, int, set[str], set[str]] | None:
    """Return a unit's rank, of how many, how many others share it, and all who stand above and below."""
    own = next((rank for rank, each, _ in ranked if each == code), None)
    if own is None:
        return None
    ranks = sorted({rank for rank, _, _ in ranked})
    above, below = (
        {each for rank, each, _ in ranked if rank == next_}
        for next_ in (
            max((rank for rank in ranks if rank < own), default=0),
            min((rank for rank in ranks if rank > own), default=0),
        )
    )
    return own, len(ranked), sum(rank == own for rank, _, _ in ranked) - 1, above, below


def are_next(right: tuple[set[str], set[str]], got: list[str | None]) -> bool:
    return all(each in units if units else each is None for units, each in zip(right, got, strict=True))


def test_a_unit_is_ranked_among_those_of_its_own_kind_alone(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.PLACE, "kyso", ("S03", OWN)))
    assert isinstance(answer, Position), answer
    assert answer.peers.tier
    assert answer.peers.tier.code == "so"
    province = desk.answer(desk.question(Kind.PLACE, "kyso", (PROVINCE, OWN)))
    assert isinstance(province, Refusal)
    assert province.reason is Reason.NO_PEERS


def test_a_unit_s_leader_does_not_learn_its_place_among_units_out_of_sight(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.PLACE, "kyso"), home="X001")
    assert isinstance(answer, Refusal), answer
    assert answer.reason is Reason.NOT_PERMITTED
    assert answer.who
    assert answer.who.unit.code == PROVINCE


@pytest.mark.parametrize(("code", "reason"), [("X040", Reason.NO_DATA), ("X028", Reason.NOT_RANKED)])
def test_a_unit_that_cannot_be_ranked_says_why(desk: Desk, code: str, reason: Reason) -> None:
    answer = desk.answer(desk.question(Kind.PLACE, "kyso", (code, OWN), span=days("2026-10")))
    assert isinstance(answer, Refusal), answer
    assert answer.reason is reason


def test_a_unit_that_has_ended_is_placed_where_it_last_stood(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.PLACE, "kyso", ("O1", OWN)))
    assert isinstance(answer, Position), answer
    latest = desk.right.latest("O1", OWN, "kyso")
    assert latest
    assert span_of(answer.place.result.finding.period) == latest.spans[-1]


def test_no_two_pages_of_an_order_share_a_unit(desk: Desk) -> None:
    question = desk.question(Kind.RANK, "kyso", (PROVINCE, "xa"), span=days("2026-10"))
    _, places = told(desk, replace(question, end=End.LOWEST))
    assert len({place.unit.id for place in places}) == len(places)
    assert all(_number(one) <= _number(other) for one, other in pairwise(places))


def _number(place: Place) -> Fraction:
    number = number_of(place.result)
    assert number is not None
    return number


def test_an_order_by_what_is_counted_is_told_by_the_numerators_with_the_most_first(desk: Desk) -> None:
    wrong: list[object] = []
    for question, _, (indicator, tier, span) in orders(desk):
        if not desk.right.is_ratio(indicator):
            continue
        counted = counts(desk, indicator, tier, span)
        right = sorted(counted.values(), reverse=True)
        _, places = told(desk, replace(question, in_things=True))
        got = {place.unit.code: (place.rank, number_of(place.result)) for place in places}
        none = {code for code, (_, number) in got.items() if code not in counted and number == 0}  # of 0
        ranked = {code: (1 + right.index(number), number) for code, number in counted.items()}
        if {code: told for code, told in got.items() if code not in none} != ranked:
            wrong.append((indicator, tier, span, got, ranked))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_those_who_pass_a_number_of_things_are_counted(desk: Desk) -> None:
    wrong: list[object] = []
    for question, _, (indicator, tier, span) in orders(desk):
        if not desk.right.is_ratio(indicator):
            continue
        counted = counts(desk, indicator, tier, span)
        bound = Bound(Relation.OVER, Decimal(sorted(counted.values())[len(counted) // 2].numerator))
        answer = desk.answer(replace(question, in_things=True, bound=bound))
        assert isinstance(answer, Ranking), answer
        over = sum(number > Fraction(bound.value or 0) for number in counted.values())
        if not 0 <= over - (answer.passing or 0) <= answer.undecided:
            wrong.append((indicator, tier, span, bound, answer.passing, over))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def counts(desk: Desk, indicator: str, tier: str, span: Span) -> dict[str, Fraction]:
    """Return how many things each member counted, over the spans of which its tier's figure is made."""
    total = desk.right.figure(PROVINCE, tier, indicator, span)
    spans = total.spans if total else ()
    members = (unit.code for unit in desk.right.members(PROVINCE, tier, span[1]))
    reported = {code: desk.right.over(code, indicator, spans) for code in members}
    return {code: each.numerator.value for code, each in reported.items() if each and each.numerator}


def test_units_are_held_against_what_all_of_them_make_together(desk: Desk) -> None:
    wrong: list[object] = []
    for question, ranked, (indicator, tier, span) in orders(desk):
        total = desk.right.figure(PROVINCE, tier, indicator, span)
        together = desk.right.amount_of(total, indicator)
        if not (desk.right.is_ratio(indicator) and together) or total is None or not are_members(desk, total):
            continue
        known = amounts(desk.right, PROVINCE, tier, indicator, span)
        for relation, name in ((Relation.BELOW, "under"), (Relation.ABOVE, "over")):
            answer = desk.answer(replace(question, bound=Bound(relation)))
            assert isinstance(answer, Ranking), answer
            held = [
                None if together.sign else holds(known[code], name, together.value) for _, code, _ in ranked
            ]
            if (answer.passing, answer.undecided) != (held.count(True), held.count(None)):
                wrong.append((indicator, tier, span, answer.passing, held.count(True)))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def are_members(desk: Desk, total: Total) -> bool:
    """Say whether a tier's figure is made of its members' alone, and of no published one."""
    spoken = {span for _, _, _, span in desk.right.aggregates}
    return not spoken & set(total.spans)


def test_those_who_pass_a_bound_in_several_months_on_end_pass_it_in_each(desk: Desk) -> None:
    wrong: list[object] = []
    for indicator, tier in desk.share(product(("kyso", "quahan", "hoso"), TIERS)):
        spans = [days(f"2026-{month:02}") for month in (10, 9, 8)]
        known = [amounts(desk.right, PROVINCE, tier, indicator, span) for span in spans]
        if not all(known):
            continue
        bound = sorted(each.value for each in known[0].values())[len(known[0]) // 2]
        asked = Bound(Relation.AT_LEAST, Decimal(round(bound)))
        question = desk.question(Kind.RANK, indicator, (PROVINCE, tier), span=spans[0])
        answer, places = told(desk, replace(question, bound=asked, on_end=3))
        right = {
            code
            for code in known[0]
            if all(
                code in month and holds(month[code], "at least", Fraction(round(bound))) for month in known
            )
        }
        if {place.unit.code for place in places} != right or answer.passing != len(right):
            wrong.append((indicator, tier, asked, answer.passing, len(right)))
        assert answer.since == Period(*spans[-1])
    assert wrong == [], "\n".join(map(str, wrong[:5]))
