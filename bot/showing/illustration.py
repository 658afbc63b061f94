"""A picture beside words; what draws it is loaded once something is to be drawn."""

from collections.abc import Sequence

from bot.domain.answer import Ranking, Trend
from bot.showing.screen import View


def illustration(view: View, answers: Sequence[Trend | Ranking]) -> bytes | None:
    """Return a PNG of the first answer that shows anything; None where none does."""
    if not answers:
        return None
    from bot.showing.picture import draw  # noqa: PLC0415 - slow to import, and seldom needed

    return next((picture for answer in answers if (picture := draw(view, answer))), None)
