"""A figure a line: what overviews, cards, comparisons and rankings are made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.answer import Judgement, Result
from bot.domain.indicator import Goal, Indicator, Status
from bot.showing import names, numbers
from bot.showing.lines import bold, sources_of
from bot.showing.markup import Html, joined
from bot.showing.reach import period_of
from bot.showing.screen import View
from bot.showing.speech import Speech

_UNITS, _INDICATORS = 4, 6  # that are named
_REACHED, _MISSED, _NEITHER = "✅", "⚠️", "•"


@dataclass(frozen=True, slots=True)
class Shared:
    """What most figures of a list have in common, and so need not repeat."""

    period: Html | None
    source: Html | None = None
    illustrative: bool = False
    several_periods: bool = False


def shared(view: View, results: Sequence[Result]) -> Shared:
    """Return the period that most figures are of, and the source that most of these come from."""
    if not results:
        return Shared(None)
    periods = Counter(period_of(view.speech, result, view.today) for result in results)
    most = periods.most_common(1)[0][0]
    typical = Counter(
        (_source(view.speech, result), result.finding.standing.illustrative)
        for result in results
        if period_of(view.speech, result, view.today) == most
    )
    source, illustrative = typical.most_common(1)[0][0]
    return Shared(most, source, illustrative, len(periods) > 1)


def entry(view: View, result: Result, name: Html, known: Shared, *more: Html | None) -> Html:
    """Return one figure with its mark and target, and with what is not shared by the list."""
    speech = view.speech
    judgement = result.judgement
    goal = goal_of(speech, result.indicator, judgement.goal) if judgement else None
    figures = (bold(speech, result), goal, *more, *doubts(view, result, known))
    return speech.say("list.entry", mark=mark_of(judgement), name=name, figures=joined(" · ", figures))


def doubts(view: View, result: Result, known: Shared) -> list[Html]:
    """Return what must stand beside a figure even on one line: coverage, disagreement, period, source.

    Figures of several periods stand together only with each one's source; so do made-up and published ones.
    """
    speech, standing = view.speech, result.finding.standing
    found = _coverage(speech, result)
    if standing.measure.disagrees:
        found.append(speech.say("figure.disagrees_short"))
    period = period_of(speech, result, view.today)
    if period != known.period:
        found.append(period)
    source = _source(speech, result)
    if source != known.source and (known.several_periods or standing.illustrative is not known.illustrative):
        found.append(source)
    return found


def _coverage(speech: Speech, result: Result) -> list[Html]:
    covered = result.finding.standing.coverage
    if covered is None or covered.is_whole:
        return []
    if len(result.finding.pieces) > 1:
        return [speech.plural("coverage.short_reports", covered.due, summed=covered.summed)]
    return [speech.plural("coverage.short", covered.due, summed=covered.summed)]


def _source(speech: Speech, result: Result) -> Html:
    return sources_of(speech, result.finding.standing.provenance)


def footnote(speech: Speech, results: Sequence[Result]) -> Html | None:
    """Return the line that explains the star of unverified targets, where a list has one."""
    goals = (result.judgement.goal for result in results if result.judgement)
    unverified = any(goal.status is not Status.VERIFIED for goal in goals)
    return speech.say("goal.footnote") if unverified else None


def page_line(speech: Speech, page: int, pages: int) -> Html | None:
    """Return which page of how many this is, where there are several."""
    return speech.say("list.page", page=page + 1, pages=pages) if pages > 1 else None


def units(speech: Speech, called: Sequence[Html]) -> Html:
    """Return the first few names of units, and how many more there are; one more is named as well."""
    shown = called if len(called) == _UNITS + 1 else called[:_UNITS]
    text, more = listed(shown), len(called) - len(shown)
    return speech.plural("list.more_units", more, units=text) if more else text


def listed(called: Sequence[Html]) -> Html:
    """Return names one after the other; some names have commas of their own."""
    return joined("; " if any("," in each for each in called) else ", ", called)


def indicators(speech: Speech, listed: Sequence[Indicator]) -> Html:
    """Return the names of the first few indicators, and how many more there are."""
    text = joined(", ", (names.indicator(speech, each) for each in listed[:_INDICATORS]))
    more = len(listed) - _INDICATORS
    return speech.plural("list.more_indicators", more, indicators=text) if more > 0 else text


def goal_of(speech: Speech, indicator: Indicator, goal: Goal) -> Html:
    """Return a target as a line has room for, starred where it is not verified: "chỉ tiêu 98%*"."""
    return speech.say("goal.short", goal=starred(speech, indicator, goal))


def starred(speech: Speech, indicator: Indicator, goal: Goal) -> Html:
    """Return a target's number with a star where it is not verified, which :func:`footnote` explains."""
    star = "" if goal.status is Status.VERIFIED else "*"
    return Html(f"{numbers.goal(speech, indicator, goal)}{star}")


def mark_of(judgement: Judgement | None) -> Html:
    """Return the sign of a target that is reached, or missed, or neither."""
    match judgement.reached if judgement else None:
        case True:
            return Html(_REACHED)
        case False:
            return Html(_MISSED)
        case None:
            return Html(_NEITHER)
