"""What periods are called, and how far a figure reaches over the one that was asked."""

from datetime import date

import pytest

from bot.domain.indicator import Indicator
from bot.domain.period import Period, parse
from bot.showing import periods
from bot.showing.reach import period_of
from tests.showing.samples import (
    COMPUTERS,
    PROVINCE,
    SIGNING,
    SPEECHES,
    TODAY,
    measure,
    result,
    standing,
    whole,
)

VI, EN = SPEECHES["vi"], SPEECHES["en"]


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("2026-10", "tháng 10/2026", "October 2026"),
        ("2026-Q4", "quý 4/2026", "Q4 2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "first half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "second half of 2026"),
        ("2026-9M", "9 tháng đầu năm 2026", "first nine months of 2026"),
        ("2026", "năm 2026", "2026"),
        ("2026-W47", "tuần 47/2026 (16–22/11/2026)", "week 47, 2026 (16–22 November 2026)"),
        ("2026-W49", "tuần 49/2026 (30/11–06/12/2026)", "week 49, 2026 (30 November–6 December 2026)"),
        (
            "2026-W53",
            "tuần 53/2026 (28/12/2026–03/01/2027)",
            "week 53, 2026 (28 December 2026–3 January 2027)",
        ),
        ("2022-06-24", "24/06/2022", "24 June 2022"),
        ("2022-01-01/2022-06-24", "đến 24/06/2022", "to 24 June 2022"),
        ("2026-03-01/2026-04-15", "01/03–15/04/2026", "1 March–15 April 2026"),
    ],
)
def test_a_period_is_called_in_both_languages(text: str, vietnamese: str, english: str) -> None:
    assert periods.name(VI, parse(text)) == vietnamese
    assert periods.name(EN, parse(text)) == english


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("2022-06-24", "ngày 24/06/2022", "24 June 2022"),
        ("2022-01-01/2022-06-24", "kỳ 01/01–24/06/2022", "1 January–24 June 2022"),
        ("2026-W47", "tuần 47/2026", "week 47, 2026"),
    ],
)
def test_a_period_reads_within_a_sentence(text: str, vietnamese: str, english: str) -> None:
    assert periods.within(VI, parse(text)) == vietnamese
    assert periods.within(EN, parse(text)) == english


@pytest.mark.parametrize(
    ("before", "now", "called"),
    [
        ("2026-09", "2026-10", "tháng 9"),
        ("2025-12", "2026-01", "tháng 12/2025"),
        ("2026-Q2", "2026-Q3", "quý 2"),
        ("2026-W46", "2026-W47", "tuần 46"),
        ("2025-W52", "2026-W01", "tuần 52/2025"),
        ("2025", "2026", "năm 2025"),
    ],
)
def test_an_earlier_period_has_its_year_only_where_it_is_another(before: str, now: str, called: str) -> None:
    assert periods.beside(VI, parse(before), parse(now)) == called


def reach(asked: str, *pieces: str, indicator: Indicator = SIGNING, today: date = TODAY) -> tuple[str, str]:
    """Return how a figure's period reads, in both languages."""
    found: tuple[Period, ...] = tuple(parse(piece) for piece in pieces)
    figure = result(whole(PROVINCE), indicator, standing(measure("1", "2"), parse(asked)), pieces=found)
    return period_of(VI, figure, today), period_of(EN, figure, today)


@pytest.mark.parametrize(
    ("asked", "pieces", "vietnamese", "english"),
    [
        ("2026-Q4", ["2026-10"], "quý 4/2026, đến hết tháng 10", "Q4 2026, to the end of October"),
        ("2026-H2", ["2026-07", "2026-08"], "6 tháng cuối năm 2026, đến hết tháng 8", None),
        ("2026", ["2026-Q3", "2026-Q4"], "năm 2026, từ tháng 7", "2026, from July"),
        (
            "2026",
            ["2026-07", "2026-08"],
            "năm 2026, từ tháng 7 đến hết tháng 8",
            "2026, from July to the end of August",
        ),
        (
            "2022",
            ["2022-01-01/2022-06-24"],
            "năm 2022, đến hết ngày 24/06/2022",
            "2022, to 24 June 2022",
        ),
        ("2026-Q1", ["2026-01", "2026-03"], "quý 1/2026, chỉ gồm tháng 1, 3", "Q1 2026, only January, March"),
        (
            "2026",
            ["2026-01", "2026-02", "2026-03", "2026-06"],
            "năm 2026, chỉ gồm tháng 1–3, 6",
            "2026, only January–March, June",
        ),
        ("2026", ["2026-Q1", "2026-Q3"], "năm 2026, chỉ gồm quý 1, 3", "2026, only quarters 1, 3"),
        (
            "2026",
            ["2026-W02", "2026-W03", "2026-W05"],
            "năm 2026, chỉ gồm tuần 2–3, 5",
            "2026, only weeks 2–3, 5",
        ),
        (
            "2026",
            [f"2026-{number:02}" for number in (1, 3, 5, 7, 9)],
            "năm 2026, chỉ gồm 5 kỳ, không liên tục",
            "2026, only 5 periods, with gaps",
        ),
        (
            "2025-12-01/2026-02-28",
            ["2025-12", "2026-02"],
            "01/12/2025–28/02/2026, chỉ gồm 01–31/12/2025, 01–28/02/2026",
            None,
        ),
        (
            "2026-05",
            ["2026-05-02", "2026-05-04"],
            "tháng 5/2026, chỉ gồm 02/05/2026, 04/05/2026",
            "May 2026, only 2 May 2026, 4 May 2026",
        ),
        ("2026", ["2026-05-02/2026-12-31"], "năm 2026, từ ngày 02/05/2026", "2026, from 2 May 2026"),
        (
            "2025-12-01/2026-02-28",
            ["2025-12"],
            "01/12/2025–28/02/2026, đến hết tháng 12/2025",
            None,
        ),
    ],
)
def test_a_partial_period_says_how_far_it_goes(
    asked: str, pieces: list[str], vietnamese: str, english: str | None
) -> None:
    said = reach(asked, *pieces)
    assert said[0] == vietnamese
    assert english is None or said[1] == english


def test_a_state_says_of_which_moment_it_is() -> None:
    assert reach("2022", "2022-06-24", indicator=COMPUTERS) == (
        "năm 2022, tại ngày 24/06/2022",
        "2022, as of 24 June 2022",
    )
    assert reach("2026", "2026-10", indicator=COMPUTERS) == (
        "năm 2026, tại cuối tháng 10",
        "2026, at the end of October",
    )


def test_the_last_month_s_state_is_the_quarter_s() -> None:
    assert reach("2026-Q3", "2026-09", indicator=COMPUTERS)[0] == "quý 3/2026"


def test_months_that_fill_a_quarter_need_no_word() -> None:
    assert reach("2026-Q3", "2026-07", "2026-08", "2026-09")[0] == "quý 3/2026"


def test_a_period_that_still_runs_says_so() -> None:
    assert reach("2026-11", "2026-11") == ("tháng 11/2026, chưa kết thúc", "November 2026, not yet over")
