"""What somebody reads whose figures have been corrected: the new one, the old one and why."""

from bot.domain.answer import Result
from bot.domain.notice import Corrected, Correction
from bot.domain.question import Kind, Question
from bot.showing import names, periods
from bot.showing.decisions import reference
from bot.showing.entries import both_of
from bot.showing.markup import Html
from bot.showing.screen import Screen, View, button
from bot.showing.speech import Speech

_MOST, _SUMS = 4, 4  # corrections and sums that are told


def show_corrected(view: View, told: Corrected) -> Screen:
    """Tell of corrections, with what they did to the sums that the reader was given."""
    speech, first = view.speech, told.corrections[0]
    more, more_sums, by = len(told.corrections) - _MOST, len(told.sums) - _SUMS, first.sheet.decision
    lines = [
        *(line for each in told.corrections[:_MOST] for line in _correction(speech, each)),
        speech.plural("corrected.more", more) if more > 0 else None,
        *(_sum(speech, *each) for each in told.sums[:_SUMS]),
        speech.plural("corrected.more_sums", more_sums) if more_sums > 0 else None,
        speech.say("corrected.by", by=by.by) if by else None,
        reference(view),
    ]
    asked = Question(Kind.VALUE, (first.line.indicator.id,), (first.sheet.who.subject,), first.sheet.period)
    return Screen.of(
        lines,
        [
            button(speech.say("button.see_figure"), asked),
            button(speech.say("button.source"), asked.but(kind=Kind.SOURCE)),
        ],
    )


def _correction(speech: Speech, told: Correction) -> list[Html]:
    sheet, line = told.sheet, told.line
    if line.standing is None or line.measure is None:
        return []
    before, now = both_of(speech, line.indicator, line.standing.measure, line.measure)
    figure = speech.say(
        "corrected.figure",
        indicator=names.topic(speech, line.indicator),
        who=names.told(speech, sheet.who, None),
        period=periods.within(speech, sheet.period),
        before=before,
        now=now,
    )
    reason = line.entry.reason if line.entry else None
    return [figure, speech.say("corrected.reason", reason=reason)] if reason else [figure]


def _sum(speech: Speech, was: Result, is_: Result) -> Html:
    measures = was.finding.standing.measure, is_.finding.standing.measure
    before, now = both_of(speech, is_.indicator, *measures)
    return speech.say(
        "corrected.sum",
        indicator=names.topic(speech, is_.indicator),
        who=names.who(speech, is_.who),
        period=periods.within(speech, is_.finding.period),
        before=before,
        now=now,
    )
