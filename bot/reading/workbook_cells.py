"""What the cells of a workbook say, as a CSV file would say it."""

import re
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

_LETTERS = re.compile(r'"[^"]*"|\\.')  # of a number's format


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
    """Return what a CSV file would say; a share of one that is shown in per cent is told as it is shown."""
    match cell.value:
        case None:
            return ""
        case bool() as truth:
            return str(truth).upper()
        case int() | float() as number:
            return _share(number) if _is_in_per_cent(str(cell.number_format)) else _plain(number)
        case datetime() | date() as moment:
            return _day(moment, str(cell.number_format))
        case other:
            return str(other)


def _is_in_per_cent(shown_as: str) -> bool:
    """Say whether a hundredfold is shown; a sign in quotes, or behind a stroke, is but a letter."""
    return "%" in _LETTERS.sub("", shown_as)


def _share(number: float) -> str:
    """Return a share of one in per cent, with the digits that it was written with: 0.9467 is 94.67%."""
    share = Decimal(repr(number)) * 100
    return f"{share.normalize():f}%"


def _plain(number: float) -> str:
    """Return the digits that the number was written with."""
    return str(int(number)) if number == int(number) else f"{Decimal(repr(number)):f}"


def _day(moment: date, shown_as: str) -> str:
    """Return the day, or the month where that is all that the cell shows: Excel turns 2022-06 into 1 June."""
    is_month = moment.day == 1 and "d" not in shown_as.casefold()
    return f"{moment:%Y-%m}" if is_month else f"{moment:%Y-%m-%d}"
