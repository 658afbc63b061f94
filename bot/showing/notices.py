"""Single sentences of the bot: who may come in, what was switched, what went wrong."""

from bot.showing.markup import Html
from bot.showing.speech import Speech


def unknown_person(speech: Speech) -> Html:
    """Say to somebody unknown, in both languages, that people come by invitation."""
    return speech.say("unknown")


def wrong_code(speech: Speech) -> Html:
    """Say that an invitation's code does not open anything; which of the reasons it is stays unsaid."""
    return speech.say("enrol.wrong_code")


def too_many_codes(speech: Speech) -> Html:
    """Say that no further code is looked at for an hour."""
    return speech.say("enrol.too_many_codes")


def choose_language(speech: Speech) -> Html:
    """Ask for the language; each button is called by the :func:`language_name` of its own speech."""
    return speech.say("language.choose")


def language_name(speech: Speech) -> Html:
    """Return what a language calls itself."""
    return speech.say("language.name")


def language_switched(speech: Speech) -> Html:
    """Say, in the new language, that it is the language from now on."""
    return speech.say("language.switched")


def text_only(speech: Speech) -> Html:
    """Say that pictures, files and the like are not read."""
    return speech.say("text_only")


def not_own_words(speech: Speech) -> Html:
    """Say that what somebody else has written is not read, and what to do about it."""
    return speech.say("not_own_words")


def apology(speech: Speech) -> Html:
    """Say that something failed inside, and that the question is kept."""
    return speech.say("apology")


def nothing_open(speech: Speech, *, was: bool) -> Html:
    """Say that nothing is asked for any more, or that nothing was."""
    return speech.say("cancelled") if was else speech.say("nothing_to_cancel")
