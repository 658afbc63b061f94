"""The rows of figures.csv, read so that a million of them take seconds."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from bot.services.bring_in.faults import BadCellError, BrokenSheetError, Faults, Place, Reason, shown
from bot.services.bring_in.figure_cells import OWN_TIER, FigureCells
from bot.services.bring_in.finding import Found
from bot.services.bring_in.layouts import FIGURES, fitted, is_blank
from bot.services.bring_in.shares import check_share
from db.staging import StagedRow

_ROWS_AT_ONCE = 20_000


def read_figures(found: Found, cells: FigureCells, base: int, faults: Faults) -> Iterator[list[StagedRow]]:
    """Yield the good rows of a sheet, some thousands at a time; the bad ones are taken down.

    The row in line n goes by the number ``base + n``.
    """
    width, pick = len(found.columns), _picker(found.columns)
    number = 1
    rows = found.sheet.rows()
    batch: list[StagedRow] = []
    try:
        next(rows)
        for number, row in enumerate(rows, start=2):
            if len(row) != width and not _fits(row, width, Place(found.sheet.name, number), faults):
                continue
            texts = pick(row)
            try:
                batch.append(_staged(cells, texts, base + number))
            except BadCellError as bad:
                if not is_blank(row) and _tell(cells, texts, Place(found.sheet.name, number), bad, faults):
                    break  # every row after one that is not UTF-8 would be told of too
            if len(batch) == _ROWS_AT_ONCE:
                yield batch
                batch = []
    except BrokenSheetError as broken:
        faults.add(Place(found.sheet.name, number + 1), None, broken)
    if batch:
        yield batch


def _picker(columns: Sequence[str]) -> Callable[[list[str]], Sequence[str]]:
    """Return what puts a row's cells in the order of the layout, an empty one for each column left out."""
    pick = itemgetter(*(columns.index(each) if each in columns else -1 for each in FIGURES.columns))
    return pick if len(columns) == len(FIGURES.columns) else lambda row: pick([*row, ""])


def _fits(row: list[str], width: int, place: Place, faults: Faults) -> bool:
    try:
        return not is_blank(row) and bool(fitted(row, width))
    except BadCellError as bad:
        faults.add(place, None, bad)
        return False


def _staged(cells: FigureCells, texts: Sequence[str], place: int) -> StagedRow:
    """Return a row as it is staged; BadCellError over the first thing that is wrong with it."""
    unit_text, tier_text, indicator, period_text, part, whole, percent, source_text, note_text = texts
    unit_id, own_tier_id, born, ended = cells.unit[unit_text]
    tier_id = cells.tier[tier_text]
    indicator_id, is_ratio = cells.indicator[indicator]
    period, first, last = cells.period[period_text]
    numerator, numerator_qualifier = cells.count[part]
    denominator, denominator_qualifier = cells.count[whole]
    rate, rate_qualifier = cells.rate[percent]
    source, is_named = cells.source[source_text]
    note = cells.note[note_text]
    if last < born or ended < first:
        raise BadCellError(Reason.UNIT_NOT_THERE, "period", unit=shown(unit_text))
    if is_ratio:
        check_share(numerator, numerator_qualifier, denominator, denominator_qualifier, rate, rate_qualifier)
    if numerator is None and rate is None and not note:
        raise BadCellError(Reason.NO_NUMBER, "numerator")
    if not is_named and not (numerator is None and denominator is None and rate is None):
        raise BadCellError(Reason.NO_SOURCE, "source")
    return (
        indicator_id,
        period,
        own_tier_id if tier_id == OWN_TIER else tier_id,
        unit_id,
        place,
        numerator,
        numerator_qualifier,
        denominator,
        denominator_qualifier,
        rate,
        rate_qualifier,
        source,
        note or None,
    )


def _tell(cells: FigureCells, texts: Sequence[str], place: Place, bad: BadCellError, faults: Faults) -> bool:
    """Take down every bad cell of a row, or else what is wrong with the row; say whether it is not UTF-8."""
    found = list(cells.faults(texts)) or [(bad.column, bad)]
    for column, each in found:
        faults.add(place, column, each)
    return any(each.reason is Reason.NOT_UTF8 for _, each in found)
