"""What misses its goal, and by how much."""

from fractions import Fraction

from bot.domain.answer import Alert, Alerts, Result
from bot.domain.indicator import Indicator
from bot.domain.question import Subject
from bot.services.ask.asking import Asking, page_of
from bot.services.ask.places import places_of

_PAGE = 6


def alerts(asking: Asking) -> Alerts:
    """Answer which figures of a unit and of the tiers below it miss their goals, the furthest off first."""
    subject = asking.subject
    judged = [
        result
        for indicator in asking.catalogue.indicators.values()
        for each in _subjects(asking, subject, indicator)
        if (result := asking.result(each, indicator)) and result.judgement
    ]
    missed = [result for result in judged if result.judgement and result.judgement.reached is False]
    missed.sort(key=_distance, reverse=True)
    shown, page, pages = page_of(missed, asking.question.page, _PAGE)
    return Alerts(
        asking.question,
        asking.findings.who(subject),
        tuple(_with_units(asking, result) for result in shown),
        len(judged),
        page,
        pages,
    )


def _subjects(asking: Asking, subject: Subject, indicator: Indicator) -> list[Subject]:
    """Return the unit's own office and every tier below it that reports the indicator."""
    if not subject.is_whole:
        return [subject]
    spoken = asking.findings.series.tiers(subject.unit_id, indicator.id)
    return [
        asking.settled(Subject(subject.unit_id, tier_id))
        for tier_id in asking.catalogue.register.tiers
        if tier_id in spoken
    ]


def _distance(result: Result) -> tuple[bool, Fraction]:
    """Return how far off its goal a figure is: shares by points, and then what is counted, by things."""
    judgement = result.judgement
    return result.indicator.is_ratio, abs(judgement.points) if judgement else Fraction(0)


def _with_units(asking: Asking, result: Result) -> Alert:
    """Count the units behind a figure that miss the goal themselves."""
    places = places_of(asking, result).places
    missing = sum(
        place.result.judgement is not None and place.result.judgement.reached is False for place in places
    )
    return Alert(result, missing if places else None, len(places))
