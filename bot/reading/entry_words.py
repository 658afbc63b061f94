"""The words that stand around a number that is reported: how sure it is, of how many, or that none arose."""

import re
from collections.abc import Mapping, Sequence

from bot.domain.quantity import Qualifier
from bot.reading.tokens import Token, token

# Longer phrases go first. They are compared with their diacritics where any were typed.
_QUALIFIERS = {
    Qualifier.AT_LEAST: "ít nhất|tối thiểu|không dưới|at least|no fewer than|>=|≥",
    Qualifier.AT_MOST: "nhiều nhất|tối đa|không quá|không vượt quá|dưới|at most|up to|no more than|<=|≤",
    Qualifier.OVER: "hơn|trên|vượt|over|more than|above|>",
    Qualifier.NEARLY: "gần|gần đạt|nearly|almost|<",
    Qualifier.ABOUT: "khoảng|chừng|xấp xỉ|tầm|ước|ước đạt|about|around|approximately|~",
}
_OF = "trên tổng số|trong tổng số|trên tổng|trong tổng|tổng số|tổng|trên|trong|của|out of|of|/"
_PERCENT = "%|phần trăm|percent|per cent"
_NONE_AROSE = (
    "không phát sinh|ko phát sinh|kg phát sinh|k phát sinh|không có phát sinh|chưa phát sinh"
    "|không ps|ko ps|kg ps|k ps|kps"
    "|none arose|nothing arose|nothing occurred|nil"
)
_BLANK = "chưa có số liệu|chưa có số|chưa có|chưa báo cáo|để trống|no figure|not yet|blank"
_DONE = "đã hoàn thành|hoàn thành|đã xong|xong|đã ban hành|done|completed"
_NOT_DONE = "chưa hoàn thành|chưa xong|chưa ban hành|not done|not completed"
_TIMES = {1_000: "nghìn|ngàn|thousand|k", 1_000_000: "triệu|million"}
_OTHER = (  # a number behind one of these is no figure of the period
    "chỉ tiêu|mục tiêu|kế hoạch giao|so với|tăng|giảm|cùng kỳ|kỳ trước|tháng trước|target|versus"
    "|compared with|compared to|up by|down by|increase of|decrease of|rank|hạng|xếp thứ"
)

_Phrase = tuple[tuple[Token, ...], ...]


def _phrases(text: str) -> _Phrase:
    split = (re.findall(r"[^\W\d_]+|[^\w\s]+", phrase) for phrase in text.split("|"))
    return tuple(sorted((tuple(map(token, words)) for words in split), key=len, reverse=True))


_QUALIFYING: Mapping[Qualifier, _Phrase] = {each: _phrases(text) for each, text in _QUALIFIERS.items()}
_TIMING: Mapping[int, _Phrase] = {times: _phrases(text) for times, text in _TIMES.items()}
OF, NONE_AROSE, BLANK, OTHER = map(_phrases, (_OF, _NONE_AROSE, _BLANK, _OTHER))
DONE, NOT_DONE, PERCENT = map(_phrases, (_DONE, _NOT_DONE, _PERCENT))


def length_of(phrases: _Phrase, typed: Sequence[Token], start: int) -> int:
    """Return how many tokens the longest of some phrases has that starts at a token; 0 where none does."""
    return next((len(phrase) for phrase in phrases if _is_at(phrase, typed, start)), 0)


def says_none_arose(text: str) -> bool:
    """Say whether a whole text says that none arose."""
    typed = [token(each) for each in re.findall(r"[^\W\d_]+|\S", text)]
    return bool(typed) and length_of(NONE_AROSE, typed, 0) == len(typed)


def qualifier_at(typed: Sequence[Token], start: int) -> tuple[Qualifier, int]:
    """Return how sure the number is that follows, and over how many tokens that is said."""
    found = ((length_of(phrases, typed, start), each) for each, phrases in _QUALIFYING.items())
    length, qualifier = max(found, key=lambda each: each[0])
    return (qualifier, length) if length else (Qualifier.EXACT, 0)


def times_at(typed: Sequence[Token], start: int) -> int:
    """Return by how much the number ahead is multiplied; 1 where nothing says so."""
    return next((times for times, phrases in _TIMING.items() if length_of(phrases, typed, start)), 1)


def _is_at(phrase: tuple[Token, ...], typed: Sequence[Token], start: int) -> bool:
    there = typed[start : start + len(phrase)]
    return len(there) == len(phrase) and all(
        one.key == other.key or (not one.has_diacritics and len(one.text) > 1 and one.fold == other.fold)
        for one, other in zip(there, phrase, strict=True)
    )
