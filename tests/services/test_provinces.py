"""An office makes the file of its province's units, whichever of the 34 it is."""

import csv
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from bot.services.provinces import Province, find_provinces, write_units

PROVINCES = (files("db") / "vietnam" / "provinces.tsv").read_text(encoding="utf-8")
CODES = [row.split("\t")[0] for row in PROVINCES.splitlines()[1:]]


def province(text: str) -> Province:
    (only,) = find_provinces(text)
    return only


def read(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def written(text: str, folder: Path) -> dict[str, dict[str, str]]:
    return read(write_units(province(text), folder)[1])


@pytest.mark.parametrize(
    "typed",
    [
        "Quảng Ngãi",
        "quang ngai",
        "QUẢNG NGÃI",
        "Tỉnh Quảng Ngãi",
        "tinh quang ngai",
        "Quảng Ngãi Province",
        "51",
    ],
)
def test_an_office_finds_its_province_however_it_types_the_name(typed: str) -> None:
    assert province(typed).names.vi == "Tỉnh Quảng Ngãi"


@pytest.mark.parametrize(
    "typed", ["TP. Đà Nẵng", "tp da nang", "Thành phố Đà Nẵng", "Đà Nẵng City", "Đà Nẵng"]
)
def test_an_office_of_a_city_may_write_its_kind_in_short(typed: str) -> None:
    assert province(typed).code == "48"


def test_an_office_may_write_tphcm() -> None:
    assert province("TP.HCM") == province("TPHCM") == province("Hồ Chí Minh")


def test_an_office_that_types_half_a_name_is_shown_all_that_fit() -> None:
    assert [found.code for found in find_provinces("quảng")] == ["22", "44", "51"]


@pytest.mark.parametrize("typed", ["", "  ", "Sài Gòn Hai", "quản", "8", "Long"])
def test_an_office_that_names_no_province_is_shown_none(typed: str) -> None:
    assert find_provinces(typed) == []


@pytest.mark.parametrize("code", CODES)
def test_every_province_has_units_that_hang_together(code: str, tmp_path: Path) -> None:
    tiers_file, units_file = write_units(province(code), tmp_path / "new" / code)
    tiers, units = read(tiers_file), read(units_file)
    with units_file.open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) == len(units) + 1  # no code occurs twice
    for unit in units.values():
        assert {unit["parent"], *unit["successor"].split(";")} <= {"", *units}
        assert bool(unit["successor"]) == bool(unit["valid_to"])
        assert all(not units[later]["valid_to"] for later in unit["successor"].split(";") if later)
        if unit["parent"]:
            above = units[unit["parent"]]
            assert int(tiers[above["tier"]]["rank"]) < int(tiers[unit["tier"]]["rank"])


def test_the_34_provinces_have_all_units_of_today_and_of_before(tmp_path: Path) -> None:
    kinds = Counter(
        (unit["tier"], bool(unit["valid_to"]))
        for code in CODES
        for unit in written(code, tmp_path / code).values()
    )
    assert kinds["xa", False] == 3_321
    assert kinds["xa", True] == 10_035
    assert kinds["huyen", True] == 696
    assert kinds["tinh", False] == 34
    assert kinds["tinh", True] == 63 - 27  # 27 kept their code and name, and go on


def test_quang_ngai_has_its_96_communes_and_both_ba_to(tmp_path: Path) -> None:
    units = written("Quảng Ngãi", tmp_path)
    today = {
        unit["name_vi"]: unit for unit in units.values() if unit["tier"] == "xa" and not unit["valid_to"]
    }
    assert len(today) == 96
    assert {"Xã Ba Tơ", "Xã Ba Tô", "Xã Sơn Hà", "Xã Sơn Hạ"} <= today.keys()
    assert today["Đặc khu Lý Sơn"]["name_en"] == "Lý Sơn Special Zone"
    assert units["536"]["successor"] == today["Đặc khu Lý Sơn"]["code"]


def test_a_province_that_took_another_s_code_is_a_new_unit(tmp_path: Path) -> None:
    units = written("Tây Ninh", tmp_path)
    assert (units["80"]["name_vi"], units["80"]["valid_from"]) == ("Tỉnh Tây Ninh", "2025-07-01")
    assert (units["80-cu"]["name_vi"], units["80-cu"]["successor"]) == ("Tỉnh Long An", "80")
    assert (units["72-cu"]["name_vi"], units["72-cu"]["valid_to"]) == ("Tỉnh Tây Ninh", "2025-06-30")
    assert units["802"]["parent"] == "80-cu"


def test_a_province_that_kept_code_and_name_goes_on_with_its_old_districts(tmp_path: Path) -> None:
    units = written("Hà Nội", tmp_path)
    assert "01-cu" not in units
    assert (units["01"]["valid_from"], units["01"]["valid_to"]) == ("", "")
    assert (units["001"]["name_en"], units["001"]["parent"]) == ("Ba Đình District", "01")


def test_english_puts_the_kind_after_a_name_and_ahead_of_a_number(tmp_path: Path) -> None:
    units = written("Hồ Chí Minh", tmp_path)
    assert units["79"]["name_en"] == "Hồ Chí Minh City"
    assert units["79"]["aliases"] == "TP.HCM;TPHCM"
    assert units["760"]["name_en"] == "District 1"
    assert units["769"]["name_en"] == "Thủ Đức City"


def test_the_demo_and_the_province_s_file_name_the_same_units_alike(tmp_path: Path) -> None:
    tay_ninh = written("Tây Ninh", tmp_path)
    demo = csv.DictReader((files("db") / "demo" / "units.csv").read_text(encoding="utf-8").splitlines())
    shared = [unit for unit in demo if unit["tier"] != "phong"]
    assert len(shared) == 31
    assert all(tay_ninh[unit["code"]] == unit for unit in shared)


def test_nothing_that_an_office_has_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("ours", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_units(province("80"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["units.csv"]
    assert (tmp_path / "units.csv").read_text(encoding="utf-8") == "ours"
