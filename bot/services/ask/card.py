"""One unit: every indicator, and its place among its peers."""

from dataclasses import replace

from bot.domain.answer import Card, Refusal, Result
from bot.domain.indicator import Kind
from bot.domain.question import Subject
from bot.services.ask.asking import Asking
from bot.services.ask.overview import overview
from bot.services.ask.places import places_of


def card(asking: Asking) -> Card | Refusal:
    """Answer how one unit stands on everything, and where among all the units of its tier."""
    asking = replace(asking, question=replace(asking.question, without=()))
    screen = overview(asking)
    if isinstance(screen, Refusal):
        return screen
    places = tuple(_place(asking, result) for result in screen.results)
    silent = screen.silent if asking.question.indicator_ids else ()
    return Card(asking.question, screen.who, screen.results, places, screen.page, screen.pages, silent)


def _place(asking: Asking, result: Result) -> tuple[int, int] | None:
    """Return a unit's rank among its peers, of how many; None where the asker may not see them.

    What is done or not puts nobody ahead of others.
    """
    register, unit = asking.catalogue.register, result.who.unit
    scope = unit.parent_id
    if result.indicator.kind is Kind.MILESTONE:
        return None
    if not result.who.subject.is_own or scope is None or not asking.person.may_see(register, scope):
        return None
    peers = Subject(scope, unit.tier_id)
    finding = asking.findings.of_members(peers, result.indicator, result.finding.period)
    if finding is None:
        return None
    places = places_of(asking, asking.findings.result(peers, result.indicator, finding)).places
    own = next((place for place in places if place.unit.id == unit.id), None)
    return (own.rank, len(places)) if own else None
