"""What is wrong or strange about what was entered: each check is a sentence in the catalogues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.figure import Figure, Measure
from bot.domain.indicator import Accumulation, Indicator, Kind
from bot.domain.intervals import poisson, wilson
from bot.domain.period import Period
from bot.domain.quantity import HUNDRED, Quantity
from bot.domain.unit import Unit

_COUNT_PLACES, _RATE_PLACES = 4, 6  # decimals that are kept
_LARGEST = Decimal(10) ** 14
_ENOUGH = 3  # periods, before anything can be unlike them


class Fault(StrEnum):
    """What a check found."""

    # What forbids.
    NUMERATOR_ABOVE = "numerator_above"
    ABOVE_100 = "above_100"
    NOT_WHOLE = "not_whole"
    TOO_LARGE = "too_large"
    NEEDS_WHOLE = "needs_whole"  # a share of nobody knows what
    NO_NUMBER = "no_number"
    NOT_A_FLOW = "not_a_flow"  # of a state it cannot be said that none arose
    NOT_YOURS = "not_yours"  # an indicator that the officer may not send
    NOT_VALID_THEN = "not_valid_then"
    NOT_ENDED = "not_ended"
    LOCKED = "locked"
    UNCONFIRMED = "unconfirmed"  # it was read out of a report, and nobody has looked at it
    WAITING = "waiting"  # the same figure was sent already, and waits
    TWICE = "twice"  # the very same figure stands already
    # What wants a reason.
    CORRECTS = "corrects"  # another figure stands
    SHRANK = "shrank"
    UNLIKE = "unlike"  # higher or lower by far than in every period before
    DISAGREES = "disagrees"  # the rate cannot follow from the counts
    # What is only told.
    NOT_REGULAR = "not_regular"  # the period is not one that the indicator is due for


_WANT_REASON = frozenset({Fault.CORRECTS, Fault.SHRANK, Fault.UNLIKE, Fault.DISAGREES})
_ONLY_TOLD = frozenset({Fault.NOT_REGULAR})


@dataclass(frozen=True, slots=True)
class Check:
    """Something found: of an indicator, or of the whole sheet where it names none."""

    fault: Fault
    indicator: Indicator | None = None
    past: Figure | None = None  # what it is held against
    measure: Measure | None = None  # what was entered
    lower: bool | None = None  # of UNLIKE: lower than all before, or higher
    of_whole: bool = False  # of UNLIKE: it is the denominator that is
    periods: int = 0  # of UNLIKE: than in how many
    who: str | None = None  # of WAITING: who sent it; of LOCKED: who can open it

    @property
    def wants_reason(self) -> bool:
        """Whether it passes once a reason is given."""
        return self.fault in _WANT_REASON

    @property
    def blocks(self) -> bool:
        """Whether it passes in no way."""
        return not self.wants_reason and self.fault not in _ONLY_TOLD


def check_place(
    unit: Unit, period: Period, today: date, *, locked: bool, openers: str = ""
) -> Iterator[Check]:
    """Yield what speaks against any figure of a unit and period; of one that is locked, who can open it."""
    if not unit.valid_within(period.first, period.last):
        yield Check(Fault.NOT_VALID_THEN)
    if period.last >= today:
        yield Check(Fault.NOT_ENDED)
    elif locked:
        yield Check(Fault.LOCKED, who=openers)


def check_measure(indicator: Indicator, measure: Measure, past: Sequence[Figure]) -> Iterator[Check]:
    """Yield what is wrong with the numbers by themselves."""
    if measure.is_empty:
        yield Check(Fault.NO_NUMBER, indicator)
        return
    if _is_above(measure.numerator, measure.denominator) and indicator.is_ratio:
        yield Check(Fault.NUMERATOR_ABOVE, indicator, measure=measure)
    if measure.rate and measure.rate.value > HUNDRED and indicator.is_ratio:
        yield Check(Fault.ABOVE_100, indicator, measure=measure)
    if _is_too_fine(measure):
        yield Check(Fault.TOO_LARGE, indicator, measure=measure)
    elif measure.is_broken and not any(each.measure.is_broken for each in past):
        yield Check(Fault.NOT_WHOLE, indicator, measure=measure)
    if indicator.is_ratio and measure.denominator is None and measure.rate is None:
        yield Check(Fault.NEEDS_WHOLE, indicator, measure=measure)
    if measure.disagrees:
        yield Check(Fault.DISAGREES, indicator, measure=measure)


def check_against_past(
    indicator: Indicator, measure: Measure, standing: Figure | None, past: Sequence[Figure]
) -> Iterator[Check]:
    """Yield how a figure stands to the one that stands for its period, and to those before it."""
    if standing and standing.measure == measure:
        yield Check(Fault.TWICE, indicator, standing, measure)
        return
    if standing and not standing.measure.is_empty and not standing.source.illustrative:
        yield Check(Fault.CORRECTS, indicator, standing, measure)
    previous = past[0] if past else None
    if previous and indicator.accumulation is Accumulation.STOCK and _shrank(measure, previous.measure):
        yield Check(Fault.SHRANK, indicator, previous, measure)
    yield from _unlike(indicator, measure, past)


def check_regular(indicator: Indicator, period: Period) -> Iterator[Check]:
    """Yield that a period is none that an indicator is due for."""
    grain = indicator.frequency.grain
    if grain is not None and period.grain is not grain:
        yield Check(Fault.NOT_REGULAR, indicator)


def _is_above(part: Quantity | None, whole: Quantity | None) -> bool:
    """Say whether a part is above its whole, whatever their qualifiers allow."""
    if part is None or whole is None:
        return False
    most = whole.reach()[1]
    return most is not None and part.reach()[0] > most


def _is_too_fine(measure: Measure) -> bool:
    counts = [each.value for each in (measure.numerator, measure.denominator) if each]
    rates = [measure.rate.value] if measure.rate else []
    too_large = any(not each.is_finite() or not 0 <= each <= _LARGEST for each in (*counts, *rates))
    return too_large or any(
        value != value.quantize(Decimal(1).scaleb(-places))
        for values, places in ((counts, _COUNT_PLACES), (rates, _RATE_PLACES))
        for value in values
    )


def _shrank(measure: Measure, before: Measure) -> bool:
    if measure.numerator is None or before.numerator is None:
        return False
    most = measure.numerator.reach()[1]
    return most is not None and most < before.numerator.reach()[0]


def _unlike(indicator: Indicator, measure: Measure, past: Sequence[Figure]) -> Iterator[Check]:
    """Yield that a figure lies beyond those of every period before, by more than chance explains.

    Its interval must be apart from that of each of them, all on one side: that bears with units whose figures
    go up and down more than chance alone would have it.
    """
    if indicator.kind is Kind.MILESTONE:
        return
    if indicator.is_ratio:
        now, before = _share(measure), [_share(each.measure) for each in past]
        if found := _apart(now, before):
            yield Check(Fault.UNLIKE, indicator, past[0], measure, *found, periods=_known(before))
        now, before = _count(measure.denominator), [_count(each.measure.denominator) for each in past]
        if found := _apart(now, before):
            yield Check(
                Fault.UNLIKE, indicator, past[0], measure, *found, of_whole=True, periods=_known(before)
            )
        return
    now, before = _count(measure.numerator), [_count(each.measure.numerator) for each in past]
    if found := _apart(now, before):
        yield Check(Fault.UNLIKE, indicator, past[0], measure, *found, periods=_known(before))


_Bounds = tuple[Decimal, Decimal]


def _share(measure: Measure) -> _Bounds | None:
    part, whole = measure.numerator, measure.denominator
    if part is None or whole is None or not 0 <= part.value <= whole.value or not whole.value:
        return None
    return wilson(part.value, whole.value)


def _count(quantity: Quantity | None) -> _Bounds | None:
    return poisson(quantity.value) if quantity and quantity.value >= 0 else None


def _known(bounds: Sequence[_Bounds | None]) -> int:
    return sum(each is not None for each in bounds)


def _apart(now: _Bounds | None, before: Sequence[_Bounds | None]) -> tuple[bool] | None:
    """Return whether bounds lie lower than all others; None where they do not lie apart from each."""
    known = [each for each in before if each]
    if now is None or len(known) < _ENOUGH:
        return None
    if all(now[1] < each[0] for each in known):
        return (True,)
    if all(now[0] > each[1] for each in known):
        return (False,)
    return None
