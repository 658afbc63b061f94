"""Turn a question into the kind that fits what it names, or ask back what its kind lacks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.answer import Choice, Doubt, Unclear
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE
from bot.domain.question import Kind, Question, Subject

MOST_CHOICES = 8  # buttons under one message
_MOST_SUBJECTS = 5  # side by side on a phone, and in the 64 bytes of a button
_MOST_WITHOUT = 3
_MOST_INDICATORS = 4
NEED_INDICATOR = frozenset(
    {
        *(Kind.VALUE, Kind.RANK, Kind.PLACE, Kind.COMPARE, Kind.CHANGE, Kind.TREND, Kind.PULL, Kind.SOURCE),
        *(Kind.MOVERS, Kind.DEFINITION, Kind.TARGET),
    }
)
_HAVE_MEMBERS = frozenset({Kind.VALUE, Kind.RANK, Kind.TREND, Kind.PULL, Kind.MOVERS})
_LIMITED = frozenset({Kind.TREND, Kind.PULL})  # of which some are shown, in the order that they have
_SEVERAL_INDICATORS = frozenset({Kind.RANK, Kind.OVERVIEW, Kind.UNIT})


@dataclass(frozen=True)
class Fitter:
    """Fits questions in one catalogue."""

    catalogue: Catalogue

    def fit(self, question: Question) -> Question | Unclear:
        """Return a question of the kind that its parts make, or what it lacks or has too much of."""
        if question.kind in NEED_INDICATOR and not question.indicator_ids:
            return self._which_indicator(question)
        question = self._turned(question)
        indicators = len(question.indicator_ids)
        if indicators > _MOST_INDICATORS or (indicators > 1 and question.kind not in _SEVERAL_INDICATORS):
            return self._which_indicator(question)
        if len(question.subjects) > _MOST_SUBJECTS or len(question.without) > _MOST_WITHOUT:
            return Unclear(Doubt.TOO_MANY)
        if question.kind is not Kind.COMPARE and len(question.subjects) > 1:
            return self._which_subject(question)
        if question.without and not self._are_members(question):
            return Unclear(Doubt.NOT_UNDERSTOOD)
        if question.kind not in _LIMITED and question.limit and not (question.end or question.bound):
            return Unclear(Doubt.NOT_UNDERSTOOD)  # how many, and of no order
        if question.kind in (Kind.RANK, Kind.MOVERS) and _is_single(question):
            return Unclear(Doubt.NOT_UNDERSTOOD)
        return question

    def _turned(self, question: Question) -> Question:
        """Return the kind that is left when what is named is looked at: several units, one, one indicator."""
        several_indicators, several = len(question.indicator_ids) > 1, len(question.subjects) > 1
        match question.kind:
            case Kind.VALUE | Kind.COMPARE if several_indicators and not several:
                return self._turned(replace(question, kind=Kind.OVERVIEW))
            case Kind.VALUE if several:
                return replace(question, kind=Kind.COMPARE)
            case Kind.RANK | Kind.MOVERS | Kind.PULL if several:
                return replace(question, subjects=_of_tiers(question.subjects))
            case Kind.PLACE if several:
                return replace(question, subjects=self._among_peers(question.subjects))
            case Kind.PLACE if not _is_single(question):
                return replace(question, kind=Kind.RANK)
            case Kind.RANK if _is_single(question) and not (question.end or question.limit):
                return replace(question, kind=Kind.VALUE if question.bound else Kind.PLACE, bound=None)
            case Kind.OVERVIEW | Kind.UNIT if len(question.indicator_ids) == 1:
                return self._turned(replace(question, kind=Kind.VALUE))
            case Kind.OVERVIEW if _is_single(question):
                return replace(question, kind=Kind.UNIT)
            case _:
                return question

    def _among_peers(self, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
        """Return the one unit whose place is asked for; "among all departments" says nothing more."""
        units = self.catalogue.register.units
        own = tuple(each for each in subjects if each.is_own)
        if len(own) != 1:
            return subjects
        unit = units[own[0].unit_id]
        peers = {(unit.parent_id, unit.tier_id), (unit.parent_id, WHOLE)}
        others = {(each.unit_id, each.tier_id) for each in subjects if not each.is_own}
        return own if others <= peers else subjects

    def _are_members(self, question: Question) -> bool:
        """Say whether all who are left out belong to the one tier that is asked for."""
        if question.kind not in _HAVE_MEMBERS or not question.subjects:
            return False
        units, tier = self.catalogue.register.units, question.subjects[0].tier_id
        return bool(tier) and all(units[each].tier_id == tier for each in question.without)

    def _which_indicator(self, question: Question) -> Unclear:
        """Ask which indicator is meant: between those that were named, or between all."""
        indicators = self.catalogue.indicators
        ids = question.indicator_ids or tuple(indicators)
        asked = [(replace(question, indicator_ids=(id_,)), id_) for id_ in ids[:MOST_CHOICES]]
        choices = (Choice(each, indicator=indicators[id_]) for each, id_ in asked)
        return Unclear(Doubt.WHICH_INDICATOR, choices=tuple(self._fitting(choices)))

    def _which_subject(self, question: Question) -> Unclear:
        who = self.catalogue.who
        choices = (Choice(replace(question, subjects=(each,)), who=who(each)) for each in question.subjects)
        return Unclear(Doubt.TOO_MANY, choices=tuple(self._fitting(choices)))

    def _fitting(self, choices: Iterable[Choice]) -> Iterable[Choice]:
        for choice in choices:
            question = self.fit(choice.question)
            if isinstance(question, Question):
                yield replace(choice, question=question)


def _of_tiers(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Return the tiers whose members are asked for; "in the whole province" only says where they are."""
    tiers = tuple(each for each in subjects if not (each.is_own or each.is_whole))
    where = {each.unit_id for each in tiers}
    wholes = [each for each in subjects if each not in tiers]
    return tiers if all(each.is_whole and each.unit_id in where for each in wholes) else subjects


def _is_single(question: Question) -> bool:
    return bool(question.subjects) and question.subjects[0].is_own
