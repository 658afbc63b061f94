"""One subject over time."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, takewhile

from bot.domain.answer import Refusal, Result, Streak, Trend
from bot.domain.period import Grain
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
    told = Trend(question, asking.findings.who(subject), indicator, tuple(results), change, _streak(results))
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


def _streak(results: Sequence[Result]) -> Streak | None:
    """Return the moves to one side with which a series ends; whatever cannot be compared ends it."""
    moves = [(later, _move(earlier, later)) for earlier, later in pairwise(results)]
    last = moves[-1][1] if moves else None
    if not last:
        return None
    same = list(takewhile(lambda move: move[1] is not None and move[1] * last > 0, reversed(moves)))
    return Streak(len(same), last > 0, same[-1][0].finding.period)


def _move(earlier: Result, later: Result) -> Fraction | None:
    """Return how far a figure moved from one period to the very next; None where that cannot be said."""
    if later.finding.period.previous != earlier.finding.period or later.who != earlier.who:
        return None
    change = change_between(later.indicator, earlier.finding, later.finding)
    return change.points if change else None


def _with_first(asking: Asking, subject: Subject, told: Trend, bound: Bound) -> Trend:
    """Say which period, of all that were ever reported, is the first to pass; and of which it is open."""
    grain: Grain = told.results[-1].finding.period.grain
    ever = (each for each in _serving(asking, subject, Window()) if each.period.grain is grain)
    held = [(each.period, passes(_result(asking, subject, each), bound)) for each in ever]
    before = list(takewhile(lambda each: not each[1], held))
    first = held[len(before)][0] if len(before) < len(held) else None
    return replace(told, passing_since=first, undecided=sum(passed is None for _, passed in before))
