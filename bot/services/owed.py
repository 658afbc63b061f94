"""The sheets of an Excel form: what an officer owes, or what a period that is named asks for."""

from sqlalchemy import Connection

from bot.domain.submission import Sheet
from bot.reading.entries import read_entries
from bot.services.acting import Act, whoever
from bot.services.due import Calendar, due_sheet, due_sheets, units_of
from bot.services.library import Library
from bot.services.sheets import Sheets


def form_sheets(conn: Connection, library: Library, act: Act, typed: str) -> list[Sheet] | None:
    """Return the sheets of the period that is typed, else those that are due; None for no period at all.

    Where anything that is due is missing still, that is all there is; what is complete is left out.
    """
    if not typed.strip():
        due = due_sheets(conn, library, act)
        missing = {each.period for each in due if each.missing}
        return [each for each in due if each.period in missing or not missing]
    person, sheets = whoever(conn, act), Sheets(conn, library, act.today)
    units = units_of(sheets, person) if person else []
    if person is None or not units:
        return []
    found = read_entries(typed, library.lexicon(conn), units[0], act.today, person.language).periods
    if not found:
        return None
    calendar = Calendar(conn, library)
    asked = [
        due_sheet(conn, sheets, calendar, person, unit, period)
        for period in found
        for unit in units
        if unit.valid_within(period.first, period.last)
    ]
    return [each for each in asked if each.lines]
