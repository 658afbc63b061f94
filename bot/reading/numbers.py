"""Numbers as people write them in a question: every way to read one."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.domain.names import Language

_GROUPED_BY_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUPED_BY_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,4})?")
MOST_LIMIT = 99
SPELLED = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "dozen": 12,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_TENS = frozenset({"mươi", "chục"})
_ONES = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # behind a ten


def spelled_tens(words: Sequence[str]) -> tuple[int, int] | None:
    """Return a number from 20 to 99 that begins some words in letters, and over how many: "chín mươi lăm"."""
    if len(words) < 2 or words[1] not in _TENS or SPELLED.get(words[0], 10) > 9:
        return None
    ones = {**SPELLED, **_ONES}.get(words[2], 10) if len(words) > 2 else 10
    tens = SPELLED[words[0]] * 10
    return (tens + ones, 3) if ones < 10 else (tens, 2)


def readings(text: str, language: Language, *, percent: bool = False) -> tuple[Decimal, ...]:
    """Return what a number can mean: none for a fraction or a range, two for "5,100".

    Vietnamese groups thousands by a dot, English by a comma; the other mark ahead of three digits is a
    decimal mark, or the habit of a spreadsheet. A per cent is never that large.
    """
    if not text.isascii():
        return ()
    decimal = Decimal(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None
    if _GROUPED_BY_DOTS.fullmatch(text) or _GROUPED_BY_COMMAS.fullmatch(text):
        grouped = Decimal(re.sub("[.,]", "", text))
        if percent and decimal is not None:
            return (decimal,)
        certain = decimal is None or ("." in text) is (language == "vi")
        return (grouped,) if certain else (grouped, decimal or grouped)
    return () if decimal is None else (decimal,)
