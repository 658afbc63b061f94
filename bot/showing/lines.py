"""The lines that every answer is made of: its header, its figure, its target, its source."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import assert_never

from bot.domain.answer import Change, Judgement, Result
from bot.domain.figure import Provenance
from bot.domain.indicator import Direction, Goal, Indicator, Kind, Status
from bot.domain.period import Period
from bot.showing import names, numbers, periods
from bot.showing.dates import day_of
from bot.showing.markup import Html, escaped, joined, shortened
from bot.showing.reach import period_of
from bot.showing.screen import View
from bot.showing.speech import Speech

_SOURCES = 3  # named in an answer; all of them are behind the Source button
_SOURCE = 80  # characters of a source's name


def header(view: View, result: Result) -> Html:
    """Return what a figure is of: indicator, subject and period."""
    return view.speech.say(
        "header.figure",
        indicator=names.indicator(view.speech, result.indicator),
        subject=names.subject_of(view.speech, result.who, view.home_id),
        period=period_of(view.speech, result, view.today),
    )


def bold(speech: Speech, result: Result, *barriers: Decimal) -> Html:
    """Return a figure in bold, or in plain letters what there is in place of a number."""
    figure = numbers.figure(speech, result, *barriers)
    return figure if result.finding.standing.measure.is_empty else speech.say("figure.bold", figure=figure)


def with_counts(speech: Speech, result: Result, *barriers: Decimal) -> Html:
    """Return a figure in bold and the counts behind it: "**96,11%** (13.204 / 13.738 văn bản)"."""
    return numbers.beside_counts(speech, result, bold(speech, result, *barriers))


def changed(speech: Speech, indicator: Indicator, change: Change, now: Period) -> Html:
    """Return how far a figure has moved since a period: "▲ 0,42 điểm so với tháng 9"."""
    since = periods.beside(speech, change.since, now)
    if not change.points:
        return speech.say("change.none", period=since)
    amount = numbers.moved(speech, indicator, change.points)
    if change.points > 0:
        return speech.say("change.up", amount=amount, period=since)
    return speech.say("change.down", amount=amount, period=since)


def target(speech: Speech, indicator: Indicator, judgement: Judgement | None) -> Html | None:
    """Return how a figure stands to its target, what is short of it, and how well the target is founded."""
    if judgement is None or indicator.kind is Kind.MILESTONE:
        return None  # that it is done or not says as much
    aim = founded(speech, indicator, judgement.goal)
    if judgement.reached is None:
        return speech.say("goal.open", goal=aim)
    if judgement.reached:
        return speech.say("goal.reached", goal=aim)
    return _missed(speech, indicator, judgement, aim)


def founded(speech: Speech, indicator: Indicator, goal: Goal, *, is_bold: bool = False) -> Html:
    """Return a target's number, with a word where it is not verified."""
    number = numbers.goal(speech, indicator, goal)
    if is_bold:
        number = speech.say("figure.bold", figure=number)
    match goal.status:
        case Status.VERIFIED:
            return number
        case Status.RECALLED:
            return speech.say("goal.recalled", goal=number)
        case Status.LOCAL:
            return speech.say("goal.local", goal=number)
        case _:
            assert_never(goal.status)


def source(view: View, provenance: Provenance) -> Html:
    """Return where figures come from, when they were approved, and the message's reference."""
    return joined(" · ", (origin(view.speech, provenance), escaped(f"#{view.reference}")))


def source_of_all(view: View, results: Iterable[Result]) -> Html | None:
    """Return where the figures of a list come from, as one line; None where there is no figure."""
    found = list(results)
    return source(view, provenance_of(found)) if found else None


def provenance_of(results: Iterable[Result]) -> Provenance:
    """Return where the figures of a list come from together; TypeError for an empty one."""
    return reduce(Provenance.__or__, (result.finding.standing.provenance for result in results))


def origin(speech: Speech, provenance: Provenance) -> Html:
    """Return where figures come from, and when they were approved."""
    sources = sources_of(speech, provenance)
    if provenance.approved_at is None:
        return speech.say("source", sources=sources)
    day = day_of(speech, provenance.approved_at)
    if len(provenance.sources) == 1:
        return speech.say("source.approved", sources=sources, day=day)
    return speech.say("source.last_approved", sources=sources, day=day)


def sources_of(speech: Speech, provenance: Provenance) -> Html:
    """Return the names of the first few sources, and how many more there are."""
    called = [
        escaped(shortened(speech.of(source.names), _SOURCE)) for source in provenance.sources[:_SOURCES]
    ]
    more = len(provenance.sources) - len(called)
    text = joined("; ", called)
    return speech.plural("source.and_more", more, sources=text) if more else text


def _missed(speech: Speech, indicator: Indicator, judgement: Judgement, aim: Html) -> Html:
    down = indicator.direction is Direction.DOWN
    if judgement.missing is None:
        return speech.say("goal.exceeded", goal=aim) if down else speech.say("goal.missed", goal=aim)
    by = numbers.missing(speech, indicator, judgement.missing)
    if down:
        return speech.say("goal.exceeded_by", goal=aim, by=by)
    return speech.say("goal.missed_by", goal=aim, by=by)
