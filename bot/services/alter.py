"""What else a question could be about: the same with another indicator, another subject, another period."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import assert_never

from bot.domain.answer import Choice, Doubt, Reason, Refusal, Unclear
from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Kind, Part, Question, Subject, changeable
from bot.domain.text import collation
from bot.domain.unit import Unit
from bot.services.ask.asking import Asking
from bot.services.ask.rights import refused
from db.series import Window

_CHOICES = 8


def alternatives(asking: Asking, part: Part) -> Unclear | Refusal:
    """Offer the same question with one part changed; a button's question is checked like any other."""
    refusal = refused(asking)
    if refusal:
        return refusal
    if part not in changeable(asking.question.kind):
        return Refusal(Reason.GONE)
    match part:
        case Part.INDICATOR:
            return Unclear(Doubt.WHICH_INDICATOR, choices=_by_indicator(asking))
        case Part.WHO:
            return Unclear(Doubt.WHICH_UNIT, choices=_by_subject(asking))
        case Part.PERIOD:
            return Unclear(Doubt.WHICH_PERIOD, choices=_by_period(asking))
        case _:
            assert_never(part)


def _by_indicator(asking: Asking) -> tuple[Choice, ...]:
    """Offer other indicators in the catalogue's order, those that the subject has figures of first."""
    question = asking.question
    others = [
        each
        for each in asking.catalogue.indicators.values()
        if each.id not in question.indicator_ids and (each.is_ratio or question.kind is not Kind.PULL)
    ]
    ordered = sorted(others, key=lambda each: not _is_told(asking, asking.subject, each))
    return tuple(
        Choice(_about(question, asking.indicator, each), indicator=each) for each in ordered[:_CHOICES]
    )


def _about(question: Question, before: Indicator, after: Indicator) -> Question:
    """Return a question about another indicator; a bound in per cent says nothing of what is counted.

    Nor is there an average of what is counted.
    """
    bound = question.bound
    fits = bound is None or bound.relation.is_of_target or before.is_ratio is after.is_ratio
    return replace(question, indicator_ids=(after.id,), bound=bound if fits else None, page=0)


def _is_told(asking: Asking, subject: Subject, indicator: Indicator) -> bool:
    """Say whether anything was ever reported of an indicator for a subject."""
    spoken = asking.findings.series.tiers(subject.unit_id, indicator.id)
    if subject.is_whole:
        return bool(spoken)
    return (subject.tier_id or asking.catalogue.register.units[subject.unit_id].tier_id) in spoken


def _by_subject(asking: Asking) -> tuple[Choice, ...]:
    """Offer the whole, its office and tiers, the asker's own unit, and units that stand beside this one."""
    register, question = asking.catalogue.register, asking.question
    fitting = (
        each
        for each in dict.fromkeys((*_around(asking), *_siblings(asking)))
        if each != asking.subject and _fits(question.kind, each)
    )
    seen = (each for each in fitting if asking.person.may_see(register, each.unit_id))
    return tuple(
        Choice(question.but(subjects=(each,)), who=asking.findings.who(each))
        for each in islice(seen, _CHOICES)
    )


def _fits(kind: Kind, subject: Subject) -> bool:
    """Say whether a kind of question can be asked of a subject: an order has members, a place is a unit's."""
    if kind in (Kind.RANK, Kind.PULL, Kind.MOVERS):
        return not subject.is_own
    if kind is Kind.PLACE:
        return subject.is_own
    return kind is not Kind.UNIT or subject.is_own or subject.is_whole


def _around(asking: Asking) -> Iterator[Subject]:
    """Yield the unit with everything below it, its own office, each tier below it, and the asker's unit."""
    register = asking.catalogue.register
    unit = register.units[asking.subject.unit_id]
    yield asking.settled(Subject(unit.id, WHOLE))
    below = {each.tier_id for each in register.below(unit.id)}
    parts = (Subject(unit.id), *(Subject(unit.id, each) for each in register.tiers if each in below))
    for part in parts:
        if not asking.question.indicator_ids or _is_told(asking, part, asking.indicator):
            yield part
    yield asking.settled(Subject(asking.person.home_id, WHOLE))


def _siblings(asking: Asking) -> list[Subject]:
    """Return the units beside the one asked about that come next to it by their names, in order."""
    unit = asking.catalogue.register.units[asking.subject.unit_id]
    if unit.parent_id is None:
        return []
    beside = sorted(_beside(asking, unit), key=lambda each: collation(each.names.vi))
    at = beside.index(unit)
    start = max(0, min(at - _CHOICES // 2, len(beside) - 1 - _CHOICES))
    near = beside[start : start + _CHOICES + 1]
    return [_same_of(asking, each) for each in near if each is not unit]


def _beside(asking: Asking, unit: Unit) -> list[Unit]:
    """Return the units of a tier below one parent which exist when a unit does, itself among them."""
    period = asking.question.period
    day = period.last if period else unit.valid_to
    children = asking.catalogue.register.children[unit.parent_id or unit.id]
    return [
        each
        for each in children
        if each is unit
        or (each.tier_id == unit.tier_id and (each.valid_on(day) if day else each.valid_to is None))
    ]


def _same_of(asking: Asking, unit: Unit) -> Subject:
    """Return the same part of another unit: its own figure, a tier below it, or all of it."""
    return asking.settled(Subject(unit.id, asking.subject.tier_id))


def _by_period(asking: Asking) -> tuple[Choice, ...]:
    """Offer the latest periods that have figures, the newest first, without the one that is shown."""
    question = asking.question
    indicators = asking.indicators[:1] if question.indicator_ids else asking.indicators
    subjects = [asking.settled(each) for each in question.subjects] or [asking.subject]
    found = {
        period
        for subject in subjects
        for indicator in indicators
        for period in _periods(asking, subject, indicator)
    }
    ordered = sorted(found - {_shown(asking, indicators)}, key=lambda each: each.key, reverse=True)
    return tuple(Choice(question.but(period=each), period=each) for each in ordered[:_CHOICES])


def _periods(asking: Asking, subject: Subject, indicator: Indicator) -> list[Period]:
    tiers = len(asking.catalogue.register.tiers) if subject.is_whole else 1
    recent = asking.findings.standings(subject, indicator, Window(most=(_CHOICES + 1) * tiers))
    return [each.period for each in recent if each.has_number]


def _shown(asking: Asking, indicators: Sequence[Indicator]) -> Period | None:
    """Return the period that the answer is of: the latest that serves where none was asked for."""
    if asking.question.period or len(indicators) != 1:
        return asking.question.period
    found = asking.findings.latest(asking.subject, indicators[0])
    return found[0].period if found else None
