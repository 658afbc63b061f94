"""The sheets of an Excel form: what an officer owes, or what a period that is named asks for."""

from sqlalchemy import Connection

from bot.domain.check import Check
from bot.domain.submission import Sheet
from bot.reading.entries import read_entries
from bot.services.acting import Act, whoever
from bot.services.due import Calendar, due_sheet, due_sheets, units_of
from bot.services.library import Library
from bot.services.sheets import Sheets


def blocked(sheet: Sheet) -> Check | None:
    """Return what speaks against any figure of a sheet, such as that its period is locked."""
    return next((each for each in sheet.checks if each.blocks), None)


def form_sheets(conn: Connection, library: Library, act: Act, typed: str) -> list[Sheet] | None:
    """Return the sheets of the period that is typed, else those that are due; None for no period at all.

    Of what is due, the latest period is ahead; a period that is complete is left out where another is not,
    and so is one that is locked.
    """
    if not typed.strip():
        due = due_sheets(conn, library, act)
        missing = {each.period for each in due if each.missing and not blocked(each)}
        owed = [each for each in due if not blocked(each) and (each.period in missing or not missing)]
        return sorted(owed, key=lambda each: each.period.last, reverse=True)
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
