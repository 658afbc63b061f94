"""Several subjects side by side."""

from fractions import Fraction

from bot.domain.answer import Comparison, Reason, Refusal, Result
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.services.ask.asking import Asking
from bot.services.findings import distance


def comparison(asking: Asking) -> Comparison | Refusal:
    """Answer how subjects stand beside each other, all for the same period."""
    subjects = [asking.settled(subject) for subject in asking.question.subjects]
    indicator = asking.indicator
    if len(subjects) < 2:
        return Refusal(Reason.NEEDS_TWO, indicator=indicator)
    period = asking.question.period or _common_period(asking, subjects)
    if period is None:
        return asking.no_data(subjects[0], indicator)
    found = [(subject, asking.findings.at(subject, indicator, period)) for subject in subjects]
    results = tuple(
        asking.findings.result(subject, indicator, finding) for subject, finding in found if finding
    )
    if not results:
        return asking.no_data(subjects[0], indicator)
    silent = tuple(asking.findings.who(subject) for subject, finding in found if not finding)
    apart = None if silent else _apart(results)
    return Comparison(asking.question, indicator, period, results, silent, apart)


def _apart(results: tuple[Result, ...]) -> Fraction | None:
    """Return how far the first of two figures lies from the second, where both are of the same days."""
    if len(results) != 2 or results[0].finding.pieces != results[1].finding.pieces:
        return None
    first, second = (result.finding.standing for result in results)
    return distance(results[0].indicator, second, first)


def _common_period(asking: Asking, subjects: list[Subject]) -> Period | None:
    """Return the latest period that most of the subjects have, of those that are latest for one of them."""
    latest = [asking.findings.latest(subject, asking.indicator) for subject in subjects]
    periods = {found[0].period for found in latest if found}
    return max(periods, key=lambda period: (_having(asking, subjects, period), period.key), default=None)


def _having(asking: Asking, subjects: list[Subject], period: Period) -> int:
    """Count the subjects of which enough have reported for a period."""
    found = (asking.findings.at(subject, asking.indicator, period) for subject in subjects)
    return sum(finding is not None and finding.standing.serves for finding in found)
