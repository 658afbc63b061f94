"""One figure, as most questions are answered."""

from dataclasses import replace

from bot.domain.answer import Result, Value
from bot.domain.indicator import Direction
from bot.domain.question import Kind, Question
from bot.showing import names, numbers
from bot.showing.dates import day
from bot.showing.lines import changed, header, source, target, with_counts
from bot.showing.lists import entry, footnote, shared, units
from bot.showing.markup import Html, joined
from bot.showing.offers import later_of
from bot.showing.remarks import remarks
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech


def show_value(view: View, value: Value) -> Screen:
    """Show a figure, the figure first; a whole without a total shows its parts."""
    speech, result = view.speech, value.result
    lines = [
        header(view, result),
        _as_of(speech, value),
        *_figures(view, value),
        *_now(speech, value),
        target(speech, result.indicator, result.judgement),
        _worst(speech, value),
        *remarks(speech, result),
        _ended(view, value),
        source(view, result.finding.standing.provenance),
    ]
    rows = [_buttons(speech, value), _later(speech, value), *_became(view, value)]
    return Screen.of(lines, *rows)


def _as_of(speech: Speech, value: Value) -> Html | None:
    as_of = value.question.as_of
    return speech.say("value.as_of", day=day(speech, as_of)) if as_of else None


def _now(speech: Speech, value: Value) -> list[Html]:
    """Return what a figure of the past is today, where that is asked for."""
    if value.question.as_of is None:
        return []
    if value.now is None:
        return [speech.say("value.unchanged")]
    return [speech.say("value.now", figure=with_counts(speech, value.now))]


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
    worst = joined(" • ", (_unit(speech, each) for each in value.worst))
    if value.result.indicator.direction is Direction.DOWN:
        return speech.say("value.highest", units=worst)
    return speech.say("value.lowest", units=worst)


def _unit(speech: Speech, result: Result) -> Html:
    unit = names.unit(speech, result.who.unit)
    return speech.say("value.unit", unit=unit, figure=numbers.figure(speech, result))


def _ended(view: View, value: Value) -> Html | None:
    """Return until when a unit existed and what it became, where it is gone and no period was asked for."""
    speech, unit = view.speech, value.result.who.unit
    if value.became is None or unit.valid_to is None or unit.valid_to >= view.today:
        return None
    ended = day(speech, unit.valid_to)
    if not value.became:
        return speech.say("value.ended", day=ended)
    called = [names.unit(speech, each.unit) for each in value.became]
    return speech.say("value.became", day=ended, units=units(speech, called))


def _became(view: View, value: Value) -> list[list[Button | None]]:
    """Return a button for each unit that a former one has become, two in a row."""
    if value.became is None or _ended(view, value) is None:
        return []
    asked = value.question
    found = [
        button(names.starting(names.unit(view.speech, who.unit)), asked.but(subjects=(who.subject,)))
        for who in value.became
    ]
    return [found[start : start + 2] for start in range(0, len(found), 2)]


def _buttons(speech: Speech, value: Value) -> list[Button | None]:
    """Return the questions that follow from a figure; they keep its period, the trend aside."""
    result, without = value.result, value.question.without
    subject = result.who.subject
    indicators, subjects = (result.indicator.id,), (subject,)
    asked = Question(Kind.VALUE, indicators, subjects, result.finding.period, without=without)
    row = [
        button(speech.say("button.trend"), Question(Kind.TREND, indicators, subjects, without=without)),
        button(speech.say("button.source"), replace(asked, kind=Kind.SOURCE)),
    ]
    if not subject.is_own and result.who.has_members:
        row.insert(0, button(speech.say("button.by_unit"), replace(asked, kind=Kind.RANK)))
    if value.question.as_of:
        row.append(button(speech.say("button.see_now"), asked))
    return row


def _later(speech: Speech, value: Value) -> list[Button | None]:
    later = value.later
    if later is None:
        return []
    return [button(later_of(speech, later), value.question.but(period=later.period))]
