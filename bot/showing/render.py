"""An answer, a refusal or a question asked back, as a screen."""

from typing import assert_never

from bot.domain.answer import (
    Alerts,
    Answer,
    Card,
    Comparison,
    Contents,
    Missing,
    Overview,
    Ranking,
    Refusal,
    Sources,
    Trend,
    Unclear,
    Value,
)
from bot.showing.alerts import show_alerts
from bot.showing.comparison import show_comparison
from bot.showing.contents import show_contents
from bot.showing.missing import show_missing
from bot.showing.overview import show_card, show_overview
from bot.showing.ranking import show_ranking
from bot.showing.refusals import show_refusal
from bot.showing.screen import Screen, View
from bot.showing.sources import show_sources
from bot.showing.trend import show_trend
from bot.showing.unclear import show_unclear
from bot.showing.value import show_value


def render(answer: Answer | Refusal | Unclear, view: View) -> Screen:  # noqa: C901, PLR0912 - a case a kind
    """Return what a person sees of an answer."""
    match answer:
        case Value():
            return show_value(view, answer)
        case Ranking():
            return show_ranking(view, answer)
        case Comparison():
            return show_comparison(view, answer)
        case Trend():
            return show_trend(view, answer)
        case Overview():
            return show_overview(view, answer)
        case Card():
            return show_card(view, answer)
        case Alerts():
            return show_alerts(view, answer)
        case Missing():
            return show_missing(view, answer)
        case Sources():
            return show_sources(view, answer)
        case Contents():
            return show_contents(view, answer)
        case Refusal():
            return show_refusal(view, answer)
        case Unclear():
            return show_unclear(view, answer)
        case _:
            assert_never(answer)
