"""An answer, a refusal or a question asked back, as a screen."""

from typing import assert_never

from bot.domain.answer import (
    Aim,
    Alerts,
    Answer,
    Card,
    Comparison,
    Contents,
    Definition,
    Missing,
    Movement,
    Movers,
    Overview,
    Position,
    Pulls,
    Ranking,
    Refusal,
    Sources,
    Trend,
    Unclear,
    Understood,
    Value,
)
from bot.showing.aim import show_aim
from bot.showing.alerts import show_alerts
from bot.showing.comparison import show_comparison
from bot.showing.contents import show_contents
from bot.showing.definition import show_definition
from bot.showing.missing import show_missing
from bot.showing.movement import show_movement
from bot.showing.movers import show_movers
from bot.showing.overview import show_card, show_overview
from bot.showing.position import show_position
from bot.showing.pulls import show_pulls
from bot.showing.ranking import show_ranking
from bot.showing.refusals import show_refusal
from bot.showing.screen import Screen, View
from bot.showing.sources import show_sources
from bot.showing.trend import show_trend
from bot.showing.unclear import show_unclear
from bot.showing.understood import with_reading
from bot.showing.value import show_value
from bot.showing.watch_offer import with_watch


def render(answer: Answer | Refusal | Unclear, view: View, understood: Understood | None = None) -> Screen:
    """Return what a person sees of an answer, and of how a free text was read where that is given."""
    match answer:
        case Refusal():
            return show_refusal(view, answer)
        case Unclear():
            return show_unclear(view, answer)
        case _:
            screen = with_watch(_shown(view, answer), view.speech, answer)
            return with_reading(screen, view, answer, understood) if understood else screen


def _shown(view: View, answer: Answer) -> Screen:  # noqa: C901, PLR0911, PLR0912 - a case a kind
    match answer:
        case Value():
            return show_value(view, answer)
        case Ranking():
            return show_ranking(view, answer)
        case Position():
            return show_position(view, answer)
        case Movement():
            return show_movement(view, answer)
        case Movers():
            return show_movers(view, answer)
        case Pulls():
            return show_pulls(view, answer)
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
        case Definition():
            return show_definition(view, answer)
        case Aim():
            return show_aim(view, answer)
        case _:
            assert_never(answer)
