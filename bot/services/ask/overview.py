"""Every indicator of a subject on one screen, or those that were asked for."""

from bot.domain.answer import Overview, Refusal
from bot.services.ask.asking import Asking, page_of

_PAGE = 8


def overview(asking: Asking) -> Overview | Refusal:
    """Answer how a subject stands on everything that was ever reported for it, or on what was asked for."""
    subject, indicators = asking.subject, asking.indicators
    results = [(each, asking.result(subject, each)) for each in indicators]
    found = [result for _, result in results if result]
    if not found and asking.question.period and indicators:
        refused = asking.no_data(subject, indicators[0])
        if refused.units:
            return refused
    shown, page, pages = page_of(found, asking.question.page, _PAGE)
    silent = tuple(each for each, result in results if not result)
    return Overview(asking.question, asking.findings.who(subject), shown, silent, page, pages)
