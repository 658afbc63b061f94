"""Where one unit stands among its peers: the units of its tier below the one above it."""

from bot.domain.answer import Position, Reason, Refusal, Result
from bot.domain.period import Period
from bot.domain.question import Kind, Question, Subject
from bot.domain.unit import Unit
from bot.services.ask.asking import Asking
from bot.services.ask.places import places_of


def position(asking: Asking) -> Position | Refusal:
    """Answer which rank a unit has, of how many, and who stands next to it."""
    register, indicator = asking.catalogue.register, asking.indicator
    unit = register.units[asking.subject.unit_id]
    if unit.parent_id is None:
        return Refusal(Reason.NO_PEERS, asking.catalogue.who(Subject(unit.id)), indicator)
    if not asking.person.may_see(register, unit.parent_id):
        return Refusal(Reason.NOT_PERMITTED, asking.catalogue.who(Subject(unit.parent_id)))
    peers = Subject(unit.parent_id, unit.tier_id)
    finding = asking.findings.of_members(peers, indicator, _period(asking, unit))
    if finding is None:
        return asking.no_data(Subject(unit.id), indicator)
    return _among(asking, unit, asking.findings.result(peers, asking.measured, finding))


def _period(asking: Asking, unit: Unit) -> Period | None:
    """Return the period to rank for: of a unit that has an end, the latest that it reported itself."""
    if asking.question.period or unit.valid_to is None:
        return asking.question.period
    found = asking.findings.latest(Subject(unit.id), asking.indicator)
    return found[0].period if found else None


def _among(asking: Asking, unit: Unit, total: Result) -> Position | Refusal:
    order = places_of(asking, total)
    place = next((each for each in order.places if each.unit.id == unit.id), None)
    if place is None:
        return _not_ranked(asking, unit, total.finding.period)
    better = [each for each in order.places if each.rank < place.rank]
    worse = [each for each in order.places if each.rank > place.rank]
    return Position(
        asking.question,
        place,
        total.who,
        len(order.places),
        order.silent,
        len(order.places) - len(better) - len(worse) - 1,
        better[-1] if better else None,
        worse[0] if worse else None,
    )


def _not_ranked(asking: Asking, unit: Unit, period: Period) -> Refusal:
    """Say that a unit has no figure for the period of the order, or none that could be put in order."""
    own, indicator = Subject(unit.id), asking.indicator
    if asking.findings.at(own, indicator, period) is None:
        return asking.of(period).no_data(own, indicator)
    value = Question(Kind.VALUE, (indicator.id,), (own,), period)
    return Refusal(Reason.NOT_RANKED, asking.catalogue.who(own), indicator, period, offers=(value,))
