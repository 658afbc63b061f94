"""Bad files: nothing is brought in, and the office is told where and why, every time."""

import resource
import shutil
import tracemalloc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.services.bring_in import Brought, Fault, Reason, Rejected, Step, bring_in
from tests.clock import HandClock
from tests.services.office import CATALOGUE, HEADER, Office, Where, opened


@pytest.fixture
def office(sqlite_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office whose files are read before a database is asked anything."""
    with opened(sqlite_url, tmp_path) as each:
        yield each


@pytest.fixture
def office_on_both(database_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office whose database has a say."""
    with opened(database_url, tmp_path) as each:
        yield each


ROWS: list[tuple[str, str | None, Reason]] = [
    ("zz,,kyso,2022-05,1,2,,a,", "unit", Reason.UNKNOWN_UNIT),
    (",,kyso,2022-05,1,2,,a,", "unit", Reason.NEEDED),
    ("x1,zz,kyso,2022-05,1,2,,a,", "tier", Reason.UNKNOWN_TIER),
    ("x1,,zz,2022-05,1,2,,a,", "indicator", Reason.UNKNOWN_INDICATOR),
    ("x1,,kyso,,1,2,,a,", "period", Reason.NEEDED),
    ("x1,,kyso,2022-13,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,2022-W60,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,2022-02-30,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,2022-06-24/2022-01-01,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,9999,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,2202-06,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,tháng 6,1,2,,a,", "period", Reason.NOT_A_PERIOD),
    ("x1,,kyso,2022-05,một,2,,a,", "numerator", Reason.NOT_A_NUMBER),
    ('x1,,kyso,2022-05,"1,5",2,,a,', "numerator", Reason.NOT_A_NUMBER),
    ("x1,,kyso,2022-05,1e1,2,,a,", "numerator", Reason.NOT_A_NUMBER),
    ("x1,,kyso,2022-05,NaN,2,,a,", "numerator", Reason.NOT_A_NUMBER),
    ("x1,,kyso,2022-05,1,٢,,a,", "denominator", Reason.NOT_A_NUMBER),
    ("x1,,kyso,2022-05,,,98%,a,", "rate", Reason.NOT_A_NUMBER),
    ("x1,,kyso,2022-05,-1,2,,a,", "numerator", Reason.NEGATIVE),
    ("x1,,kyso,2022-05,1,2.00001,,a,", "denominator", Reason.TOO_MANY_DECIMALS),
    ("x1,,kyso,2022-05,,,0.0000001,a,", "rate", Reason.TOO_MANY_DECIMALS),
    ("x1,,taikhoan,2022-05,100000000000001,,,a,", "numerator", Reason.TOO_LARGE),
    ("x1,,taikhoan,2022-05,999999999999999999999999999,,,a,", "numerator", Reason.TOO_LARGE),
    ("x1,,kyso,2022-05,,,100.5,a,", "rate", Reason.ABOVE_100),
    ("x1,,kyso,2022-05,,,>100,a,", "rate", Reason.ABOVE_100),
    ("x1,,kyso,2022-05,160,150,,a,", "numerator", Reason.ABOVE_DENOMINATOR),
    ("x1,,kyso,2022-05,>150,150,,a,", "numerator", Reason.ABOVE_DENOMINATOR),
    ("x1,,kyso,2022-05,150,<150,,a,", "numerator", Reason.ABOVE_DENOMINATOR),
    ("x1,,kyso,2022-05,~160,<=150,,a,", "numerator", Reason.ABOVE_DENOMINATOR),
    ("x1,,kyso,2022-05,1,0,,a,", "numerator", Reason.ABOVE_DENOMINATOR),
    ("x1,,kyso,2022-05,1,2,,,", "source", Reason.NO_SOURCE),
    ("x1,,kyso,2022-05,,2,,,note", "source", Reason.NO_SOURCE),
    ("x1,,kyso,2022-05,,,,a,", "numerator", Reason.NO_NUMBER),
    ("x1,,kyso,2022-05,,2,,a,", "numerator", Reason.NO_NUMBER),
    ("x1,,kyso,2022-05,1,2,,báo cáo |,", "source", Reason.ONE_LANGUAGE),
    ("x1,,kyso,2022-05,1,2,,a,| note", "note", Reason.ONE_LANGUAGE),
    (f"x1,,kyso,2022-05,1,2,,a,{'n' * 2001}", "note", Reason.TOO_LONG),
    ("x1,,kyso,2022-05,1,2,,a,b\x00c", "note", Reason.CONTROL_CHARACTER),
    ("x1,,kyso,2022-05,1,2,,a\x1b[2J,", "source", Reason.CONTROL_CHARACTER),
    ("x3,,kyso,2025-07,1,2,,a,", "period", Reason.UNIT_NOT_THERE),
    ("x4,,kyso,2025-06,1,2,,a,", "period", Reason.UNIT_NOT_THERE),
    ("x1,,kyso,2022-05,1,2,,a,b,c", None, Reason.TOO_MANY_CELLS),
    ("x1,,kyso,2022-05,1", None, Reason.TOO_FEW_CELLS),
    ('x1,,kyso,2022-05,1,2,,"a"b,', None, Reason.MALFORMED),
    ('x1,,kyso,2022-05,1,2,,"a,', None, Reason.MALFORMED),
    (f"x1,,kyso,2022-05,1,2,,{'a' * 70_000},", None, Reason.LINE_TOO_LONG),
]


@pytest.mark.parametrize(("row", "column", "reason"), ROWS)
def test_a_bad_figure_is_named_by_row_column_and_reason(
    office: Office, row: str, column: str | None, reason: Reason
) -> None:
    office.figures("x2,,kyso,2022-05,1,2,,a,", row)
    assert office.is_told() == [(3, column, reason)]
    assert office.rows_of("tier", "unit", "figure", "batch", "audit") == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "row", ["x3,,kyso,2025,1,2,,a,", "x4,,kyso,2025-06-30/2025-07-01,1,2,,a,", "x3,,kyso,2025-06-30,1,2,,a,"]
)
def test_a_unit_needs_to_exist_on_one_day_of_the_period_only(office: Office, row: str) -> None:
    office.figures(row)
    assert office.must_bring().figures == 1


@pytest.mark.parametrize("row", ["x1,,taikhoan,2022-05,5,3,,a,", "x1,,kehoach,2022,1,,150,a,"])
def test_a_count_may_be_above_what_it_is_held_against(office: Office, row: str) -> None:
    office.figures(row)
    assert office.must_bring().figures == 1


def test_every_bad_cell_of_every_bad_row_is_named(office: Office) -> None:
    office.figures("zz,,kyso,2022-13,một,2,,a,", "", "x1,,kyso,2022-05,1,2,,a,", "x1,,kyso,2022-06,3,2,,a,")
    assert office.is_told() == [
        (2, "unit", Reason.UNKNOWN_UNIT),
        (2, "period", Reason.NOT_A_PERIOD),
        (2, "numerator", Reason.NOT_A_NUMBER),
        (5, "numerator", Reason.ABOVE_DENOMINATOR),
    ]


def test_a_fault_says_what_was_written_and_cannot_steer_a_terminal(office: Office) -> None:
    office.figures("\x9b31mxã,,kyso,2022-05,1,2,,a,")
    outcome = office.brings()
    assert isinstance(outcome, Rejected)
    assert outcome.faults == (
        Fault(
            "mang-den/figures.csv", 2, "unit", Reason.UNKNOWN_UNIT, {"text": "\N{REPLACEMENT CHARACTER}31mxã"}
        ),
    )


def test_a_figure_given_twice_is_named_with_the_first(office_on_both: Office) -> None:
    office_on_both.figures(
        "x1,,kyso,2022-05,1,2,,a,", "x2,,kyso,2022-05,1,2,,a,", "x1,xa,kyso,2022-05,2,2,,a,"
    )
    office_on_both.write("them.csv", "unit,indicator,period,rate,source\nx2,kyso,2022-05,50,a\n")
    outcome = office_on_both.brings()
    assert isinstance(outcome, Rejected)
    assert [(fault.file, fault.row, fault.params) for fault in outcome.faults] == [
        ("mang-den/figures.csv", 4, {"file": "mang-den/figures.csv", "row": 2}),
        ("mang-den/them.csv", 2, {"file": "mang-den/figures.csv", "row": 3}),
    ]


def test_a_made_up_figure_never_takes_the_place_of_a_published_one(office_on_both: Office) -> None:
    office_on_both.figures("x1,,kyso,2022-05,1,2,,báo cáo,")
    office_on_both.must_bring()
    office_on_both.figures(
        "x2,,kyso,2022-05,1,2,,Số liệu minh họa,", "x1,,kyso,2022-05,1,2,,Số liệu minh họa,"
    )
    assert office_on_both.is_told() == [(3, "source", Reason.MADE_UP_OVER_PUBLISHED)]
    assert [row["source"] for row in office_on_both.takes_out()] == ["báo cáo"]


def test_a_unit_with_figures_keeps_its_tier(office_on_both: Office) -> None:
    office_on_both.figures("x1,,kyso,2022-05,1,2,,báo cáo,")
    office_on_both.must_bring()
    office_on_both.write("units.csv", CATALOGUE["units.csv"].replace("x1,h1,xa", "x1,h1,huyen"))
    assert office_on_both.is_told() == [(4, "tier", Reason.TIER_WITH_FIGURES)]


def test_counts_that_add_up_to_more_than_fits_are_refused(office_on_both: Office) -> None:
    office_on_both.write(
        "units.csv",
        "code,parent,tier,name_vi\nT,,tinh,T\n" + "".join(f"u{n},T,xa,U\n" for n in range(10)),
    )
    office_on_both.figures(*(f"u{number},,taikhoan,2022,100000000000000,,,a," for number in range(10)))
    outcome = office_on_both.brings()
    assert isinstance(outcome, Rejected)
    (fault,) = outcome.faults
    assert fault.reason is Reason.SUM_TOO_LARGE
    assert fault.params == {"unit": "T", "indicator": "taikhoan", "period": "2022"}
    assert office_on_both.rows_of("unit", "figure", "rollup", "audit") == [0, 0, 0, 0]


def test_of_two_imports_at_once_the_later_is_told_to_try_again(office_on_both: Office) -> None:
    other = office_on_both.folder.parent / "khac"
    shutil.copytree(office_on_both.folder, other)
    office_on_both.figures("x1,,kyso,2022-05,1,2,,a,")

    def meanwhile(step: Step, _done: int, _total: int) -> None:
        if step is Step.READING:
            assert isinstance(bring_in(office_on_both.database, [other], HandClock(), "cli:other"), Brought)

    outcome = bring_in(
        office_on_both.database, [office_on_both.folder], HandClock(), "cli:operator", meanwhile
    )
    assert isinstance(outcome, Rejected)
    assert [fault.reason for fault in outcome.faults] == [Reason.CATALOGUE_MOVED]
    assert office_on_both.rows_of("unit", "figure") == [6, 0]
    assert office_on_both.must_bring().figures == 1


CATALOGUE_ROWS: list[tuple[str, str, list[Where]]] = [
    ("tiers.csv", "tinh,Tỉnh,,,1\ntinh,Tỉnh,,,2", [(3, "code", Reason.DOUBLE)]),
    ("tiers.csv", "all,Tất cả,,,1", [(2, "code", Reason.RESERVED_CODE)]),
    ("tiers.csv", "cấp xã,Xã,,,1", [(2, "code", Reason.NOT_A_CODE)]),
    ("tiers.csv", "xa,,,,0", [(2, "name_vi", Reason.NEEDED), (2, "rank", Reason.NOT_A_RANK)]),
    ("tiers.csv", "xa,Xã,,,nhất", [(2, "rank", Reason.NOT_A_RANK)]),
    ("tiers.csv", "xa,Xã,,1", [(2, None, Reason.TOO_FEW_CELLS)]),
    ("units.csv", "T,,tinh,T,,,,,\nT,,tinh,T,,,,,", [(3, "code", Reason.DOUBLE)]),
    ("units.csv", "T;U,,tinh,T,,,,,", [(2, "code", Reason.NOT_A_CODE)]),
    ("units.csv", f"{'T' * 65},,tinh,T,,,,,", [(2, "code", Reason.TOO_LONG)]),
    ("units.csv", "T,,zz,T,,,,,", [(2, "tier", Reason.UNKNOWN_TIER)]),
    ("units.csv", "T,,all,T,,,,,", [(2, "tier", Reason.UNKNOWN_TIER)]),
    ("units.csv", "T,zz,tinh,T,,,,,", [(2, "parent", Reason.UNKNOWN_UNIT)]),
    ("units.csv", "T,,tinh,T,,,,,zz", [(2, "successor", Reason.UNKNOWN_UNIT)]),
    ("units.csv", "T,,tinh,T,,,,,T", [(2, "successor", Reason.CYCLE)]),
    ("units.csv", "T,T,tinh,T,,,,,", [(2, "parent", Reason.CYCLE)]),
    (
        "units.csv",
        "A,C,xa,A,,,,,\nB,A,xa,B,,,,,\nC,B,xa,C,,,,,\nD,A,xa,D,,,,,",
        [(2, "parent", Reason.CYCLE), (3, "parent", Reason.CYCLE), (4, "parent", Reason.CYCLE)],
    ),
    ("units.csv", "T,,tinh,T,,,24/06/2022,,", [(2, "valid_from", Reason.NOT_A_DATE)]),
    ("units.csv", "T,,tinh,T,,,,2022-02-30,", [(2, "valid_to", Reason.NOT_A_DATE)]),
    ("units.csv", "T,,tinh,T,,,2022-02-02,2022-02-01,", [(2, "valid_to", Reason.DATES_REVERSED)]),
    ("indicators.csv", "KySo,K,,ratio,flow,up,,month", [(2, "code", Reason.NOT_A_CODE)]),
    ("indicators.csv", "bao-cao,K,,ratio,flow,up,,month", [(2, "code", Reason.NOT_A_CODE)]),
    ("indicators.csv", f"{'k' * 33},K,,ratio,flow,up,,month", [(2, "code", Reason.NOT_A_CODE)]),
    ("indicators.csv", "tongquan,K,,ratio,flow,up,,month", [(2, "code", Reason.RESERVED_CODE)]),
    ("indicators.csv", "report,K,,ratio,flow,up,,month", [(2, "code", Reason.RESERVED_CODE)]),
    (
        "indicators.csv",
        "a,A,,share,sum,better,,weekly",
        [
            (2, "kind", Reason.UNKNOWN_WORD),
            (2, "accumulation", Reason.UNKNOWN_WORD),
            (2, "direction", Reason.UNKNOWN_WORD),
            (2, "frequency", Reason.UNKNOWN_WORD),
        ],
    ),
    ("indicators.csv", "a,A,,,flow,up,,month", [(2, "kind", Reason.NEEDED)]),
    ("indicators.csv", "a,A,,ratio,flow,up,98%,month", [(2, "target", Reason.NOT_A_TARGET)]),
    ("indicators.csv", "a,A,,ratio,flow,up,100 (guessed),month", [(2, "target", Reason.NOT_A_TARGET)]),
]


@pytest.mark.parametrize(("name", "rows", "told"), CATALOGUE_ROWS)
def test_a_bad_row_of_the_catalogue_is_named(office: Office, name: str, rows: str, told: list[Where]) -> None:
    header = CATALOGUE[name].splitlines()[0]
    for other in CATALOGUE:
        if (other, name) not in {("tiers.csv", "units.csv"), (name, name)}:
            (office.folder / other).unlink()
    office.write(name, f"{header}\n{rows}\n")
    assert office.is_told() == told


def test_a_ring_through_units_that_are_there_already_is_found(office: Office) -> None:
    office.must_bring()
    office.write("units.csv", "code,parent,tier,name_vi\n51,x1,tinh,Tỉnh\n")
    assert office.is_told() == [(2, "parent", Reason.CYCLE)]


def test_units_that_hang_too_deep_are_refused(office: Office) -> None:
    chain = "".join(f"u{number},{f'u{number - 1}' if number else ''},xa,U\n" for number in range(5_000))
    office.write("units.csv", "code,parent,tier,name_vi\n" + chain)
    outcome = office.brings()
    assert isinstance(outcome, Rejected)
    assert {fault.reason for fault in outcome.faults} == {Reason.TOO_DEEP}
    assert (len(outcome.faults), outcome.count) == (1_000, 4_968)


def test_figures_are_checked_though_the_catalogue_is_faulty(office: Office) -> None:
    office.write("tiers.csv", CATALOGUE["tiers.csv"].replace("Xã,Communes,,3", "Xã,Communes,,ba"))
    office.figures("x1,,kyso,2022-05,3,2,,a,")
    assert office.is_told() == [(4, "rank", Reason.NOT_A_RANK), (2, "numerator", Reason.ABOVE_DENOMINATOR)]


HEADERS: list[tuple[str, list[Where]]] = [
    (HEADER + ",ghi_chu", [(1, "ghi_chu", Reason.UNKNOWN_COLUMN)]),
    (HEADER + ",,note", [(1, "", Reason.UNKNOWN_COLUMN), (1, "note", Reason.REPEATED_COLUMN)]),
    ("unit,indicator,numerator", [(1, "period", Reason.MISSING_COLUMN)]),
    ("51,,kyso,2022-05", [(1, "51", Reason.UNKNOWN_COLUMN)]),
]


@pytest.mark.parametrize(("header", "told"), HEADERS)
def test_a_bad_header_is_named(office: Office, header: str, told: list[Where]) -> None:
    office.figures(header=header)
    assert office.is_told()[: len(told)] == told


FILES: list[tuple[str, bytes, Where]] = [
    ("figures.csv", b"", (None, None, Reason.EMPTY)),
    ("figures.csv", HEADER.encode("utf-16"), (1, None, Reason.NOT_UTF8)),
    ("figures.csv", HEADER.encode("utf-16-le"), (1, None, Reason.NOT_UTF8)),
    ("so-lieu.csv", b"a,b\n1,2\n", (1, None, Reason.UNKNOWN_TABLE)),
    ("so-lieu.pdf", b"%PDF", (None, None, Reason.UNKNOWN_FILE)),
    ("so-lieu.xlsx", b"no zip", (None, None, Reason.NOT_A_WORKBOOK)),
    ("so-lieu.xlsx", b"PK\x05\x06" + bytes(18), (None, None, Reason.NOT_A_WORKBOOK)),
]


@pytest.mark.parametrize(("name", "content", "told"), FILES)
def test_a_file_that_is_none_of_ours_is_named(office: Office, name: str, content: bytes, told: Where) -> None:
    assert office.is_told(office.write(name, content)) == [told]


def test_a_file_in_an_old_vietnamese_encoding_is_told_of_once(office: Office) -> None:
    rows = "".join(f"x1,,kyso,2022-{month:02},1,2,,báo cáo,\n" for month in range(1, 13))
    office.write("figures.csv", f"{HEADER}\nx2,,kyso,2022-05,1,2,,a,\n{rows}".encode("cp1258"))
    office.write("tiers.csv", "code,name_vi,rank\ntinh,Tâm,1\nxa,Tâm,2\n".encode("cp1258"))
    told = office.is_told()
    assert told[0] == (2, "name_vi", Reason.NOT_UTF8)
    assert (3, "source", Reason.NOT_UTF8) in told
    assert [reason for _, _, reason in told].count(Reason.NOT_UTF8) == 2


def test_a_file_that_is_not_there_and_an_empty_folder_are_named(office: Office, tmp_path: Path) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    assert office.is_told(tmp_path / "khong-co.csv", empty) == [
        (None, None, Reason.NOT_FOUND),
        (None, None, Reason.NOTHING_TO_READ),
    ]


def test_faults_are_told_in_the_order_of_the_files_however_many(office: Office) -> None:
    office.figures(*("zz,,kyso,2022-05,1,2,,a," for _ in range(5_000)))
    outcome = office.brings()
    assert isinstance(outcome, Rejected)
    assert (outcome.count, len(outcome.faults)) == (5_000, 1_000)
    assert [fault.row for fault in outcome.faults] == list(range(2, 1_002))


@contextmanager
def full_disk(largest: int) -> Generator[None]:
    """Let no file grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_keeps_nothing_and_does_no_harm(office: Office) -> None:
    office.figures(*(f"x1,,kyso,{day},1,2,,a," for day in days(3_000)))
    with pytest.raises(OperationalError), full_disk(200_000):
        office.brings()
    assert office.rows_of("tier", "unit", "source", "figure", "batch", "rollup", "audit") == [0] * 7
    assert office.must_bring().figures == 3_000


def days(number: int) -> Iterator[date]:
    """Give as many days as asked."""
    return (date(2010, 1, 1) + timedelta(days=each) for each in range(number))


def test_memory_does_not_grow_with_the_file(office: Office) -> None:
    communes = [f"u{number}" for number in range(500)]
    office.write("units.csv", "code,tier,name_vi\n" + "".join(f"{code},xa,Xã\n" for code in communes))

    def peak(number: int) -> int:
        office.figures(
            *(
                f"{code},,kyso,{day},1,{row},,a,"
                for day in days(number)
                for row, code in enumerate(communes, 1)
            )
        )
        tracemalloc.start()
        assert office.must_bring().figures
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    small, large = peak(50), peak(110)
    assert large < 1.5 * small  # for 2.2 times as many rows


def test_a_database_that_fails_in_the_middle_keeps_nothing(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,1,2,,a,")

    def fail(step: Step, _done: int, _total: int) -> None:
        if step is Step.ADDING_UP:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        bring_in(office.database, [office.folder], HandClock(), "cli:operator", fail)
    assert office.rows_of("tier", "unit", "source", "figure", "batch", "rollup", "audit") == [0] * 7
    assert office.must_bring().figures == 1
