"""A leader gets the right change between any two periods, whichever was named first."""

from itertools import product

import pytest

from bot.domain.answer import Movement, Reason, Refusal
from bot.domain.period import Period
from bot.domain.question import Back, Kind, Question
from tests.province.asking import Desk, expected, span_of, written
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Span, days
from tests.province.reckoning import moved

SUBJECTS = (
    (PROVINCE, ALL),
    (PROVINCE, "xa"),
    (PROVINCE, "so"),
    (PROVINCE, OWN),
    ("S03", OWN),
    ("X001", OWN),
    ("X020", OWN),
    ("X031", OWN),
)
PAIRS = (
    ("2026-09", "2026-10"),
    ("2026-02", "2026-03"),
    ("2025-10", "2026-10"),
    ("2026-Q1", "2026-Q2"),
    ("2025-Q3", "2026-Q3"),
    ("2026-Q3", "2026-Q4"),
    ("2025-H2", "2026-H1"),
)
NO_NUMBER = "- / - / - "


def since(desk: Desk, indicator: str, whose: tuple[str, str], now: str | None, then: Span | Back) -> Question:
    """Return a question for a change, by the codes of files."""
    span = days(now) if now else None
    question = desk.question(Kind.CHANGE, indicator, whose, span=span)
    other = then if isinstance(then, Back) else Period(*then)
    return Question(question.kind, question.indicator_ids, question.subjects, question.period, since=other)


def test_a_leader_gets_the_change_between_two_periods_in_either_order(desk: Desk) -> None:
    wrong: list[object] = []
    for indicator, whose, pair in desk.share(product(desk.right.indicators, SUBJECTS, PAIRS)):
        then, now = map(days, pair)
        right = [expected(desk.right.figure(*whose, indicator, span)) for span in (then, now)]
        for question in (
            since(desk, indicator, whose, pair[1], then),
            since(desk, indicator, whose, pair[0], now),
        ):
            answer = desk.answer(question)
            if isinstance(answer, Refusal):
                missing = answer.period and span_of(answer.period)
                is_right = missing in (then, now) and right[(then, now).index(missing)] == "no_data"
            else:
                assert isinstance(answer, Movement), answer
                got = [written(result) for result in (answer.earlier, answer.later)]
                points = answer.change.points if answer.change else None
                told = all(
                    each == its or each.startswith(NO_NUMBER) for each, its in zip(got, right, strict=True)
                )
                is_right = told and points == moved(desk.right, (*whose, indicator), then, now)
            if not is_right:
                wrong.append((indicator, whose, pair, answer, right))
    assert wrong == [], f"{len(wrong)} wrong\n" + "\n".join(map(str, wrong[:5]))


@pytest.mark.parametrize(
    ("now", "back", "then", "shown"),
    [
        (None, Back.SAME, "2026-09", "2026-10"),
        ("2026-10", Back.YEAR_BEFORE, "2025-10", "2026-10"),
        (None, Back.QUARTER, "2026-Q3", "2026-Q4"),
        (None, Back.HALF, "2026-H1", "2026-H2"),
        (None, Back.YEAR, "2025", "2026"),
        ("2026-Q2", Back.SAME, "2026-Q1", "2026-Q2"),
        ("2026-Q2", Back.MONTH, "2026-05", "2026-06"),
        ("2026-9M", Back.SAME, "2025-9M", "2026-9M"),
    ],
)
def test_a_period_to_compare_with_is_told_from_the_one_shown(
    desk: Desk, now: str | None, back: Back, then: str, shown: str
) -> None:
    answer = desk.answer(since(desk, "quahan", (PROVINCE, "xa"), now, back))
    assert isinstance(answer, Movement), answer
    periods = [span_of(result.finding.period) for result in (answer.earlier, answer.later)]
    assert periods == [days(then), days(shown)]


def test_a_grain_that_nobody_reports_by_is_refused(desk: Desk) -> None:
    answer = desk.answer(since(desk, "kyso", (PROVINCE, "xa"), None, Back.WEEK))
    assert isinstance(answer, Refusal), answer
    assert answer.period
    assert str(answer.period) == "2026-W44"
    (offered,) = answer.offers
    assert isinstance(desk.answer(offered), Movement)


def test_of_a_period_without_a_figure_the_other_one_is_offered(desk: Desk) -> None:
    answer = desk.answer(since(desk, "kyso", ("X040", OWN), "2026-10", Back.SAME))
    assert isinstance(answer, Refusal), answer
    assert answer.having == answer.offers[0].period
    assert [each.kind for each in answer.offers] == [Kind.VALUE]


def test_what_nobody_ever_reported_has_not_changed(desk: Desk) -> None:
    answer = desk.answer(desk.question(Kind.CHANGE, "tinhoc", ("X001", OWN)))
    assert isinstance(answer, Refusal), answer
    assert answer.reason is Reason.NO_DATA_AT_ALL


def test_a_period_compared_with_itself_is_compared_with_the_one_before(desk: Desk) -> None:
    answer = desk.answer(since(desk, "quahan", (PROVINCE, "xa"), "2026-10", days("2026-10")))
    assert isinstance(answer, Movement), answer
    assert span_of(answer.earlier.finding.period) == days("2026-09")
