"""Cut a text into pieces that mean something, the longest phrase first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.domain.indicator import Indicator, Kind
from bot.domain.names import Language
from bot.domain.text import fold, key
from bot.domain.unit import Tier, Unit
from bot.reading.gathering import PARTING, WEAK, Gatherer, Placed
from bot.reading.lexicon import Kindred, Lexicon, Match
from bot.reading.numbers import SPELLED, readings, spelled_tens
from bot.reading.periods import read_period
from bot.reading.pieces import Left, Named, Number, Piece, Rank, Said, Topic, When
from bot.reading.row import is_said
from bot.reading.running import read_on_end
from bot.reading.tokens import Token, text_of
from bot.reading.words import Word

_PAIR = 2  # words
_ALL_OF = frozenset({"toan", "ca"})  # ahead of the province
_SMALL_WORDS = frozenset({Word.NOISE, Word.WHICH, Word.PARTICLE})
_TENTHS = re.compile(r"k \d{1,2}")  # "47k2" is 47,200
_SMALL = frozenset({"to", "on", "do", "me", "in", "at", "as"})
_PERCENT = frozenset({"%", "phan tram", "percent", "per cent", "pc"})
_MARKED = 4  # with one of so many words marked, those without are meant to be without
_SO = "so"
_MANY = ("nhieu", "co nhieu", "nhiu", "có nhiu", "co nhiu")  # "nhiều", and "nhiêu", without diacritics
_IT = "it"  # which is also "ít" without its diacritics
_NOUNS = ("ho so", "hs ", "van ban", "vb ", "tai khoan", "tk ", "thu tuc", "tthc")
_PLAIN = WEAK | {Word.HOW_MANY, Word.WHOLE, Word.TOTAL}  # words with which no more is asked than a figure
_TIMES = {
    key(word): times
    for words, times in (("nghìn ngàn nghin ngan thousand k", 1_000), ("triệu trieu million", 1_000_000))
    for word in words.split()
}
_SPELLED = {key(word): number for word, number in SPELLED.items()}
_SPELLED_FOLDED = {fold(word): number for word, number in SPELLED.items()}


def cut(
    typed: Sequence[Token], lexicon: Lexicon, today: date, language: Language, *, codes: bool = False
) -> list[Piece]:
    """Read the tokens from left to right, the longest phrase first.

    ``codes`` says that tiers may go by their codes though other words have diacritics, as behind a command.
    """
    marked = sum(token.has_diacritics for token in typed)
    careful = marked * _MARKED >= sum(token.is_word for token in typed) > 0
    english = language == "en" or lexicon.is_english(typed)
    cutter = _Cutter(typed, lexicon, today, language, careful, english, careful and not codes)
    return Gatherer(typed, lexicon.descriptions).gather(_in_context(cutter))


@dataclass(frozen=True)
class _Cutter:
    typed: Sequence[Token]
    lexicon: Lexicon
    today: date
    language: Language
    careful: bool  # whether some word has diacritics, so that a word without any has none
    english: bool
    words_first: bool  # whether a bare word of grammar goes before a tier's code
    named: bool = True  # whether indicators may be meant

    def pieces(self) -> list[Placed]:
        """Return the pieces, each with its place."""
        found: list[Placed] = []
        while (start := found[-1].end if found else 0) < len(self.typed):
            piece, length = self.next(start)
            found.append(Placed(piece, start, start + length))
        return found

    def otherwise(self, each: Placed) -> list[Placed]:
        """Return what the name of an indicator says if it is none: "communes", "hồ sơ"; mostly nothing."""
        if not isinstance(each.piece, Topic):
            return []
        parts = replace(self, typed=self.typed[each.start : each.end], named=False).pieces()
        if any(isinstance(part.piece, Left) for part in parts):
            return []
        return [Placed(part.piece, each.start + part.start, each.start + part.end) for part in parts]

    def next(self, start: int) -> tuple[Piece, int]:
        """Return the piece that starts at a token, and over how many tokens."""
        token = self.typed[start]
        if on_end := read_on_end(self.typed, start, self.today):
            return on_end
        match = self._match(start)
        length = len(match.words) if match else 0
        period = read_period(self.typed, start, self.today, english=self.english)
        if period and period.length >= length:
            words = text_of(self.typed[start : start + period.length])
            return When(words, period.periods, period.step), period.length
        if token.is_number and length < 2:
            return _number(self.typed, start, self.language)
        if match and (self.english or length > 1 or token.text not in _SMALL):
            return self._meaning(match), length
        if tens := _in_letters(self.typed, start):
            return tens
        if token.key in _SPELLED or (not self.careful and token.fold in _SPELLED_FOLDED):
            value = _SPELLED.get(token.key) or _SPELLED_FOLDED[token.fold]
            return Number(token.text, (Decimal(value),), spelled=True), 1
        return Left(token.text, start, start + 1), 1

    def _match(self, start: int) -> Match | None:
        """Return the longest phrase that starts at a token.

        In "toan tinh ky so" it is "tỉnh", ahead of "ký số", and not the name of xã Tịnh Kỳ.
        """
        match = self.lexicon.match(self.typed, start, careful=self.careful, named=self.named)
        begins = start == 0 or self.typed[start - 1].fold in _ALL_OF
        if match is None or self.careful or not begins or len(match.words) != _PAIR:
            return match
        tier = self.lexicon.match(self.typed[: start + 1], start, careful=False)
        topic = self.lexicon.match(self.typed, start + 1, careful=False)
        is_topic = topic is not None and len(topic.words) > 1 and isinstance(topic.meanings[0], Indicator)
        is_unit = all(isinstance(each, Unit) for each in match.meanings)
        is_tier = tier is not None and any(isinstance(each, Tier) for each in tier.meanings)
        return tier if is_unit and is_tier and is_topic else match

    def _meaning(self, match: Match) -> Piece:
        """Return what a phrase means; an indicator, a tier or a word of grammar goes before a bare name."""
        words = match.text
        indicators = tuple(each for each in match.meanings if isinstance(each, Indicator))
        tiers = [each for each in match.meanings if isinstance(each, Tier)]
        kinds = [each for each in match.meanings if isinstance(each, Kindred)]
        grammar = [each for each in match.meanings if isinstance(each, Word)]
        if indicators:
            return Topic(words, indicators)
        if self.words_first and grammar and len(match.words) == 1 and not match.words[0].has_diacritics:
            return Said(words, grammar[0])  # "so" beside "sở", which is also a tier's code
        if tiers:
            return Rank(words, tiers[0], self.lexicon.is_office(match.words[0]))
        if kinds:
            return Rank(words, kinds[0].tier, kindred=True)
        if grammar:
            return Said(words, grammar[0 if self.english else -1] if words.lower() == _IT else grammar[0])
        return Named(words, tuple(each for each in match.meanings if isinstance(each, Unit)))


def _without_names_in_noise(cutter: _Cutter) -> list[Placed]:
    """Return the pieces; two words that mean little are left over where they are part of a unit's name.

    "Nam ban" without its diacritics is "nắm bạn", but also Nam Ban Lâm Hà.
    """
    found = cutter.pieces()
    for place, (one, other) in enumerate(pairwise(found)):
        words = cutter.typed[one.start : other.end]
        is_noise = is_said(one.piece, Word.NOISE) and is_said(other.piece, Word.NOISE)
        is_part = is_noise and cutter.lexicon.named_in_part(words)
        if len(words) == _PAIR and (is_part or _is_written_as_a_name(one, other, words)):
            for at, each in ((place, one), (place + 1, other)):
                found[at] = replace(each, piece=Left(cutter.typed[each.start].text, each.start, each.end))
    return found


def _is_written_as_a_name(one: Placed, other: Placed, words: Sequence[Token]) -> bool:
    """Say whether two words of grammar are written as a name is, in the midst of a text: "how is Mo Dc"."""
    small = all(isinstance(each.piece, Said) and each.piece.word in _SMALL_WORDS for each in (one, other))
    return small and one.start > 0 and all(each.text.istitle() and not each.has_diacritics for each in words)


def _by_neighbours(pieces: Sequence[Placed]) -> list[Placed]:
    """Return the pieces, those words in another sense that what stands beside them gives.

    "So" without its diacritics is "số" ahead of what is counted, and not "sở"; "and below" is "below"
    where it begins a text.
    """
    found = list(pieces)
    for place, (each, following) in enumerate(pairwise(pieces)):
        match each.piece:
            case Rank(words=words) if words.lower() == _SO and _is_counted(following.piece):
                found[place] = replace(each, piece=Said(words, Word.NOISE))
            case Rank(words=words) if words.lower() == _SO and is_said(following.piece, Word.PARTICLE):
                found[place] = replace(each, piece=Said(words, Word.COMPARE))  # "A với B, so đi"
            case Rank(words=words) if words.lower() == _SO and _joins_nothing(pieces[place + 1 : place + 3]):
                found[place] = replace(each, piece=Left(words, each.start, each.end))
            case Said(words=words, word=Word.AND_UP | Word.AND_DOWN as word) if place == 0:
                sense = Word.OVER if word is Word.AND_UP else Word.UNDER
                found[place] = replace(each, piece=Said(words, sense))
            case Said(words=words) if words.lower() in _MANY and is_said(following.piece, Word.GAP):
                found[place] = replace(each, piece=Left(words, each.start, each.end))  # "nhieu bao xa"
            case Said(words=words, word=Word.HOW_MANY | Word.MANY) if words.lower() in _MANY:
                sense = Word.MANY if _is_most(pieces, place) else Word.HOW_MANY
                found[place] = replace(each, piece=Said(words, sense))
            case _:
                pass
    return found


def _joins_nothing(following: Sequence[Placed]) -> bool:
    """Say whether what follows joins no units: "and" ahead of nothing, or nothing ahead of an average."""
    match following:
        case [Placed(piece=Said(words=words)), Placed(piece=Said(word=Word.NOISE))]:
            return fold(words) in PARTING
        case [Placed(piece=Said(word=Word.NOISE)), Placed(piece=Said(word=Word.AVERAGE))]:
            return True
        case _:
            return False


def _is_most(pieces: Sequence[Placed], place: int) -> bool:
    """Say whether "nhieu … nhat" is there, which is "nhiều … nhất" without its diacritics."""
    return any(is_said(each.piece, Word.SUPERLATIVE) for each in pieces[place + 1 : place + 4])


def _is_counted(piece: Piece) -> bool:
    named = isinstance(piece, Topic) and (
        fold(piece.words).startswith(_NOUNS) or all(each.kind is Kind.COUNT for each in piece.indicators)
    )
    return named or is_said(piece, Word.COUNTED)


def _in_context(cutter: _Cutter) -> list[Placed]:
    """Return the pieces; what names an indicator and says something else as well is no name beside another.

    Nor does it name one where it speaks of units and something is asked of those: "which communes are late".
    """
    pieces = _by_neighbours(_without_names_in_noise(cutter))
    others = {each.start: parts for each in pieces if (parts := cutter.otherwise(each))}
    if not others:
        return pieces
    is_named = any(isinstance(each.piece, Topic) and each.start not in others for each in pieces)
    is_asked = any(isinstance(each.piece, Said) and each.piece.word not in _PLAIN for each in pieces)
    found: list[Placed] = []
    for place, each in enumerate(pieces):
        parts = others.get(each.start, [])
        of_units = any(isinstance(part.piece, Rank) or is_said(part.piece, Word.UNITS) for part in parts)
        enumerated = not of_units and any(map(_parts, pieces[max(place - 1, 0) : place + 2]))
        otherwise = (is_named and not enumerated) or (is_asked and of_units)
        found += parts if parts and otherwise else [each]
    return found


def _parts(each: Placed) -> bool:
    """Say whether a piece parts names that stand side by side: ",", "and"."""
    return isinstance(each.piece, Said) and fold(each.piece.words) in PARTING


def _per_cent(typed: Sequence[Token], start: int) -> int:
    """Return how many tokens the sign or the words for per cent have that begin at a place."""
    said = (" ".join(token.fold for token in typed[start : start + length]) for length in (2, 1))
    return next((len(each.split()) for each in said if each in _PERCENT), 0)


def _in_letters(typed: Sequence[Token], start: int) -> tuple[Piece, int] | None:
    """Return a number from 20 to 99 in letters, with the words for per cent behind it."""
    found = spelled_tens([each.text.casefold() for each in typed[start : start + 3]])
    if found is None:
        return None
    value, length = found
    per_cent = _per_cent(typed, start + length)
    words = text_of(typed[start : start + length + per_cent])
    return Number(words, (Decimal(value),), percent=bool(per_cent)), length + per_cent


def _number(typed: Sequence[Token], start: int, language: Language) -> tuple[Piece, int]:
    """Return a number together with the sign or words for per cent behind it."""
    text = typed[start].text
    if per_cent := _per_cent(typed, start + 1):
        words = text_of(typed[start : start + 1 + per_cent])
        return Number(words, readings(text, language, percent=True), percent=True), 1 + per_cent
    tail = " ".join(token.fold for token in typed[start + 1 : start + 3])
    if _TENTHS.fullmatch(tail) and text.isdecimal():
        return Number(f"{text}{tail.replace(' ', '')}", (Decimal(f"{text}.{tail[2:]}") * 1_000,)), 3
    times = _TIMES.get(typed[start + 1].key) if start + 1 < len(typed) else None
    if times:
        values = tuple(value * times for value in readings(text, language, percent=True))
        return Number(text_of(typed[start : start + 2]), values), 2
    return Number(text, readings(text, language)), 1
