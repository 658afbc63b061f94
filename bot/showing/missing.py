"""Who has not reported what."""

from dataclasses import replace

from bot.domain.answer import Gap, Missing
from bot.domain.catalogue import Who
from bot.domain.question import BUTTON_BYTES, Subject, written
from bot.domain.unit import Unit
from bot.showing import names, periods
from bot.showing.lists import listed, page_line, units
from bot.showing.markup import Html, plain
from bot.showing.screen import NUDGE, Button, Screen, View, paging
from bot.showing.speech import Speech


def show_missing(view: View, missing: Missing) -> Screen:
    """Show, for each indicator and period, how many have not reported and who."""
    speech = view.speech
    lines = [
        _header(view, missing),
        *(_gap(speech, missing.who, gap, alone=len(missing.gaps) == 1) for gap in missing.gaps),
        _reported(speech, missing),
        _complete(speech, missing),
        page_line(speech, missing.page, missing.pages),
    ]
    turning = paging(speech, missing.question, missing.page, missing.pages)
    return Screen.of(lines, turning, [_remind(view, missing)])


def _header(view: View, missing: Missing) -> Html:
    subject = names.subject_of(view.speech, missing.who, view.home_id)
    if any(gap.silent for gap in missing.gaps):
        return view.speech.say("missing.header", subject=subject)
    return view.speech.say("missing.header_reported", subject=subject)


def _remind(view: View, missing: Missing) -> Button | None:
    """Return a button that has those reminded who are missing; None where the question is too long for it."""
    data = f"{NUDGE}:{written(missing.question.but(page=0))}"
    if not view.reminds or not any(gap.silent for gap in missing.gaps) or len(data) > BUTTON_BYTES:
        return None
    return Button(plain(view.speech.say("button.remind")), data)


def _gap(speech: Speech, who: Who, gap: Gap, *, alone: bool) -> Html:
    """Return one gap: where it stands alone, with all the names of its page."""
    called = [unit_of(speech, who, unit) for unit in gap.silent]
    if not called:
        told = {
            "indicator": names.indicator(speech, gap.indicator),
            "period": periods.within(speech, gap.period),
        }
        if gap.coverage.due == 1:
            return speech.say("missing.sent", **told)
        return speech.plural("missing.all", gap.coverage.due, **told)
    return speech.plural(
        "missing.gap",
        gap.coverage.due,
        indicator=names.indicator(speech, gap.indicator),
        period=periods.within(speech, gap.period),
        silent=gap.coverage.due - gap.coverage.reported,
        units=listed(called) if alone else units(speech, called),
    )


def _reported(speech: Speech, missing: Missing) -> Html | None:
    """Return how many of several have reported, where it is of one thing alone."""
    if len(missing.gaps) != 1 or missing.gaps[0].coverage.due == 1 or not missing.gaps[0].silent:
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
    if not missing.complete:
        return speech.say("missing.nothing_due")
    period = missing.question.period
    if period is None:
        return speech.say("missing.none")
    return speech.say("missing.none_in", period=periods.within(speech, period))
