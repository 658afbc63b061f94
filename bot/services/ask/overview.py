"""Every indicator of a subject on one screen."""

from bot.domain.answer import Overview, Refusal
from bot.services.ask.asking import Asking, page_of

_PAGE = 8


def overview(asking: Asking) -> Overview | Refusal:
    """Answer how a subject stands on everything that was ever reported for it."""
    subject = asking.subject
    indicators = asking.catalogue.indicators.values()
    results = [(each, asking.result(subject, each)) for each in indicators]
    found = [result for _, result in results if result]
    if not found and asking.question.period:
        refused = asking.no_data(subject, next(iter(indicators)))
        if refused.units:
            return refused
    shown, page, pages = page_of(found, asking.question.page, _PAGE)
    silent = tuple(each for each, result in results if not result)
    return Overview(asking.question, asking.catalogue.who(subject), shown, silent, page, pages)
