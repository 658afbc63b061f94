"""Who has not reported what."""

from dataclasses import replace

from bot.domain.answer import Gap, Missing
from bot.domain.catalogue import Who
from bot.domain.question import BUTTON_BYTES, Subject, written
from bot.domain.unit import Unit
from bot.showing import names, periods
from bot.showing.lists import page_line, units
from bot.showing.markup import Html, joined, plain
from bot.showing.screen import NUDGE, Button, Screen, View, paging
from bot.showing.speech import Speech


def show_missing(view: View, missing: Missing) -> Screen:
    """Show, for each indicator and period, how many have not reported and who."""
    speech = view.speech
    lines = [
        speech.say("missing.header", subject=names.subject_of(speech, missing.who, view.home_id)),
        *(_gap(speech, missing.who, gap, alone=len(missing.gaps) == 1) for gap in missing.gaps),
        _reported(speech, missing),
        _complete(speech, missing),
        page_line(speech, missing.page, missing.pages),
    ]
    turning = paging(speech, missing.question, missing.page, missing.pages)
    return Screen.of(lines, turning, [_remind(view, missing)])


def _remind(view: View, missing: Missing) -> Button | None:
    """Return a button that has those reminded who are missing; None where the question is too long for it."""
    data = f"{NUDGE}:{written(missing.question.but(page=0))}"
    if not view.reminds or not missing.gaps or len(data) > BUTTON_BYTES:
        return None
    return Button(plain(view.speech.say("button.remind")), data)


def _gap(speech: Speech, who: Who, gap: Gap, *, alone: bool) -> Html:
    """Return one gap: where it stands alone, with all the names of its page."""
    called = [unit_of(speech, who, unit) for unit in gap.silent]
    return speech.plural(
        "missing.gap",
        gap.coverage.due,
        indicator=names.indicator(speech, gap.indicator),
        period=periods.within(speech, gap.period),
        silent=gap.coverage.due - gap.coverage.reported,
        units=joined(", ", called) if alone else units(speech, called),
    )


def _reported(speech: Speech, missing: Missing) -> Html | None:
    """Return how many of several have reported, where it is of one thing alone."""
    if len(missing.gaps) != 1 or missing.gaps[0].coverage.due == 1:
        return None
    covered = missing.gaps[0].coverage
    return speech.plural("missing.reported", covered.due, reported=covered.reported)


def unit_of(speech: Speech, who: Who, unit: Unit) -> Html:
    """Return a unit's name; the one whose members are looked at owes what its own office reports."""
    if unit.id == who.unit.id:
        return names.who(speech, replace(who, subject=Subject(unit.id), tier=None))
    return names.unit(speech, unit)


def _complete(speech: Speech, missing: Missing) -> Html | None:
    if missing.gaps:
        return speech.plural("missing.complete", missing.complete) if missing.complete else None
    return speech.say("missing.none") if missing.complete else speech.say("missing.nothing_due")
