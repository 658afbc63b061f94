"""One subject over time, a period a line."""

from dataclasses import replace
from fractions import Fraction

from bot.domain.answer import Result, Trend
from bot.domain.question import Kind, Question
from bot.showing import names, periods
from bot.showing.lines import bold, changed, source_of_all
from bot.showing.lists import Shared, doubts, shared
from bot.showing.markup import Html, joined
from bot.showing.reach import period_of
from bot.showing.screen import Screen, View, button

_LONGEST = 8  # blocks of the longest bar; a line still fits a phone
_BLOCK = "▇"


def show_trend(view: View, trend: Trend) -> Screen:
    """Show a figure and a bar for each period; bars run from the lowest figure to the highest."""
    speech = view.speech
    bars, known = _bars(trend.results), shared(view, trend.results)
    lines = [
        _header(view, trend),
        *(_point(view, result, bar, known) for result, bar in zip(trend.results, bars, strict=True)),
        _change(view, trend),
        source_of_all(view, trend.results),
    ]
    last = trend.results[-1].finding.period
    value = Question(Kind.VALUE, (trend.indicator.id,), (trend.who.subject,), last)
    return Screen.of(lines, [button(speech.say("button.back"), value)])


def _header(view: View, trend: Trend) -> Html:
    speech = view.speech
    first, last = (periods.within(speech, trend.results[end].finding.period) for end in (0, -1))
    return speech.say(
        "header.figure",
        indicator=names.indicator(speech, trend.indicator),
        subject=names.subject_of(speech, trend.who, view.home_id),
        period=last if first == last else speech.say("period.from_to", first=first, last=last),
    )


def _point(view: View, result: Result, bar: str, known: Shared) -> Html:
    """Return one period's figure; its period is named in front, so that only other doubts stand behind."""
    speech = view.speech
    period = period_of(speech, result, view.today, periods.within(speech, result.finding.period))
    figure = joined(" ", (bold(speech, result), Html(bar)))
    own = replace(known, period=period_of(speech, result, view.today))
    figures = joined(" · ", (figure, *doubts(view, result, own)))
    return speech.say("trend.point", period=names.starting(period), figures=figures)


def _bars(results: tuple[Result, ...]) -> list[str]:
    """Return a bar for each figure, of one block for the lowest; none where there is no number."""
    numbers = [_number(result) for result in results]
    known = [number for number in numbers if number is not None]
    if not known:
        return [""] * len(results)
    low, high = min(known), max(known)
    return ["" if number is None else _BLOCK * _length(number, low, high) for number in numbers]


def _length(number: Fraction, low: Fraction, high: Fraction) -> int:
    return _LONGEST if low == high else 1 + round((number - low) / (high - low) * (_LONGEST - 1))


def _number(result: Result) -> Fraction | None:
    number = result.indicator.number(result.finding.standing.measure)
    return number.value if number else None


def _change(view: View, trend: Trend) -> Html | None:
    if trend.change is None:
        return None
    now = trend.results[-1].finding.period
    return changed(view.speech, trend.indicator, trend.change, now)
