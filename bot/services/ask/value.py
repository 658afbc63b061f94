"""One figure: how much, against its goal, since the period before, and who is worst."""

from bot.domain.answer import Refusal, Result, Value
from bot.domain.indicator import Direction, Kind
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
        return asking.no_data(subject, indicator)
    finding, later = found
    result = asking.findings.result(subject, indicator, finding)
    return Value(
        asking.question,
        result,
        parts=_parts(asking, result),
        change=asking.findings.change(subject, indicator, finding),
        worst=_worst(asking, result),
        later=later_than(later),
    )


def _parts(asking: Asking, result: Result) -> tuple[Result, ...]:
    """Return the parts of a whole that has no total, each as a figure of its own."""
    if not result.who.subject.is_whole or not result.finding.standing.measure.is_empty:
        return ()
    return tuple(
        _standing_alone(asking, Subject(result.who.unit.id, part.tier_id), result, part.standing)
        for part in result.finding.standing.parts
    )


def _worst(asking: Asking, result: Result) -> tuple[Result, ...]:
    """Return the three worst of the members that the figure is made of."""
    standing, who = result.finding.standing, result.who
    indicator = result.indicator
    if who.tier is None or standing.coverage is None or indicator.direction is Direction.NONE:
        return ()
    if indicator.kind is Kind.MILESTONE:
        return ()
    if not result.finding.is_exact:
        places = places_of(asking, result).places
        return tuple(place.result for place in places[: -_WORST - 1 : -1])
    figures = asking.findings.series.named(result.indicator.id, standing.period, who.tier.id, standing.worst)
    return tuple(
        _standing_alone(asking, Subject(figure.unit_id), result, of_own(figure)) for figure in figures
    )


def _standing_alone(asking: Asking, subject: Subject, result: Result, standing: Standing) -> Result:
    period = standing.period
    return asking.findings.result(subject, result.indicator, Finding(period, (period,), standing))
