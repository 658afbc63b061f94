"""Several subjects side by side."""

from bot.domain.answer import Comparison
from bot.showing import names, numbers, periods
from bot.showing.lines import source_of_all
from bot.showing.lists import entry, footnote, shared
from bot.showing.screen import Screen, View


def show_comparison(view: View, comparison: Comparison) -> Screen:
    """Show a figure a line in the order that was asked, and who has none."""
    speech = view.speech
    known = shared(view, comparison.results)
    period = known.period or periods.name(speech, comparison.period)
    lines = [
        speech.say("header.subject", subject=names.indicator(speech, comparison.indicator), period=period),
        *(
            entry(
                view,
                result,
                names.starting(names.subject_of(speech, result.who, view.home_id)),
                known,
                numbers.counts(speech, result.indicator, result.finding.standing.measure),
            )
            for result in comparison.results
        ),
        *(
            speech.say("list.silent", name=names.starting(names.subject_of(speech, who, view.home_id)))
            for who in comparison.silent
        ),
        footnote(speech, comparison.results),
        source_of_all(view, comparison.results),
    ]
    return Screen.of(lines)
