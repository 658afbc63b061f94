"""What exactly an indicator counts, and what its tiers should reach."""

from collections.abc import Sequence
from typing import assert_never

from bot.domain.answer import Definition, TierGoal
from bot.domain.indicator import Accumulation, Counted, Direction, Frequency, Indicator, Kind
from bot.domain.question import Kind as Asked
from bot.domain.question import Question
from bot.showing import names
from bot.showing.lines import founded
from bot.showing.markup import Html, escaped, joined, shortened
from bot.showing.screen import Screen, View, button
from bot.showing.speech import Speech

_COUNTED = 200  # characters of what a numerator or denominator counts


def show_definition(view: View, definition: Definition) -> Screen:
    """Show what is counted of what, which way is better, how often it is reported, and the targets."""
    speech, indicator = view.speech, definition.indicator
    goals = tier_goals(speech, indicator, definition.goals)
    lines = [
        speech.say("definition.header", indicator=names.indicator(speech, indicator), command=indicator.code),
        *_counted(speech, indicator),
        _direction(speech, indicator.direction),
        joined("; ", (_frequency(speech, indicator.frequency), _accumulation(speech, indicator))),
        speech.say("definition.goals", goals=goals) if goals else speech.say("aim.none"),
    ]
    value = Question(Asked.VALUE, (indicator.id,))
    return Screen.of(lines, [button(speech.say("button.see_figure"), value)])


def tier_goals(speech: Speech, indicator: Indicator, goals: Sequence[TierGoal]) -> Html | None:
    """Return the targets of tiers in a row, that of everybody else last; None where there is none."""
    told: list[Html] = []
    for tier, goal in goals:
        number = founded(speech, indicator, goal)
        if tier:
            told.append(speech.say("goal.of_tier", tier=names.tier_name(speech, tier), goal=number))
        else:
            told.append(speech.say("goal.of_others", goal=number) if told else number)
    return joined("; ", told) or None


def _counted(speech: Speech, indicator: Indicator) -> list[Html]:
    """Return what a figure is made of; of a share both its parts, where they are described."""
    numerator, denominator = (_text(speech, each) for each in (indicator.numerator, indicator.denominator))
    if not numerator:
        return []
    if indicator.kind is Kind.MILESTONE:
        return [speech.say("definition.milestone", counted=numerator)]
    if not (indicator.is_ratio and denominator):
        return [speech.say("definition.count", counted=numerator)]
    return [
        speech.say("definition.numerator", counted=numerator),
        speech.say("definition.denominator", counted=denominator),
    ]


def _text(speech: Speech, counted: Counted) -> Html:
    return escaped(shortened(speech.of(counted.definition), _COUNTED))


def _direction(speech: Speech, direction: Direction) -> Html:
    match direction:
        case Direction.UP:
            return speech.say("definition.up")
        case Direction.DOWN:
            return speech.say("definition.down")
        case Direction.NONE:
            return speech.say("definition.neither")
        case _:
            assert_never(direction)


def _frequency(speech: Speech, frequency: Frequency) -> Html:
    match frequency:
        case Frequency.WEEK:
            return speech.say("definition.weekly")
        case Frequency.MONTH:
            return speech.say("definition.monthly")
        case Frequency.QUARTER:
            return speech.say("definition.quarterly")
        case Frequency.HALF:
            return speech.say("definition.half_yearly")
        case Frequency.YEAR:
            return speech.say("definition.yearly")
        case Frequency.ONCE:
            return speech.say("definition.once")
        case _:
            assert_never(frequency)


def _accumulation(speech: Speech, indicator: Indicator) -> Html | None:
    """Return how the figures of several periods come together; what is reported once has none."""
    if indicator.frequency is Frequency.ONCE:
        return None
    if indicator.accumulation is Accumulation.STOCK:
        return speech.say("definition.stock")
    return speech.say("definition.flow")
