"""What a digest says of one figure: why it is worth a look, or that all is well."""

from collections import Counter
from dataclasses import dataclass
from textwrap import shorten
from typing import assert_never

from bot.domain.answer import Change, Result
from bot.domain.digest import Behind, Digest, Line, Reason
from bot.domain.indicator import Indicator, Kind
from bot.domain.period import Period
from bot.showing import names, numbers, periods
from bot.showing.alerts import distance_of
from bot.showing.lines import bold, changed, with_counts
from bot.showing.lists import Shared, doubts, goal_of, listed, mark_of, shared, starred
from bot.showing.markup import Html, escaped, joined
from bot.showing.reach import period_of
from bot.showing.screen import View
from bot.showing.speech import Speech

_CAUSE = 90  # characters of a cause
_NAMED = 2  # units behind a line


@dataclass(frozen=True, slots=True)
class Common:
    """What most lines of a digest have in common, which its head tells once."""

    shared: Shared
    since: Period | None  # the period that their changes are told from
    head: Html | None  # the period of the figures, and that one


def common(view: View, digest: Digest) -> Common:
    """Return what most lines of a digest have in common."""
    speech, known = view.speech, shared(view, [line.result for line in digest.lines])
    if known.period is None:
        return Common(known, None, None)
    typical = [line for line in digest.lines if period_of(speech, line.result, view.today) == known.period]
    changes = Counter((line.change.since, line.result.finding.period) for line in typical if line.change)
    if not changes:
        return Common(known, None, speech.say("digest.period", period=known.period))
    since, period = changes.most_common(1)[0][0]
    told = {"period": known.period, "since": periods.beside(speech, since, period)}
    return Common(known, since, speech.say("digest.period_since", **told))


def notable(view: View, line: Line, known: Common) -> Html:
    """Return why a figure needs a look, then what must stand beside it."""
    told = (_reason(view, line, known), *doubts(view, line.result, known.shared))
    return _with_cause(view.speech, line, joined(" · ", told))


def steady(view: View, line: Line, known: Common) -> Html:
    """Return a figure that needs no look: its change and its target in few words."""
    speech, result = view.speech, line.result
    return _entry(view, line, _with_change(view, line, known, bold(speech, result)), known)


def overdue(view: View, line: Line, known: Common) -> Html:
    """Return a figure of what should be few, with its counts and the causes that were given."""
    speech, result = view.speech, line.result
    figure = _with_change(view, line, known, with_counts(speech, result))
    return _with_cause(speech, line, _entry(view, line, figure, known))


def name(view: View, result: Result) -> Html:
    """Return what a figure is of: its indicator, and whose it is where home has parts."""
    speech, who = view.speech, result.who
    indicator = names.indicator(speech, result.indicator)
    if who.unit.id == view.home_id and not who.has_members:
        return indicator
    subject = names.subject_of(speech, who, view.home_id)
    return speech.say("list.of_part", name=indicator, subject=subject)


def _entry(view: View, line: Line, figure: Html, known: Common) -> Html:
    speech, result = view.speech, line.result
    judgement = result.judgement
    aims = judgement is not None and result.indicator.kind is not Kind.MILESTONE
    goal = goal_of(speech, result.indicator, judgement.goal) if judgement and aims else None
    figures = joined(" · ", (figure, goal, *doubts(view, result, known.shared)))
    return speech.say("list.entry", mark=mark_of(judgement), name=name(view, result), figures=figures)


def _reason(view: View, line: Line, known: Common) -> Html:
    match line.reason:
        case Reason.MISSES:
            return _missing(view, line, known)
        case Reason.BACK:
            return _back(view, line)
        case Reason.FELL | Reason.ROSE:
            return _moved(view, line)
        case Reason.STEADY:
            return joined(" ", (name(view, line.result), bold(view.speech, line.result)))
        case _:
            assert_never(line.reason)


def _missing(view: View, line: Line, known: Common) -> Html:
    """Return by how much a figure misses its target, where most of that lies, and how it has moved."""
    speech, result = view.speech, line.result
    if result.indicator.kind is Kind.MILESTONE:
        return speech.say("digest.undone", name=name(view, result), figure=bold(speech, result))
    goal = goal_of(speech, result.indicator, result.judgement.goal) if result.judgement else Html()
    told = speech.say("digest.misses", name=name(view, result), figure=bold(speech, result), goal=goal)
    by = joined(", ", (distance_of(speech, result), _where(speech, line)))
    return joined(" · ", (joined(": ", (told, by)), _change(view, line, known)))


def _where(speech: Speech, line: Line) -> Html | None:
    """Return which part of what is lacking lies with which units."""
    if not line.units or line.share is None:
        return None
    called = listed([names.unit(speech, each.unit) for each in line.units[:_NAMED]])
    more = len(line.units) - _NAMED
    if more > 0:
        called = speech.plural("list.more_units", more, units=called)
    return speech.say("digest.where", share=numbers.whole_percent(speech, line.share), units=called)


def _back(view: View, line: Line) -> Html:
    speech, result = view.speech, line.result
    if result.indicator.kind is Kind.MILESTONE:
        return speech.say("digest.done", name=name(view, result), figure=bold(speech, result))
    goal = starred(speech, result.indicator, result.judgement.goal) if result.judgement else Html()
    return speech.say("digest.back", name=name(view, result), figure=bold(speech, result), goal=goal)


def _moved(view: View, line: Line) -> Html:
    """Return how far a figure has moved, and which units have moved it."""
    speech, result, change = view.speech, line.result, line.change
    told = {"name": name(view, result), "figure": bold(speech, result)}
    if change is None:
        return joined(" ", told.values())
    told["amount"] = numbers.moved(speech, result.indicator, change.points)
    told["period"] = periods.beside(speech, change.since, result.finding.period)
    fell = line.reason is Reason.FELL
    moved = speech.say("digest.fell", **told) if fell else speech.say("digest.rose", **told)
    units = listed([_unit_moved(speech, result.indicator, each) for each in line.units[:_NAMED]])
    goal = goal_of(speech, result.indicator, result.judgement.goal) if result.judgement else None
    return joined(" · ", (joined("; ", (moved, units)), goal))


def _unit_moved(speech: Speech, indicator: Indicator, behind: Behind) -> Html:
    told = {
        "unit": names.unit(speech, behind.unit),
        "amount": numbers.moved(speech, indicator, behind.amount),
    }
    return (
        speech.say("digest.unit_rose", **told)
        if behind.amount > 0
        else speech.say("digest.unit_fell", **told)
    )


def _with_change(view: View, line: Line, known: Common, figure: Html) -> Html:
    """Return a figure and how far it has moved; that it has not is set apart."""
    moved = line.change is not None and line.change.points
    return joined(" " if moved else ", ", (figure, _change(view, line, known)))


def _change(view: View, line: Line, known: Common) -> Html | None:
    """Return how far a figure has moved; since when is told only where the head of the digest does not."""
    speech, change, result = view.speech, line.change, line.result
    if change is None:
        return None
    if change.since == known.since and period_of(speech, result, view.today) == known.shared.period:
        return _briefly(speech, result.indicator, change)
    return changed(speech, result.indicator, change, result.finding.period)


def _briefly(speech: Speech, indicator: Indicator, change: Change) -> Html:
    if not change.points:
        return speech.say("digest.unchanged")
    amount = numbers.moved(speech, indicator, change.points)
    return (
        speech.say("digest.up", amount=amount)
        if change.points > 0
        else speech.say("digest.down", amount=amount)
    )


def _with_cause(speech: Speech, line: Line, told: Html) -> Html:
    """Return a line with the cause or measure that its reports give most often."""
    if not line.causes:
        return told
    cause = line.causes[0]
    text = escaped(shorten(speech.of(cause.text), _CAUSE, placeholder="…"))
    if cause.times > 1:
        return joined(". ", (told, speech.plural("digest.cause_most", cause.times, cause=text)))
    return joined(". ", (told, speech.say("digest.cause", cause=text)))
