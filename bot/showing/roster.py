"""People as an admin sees them."""

from collections.abc import Sequence
from typing import assert_never

from bot.services.failures import Failure
from bot.services.pausing import Away
from bot.services.roster import Card, Denied, Granted, Member, Page
from bot.showing import names
from bot.showing.dates import day_of, moment
from bot.showing.failures import kind, why
from bot.showing.guide import command_in
from bot.showing.lists import page_line
from bot.showing.markup import Html, escaped, joined, shortened
from bot.showing.people_buttons import Step, step_button
from bot.showing.screen import Button, Screen
from bot.showing.speech import Speech

_AWAY = 10  # people who are named
_NAME = 32  # characters of a person's name
_GRANTS = 2  # that a line of the list names
_IN_A_ROW = 2
_INDICATORS = 4


def show_page(speech: Speech, page: Page) -> Screen:
    """Show some people, a line and a button for each."""
    units = joined(", ", (names.unit(speech, each) for each in page.units))
    if not page.members:
        return Screen.of([speech.say("people.none", units=units, command=command_in(speech, "moi"))])
    lines = [_line(speech, number, each) for number, each in enumerate(page.members, start=1)]
    buttons = [
        step_button(_numbered(speech, number, each), Step.CARD, each.id)
        for number, each in enumerate(page.members, start=1)
    ]
    rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
    return Screen.of(
        [
            speech.plural("people.list", page.number, units=units),
            *lines,
            page_line(speech, page.page, page.pages),
        ],
        *rows,
        _turning(speech, page),
    )


def show_card(speech: Speech, card: Card, head: Html | None = None) -> Screen:
    """Show one person, below what has just been done where something has."""
    member = card.member
    seen = card.seen_at
    lines = [
        head,
        speech.say("people.name", name=shortened(member.name, _NAME)),
        *(_granted(speech, each) for each in member.grants),
        speech.say("people.stopped", command=command_in(speech, "moi")) if member.is_stopped else None,
        speech.say("people.elsewhere") if card.is_elsewhere else None,
        speech.say("people.since", day=day_of(speech, card.enrolled_at)),
        speech.say("people.seen", moment=moment(speech, seen)) if seen else speech.say("people.not_seen"),
        speech.say("people.paused", day=day_of(speech, card.paused_at)) if card.paused_at else None,
        speech.plural("people.failed", member.failed) if member.failed else None,
        *(_failure(speech, each) for each in card.failures),
    ]
    may_stop = not member.is_stopped and not card.is_self
    stop = step_button(speech.say("button.stop"), Step.ASK, member.id) if may_stop else None
    again = step_button(speech.say("button.send_again"), Step.AGAIN, member.id) if card.repeatable else None
    return Screen.of(lines, [stop, again], [_list_button(speech)])


def show_stopping(speech: Speech, card: Card) -> Screen:
    """Ask what of somebody's rights is to end; each button names what it was shown for."""
    member = card.member
    every = step_button(speech.say("button.stop_all"), Step.STOP, member.id, card.version)
    single = [
        [step_button(speech.say("button.remove", grant=_called(speech, each)), Step.REMOVE, each.id)]
        for each in member.grants
    ]
    return Screen.of(
        [
            speech.say("people.stop_what", name=shortened(member.name, _NAME)),
            speech.say("people.stop_means"),
        ],
        *([[every]] if len(single) == 1 else [[every], *single]),
        [step_button(speech.say("button.back"), Step.CARD, member.id)],
    )


def show_denied(speech: Speech, denied: Denied) -> Screen:
    """Say why something is not done."""
    return Screen.of([_denial(speech, denied)], [_list_button(speech)])


def show_how_to_list(speech: Speech) -> Screen:
    """Say what may stand behind /nguoidung."""
    typed = speech.say("people.how", command=command_in(speech, "nguoidung"))
    return Screen.of([typed], [_list_button(speech)])


def stopped(speech: Speech) -> Html:
    """Say that rights have ended."""
    return speech.say("people.done_stopped")


def sent_again(speech: Speech) -> Html:
    """Say that what failed is on its way again."""
    return speech.say("people.done_again")


def show_away(speech: Speech, away: Sequence[Away]) -> Screen:
    """Tell an admin who has blocked the bot since yesterday."""
    lines = [
        speech.say(
            "people.away_one",
            name=shortened(each.person.name, _NAME),
            role=names.role(speech, each.role),
            unit=names.unit(speech, each.unit),
        )
        for each in away[:_AWAY]
    ]
    more = len(away) - _AWAY
    return Screen.of(
        [
            speech.plural("people.away", len(away)),
            *lines,
            speech.plural("people.more", more) if more > 0 else None,
            speech.say("people.away_until"),
        ],
        [_list_button(speech)],
    )


def _line(speech: Speech, number: int, member: Member) -> Html:
    marks = (
        speech.say("people.is_stopped") if member.is_stopped else None,
        speech.say("people.is_paused") if member.is_paused else None,
        speech.plural("people.has_failed", member.failed) if member.failed else None,
    )
    more = len(member.grants) - _GRANTS
    grants = (
        *(_called(speech, each) for each in member.grants[:_GRANTS]),
        speech.plural("people.more_grants", more) if more > 0 else None,
    )
    return joined(" · ", (_numbered(speech, number, member), joined("; ", grants), *marks))


def _numbered(speech: Speech, number: int, member: Member) -> Html:
    return speech.say("people.numbered", number=number, name=shortened(member.name, _NAME))


def _called(speech: Speech, granted: Granted) -> Html:
    role, unit = names.role(speech, granted.role), names.unit(speech, granted.unit)
    return speech.say("people.grant", role=role, unit=unit)


def _granted(speech: Speech, granted: Granted) -> Html:
    indicators = [names.topic(speech, each) for each in granted.indicators[:_INDICATORS]]
    more = escaped("…") if len(granted.indicators) > _INDICATORS else None
    called = joined(" · ", (_called(speech, granted), joined(", ", (*indicators, more))))
    return speech.say("people.item", text=called)


def _failure(speech: Speech, failure: Failure) -> Html:
    return speech.say(
        "people.failure",
        day=day_of(speech, failure.at),
        kind=kind(speech, failure.kind),
        why=why(speech, failure.why),
    )


def _denial(speech: Speech, denied: Denied) -> Html:
    match denied:
        case Denied.NOT_YOURS:
            return speech.say("people.not_yours")
        case Denied.YOURSELF:
            return speech.say("people.yourself")
        case Denied.CHANGED:
            return speech.say("people.changed")
        case _:
            assert_never(denied)


def _list_button(speech: Speech) -> Button:
    return step_button(speech.say("button.people"), Step.LIST, 0)


def _turning(speech: Speech, page: Page) -> list[Button]:
    unit = () if page.unit_id is None else (page.unit_id,)
    row: list[Button] = []
    if page.page > 0:
        row.append(step_button(speech.say("button.previous"), Step.LIST, page.page - 1, *unit))
    if page.page + 1 < page.pages:
        row.append(step_button(speech.say("button.more"), Step.LIST, page.page + 1, *unit))
    return row
