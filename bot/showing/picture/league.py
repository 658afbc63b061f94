"""The order of a tier: a bar for each unit, what parts it from the target, and a sign at the worst."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.answer import Place, Ranking
from bot.domain.indicator import Direction, Goal
from bot.showing import names, numbers
from bot.showing.bounds import barriers_of
from bot.showing.lists import footnote, goal_of
from bot.showing.markup import Html, joined, plain
from bot.showing.picture.finding import common_goal, league_title, worst_of
from bot.showing.picture.frame import framed, source_note
from bot.showing.picture.sheet import (
    BLUE,
    FAINT,
    INK,
    MARGIN,
    PINK,
    RED,
    WIDTH,
    Sheet,
    fitted,
    leading,
    width_of,
)
from bot.showing.reach import period_of
from bot.showing.screen import View
from bot.showing.speech import Speech

_MOST, _FEWEST = 10, 2  # bars
_NAME, _FIGURE, _GOAL = 38, 42, 36  # sizes of letters
_BAR, _GAP = 28, 22  # how high a bar is, and what parts it from the next name
_ABOVE_BAR = leading(_FIGURE) + 8
_PITCH = _ABOVE_BAR + _BAR + _GAP
_STRIP = leading(_GOAL) + _GAP
_SIGN = 36
_RIGHT = WIDTH - MARGIN


@dataclass(frozen=True, slots=True)
class _Scale:
    """How long bars are: they start at nothing, and the longest reaches the right margin."""

    most: Fraction
    goal: Fraction | None
    fewer_is_better: bool

    def x(self, number: Fraction) -> int:
        """Return where a bar of a number ends."""
        return MARGIN + round(number / self.most * (_RIGHT - MARGIN)) if self.most else MARGIN

    def reached(self, number: Fraction) -> Fraction:
        """Return how far a bar goes in plain colour: what is over a target to stay under is no part of it."""
        return number if self.goal is None or not self.fewer_is_better else min(number, self.goal)

    def whole(self, number: Fraction) -> Fraction:
        """Return how far it goes with what it lacks, or has too much."""
        return number if self.goal is None or self.fewer_is_better else max(number, self.goal)


def draw_league(view: View, ranking: Ranking) -> bytes | None:
    """Draw the first few places of an order; None where there are too few to compare."""
    places = _numbered(ranking)
    if len(places) < _FEWEST:
        return None
    speech, goal, worst = view.speech, common_goal(ranking), worst_of(ranking)
    under = _under(view, ranking, len(places))
    frame = framed(league_title(view, ranking), [under], _notes(speech, ranking))
    top = frame.above + (_STRIP if goal else 0)
    bottom = top + _PITCH * len(places)
    sheet, scale = Sheet(bottom + frame.below), _scale(ranking, [number for _, number in places], goal)
    if goal:
        _legend(sheet, plain(names.starting(goal_of(speech, ranking.total.indicator, goal))), frame.above)
    for row, (place, number) in enumerate(places):
        _name(sheet, speech, ranking, place, top + row * _PITCH, is_worst=place in worst)
        _bar(sheet, scale, number, top + row * _PITCH + _ABOVE_BAR)
    frame.draw(sheet, bottom)
    return sheet.png()


def _numbered(ranking: Ranking) -> list[tuple[Place, Fraction]]:
    indicator = ranking.total.indicator
    rates = (
        (place, indicator.number(place.result.finding.standing.measure)) for place in ranking.places[:_MOST]
    )
    return [(place, rate.value) for place, rate in rates if rate]


def _scale(ranking: Ranking, numbers_: Sequence[Fraction], goal: Goal | None) -> _Scale:
    aim = Fraction(goal.value) if goal else None
    fewer = ranking.total.indicator.direction is Direction.DOWN
    return _Scale(max([*numbers_, *([] if aim is None else [aim])]), aim, fewer)


def _under(view: View, ranking: Ranking, shown: int) -> Html:
    """Return the period, how many of how many are shown, and the figure of all where it may be told."""
    speech, total = view.speech, ranking.total
    some = overall = None
    if shown < ranking.ranked:
        some = speech.plural("picture.some", ranking.ranked, shown=shown)
    if ranking.stands and not total.finding.standing.measure.is_empty:
        overall = speech.say("picture.overall", figure=numbers.figure(speech, total))
    return joined(" · ", (names.starting(period_of(speech, total, view.today)), some, overall))


def _notes(speech: Speech, ranking: Ranking) -> list[Html | None]:
    silent = speech.plural("ranking.silent", ranking.silent) if ranking.silent else None
    starred = footnote(speech, [place.result for place in ranking.places])
    return [joined(" · ", (silent, starred)), source_note(speech, [ranking.total])]


def _legend(sheet: Sheet, text: str, top: int) -> None:
    """Show what the mark across the bars is."""
    sheet.line([(MARGIN + 4, top), (MARGIN + 4, top + leading(_GOAL))], INK, 6)
    sheet.write((MARGIN + 24, top), text, _GOAL, FAINT)


def _name(sheet: Sheet, speech: Speech, ranking: Ranking, place: Place, top: int, *, is_worst: bool) -> None:
    """Write a unit's rank and name with its figure; the worst has a sign in front."""
    figure = plain(numbers.figure(speech, place.result, *barriers_of(ranking.question.bound)))
    base = top + _FIGURE
    sheet.write((_RIGHT, base), figure, _FIGURE, RED if is_worst else INK, bold=True, anchor="rs")
    left = MARGIN
    if is_worst:
        sheet.warning(left, base, _SIGN)
        left += _SIGN + 12
    called = plain(speech.say("picture.place", rank=place.rank, unit=names.unit(speech, place.unit)))
    room = _RIGHT - width_of(figure, _FIGURE, bold=True) - 24 - left
    called = fitted(called, _NAME, room, bold=is_worst)
    sheet.write((left, base), called, _NAME, INK, bold=is_worst, anchor="ls")


def _bar(sheet: Sheet, scale: _Scale, number: Fraction, top: int) -> None:
    """Draw a unit's bar, what parts it from its target in another colour, and a mark at the target."""
    end, whole = scale.x(scale.reached(number)), scale.x(scale.whole(number))
    sheet.bar((MARGIN, top, end, top + _BAR), BLUE)
    sheet.bar((end, top, whole, top + _BAR), PINK)
    if scale.goal is not None:
        x = min(scale.x(scale.goal), _RIGHT - 3)
        sheet.line([(x, top - 5), (x, top + _BAR + 5)], INK, 6)
