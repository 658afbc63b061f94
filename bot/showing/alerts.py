"""What misses its target, and by how much."""

from bot.domain.answer import Alert, Alerts, Result
from bot.domain.indicator import Direction
from bot.showing import names, numbers
from bot.showing.lines import source_of_all
from bot.showing.lists import Shared, entry, footnote, page_line, shared
from bot.showing.markup import Html
from bot.showing.screen import Screen, View, paging
from bot.showing.speech import Speech


def show_alerts(view: View, alerts: Alerts) -> Screen:
    """Show what misses its target, the furthest off first, and of how many figures that is."""
    speech = view.speech
    results = [alert.result for alert in alerts.alerts]
    known = shared(view, results)
    lines = [
        _header(view, alerts, known.period),
        *(_alert(view, alerts, alert, known) for alert in alerts.alerts),
        footnote(speech, results),
        _judged(speech, alerts),
        page_line(speech, alerts.page, alerts.pages),
        source_of_all(view, results),
    ]
    return Screen.of(lines, paging(speech, alerts.question, alerts.page, alerts.pages))


def _header(view: View, alerts: Alerts, period: Html | None) -> Html:
    subject = names.subject_of(view.speech, alerts.who, view.home_id)
    if period is None:
        return view.speech.say("alerts.header", subject=subject)
    return view.speech.say("alerts.header_of_period", subject=subject, period=period)


def _alert(view: View, alerts: Alerts, alert: Alert, known: Shared) -> Html:
    speech, result = view.speech, alert.result
    name = names.indicator(speech, result.indicator)
    if result.who.subject != alerts.who.subject:
        subject = names.subject_of(speech, result.who, view.home_id)
        name = speech.say("list.of_part", name=name, subject=subject)
    units = None
    if alert.units_missing is not None:
        units = speech.plural("alerts.units", alert.units_ranked, missing=alert.units_missing)
    return entry(view, result, name, known, distance_of(speech, result), units)


def distance_of(speech: Speech, result: Result) -> Html | None:
    """Return how far a figure is from its target: in things where they are known, else in points."""
    judgement, number = result.judgement, result.indicator.number(result.finding.standing.measure)
    if judgement is None or number is None or number.qualifier:
        return None
    if judgement.missing is not None:
        by = numbers.missing(speech, result.indicator, judgement.missing)
    else:
        by = numbers.moved(speech, result.indicator, judgement.points)
    if result.indicator.direction is Direction.DOWN:
        return speech.say("alerts.over", by=by)
    return speech.say("alerts.short", by=by)


def _judged(speech: Speech, alerts: Alerts) -> Html:
    if not alerts.judged:
        return speech.say("alerts.nothing_to_judge")
    if not alerts.alerts:
        return speech.plural("alerts.none", alerts.judged)
    return speech.plural("alerts.judged", alerts.judged)
