"""A phone number on its way: asked of an officer, shown to who decides, confirmed or refused."""

import re
from collections.abc import Sequence

from bot.domain.notice import PhoneDecided, PhoneShared
from bot.domain.submission import NotDone, Why
from bot.showing import names
from bot.showing.decisions import reference
from bot.showing.markup import Html, escaped, joined, plain
from bot.showing.screen import Button, Screen, View
from bot.showing.speech import Speech

PHONE = "ph"  # begins the data of each of the buttons
_PRESS = re.compile(f"{PHONE}:([yn]):([0-9]{{1,10}}):([0-9]{{1,10}})")
_LARGEST = 2**31 - 1  # id that the database can hold


def read_press(data: str) -> tuple[tuple[int, int], bool] | None:
    """Return whose number is decided on, the second of its sharing, and whether it is confirmed."""
    found = _PRESS.fullmatch(data)
    if found is None:
        return None
    return (min(int(found[2]), _LARGEST), int(found[3])), found[1] == "y"


def show_shared(view: View, shared: PhoneShared) -> Screen:
    """Show whoever decides the number of an officer, to be held against what the office knows."""
    speech, second = view.speech, int(shared.shared_at.timestamp())
    lines = [
        speech.say("phone.card", name=shared.name, unit=names.unit(speech, shared.unit)),
        speech.say("phone.number", number=shared.number),
        speech.say("phone.check"),
        reference(view),
    ]
    confirm = Button(plain(speech.say("button.confirm")), f"{PHONE}:y:{shared.person_id}:{second}")
    refuse = Button(plain(speech.say("button.refuse")), f"{PHONE}:n:{shared.person_id}:{second}")
    return Screen.of(lines, [confirm, refuse])


def show_told(view: View, decided: PhoneDecided) -> Screen:
    """Tell an officer what became of their number."""
    said = (
        view.speech.say("phone.is_confirmed", by=decided.by)
        if decided.confirmed
        else view.speech.say("phone.is_refused", by=decided.by)
    )
    return Screen.of([said, reference(view)])


def show_decided(speech: Speech, decided: PhoneDecided | NotDone) -> Screen:
    """Say what was decided on a number, and by whom; or why nothing was."""
    match decided:
        case NotDone(why=Why.NOT_PERMITTED):
            return Screen.of([speech.say("phone.not_permitted")])
        case NotDone():
            return Screen.of([speech.say("phone.gone")])
        case PhoneDecided(by, confirmed):
            said = speech.say("phone.confirmed", by=by) if confirmed else speech.say("phone.refused", by=by)
            return Screen.of([said])


def asks(speech: Speech) -> Html:
    """Ask an officer to share their number."""
    return speech.say("phone.ask")


def share_label(speech: Speech) -> str:
    """Return the label of the button that shares it."""
    return plain(speech.say("button.share_phone"))


def waits(speech: Speech) -> Html:
    """Say that nothing can be sent before the number is confirmed."""
    return speech.say("phone.waits")


def not_own(speech: Speech) -> Html:
    """Say that only the sender's own contact counts."""
    return speech.say("phone.not_own")


def thanks(speech: Speech, deciders: Sequence[str] | None) -> Html:
    """Say who confirms the number that was shared, or that none was asked for."""
    if deciders is None:
        return speech.say("phone.unasked")
    if not deciders:
        return speech.say("phone.shared_to_nobody")
    return speech.say("phone.shared", names=joined(", ", map(escaped, deciders)))
