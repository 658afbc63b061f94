"""An invitation as an admin makes it: what is still to be said, and the link."""

from dataclasses import replace
from typing import assert_never

from bot.domain.access import Role
from bot.domain.unit import Unit
from bot.services.inviting import Invitation, Sent, Unread, WhichRole, WhichUnit
from bot.services.roster import Denied
from bot.showing import names
from bot.showing.dates import day_of
from bot.showing.guide import command_in
from bot.showing.markup import Html, escaped, joined
from bot.showing.people_buttons import Step, draft_button, step_button
from bot.showing.roster import show_denied
from bot.showing.screen import Screen
from bot.showing.speech import Speech


def show_invitation(speech: Speech, invitation: Invitation) -> Screen:
    """Show a fresh invitation, or ask for what it lacks."""
    match invitation:
        case Sent():
            return _sent(speech, invitation)
        case WhichRole(draft, unit):
            roles = [draft_button(names.role(speech, each), replace(draft, role=each)) for each in Role]
            asked = speech.say("invite.which_role", unit=names.unit(speech, unit))
            return Screen.of([asked, None if all(roles) else _how(speech)], roles[:2], roles[2:])
        case WhichUnit(draft, units):
            rows = [
                [draft_button(names.starting(names.unit(speech, each)), replace(draft, unit_id=each.id))]
                for each in units
            ]
            return Screen.of([speech.say("invite.which_unit"), _how(speech)], *rows)
        case Unread(words):
            return Screen.of([speech.say("invite.unread", words=words), _how(speech)])
        case Denied():
            return show_denied(speech, invitation)
        case _:
            assert_never(invitation)


def _sent(speech: Speech, sent: Sent) -> Screen:
    role, unit = names.role(speech, sent.role), names.unit(speech, sent.unit)
    indicators = joined(", ", (names.topic(speech, each) for each in sent.indicators))
    asks = sent.role is Role.OFFICER and sent.id
    until, code = day_of(speech, sent.until), escaped(sent.code)
    typed = [speech.say("invite.code", day=until), speech.say("invite.start", code=code)]
    link = Html(f"https://t.me/{sent.bot_name}?start={code}")
    linked = [speech.say("invite.forward", day=until), link, speech.say("invite.or_code", code=code)]
    return Screen.of(
        [
            speech.say("invite.made", role=role, unit=unit),
            speech.say("invite.indicators", indicators=indicators) if indicators else None,
            *(linked if sent.bot_name else typed),
        ],
        [step_button(speech.say("button.ask_phone"), Step.PHONE, sent.id)] if asks else (),
    )


def show_phone_asked(speech: Speech, unit: Unit | None) -> Screen:
    """Say that whoever uses an invitation must have a number confirmed, or that it is too late for that."""
    if unit is None:
        return Screen.of([speech.say("invite.phone_too_late")])
    return Screen.of([speech.say("invite.phone_asked", unit=names.unit(speech, unit))])


def _how(speech: Speech) -> Html:
    return speech.say("invite.how", command=command_in(speech, "moi"))
