"""Names in both languages."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_BAR = "|"


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called in Vietnamese and in English."""

    vi: str
    en: str

    def of(self, language: Language) -> str:
        """Return the name in a language."""
        return self.vi if language == "vi" else self.en

    @classmethod
    def parse(cls, text: str) -> "Names":
        """Read ``tiếng Việt | English``; a text without the bar serves both languages."""
        vi, bar, en = text.partition(_BAR)
        return cls(vi.strip(), en.strip()) if bar else cls(text.strip(), text.strip())

    def __str__(self) -> str:
        """Return the form that :meth:`parse` reads."""
        return self.vi if self.vi == self.en else f"{self.vi} {_BAR} {self.en}"
