"""What the cells of a workbook say, as a CSV file would say it."""

import zlib
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

# What openpyxl raises over a file that is no workbook, or a broken one.
BROKEN = (
    BadZipFile,
    zlib.error,
    ParseError,
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
)


class Cell(Protocol):
    """A cell as openpyxl reads it; there is less of an empty one."""

    @property
    def value(self) -> object:
        """What it holds."""
        ...

    @property
    def number_format(self) -> object:
        """How it is shown."""
        ...


def text_of(cell: Cell) -> str:
    """Return what a CSV file would say; a per cent keeps its sign, so that it is not read a hundredfold."""
    match cell.value:
        case None:
            return ""
        case bool() as truth:
            return str(truth).upper()
        case int() | float() as number:
            return f"{_plain(number)}%" if "%" in str(cell.number_format) else _plain(number)
        case datetime() | date() as moment:
            return _day(moment, str(cell.number_format))
        case other:
            return str(other)


def _plain(number: float) -> str:
    """Return the digits that the number was written with."""
    return str(int(number)) if number == int(number) else f"{Decimal(repr(number)):f}"


def _day(moment: date, shown_as: str) -> str:
    """Return the day, or the month where that is all that the cell shows: Excel turns 2022-06 into 1 June."""
    is_month = moment.day == 1 and "d" not in shown_as.casefold()
    return f"{moment:%Y-%m}" if is_month else f"{moment:%Y-%m-%d}"
