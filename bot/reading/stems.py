"""English words of one family by one stem: "signed", "signing" and "signatures" are all "sign"."""

import re
from functools import lru_cache

_SPELLING = (  # British, and one of a thing for several
    (re.compile(r"i[sz]ations?$"), "ize"),
    (re.compile(r"is(e[ds]?|ing)$"), r"iz\1"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=ss|sh|ch|.x)es$"), ""),
    (re.compile(r"(?<![suic])s$"), ""),
)
_ENDING = re.compile(r"(?<=...)(?:ature|ation|ment|ance|ing|ion|ated|ate|age|or|er|ied|ally|ly|al|ed|e|y)$")
_DOUBLED = re.compile(r"([^aeiouls])\1$")  # "equipped", but not "filling" or "process"
_FAMILIES = {
    "electron": "e electronic electronically",
    "docu": "doc docs",
    "identif": "identity identities identification",
    "pay": "paid",
    "publish": "publication publications",
    "receiv": "receipt receipts",
    "satisf": "satisfaction",
    "send": "sent",
    "submit": "submission submissions",
    "us": "use uses user users used using usage",
}
_STEMS = {word: stem for stem, words in _FAMILIES.items() for word in words.split()}
_LITTLE = frozenset(
    (
        *("a", "an", "the", "of", "on", "in", "at", "by", "to", "for", "with", "and", "or", "as", "through"),
        *("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did"),
        *("that", "which", "who", "their", "its", "it", "from", "per", "via"),
    )
)


# What is done with things, and how: beside others it tells of what, alone it names no indicator.
_COMMON = """
full complete time put build operate equip issue handle settle receive send activate set provide give
offer use hold held have make take run keep get new date level system unit official number work accept
process meet follow prescribe approve grade both all each every many any other whole same
"""


def is_little(word: str) -> bool:
    """Say whether an English word holds others together, and describes nothing by itself."""
    return word in _LITTLE


def is_common(word: str) -> bool:
    """Say whether an English word, alone, names no one thing."""
    return stem(word) in _COMMON_STEMS


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the stem of a word in small letters."""
    if word in _STEMS:
        return _STEMS[word]
    for spelling, instead in _SPELLING:
        word = spelling.sub(instead, word)
    return _DOUBLED.sub(r"\1", _ENDING.sub("", word).removesuffix("e"))


_COMMON_STEMS = frozenset(map(stem, _COMMON.split()))
