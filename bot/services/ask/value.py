"""One figure: how much, against its goal, since the period before, and who is worst."""

from dataclasses import replace
from datetime import date

from bot.domain.answer import Reason, Refusal, Result, Value
from bot.domain.catalogue import Who
from bot.domain.figure import WHOLE
from bot.domain.indicator import Direction, Kind
from bot.domain.quantity import Rate
from bot.domain.question import Subject
from bot.domain.standing import Finding, Standing, of_own
from bot.services.ask.asking import Asking, later_than
from bot.services.ask.places import places_of

_WORST = 3


def value(asking: Asking) -> Value | Refusal:
    """Answer what a subject's figure is."""
    subject, indicator = asking.subject, asking.indicator
    found = asking.find(subject, indicator)
    if found is None:
        return _none(asking, subject)
    finding, later = found
    result = asking.findings.result(subject, indicator, finding)
    return Value(
        asking.question,
        result,
        parts=_parts(asking, result),
        change=asking.findings.change(subject, indicator, finding),
        worst=_worst(asking, result),
        later=later_than(later),
        became=_became(asking, subject),
        now=_now(asking, subject, finding),
    )


def _none(asking: Asking, subject: Subject) -> Refusal:
    """Say that there is no figure; or that there was none yet on the day that was asked about."""
    as_of = asking.question.as_of
    if as_of is None:
        return asking.no_data(subject, asking.indicator)
    now = replace(asking, question=replace(asking.question, as_of=None))
    if now.find(subject, asking.indicator) is None:
        return now.no_data(subject, asking.indicator)
    return _not_yet_known(now, subject, as_of)


def _not_yet_known(now: Asking, subject: Subject, as_of: date) -> Refusal:
    who, indicator = now.findings.who(subject), now.indicator
    period, offers = now.question.period, (now.question,)
    return Refusal(Reason.NOT_YET_KNOWN, who, indicator, period, offers=offers, as_of=as_of)


def _now(asking: Asking, subject: Subject, finding: Finding) -> Result | None:
    """Return what a figure of the past is now, where it has been put right or completed since."""
    if asking.question.as_of is None:
        return None
    now = replace(asking, question=replace(asking.question, as_of=None)).findings
    found = now.at(subject, asking.indicator, finding.period)
    if found is None or found.standing.measure == finding.standing.measure:
        return None
    return now.result(subject, asking.indicator, found)


def _became(asking: Asking, subject: Subject) -> tuple[Who, ...] | None:
    """Return what came after a unit whose latest figure was asked for, whether or not its end has come.

    To somebody whose own unit ended no later, it is none of their days: None.
    """
    register = asking.catalogue.register
    unit, home = register.units[subject.unit_id], register.units[asking.person.home_id]
    if asking.question.period or unit.valid_to is None:
        return None
    if home.valid_to and home.valid_to <= unit.valid_to:
        return None
    later = (asking.settled(Subject(each, WHOLE)) for each in unit.successor_ids)
    return tuple(asking.catalogue.who(each) for each in later)


def _parts(asking: Asking, result: Result) -> tuple[Result, ...]:
    """Return the parts of a whole that has no total, each as a figure of its own."""
    if not result.who.subject.is_whole or not result.finding.standing.measure.is_empty:
        return ()
    return tuple(
        _standing_alone(asking, Subject(result.who.unit.id, part.tier_id), result, part.standing)
        for part in result.finding.standing.parts
    )


def _worst(asking: Asking, result: Result) -> tuple[Result, ...]:
    """Return the three worst of the members that the figure is made of; nobody where all are alike."""
    found = _last(asking, result)
    alike = found and _number(found[0]) == _number(result)
    return () if alike else found


def _number(result: Result) -> Rate | None:
    return result.indicator.number(result.finding.standing.measure)


def _last(asking: Asking, result: Result) -> tuple[Result, ...]:
    standing, who = result.finding.standing, result.who
    indicator = result.indicator
    if who.tier is None or standing.coverage is None or indicator.direction is Direction.NONE:
        return ()
    if indicator.kind is Kind.MILESTONE:
        return ()
    if not (result.finding.is_exact and standing.worst):
        places = places_of(asking, result).places
        return tuple(place.result for place in places[: -_WORST - 1 : -1])
    figures = asking.findings.series.named(result.indicator.id, standing.period, who.tier.id, standing.worst)
    return tuple(
        _standing_alone(asking, Subject(figure.unit_id), result, of_own(figure)) for figure in figures
    )


def _standing_alone(asking: Asking, subject: Subject, result: Result, standing: Standing) -> Result:
    period = standing.period
    return asking.findings.result(subject, result.indicator, Finding(period, (period,), standing))
