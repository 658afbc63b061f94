"""Hold figures against a bound, in exact fractions: a qualifier may leave open whether one passes."""

from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from bot.domain.answer import Reason, Refusal, Result
from bot.domain.indicator import Direction
from bot.domain.quantity import Qualifier, Rate
from bot.domain.question import Bound, End, Relation, Subject
from bot.services.ask.asking import Asking


def passes(result: Result, bound: Bound, together: Result | None = None) -> bool | None:
    """Say whether a figure passes a number, its goal, or what all make together; None where that is open."""
    reached = result.judgement.reached if result.judgement else None
    number, limit = _number(result), _limit(bound, together)
    match bound.relation:
        case Relation.REACHES:
            return reached
        case Relation.MISSES:
            return _not(reached)
        case Relation.UNDER | Relation.BELOW:
            return _is_under(number, limit)
        case Relation.AT_LEAST:
            return _not(_is_under(number, limit))
        case Relation.AT_MOST:
            return _is_at_most(number, limit)
        case Relation.OVER | Relation.ABOVE:
            return _not(_is_at_most(number, limit))
        case _:
            assert_never(bound.relation)


def furthest(relation: Relation) -> End:
    """Return the end at which those stand that are the furthest past a bound."""
    match relation:
        case Relation.UNDER | Relation.AT_MOST | Relation.BELOW:
            return End.LOWEST
        case Relation.OVER | Relation.AT_LEAST | Relation.ABOVE:
            return End.HIGHEST
        case Relation.MISSES:
            return End.WORST
        case Relation.REACHES:
            return End.BEST
        case _:
            assert_never(relation)


def without_target(asking: Asking, subject: Subject) -> Refusal | None:
    """Refuse to hold a subject's figures against a goal that nobody has set; None where there is one."""
    indicator, bound = asking.indicator, asking.question.bound
    if bound is None or not bound.relation.is_of_target:
        return None
    if asking.catalogue.goal(indicator, subject) and indicator.direction is not Direction.NONE:
        return None
    plain = replace(asking.question, bound=None, page=0)
    who = asking.findings.who(subject)
    return Refusal(Reason.NO_TARGET, who, indicator, asking.question.period, offers=(plain,))


def _not(passed: bool | None) -> bool | None:  # noqa: FBT001 - it turns an answer round
    return None if passed is None else not passed


def _is_under(number: Rate | None, limit: Fraction | None) -> bool | None:
    if number is None or limit is None:
        return None
    match number.qualifier:
        case Qualifier.EXACT:
            return number.value < limit
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return False if number.value >= limit else None
        case Qualifier.NEARLY:
            return True if number.value <= limit else None
        case Qualifier.AT_MOST:
            return True if number.value < limit else None
        case Qualifier.ABOUT:
            return None


def _is_at_most(number: Rate | None, limit: Fraction | None) -> bool | None:
    if number is None or limit is None:
        return None
    match number.qualifier:
        case Qualifier.EXACT:
            return number.value <= limit
        case Qualifier.OVER:
            return False if number.value >= limit else None
        case Qualifier.AT_LEAST:
            return False if number.value > limit else None
        case Qualifier.NEARLY | Qualifier.AT_MOST:
            return True if number.value <= limit else None
        case Qualifier.ABOUT:
            return None


def _number(result: Result) -> Rate | None:
    return result.indicator.number(result.finding.standing.measure)


def _limit(bound: Bound, together: Result | None) -> Fraction | None:
    """Return the number of a bound; what all make together is one where it is exact."""
    if not bound.relation.is_of_average:
        return None if bound.value is None else Fraction(bound.value)
    number = _number(together) if together else None
    return number.value if number and number.qualifier is Qualifier.EXACT else None
