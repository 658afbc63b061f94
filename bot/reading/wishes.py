"""What an admin types behind /moi and /nguoidung: a role, a unit, indicators, a language, days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.access import Role
from bot.domain.indicator import Indicator
from bot.domain.names import Language
from bot.domain.text import fold
from bot.domain.unit import Unit
from bot.reading.lexicon import Lexicon
from bot.reading.tokens import Token, text_of, tokens, tokens_of_name
from bot.reading.words import Word

_ROLES = {
    Role.LEADER: ("lãnh đạo", "leader"),
    Role.OFFICER: ("cán bộ", "chuyên viên", "officer"),
    Role.APPROVER: ("người duyệt", "duyệt", "approver"),
    Role.ADMIN: ("quản trị viên", "quản trị", "administrator", "admin"),
}
_LANGUAGES: dict[Language, tuple[str, ...]] = {
    "vi": ("tiếng việt", "vietnamese", "vi"),
    "en": ("tiếng anh", "english", "en"),
}
_DAYS = ("ngày", "days", "day")
_WEIGHTLESS = frozenset({Word.NOISE, Word.ARTICLE, Word.A, Word.PLACED})
_BETWEEN = frozenset(",;")


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom an admin wants: what was named of it, and the words that mean nothing here."""

    role: Role | None = None
    units: tuple[Unit, ...] = ()  # several where one name fits them all
    indicators: tuple[Indicator, ...] = ()
    language: Language | None = None
    days: int | None = None
    left: str = ""


def read_wish(text: str, lexicon: Lexicon, today: date) -> Wish:
    """Read what was typed, in any order; what is named twice is left over the second time."""
    units = {each.code: each for each in lexicon.catalogue.register.units.values()}
    words = text.split()
    for at, word in enumerate(words):  # a code may be a number, and so may the days be
        unit = units.get(word.strip(",;"))
        if unit and fold(" ".join(words[at + 1 : at + 2])) not in map(fold, _DAYS):
            return _Reader(tokens(" ".join(words[:at] + words[at + 1 :])), lexicon, today, (unit,)).read()
    return _Reader(tokens(text), lexicon, today).read()


class _Reader:
    def __init__(
        self, typed: list[Token], lexicon: Lexicon, today: date, units: tuple[Unit, ...] = ()
    ) -> None:
        self._typed, self._lexicon, self._today = typed, lexicon, today
        self._careful = any(each.has_diacritics for each in typed)
        self._role: Role | None = None
        self._units = units
        self._indicators: list[Indicator] = []
        self._language: Language | None = None
        self._days: int | None = None

    def read(self) -> Wish:
        at, left = 0, list[Token]()
        while at < len(self._typed):
            length = self._plain(at) or self._named(at)
            if not length and self._typed[at].text not in _BETWEEN:
                left.append(self._typed[at])
            at += length or 1
        return Wish(
            self._role,
            self._units,
            tuple(dict.fromkeys(self._indicators)),
            self._language,
            self._days,
            text_of(left),
        )

    def _plain(self, at: int) -> int:
        """Take a role, a language or a number of days; return how many words it has."""
        for role, called in _ROLES.items():
            if self._role is None and (length := length_of(self._typed, at, called)):
                self._role = role
                return length
        for language, called in _LANGUAGES.items():
            if self._language is None and (length := length_of(self._typed, at, called)):
                self._language = language
                return length
        typed = self._typed[at]
        if self._days is None and typed.text.isdecimal() and length_of(self._typed, at + 1, _DAYS):
            self._days = int(typed.text[:9])
            return 2
        return 0

    def _named(self, at: int) -> int:
        """Take a unit or an indicator; return how many words its name has, and those of no weight."""
        match = self._lexicon.match(self._typed, at, careful=self._careful)
        if match is None:
            return 0
        indicators = [each for each in match.meanings if isinstance(each, Indicator)]
        units = self._of_today([each for each in match.meanings if isinstance(each, Unit)])
        if indicators:
            self._indicators.append(indicators[0])
        elif units and not self._units:
            self._units = units
        elif not _WEIGHTLESS.issuperset(match.meanings):
            return 0
        return len(match.words)

    def _of_today(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        return tuple(each for each in units if each.valid_on(self._today)) or tuple(units)


def length_of(typed: Sequence[Token], at: int, called: Iterable[str]) -> int:
    """Return how many tokens one of some phrases takes at a place, with its diacritics or without any."""
    for phrase in called:
        words = tokens_of_name(phrase)
        there = typed[at : at + len(words)]
        if len(there) == len(words) and all(
            one.fold == word.fold and (not one.has_diacritics or one.key == word.key)
            for one, word in zip(there, words, strict=True)
        ):
            return len(words)
    return 0
