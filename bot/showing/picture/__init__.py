"""A finding as a picture: a figure over time, or the order of a tier; a PNG 1080 pixels wide."""

from bot.domain.answer import Ranking, Trend
from bot.showing.picture.league import draw_league
from bot.showing.picture.trend import draw_trend
from bot.showing.screen import View

__all__ = ["draw"]


def draw(view: View, answer: Trend | Ranking) -> bytes | None:
    """Return a picture of an answer; None where there is too little to see.

    It bears no reader's reference, so that everybody of one scope and language gets the same one.
    """
    match answer:
        case Trend():
            return draw_trend(view, answer)
        case Ranking():
            return draw_league(view, answer)
