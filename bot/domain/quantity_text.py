"""Quantities as files write them: plain digits, ``.`` for decimals, the qualifier ahead (``>5100``)."""

import re
from decimal import Decimal

from bot.domain.quantity import Qualifier, Quantity

MARKS = {
    "": Qualifier.EXACT,
    ">": Qualifier.OVER,
    "<": Qualifier.NEARLY,
    "~": Qualifier.ABOUT,
    ">=": Qualifier.AT_LEAST,
    "<=": Qualifier.AT_MOST,
}
_MARK_OF = {qualifier: mark for mark, qualifier in MARKS.items()}
_FORM = re.compile(r"(>=|<=|>|<|~|)\s*(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)")


def parse_quantity(text: str) -> Quantity:
    """Read a quantity in the files' form; ValueError where the text is anything else."""
    found = _FORM.fullmatch(text)
    if not found:
        msg = f"not a number: {text}"
        raise ValueError(msg)
    return Quantity(Decimal(found[2]), MARKS[found[1]])


def format_quantity(quantity: Quantity) -> str:
    """Return the form that :func:`parse_quantity` reads."""
    return f"{_MARK_OF[quantity.qualifier]}{quantity.value:f}"
