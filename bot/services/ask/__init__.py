"""Answer a question: rights first, then figures, then what they mean."""

from collections.abc import Callable
from typing import assert_never

from bot.domain.access import Person
from bot.domain.answer import Answer, Reason, Refusal
from bot.domain.question import Kind, Question
from bot.services.ask.alerts import alerts
from bot.services.ask.asking import Asking
from bot.services.ask.card import card
from bot.services.ask.comparison import comparison
from bot.services.ask.contents import contents
from bot.services.ask.missing import missing
from bot.services.ask.overview import overview
from bot.services.ask.ranking import ranking
from bot.services.ask.sources import sources
from bot.services.ask.trend import trend
from bot.services.ask.value import value
from bot.services.findings import Findings

__all__ = ["Asking", "ask"]


def ask(findings: Findings, person: Person, question: Question) -> Answer | Refusal:
    """Answer a person's question, or say why not; a button's question is checked like any other."""
    catalogue = findings.catalogue
    known_units, known_indicators = catalogue.register.units, catalogue.indicators
    if any(each.unit_id not in known_units for each in question.subjects) or any(
        each not in known_indicators for each in question.indicator_ids
    ):
        return Refusal(Reason.GONE)
    for subject in question.subjects:
        if not person.may_see(catalogue.register, subject.unit_id):
            return Refusal(Reason.NOT_PERMITTED, who=catalogue.who(subject))
    return _answering(question.kind)(Asking(findings, person, question))


def _answering(kind: Kind) -> Callable[[Asking], Answer | Refusal]:
    match kind:
        case Kind.VALUE:
            return value
        case Kind.SOURCE:
            return sources
        case Kind.RANK:
            return ranking
        case Kind.COMPARE:
            return comparison
        case Kind.TREND:
            return trend
        case Kind.OVERVIEW:
            return overview
        case Kind.UNIT:
            return card
        case Kind.ALERTS:
            return alerts
        case Kind.MISSING:
            return missing
        case Kind.CATALOGUE:
            return contents
        case _:
            assert_never(kind)
