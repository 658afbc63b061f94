"""Quantities and rates in words and digits, with the qualifiers that they were published with."""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from bot.domain.answer import Judgement, Result
from bot.domain.figure import Measure
from bot.domain.indicator import Goal, Indicator, Kind
from bot.domain.names import Names
from bot.domain.quantity import Qualifier, Quantity, Rate, plain, rounded
from bot.showing.markup import Html
from bot.showing.speech import Speech

_LEAST_SHOWN = Decimal("0.01")


def count(speech: Speech, quantity: Quantity) -> Html:
    """Return a count with its qualifier: "gần 2.150"."""
    number = speech.grouped(plain(quantity.value))
    match quantity.qualifier:
        case Qualifier.EXACT:
            return number
        case Qualifier.OVER:
            return speech.say("count.over", number=number)
        case Qualifier.NEARLY:
            return speech.say("count.nearly", number=number)
        case Qualifier.ABOUT:
            return speech.say("count.about", number=number)
        case Qualifier.AT_LEAST:
            return speech.say("count.at_least", number=number)
        case Qualifier.AT_MOST:
            return speech.say("count.at_most", number=number)
        case _:
            assert_never(quantity.qualifier)


def percent(speech: Speech, rate: Rate, *barriers: Decimal) -> Html:
    """Return a rate with its qualifier, at two decimals, never rounded onto a barrier: "trên 99,7%"."""
    number = Html(f"{speech.grouped(rounded(rate.value, barriers))}%")
    match rate.qualifier:
        case Qualifier.EXACT:
            return number
        case Qualifier.OVER:
            return speech.say("rate.over", number=number)
        case Qualifier.NEARLY:
            return speech.say("rate.nearly", number=number)
        case Qualifier.ABOUT:
            return speech.say("rate.about", number=number)
        case Qualifier.AT_LEAST:
            return speech.say("rate.at_least", number=number)
        case Qualifier.AT_MOST:
            return speech.say("rate.at_most", number=number)
        case _:
            assert_never(rate.qualifier)


def whole_percent(speech: Speech, share: Fraction) -> Html:
    """Return how large a part of something is, in whole per cent, 0 and 100 only where it is exactly that."""
    return Html(f"{speech.grouped(rounded(share, places=0))}%")


def things(speech: Speech, quantity: Quantity, noun: Names | None) -> Html:
    """Return a count with what is counted, where that has a name: "gần 2.200 văn bản"."""
    number = count(speech, quantity)
    if noun is None:
        return number
    one = 1 if quantity.value == 1 else 2
    return speech.plural("count.things", one, number=number, noun=speech.of(noun))


def noun_of(indicator: Indicator) -> Names | None:
    """Return the name of what an indicator's numerator counts; it may be told with the denominator."""
    return indicator.numerator.noun or indicator.denominator.noun


def goal(speech: Speech, indicator: Indicator, value: Goal) -> Html:
    """Return a target's number: "98%", or "50" for a count."""
    number = speech.grouped(plain(value.value))
    return Html(f"{number}%") if indicator.is_ratio else number


def figure(speech: Speech, result: Result, *barriers: Decimal) -> Html:
    """Return the one number of a figure, or what there is in place of one.

    It is never rounded onto its target, nor onto any other barrier that it is held against.
    """
    indicator, measure = result.indicator, result.finding.standing.measure
    share = measure.share if indicator.is_ratio or measure.numerator is None else None
    if share:
        return percent(speech, share, *_barriers(result.judgement), *barriers)
    if measure.numerator is None:
        return _without_number(speech, result)
    if indicator.kind is Kind.MILESTONE and not result.who.subject.is_own:
        return _done_by(speech, result, measure.numerator)
    if indicator.kind is Kind.MILESTONE and noun_of(indicator) is None:
        return speech.say("figure.done") if measure.numerator.value else speech.say("figure.not_done")
    return tally(speech, indicator, measure) or Html()


def _done_by(speech: Speech, result: Result, done: Quantity) -> Html:
    """Return how many of those who have reported have done it."""
    covered, noun = result.finding.standing.coverage, noun_of(result.indicator)
    if covered is None or noun:
        return things(speech, done, noun)
    return speech.plural("figure.done_by", covered.summed, done=count(speech, done))


def in_full(speech: Speech, result: Result) -> Html:
    """Return a figure and the counts behind it, in plain letters: "96,11% (13.204 / 13.738 văn bản)"."""
    return beside_counts(speech, result, figure(speech, result))


def beside_counts(speech: Speech, result: Result, shown: Html) -> Html:
    """Return a figure as it is shown, and the counts behind it."""
    behind = counts(speech, result.indicator, result.finding.standing.measure)
    return speech.say("figure.with_counts", figure=shown, counts=behind) if behind else shown


def counts(speech: Speech, indicator: Indicator, measure: Measure) -> Html | None:
    """Return the counts behind a rate; None where the rate is all there is, or no rate is read from them."""
    of_nothing = measure.denominator is not None and not measure.denominator.value
    if not indicator.is_ratio or (measure.rate is None and (measure.denominator is None or of_nothing)):
        return None
    return tally(speech, indicator, measure)


def tally(speech: Speech, indicator: Indicator, measure: Measure) -> Html | None:
    """Return the counts of a measure: "gần 2.150 / gần 2.200 văn bản"; None where there are none."""
    numerator, denominator = measure.numerator, measure.denominator
    if denominator is None:
        return things(speech, numerator, noun_of(indicator)) if numerator else None
    of = things(speech, denominator, indicator.denominator.noun or indicator.numerator.noun)
    if numerator is None:
        return speech.say("counts.out_of", denominator=of)
    return speech.say("counts.of", numerator=count(speech, numerator), denominator=of)


def of_indicator(speech: Speech, indicator: Indicator, number: Decimal) -> Html:
    """Return a number as an indicator's figures are told: "94%", or "50 hồ sơ" for a count."""
    if indicator.is_ratio:
        return Html(f"{speech.grouped(plain(number))}%")
    return things(speech, Quantity(number), noun_of(indicator))


def missing(speech: Speech, indicator: Indicator, number: int) -> Html:
    """Return how many things part a figure from its target: "260 văn bản"."""
    return things(speech, Quantity(Decimal(number)), noun_of(indicator))


def moved(speech: Speech, indicator: Indicator, points: Fraction) -> Html:
    """Return how far a figure moved, without its direction: "0,42 điểm", or "3 hồ sơ" for a count."""
    size = abs(points)
    if not indicator.is_ratio:
        return things(speech, Quantity(rounded(size)), noun_of(indicator))
    if size < Fraction(_LEAST_SHOWN):
        return speech.say("points.under", number=speech.grouped(_LEAST_SHOWN))
    number = rounded(size)
    return speech.plural("points", 1 if number == 1 else 2, number=speech.grouped(number))


def _barriers(judgement: Judgement | None) -> tuple[Decimal, ...]:
    return (judgement.goal.value,) if judgement else ()


def _without_number(speech: Speech, result: Result) -> Html:
    if result.finding.standing.parts:
        return speech.say("figure.parts_only")
    return speech.say("figure.none")
