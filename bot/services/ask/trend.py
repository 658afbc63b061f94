"""One subject over time."""

from bot.domain.answer import Refusal, Trend
from bot.domain.standing import Finding, Standing
from bot.services.ask.asking import Asking
from bot.services.findings import change_between
from db.series import Window

_POINTS = 12


def trend(asking: Asking) -> Trend | Refusal:
    """Answer how a figure has moved over the latest periods of one grain."""
    subject, indicator = asking.subject, asking.indicator
    window = Window.over(asking.question.period) if asking.question.period else Window()
    standings = asking.findings.standings(subject, indicator, window)
    shown = _one_grain([each for each in standings if each.serves and not each.measure.is_empty])
    if not shown:
        return asking.no_data(subject, indicator)
    findings = [Finding(each.period, (each.period,), each) for each in shown]
    return Trend(
        asking.question,
        asking.catalogue.who(subject),
        indicator,
        tuple(asking.findings.result(subject, indicator, finding) for finding in findings),
        change_between(indicator, findings[0], findings[-1]) if len(findings) > 1 else None,
    )


def _one_grain(standings: list[Standing]) -> list[Standing]:
    """Return the longest series of one grain, its latest points, the oldest first; a span closes it."""
    ordered = sorted(standings, key=lambda each: each.period.key)
    grains = [each.period.grain for each in ordered]
    if not grains:
        return []
    most = max(dict.fromkeys(reversed(grains)), key=grains.count)
    return [each for each in ordered if each.period.grain is most][-_POINTS:]
