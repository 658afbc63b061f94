"""Cut a text into words and numbers, each with its two keys."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.text import fold_word, key_of_word

MOST_CHARACTERS = 512  # a question that somebody types on a phone is far shorter
_TOKEN = re.compile(r"\d+(?:[./,\-–]\d+)*|[^\W\d_]+|[,;%<>≤≥]")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b")  # "Sơn Hà's" is Sơn Hà
_SHORT_YEAR = re.compile(r"(?<!\w)['’](\d\d)\b")  # "Oct '25"
_MARKS = frozenset("'’?")  # what only the next three look for
_NEGATIVE = re.compile(r"(?<!\S)[-−](?=\d)")  # a sign that no number here has, and no dash of a list
_ASKED = re.compile(r"\?(?=\s*\w)")  # ahead of more, as a comma parts it
_DIGIT = re.compile(r"(?![0-9])\d")  # of another script, or as wide as a sign of Chinese
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark, as it was typed and as it is compared."""

    text: str
    key: str
    fold: str

    @property
    def is_number(self) -> bool:
        """Whether it starts with a digit: ``5``, ``6/2022``, ``99,7``."""
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def has_diacritics(self) -> bool:
        """Whether it was typed with a diacritic."""
        return self.key != self.fold


def clean(text: str) -> str:
    """Return a text in NFC without the characters that nobody sees; digits of any script become our own."""
    return _DIGIT.sub(_own_digit, _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def _own_digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text; letters and digits that touch ("T6", "Q2") come apart."""
    if text.replace(" ", "").isalpha() and unicodedata.is_normalized("NFC", text):  # as most names are
        return [token(found) for found in text.split(" ") if found]
    plain = _NEGATIVE.sub(r"âm \g<0>", clean(text))
    if not _MARKS.isdisjoint(plain):
        plain = _ASKED.sub(",", _SHORT_YEAR.sub(r"20\1", _POSSESSIVE.sub("", plain)))
    return [token(found) for found in _TOKEN.findall(plain)]


@lru_cache(maxsize=65_536)
def tokens_of_name(name: str) -> tuple[Token, ...]:
    """Return the tokens of a name or a phrase, which is the same each time that a lexicon is made."""
    return tuple(tokens(name))


@lru_cache(maxsize=65_536)
def token(text: str) -> Token:
    """Return one word, number or mark with its keys."""
    if text[0].isalpha():
        return Token(text, key_of_word(text), fold_word(text))
    return Token(text, text, text)


def text_of(typed: Iterable[Token]) -> str:
    """Return tokens as a text."""
    return " ".join(each.text for each in typed)
