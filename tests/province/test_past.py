"""A leader learns what was known on an earlier day, and what became of it, on both databases."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from bot.domain.answer import Doubt, Reason, Refusal, Sources, Unclear, Value
from bot.domain.question import Kind, Question
from tests.province.asking import TODAY, Desk, expected, figure_of, written
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Oracle, days

BROUGHT = date(2026, 11, 14)  # the day in Vietnam, on which it was still the 13th in UTC
CORRECTED = date(2026, 11, 23)
SUBJECTS = (
    (PROVINCE, ALL),
    (PROVINCE, "xa"),
    (PROVINCE, "so"),
    (PROVINCE, OWN),
    ("X010", OWN),
    ("S03", OWN),
    ("X001", OWN),
)


def known(desk: Desk, indicator: str, whose: tuple[str, str], period: str, day: date) -> Question:
    return replace(desk.question(Kind.VALUE, indicator, whose, span=days(period)), as_of=day)


def test_a_leader_learns_what_was_known_then_and_what_is_known_now(
    past_desk: Desk, right_before: Oracle
) -> None:
    wrong: list[object] = []
    periods = ("2026-10", "2026-09", "2026-05", "2026-Q3", "2026")
    for indicator, whose, period in past_desk.share(product(past_desk.right.indicators, SUBJECTS, periods)):
        then = expected(right_before.figure(*whose, indicator, days(period)))
        now = expected(past_desk.right.figure(*whose, indicator, days(period)))
        answer = past_desk.answer(known(past_desk, indicator, whose, period, BROUGHT))
        got = figure_of(answer)
        is_none = then == "no_data" and (isinstance(answer, Refusal) or got.startswith("- / - / - "))
        told = answer.now if isinstance(answer, Value) else None
        if not is_none and (got != then or (written(told) if told else then) != now):
            wrong.append((indicator, whose, period, got, then, told and written(told), now))
    assert wrong == [], "\n".join(map(str, wrong[:5]))


def test_some_figures_were_put_right_since(past_desk: Desk) -> None:
    answer = past_desk.answer(known(past_desk, "kyso", ("X010", OWN), "2026-10", BROUGHT))
    assert isinstance(answer, Value), answer
    assert answer.now
    after = past_desk.answer(known(past_desk, "kyso", ("X010", OWN), "2026-10", CORRECTED))
    assert isinstance(after, Value), after
    assert written(after.result) == written(answer.now)
    assert after.now is None


@pytest.mark.parametrize("whose", SUBJECTS)
def test_before_anything_was_approved_nothing_was_known(past_desk: Desk, whose: tuple[str, str]) -> None:
    indicator = "hoso" if whose[1] == OWN and whose[0] == PROVINCE else "kyso"
    question = known(past_desk, indicator, whose, "2026-09", date(2026, 11, 13))
    answer = past_desk.answer(question)
    assert isinstance(answer, Refusal), answer
    assert (answer.reason, answer.as_of) == (Reason.NOT_YET_KNOWN, date(2026, 11, 13))
    assert answer.offers == (replace(question, as_of=None),)


def test_what_nobody_ever_reported_is_no_secret_of_the_past(past_desk: Desk) -> None:
    answer = past_desk.answer(known(past_desk, "kyso", ("X040", OWN), "2026-10", TODAY))
    assert isinstance(answer, Refusal), answer
    assert answer.reason is Reason.NO_DATA


def test_the_latest_figure_of_a_past_day_is_the_latest_that_was_known(past_desk: Desk) -> None:
    question = replace(past_desk.question(Kind.VALUE, "kyso", (PROVINCE, "xa")), as_of=BROUGHT)
    answer, now = past_desk.answer(question), past_desk.answer(replace(question, as_of=None))
    assert isinstance(answer, Value), answer
    assert isinstance(now, Value), now
    assert answer.result.finding.period == now.result.finding.period
    assert answer.now is not None


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.VALUE, Kind.DEFINITION, Kind.CATALOGUE}))
def test_only_one_figure_at_a_time_is_told_of_a_past_day(past_desk: Desk, kind: Kind) -> None:
    question = replace(past_desk.question(kind, "kyso", (PROVINCE, "xa")), as_of=BROUGHT)
    answer = past_desk.answer(question)
    assert isinstance(answer, Refusal), answer
    assert answer.reason is Reason.ONE_FIGURE_THEN
    assert answer.offers == (replace(question, as_of=None),)


def test_the_latest_figure_of_a_former_unit_names_what_it_has_become(past_desk: Desk) -> None:
    question = past_desk.question(Kind.VALUE, "kyso", ("O1", OWN))
    answer = past_desk.answer(question)
    assert isinstance(answer, Value), answer
    assert answer.became
    assert [who.unit.code for who in answer.became] == ["X005", "X006"]
    then = past_desk.answer(replace(question, period=answer.result.finding.period))
    own = past_desk.answer(question, home="O1")
    assert isinstance(then, Value)
    assert isinstance(own, Value)
    assert (then.became, own.became) == (None, None)


def test_who_asks_for_a_cause_reads_what_the_unit_has_noted_of_it_and_nothing_else(desk: Desk) -> None:
    noted, silent = (desk.right.units[code].name_vi for code in ("X033", "X030"))
    answer = desk.ask(f"vì sao ký số {noted} tháng 10 thấp")
    assert isinstance(answer, Sources), answer
    assert [each.note.vi for each in answer.figures if each.note] == ["mất điện cả tháng"]
    unknown = desk.ask(f"vì sao ký số {silent} tháng 10 thấp")
    assert isinstance(unknown, Unclear), unknown
    assert unknown.doubt is Doubt.NO_CAUSE
