"""Vietnamese as the keys were pressed, where no keyboard turned them into letters: Telex and VNI.

Telex doubles a vowel for its hat (``aa``), takes ``w`` for horn and breve, ``dd`` for đ and ``s f r x j`` for
the tones; VNI takes the digits 1 to 9. A word is only taken for one of these where it means nothing as it
stands, and means something once it is put into letters.
"""

import re
import unicodedata
from collections.abc import Container

from bot.domain.text import fold_word, key_of_word

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HAT, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
_TELEX_HATS = re.compile(r"(a)a|(e)e|(o)o")
_WORD = re.compile(r"(?=\w*[^\W\d_])\w+")
_VNI = re.compile(r"[a-z]+[1-9][a-z0-9]*")
_LEAST_VNI_WORDS = 2  # "Q2" and "thang1" alone are a quarter and a month


def in_letters(text: str, known: Container[str]) -> str:
    """Return a text with its raw words in letters; ``known`` holds all words that mean something."""
    vni = sum(_vni_key(word.lower()) in known for word in _WORD.findall(text))
    return _WORD.sub(lambda found: _word(found.group(), known, vni=vni >= _LEAST_VNI_WORDS), text)


def _vni_key(word: str) -> str:
    return key_of_word(_vni(word)) if _VNI.fullmatch(word) else ""


def _word(word: str, known: Container[str], *, vni: bool) -> str:
    lower = word.lower()
    if not lower.isascii() or fold_word(lower) in known:
        return word
    typed = _telex(lower) if lower.isalpha() else _vni(lower) if vni and _VNI.fullmatch(lower) else lower
    return typed if typed != lower and key_of_word(typed) in known else word


def _telex(word: str) -> str:
    """Return what a keyboard would have made of the keys."""
    first_vowel = re.search(r"[aeiouyw]", word)
    if first_vowel is None:
        return word
    start = first_vowel.start()
    head, rest = word[:start].replace("dd", "đ"), word[start:]
    tones = [letter for letter in rest if letter in _TELEX_TONES]
    rest = "".join(letter for letter in rest if letter not in _TELEX_TONES)
    if rest.endswith("d") and head.startswith("d"):
        head, rest = f"đ{head[1:]}", rest[:-1]
    rest = _TELEX_HATS.sub(lambda found: f"{found.group()[0]}{_HAT}", rest)
    return _toned(head + _horned(rest), [_TELEX_TONES[letter] for letter in tones])


def _horned(rest: str) -> str:
    """Put a ``w`` where it belongs: ươ, ă, ơ, ư, or an ư of its own."""
    if "w" not in rest:
        return rest
    bare = re.sub("u?wow?", "uo", rest).replace("w", "")
    if "uo" in bare:
        return bare.replace("uo", f"u{_HORN}o{_HORN}", 1)
    for vowel, mark in (("o", _HORN), ("u", _HORN), ("a", _BREVE)):
        if vowel in bare:
            return bare.replace(vowel, f"{vowel}{mark}", 1)
    return rest.replace("w", f"u{_HORN}", 1)


def _vni(word: str) -> str:
    """Return what a keyboard would have made of letters and digits."""
    tones = [_VNI_TONES[digit] for digit in word if digit in _VNI_TONES]
    typed = "".join(letter for letter in word if letter not in _VNI_TONES)
    typed = re.sub(r"d([a-z]*)9|d9", lambda found: f"đ{found.group(1) or ''}", typed, count=1)
    typed = re.sub(r"([aeo])([a-z]*)6", rf"\1{_HAT}\2", typed)
    typed = re.sub(r"uo([a-z]*)7", rf"u{_HORN}o{_HORN}\1", typed)
    typed = re.sub(r"([ou])([a-z]*)7", rf"\1{_HORN}\2", typed)
    typed = re.sub(r"a([a-z]*)8", rf"a{_BREVE}\1", typed)
    return _toned(typed, tones) if not any(letter.isdigit() for letter in typed) else word


def _toned(word: str, tones: list[str]) -> str:
    """Put a tone on the last vowel; where exactly does not matter to a word's key."""
    if len(tones) > 1:
        return word
    vowels = [place for place, letter in enumerate(word) if letter in "aeiouy"]
    if not tones or not vowels:
        return unicodedata.normalize("NFC", word)
    at = vowels[-1] + 1
    while at < len(word) and unicodedata.combining(word[at]):
        at += 1
    return unicodedata.normalize("NFC", word[:at] + tones[0] + word[at:])
