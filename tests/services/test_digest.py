"""The weekly digest says first what matters, and why; then the rest."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from bot.domain.digest import Importance
from bot.domain.question import Kind
from tests.services.papers import MADE_UP, MONDAY, Papers, papers_of, told

LONG_AGO = MONDAY - timedelta(days=30)


@pytest.fixture
def papers(sqlite_url: str, tmp_path: Path) -> Iterator[Papers]:
    """Give a province that has reported nothing yet."""
    with papers_of(sqlite_url, tmp_path) as opened:
        yield opened


def test_what_misses_its_target_says_by_how_many_and_in_which_units(
    database_url: str, tmp_path: Path
) -> None:
    with papers_of(database_url, tmp_path) as papers:
        papers.report("x1 dvctt 2026-10 50/100", "x2 dvctt 2026-10 75/100", "x3 dvctt 2026-10 85/100")
        line = papers.digest().notable[0]
    assert told([line]) == ["xa dvctt misses"]
    assert line.result.judgement
    assert line.result.judgement.missing == 30  # of 300: 240 are aimed at
    assert [(behind.unit.code, behind.amount) for behind in line.units] == [("x1", 30)]
    assert line.share == Fraction(3000, 35)  # what x3 has too much of is set against nothing
    assert line.importance.off == 10


def test_as_many_units_are_named_as_lack_the_half(papers: Papers) -> None:
    papers.report("x1 dvctt 2026-10 70/100", "x2 dvctt 2026-10 69/100", "x3 dvctt 2026-10 68/100")
    line = papers.digest().notable[0]
    assert [(behind.unit.code, behind.amount) for behind in line.units] == [("x3", 12), ("x2", 11)]
    assert line.share == Fraction(2300, 33)


def test_units_are_not_told_apart_where_a_count_is_not_exact(papers: Papers) -> None:
    papers.report("x1 dvctt 2026-10 50/100", "x2 dvctt 2026-10 >70/100", "x3 dvctt 2026-10 60/100")
    (line,) = papers.digest().lines
    assert (line.units, line.share) == ((), None)


def test_what_fell_more_than_it_does_usually_is_told_with_who_fell(papers: Papers) -> None:
    papers.months("s1", "luu", "90/100", "91/100", "90/100", "91/100", "81/100")
    papers.months("s2", "luu", "90/100", "90/100", "91/100", "90/100", "91/100")
    (line,) = papers.digest().notable
    assert told([line]) == ["so luu fell"]
    assert [(behind.unit.code, behind.amount) for behind in line.units] == [("s1", -10)]
    assert line.change
    assert (str(line.change.since), line.change.points) == ("2026-09", Fraction(-9, 2))
    assert line.importance.worse == Fraction(9, 2)


def test_what_rose_more_than_it_does_usually_is_told(papers: Papers) -> None:
    papers.months("s1", "luu", "80/100", "81/100", "80/100", "81/100", "90/100")
    (line,) = papers.digest().notable
    assert told([line]) == ["so luu rose"]
    assert line.importance == Importance(moved=Fraction(9), unusual=Fraction(9))


def test_the_same_change_is_steady_for_whom_it_is_usual(papers: Papers) -> None:
    papers.months("s1", "luu", "80/100", "90/100", "80/100", "90/100", "81/100")
    assert told(papers.digest().lines) == ["so luu steady"]


def test_only_the_last_eight_changes_say_what_is_usual(papers: Papers) -> None:
    wild, calm = ["50/100", "90/100"], ["80/100", "81/100"] * 3
    papers.months("s1", "luu", *wild, *calm, "80/100", "84/100")
    assert told(papers.digest().lines) == ["so luu rose"]
    papers.months("s2", "luu", *wild * 4, "80/100", "84/100")
    assert told(papers.digest("s2").lines) == ["s2 luu steady"]


def test_what_is_back_at_its_target_is_told(papers: Papers) -> None:
    papers.months("s1", "kyso", "95/100", "94/100", "95/100", "94/100", "95/100")
    assert told(papers.digest().notable) == ["so kyso back"]


def test_a_number_of_things_is_weighed_by_what_it_was(papers: Papers) -> None:
    papers.months("s1", "hoso", "100", "101", "100", "101", "202")
    (line,) = papers.digest("s1").notable
    assert told([line]) == ["s1 hoso rose"]
    assert line.importance.moved == 100
    assert line.importance.worse == 0  # more files are neither better nor worse


def test_less_is_better_for_what_is_overdue(papers: Papers) -> None:
    papers.months("s1", "quahan", "1/100", "1/100", "1/100", "1/100", "2/100")
    (line,) = papers.digest().notable
    assert told([line]) == ["so quahan rose"]
    assert line.importance.worse == 1


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        # further from its target
        (["s1 dvctt 2026-10 70/100"], ["s1 kyso 2026-10 94/100"], ["so dvctt misses", "so kyso misses"]),
        (["s1 dvctt 2026-10 79/100"], ["s1 kyso 2026-10 90/100"], ["so kyso misses", "so dvctt misses"]),
        # as far, but falling
        (
            ["s1 dvctt 2026-09 79/100", "s1 dvctt 2026-10 75/100"],
            ["s1 kyso 2026-09 93/100", "s1 kyso 2026-10 90/100"],
            ["so dvctt misses", "so kyso misses"],
        ),
        (
            ["s1 dvctt 2026-09 71/100", "s1 dvctt 2026-10 75/100"],
            ["s1 kyso 2026-09 91/100", "s1 kyso 2026-10 90/100"],
            ["so kyso misses", "so dvctt misses"],
        ),
        # all the same: in the catalogue's order
        (["s1 dvctt 2026-10 75/100"], ["s1 kyso 2026-10 90/100"], ["so kyso misses", "so dvctt misses"]),
        # a target before any change
        (
            ["s1 dvctt 2026-10 79/100"],
            ["s1 kyso 2026-09 99/100", "s1 kyso 2026-10 96/100"],
            ["so dvctt misses", "so kyso fell"],
        ),
    ],
)
def test_the_more_important_comes_first(
    papers: Papers, first: list[str], second: list[str], order: list[str]
) -> None:
    papers.report(*first, *second)
    assert told(papers.digest().notable) == order


def test_of_equal_changes_the_less_usual_comes_first(papers: Papers) -> None:
    papers.months("s1", "kyso", "95/100", "97/100", "95/100", "97/100", "95/100", "99/100")
    papers.months("s1", "dvctt", "85/100", "86/100", "85/100", "86/100", "85/100", "89/100")
    assert told(papers.digest("s1").notable) == ["s1 dvctt rose", "s1 kyso rose"]


def test_a_change_is_told_once_and_a_missed_target_until_it_is_reached(papers: Papers) -> None:
    papers.months("s1", "luu", "90/100", "91/100", "90/100", "91/100", "81/100")
    papers.report("s1 kyso 2026-10 50/100")
    assert told(papers.digest().notable) == ["so kyso misses", "so luu fell"]
    later = papers.digest(since=MONDAY)
    assert told(later.notable) == ["so kyso misses"]
    assert told(later.steady) == ["so luu steady"]
    assert not any(line.is_new for line in later.lines)


def test_what_is_new_comes_before_what_was_told_already(papers: Papers) -> None:
    papers.report("s1 kyso 2026-10 50/100", at=LONG_AGO)
    papers.report("s1 dvctt 2026-10 79/100")
    digest = papers.digest()
    assert told(digest.notable) == ["so dvctt misses", "so kyso misses"]
    assert [line.is_new for line in digest.notable] == [True, False]


def test_a_week_without_new_figures_says_so(papers: Papers) -> None:
    papers.report("s1 kyso 2026-10 96/100", at=LONG_AGO)
    assert not papers.digest().news
    papers.report("s1 kyso 2026-11 97/100")
    assert papers.digest().news


def test_a_figure_put_right_is_news(papers: Papers) -> None:
    papers.report("s1 kyso 2026-09 96/100", "s1 kyso 2026-10 96/100", at=LONG_AGO)
    papers.report("s1 kyso 2026-09 97/100")
    assert papers.digest().news


def test_what_few_have_reported_is_news_before_it_is_told(papers: Papers) -> None:
    papers.report("x1 kyso 2026-10 96/100")
    digest = papers.digest()
    assert (digest.lines, digest.news) == ((), True)


def test_nothing_at_all_is_no_news(papers: Papers) -> None:
    digest = papers.digest()
    assert (digest.lines, digest.gaps, digest.news) == ((), (), False)


def test_who_has_not_reported_is_told(papers: Papers) -> None:
    papers.report("x1 kyso 2026-10 96/100", "x3 kyso 2026-10 96/100")
    (gap,) = papers.digest().gaps
    assert [unit.code for unit in gap.silent] == ["x2"]
    assert str(gap.period) == "2026-10"


def test_the_cause_given_most_often_comes_first(papers: Papers) -> None:
    papers.report(
        "x1 quahan 2026-10 1/100 mất điện | no power",
        "x2 quahan 2026-10 1/100 chờ ý kiến | waiting for opinions",
        "x3 quahan 2026-10 1/100 chờ ý kiến | waiting for opinions",
        "s1 kyso 2026-10 96/100 đếm lại | counted anew",
    )
    digest = papers.digest()
    assert told(digest.overdue) == ["xa quahan steady"]
    assert [(cause.text.en, cause.times) for cause in digest.overdue[0].causes] == [
        ("waiting for opinions", 2),
        ("no power", 1),
    ]
    assert digest.steady[0].causes == ()


def test_a_cause_without_a_number_is_told(papers: Papers) -> None:
    papers.bring("51,all,quahan,2026-10,,,,báo cáo,đã có biện pháp | remedies were taken")
    (line,) = papers.digest().overdue
    assert line.causes[0].text.en == "remedies were taken"


def test_made_up_figures_never_stand_beside_published_ones(papers: Papers) -> None:
    papers.report("s1 kyso 2026-10 10/100", "s2 dvctt 2026-10 10/100", source=MADE_UP)
    alone = papers.digest()
    assert alone.illustrative
    assert told(alone.lines) == ["so kyso misses", "so dvctt misses"]
    papers.report("s1 luu 2026-10 90/100")
    beside = papers.digest()
    assert told(beside.lines) == ["so luu steady"]
    assert [gap.indicator.code for gap in beside.gaps] == ["luu"]
    assert not beside.illustrative


def test_a_unit_is_told_nothing_of_the_others(papers: Papers) -> None:
    papers.report("x1 kyso 2026-10 90/100", "x2 kyso 2026-10 80/100", "s1 kyso 2026-10 70/100")
    digest = papers.digest("x2")
    assert told(digest.lines) == ["x2 kyso misses"]
    assert digest.lines[0].units == ()
    assert digest.gaps == ()


def test_only_the_chosen_indicators_are_told(papers: Papers) -> None:
    papers.report("s1 kyso 2026-10 90/100", "s1 dvctt 2026-10 70/100")
    digest = papers.digest(codes=["dvctt", "unknown"])
    assert told(digest.lines) == ["so dvctt misses"]
    assert [gap.indicator.code for gap in digest.gaps] == ["dvctt"]


def test_what_was_published_for_all_together_is_told(papers: Papers) -> None:
    papers.bring("51,all,kyso,2026-10,940,1000,,báo cáo,")
    digest = papers.digest()
    assert told(digest.lines) == ["51 kyso misses"]
    papers.report("x1 kyso 2026-11 96/100", "x2 kyso 2026-11 96/100", "x3 kyso 2026-11 96/100")
    assert told(papers.digest().lines) == ["xa kyso steady"]


def test_a_line_opens_the_figure_that_it_tells(papers: Papers) -> None:
    papers.report("s1 kyso 2026-10 90/100")
    question = papers.digest().lines[0].question
    assert (question.kind, str(question.period)) == (Kind.VALUE, "2026-10")
