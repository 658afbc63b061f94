"""An office brings its files in, again and again, and has what they say."""

import unicodedata
from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.services.bring_in import Brought, Step, bring_in
from db.audit import audit, first_broken_line
from db.figures import batch, figure
from db.settings import CATALOGUE_REVISION, get_setting
from tests.clock import HandClock
from tests.services.office import CATALOGUE, Office, opened


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office with a catalogue to bring in."""
    with opened(database_url, tmp_path) as each:
        yield each


def test_an_office_brings_a_folder_in(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,116,120,,báo cáo của xã | the commune's report,")
    assert office.must_bring() == Brought(3, 6, 4, 1)
    (row,) = office.takes_out()
    assert row["unit"] == "x1"
    assert (row["numerator"], row["denominator"], row["rate"]) == ("116", "120", "")
    assert row["source"] == "báo cáo của xã | the commune's report"


def test_bringing_the_same_file_twice_changes_nothing(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,116,120,,báo cáo,", "x2,xa,kyso,2022-05,,,>98.7,báo cáo,chờ mạng")
    office.must_bring()
    before = office.rows_of("figure", "batch", "audit", "source", "rollup")
    assert not office.must_bring().is_news
    assert office.rows_of("figure", "batch", "audit", "source", "rollup") == before


def test_a_corrected_figure_supersedes_the_one_before_and_keeps_it(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,116,120,,báo cáo,", "x2,,kyso,2022-05,90,100,,báo cáo,")
    office.must_bring()
    office.figures("x1,,kyso,2022-05,117,120,,báo cáo,", "x2,,kyso,2022-05,90,100,,báo cáo,")
    assert office.must_bring() == Brought(figures=1, corrected=1)
    assert office.revisions() == [(1, False), (1, True), (2, True)]
    assert [row["numerator"] for row in office.takes_out()] == ["117", "90"]


@pytest.mark.parametrize(
    "corrected",
    [
        "x1,,kyso,2022-05,>116,120,,báo cáo,",
        "x1,,kyso,2022-05,116,~120,,báo cáo,",
        "x1,,kyso,2022-05,116,120,96.6,báo cáo,",
        "x1,,kyso,2022-05,116,120,,báo cáo bổ sung,",
        "x1,,kyso,2022-05,116,120,,báo cáo,chậm vì mất điện",
    ],
)
def test_a_figure_with_another_qualifier_rate_source_or_note_is_a_correction(
    office: Office, corrected: str
) -> None:
    office.figures("x1,,kyso,2022-05,116,120,,báo cáo,")
    office.must_bring()
    office.figures(corrected)
    assert office.must_bring().corrected == 1
    assert office.revisions() == [(1, False), (2, True)]


def test_the_log_tells_who_brought_what_and_when(office: Office, clock: HandClock) -> None:
    office.figures("x1,,kyso,2022-05,116,120,,báo cáo,")
    office.must_bring()
    with office.database.reading() as conn:
        (line,) = conn.execute(select(audit))
        (approval,) = conn.execute(select(batch))
        assert first_broken_line(conn) is None
    assert (line.actor, line.action, line.at) == ("cli:operator", "import", clock.now())
    assert '"figures": 1' in line.details
    assert (approval.kind, approval.approved_by, approval.approved_at) == (
        "import",
        "cli:operator",
        clock.now(),
    )


def test_bots_are_told_of_a_changed_catalogue_and_not_of_figures(office: Office) -> None:
    def revision() -> str | None:
        with office.database.reading() as conn:
            return get_setting(conn, CATALOGUE_REVISION)

    office.must_bring()
    first = revision()
    office.figures("x1,,kyso,2022-05,116,120,,báo cáo,")
    office.must_bring()
    assert revision() == first
    office.write("units.csv", CATALOGUE["units.csv"].replace("Xã Ba Xa", "Xã Ba Xà"))
    assert office.must_bring() == Brought(units=1)
    assert revision() != first


def test_known_codes_are_updated_and_others_stay(office: Office) -> None:
    office.must_bring()
    office.write("units.csv", "code,tier,name_vi,parent,successor\nx3,xa,Xã Ba Vì cũ,h1,\nx9,xa,Xã Mới,h1,\n")
    assert office.must_bring(office.folder / "units.csv") == Brought(units=2)
    units = {row["code"]: row for row in office.takes_out("units")}
    assert list(units) == ["51", "h1", "x1", "x2", "x3", "x4", "x9"]
    assert (units["x3"]["name_vi"], units["x3"]["name_en"]) == ("Xã Ba Vì cũ", "Xã Ba Vì cũ")
    assert (units["x3"]["valid_to"], units["x3"]["successor"]) == ("", "")


def test_units_may_come_in_any_order(office: Office) -> None:
    header, *rows = CATALOGUE["units.csv"].splitlines()
    office.write("units.csv", "\n".join([header, *reversed(rows)]))
    assert office.must_bring().units == 6


def test_columns_may_come_in_any_order_and_those_not_needed_be_left_out(office: Office) -> None:
    office.figures("2022-05,báo cáo,96.6,kyso,x1", header="Period,source, rate ,indicator,unit")
    office.must_bring()
    (row,) = office.takes_out()
    assert (row["unit"], row["period"], row["rate"], row["numerator"]) == ("x1", "2022-05", "96.6", "")


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfunit,indicator,period,rate,source\r\nx1,kyso,2022-05,96.6,a\r\n",
        b"unit;indicator;period;rate;source\nx1;kyso;2022-05;96.6;a\n",
        b'unit,indicator,period,rate,source,,\n\n"x1", kyso ,2022-05,96.6,a,,\n,,,,,,\n',
    ],
    ids=["with a byte order mark", "as Excel writes in Vietnam", "with blanks"],
)
def test_files_of_other_programs_are_read(office: Office, content: bytes) -> None:
    office.write("figures.csv", content)
    office.must_bring()
    assert [(row["unit"], row["rate"], row["source"]) for row in office.takes_out()] == [("x1", "96.6", "a")]


def test_a_header_alone_is_no_fault(office: Office) -> None:
    office.figures()
    assert office.must_bring().figures == 0


def test_every_file_of_figures_in_a_folder_is_read_and_others_are_told_of(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,116,120,,a,")
    office.write("thang-6.csv", "unit,indicator,period,rate,source\nx1,kyso,2022-06,97,a\n")
    office.write("danh-ba.csv", "ten,so\nA,1\n")
    office.write("ghi-chu.txt", "x")
    brought = office.must_bring()
    assert brought.figures == 2
    assert brought.passed_over == ("mang-den/danh-ba.csv",)


def test_single_files_are_told_apart_by_their_headers(office: Office) -> None:
    names = [office.write(f"tep-{name}", text) for name, text in CATALOGUE.items()]
    assert office.must_bring(*reversed(names)) == Brought(3, 6, 4)


def test_names_keep_what_people_write_in_them(office: Office) -> None:
    name = "Xã <b>\"Ba\" & 'Tô'</b> 🏛️"
    office.write(
        "units.csv", f'code,tier,name_vi,name_en\n51,tinh,"{name.replace(chr(34), chr(34) * 2)}",=A1\n'
    )
    office.must_bring()
    (unit,) = office.takes_out("units")
    assert (unit["name_vi"], unit["name_en"]) == (name, "=A1")


def test_names_typed_on_a_mac_are_put_together(office: Office) -> None:
    office.write("units.csv", unicodedata.normalize("NFD", CATALOGUE["units.csv"]))
    office.must_bring()
    names = [unit["name_vi"] for unit in office.takes_out("units")]
    assert "Xã Ba Tô" in names
    assert all(unicodedata.is_normalized("NFC", name) for name in names)


def test_aliases_and_spaces_are_tidied(office: Office) -> None:
    office.write("tiers.csv", "code,name_vi,rank,aliases\ntinh,  Tỉnh\u00a0 thành ,1,; a ;b;;a\n")
    office.must_bring(office.folder / "tiers.csv")
    (tier,) = office.takes_out("tiers")
    assert (tier["name_vi"], tier["aliases"]) == ("Tỉnh thành", "a;b")


@pytest.mark.parametrize("written", ["116", "116.0", "0116", ">116", "<116", "~ 116.25", ">=116", "<=0.0001"])
def test_numbers_keep_their_qualifiers(office: Office, written: str) -> None:
    office.figures(f"x1,,taikhoan,2022-05,{written},,,báo cáo,")
    office.must_bring()
    (row,) = office.takes_out()
    assert row["numerator"] == written.replace(" ", "").replace("116.0", "116").replace("0116", "116")


@pytest.mark.parametrize(
    "period",
    [
        "2022-06-24",
        "2022-W25",
        "2022-06",
        "2022-Q2",
        "2022-H1",
        "2022-9M",
        "2022",
        "2022-01-01/2022-06-24",
    ],
)
def test_periods_of_every_grain_are_read(office: Office, period: str) -> None:
    office.figures(f"x1,,kyso,{period},1,2,,báo cáo,")
    office.must_bring()
    assert [row["period"] for row in office.takes_out()] == [period]


def test_a_tier_is_only_kept_where_it_is_not_the_unit_s_own(office: Office) -> None:
    office.figures(
        "h1,huyen,kyso,2022-05,1,2,,a,", "h1,xa,kyso,2022-05,1,2,,a,", "h1,all,kyso,2022-05,1,2,,a,"
    )
    office.must_bring()
    assert [row["tier"] for row in office.takes_out()] == ["all", "", "xa"]


def test_a_row_may_be_a_note_alone_and_have_no_source(office: Office) -> None:
    office.figures(
        "x1,,quahan,2022-05,,,,,Chờ ý kiến. | Waiting for opinions.", "x2,,quahan,2022-05,,,,a,Giảm."
    )
    office.must_bring()
    rows = [(row["unit"], row["source"], row["note"]) for row in office.takes_out()]
    assert rows == [("x1", "", "Chờ ý kiến. | Waiting for opinions."), ("x2", "a", "Giảm.")]


def test_published_numbers_may_disagree_with_each_other(office: Office) -> None:
    office.figures(
        "h1,xa,kyso,2022-05,<2150,<2200,99.3,bài báo,",
        "h1,all,kyso,2022-05,47100,>47000,,bài báo,",
        "x1,,kyso,2022-05,20,20,100,bài báo,",
        "x2,,kyso,2022-05,0,0,,bài báo,",
    )
    assert office.must_bring().figures == 4


def test_a_published_figure_takes_the_place_of_a_made_up_one(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,1,2,,số liệu minh họa | illustrative figures,")
    office.must_bring()
    office.figures("x1,,kyso,2022-05,2,2,,báo cáo,")
    assert office.must_bring().corrected == 1


def test_a_unit_without_figures_may_change_its_tier(office: Office) -> None:
    office.must_bring()
    office.write("units.csv", CATALOGUE["units.csv"].replace("x1,h1,xa", "x1,h1,huyen"))
    assert office.must_bring().units == 1


def test_an_office_sees_how_far_an_import_is(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,1,2,,a,")
    told: list[tuple[Step, int, int]] = []

    def tell(step: Step, done: int, total: int) -> None:
        told.append((step, done, total))

    outcome = bring_in(office.database, [office.folder], HandClock(), "cli:operator", tell)
    assert isinstance(outcome, Brought)
    assert list(dict.fromkeys(step for step, _, _ in told)) == [Step.READING, Step.SAVING, Step.ADDING_UP]
    assert all(0 <= done <= total for _, done, total in told)
    assert told[-1][1] == told[-1][2]


def test_others_write_while_an_import_reads(office: Office) -> None:
    office.figures("x1,,kyso,2022-05,1,2,,a,")
    written: list[int] = []

    def write_meanwhile(step: Step, _done: int, _total: int) -> None:
        if step is Step.READING:
            with office.database.writing() as conn:
                conn.execute(batch.insert().values(kind="approval", approved_at=HandClock().now()))
            written.append(1)

    outcome = bring_in(office.database, [office.folder], HandClock(), "cli:operator", write_meanwhile)
    assert isinstance(outcome, Brought)
    assert written
    assert office.rows_of("batch") == [2]


def test_ids_that_an_import_gave_do_not_stand_in_the_way_of_others(office: Office) -> None:
    office.must_bring()
    with office.database.writing() as conn:
        tier = figure.metadata.tables["tier"]
        conn.execute(tier.insert().values(code="so", name_vi="Sở", name_en="", aliases="", rank=2))
    assert office.rows_of("tier") == [4]
