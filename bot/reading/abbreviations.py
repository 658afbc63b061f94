"""What offices shorten in writing: a name with the one is also known by the other."""

from collections.abc import Iterator
from itertools import permutations

from bot.domain.text import fold
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
    "bao nhiêu": ("bn", "bnhieu"),
    "được": ("dc", "đc"),
    "không": ("ko", "kg", "hông"),
    "số liệu": ("sl",),
    "trước": ("trc",),
}


def shortened(phrase: str) -> Iterator[str]:
    """Yield a phrase of grammar as people shorten it in chats: "chưa bc"."""
    words = f" {phrase} "
    for long, ways in _IN_CHAT.items():
        if f" {long} " in words:
            yield from (words.replace(f" {long} ", f" {way} ").strip() for way in ways)


def variants(phrase: str) -> Iterator[str]:
    """Yield a phrase with one thing in it shortened that is long, or at length that is short.

    A phrase without diacritics stays without.
    """
    words = f" {' '.join(each.text.lower() for each in tokens_of_name(phrase))} "
    for pair in _BARE if phrase.isascii() else _ABBREVIATIONS.items():
        for one, other in permutations(pair):
            if f" {one} " in words:
                yield words.replace(f" {one} ", f" {other} ").strip()


_BARE = [(fold(short), fold(long)) for short, long in _ABBREVIATIONS.items()]
