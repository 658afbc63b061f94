"""Several subjects side by side."""

from bot.domain.answer import Comparison
from bot.showing import names, numbers, periods
from bot.showing.lines import source_of_all
from bot.showing.lists import entry, footnote, shared
from bot.showing.markup import Html
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
        _apart(view, comparison),
        footnote(speech, comparison.results),
        source_of_all(view, comparison.results),
    ]
    return Screen.of(lines)


def _apart(view: View, comparison: Comparison) -> Html | None:
    """Return which of two figures is higher, and by how much."""
    if comparison.apart is None:
        return None
    speech = view.speech
    first, second = (names.told(speech, each.who, view.home_id) for each in comparison.results)
    told = {"first": names.starting(first), "second": second}
    if not comparison.apart:
        return speech.say("comparison.equal", **told)
    amount = numbers.moved(speech, comparison.indicator, comparison.apart)
    if comparison.apart > 0:
        return speech.say("comparison.higher", amount=amount, **told)
    return speech.say("comparison.lower", amount=amount, **told)
