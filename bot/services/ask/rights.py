"""Whether a question may be answered at all: what it names is there, and its asker may see it."""

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR

from bot.domain.answer import Reason, Refusal
from bot.domain.figure import WHOLE
from bot.domain.period import Period
from bot.domain.question import Kind, Subject
from bot.services.ask.asking import Asking

_OF_NO_INDICATOR = (Kind.OVERVIEW, Kind.UNIT, Kind.ALERTS, Kind.MISSING, Kind.CATALOGUE)
_TOLD_AS_OF_A_DAY = (Kind.VALUE, Kind.DEFINITION, Kind.CATALOGUE)  # the last two tell no figure


def refused(asking: Asking) -> Refusal | None:
    """Return why a question is not answered; None where it may be."""
    if not _is_there(asking):
        return Refusal(Reason.GONE)
    question, catalogue = asking.question, asking.catalogue
    for subject in (*question.subjects, *map(Subject, question.without)):
        if not asking.person.may_see(catalogue.register, subject.unit_id):
            return Refusal(Reason.NOT_PERMITTED, who=catalogue.who(subject))
    if question.as_of and question.kind not in _TOLD_AS_OF_A_DAY:
        return _one_figure_then(asking)
    return None


def _is_there(asking: Asking) -> bool:
    """Say whether units, tiers and indicators are known and the periods can have neighbours."""
    question, catalogue = asking.question, asking.catalogue
    register = catalogue.register
    units = (*(each.unit_id for each in question.subjects), *question.without)
    tiers = {each.tier_id for each in question.subjects} - {None, WHOLE}
    spans = [each for each in (question.period, question.since) if isinstance(each, Period)]
    return (
        all(each in register.units for each in units)
        and all(each in register.tiers for each in tiers)
        and all(each in catalogue.indicators for each in question.indicator_ids)
        and all(each.first.year > MINYEAR + 1 and each.last.year < MAXYEAR for each in spans)
        and (question.kind in _OF_NO_INDICATOR or bool(question.indicator_ids))
    )


def _one_figure_then(asking: Asking) -> Refusal:
    """Say that what was known on a day is told of one figure at a time, and offer what is known now."""
    question = asking.question
    offers = (replace(question, as_of=None, page=0),)
    return Refusal(Reason.ONE_FIGURE_THEN, offers=offers, as_of=question.as_of)
