"""What exactly an indicator counts, and what is aimed at."""

from bot.domain.answer import Definition, TierGoal
from bot.services.ask.asking import Asking


def definition(asking: Asking) -> Definition:
    """Answer how an indicator's figure is worked out, and what each tier should reach."""
    return Definition(asking.question, asking.indicator, goals_of(asking))


def goals_of(asking: Asking) -> tuple[TierGoal, ...]:
    """Return an indicator's goals: those that tiers have, the top one first, then everybody else's."""
    goals = asking.indicator.target.goals()
    tiers = sorted(asking.catalogue.register.tiers.values(), key=lambda tier: tier.rank)
    of_tiers = [(tier, goals[tier.code]) for tier in tiers if tier.code in goals]
    general = goals.get(None)
    return (*of_tiers, *([(None, general)] if general else []))
