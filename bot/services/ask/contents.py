"""Which indicators there are."""

from bot.domain.answer import Contents
from bot.services.ask.asking import Asking, page_of

_PAGE = 10


def contents(asking: Asking) -> Contents:
    """Answer what can be asked about."""
    shown, page, pages = page_of(list(asking.catalogue.indicators.values()), asking.question.page, _PAGE)
    return Contents(asking.question, shown, page, pages)
