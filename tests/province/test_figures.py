"""A leader gets the right figure of everybody, for every period, on both databases."""

from collections.abc import Iterator

from tests.province.asking import PERIODS, Desk, expected, figure_of
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN

SUBJECTS = (
    ("", PROVINCE, ALL),
    ("toàn tỉnh", PROVINCE, ALL),
    ("xã", PROVINCE, "xa"),
    ("departments", PROVINCE, "so"),
    ("UBND tỉnh", PROVINCE, OWN),
    ("Sở Y tế", "S03", OWN),
    ("so tu phap", "S06", OWN),
    ("Sở Nội vụ", "S01", OWN),
    ("SXD", "S04", OWN),
    ("Sơn Hà", "X001", OWN),
    ("xã Ba Tô", "X004", OWN),
    ("phường Nghĩa Lâm", "X009", OWN),
    ("mo duc", "X015", OWN),
    ("Hành Tín", "X031", OWN),
)


NONE_GIVEN = {"no_data", "no_data_at_all", "unit_not_yet"}  # each says why there is no figure


def questions(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield every question, and what is right."""
    for indicator in desk.right.indicators:
        for words, code, who in SUBJECTS:
            latest = desk.right.latest(code, who, indicator)
            yield f"/{indicator} {words}", expected(latest)
            for period, span in PERIODS:
                total = desk.right.figure(code, who, indicator, span)
                yield f"/{indicator} {words} {period}", expected(total)


def test_a_leader_gets_the_exact_figure_of_everybody_for_every_period(desk: Desk) -> None:
    wrong: list[str] = []
    for text, right in questions(desk):
        got = figure_of(desk.ask(text))
        if got != right and not (right == "no_data" and got in NONE_GIVEN):
            wrong.append(f"{text}\n  got   {got}\n  right {right}")
    assert wrong == [], f"{len(wrong)} wrong\n" + "\n".join(wrong)
