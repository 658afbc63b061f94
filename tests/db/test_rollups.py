"""What communes report is added up as a leader would do it by hand."""

import shutil
from collections.abc import Generator
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Row, delete, select, update

from bot.domain.figure import Measure
from bot.domain.period import month
from bot.domain.quantity import Quantity
from bot.domain.quantity_text import parse_quantity
from db.catalogue import tier, unit
from db.figures import rollup
from db.rollups import Difference, first_difference
from tests.services.office import Office, opened

UNITS = """code,parent,tier,name_vi
T,,tinh,T
A,T,huyen,A
B,T,huyen,B
a1,A,xa,a1
a2,A,xa,a2
a3,A,xa,a3
a4,A,xa,a4
b1,B,xa,b1
b2,B,xa,b2
c,T,xa,c
"""
MADE_UP = "số liệu minh họa | illustrative figures"
MAY = month(2022, 5)


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office with two districts and seven communes, one of which is right below the province."""
    with opened(database_url, tmp_path) as each:
        each.write("units.csv", UNITS)
        yield each


def kept(office: Office, unit_code: str, tier_code: str = "xa") -> Row[tuple[object, ...]] | None:
    """Return what is kept for a tier below a unit; there is one indicator and one period."""
    with office.database.reading() as conn:
        return conn.execute(
            select(rollup)
            .join(unit, unit.c.id == rollup.c.unit_id)
            .join(tier, tier.c.id == rollup.c.tier_id)
            .where(unit.c.code == unit_code, tier.c.code == tier_code)
        ).first()


def sums(office: Office, unit_code: str, tier_code: str = "xa") -> tuple[str, ...]:
    """Return the coverage, the two sums and the worst three as a leader would note them."""
    row = kept(office, unit_code, tier_code)
    assert row is not None
    with office.database.reading() as conn:
        codes = {each.id: each.code for each in conn.execute(select(unit.c.id, unit.c.code))}
    return (
        f"{row.summed} of {row.reported}",
        f"{row.numerator} ({row.numerator_qualifier})",
        f"{row.denominator} ({row.denominator_qualifier})",
        " ".join(codes[int(each)] for each in row.worst.split()),
    )


def brought(office: Office, *rows: str, indicator: str = "kyso") -> None:
    """Bring in figures of May, written as ``unit,tier,numerator,denominator,rate,source``."""
    cells = [row.split(",") for row in rows]
    office.figures(
        *(
            f"{code},{tier_},{indicator},2022-05,{part},{whole},{rate},{source},"
            for code, tier_, part, whole, rate, source in cells
        )
    )
    office.must_bring()
    with office.database.reading() as conn:
        assert first_difference(conn) is None


def test_a_district_and_the_province_have_the_sum_of_their_communes(office: Office) -> None:
    brought(office, "a1,,9,10,,r", "a2,,8,10,,r", "a3,,10,10,,r", "a4,,7,10,,r", "b1,,1,2,,r", "c,,3,3,,r")
    assert sums(office, "A") == ("4 of 4", "34 (0)", "40 (0)", "a4 a2 a1")
    assert sums(office, "B") == ("1 of 1", "1 (0)", "2 (0)", "b1")
    assert sums(office, "T") == ("6 of 6", "38 (0)", "45 (0)", "b1 a4 a2")


def test_each_tier_is_added_up_for_itself(office: Office) -> None:
    brought(office, "a1,,1,2,,r", "A,,3,4,,r", "B,,5,6,,r", "T,,7,8,,r")
    assert sums(office, "T", "huyen") == ("2 of 2", "8 (0)", "10 (0)", "A B")
    assert sums(office, "T") == ("1 of 1", "1 (0)", "2 (0)", "a1")
    assert kept(office, "T", "tinh") is None


def test_an_aggregate_and_a_note_are_no_reports_of_a_member(office: Office) -> None:
    office.figures("A,xa,kyso,2022-05,1,2,,r,", "A,all,kyso,2022-05,1,2,,r,", "a1,,kyso,2022-05,,,,r,Vì sao")
    office.must_bring()
    assert kept(office, "A") is None


def test_sums_of_qualified_numbers_are_qualified(office: Office) -> None:
    brought(office, "a1,,>9,10,,r", "a2,,8,<10,,r", "b1,,<1,2,,r")
    assert sums(office, "A")[1:3] == ("17 (3)", "20 (12)")
    assert sums(office, "T")[1:3] == ("18 (5)", "22 (12)")


def test_a_rate_without_counts_is_reported_and_ranked_but_not_added(office: Office) -> None:
    brought(office, "a1,,9,10,,r", "a2,,,,12.5,r", "a3,,8,,,r", "a4,,0,0,,r")
    assert sums(office, "A") == ("2 of 4", "9 (0)", "10 (0)", "a2 a1")


def test_a_published_rate_goes_before_the_counts_among_the_worst(office: Office) -> None:
    brought(office, "a1,,1,10,99,r", "a2,,5,10,,r")
    assert sums(office, "A")[3] == "a2 a1"


def test_shares_that_differ_in_the_seventeenth_place_are_told_apart(office: Office) -> None:
    brought(office, "a1,,99999999999998,99999999999999,,r", "a2,,99999999999997,99999999999998,,r")
    assert sums(office, "A")[3] == "a2 a1"


def test_for_what_is_better_low_the_highest_is_the_worst(office: Office) -> None:
    brought(office, "a1,,1,10,,r", "a2,,5,10,,r", "a3,,3,10,,r", "a4,,5,10,,r", indicator="quahan")
    assert sums(office, "A")[3] == "a2 a4 a3"


def test_a_count_needs_no_denominator_and_keeps_one_where_all_have_it(office: Office) -> None:
    brought(office, "a1,,3,,,r", "a2,,5,8,,r", "b1,,2,4,,r", "b2,,1,2,,r", indicator="taikhoan")
    assert sums(office, "A") == ("2 of 2", "8 (0)", "None (0)", "a1 a2")
    assert sums(office, "B") == ("2 of 2", "3 (0)", "6 (0)", "b2 b1")


def test_what_has_no_better_way_has_no_worst(office: Office) -> None:
    brought(office, "a1,,3,,,r", indicator="kehoach")
    assert sums(office, "A")[3] == ""


def test_made_up_figures_count_only_where_nothing_is_published(office: Office) -> None:
    brought(office, f"a1,,1,10,,{MADE_UP}", f"a2,,2,10,,{MADE_UP}", "b1,,3,10,,r")
    assert sums(office, "A")[:2] == ("2 of 2", "3 (0)")
    assert sums(office, "T")[:2] == ("1 of 1", "3 (0)")


def test_a_correction_moves_the_sum(office: Office) -> None:
    brought(office, "a1,,1,10,,r", "a2,,2,10,,r")
    brought(office, "a1,,5,10,,r2")
    assert sums(office, "A") == ("2 of 2", "7 (0)", "20 (0)", "a2 a1")
    row = kept(office, "A")
    assert row is not None
    assert (row.sources, row.batch_id) == ("2 1", 2)


def test_a_unit_that_moves_takes_its_figures_along(office: Office) -> None:
    brought(office, "a1,,1,10,,r", "b1,,2,10,,r")
    office.write("units.csv", UNITS.replace("a1,A", "a1,B"))
    office.must_bring()
    assert kept(office, "A") is None
    assert sums(office, "B")[:2] == ("2 of 2", "3 (0)")
    with office.database.reading() as conn:
        assert first_difference(conn) is None


def test_an_indicator_that_turns_round_has_other_worst_units(office: Office) -> None:
    brought(office, "a1,,1,10,,r", "a2,,2,10,,r")
    path = office.folder / "indicators.csv"
    path.write_text(path.read_text().replace("ratio,flow,up", "ratio,flow,down"))
    office.must_bring()
    assert sums(office, "A")[3] == "a2 a1"


def test_a_roll_up_that_is_wrong_or_missing_is_found(office: Office) -> None:
    brought(office, "a1,,1,10,,r", "a2,,2,10,,r")
    row = kept(office, "A")
    assert row is not None
    wrong = Difference(row.unit_id, row.indicator_id, row.tier_id, MAY)
    of_district = rollup.c.unit_id == row.unit_id
    for spoil in (update(rollup).values(reported=3), update(rollup).values(worst=""), delete(rollup)):
        with office.database.writing() as conn:
            conn.execute(spoil.where(of_district))
            assert first_difference(conn) == wrong
            conn.rollback()


marks = st.sampled_from(["", "", ">", "<", "~", ">=", "<="])
BELOW = {"A": {"a1", "a2", "a3", "a4"}, "B": {"b1", "b2"}, "T": {"a1", "a2", "a3", "a4", "b1", "b2", "c"}}
Report = tuple[str, str, str, str]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Give numerator, denominator, rate and source as a commune may report them."""
    part = draw(st.integers(0, 5))
    whole = part + draw(st.integers(1, 5))
    rate = draw(st.sampled_from(["", "", "0", "50", "99.5"]))
    numbers = draw(st.sampled_from(["both", "one", "none"] if rate else ["both", "both", "one"]))
    return (
        "" if numbers == "none" else f"{draw(marks)}{part}",
        f"{draw(marks)}{whole}" if numbers == "both" else "",
        rate,
        draw(st.sampled_from(["r", "r2", MADE_UP])),
    )


@given(st.dictionaries(st.sampled_from(sorted(BELOW["T"])), reports(), min_size=1))
def test_any_reports_are_added_up_as_by_hand(migrated_sqlite: Path, found: dict[str, Report]) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{shutil.copyfile(migrated_sqlite, Path(folder, 'baoso.db'))}"
        with opened(url, Path(folder)) as office:
            office.write("units.csv", UNITS)
            brought(office, *(",".join([code, "", *report]) for code, report in found.items()))
            for scope, codes in BELOW.items():
                members = {code: found[code] for code in sorted(codes & found.keys())}
                assert (sums(office, scope) if members else kept(office, scope)) == by_hand(members)


def by_hand(members: dict[str, Report]) -> tuple[str, ...] | None:
    """Add reports up with fractions and quantities."""
    published = {code: report for code, report in members.items() if report[3] != MADE_UP}
    measures = {code: measure(report) for code, report in (published or members).items()}
    if not measures:
        return None
    added = [each for each in measures.values() if each.numerator and each.denominator]
    total = reduce(Measure.__add__, added) if added else Measure()
    shares = {code: each.share for code, each in measures.items()}
    worst = sorted((share.value, code) for code, share in shares.items() if share)
    return (
        f"{len(added)} of {len(measures)}",
        noted(total.numerator),
        noted(total.denominator),
        " ".join(code for _, code in worst[:3]),
    )


def measure(report: Report) -> Measure:
    return Measure(*(parse_quantity(text) if text else None for text in report[:3]))


def noted(quantity: Quantity | None) -> str:
    return f"{quantity.value} ({quantity.qualifier})" if quantity else "None (0)"
