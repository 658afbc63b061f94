"""People as an admin sees them."""

from collections.abc import Sequence

from bot.services.pausing import Away
from bot.showing import names
from bot.showing.screen import Screen
from bot.showing.speech import Speech

_AWAY = 10  # people who are named


def show_away(speech: Speech, away: Sequence[Away]) -> Screen:
    """Tell an admin who has blocked the bot since yesterday."""
    lines = [
        speech.say(
            "people.away_one",
            name=each.person.name,
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
        ]
    )
