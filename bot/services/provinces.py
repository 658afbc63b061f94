"""Ready tiers.csv and units.csv for any of today's 34 provinces, from the lists in ``db/vietnam``.

How those lists are laid out, and what a code tells, is written in their README.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bot.domain.names import Names
from bot.domain.text import fold

_OLD = "-cu"
_LAST_DAY, _FIRST_DAY = "2025-06-30", "2025-07-01"
_TIER_BY_DIGITS = {2: "tinh", 3: "huyen", 5: "xa"}
_KINDS = {
    "Tỉnh": "Province",
    "Thành phố": "City",
    "Huyện": "District",
    "Quận": "District",
    "Thị xã": "Town",
    "Thị trấn": "Town",
    "Xã": "Commune",
    "Phường": "Ward",
    "Đặc khu": "Special Zone",
}
_COLUMNS = (
    "code",
    "parent",
    "tier",
    "name_vi",
    "name_en",
    "aliases",
    "valid_from",
    "valid_to",
    "successor",
)


@dataclass(frozen=True, slots=True)
class Province:
    """One of today's provinces: its official code ("80"), its names with their kind, common spellings."""

    code: str
    names: Names
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> set[str]:
        """Everything that people call it, folded: with its kind and without, in both languages, its code."""
        name, bare = self.names.vi, _kind_and_name(self.names.vi)[1]
        spelt = (self.code, name, bare, name.replace("Thành phố", "TP"), self.names.en, *self.aliases)
        return {fold(text) for text in spelt}


def find_provinces(text: str) -> list[Province]:
    """Return the provinces that a text names, with or without diacritics and kind, or by code ("80").

    Where none is named exactly, those whose name begins with the text: "quảng" gives three. An unknown
    name gives none.
    """
    asked = fold(text)
    everywhere = list(_provinces())
    exact = [province for province in everywhere if asked in province.spellings]
    return exact or [province for province in everywhere if asked and _begins(province, asked)]


def write_units(province: Province, folder: Path) -> list[Path]:
    """Write ``tiers.csv`` and ``units.csv`` of a province into a folder, which is made where it is missing.

    The units are today's, and those that ended on 30 June 2025 with their successors. Nothing is ever
    overwritten: FileExistsError, before anything is written, where either file is there; OSError where
    the folder cannot be written.
    """
    tiers, units = folder / "tiers.csv", folder / "units.csv"
    for path in (tiers, units):
        if path.exists():
            raise FileExistsError(path)
    folder.mkdir(parents=True, exist_ok=True)
    tiers.write_text(_text("tiers.csv"), encoding="utf-8", newline="\n")
    with units.open("x", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((_COLUMNS, *_unit_rows(province)))
    return [tiers, units]


def _provinces() -> Iterator[Province]:
    for code, name, aliases in _table("provinces.tsv"):
        yield Province(code, Names(name, _english(name)), tuple(filter(None, aliases.split(";"))))


def _begins(province: Province, asked: str) -> bool:
    return f"{fold(_kind_and_name(province.names.vi)[1])} ".startswith(f"{asked} ")


def _unit_rows(province: Province) -> Iterator[tuple[str, ...]]:
    table = _table("units", f"{province.code}.tsv")
    # A province of this code that ended means that today's is a new one; else it goes on from before.
    renewed = any(code == province.code + _OLD for code, *_ in table)
    for code, parent, name, successor in table:
        tier = _TIER_BY_DIGITS[len(code.removesuffix(_OLD))]
        ended = tier == "huyen" or code.endswith(_OLD)
        began = not ended and (code != province.code or renewed)
        yield (
            code,
            parent,
            tier,
            name,
            _english(name),
            ";".join(province.aliases) if code == province.code else "",
            _FIRST_DAY if began else "",
            _LAST_DAY if ended else "",
            successor,
        )


def _english(name: str) -> str:
    kind, bare = _kind_and_name(name)
    return f"{_KINDS[kind]} {bare}" if bare[0].isdecimal() else f"{bare} {_KINDS[kind]}"


def _kind_and_name(name: str) -> tuple[str, str]:
    kind = next(kind for kind in _KINDS if name.startswith(f"{kind} "))
    return kind, name.removeprefix(f"{kind} ")


def _table(*path: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(*path).splitlines()[1:]]


def _text(*path: str) -> str:
    return files("db").joinpath("vietnam", *path).read_text(encoding="utf-8")
