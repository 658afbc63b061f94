"""What one cell of a file means; BadCellError where it means nothing."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.commands import RESERVED
from bot.domain.indicator import Target
from bot.domain.names import Names
from bot.domain.period import parse
from bot.domain.quantity_text import parse_quantity
from bot.services.bring_in.faults import BadCellError, Reason, shown
from db.metadata import COUNT_PLACES, LARGEST_COUNT, RATE_PLACES

NAME, DEFINITION, ALIASES, NOTE = 200, 1_000, 4_000, 2_000  # the most letters of a cell
WHOLE_CODE = "all"
_UNIT_CODE, _SHORT_CODE = 64, 32
_LARGEST_RATE = Decimal(10) ** 9
_YEARS = range(1900, 2200)  # a slip of the pen such as 2202-06 would be the latest period for ever

_UNDECODED = re.compile("[\udc80-\udcff]")  # what Python leaves of bytes that are not UTF-8
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_foreign(cell: str) -> bool:
    """Say whether a cell holds bytes that are not UTF-8."""
    return _UNDECODED.search(cell) is not None


def clean(cell: str, most: int = NAME) -> str:
    """Return a cell's text: NFC, single spaces, none at its ends."""
    if is_foreign(cell):
        raise BadCellError(Reason.NOT_UTF8)
    if _CONTROL.search(cell):
        raise BadCellError(Reason.CONTROL_CHARACTER)
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if len(text) > most:
        raise BadCellError(Reason.TOO_LONG, length=len(text), most=most)
    return text


def text_of(most: int) -> Callable[[str], str]:
    """Return a reader of texts that have at most so many letters."""
    return lambda cell: clean(cell, most)


def needed(cell: str, most: int = NAME) -> str:
    """Return a cell's text, which must not be empty."""
    text = clean(cell, most)
    if not text:
        raise BadCellError(Reason.NEEDED)
    return text


def aliases(cell: str) -> str:
    """Return the aliases, each once, as they are kept: ``;`` between them."""
    parts = (part.strip() for part in clean(cell, ALIASES).split(";"))
    return ";".join(dict.fromkeys(filter(None, parts)))


def bilingual(cell: str) -> str:
    """Return a text that serves both languages, or ``vi | en``, as it is kept."""
    names = Names.parse(clean(cell, NOTE))
    if bool(names.vi) is not bool(names.en):
        raise BadCellError(Reason.ONE_LANGUAGE)
    return str(names)


def unit_code(cell: str) -> str:
    """Return a unit's code: any text without the ``;`` that stands between codes."""
    code = needed(cell, _UNIT_CODE)
    if ";" in code:
        raise BadCellError(Reason.NOT_A_CODE, text=shown(code))
    return code


def unit_codes(cell: str) -> tuple[str, ...]:
    """Return the codes of a cell, ``;`` between them."""
    return tuple(dict.fromkeys(unit_code(part) for part in cell.split(";") if part.strip()))


def tier_code(cell: str) -> str:
    """Return a tier's code: a word, but not the one that means all of them."""
    code = needed(cell, _SHORT_CODE)
    if not re.fullmatch(r"\w+", code):
        raise BadCellError(Reason.NOT_A_CODE, text=shown(code))
    if code == WHOLE_CODE:
        raise BadCellError(Reason.RESERVED_CODE, text=code)
    return code


def indicator_code(cell: str) -> str:
    """Return an indicator's code, which is also its command."""
    code = needed(cell)
    if not re.fullmatch(r"[a-z0-9_]{1,32}", code):
        raise BadCellError(Reason.NOT_A_CODE, text=shown(code))
    if code in RESERVED:
        raise BadCellError(Reason.RESERVED_CODE, text=code)
    return code


def word_of(kind: type[StrEnum], default: str | None = None) -> Callable[[str], str]:
    """Return a reader of the words of an enumeration; an empty cell is the default, where there is one."""
    known = [str(each) for each in kind]

    def read(cell: str) -> str:
        text = needed(cell or default or "")
        if text not in known:
            raise BadCellError(Reason.UNKNOWN_WORD, text=shown(text), known=", ".join(known))
        return text

    return read


def target(cell: str) -> str:
    """Return a target's text, of which every part is a goal."""
    text = clean(cell)
    try:
        Target(text).goals()
    except ValueError as error:
        raise BadCellError(Reason.NOT_A_TARGET, text=shown(str(error))) from None
    return text


def rank(cell: str) -> int:
    """Return a tier's rank, from 1 on."""
    text = needed(cell)
    if not re.fullmatch(r"[0-9]{1,4}", text) or not int(text):
        raise BadCellError(Reason.NOT_A_RANK, text=shown(text))
    return int(text)


def day(cell: str) -> date | None:
    """Return a date, None for an empty cell."""
    text = clean(cell)
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else _no_date(text)
    except ValueError:
        raise BadCellError(Reason.NOT_A_DATE, text=shown(text)) from None


def _no_date(text: str) -> None:
    if text:
        raise ValueError(text)


def period(cell: str) -> tuple[int, int, int]:
    """Return a period's key, and its first and last day as ordinals."""
    text = needed(cell)
    try:
        read = parse(text)
        key = read.key
    except (ValueError, OverflowError):
        raise BadCellError(Reason.NOT_A_PERIOD, text=shown(text)) from None
    if read.first.year not in _YEARS or read.last.year not in _YEARS:
        raise BadCellError(Reason.NOT_A_PERIOD, text=shown(text))
    return key, read.first.toordinal(), read.last.toordinal()


def count(cell: str) -> tuple[int | None, int]:
    """Return a count as it is stored, and its qualifier; None for an empty cell."""
    return _amount(cell, COUNT_PLACES, LARGEST_COUNT)


def rate(cell: str) -> tuple[int | None, int]:
    """Return a per cent as it is stored, and its qualifier; None for an empty cell."""
    return _amount(cell, RATE_PLACES, _LARGEST_RATE)


def _amount(cell: str, places: int, largest: Decimal) -> tuple[int | None, int]:
    text = clean(cell)
    if not text:
        return None, 0
    try:
        quantity = parse_quantity(text)
    except ValueError:
        raise BadCellError(Reason.NOT_A_NUMBER, text=shown(text)) from None
    if quantity.value < 0:
        raise BadCellError(Reason.NEGATIVE, text=shown(text))
    if quantity.value > largest:
        raise BadCellError(Reason.TOO_LARGE, text=shown(text))
    kept = quantity.value.quantize(Decimal(1).scaleb(-places))
    if kept != quantity.value:
        raise BadCellError(Reason.TOO_MANY_DECIMALS, text=shown(text), most=places)
    return int(kept.scaleb(places)), int(quantity.qualifier)
