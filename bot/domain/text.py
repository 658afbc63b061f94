"""Two keys of a Vietnamese text: one that keeps its diacritics and one that drops them.

Spelling varies where meaning does not: NFC and NFD, ``hòa`` and ``hoà``, ``tỷ`` and ``tỉ``, ``Đ`` and the
Icelandic ``Ð`` that some keyboards give. Both keys level these; only :func:`fold` also drops the diacritics.
"""

import re
import unicodedata
from functools import lru_cache

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # grave, acute, tilde, hook above, dot below
_SINGLE_Y = re.compile(r"(?<![^\W\d_])([hklmst]|qu)y(?![^\W\d_])")
_WORD = re.compile(r"[^\W_]+")


def key(text: str) -> str:
    """Return the text's search key with diacritics: casefolded words, one space apart, one tone placement."""
    return " ".join(key_of_word(word) for word in words(text))


def fold(text: str) -> str:
    """Return the text's search key without diacritics: ``Đức Hoà`` and ``duc hoa`` give ``duc hoa``."""
    return " ".join(fold_word(word) for word in words(text))


def words(text: str) -> list[str]:
    """Return the words of a text, in NFC; whatever is neither a letter nor a digit separates them."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def visible(text: str) -> str:
    """Return a text in NFC, with single spaces and without letters that do not show, as it may be kept."""
    shown = (
        letter for letter in unicodedata.normalize("NFC", text) if letter.isprintable() or letter.isspace()
    )
    return " ".join("".join(shown).split())


@lru_cache(maxsize=65_536)
def key_of_word(word: str) -> str:
    """Return one word's key: the tone mark goes to its end, so that where it was typed does not matter."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("ð", "đ"))
    tone = "".join(letter for letter in letters if letter in TONES)
    bare = "".join(letter for letter in letters if letter not in TONES)
    return unicodedata.normalize("NFC", _SINGLE_Y.sub(r"\1i", bare) + tone)


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return one word's key without any diacritic."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("ð", "đ"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _SINGLE_Y.sub(r"\1i", bare.replace("đ", "d"))


def collation(text: str) -> tuple[str, str]:
    """Return a sort key in Vietnamese order: by letters first, by diacritics where letters agree."""
    return fold(text), key(text)
