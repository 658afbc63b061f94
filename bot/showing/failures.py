"""Why messages did not reach their readers, in words."""

from typing import assert_never

from bot.services.failures import Failure, Failures, Why
from bot.showing.dates import moment
from bot.showing.markup import Html
from bot.showing.speech import Speech


def failed_lines(speech: Speech, failures: Failures) -> list[Html]:
    """Tell an operator what did not reach its reader: how much of what and why, and the newest."""
    if not failures.counts:
        return [speech.say("failed.none")]
    number = sum(each for _, _, each in failures.counts)
    return [
        speech.plural("failed.number", number),
        *(
            speech.say("failed.count", n=each, kind=kind(speech, of_message), why=why(speech, reason))
            for of_message, reason, each in failures.counts
        ),
        speech.say("failed.newest"),
        *(_one(speech, each) for each in failures.newest),
    ]


def _one(speech: Speech, failure: Failure) -> Html:
    return speech.say(
        "failed.one",
        moment=moment(speech, failure.at),
        reference=failure.reference,
        kind=kind(speech, failure.kind),
        why=why(speech, failure.why),
    )


def why(speech: Speech, reason: Why) -> Html:
    """Return why a message did not reach its reader."""
    match reason:
        case Why.BLOCKED:
            return speech.say("failed.blocked")
        case Why.DEACTIVATED:
            return speech.say("failed.deactivated")
        case Why.NO_CHAT:
            return speech.say("failed.no_chat")
        case Why.TOO_LONG:
            return speech.say("failed.too_long")
        case Why.REFUSED:
            return speech.say("failed.refused")
        case Why.DOUBT:
            return speech.say("failed.doubt")
        case Why.EXPIRED:
            return speech.say("failed.expired")
        case _:
            assert_never(reason)


def kind(speech: Speech, of_message: str) -> Html:
    """Return what a message was; the words are those under which services queue it."""
    match of_message:
        case "digest":
            return speech.say("kind.digest")
        case "watch":
            return speech.say("kind.watch")
        case "waiting" | "filewaiting":
            return speech.say("kind.waiting")
        case "approved" | "returned" | "fileapproved":
            return speech.say("kind.decided")
        case "wantsopening" | "opened":
            return speech.say("kind.opening")
        case "standin" | "standinended":
            return speech.say("kind.delegation")
        case "corrected":
            return speech.say("kind.corrected")
        case "expired":
            return speech.say("kind.expired")
        case "phoneshared" | "phonedecided":
            return speech.say("kind.phone")
        case "reminder" | "overdue" | "nudge":
            return speech.say("kind.reminder")
        case "blocked":
            return speech.say("kind.blocked")
        case _:
            return speech.say("kind.other")
