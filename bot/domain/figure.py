"""Published measurements: what was said, by whom, for which unit and period."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from bot.domain.names import Names
from bot.domain.period import Period
from bot.domain.quantity import HUNDRED, Qualifier, Quantity, Rate

ILLUSTRATIVE = Names("số liệu minh họa", "illustrative figures")  # the reserved source of made-up figures
REPORTED = Names("báo cáo của đơn vị", "the unit's report")  # the source of what an officer sends
NOTHING_AROSE = Names("không phát sinh", "none arose")  # the note of a figure of which that was said


@dataclass(frozen=True, slots=True)
class Measure:
    """The numbers of one figure, as published: any of them may be missing."""

    numerator: Quantity | None = None
    denominator: Quantity | None = None
    rate: Quantity | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no number at all, as in a row that is only a note."""
        return self.numerator is None and self.rate is None

    @property
    def is_broken(self) -> bool:
        """Whether a count is no whole number."""
        counts = (each for each in (self.numerator, self.denominator) if each)
        return any(each.value != each.value.to_integral_value() for each in counts)

    @property
    def can_be_added(self) -> bool:
        """Whether the counts are there; a rate without them cannot be added to anything."""
        return self.numerator is not None and (self.denominator is not None or self.rate is None)

    @property
    def counted(self) -> Rate | None:
        """The rate that follows from the counts."""
        if self.numerator is None or self.denominator is None:
            return None
        return Rate.of(self.numerator, self.denominator)

    @property
    def share(self) -> Rate | None:
        """The rate to show: the published one, else what follows from the counts."""
        return Rate.published(self.rate) if self.rate is not None else self.counted

    @property
    def disagrees(self) -> bool:
        """Whether the published rate cannot follow from the published counts within their qualifiers."""
        counts = _reach_of_share(self)
        if counts is None or self.rate is None:
            return False
        low, high = _reach_of_rate(self.rate)
        return (counts[1] is not None and counts[1] < low) or (high is not None and counts[0] > high)

    def may_equal(self, other: "Measure") -> bool:
        """Say whether two measures can be of the same thing, within their qualifiers and roundings."""
        return (
            _may_equal(self.numerator, other.numerator)
            and _may_equal(self.denominator, other.denominator)
            and not Measure(self.numerator, self.denominator, other.rate).disagrees
        )

    def __add__(self, other: "Measure") -> "Measure":
        """Return the sum of two measures' counts; published rates are never added."""
        return Measure(_sum(self.numerator, other.numerator), _sum(self.denominator, other.denominator))


def _may_equal(one: Quantity | None, other: Quantity | None) -> bool:
    if one is None or other is None:
        return True
    (low, high), (least, most) = one.reach(), other.reach()
    return (high is None or least <= high) and (most is None or low <= most)


def _sum(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    return None if one is None or other is None else one + other


def _reach_of_share(measure: Measure) -> tuple[Fraction, Fraction | None] | None:
    """Return the lowest and highest per cent that the published counts allow."""
    if measure.numerator is None or measure.denominator is None or not measure.denominator.value:
        return None
    low, high = measure.numerator.reach()
    least, most = measure.denominator.reach()
    lowest = low / most * 100 if most else Fraction(0)
    return lowest, high / least * 100 if high is not None and least else None


def _reach_of_rate(rate: Quantity) -> tuple[Fraction, Fraction | None]:
    """Return what a published rate can stand for: rounding to its decimals, but never onto 0 or 100."""
    low, high = rate.reach()
    if rate.qualifier is Qualifier.EXACT and rate.value not in (Decimal(0), HUNDRED):
        exponent = rate.value.normalize().as_tuple().exponent
        half_a_unit = Fraction(1, 2) / 10 ** max(0, -exponent if isinstance(exponent, int) else 0)
        return low - half_a_unit, (high or low) + half_a_unit
    return low, high


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from."""

    names: Names

    @property
    def illustrative(self) -> bool:
        """Whether the figures are made up to try things with."""
        return ILLUSTRATIVE.vi in self.names.vi.casefold() or ILLUSTRATIVE.en in self.names.en.casefold()


@dataclass(frozen=True, slots=True)
class Figure:
    """One published measurement; a correction is a later revision, which supersedes it."""

    unit_id: int
    tier_id: int  # the unit's own tier for its own figure; another, or WHOLE, for a reported aggregate
    indicator_id: int
    period: Period
    revision: int
    measure: Measure
    source: Source
    note: Names | None
    approved_at: datetime
    approved_by: str | None = None
    sent_by: str | None = None


WHOLE = 0  # the tier id of an aggregate over a unit and everything below it


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the numbers of an answer come from: every source, and the latest approval."""

    sources: tuple[Source, ...]
    approved_at: datetime | None

    @property
    def illustrative(self) -> bool:
        """Whether made-up figures are among them."""
        return any(source.illustrative for source in self.sources)

    def __or__(self, other: "Provenance") -> "Provenance":
        """Return both, each source once."""
        moments = [moment for moment in (self.approved_at, other.approved_at) if moment]
        return Provenance(
            tuple(dict.fromkeys((*self.sources, *other.sources))), max(moments) if moments else None
        )
