"""What is wrong with the files that people bring, in words."""

from typing import assert_never

from bot.services.bring_in.faults import Fault, Reason
from bot.showing.markup import Html
from bot.showing.speech import Speech


def describe(fault: Fault, speech: Speech) -> Html:
    """Return where a fault is and what it is, in one line for a terminal, escaped like all that is said."""
    reason = _reason(fault, speech)
    if not fault.file:
        return reason
    if fault.row is None:
        return speech.say("fault.in_file", file=fault.file, reason=reason)
    row = str(fault.row)
    if fault.column is None:
        return speech.say("fault.in_row", file=fault.file, row=row, reason=reason)
    return speech.say("fault.in_cell", file=fault.file, row=row, column=fault.column, reason=reason)


def _reason(fault: Fault, speech: Speech) -> Html:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a sentence a reason
    params = {name: str(value) if name == "row" else value for name, value in fault.params.items()}
    match fault.reason:
        case Reason.NOT_FOUND:
            return speech.say("fault.not_found", **params)
        case Reason.NOT_READABLE:
            return speech.say("fault.not_readable", **params)
        case Reason.UNKNOWN_FILE:
            return speech.say("fault.unknown_file", **params)
        case Reason.NOTHING_TO_READ:
            return speech.say("fault.nothing_to_read", **params)
        case Reason.UNKNOWN_TABLE:
            return speech.say("fault.unknown_table", **params)
        case Reason.EMPTY:
            return speech.say("fault.empty", **params)
        case Reason.NOT_UTF8:
            return speech.say("fault.not_utf8", **params)
        case Reason.NOT_A_WORKBOOK:
            return speech.say("fault.not_a_workbook", **params)
        case Reason.WORKBOOK_TOO_LARGE:
            return speech.say("fault.workbook_too_large", **params)
        case Reason.TOO_MANY_ROWS:
            return speech.say("fault.too_many_rows", **params)
        case Reason.CATALOGUE_MOVED:
            return speech.say("fault.catalogue_moved", **params)
        case Reason.UNKNOWN_COLUMN:
            return speech.say("fault.unknown_column", **params)
        case Reason.MISSING_COLUMN:
            return speech.say("fault.missing_column", **params)
        case Reason.REPEATED_COLUMN:
            return speech.say("fault.repeated_column", **params)
        case Reason.MALFORMED:
            return speech.say("fault.malformed", **params)
        case Reason.LINE_TOO_LONG:
            return speech.say("fault.line_too_long", **params)
        case Reason.TOO_MANY_CELLS:
            return speech.say("fault.too_many_cells", **params)
        case Reason.TOO_FEW_CELLS:
            return speech.say("fault.too_few_cells", **params)
        case Reason.DOUBLE:
            return speech.say("fault.double", **params)
        case Reason.NO_NUMBER:
            return speech.say("fault.no_number", **params)
        case Reason.NO_SOURCE:
            return speech.say("fault.no_source", **params)
        case Reason.ABOVE_DENOMINATOR:
            return speech.say("fault.above_denominator", **params)
        case Reason.UNIT_NOT_THERE:
            return speech.say("fault.unit_not_there", **params)
        case Reason.MADE_UP_OVER_PUBLISHED:
            return speech.say("fault.made_up_over_published", **params)
        case Reason.SUM_TOO_LARGE:
            return speech.say("fault.sum_too_large", **params)
        case Reason.NEEDED:
            return speech.say("fault.needed", **params)
        case Reason.CONTROL_CHARACTER:
            return speech.say("fault.control_character", **params)
        case Reason.TOO_LONG:
            return speech.say("fault.too_long", **params)
        case Reason.ONE_LANGUAGE:
            return speech.say("fault.one_language", **params)
        case Reason.NOT_A_CODE:
            return speech.say("fault.not_a_code", **params)
        case Reason.RESERVED_CODE:
            return speech.say("fault.reserved_code", **params)
        case Reason.NOT_A_RANK:
            return speech.say("fault.not_a_rank", **params)
        case Reason.NOT_A_DATE:
            return speech.say("fault.not_a_date", **params)
        case Reason.DATES_REVERSED:
            return speech.say("fault.dates_reversed", **params)
        case Reason.UNKNOWN_WORD:
            return speech.say("fault.unknown_word", **params)
        case Reason.NOT_A_TARGET:
            return speech.say("fault.not_a_target", **params)
        case Reason.NOT_A_PERIOD:
            return speech.say("fault.not_a_period", **params)
        case Reason.NOT_A_NUMBER:
            return speech.say("fault.not_a_number", **params)
        case Reason.NEGATIVE:
            return speech.say("fault.negative", **params)
        case Reason.TOO_LARGE:
            return speech.say("fault.too_large", **params)
        case Reason.TOO_MANY_DECIMALS:
            return speech.say("fault.too_many_decimals", **params)
        case Reason.ABOVE_100:
            return speech.say("fault.above_100", **params)
        case Reason.UNKNOWN_TIER:
            return speech.say("fault.unknown_tier", **params)
        case Reason.UNKNOWN_UNIT:
            return speech.say("fault.unknown_unit", **params)
        case Reason.UNKNOWN_INDICATOR:
            return speech.say("fault.unknown_indicator", **params)
        case Reason.CYCLE:
            return speech.say("fault.cycle", **params)
        case Reason.TOO_DEEP:
            return speech.say("fault.too_deep", **params)
        case Reason.TIER_WITH_FIGURES:
            return speech.say("fault.tier_with_figures", **params)
        case _:
            assert_never(fault.reason)
