"""An office takes everything out, and anybody else can bring it in again."""

from collections.abc import Generator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.text import fold
from bot.services.take_out import take_out
from db.aliases import add_alias
from db.audit import audit
from db.migrate import migrate
from tests.clock import HandClock
from tests.services.office import Office, opened

NAMES = ["tiers.csv", "units.csv", "indicators.csv", "figures.csv"]


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office with a catalogue to bring in."""
    with opened(database_url, tmp_path) as each:
        yield each


def contents(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_taken_out_and_brought_in_elsewhere_is_taken_out_the_same(
    office: Office, blank_sqlite_url: str, tmp_path: Path
) -> None:
    office.write("tiers.csv", "code,name_vi,name_en,rank\nxa,Xã,Communes,3\ntinh,Tỉnh,P,1\nhuyen,Huyện,D,2\n")
    office.figures(
        "x2,,kyso,2022-W25,>116,<120,~96.25,bài báo | article,Một lý do. | A reason.",
        "h1,xa,kyso,2022-01-01/2022-06-24,<2150,<2200,99.3,bài báo | article,",
        "h1,all,quahan,2022-9M,<=0.5,>=3,,báo cáo,",
        "x1,,kehoach,2022,,,,,Chờ | Waiting",
        "x3,,taikhoan,2025-06-30,100000000000000,,,báo cáo,",
    )
    office.must_bring()
    office.figures("x2,,kyso,2022-W25,117,120,,bài báo,")
    office.must_bring()
    first = take_out(office.database, tmp_path / "mot", HandClock(), "cli:operator")
    assert [path.name for path in first] == NAMES
    (tmp_path / "noi-khac").mkdir()
    migrate(blank_sqlite_url)
    with opened(blank_sqlite_url, tmp_path / "noi-khac") as other:
        other.must_bring(tmp_path / "mot")
        take_out(other.database, tmp_path / "hai", HandClock(), "cli:operator")
    assert contents(tmp_path / "mot") == contents(tmp_path / "hai")


def test_what_ships_comes_out_as_it_went_in(office: Office, tmp_path: Path) -> None:
    with as_file(files("db") / "demo") as demo:
        office.must_bring(demo)
        shipped = contents(demo)
    take_out(office.database, tmp_path / "ra", HandClock(), "cli:operator")
    taken = contents(tmp_path / "ra")
    for name in ("tiers.csv", "units.csv", "indicators.csv"):
        assert taken[name] == shipped[name]
    published, made_up = (
        shipped[name].splitlines()[1:] for name in ("figures-article.csv", "figures-illustrative.csv")
    )
    assert sorted(taken["figures.csv"].splitlines()[1:]) == sorted([*published, *made_up])


def test_an_export_is_logged_and_replaces_the_one_before(office: Office, tmp_path: Path) -> None:
    office.must_bring()
    take_out(office.database, tmp_path / "ra", HandClock(), "cli:operator")
    office.figures("x1,,kyso,2022-05,1,2,,báo cáo,")
    office.must_bring()
    take_out(office.database, tmp_path / "ra", HandClock(), "cli:linh")
    assert sorted(contents(tmp_path / "ra")) == sorted(NAMES)
    assert b"x1,,kyso,2022-05,1,2" in contents(tmp_path / "ra")["figures.csv"]
    with office.database.reading() as conn:
        lines = conn.execute(select(audit.c.actor).where(audit.c.action == "export")).scalars().all()
    assert lines == ["cli:operator", "cli:linh"]


def test_an_export_that_fails_leaves_the_one_before(office: Office, tmp_path: Path) -> None:
    office.must_bring()
    take_out(office.database, tmp_path / "ra", HandClock(), "cli:operator")
    before = contents(tmp_path / "ra")
    (tmp_path / "ra" / "figures.csv.part").mkdir()
    with pytest.raises(OSError, match=r"figures\.csv"):
        take_out(office.database, tmp_path / "ra", HandClock(), "cli:operator")
    (tmp_path / "ra" / "figures.csv.part").rmdir()
    assert contents(tmp_path / "ra") == before


def test_names_that_an_admin_added_outlive_another_import_and_are_taken_out(
    office: Office, tmp_path: Path
) -> None:
    office.write(
        "tiers.csv", "code,name_vi,name_en,aliases,rank\ntinh,T,P,,1\nhuyen,H,D,,2\nxa,X,C,cấp xã,3\n"
    )
    office.must_bring()
    with office.database.writing() as conn:
        for table, name in (("indicator", "chữ kí điện tử"), ("unit", "Tỉnh ta"), ("tier", "các xã nhà")):
            add_alias(conn, table, 3 if table == "tier" else 1, name, fold(name), HandClock().now())
    office.must_bring()
    assert office.takes_out("indicators")[0]["aliases"] == "chữ kí điện tử"
    assert office.takes_out("units")[0]["aliases"] == "Tỉnh ta"
    assert office.takes_out("tiers")[2]["aliases"] == "cấp xã;các xã nhà"
    take_out(office.database, tmp_path / "ra", HandClock(), "cli:operator")
    assert not office.must_bring(tmp_path / "ra").is_news
    assert office.takes_out("tiers")[2]["aliases"] == "cấp xã;các xã nhà"
