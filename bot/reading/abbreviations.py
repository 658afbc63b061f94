"""What offices shorten in writing: a name with the one is also known by the other."""

from collections.abc import Iterator
from itertools import permutations

from bot.domain.text import fold
from bot.reading.syllables import is_syllable
from bot.reading.tokens import tokens_of_name

_ABBREVIATIONS = {
    "attt": "an toàn thông tin",
    "cbcc": "cán bộ công chức",
    "cbccvc": "cán bộ công chức viên chức",
    "cđs": "chuyển đổi số",
    "cntt": "công nghệ thông tin",
    "cqđt": "chính quyền điện tử",
    "cqs": "chính quyền số",
    "csdl": "cơ sở dữ liệu",
    "cts": "chứng thư số",
    "dept": "department",
    "depts": "departments",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "hs": "hồ sơ",
    "hscv": "hồ sơ công việc",
    "hsđt": "hồ sơ điện tử",
    "services": "public services",
    "pakn": "phản ánh kiến nghị",
    "ttđt": "thanh toán điện tử",
    "tthc": "thủ tục hành chính",
    "tttt": "thanh toán trực tuyến",
    "vb": "văn bản",
    "vbđ": "văn bản đến",
    "vbđt": "văn bản điện tử",
}
_IN_CHAT = {
    "báo cáo": ("bc",),
    "chỉ tiêu": ("ct", "mục tiêu"),
    "bao nhiêu": ("bn", "bnhieu", "nhiêu", "nhiu"),
    "được": ("dc", "đc"),
    "gửi": ("gởi",),
    "không": ("ko", "kg", "hông", "hong"),
    "mấy": ("mí",),
    "nhất": ("nhứt",),
    "nào": ("mô",),
    "phần trăm": ("%",),
    "số liệu": ("sl",),
    "tính": ("đếm",),
    "trước": ("trc",),
}
_SYNONYMS = {"trực tuyến": ("online", "qua mạng", "trên mạng", "mạng", "tt")}  # in a name, as people say it
_MEANING_MUCH = frozenset(  # initials of too many things
    ("bc", "cb", "ct", "dv", "hs", "pa", "px", "th", "tk", "tl", "tn", "tp", "tt", "tx", "vb", "xh")
)


def shortened(phrase: str) -> Iterator[str]:
    """Yield a phrase of grammar as people shorten it in chats: "chưa bc"."""
    words = f" {phrase} "
    for long, ways in _IN_CHAT.items():
        if f" {long} " in words:
            yield from (words.replace(f" {long} ", f" {way} ").strip() for way in ways)


def initials(alias: str) -> Iterator[str]:
    """Yield the initials of a name of two syllables: "ks", of "ký số"; not where they mean much else."""
    words = [each.text for each in tokens_of_name(alias)]
    short = "".join(word[0].lower() for word in words)
    if (
        len(words) == _SYLLABLES
        and all(map(is_syllable, map(fold, words)))
        and fold(short) not in _MEANING_MUCH
    ):
        yield short


def variants(phrase: str) -> Iterator[str]:
    """Yield a phrase with one thing in it shortened that is long, or at length that is short.

    A phrase without diacritics stays without.
    """
    words = f" {' '.join(each.text.lower() for each in tokens_of_name(phrase))} "
    for pair in _BARE if phrase.isascii() else _ABBREVIATIONS.items():
        for one, other in permutations(pair):
            if f" {one} " in words:
                yield words.replace(f" {one} ", f" {other} ").strip()
    for long, ways in _BARE_SYNONYMS if phrase.isascii() else _SYNONYMS.items():
        if f" {long} " in words:
            named = (words.replace(f" {long} ", f" {way} ").strip() for way in ways)
            yield from (name for name in named if name not in _MEANING_MUCH)


_BARE = [(fold(short), fold(long)) for short, long in _ABBREVIATIONS.items()]
_BARE_SYNONYMS = [(fold(long), tuple(map(fold, ways))) for long, ways in _SYNONYMS.items()]
_SYLLABLES = 2
