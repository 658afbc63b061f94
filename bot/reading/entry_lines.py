"""Lines of a report on their way: an indicator, what was said of it, and every way to read that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from bot.domain.figure import Measure
from bot.domain.indicator import Indicator
from bot.domain.quantity import Qualifier, Quantity
from bot.domain.question import Subject
from bot.reading.proposed import Doubt, Open, Proposed


@dataclass
class Number:
    """A number and every way to read it."""

    values: tuple[Decimal, ...]
    qualifier: Qualifier
    percent: bool

    def quantities(self) -> list[Quantity]:
        """Return every way to read it, qualified."""
        return [Quantity(value, self.qualifier) for value in self.values]


@dataclass
class Line:
    """An indicator and what was said of it, from which letter to which."""

    indicators: tuple[Indicator, ...]
    start: int
    end: int
    counts: list[Number] = field(default_factory=list[Number])
    rate: Number | None = None
    nothing: bool = False
    done: bool | None = None
    blank: bool = False
    month: str | None = None
    whose: Subject | None = None
    wrong: bool = False
    surplus: bool = False
    closed: bool = False  # its sentence is over
    led: bool = False  # its numbers came ahead of it
    renamed: int = 0  # from which letter on it was named once more

    @property
    def says_something(self) -> bool:
        """Whether it is more than a name."""
        return bool(self.counts or self.rate or self.nothing or self.done is not None or self.month)


def proposed(line: Line, words: str) -> Proposed | Open:
    """Return the figure of a line, or what is not certain about it."""
    options = tuple(_options(line, words))
    if line.wrong or line.surplus:
        return Open(Doubt.NOT_A_NUMBER, words)
    if not line.says_something:
        return Open(Doubt.NO_NUMBER, words)
    if line.month:
        return Open(Doubt.NUMBER_OR_MONTH, words, options)
    if len(options) > 1:
        several = len(line.indicators) > 1
        possible = tuple(each for each in options if _is_of_whole_things(each)) or options
        return Open(Doubt.WHICH_INDICATOR if several else Doubt.WHICH_NUMBER, words, possible)
    return options[0] if options else Open(Doubt.NOT_A_NUMBER, words)


def _options(line: Line, words: str) -> Iterator[Proposed]:
    """Yield every way to read a line."""
    if line.done is not None:
        line.counts = [Number((Decimal(line.done),), Qualifier.EXACT, percent=False)]
    rates = line.rate.quantities() if line.rate else [None]
    for indicator, counts, rate in product(line.indicators, _together(line.counts), rates):
        numerator, denominator = (*counts, None, None)[:2]
        measure = Measure(numerator, denominator, rate)
        yield Proposed(indicator, measure, words, line.nothing, line.whose)


def _is_of_whole_things(figure: Proposed) -> bool:
    counts = (figure.measure.numerator, figure.measure.denominator)
    return all(each is None or each.value % 1 == 0 for each in counts)


def _together(counts: Sequence[Number]) -> list[tuple[Quantity, ...]]:
    """Return every way to read a count and its whole: the mark between digits is the same in both."""
    if len({len(each.values) for each in counts}) == 1:
        return list(zip(*(each.quantities() for each in counts), strict=True))
    return list(product(*(each.quantities() for each in counts)))


def each_once(figures: Sequence[Proposed]) -> tuple[list[Proposed], list[Open]]:
    """Leave one of equal figures, and ask where two of one indicator differ."""
    grouped: dict[tuple[int, Subject | None], list[Proposed]] = {}
    for each in figures:
        known = grouped.setdefault((each.indicator.id, each.whose), [])
        if all((each.measure, each.nothing) != (one.measure, one.nothing) for one in known):
            known.append(each)
    kept = [group[0] for group in grouped.values() if len(group) == 1]
    twice = [
        Open(Doubt.TWICE, "; ".join(each.words for each in group), tuple(group))
        for group in grouped.values()
        if len(group) > 1
    ]
    return kept, twice
