"""Who plays in a demo, whatever its database holds."""

from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from bot.domain.access import Role
from bot.services.bring_in import Brought, bring_in
from bot.services.cast import cast
from bot.services.provinces import find_provinces, write_units
from db.engine import Database
from tests.clock import HandClock
from tests.province.asking import TODAY


def cast_of(url: str, *folders: Path, day: date = TODAY) -> dict[Role, list[str]]:
    """Bring folders in, and return the codes of the units in which each role is played."""
    database = Database(url)
    for folder in folders:
        assert isinstance(bring_in(database, [folder], HandClock(), "test"), Brought)
    with database.reading() as conn:
        parts = cast(conn, day)
    database.close()
    return {role: [part.unit.code for part in parts if part.role is role] for role in Role}


def reported(folder: Path, *codes: str) -> Path:
    """Write what units have reported."""
    rows = [f"{code},,kyso,2026-W40,9,10,,báo cáo," for code in codes]
    header = "unit,tier,indicator,period,numerator,denominator,rate,source,note"
    (folder / "figures.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return folder


def quang_ngai(folder: Path, units: int) -> Path:
    """Write the units of a whole province of today, the first of whose communes have reported."""
    (province,) = find_provinces("Quảng Ngãi")
    lines = write_units(province, folder)[1].read_text(encoding="utf-8").splitlines()[1:]
    codes = [line.partition(",")[0] for line in lines if line.split(",")[1] == "51"]
    return reported(folder, *codes[:units])


def test_what_ships_is_led_as_it_was_and_reported_for_as_it_is(sqlite_url: str, tmp_path: Path) -> None:
    cast_today = {
        Role.LEADER: ["802", "80"],
        Role.OFFICER: ["27979"],
        Role.APPROVER: ["80"],
        Role.ADMIN: ["80"],
    }
    with as_file(files("db") / "demo") as shipped:
        assert cast_of(sqlite_url, shipped) == cast_today
    assert cast_of(sqlite_url, reported(tmp_path, "27979")) == cast_today, "as a demo that is kept goes on"


def test_on_the_day_of_the_article_its_district_has_everybody(sqlite_url: str) -> None:
    with as_file(files("db") / "demo") as shipped:
        parts = cast_of(sqlite_url, shipped, day=date(2022, 6, 24))
    assert parts == {
        Role.LEADER: ["802", "27988-cu"],
        Role.OFFICER: ["27988-cu"],
        Role.APPROVER: ["802"],
        Role.ADMIN: ["802"],
    }


def test_a_whole_province_that_reports_takes_the_stage(sqlite_url: str, tmp_path: Path) -> None:
    with as_file(files("db") / "demo") as shipped:
        parts = cast_of(sqlite_url, shipped, quang_ngai(tmp_path, units=20))
    (desk,) = parts[Role.OFFICER]
    assert parts[Role.LEADER] == ["51", desk]
    assert parts[Role.APPROVER] == parts[Role.ADMIN] == ["51"]
    assert desk.startswith("2")


def test_a_single_unit_reports_to_itself(sqlite_url: str, tmp_path: Path) -> None:
    with as_file(files("db") / "demo") as shipped:
        catalogue = tmp_path / "catalogue"
        catalogue.mkdir()
        for name in ("tiers.csv", "indicators.csv"):
            (catalogue / name).write_bytes((shipped / name).read_bytes())
    (tmp_path / "figures").mkdir()
    parts = cast_of(sqlite_url, catalogue, quang_ngai(tmp_path / "figures", units=1))
    (desk,) = parts[Role.OFFICER]
    assert [*parts.values()] == [[desk]] * len(Role)


def test_nobody_plays_without_figures(sqlite_url: str) -> None:
    assert cast_of(sqlite_url) == {role: [] for role in Role}
