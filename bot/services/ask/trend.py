"""One subject over time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, takewhile

from bot.domain.answer import Refusal, Result, Streak, Trend
from bot.domain.period import Grain, Period
from bot.domain.question import Bound, Subject
from bot.domain.standing import Finding, Standing
from bot.services.ask.asking import Asking
from bot.services.ask.bounds import passes, without_target
from bot.services.findings import change_between
from db.series import Window

_POINTS, _MOST_POINTS = 8, 12  # shown unasked; where a span is named


def trend(asking: Asking) -> Trend | Refusal:
    """Answer how a figure has moved over the latest periods of one grain, and since when it passes a test."""
    subject, indicator, question = asking.subject, asking.indicator, asking.question
    window = Window.over(question.period) if question.period else Window()
    series = _one_grain(_serving(asking, subject, window))
    if not series:
        return asking.no_data(subject, indicator)
    points = min(question.limit or _MOST_POINTS, _MOST_POINTS if question.period else _POINTS)
    results = [_result(asking, subject, each) for each in series[-points:]]
    refused = without_target(asking, results[-1].who.subject)
    if refused:
        return refused
    first, last = results[0].finding, results[-1].finding
    change = change_between(indicator, first, last) if len(results) > 1 else None
    streak = _streak(asking, subject, _until(asking, subject, series))
    told = Trend(question, asking.findings.who(subject), indicator, tuple(results), change, streak)
    return _with_first(asking, subject, told, question.bound) if question.bound else told


def _serving(asking: Asking, subject: Subject, window: Window) -> list[Standing]:
    """Return what stands and is worth a point, the oldest first."""
    standings = asking.findings.standings(subject, asking.indicator, window)
    serving = [each for each in standings if each.serves and not each.measure.is_empty]
    return sorted(serving, key=lambda each: each.period.key)


def _one_grain(standings: Sequence[Standing]) -> list[Standing]:
    """Return the longest series of one grain; of equally long ones, that with the latest point."""
    grains = [each.period.grain for each in standings]
    most = max(dict.fromkeys(reversed(grains)), key=grains.count, default=None)
    return [each for each in standings if each.period.grain is most]


def _result(asking: Asking, subject: Subject, standing: Standing) -> Result:
    finding = Finding(standing.period, (standing.period,), standing)
    return asking.findings.result(subject, asking.indicator, finding)


def _until(asking: Asking, subject: Subject, series: Sequence[Standing]) -> Sequence[Standing]:
    """Return all that was ever reported of a series' grain, up to its end."""
    if asking.question.period is None:
        return series
    last = series[-1].period
    ever = _serving(asking, subject, Window())
    return [each for each in ever if each.period.grain is last.grain and each.period.key <= last.key]


def _streak(asking: Asking, subject: Subject, series: Sequence[Standing]) -> Streak | None:
    """Return the moves to one side with which a series ends, however far back; a gap ends it."""
    backwards = (_result(asking, subject, each) for each in reversed(series))
    moves = ((later, _move(earlier, later)) for later, earlier in pairwise(backwards))
    same = _alike(moves)
    if not same:
        return None
    (first, _), (_, last) = same[-1], same[0]
    return Streak(len(same), last > 0, first.finding.period)


def _alike(moves: Iterable[tuple[Result, Fraction | None]]) -> list[tuple[Result, Fraction]]:
    """Return the moves ahead of the first that goes the other way, or nowhere, or that cannot be told."""
    found: list[tuple[Result, Fraction]] = []
    for result, move in moves:
        if not move or (found and move * found[0][1] < 0):
            break
        found.append((result, move))
    return found


def _move(earlier: Result, later: Result) -> Fraction | None:
    """Return how far a figure moved from one period to the very next; None where that cannot be said."""
    if later.finding.period.previous != earlier.finding.period or later.who != earlier.who:
        return None
    change = change_between(later.indicator, earlier.finding, later.finding)
    return change.points if change else None


def _with_first(asking: Asking, subject: Subject, told: Trend, bound: Bound) -> Trend:
    """Say which figure of all ever reported is the first to pass, of which it is open, and how many last."""
    grain: Grain = told.results[-1].finding.period.grain
    ever = (each for each in _serving(asking, subject, Window()) if each.period.grain is grain)
    held = [(result, passes(result, bound)) for each in ever if (result := _result(asking, subject, each))]
    before = list(takewhile(lambda each: not each[1], held))
    first = held[len(before)][0] if len(before) < len(held) else None
    undecided = sum(passed is None for _, passed in before)
    last = told.results[-1].finding.period
    return replace(told, first=first, undecided=undecided, passing=_passing(held, last))


def _passing(held: Iterable[tuple[Result, bool | None]], last: Period) -> int:
    """Return how many figures on end pass, back from a period; a gap ends them."""
    by_period = {result.finding.period: passed for result, passed in held}
    passing, wanted = 0, last
    while wanted and by_period.get(wanted):
        passing, wanted = passing + 1, wanted.previous
    return passing
