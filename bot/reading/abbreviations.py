"""What offices shorten in writing: a name with the one is also known by the other."""

import re
from collections.abc import Iterator
from itertools import permutations

from bot.domain.text import fold, key
from bot.reading.tokens import tokens

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
    for long, ways in _IN_CHAT.items():
        if re.search(rf"\b{long}\b", phrase):
            yield from (re.sub(rf"\b{long}\b", way, phrase) for way in ways)


def variants(phrase: str) -> Iterator[str]:
    """Yield a phrase with one thing in it shortened that is long, or at length that is short.

    A phrase without diacritics stays without.
    """
    words = [each.text for each in tokens(phrase)]
    keys = [key(each) for each in words]
    for pair in _ABBREVIATIONS.items():
        ways = [fold(each) if phrase.isascii() else each for each in pair]
        for one, other in permutations(ways):
            sought = [key(each) for each in one.split()]
            for start in range(len(words) - len(sought) + 1):
                if keys[start : start + len(sought)] == sought:
                    yield " ".join((*words[:start], other, *words[start + len(sought) :]))
