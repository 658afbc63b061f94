"""Who has not reported what."""

from bot.domain.answer import Gap, Missing
from bot.showing import names, periods
from bot.showing.lists import page_line, units
from bot.showing.markup import Html
from bot.showing.screen import Screen, View, paging
from bot.showing.speech import Speech


def show_missing(view: View, missing: Missing) -> Screen:
    """Show, for each indicator and period, how many have not reported and who."""
    speech = view.speech
    lines = [
        speech.say("missing.header", subject=names.subject_of(speech, missing.who, view.home_id)),
        *(_gap(speech, gap) for gap in missing.gaps),
        _complete(speech, missing),
        page_line(speech, missing.page, missing.pages),
    ]
    return Screen.of(lines, paging(speech, missing.question, missing.page, missing.pages))


def _gap(speech: Speech, gap: Gap) -> Html:
    return speech.plural(
        "missing.gap",
        gap.coverage.due,
        indicator=names.indicator(speech, gap.indicator),
        period=periods.within(speech, gap.period),
        silent=len(gap.silent),
        units=units(speech, gap.silent),
    )


def _complete(speech: Speech, missing: Missing) -> Html | None:
    if missing.gaps:
        return speech.plural("missing.complete", missing.complete) if missing.complete else None
    return speech.say("missing.none") if missing.complete else speech.say("missing.nothing_due")
