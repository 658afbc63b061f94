"""What a subject should reach, and how it stands to that."""

from bot.domain.answer import Aim, Reason, Refusal
from bot.services.ask.asking import Asking
from bot.services.ask.definition import goals_of


def target(asking: Asking) -> Aim | Refusal:
    """Answer what is aimed at; a whole of many tiers has no goal of its own unless everybody has the same."""
    indicator = asking.indicator
    result = asking.result(asking.subject, indicator)
    who = result.who if result else asking.findings.who(asking.subject)
    goal = asking.catalogue.goal(indicator, who.subject)
    of_tiers = () if goal else goals_of(asking)
    if goal is None and not of_tiers:
        return Refusal(Reason.NO_TARGET, who, indicator)
    return Aim(asking.question, who, indicator, goal, result, of_tiers)
