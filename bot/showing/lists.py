"""A figure a line: what overviews, cards, comparisons and rankings are made of."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.answer import Judgement, Result
from bot.domain.indicator import Indicator, Status
from bot.domain.unit import Unit
from bot.showing import names, numbers
from bot.showing.lines import bold
from bot.showing.markup import Html, joined
from bot.showing.reach import period_of
from bot.showing.screen import View
from bot.showing.speech import Speech

_UNITS, _INDICATORS = 4, 6  # that are named
_REACHED, _MISSED, _NEITHER = "✅", "⚠️", "•"


def entry(view: View, result: Result, name: Html, shown: Html | None, *more: Html | None) -> Html:
    """Return one figure with its mark, its target, and its period where it is not the one shown above."""
    speech = view.speech
    judgement = result.judgement
    goal = _goal(speech, result, judgement) if judgement else None
    figures = (bold(speech, result), goal, *more, *doubts(view, result, shown))
    return speech.say("list.entry", mark=_mark(judgement), name=name, figures=joined(" · ", figures))


def doubts(view: View, result: Result, shown: Html | None) -> list[Html]:
    """Return what must stand beside a figure even on one line: coverage, disagreement, another period."""
    speech, finding = view.speech, result.finding
    covered = finding.standing.coverage
    found: list[Html] = []
    if covered and not covered.is_whole:
        if len(finding.pieces) > 1:
            found.append(speech.plural("coverage.short_reports", covered.due, summed=covered.summed))
        else:
            found.append(speech.plural("coverage.short", covered.due, summed=covered.summed))
    if finding.standing.measure.disagrees:
        found.append(speech.say("figure.disagrees_short"))
    period = period_of(speech, result, view.today)
    return found if period == shown else [*found, period]


def shared_period(view: View, results: Sequence[Result]) -> Html | None:
    """Return the period that most of the figures are of; None where there is no figure."""
    periods = Counter(period_of(view.speech, result, view.today) for result in results)
    return periods.most_common(1)[0][0] if periods else None


def footnote(speech: Speech, results: Sequence[Result]) -> Html | None:
    """Return the line that explains the star of unverified targets, where a list has one."""
    starred = any(result.judgement and _is_starred(result.judgement) for result in results)
    return speech.say("goal.footnote") if starred else None


def page_line(speech: Speech, page: int, pages: int) -> Html | None:
    """Return which page of how many this is, where there are several."""
    return speech.say("list.page", page=page + 1, pages=pages) if pages > 1 else None


def units(speech: Speech, listed: Sequence[Unit]) -> Html:
    """Return the names of the first few units, and how many more there are."""
    text = joined(", ", (names.unit(speech, each) for each in listed[:_UNITS]))
    more = len(listed) - _UNITS
    return speech.plural("list.more_units", more, units=text) if more > 0 else text


def indicators(speech: Speech, listed: Sequence[Indicator]) -> Html:
    """Return the names of the first few indicators, and how many more there are."""
    text = joined(", ", (names.indicator(speech, each) for each in listed[:_INDICATORS]))
    more = len(listed) - _INDICATORS
    return speech.plural("list.more_indicators", more, indicators=text) if more > 0 else text


def _goal(speech: Speech, result: Result, judgement: Judgement) -> Html:
    star = Html("*") if _is_starred(judgement) else Html()
    number = numbers.goal(speech, result.indicator, judgement.goal)
    return speech.say("goal.short", goal=Html(f"{number}{star}"))


def _is_starred(judgement: Judgement) -> bool:
    return judgement.goal.status is not Status.VERIFIED


def _mark(judgement: Judgement | None) -> Html:
    match judgement.reached if judgement else None:
        case True:
            return Html(_REACHED)
        case False:
            return Html(_MISSED)
        case None:
            return Html(_NEITHER)
