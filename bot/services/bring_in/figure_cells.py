"""What each cell of figures.csv means: every text is worked out once, then only looked up."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.domain.names import Names
from bot.services.bring_in import cells
from bot.services.bring_in.faults import BadCellError, Reason, shown
from bot.services.bring_in.layouts import FIGURES
from bot.services.bring_in.plan import Plan, UnitPlan

_T = TypeVar("_T")
_MOST_MEANINGS = 50_000

OWN_TIER = -1  # no tier is written: the unit's own is meant


class Meanings(dict[str, _T]):
    """What the texts of a column mean; it starts afresh before it fills the memory."""

    def __init__(self, reader: Callable[[str], _T]) -> None:
        """Read a text with this when it is first met."""
        super().__init__()
        self._reader = reader

    def __missing__(self, text: str) -> _T:
        """Work out a new text; BadCellError where it means nothing."""
        meaning = self._reader(text)
        if len(self) >= _MOST_MEANINGS:
            self.clear()
        self[text] = meaning
        return meaning


class FigureCells:
    """The cells over a planned catalogue; the sources are collected as they are met."""

    def __init__(self, planned: Plan) -> None:
        """Know no text yet."""
        self._planned = planned
        self._sources: dict[str, int] = {}
        self.unit = Meanings(self._read_unit)
        self.tier = Meanings(self._read_tier)
        self.indicator = Meanings(self._read_indicator)
        self.period = Meanings(cells.period)
        self.count = Meanings(cells.count)
        self.rate = Meanings(cells.rate)
        self.source = Meanings(self._read_source)
        self.note = Meanings(cells.bilingual)

    @property
    def sources(self) -> Sequence[Names]:
        """The sources that were named, each at the place of its number."""
        return [Names.parse(text) for text in self._sources]

    def faults(self, texts: Sequence[str]) -> Iterator[tuple[str, BadCellError]]:
        """Yield what is wrong with each cell of a row by itself, in the order of the layout's columns."""
        meanings = (
            self.unit,
            self.tier,
            self.indicator,
            self.period,
            self.count,
            self.count,
            self.rate,
            self.source,
            self.note,
        )
        for column, text, known in zip(FIGURES.columns, texts, meanings, strict=True):
            try:
                known[text]
            except BadCellError as bad:
                yield column, bad

    def _read_unit(self, text: str) -> UnitPlan:
        code = cells.unit_code(text)
        if code not in self._planned.units:
            raise BadCellError(Reason.UNKNOWN_UNIT, text=shown(code))
        return self._planned.units[code]

    def _read_tier(self, text: str) -> int:
        code = cells.clean(text)
        if code and code not in self._planned.tiers:
            raise BadCellError(Reason.UNKNOWN_TIER, text=shown(code))
        return self._planned.tiers[code] if code else OWN_TIER

    def _read_indicator(self, text: str) -> tuple[int, bool]:
        code = cells.needed(text)
        if code not in self._planned.indicators:
            raise BadCellError(Reason.UNKNOWN_INDICATOR, text=shown(code))
        return self._planned.indicators[code]

    def _read_source(self, text: str) -> tuple[int, bool]:
        """Return a source's number, and whether there is one at all."""
        names = cells.bilingual(text)
        return self._sources.setdefault(names, len(self._sources)), bool(names)
