"""What haste, a keyboard and a telephone make of a text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.domain.text import TONES, fold_word, words
from tests.province import data

_WORD = re.compile(r"[^\W_]+")
_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX_SHAPES = {"\u0306": "w", "\u031b": "w"}  # breve and horn; a circumflex doubles its letter
_CIRCUMFLEX = "\u0302"
_HORNED_PAIR = re.compile("(u)\u031b(o\u031b)", re.IGNORECASE)  # ươ is typed uow
_ROMAN = re.compile(r"[IVX]+")


def without_diacritics(text: str) -> str:
    """Return a text as somebody types it who leaves the marks out: ``Đức`` is ``Duc``."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not _is_mark(letter)))


def letters_lost(text: str) -> tuple[str, ...]:
    """Return the texts that lack one letter of one word.

    No digit is lost, no letter of a word with a digit (T6, 6T, Q3), of a Roman numeral, or of a word that has
    only one: those are other questions rather than slips.
    """
    text = unicodedata.normalize("NFC", text)
    spans = [found.span() for found in _WORD.finditer(text) if _may_lose(found.group())]
    lost = (text[:at] + text[at + 1 :] for first, last in spans for at in range(first, last))
    return tuple(dict.fromkeys(lost))


def words_swapped(text: str) -> tuple[str, ...]:
    """Return the texts in which two neighbouring words have changed places.

    A word keeps its place where it has a digit, tells of time or number, occurs in any name of a unit, a
    tier or an indicator of the province, or is written with a capital after the first word. Two words that
    may move are swapped only where nothing but spaces parts them. So nothing is ever moved into, out of or
    across a period, a number or a name.
    """
    text = unicodedata.normalize("NFC", text)
    found = list(_WORD.finditer(text))
    free = [_may_move(each.group(), is_first=index == 0) for index, each in enumerate(found)]
    swapped: list[str] = []
    for index, (one, two) in enumerate(pairwise(found)):
        between = text[one.end() : two.start()]
        if free[index] and free[index + 1] and between.isspace() and one.group() != two.group():
            swapped.append(text[: one.start()] + two.group() + between + one.group() + text[two.end() :])
    return tuple(swapped)


def as_telex(text: str) -> str:
    """Return a text as Telex keys give it when nobody turns them into letters: ``Ký số`` is ``Kys soos``."""
    return _WORD.sub(lambda found: _telex_word(found.group()), unicodedata.normalize("NFC", text))


def as_nfd(text: str) -> str:
    """Return a text with its marks apart from their letters, as some telephones send it."""
    return unicodedata.normalize("NFD", text)


def mutants(text: str) -> SearchStrategy[str]:
    """Give a text with one mutation, which means the same or is asked back: never another figure."""
    several = (letters_lost(text), words_swapped(text))
    return st.one_of(
        st.sampled_from((without_diacritics(text), as_telex(text), as_nfd(text))),
        *(st.sampled_from(made) for made in several if made),
    )


def mutated(texts: Sequence[str]) -> SearchStrategy[tuple[str, str]]:
    """Give one of several texts, and it with one mutation."""
    return st.sampled_from(texts).flatmap(lambda text: st.tuples(st.just(text), mutants(text)))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def _may_lose(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and not _ROMAN.fullmatch(word)


def _may_move(word: str, *, is_first: bool) -> bool:
    if not word.isalpha() or (word[0].isupper() and not is_first):
        return False
    return fold_word(word) not in _FIXED


def _telex_word(word: str) -> str:
    letters = _HORNED_PAIR.sub(
        r"\1\2", unicodedata.normalize("NFD", word.replace("đ", "dd").replace("Đ", "DD"))
    )
    keys: list[str] = []
    tone = ""
    for letter in letters:
        if letter in TONES:
            tone = _TELEX_TONES[letter]
        elif letter == _CIRCUMFLEX:
            keys.append(keys[-1].lower() if not word.isupper() else keys[-1])
        else:
            keys.append(_TELEX_SHAPES.get(letter, letter))
    typed = "".join((*keys, tone))
    return typed.upper() if word.isupper() and len(word) > 1 else typed


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_word(word) for name in names for word in words(name))


_OF_TIME_AND_NUMBER = (
    "ngày hôm tuần tháng quý nửa năm nay này trước qua rồi vừa gần đây ngoái kia cùng kỳ svck lũy kế",
    "đầu cuối giữa từ đến tới hết giờ khi liền một hai ba bốn tư lăm sáu bảy tám chín mười giêng chạp",
    "ngàn nghìn triệu phần trăm day week month quarter half year this last previous before first second",
    "third fourth same period to date from since until end of today yesterday now recent past one two",
    "three four five six seven eight nine ten thousand million percent january february march april may",
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov",
    "dec",
)
_FIXED = _words_of(
    (
        *_OF_TIME_AND_NUMBER,
        *(name for row in data.units() for name in row[3:6]),
        *(name for row in data.TIERS[1:] for name in row[1:4]),
        *(name for row in data.INDICATORS[1:] for name in row[1:4]),
    )
)
