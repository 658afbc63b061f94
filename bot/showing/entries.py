"""One entered figure in words: its counts and its share, how far it moved, and what was reported before."""

from bot.domain.answer import Change
from bot.domain.figure import Figure, Measure
from bot.domain.indicator import Indicator, Kind
from bot.domain.period import Period
from bot.domain.quantity import Qualifier
from bot.domain.submission import Line
from bot.showing import numbers, periods
from bot.showing.lines import changed
from bot.showing.markup import Html, joined
from bot.showing.speech import Speech

_PAST = 4  # periods before


def figure_of(speech: Speech, indicator: Indicator, measure: Measure) -> Html:
    """Return a figure in full: "142 / 150 văn bản = **94,67%**"; its number is bold."""
    counted, rate = numbers.tally(speech, indicator, measure), _rate(speech, indicator, measure)
    if rate is None:
        return _bold(speech, _without_rate(speech, indicator, measure, counted))
    if counted is None:
        return _bold(speech, rate)
    if measure.rate is None:
        return speech.say("entry.counts_to_rate", counts=counted, rate=rate)
    return speech.say("entry.counts_and_rate", counts=counted, rate=rate)


def entry_of(speech: Speech, line: Line) -> Html | None:
    """Return what was entered in a line, or that none arose; None where it is blank."""
    if line.entry is None:
        return None
    if line.entry.nothing:
        return _bold(speech, speech.say("entry.nothing"))
    return figure_of(speech, line.indicator, line.entry.measure)


def number_of(speech: Speech, indicator: Indicator, measure: Measure) -> Html:
    """Return a figure by its one number: "96%", or "50 tổ" for a count."""
    rate = _rate(speech, indicator, measure)
    return rate or _without_rate(speech, indicator, measure, numbers.tally(speech, indicator, measure))


def both_of(speech: Speech, indicator: Indicator, before: Measure, now: Measure) -> tuple[Html, Html]:
    """Return two figures by their numbers; where those are shown alike, with the counts that differ."""
    numbers_of = number_of(speech, indicator, before), number_of(speech, indicator, now)
    if numbers_of[0] != numbers_of[1]:
        return numbers_of
    counts = [numbers.tally(speech, indicator, each) for each in (before, now)]
    return (counts[0] or numbers_of[0], counts[1] or numbers_of[1])


def moved_of(speech: Speech, line: Line, period: Period) -> Html | None:
    """Return how far a figure has moved since the one before; None where that is not certain."""
    if line.previous is None or line.measure is None or line.indicator.kind is Kind.MILESTONE:
        return None
    now, before = line.indicator.number(line.measure), line.indicator.number(line.previous.measure)
    if now is None or before is None or (now.qualifier, before.qualifier) != (Qualifier.EXACT,) * 2:
        return None
    return changed(speech, line.indicator, Change(line.previous.period, now.value - before.value), period)


def past_of(speech: Speech, line: Line, period: Period) -> Html | None:
    """Return what was reported for the last few periods, each with its name; None where nothing was."""
    told = (_past(speech, line.indicator, each, period) for each in line.past[:_PAST])
    figures = joined(" • ", told)
    return speech.say("entry.past", figures=figures) if figures else None


def shift_of(speech: Speech, line: Line) -> Html | None:
    """Return where a figure would put its unit, and where it stood before; None where that says nothing."""
    shift = line.shift
    if shift is None:
        return None
    if shift.before is None:
        return speech.say("entry.rank", rank=shift.rank, ranked=shift.ranked)
    return speech.say("entry.shift", before=shift.before, rank=shift.rank, ranked=shift.ranked)


def _past(speech: Speech, indicator: Indicator, figure: Figure, period: Period) -> Html:
    return speech.say(
        "entry.past_figure",
        period=periods.beside(speech, figure.period, period),
        figure=number_of(speech, indicator, figure.measure),
    )


def _rate(speech: Speech, indicator: Indicator, measure: Measure) -> Html | None:
    share = measure.share if indicator.is_ratio or measure.numerator is None else None
    barriers = (goal.value for goal in indicator.target.goals().values())
    return numbers.percent(speech, share, *barriers) if share else None


def _without_rate(speech: Speech, indicator: Indicator, measure: Measure, counted: Html | None) -> Html:
    if indicator.kind is Kind.MILESTONE and numbers.noun_of(indicator) is None and measure.numerator:
        return speech.say("figure.done") if measure.numerator.value else speech.say("figure.not_done")
    return counted or speech.say("figure.none")


def _bold(speech: Speech, text: Html) -> Html:
    return speech.say("figure.bold", figure=text)
