"""The whole order of a tier."""

from collections import Counter

from bot.domain.answer import Ranking, Reason, Refusal
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.services.ask.asking import Asking, page_of
from bot.services.ask.places import places_of

_PAGE = 10


def ranking(asking: Asking) -> Ranking | Refusal:
    """Answer who stands where, the best first."""
    subject = asking.subject
    if subject.is_whole:
        subject = largest_tier(asking, subject)
    if subject.tier_id is None:
        return Refusal(Reason.NO_SUCH_MEMBERS, asking.catalogue.who(subject), asking.indicator)
    indicator = asking.indicator
    finding = asking.findings.of_members(subject, indicator, asking.question.period)
    if finding is None:
        return asking.no_data(subject, indicator)
    total = asking.findings.result(subject, indicator, finding)
    order = places_of(asking, total)
    shown, page, pages = page_of(order.places, asking.question.page, _PAGE)
    return Ranking(
        asking.question,
        total,
        shown,
        page,
        pages,
        len(order.places),
        order.silent,
        order.uncounted,
        stands=not finding.standing.illustrative or not _is_published(asking, subject, finding.period),
    )


def _is_published(asking: Asking, subject: Subject, period: Period) -> bool:
    """Say whether a figure that is not made up stands for a period."""
    found = asking.findings.at(subject, asking.indicator, period)
    return found is not None and not found.standing.illustrative


def largest_tier(asking: Asking, subject: Subject) -> Subject:
    """Return the tier below a unit that has the most members with figures; the unit itself where none has."""
    register = asking.catalogue.register
    spoken = asking.findings.series.tiers(subject.unit_id, asking.indicator.id)
    sizes = Counter(unit.tier_id for unit in register.below(subject.unit_id) if unit.tier_id in spoken)
    most = sizes.most_common(1)
    return Subject(subject.unit_id, most[0][0] if most else None)
