"""Who has not reported what."""

from bot.domain.answer import Gap, Missing
from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.standing import Coverage
from bot.domain.text import collation
from bot.domain.unit import Unit
from bot.services.ask.asking import Asking, page_of

_PAGE = 5


def missing(asking: Asking) -> Missing:
    """Answer which units are due and have not reported, for a period or the latest that serves."""
    subject = asking.subject
    gaps = [
        gap
        for indicator in _indicators(asking)
        for tier_id in _tiers(asking, subject, indicator)
        for gap in _gaps(asking, Subject(subject.unit_id, tier_id), indicator)
    ]
    open_gaps = sorted((gap for gap in gaps if gap.silent), key=lambda gap: -len(gap.silent))
    shown, page, pages = page_of(open_gaps, asking.question.page, _PAGE)
    return Missing(
        asking.question,
        asking.catalogue.who(subject),
        shown,
        len(gaps) - len(open_gaps),
        page,
        pages,
    )


def _indicators(asking: Asking) -> list[Indicator]:
    indicators = asking.catalogue.indicators
    asked = asking.question.indicator_ids
    return [indicators[each] for each in asked] if asked else list(indicators.values())


def _tiers(asking: Asking, subject: Subject, indicator: Indicator) -> list[int]:
    """Return the tiers whose units are due: those of which some unit has ever reported the indicator."""
    spoken = asking.findings.series.tiers(subject.unit_id, indicator.id)
    own = asking.catalogue.register.units[subject.unit_id].tier_id
    return [each for each in asking.catalogue.register.tiers if each in spoken - {WHOLE, own}]


def _gaps(asking: Asking, subject: Subject, indicator: Indicator) -> list[Gap]:
    """Return who is missing from each reported period inside the asked one, or from the one asked outright."""
    finding = asking.findings.of_members(subject, indicator, asking.question.period)
    if finding:
        return [_gap(asking, subject, indicator, piece) for piece in finding.pieces]
    period = asking.question.period
    regular = period is not None and period.grain is indicator.frequency.grain
    known = asking.findings.of_members(subject, indicator, None) is not None
    return [_gap(asking, subject, indicator, period)] if period and regular and known else []


def _gap(asking: Asking, subject: Subject, indicator: Indicator, period: Period) -> Gap:
    tier_id = subject.tier_id or WHOLE
    units = asking.catalogue.register.members(subject.unit_id, tier_id, period.last)
    figures = asking.findings.series.members(indicator.id, period, tier_id)
    reported = {figure.unit_id for figure in figures if not figure.measure.is_empty}
    silent = [unit for unit in units if unit.id not in reported]
    coverage = Coverage(len(units) - len(silent), len(units), len(units) - len(silent))
    return Gap(indicator, period, coverage, tuple(sorted(silent, key=_by_name)))


def _by_name(unit: Unit) -> tuple[str, str]:
    return collation(unit.names.vi)
