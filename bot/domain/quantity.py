"""A number and how sure its publisher was of it; sums and shares that keep both exact.

Qualifiers come from the words of Vietnamese reports: *hơn, trên* over, *gần* nearly, *khoảng* about,
*ít nhất* at least, *nhiều nhất* at most.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from math import floor

HUNDRED = Decimal(100)
NEAR = Fraction(1, 100)  # "nearly 2,200" is taken to mean within one part in a hundred of it
_UP, _STRICTLY_UP, _DOWN, _STRICTLY_DOWN = 1, 2, 4, 8


class Qualifier(IntEnum):
    """How the true number lies to the published one; the bits say on which side, and whether strictly."""

    EXACT = 0
    AT_LEAST = _UP
    OVER = _UP | _STRICTLY_UP
    AT_MOST = _DOWN
    ABOUT = _UP | _DOWN
    NEARLY = _DOWN | _STRICTLY_DOWN

    def __add__(self, other: int) -> "Qualifier":
        """Return the qualifier of a sum of two quantities."""
        return combined(self | other)

    @property
    def inverse(self) -> "Qualifier":
        """The qualifier of 1/x: what is over as a denominator makes the share nearly."""
        return combined((self & 3) << 2 | (self & 12) >> 2)


def combined(bits: int) -> Qualifier:
    """Return the qualifier of a sum, given the union of the bits of all its terms."""
    if bits & _UP and bits & _DOWN:
        return Qualifier.ABOUT
    return Qualifier(bits)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A published number with its qualifier: ``Quantity(Decimal(5100), Qualifier.OVER)`` is "hơn 5.100"."""

    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum, qualified: over + exact is over, over + nearly is about."""
        return Quantity(self.value + other.value, self.qualifier + other.qualifier)

    def reach(self) -> tuple[Fraction, Fraction | None]:
        """Return the lowest and highest value that the published one can stand for; None is no bound."""
        value = Fraction(self.value)
        match self.qualifier:
            case Qualifier.EXACT:
                return value, value
            case Qualifier.OVER | Qualifier.AT_LEAST:
                return value, None
            case Qualifier.NEARLY:
                return value * (1 - NEAR), value
            case Qualifier.AT_MOST:
                return Fraction(0), value
            case Qualifier.ABOUT:
                return value * (1 - NEAR), value * (1 + NEAR)


@dataclass(frozen=True, slots=True)
class Rate:
    """An exact number to order and judge by: a share in per cent, or a count; and its qualifier."""

    value: Fraction
    qualifier: Qualifier = Qualifier.EXACT

    @classmethod
    def published(cls, quantity: Quantity) -> "Rate":
        """Return a rate as its publisher gave it."""
        return cls(Fraction(quantity.value), quantity.qualifier)

    @classmethod
    def of(cls, numerator: Quantity, denominator: Quantity) -> "Rate | None":
        """Return numerator over denominator in per cent; None where nothing was counted."""
        if not denominator.value:
            return None
        share = Fraction(numerator.value) / Fraction(denominator.value) * 100
        return cls(share, numerator.qualifier + denominator.qualifier.inverse)


def rounded(percent: Fraction, barriers: tuple[Decimal, ...] = (), places: int = 2) -> Decimal:
    """Return a per cent with at most ``places`` decimals, half up, trailing zeros dropped.

    It is never rounded onto a barrier (0, 100 or its target) that it has not reached: 99.996 is 99.99.
    """
    scale = 10**places
    shown = _half_up(percent * scale)
    onto = {Decimal(0), HUNDRED, *barriers}
    if Fraction(shown, scale) != percent and Decimal(shown) / scale in onto:
        shown += 1 if percent > Fraction(shown, scale) else -1
    return plain(Decimal(shown) / scale)


def _half_up(number: Fraction) -> int:
    """Return the nearest whole number, a half going outwards."""
    rounded_up = floor(abs(number) + Fraction(1, 2))
    return rounded_up if number >= 0 else -rounded_up


def plain(number: Decimal) -> Decimal:
    """Return a number without trailing zeros and without an exponent."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
