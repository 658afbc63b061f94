"""What figures are held against, in words: "dưới 94%", "chưa đạt chỉ tiêu"."""

from decimal import Decimal
from typing import assert_never

from bot.domain.indicator import Indicator, Kind
from bot.domain.question import Bound, Relation
from bot.showing import numbers
from bot.showing.markup import Html
from bot.showing.speech import Speech

_ALL = 100  # per cent


def bound_of(speech: Speech, indicator: Indicator, bound: Bound, aim: Html | None = None) -> Html:
    """Return a bound as it follows what is held against it, with the goal's words where all have the same."""
    if indicator.kind is Kind.MILESTONE and bound.value is not None:
        return (
            speech.say("bound.done") if bound.relation is Relation.AT_LEAST else speech.say("bound.not_done")
        )
    number = numbers.of_indicator(speech, indicator, bound.value or Decimal(0))
    match bound.relation:
        case Relation.UNDER:
            return speech.say("bound.under", number=number)
        case Relation.AT_MOST if not bound.value:
            return speech.say("bound.none", number=number)
        case Relation.AT_LEAST if indicator.is_ratio and bound.value == _ALL:
            return speech.say("bound.all", number=number)
        case Relation.AT_MOST:
            return speech.say("bound.at_most", number=number)
        case Relation.OVER:
            return speech.say("bound.over", number=number)
        case Relation.AT_LEAST:
            return speech.say("bound.at_least", number=number)
        case Relation.MISSES:
            return speech.say("bound.misses_goal", goal=aim) if aim else speech.say("bound.misses")
        case Relation.REACHES:
            return speech.say("bound.reaches_goal", goal=aim) if aim else speech.say("bound.reaches")
        case Relation.BELOW:
            return speech.say("bound.below_average")
        case Relation.ABOVE:
            return speech.say("bound.above_average")
        case _:
            assert_never(bound.relation)


def barriers_of(bound: Bound | None) -> tuple[Decimal, ...]:
    """Return the number that no figure beside a bound may be rounded onto."""
    return (bound.value,) if bound and bound.value is not None else ()
