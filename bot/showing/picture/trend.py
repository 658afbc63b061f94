"""A figure over time: a line, its target as a dashed line, and the values that tell the story."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from bot.domain.answer import Result, Trend
from bot.domain.indicator import Direction, Kind
from bot.showing import names, numbers, periods
from bot.showing.bounds import barriers_of
from bot.showing.lists import footnote, goal_of
from bot.showing.markup import Html, joined, plain
from bot.showing.picture.finding import trend_title
from bot.showing.picture.frame import framed, source_note
from bot.showing.picture.plot import Plot, Point, beside, day_of, meets
from bot.showing.picture.sheet import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    PALE,
    RED,
    WIDTH,
    Box,
    Sheet,
    leading,
    width_of,
)
from bot.showing.reach import period_of
from bot.showing.remarks import coverage
from bot.showing.screen import View
from bot.showing.speech import Speech
from bot.showing.trend import is_drawable, number_of

_AXIS = 70  # below the plot, for the names of the periods
_LABEL, _LAST, _PERIOD = 38, 48, 34  # sizes of letters
_DOT = 9
_STEPS = 12  # in which a stretch of the line is felt out, so that nothing is written over it


def draw_trend(view: View, trend: Trend) -> bytes | None:
    """Draw a trend; None where it has too few figures to see one."""
    if not is_drawable(trend):
        return None
    known = [(result, number_of(result)) for result in trend.results]
    numbered = [(result, number) for result, number in known if number is not None]
    frame = framed(trend_title(view, trend), [_under(view, trend)], _notes(view.speech, trend))
    numbers_ = [number for _, number in numbered] + _goal(trend)
    plot = Plot.of(numbers_, [day_of(result) for result, _ in numbered], frame.above)
    points = [plot.point(result, number) for result, number in numbered]
    sheet = Sheet(plot.bottom + _AXIS + frame.below)
    aimed = [*_aim(sheet, trend, plot)]  # first, so that what is written across it can be read
    taken = _line(sheet, points)
    labels = [*_values(sheet, view.speech, trend, points, plot, [*taken, *aimed])]
    _name_aim(sheet, view.speech, trend, plot, [*labels, *taken])
    _periods(sheet, view.speech, points, plot.bottom)
    frame.draw(sheet, plot.bottom + _AXIS)
    return sheet.png()


def _under(view: View, trend: Trend) -> Html:
    """Return the period of the latest figure, and how many have reported it."""
    last = trend.results[-1]
    period = names.starting(period_of(view.speech, last, view.today))
    return joined(" · ", (period, *coverage(view.speech, last.finding)))


def _notes(speech: Speech, trend: Trend) -> list[Html | None]:
    hollow = speech.say("picture.open_dots") if any(map(_is_short, trend.results)) else None
    return [hollow, footnote(speech, trend.results[-1:]), source_note(speech, trend.results)]


def _line(sheet: Sheet, points: Sequence[Point]) -> list[Box]:
    """Draw the line, broken where a period is missing; return what it takes up."""
    taken: list[Box] = []
    for earlier, later in pairwise(points):
        if later.result.finding.period.previous == earlier.result.finding.period:
            sheet.line([(earlier.x, earlier.y), (later.x, later.y)], BLUE, 7)
            taken += _along(earlier, later)
    for point in points:
        sheet.dot(point.x, point.y, _DOT, BLUE, hollow=_is_short(point.result))
        taken.append((point.x - _DOT, point.y - _DOT, point.x + _DOT, point.y + _DOT))
    return taken


def _along(earlier: Point, later: Point) -> Iterator[Box]:
    """Yield small boxes along a stretch of the line."""
    for step in range(1, _STEPS):
        x = earlier.x + (later.x - earlier.x) * step // _STEPS
        y = earlier.y + (later.y - earlier.y) * step // _STEPS
        yield x - 4, y - 4, x + 4, y + 4


def _values(
    sheet: Sheet, speech: Speech, trend: Trend, points: Sequence[Point], plot: Plot, line: Sequence[Box]
) -> Iterator[Box]:
    """Write the last, the first and the worst figure, where each finds a place; yield what they take up."""
    worst = _worst(trend, points)
    placed: list[Box] = []
    for point in dict.fromkeys((points[-1], points[0], worst)):
        is_last, is_worst = point is points[-1], point is worst
        size, text = _LAST if is_last else _LABEL, _value(speech, trend, point.result)
        peak = _is_peak(point, points)
        sides = [beside(point, text, size, above=above) for above in (peak, not peak)]
        free = [each for each in sides if plot.holds(each) and not meets(each, placed)]
        if not free:
            continue
        box = min(free, key=lambda each: meets(each, line))
        placed.append(box)
        colour = RED if is_worst else INK
        sheet.write((box[0], box[1]), text, size, colour, bold=is_last or is_worst, halo=True)
        yield box


def _value(speech: Speech, trend: Trend, result: Result) -> str:
    """Return a figure as it is written beside its point; what is counted is named in the title already."""
    numerator = result.finding.standing.measure.numerator
    if trend.indicator.kind is Kind.COUNT and numerator:
        return plain(numbers.count(speech, numerator))
    return plain(numbers.figure(speech, result, *barriers_of(trend.question.bound)))


def _aim(sheet: Sheet, trend: Trend, plot: Plot) -> Iterator[Box]:
    """Draw the target as a dashed line; yield what it takes up."""
    for goal in _goal(trend):
        y = plot.y(goal)
        sheet.dashes(MARGIN, WIDTH - MARGIN, y, FAINT)
        yield MARGIN, y - 2, WIDTH - MARGIN, y + 2


def _name_aim(sheet: Sheet, speech: Speech, trend: Trend, plot: Plot, taken: Sequence[Box]) -> None:
    """Write the target's number beside its line, where nothing else stands."""
    judgement = trend.results[-1].judgement
    if judgement is None:
        return
    y = plot.y(Fraction(judgement.goal.value))
    text = plain(names.starting(goal_of(speech, trend.indicator, judgement.goal)))
    width, height = width_of(text, _LABEL), leading(_LABEL)
    lefts = (MARGIN, WIDTH - MARGIN - width, (WIDTH - width) // 2, MARGIN + 200, WIDTH - MARGIN - width - 200)
    boxes = [(x, top, x + width, top + height) for x in lefts for top in (y - height - 4, y + 2)]
    free = (box for box in boxes if not meets(box, taken))
    left, top = next(free, boxes[0])[:2]
    sheet.write((left, top), text, _LABEL, FAINT, halo=True)


def _periods(sheet: Sheet, speech: Speech, points: Sequence[Point], bottom: int) -> None:
    """Draw the axis, and name the first and the last period below it."""
    sheet.line([(MARGIN, bottom), (WIDTH - MARGIN, bottom)], PALE, 3)
    for point in points:
        sheet.line([(point.x, bottom), (point.x, bottom + 10)], PALE, 3)
    first, last = (plain(periods.within(speech, points[end].result.finding.period)) for end in (0, -1))
    sheet.write((MARGIN, bottom + 16), first, _PERIOD, FAINT)
    sheet.write((WIDTH - MARGIN, bottom + 16), last, _PERIOD, FAINT, anchor="ra")


def _is_peak(point: Point, points: Sequence[Point]) -> bool:
    """Say whether the line leaves room above a point: no neighbour stands higher on the average."""
    place = points.index(point)
    beside = [points[each].number for each in (place - 1, place + 1) if 0 <= each < len(points)]
    return point.number * len(beside) >= sum(beside)


def _worst(trend: Trend, points: Sequence[Point]) -> Point:
    """Return the lowest figure, or the highest where fewer is better; of equals one that is told anyway."""
    told_first = (points[-1], points[0], *reversed(points))
    if trend.indicator.direction is Direction.DOWN:
        return max(told_first, key=lambda point: point.number)
    return min(told_first, key=lambda point: point.number)


def _goal(trend: Trend) -> list[Fraction]:
    judgement = trend.results[-1].judgement
    return [Fraction(judgement.goal.value)] if judgement else []


def _is_short(result: Result) -> bool:
    covered = result.finding.standing.coverage
    return covered is not None and not covered.is_whole
