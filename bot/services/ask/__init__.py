"""Answer a question: rights first, then figures, then what they mean."""

from collections.abc import Callable
from typing import assert_never

from bot.domain.access import Person
from bot.domain.answer import Answer, Refusal
from bot.domain.question import Kind, Question
from bot.services.ask.alerts import alerts
from bot.services.ask.asking import Asking
from bot.services.ask.card import card
from bot.services.ask.comparison import comparison
from bot.services.ask.contents import contents
from bot.services.ask.definition import definition
from bot.services.ask.missing import missing
from bot.services.ask.movement import movement
from bot.services.ask.movers import movers
from bot.services.ask.overview import overview
from bot.services.ask.position import position
from bot.services.ask.pulls import pulls
from bot.services.ask.ranking import ranking
from bot.services.ask.rights import refused
from bot.services.ask.sources import sources
from bot.services.ask.target import target
from bot.services.ask.trend import trend
from bot.services.ask.value import value
from bot.services.findings import Findings

__all__ = ["Asking", "ask"]


def ask(findings: Findings, person: Person, question: Question) -> Answer | Refusal:
    """Answer a person's question, or say why not; a button's question is checked like any other."""
    asking = Asking(findings, person, question)
    return refused(asking) or _answering(question.kind)(asking)


def _answering(kind: Kind) -> Callable[[Asking], Answer | Refusal]:  # noqa: C901, PLR0911, PLR0912 - a case a kind
    match kind:
        case Kind.VALUE:
            return value
        case Kind.SOURCE:
            return sources
        case Kind.RANK:
            return ranking
        case Kind.PLACE:
            return position
        case Kind.COMPARE:
            return comparison
        case Kind.CHANGE:
            return movement
        case Kind.MOVERS:
            return movers
        case Kind.TREND:
            return trend
        case Kind.PULL:
            return pulls
        case Kind.OVERVIEW:
            return overview
        case Kind.UNIT:
            return card
        case Kind.ALERTS:
            return alerts
        case Kind.MISSING:
            return missing
        case Kind.DEFINITION:
            return definition
        case Kind.TARGET:
            return target
        case Kind.CATALOGUE:
            return contents
        case _:
            assert_never(kind)
