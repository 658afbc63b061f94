"""What stands around every picture: the finding above, and in small letters where it comes from below."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.answer import Result
from bot.showing.lines import origin, provenance_of
from bot.showing.markup import Html, plain
from bot.showing.picture.sheet import FAINT, MARGIN, WIDTH, Sheet, leading, wrapped
from bot.showing.speech import Speech

_ROOM = WIDTH - 2 * MARGIN
_TITLES = (60, 54, 48)  # sizes, of which the largest is taken that keeps to three lines
_MOST_LINES = 3
_UNDER, _SMALL = 36, 30
_GAP = 18


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines that are broken already, and so tell how high they stand."""

    size: int
    title: list[str]
    under: list[str]
    notes: list[str]

    @property
    def above(self) -> int:
        """How much stands above the picture."""
        text = leading(self.size) * len(self.title) + leading(_UNDER) * len(self.under)
        return MARGIN + text + 2 * _GAP

    @property
    def below(self) -> int:
        """How much stands below it."""
        return _GAP + leading(_SMALL) * len(self.notes) + MARGIN

    def draw(self, sheet: Sheet, bottom: int) -> None:
        """Write what stands above and, from ``bottom`` on, below."""
        top = sheet.paragraph(MARGIN, self.title, self.size, bold=True)
        sheet.paragraph(top + _GAP, self.under, _UNDER, FAINT)
        sheet.paragraph(bottom + _GAP, self.notes, _SMALL, FAINT)


def framed(title: Html, under: Iterable[Html | None], notes: Iterable[Html | None]) -> Frame:
    """Break lines to the width of the sheet; the title as large as it can be."""
    told = plain(title)
    tried = [(size, wrapped(told, size, _ROOM, bold=True)) for size in _TITLES]
    size, lines = next((each for each in tried if len(each[1]) <= _MOST_LINES), tried[-1])
    return Frame(size, lines, _broken(under, _UNDER), _broken(notes, _SMALL))


def source_note(speech: Speech, results: Iterable[Result]) -> Html:
    """Return where the figures come from and when they were approved, without a reader's reference."""
    return origin(speech, provenance_of(results))


def _broken(lines: Iterable[Html | None], size: int) -> list[str]:
    return [each for line in lines if line for each in wrapped(plain(line), size, _ROOM)]
