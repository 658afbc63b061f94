"""The data that ships: what the article states is all there, and everything refers to something that is."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

import pytest

from bot.domain.text import fold

DEMO = files("db") / "demo"
FILES = ("tiers.csv", "units.csv", "indicators.csv", "figures-article.csv", "figures-illustrative.csv")
ILLUSTRATIVE = "số liệu minh họa | illustrative figures"
MONTHS = [f"2022-0{month}" for month in range(1, 6)]


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DEMO / name).read_text(encoding="utf-8").splitlines()))


def codes(name: str) -> list[str]:
    return [row["code"] for row in rows(name)]


class Statement(NamedTuple):
    """One line of the README's table: a statement of the article, and the cells that carry it."""

    number: str
    words: str
    tier: str
    indicator: str
    cells: str

    def stated(self) -> dict[str, str]:
        """Return what each column must hold; an empty text where any will do."""
        named = [cell.partition(" ") for cell in self.cells.split(", ")]
        return {column: value for column, _, value in named}


def statements() -> list[Statement]:
    lines = (DEMO / "README.md").read_text(encoding="utf-8").splitlines()
    return [
        Statement(*(cell.strip() for cell in line.split("|")[1:-1]))
        for line in lines
        if line.startswith("| S")
    ]


def lexicon() -> dict[str, set[str]]:
    """Every word for an indicator or a tier, folded, with what it stands for."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for kind in ("indicators.csv", "tiers.csv"):
        for row in rows(kind):
            spoken = (row["code"], row["name_vi"], row["name_en"], *row["aliases"].split(";"))
            for word in spoken:
                meant[fold(word)].add(f"{kind} {row['code']}")
    return meant


@pytest.mark.parametrize("name", FILES)
def test_an_office_can_open_every_file_as_plain_utf8(name: str) -> None:
    raw = (DEMO / name).read_bytes()
    text = raw.decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert all(None not in row and None not in row.values() for row in rows(name))


def test_a_leader_finds_all_28_statements_of_the_article_with_their_qualifiers() -> None:
    published = {(row["tier"], row["indicator"]): row for row in rows("figures-article.csv")}
    assert [statement.number for statement in statements()] == [f"S{number:02}" for number in range(1, 29)]
    for statement in statements():
        row = published[statement.tier, statement.indicator]
        for column, value in statement.stated().items():
            assert row[column] == value if value else row[column], f"{statement.number}: {column}"


def test_a_leader_finds_no_number_in_the_article_s_rows_that_no_statement_gives() -> None:
    given: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for statement in statements():
        given[statement.tier, statement.indicator] |= statement.stated()
    for row in rows("figures-article.csv"):
        stated = given[row["tier"], row["indicator"]]
        assert all(row[column] == stated.get(column, "") for column in ("numerator", "denominator", "rate"))


def test_a_leader_reads_one_period_for_what_adds_up_and_one_day_for_what_is_a_state() -> None:
    accumulation = {row["code"]: row["accumulation"] for row in rows("indicators.csv")}
    periods = {"flow": "2022-01-01/2022-06-24", "stock": "2022-06-24"}
    for row in rows("figures-article.csv"):
        assert row["period"] == periods[accumulation[row["indicator"]]]
        assert row["source"] == "bài báo 24/06/2022 | newspaper article, 24 June 2022"


def test_a_leader_is_told_of_every_made_up_figure_that_it_is_illustrative() -> None:
    for row in rows("figures-illustrative.csv"):
        assert row["source"] == ILLUSTRATIVE
        assert row["period"] in MONTHS
        assert not row["tier"]


def test_a_leader_reads_notes_and_sources_in_both_languages() -> None:
    for row in chain(rows("figures-article.csv"), rows("figures-illustrative.csv")):
        assert all(row[column].count(" | ") == 1 for column in ("source", "note") if row[column])


def test_every_row_speaks_of_a_unit_a_tier_and_an_indicator_that_are_there() -> None:
    tiers, units, indicators = codes("tiers.csv"), codes("units.csv"), codes("indicators.csv")
    for known in (tiers, units, indicators):
        assert len(set(known)) == len(known)
    for row in rows("units.csv"):
        assert row["tier"] in tiers
        assert {row["parent"], *row["successor"].split(";")} <= {"", *units}
    for row in chain(rows("figures-article.csv"), rows("figures-illustrative.csv")):
        assert row["unit"] in units
        assert row["tier"] in {"", "all", *tiers}
        assert row["indicator"] in indicators


def test_a_leader_finds_20_communes_of_2022_and_the_7_that_they_became() -> None:
    units = {row["code"]: row for row in rows("units.csv")}
    before = [row for row in units.values() if row["parent"] == "802" and row["tier"] == "xa"]
    became = {code for row in before for code in row["successor"].split(";")}
    assert len(before) == 20
    assert became == set(units["802"]["successor"].split(";"))
    assert len(became) == 7
    assert {units[code]["parent"] for code in became} == {"80"}
    assert units["27967-cu"]["successor"] == "27964;27976"
    assert all(row["valid_to"] == "2025-06-30" for row in before)
    assert {units[code]["valid_from"] for code in became} == {"2025-07-01"}


def test_no_word_for_one_indicator_or_tier_is_a_word_for_another() -> None:
    assert not {word: meant for word, meant in lexicon().items() if len(meant) > 1 or not word}


def test_no_name_of_a_unit_is_taken_for_an_indicator_or_a_tier() -> None:
    words = lexicon()
    for row in rows("units.csv"):
        bare = re.sub("^(Xã|Thị trấn|Huyện|Tỉnh|Phòng) ", "", row["name_vi"])
        named = {fold(text) for text in (row["name_vi"], row["name_en"], bare, *row["aliases"].split(";"))}
        assert not named & words.keys()


@pytest.mark.parametrize("indicator", ["kyso", "dunghan", "dvctt"])
def test_a_leader_sees_someone_missing_in_may_though_most_have_reported(indicator: str) -> None:
    communes = {row["code"] for row in rows("units.csv") if row["parent"] == "802" and row["tier"] == "xa"}
    reported = Counter(
        row["period"]
        for row in rows("figures-illustrative.csv")
        if row["indicator"] == indicator and row["unit"] in communes
    )
    assert sorted(reported) == MONTHS
    assert all(10 < number <= 20 for number in reported.values())
    assert reported["2022-05"] < 20


def test_an_officer_finds_the_made_up_counts_agreeing_with_each_other() -> None:
    counts: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in rows("figures-illustrative.csv"):
        key = (row["unit"], row["period"], row["indicator"])
        assert key not in counts
        counts[key] = int(row["numerator"]), int(row["denominator"])
        assert 0 <= counts[key][0] <= counts[key][1]
        assert counts[key][1] > 0
    for (unit, period, indicator), (_, base) in counts.items():
        issued = {"kyso": "phathanh", "luanchuyen": "vanbanden"}.get(indicator)
        assert issued is None or counts[unit, period, issued][0] == base
