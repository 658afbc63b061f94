"""Who has not reported what."""

from dataclasses import replace

from bot.domain.answer import Gap, Missing
from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.standing import Coverage, Finding
from bot.domain.text import collation
from bot.domain.unit import Unit
from bot.services.ask.asking import Asking, page_of

_PAGE, _UNITS = 5, 20  # gaps of several indicators; units of the one that is asked for


def missing(asking: Asking) -> Missing:
    """Answer which units are due and have not reported, for a period or the latest that serves."""
    gaps = gaps_of(asking)
    open_gaps = [gap for gap in gaps if gap.silent]
    complete, page = len(gaps) - len(open_gaps), asking.question.page
    if not open_gaps and len(asking.question.indicator_ids) == 1:  # all of it is there, which is told by name
        return Missing(asking.question, asking.findings.who(asking.subject), tuple(gaps[:_PAGE]), 0, 0, 1)
    if len(open_gaps) == 1:
        named, page, pages = page_of(open_gaps[0].silent, page, _UNITS)
        shown = (replace(open_gaps[0], silent=named),)
    else:
        shown, page, pages = page_of(open_gaps, page, _PAGE)
    return Missing(asking.question, asking.findings.who(asking.subject), shown, complete, page, pages)


def gaps_of(asking: Asking) -> list[Gap]:
    """Return all that is due, with those who have not reported it; what most are missing from comes first."""
    gaps = [
        gap
        for indicator in asking.indicators
        for due in _due(asking, asking.subject, indicator)
        for gap in _gaps(asking, due, indicator)
    ]
    return sorted(gaps, key=lambda gap: -len(gap.silent))


def _due(asking: Asking, subject: Subject, indicator: Indicator) -> list[Subject]:
    """Return who is due: the tiers of which some unit has ever reported it, and the unit itself."""
    if subject.tier_id:
        return [subject]
    register = asking.catalogue.register
    unit = register.units[subject.unit_id]
    spoken = set(asking.findings.series.tiers(unit.id, indicator.id))
    if subject.is_own and unit.parent_id is not None:
        spoken |= asking.findings.series.tiers(unit.parent_id, indicator.id)
    due = [Subject(unit.id)] if unit.tier_id in spoken else []
    if subject.is_whole:
        due += [Subject(unit.id, each) for each in register.tiers if each in spoken and each != unit.tier_id]
    return due


def _gaps(asking: Asking, due: Subject, indicator: Indicator) -> list[Gap]:
    """Return who is missing from each reported period inside the asked one, or from that very one."""
    finding = _reported(asking, due, indicator, asking.question.period)
    if finding:
        return [_gap(asking, due, indicator, piece) for piece in finding.pieces]
    period = asking.question.period
    regular = period is not None and period.grain is indicator.frequency.grain
    known = _reported(asking, due, indicator, None) is not None
    return [_gap(asking, due, indicator, period)] if period and regular and known else []


def _reported(asking: Asking, due: Subject, indicator: Indicator, period: Period | None) -> Finding | None:
    """Return what the members of a tier have reported; a unit alone is held against those around it."""
    if due.tier_id:
        return asking.findings.of_members(due, indicator, period)
    unit = asking.catalogue.register.units[due.unit_id]
    if unit.id not in asking.catalogue.register.children and unit.parent_id is not None:
        return asking.findings.of_members(Subject(unit.parent_id, unit.tier_id), indicator, period)
    whole = Subject(unit.id, WHOLE)
    if period:
        return asking.findings.at(whole, indicator, period)
    found = asking.findings.latest(whole, indicator)
    return found[0] if found else None


def _gap(asking: Asking, due: Subject, indicator: Indicator, period: Period) -> Gap:
    tier_id = due.tier_id or asking.catalogue.register.units[due.unit_id].tier_id
    units = asking.findings.members.due(due.unit_id, tier_id, period)
    ids = {unit.id for unit in units}
    figures = asking.findings.series.members(indicator.id, period, tier_id, ids)
    reported = {figure.unit_id for figure in figures if not figure.measure.is_empty}
    silent = [each for each in units if each.id not in reported]
    coverage = Coverage(len(units) - len(silent), len(units), len(units) - len(silent))
    return Gap(indicator, period, coverage, tuple(sorted(silent, key=_by_name)))


def _by_name(unit: Unit) -> tuple[str, str]:
    return collation(unit.names.vi)
