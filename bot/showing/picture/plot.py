"""Where the figures of a trend stand on the sheet, and where a label has room beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.answer import Result
from bot.showing.picture.sheet import MARGIN, WIDTH, Box, leading, width_of

HEIGHT = 470
_ROOM = 74  # for labels, above the highest and below the lowest point
_SIDE = 24  # from the margin to the first and the last point
_LEAST_SPAN = Fraction(2)  # points from bottom to top, so that a hundredth does not look like a fall
_ABOVE, _BELOW = 14, 8  # from a point to its label


@dataclass(frozen=True, slots=True)
class Point:
    """A period's figure, and where it stands."""

    result: Result
    number: Fraction
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Days go from left to right, numbers from the bottom up."""

    top: int
    low: Fraction
    high: Fraction
    first: int  # ordinals of days
    last: int

    @classmethod
    def of(cls, numbers: Sequence[Fraction], days: Sequence[int], top: int) -> "Plot":
        """Return a plot that has room for all numbers and days."""
        low, high = min(numbers), max(numbers)
        half = max(high - low, _LEAST_SPAN) / 2
        middle = (low + high) / 2
        return cls(top, middle - half, middle + half, min(days), max(*days, min(days) + 1))

    @property
    def bottom(self) -> int:
        """Where the axis stands."""
        return self.top + HEIGHT

    def y(self, number: Fraction) -> int:
        """Return the height of a number."""
        share = (number - self.low) / (self.high - self.low)
        return self.bottom - _ROOM - round(share * (HEIGHT - 2 * _ROOM))

    def x(self, day: int) -> int:
        """Return the place of a day."""
        left, right = MARGIN + _SIDE, WIDTH - MARGIN - _SIDE
        return left + round(Fraction(day - self.first, self.last - self.first) * (right - left))

    def point(self, result: Result, number: Fraction) -> Point:
        """Return where a figure stands: at the end of its period."""
        return Point(result, number, self.x(day_of(result)), self.y(number))

    def holds(self, box: Box) -> bool:
        """Say whether a label begins inside."""
        return self.top <= box[1] <= self.bottom


def day_of(result: Result) -> int:
    """Return the ordinal of the last day of a figure's period."""
    return result.finding.period.last.toordinal()


def beside(point: Point, text: str, size: int, *, above: bool) -> Box:
    """Return the place of a label above or below its point, between the margins."""
    width, height = width_of(text, size, bold=True), leading(size)
    left = min(max(point.x - width // 2, MARGIN), WIDTH - MARGIN - width)
    top = point.y - height - _ABOVE if above else point.y + _BELOW
    return left, top, left + width, top + height


def meets(box: Box, others: Sequence[Box]) -> int:
    """Return over how many other boxes a box lies."""
    left, top, right, bottom = box
    return sum(left < each[2] and each[0] < right and top < each[3] and each[1] < bottom for each in others)
