"""Why something was not done with a submission, each reason a sentence."""

from typing import assert_never

from bot.domain.submission import NotDone, Why
from bot.showing import names
from bot.showing.markup import Html
from bot.showing.speech import Speech


def why(speech: Speech, undone: NotDone) -> Html:  # noqa: C901, PLR0911, PLR0912 - a case a reason
    """Return the reason as a sentence."""
    match undone.why:
        case Why.NOT_PERMITTED if undone.who:
            called = names.starting(names.who(speech, undone.who))
            return speech.say("why.not_your_unit", unit=called)
        case Why.NOT_PERMITTED:
            return speech.say("why.not_permitted")
        case Why.OWN:
            return speech.say("why.own")
        case Why.GONE:
            return speech.say("why.gone")
        case Why.CHANGED:
            return speech.say("why.changed")
        case Why.DECIDED:
            return speech.say("why.decided")
        case Why.NOT_EDITABLE:
            return speech.say("why.not_editable")
        case Why.NOT_WAITING:
            return speech.say("why.not_waiting")
        case Why.EMPTY:
            return speech.say("why.empty")
        case Why.CHECKS:
            return speech.say("why.checks")
        case Why.OVERTAKEN:
            return speech.say("why.overtaken")
        case Why.NEEDS_REASON:
            return speech.say("why.needs_reason")
        case Why.TOO_LARGE:
            return speech.say("why.too_large")
        case Why.SECRET:
            return speech.say("why.secret")
        case Why.NOT_DUE:
            return speech.say("why.not_due")
        case Why.BAD_DATES:
            return speech.say("why.bad_dates")
        case Why.TEXT_GONE:
            return speech.say("why.text_gone")
        case _:
            assert_never(undone.why)
