"""A leader gets the right figure of everybody for every period, with its change and its target."""

from collections.abc import Iterator
from itertools import product

from bot.domain.answer import Answer, Refusal, Unclear, Value
from tests.province import oracle
from tests.province.asking import PERIODS, Desk, expected, figure_of, span_of
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Oracle, Span, Total
from tests.province.reckoning import moved

SUBJECTS = (
    ("", PROVINCE, ALL),
    ("xã", PROVINCE, "xa"),
    ("departments", PROVINCE, "so"),
    ("UBND tỉnh", PROVINCE, OWN),
    ("Sở Y tế", "S03", OWN),
    ("SXD", "S04", OWN),
    ("Sơn Hà", "X001", OWN),
    ("xã Ba Tô", "X004", OWN),
    ("Hành Thiện", "X033", OWN),
    ("Hành Vĩnh", "X035", OWN),
    ("Hành Tín", "X031", OWN),
)
NONE_GIVEN = {"no_data", "no_data_at_all", "unit_not_yet"}  # each says why there is no figure


def test_a_leader_gets_the_right_figure_with_its_change_and_target(desk: Desk) -> None:
    wrong: list[str] = []
    for indicator, (words, code, who) in desk.share(product(desk.right.indicators, SUBJECTS)):
        latest = desk.right.latest(code, who, indicator)
        wrong += _wrong_about(f"/{indicator} {words}", desk.ask(f"/{indicator} {words}"), latest)
        for period, span in PERIODS:
            text = f"/{indicator} {words} {period}"
            total = desk.right.figure(code, who, indicator, span)
            answer = desk.ask(text)
            wrong += _wrong_about(text, answer, total)
            if isinstance(answer, Value):
                wrong += _wrong_beside(desk.right, text, answer, (indicator, code, who, span))
    assert wrong == [], f"{len(wrong)} wrong\n" + "\n".join(wrong)


def _wrong_about(text: str, answer: Answer | Refusal | Unclear, total: Total | None) -> list[str]:
    """Return what is wrong about the figure itself."""
    got, right = figure_of(answer), expected(total)
    is_none = got in NONE_GIVEN or got.startswith("- / - / - ")  # a row that is only a note has no number
    is_right = got == right or (right == "no_data" and is_none)
    return [] if is_right else [f"{text}\n  got   {got}\n  right {right}"]


def _wrong_beside(
    oracle_: Oracle, text: str, answer: Value, asked: tuple[str, str, str, Span]
) -> Iterator[str]:
    """Yield what is wrong about the change and the target."""
    got, right = answer.change, _change(oracle_, asked)
    shown = (got.points, span_of(got.since)) if got else None
    if shown != right:
        yield f"{text}\n  change {shown}\n  right  {right}"
    judged, target = answer.result.judgement, _target(oracle_, asked)
    stands = (judged.reached, judged.points, judged.missing) if judged else None
    if stands != target and not (judged and judged.reached is None):
        yield f"{text}\n  target {stands}\n  right  {target}"


def _change(right: Oracle, asked: tuple[str, str, str, Span]) -> object:
    """Return how far a number has moved since the span before, where both were told in full."""
    indicator, code, who, span = asked
    if span[0].day != 1 or span[1].month - span[0].month not in {0, 2, 5, 11} or span[1].day < 28:
        return None
    earlier = oracle.before(span)
    points = moved(right, (code, who, indicator), earlier, span)
    return None if points is None else (points, earlier)


def _target(right: Oracle, asked: tuple[str, str, str, Span]) -> object:
    """Return whether the target is reached, how far off the number is, and how many things are missing."""
    indicator, code, who, span = asked
    total, number = right.figure(code, who, indicator, span), right.number(code, who, indicator, span)
    goal = right.target(_tier(right, asked), indicator)
    is_many = who == ALL or who in right.tiers
    if total is None or number is None or goal is None or (is_many and not right.is_ratio(indicator)):
        return None
    is_up = right.indicators[indicator]["direction"] == "up"
    reached = number >= goal if is_up else number <= goal
    return reached, number - goal, None if reached else right.missing(total, goal, indicator)


def _tier(right: Oracle, asked: tuple[str, str, str, Span]) -> str | None:
    """Return whose target counts: a whole of which only one tier reports is that tier."""
    indicator, code, who, _ = asked
    if who != ALL:
        return who or right.units[code].tier
    reporting = {right.units[unit].tier for unit, of, _ in right.own if of == indicator}
    return reporting.pop() if len(reporting) == 1 else None
