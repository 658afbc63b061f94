"""One figure, as most questions are answered."""

from bot.domain.answer import Result, Value
from bot.domain.indicator import Direction
from bot.domain.question import Kind, Question
from bot.showing import names, numbers, periods
from bot.showing.lines import changed, header, source, target, with_counts
from bot.showing.lists import entry, footnote, shared
from bot.showing.markup import Html, joined
from bot.showing.remarks import remarks
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech


def show_value(view: View, value: Value) -> Screen:
    """Show a figure, the figure first; a whole without a total shows its parts."""
    speech, result = view.speech, value.result
    lines = [
        header(view, result),
        *_figures(view, value),
        target(speech, result.indicator, result.judgement),
        _worst(speech, value),
        *remarks(speech, result),
        source(view, result.finding.standing.provenance),
    ]
    return Screen.of(lines, _buttons(speech, result), _later(speech, value))


def _figures(view: View, value: Value) -> list[Html | None]:
    if value.parts:
        return _parts(view, value)
    result, change = value.result, value.change
    figure = with_counts(view.speech, result)
    if result.finding.standing.measure.is_empty:
        return [names.starting(figure)]
    if change is None:
        return [figure]
    moved = changed(view.speech, result.indicator, change, result.finding.period)
    return [joined(" " if change.points else ", ", (figure, moved))]


def _parts(view: View, value: Value) -> list[Html | None]:
    """Return the parts of a whole side by side: what cannot be added stays apart."""
    speech, known = view.speech, shared(view, value.parts)
    lines = [
        entry(view, part, names.starting(names.who(speech, part.who)), known, _counts(speech, part))
        for part in value.parts
    ]
    return [*lines, footnote(speech, value.parts)]


def _counts(speech: Speech, result: Result) -> Html | None:
    return numbers.counts(speech, result.indicator, result.finding.standing.measure)


def _worst(speech: Speech, value: Value) -> Html | None:
    """Return the worst units by the indicator's direction, told by the number: lowest, or highest."""
    if not value.worst:
        return None
    units = joined(" • ", (_unit(speech, each) for each in value.worst))
    if value.result.indicator.direction is Direction.DOWN:
        return speech.say("value.highest", units=units)
    return speech.say("value.lowest", units=units)


def _unit(speech: Speech, result: Result) -> Html:
    unit = names.unit(speech, result.who.unit)
    return speech.say("value.unit", unit=unit, figure=numbers.figure(speech, result))


def _buttons(speech: Speech, result: Result) -> list[Button]:
    """Return the questions that follow from a figure; they keep its period, the trend aside."""
    subject = result.who.subject
    indicators, subjects = (result.indicator.id,), (subject,)
    period = result.finding.period
    row = [
        button(speech.say("button.trend"), Question(Kind.TREND, indicators, subjects)),
        button(speech.say("button.source"), Question(Kind.SOURCE, indicators, subjects, period)),
    ]
    if not subject.is_own and result.who.has_members:
        ranks = Question(Kind.RANK, indicators, subjects, period)
        row.insert(0, button(speech.say("button.by_unit"), ranks))
    return row


def _later(speech: Speech, value: Value) -> list[Button]:
    later = value.later
    if later is None:
        return []
    label = speech.say(
        "button.later",
        period=periods.within(speech, later.period),
        reported=later.coverage.reported,
        due=later.coverage.due,
    )
    return [button(label, value.question.but(period=later.period))]
