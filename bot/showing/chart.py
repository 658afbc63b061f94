"""What stands below the picture of an answer that somebody wants to see drawn."""

from bot.domain.answer import Ranking, Trend
from bot.showing import ranking, trend
from bot.showing.lines import source_of_all
from bot.showing.screen import Screen, View, button


def show_chart(view: View, answer: Trend | Ranking) -> Screen:
    """Say what a picture is of, and where its figures come from; each of them in words is a tap away."""
    speech = view.speech
    match answer:
        case Trend():
            words = button(speech.say("button.trend"), answer.question)
            lines = [trend.heading(view, answer), trend.latest(view, answer), *trend.story(view, answer)]
            return Screen.of(lines, [words])
        case Ranking():
            words = button(speech.say("button.see_figure"), answer.question)
            source = source_of_all(view, [answer.total, *(place.result for place in answer.places)])
            return Screen.of([*ranking.heading(view, answer), source], [words])
