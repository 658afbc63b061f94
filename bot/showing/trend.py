"""One subject over time, a period a line."""

from dataclasses import replace
from fractions import Fraction

from bot.domain.answer import Result, Streak, Trend
from bot.domain.period import Grain
from bot.domain.quantity import Qualifier
from bot.domain.question import BUTTON_BYTES, Kind, Question, written
from bot.showing import names, numbers, periods
from bot.showing.bounds import barriers_of, bound_of
from bot.showing.lines import bold, changed, source_of_all
from bot.showing.lists import Shared, doubts, shared
from bot.showing.markup import Html, joined, plain
from bot.showing.reach import period_of
from bot.showing.screen import CHART, Button, Screen, View, button
from bot.showing.speech import Speech

_LONGEST = 8  # blocks of the longest bar; a line still fits a phone
_BLOCK = "▇"
_FEWEST = 3  # figures; a line through fewer shows nothing that words do not


def show_trend(view: View, trend: Trend) -> Screen:
    """Show a figure and a bar for each period; bars run from the lowest figure to the highest."""
    speech = view.speech
    bars, known = _bars(trend.results), shared(view, trend.results)
    lines = [
        heading(view, trend),
        *(_point(view, trend, result, bar, known) for result, bar in zip(trend.results, bars, strict=True)),
        *story(view, trend),
    ]
    last = trend.results[-1].finding.period
    without = trend.question.without
    value = Question(Kind.VALUE, (trend.indicator.id,), (trend.who.subject,), last, without=without)
    return Screen.of(lines, [button(speech.say("button.back"), value), _chart_button(speech, trend)])


def is_drawable(trend: Trend) -> bool:
    """Say whether a trend has figures enough to be seen as a line."""
    return sum(number_of(result) is not None for result in trend.results) >= _FEWEST


def _chart_button(speech: Speech, trend: Trend) -> Button | None:
    data = f"{CHART}:{written(trend.question)}"
    fits = is_drawable(trend) and len(data) <= BUTTON_BYTES
    return Button(plain(speech.say("button.chart")), data) if fits else None


def story(view: View, trend: Trend) -> list[Html | None]:
    """Return how a figure has moved all in all, since when it passes a test, and where it comes from."""
    return [
        _extremes(view.speech, trend),
        _change(view, trend),
        _streak(view.speech, trend),
        *_since(view.speech, trend),
        source_of_all(view, trend.results),
    ]


def latest(view: View, trend: Trend) -> Html:
    """Return the figure that a trend ends with."""
    return _point(view, trend, trend.results[-1], "", shared(view, trend.results))


def heading(view: View, trend: Trend) -> Html:
    """Return whose figure of what it is, and from when to when."""
    speech = view.speech
    first, last = (periods.within(speech, trend.results[end].finding.period) for end in (0, -1))
    return speech.say(
        "header.figure",
        indicator=names.indicator(speech, trend.indicator),
        subject=names.subject_of(speech, trend.who, view.home_id),
        period=last if first == last else speech.say("period.from_to", first=first, last=last),
    )


def _point(view: View, trend: Trend, result: Result, bar: str, known: Shared) -> Html:
    """Return one period's figure; its period is named in front, so that only other doubts stand behind."""
    speech = view.speech
    period = period_of(speech, result, view.today, periods.within(speech, result.finding.period))
    barriers = barriers_of(trend.question.bound)
    figure = joined(" ", (bold(speech, result, *barriers), Html(bar)))
    own = replace(known, period=period_of(speech, result, view.today))
    figures = joined(" · ", (figure, *doubts(view, result, own)))
    return speech.say("trend.point", period=names.starting(period), figures=figures)


def _bars(results: tuple[Result, ...]) -> list[str]:
    """Return a bar for each figure, of one block for the lowest; none where there is no number."""
    numbers = [number_of(result) for result in results]
    known = [number for number in numbers if number is not None]
    if not known:
        return [""] * len(results)
    low, high = min(known), max(known)
    return ["" if number is None else _BLOCK * _length(number, low, high) for number in numbers]


def _length(number: Fraction, low: Fraction, high: Fraction) -> int:
    return _LONGEST if low == high else 1 + round((number - low) / (high - low) * (_LONGEST - 1))


def number_of(result: Result) -> Fraction | None:
    """Return how high a figure stands; None where no number was given."""
    number = result.indicator.number(result.finding.standing.measure)
    return number.value if number else None


def _extremes(speech: Speech, trend: Trend) -> Html | None:
    """Return when a figure stood the highest and the lowest, where each did once and is known exactly.

    Sums over units that did not all report in each period are not held against each other.
    """
    numbers_of = [result.indicator.number(result.finding.standing.measure) for result in trend.results]
    exact = [number.value for number in numbers_of if number and number.qualifier is Qualifier.EXACT]
    comparable = trend.indicator.is_ratio or trend.who.subject.is_own
    if len(exact) <= _FEWEST or len(exact) < len(numbers_of) or not comparable:
        return None
    low, high = min(exact), max(exact)
    if exact.count(low) > 1 or exact.count(high) > 1:
        return None
    lowest, highest = (trend.results[exact.index(value)] for value in (low, high))
    return speech.say(
        "trend.extremes",
        highest=periods.within(speech, highest.finding.period),
        top=numbers.figure(speech, highest, *barriers_of(trend.question.bound)),
        lowest=periods.within(speech, lowest.finding.period),
        bottom=numbers.figure(speech, lowest, *barriers_of(trend.question.bound)),
    )


def _change(view: View, trend: Trend) -> Html | None:
    if trend.change is None:
        return None
    now = trend.results[-1].finding.period
    return changed(view.speech, trend.indicator, trend.change, now)


def _streak(speech: Speech, trend: Trend) -> Html | None:
    """Return for how many periods on end a figure has moved the same way, and since when."""
    streak = trend.streak
    if streak is None:
        return None
    since = periods.within(speech, streak.since)
    if streak.steps == 1:
        told = {"since": since}
        return speech.say("trend.risen", **told) if streak.rising else speech.say("trend.fallen", **told)
    told = {"since": since, "periods": counted(speech, streak)}
    return speech.say("trend.rising", **told) if streak.rising else speech.say("trend.falling", **told)


def counted(speech: Speech, streak: Streak) -> Html:
    """Return how many days, weeks, … a streak is long: "3 tháng"."""
    return on_end(speech, streak.since.grain, streak.steps)


def on_end(speech: Speech, grain: Grain, number: int) -> Html:
    """Return so many periods of a grain: "3 tháng"."""
    match grain:
        case Grain.DAY:
            return speech.plural("count.days", number)
        case Grain.WEEK:
            return speech.plural("count.weeks", number)
        case Grain.MONTH:
            return speech.plural("count.months", number)
        case Grain.QUARTER:
            return speech.plural("count.quarters", number)
        case Grain.YEAR:
            return speech.plural("count.years", number)
        case _:
            return speech.plural("count.periods", number)


def _since(speech: Speech, trend: Trend) -> list[Html]:
    """Return since which period a figure has passed the test, and how many before leave that open."""
    bound = trend.question.bound
    if bound is None:
        return []
    told = bound_of(speech, trend.indicator, bound)
    if trend.first:
        period = periods.within(speech, trend.first.finding.period)
        reached = numbers.figure(speech, trend.first, *barriers_of(bound))
        lines = [speech.say("trend.first", bound=told, period=period, figure=reached)]
    else:
        lines = [speech.say("trend.never", bound=told)]
    if trend.passing > 1:
        grain = trend.results[-1].finding.period.grain
        lines.append(speech.say("trend.passing", bound=told, periods=on_end(speech, grain, trend.passing)))
    if trend.undecided:
        lines.append(speech.plural("trend.undecided", trend.undecided))
    return lines
