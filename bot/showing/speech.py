"""One language: its catalogue, its separators, its months, and the time zone that dates are told in."""

from datetime import tzinfo
from decimal import Decimal
from functools import cached_property
from gettext import GNUTranslations
from importlib.resources import files

from babel import Locale

from bot.domain.names import Language, Names
from bot.showing.markup import Html, escaped


class Speech:
    """Says things in one language; made once, then shared, since it reads its catalogue from disk."""

    def __init__(self, language: Language, zone: tzinfo) -> None:
        """Read a language's catalogue; FileNotFoundError where it was never compiled."""
        self.language: Language = language
        self.zone = zone
        path = files("locales").joinpath(language, "LC_MESSAGES", "messages.mo")
        with path.open("rb") as file:
            self._catalogue = GNUTranslations(file)
        self._texts: dict[str, Html] = {}
        symbols: dict[str, str] = Locale.parse(language).number_symbols["latn"]
        self._separators = str.maketrans({",": symbols["group"], ".": symbols["decimal"]})

    def say(self, key: str, /, **params: str | int) -> Html:
        """Return a message with its placeholders filled; KeyError where the catalogue lacks it.

        A text that is not Html is escaped, a whole number gets the language's separators.
        """
        text = self._texts.get(key) or self._read(key)
        return self._filled(text, params) if params else text

    def plural(self, key: str, n: int, /, **params: str | int) -> Html:
        """Return a message in the form that a number asks for; the number is its placeholder ``n``."""
        return self._filled(self._catalogue.ngettext(key, key, n), {"n": n, **params})

    def of(self, names: Names) -> str:
        """Return a name in this language, not yet escaped."""
        return names.of(self.language)

    def grouped(self, number: Decimal | int) -> Html:
        """Return a number in full, with this language's separators."""
        digits = f"{number:,}" if isinstance(number, int) else f"{number:,f}"
        return Html(digits if digits.isdecimal() else digits.translate(self._separators))

    @cached_property
    def months(self) -> tuple[Html, ...]:
        """What a month is called beside its year: 1 to 12 in Vietnamese, names in English."""
        return tuple(map(Html, self.say("month.names").split()))

    def _read(self, key: str) -> Html:
        text = self._catalogue.gettext(key)
        if text == key:
            raise KeyError(key)
        return self._texts.setdefault(key, Html(text))

    def _filled(self, text: str, params: dict[str, str | int]) -> Html:
        for name, value in params.items():
            if type(value) is not Html:
                params[name] = self.grouped(value) if isinstance(value, int) else escaped(value)
        return Html(text.format_map(params))
