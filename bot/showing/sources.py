"""Where every number of a figure came from."""

from bot.domain.answer import Result, Sources
from bot.domain.catalogue import Who
from bot.domain.figure import Figure, Measure
from bot.domain.quantity import Rate
from bot.domain.question import Kind, Question
from bot.showing import names, numbers, periods
from bot.showing.dates import day_of
from bot.showing.lines import header, source, with_counts
from bot.showing.markup import Html, escaped, joined, shortened
from bot.showing.remarks import having, not_added, note, published
from bot.showing.screen import Screen, View, button
from bot.showing.speech import Speech

_FIGURES = 4  # published figures told in full; of a year told by weeks the rest is counted
_SUPERSEDED = 3
_PERSON = 40  # characters of a person's name
_DEFINITION = 160
_OPERATOR = "cli:"  # ahead of the name of somebody at the command line


def show_sources(view: View, sources: Sources) -> Screen:
    """Show the published counts and rates, who sent and approved them when, and what they superseded."""
    speech, result = view.speech, sources.result
    lines = [
        speech.say("sources.header"),
        header(view, result),
        *_sum(speech, result),
        *(line for figure, who in _told(sources) for line in _figure(speech, sources, figure, who)),
        _more(speech, len(sources.figures) - _FIGURES),
        *_corrections(speech, sources),
        *_definition(speech, result),
        source(view, result.finding.standing.provenance),
    ]
    period, without = result.finding.period, sources.question.without
    asked = Question(Kind.VALUE, (result.indicator.id,), (result.who.subject,), period, without=without)
    return Screen.of(lines, [button(speech.say("button.back"), asked)])


def _sum(speech: Speech, result: Result) -> list[Html]:
    """Return from how many reports a figure was added up; one figure alone speaks for itself."""
    finding = result.finding
    covered = finding.standing.coverage
    of_reports = len(finding.pieces) > 1
    if covered is None or (result.who.subject.is_own and not of_reports):
        return []
    figure = with_counts(speech, result)
    added = (
        speech.plural("sources.sum_of_reports", covered.due, reported=covered.reported, figure=figure)
        if of_reports
        else speech.plural("sources.sum_of_units", covered.due, reported=covered.reported, figure=figure)
    )
    return [added, *not_added(speech, finding), *published(speech, result)]


def _told(sources: Sources) -> list[tuple[Figure, Who]]:
    return list(zip(sources.figures, sources.whose, strict=True))[:_FIGURES]


def _figure(speech: Speech, sources: Sources, figure: Figure, who: Who) -> list[Html]:
    """Return what was published, what its counts come to, by whose hands it went, and its note."""
    said = _dated(speech, sources, figure)
    if who == sources.result.who:
        lines = [speech.say("sources.published", figure=said)]
    else:
        lines = [speech.say("sources.published_of", who=names.who(speech, who), figure=said)]
    counted, rate = figure.measure.counted, figure.measure.rate
    if counted and rate:
        lines.append(_computed(speech, figure.measure, counted))
    hands = _hands(speech, sources, figure)
    if hands:
        lines.append(hands)
    if figure.note:
        lines.append(speech.say("sources.note", note=note(speech, figure.note)))
    return lines


def _dated(speech: Speech, sources: Sources, figure: Figure) -> Html:
    """Return what was published, with its period where the answer is made of several."""
    said = _said(speech, having(sources.result, figure.measure))
    if len(sources.result.finding.pieces) == 1:
        return said
    return speech.say("sources.of_period", period=periods.within(speech, figure.period), figure=said)


def _said(speech: Speech, result: Result) -> Html:
    """Return counts and rate just as they were published, neither worked out from the other."""
    measure = result.finding.standing.measure
    counts = numbers.tally(speech, result.indicator, measure)
    rate = numbers.percent(speech, Rate.published(measure.rate)) if measure.rate else None
    if counts and rate:
        return speech.say("sources.counts_and_rate", counts=counts, rate=rate)
    if counts and measure.counted and result.indicator.is_ratio:
        return speech.say("sources.counts_make", counts=counts, rate=numbers.percent(speech, measure.counted))
    return counts or rate or numbers.figure(speech, result)


def _computed(speech: Speech, measure: Measure, counted: Rate) -> Html:
    rate = numbers.percent(speech, counted)
    if measure.disagrees:
        return speech.say("sources.computed_otherwise", rate=rate)
    return speech.say("sources.computed", rate=rate)


def _hands(speech: Speech, sources: Sources, figure: Figure) -> Html:
    """Return who sent and who approved a figure; its source and day too where there are several figures."""
    several = len(sources.figures) > 1
    day = day_of(speech, figure.approved_at)
    parts: list[Html] = []
    if several:
        parts.append(
            speech.say("sources.from", source=shortened(speech.of(figure.source.names), _DEFINITION))
        )
    if figure.sent_by:
        parts.append(speech.say("sources.sent_by", person=shortened(figure.sent_by, _PERSON)))
    if figure.approved_by:
        parts.append(_approved(speech, figure.approved_by, day))
    elif several:
        parts.append(speech.say("sources.approved", day=day))
    return names.starting(joined("; ", parts))


def _approved(speech: Speech, actor: str, day: Html) -> Html:
    """Return who approved a figure, or who brought it in from a file at the command line."""
    person = shortened(actor.removeprefix(_OPERATOR), _PERSON)
    if actor.startswith(_OPERATOR):
        return speech.say("sources.brought_by", person=person, day=day)
    return speech.say("sources.approved_by", person=person, day=day)


def _more(speech: Speech, more: int) -> Html | None:
    return speech.plural("sources.more", more) if more > 0 else None


def _corrections(speech: Speech, sources: Sources) -> list[Html]:
    """Return what was told before, or that nothing else ever was."""
    if sources.superseded:
        return [_superseded(speech, sources, figure) for figure in sources.superseded[:_SUPERSEDED]]
    first = bool(sources.figures) and all(figure.revision == 1 for figure in sources.figures)
    return [speech.say("sources.never_corrected")] if first else []


def _superseded(speech: Speech, sources: Sources, figure: Figure) -> Html:
    day = day_of(speech, figure.approved_at)
    return speech.say("sources.superseded", figure=_dated(speech, sources, figure), day=day)


def _definition(speech: Speech, result: Result) -> list[Html]:
    """Return what exactly is counted, of what."""
    indicator = result.indicator
    counted = [speech.of(each.definition) for each in (indicator.numerator, indicator.denominator)]
    text = joined(" / ", (escaped(shortened(each, _DEFINITION)) for each in counted if each))
    return [speech.say("sources.definition", definition=text)] if text else []
