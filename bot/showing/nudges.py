"""What somebody sees who had others reminded: whom, when, who has sent since, and who could not be."""

from collections.abc import Sequence

from bot.domain.answer import Refusal
from bot.domain.owing import Reminded, Reminding
from bot.domain.submission import NotDone
from bot.domain.unit import Unit
from bot.showing import names
from bot.showing.dates import clock_of
from bot.showing.decisions import reference
from bot.showing.lists import units
from bot.showing.markup import Html, escaped
from bot.showing.missing import unit_of
from bot.showing.refusals import show_refusal
from bot.showing.screen import Screen, View, button
from bot.showing.speech import Speech

_TIMES = 4  # at which somebody was reminded, the latest ones


def show_reminding(view: View, done: Reminding | Refusal | NotDone) -> Screen:
    """Show what became of having units reminded."""
    speech = view.speech
    match done:
        case Refusal():
            return show_refusal(view, done)
        case NotDone():
            return Screen.of([speech.say("nudged.not_permitted")])
        case Reminding():
            lines = [
                speech.say("nudged.title", subject=names.subject_of(speech, done.who, view.home_id)),
                *(_reminded(speech, done, each) for each in done.reminded[-_TIMES:]),
                None if done.reminded else speech.say("nudged.nobody"),
                *_not_reminded(speech, done),
                reference(view),
            ]
            return Screen.of(lines, [button(speech.say("button.missing"), done.question)])


def _reminded(speech: Speech, done: Reminding, reminded: Reminded) -> Html:
    by, at = escaped(reminded.by), clock_of(speech, reminded.at)
    told = speech.plural("nudged.reminded", len(reminded.units), by=by, at=at)
    if not reminded.sent:
        return speech.say("nudged.alone", told=told, units=_called(speech, done, reminded.units))
    sent = _called(speech, done, reminded.sent)
    return speech.plural("nudged.sent_since", len(reminded.sent), told=told, units=sent)


def _not_reminded(speech: Speech, done: Reminding) -> list[Html]:
    """Return who could not be reminded, or need not be, and why."""
    lines: list[Html] = []
    if done.unmanned:
        called = _called(speech, done, done.unmanned)
        lines.append(speech.plural("nudged.unmanned", len(done.unmanned), units=called))
    if done.waiting:
        called = _called(speech, done, done.waiting)
        lines.append(speech.plural("nudged.waiting", len(done.waiting), units=called))
    if done.locked:
        called = _called(speech, done, done.locked)
        lines.append(speech.plural("nudged.locked", len(done.locked), units=called))
    return lines


def _called(speech: Speech, done: Reminding, which: Sequence[Unit]) -> Html:
    return units(speech, [unit_of(speech, done.who, each) for each in which])
