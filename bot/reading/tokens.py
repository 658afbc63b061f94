"""Cut a text into words and numbers, each with its two keys."""

import re
import unicodedata
from dataclasses import dataclass

from bot.domain.text import fold_word, key_of_word

MOST_CHARACTERS = 512  # a question that somebody types on a phone is far shorter
_TOKEN = re.compile(r"\d+(?:[./,\-]\d+)*|[^\W\d_]+|[,;%<>]")
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
    def has_diacritics(self) -> bool:
        """Whether it was typed with a diacritic."""
        return self.key != self.fold


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text; letters and digits that touch ("T6", "Q2") come apart."""
    clean = _UNSEEN.sub("", unicodedata.normalize("NFC", text[:MOST_CHARACTERS]))
    return [_token(found) for found in _TOKEN.findall(clean)]


def _token(text: str) -> Token:
    if text[0].isalpha():
        return Token(text, key_of_word(text), fold_word(text))
    return Token(text, text, text)
