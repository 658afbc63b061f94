"""The rows of a file, each read against the catalogue: whose figure it is, of when, and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.catalogue import Catalogue
from bot.domain.figure import NOTHING_AROSE, WHOLE, Measure
from bot.domain.indicator import Indicator
from bot.domain.names import Names
from bot.domain.period import Period, parse
from bot.domain.quantity import Quantity
from bot.domain.quantity_text import parse_quantity
from bot.domain.question import Subject
from bot.domain.submission import Entry
from bot.domain.text import key
from bot.reading.entry_words import says_none_arose
from bot.reading.figure_table import NONE_AROSE
from bot.reading.uploads import FileRow
from bot.services.bring_in.cells import WHOLE_CODE
from bot.services.upload.outcome import CellFault, Placed, Spot, Wrong

_YEARS = range(1900, 2200)
_MOST_SHOWN = 60
_SHARE = re.compile(r"(.*)%")


@dataclass(frozen=True, slots=True)
class Read:
    """A row that says something."""

    subject: Subject
    period: Period
    placed: Placed


class BadCellError(Exception):
    """A cell that says nothing."""

    def __init__(self, fault: CellFault, column: str, text: str = "") -> None:
        """Say why, and which."""
        super().__init__(fault)
        self.column, self.fault, self.text = column, fault, text


class Rows:
    """Reads rows; what is the same in many of them is looked up once."""

    def __init__(self, catalogue: Catalogue, letters: Mapping[str, Mapping[str, str]]) -> None:
        """Read against a catalogue; the letters are those of each sheet's columns."""
        self._catalogue = catalogue
        self._letters = letters
        self._units = {unit.code: unit for unit in catalogue.register.units.values()}
        self._tiers = {tier.code: tier.id for tier in catalogue.register.tiers.values()} | {WHOLE_CODE: WHOLE}
        self._periods: dict[str, Period] = {}

    def read(self, row: FileRow) -> Read | Wrong | None:
        """Return what a row says; None where it is left blank."""
        try:
            said = self._entry(row)
            if said is None:
                return None
            return Read(self._subject(row), self._period(row), Placed(self.spot(row), said))
        except BadCellError as bad:
            return Wrong(self.spot(row, bad.column), bad.fault, bad.text[:_MOST_SHOWN])

    def spot(self, row: FileRow, column: str = "numerator") -> Spot:
        """Return where a row, or one of its cells, stands."""
        return Spot(row.sheet, row.number, self._letters.get(row.sheet, {}).get(column, ""))

    def _entry(self, row: FileRow) -> Entry | None:
        """Return the figure of a row: a number, nothing that arose, or None for neither."""
        numerator = row.cells.get("numerator", "")
        note = row.cells.get("note")
        nothing = bool(row.cells.get(NONE_AROSE)) or says_none_arose(numerator) or _is_nothing(note)
        counts = {each: row.cells.get(each, "") for each in ("numerator", "denominator", "rate")}
        if nothing:
            given = [each for each in counts.values() if each and not says_none_arose(each)]
            if any(each.strip("0.%") for each in given) or (given and row.cells.get(NONE_AROSE)):
                raise BadCellError(CellFault.NOTHING_AND_NUMBER, "numerator")
            return Entry(self._indicator(row).id, nothing=True)
        if not any(counts.values()) and not note:
            return None
        measure = Measure(*(_number(column, text) for column, text in counts.items()))
        return Entry(self._indicator(row).id, measure, note=note or None)

    def _indicator(self, row: FileRow) -> Indicator:
        code = _needed(row, "indicator")
        indicator = self._catalogue.by_code.get(code)
        if indicator is None:
            raise BadCellError(CellFault.UNKNOWN_INDICATOR, "indicator", code)
        return indicator

    def _subject(self, row: FileRow) -> Subject:
        code, tier = _needed(row, "unit"), row.cells.get("tier")
        unit = self._units.get(code)
        if unit is None:
            raise BadCellError(CellFault.UNKNOWN_UNIT, "unit", code)
        if tier and tier not in self._tiers:
            raise BadCellError(CellFault.UNKNOWN_TIER, "tier", tier)
        tier_id = self._tiers[tier] if tier else unit.tier_id
        return Subject(unit.id, None if tier_id == unit.tier_id else tier_id)

    def _period(self, row: FileRow) -> Period:
        text = _needed(row, "period")
        if text not in self._periods:
            try:
                period = parse(text)
            except (ValueError, OverflowError):
                raise BadCellError(CellFault.NOT_A_PERIOD, "period", text) from None
            if period.first.year not in _YEARS or period.last.year not in _YEARS:
                raise BadCellError(CellFault.NOT_A_PERIOD, "period", text)
            self._periods[text] = period
        return self._periods[text]


def _needed(row: FileRow, column: str) -> str:
    text = row.cells.get(column)
    if not text:
        raise BadCellError(CellFault.NEEDED, column)
    return text


def _number(column: str, text: str) -> Quantity | None:
    if not text:
        return None
    share = _SHARE.fullmatch(text) if column == "rate" else None
    try:
        quantity = parse_quantity(share[1] if share else text)
    except ValueError:
        raise BadCellError(CellFault.NOT_A_NUMBER, column, text) from None
    if quantity.value < 0:
        raise BadCellError(CellFault.NOT_A_NUMBER, column, text)
    return quantity


def _is_nothing(note: str | None) -> bool:
    """Say whether a note is the one that a figure has of which none arose, as an export writes it."""
    if not note:
        return False
    names = Names.parse(note)
    return key(names.vi) == key(NOTHING_AROSE.vi) or key(names.en) == key(NOTHING_AROSE.en)
