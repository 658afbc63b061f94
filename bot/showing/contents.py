"""Which indicators there are, each with its command."""

from bot.domain.answer import Contents
from bot.showing import names
from bot.showing.lists import page_line
from bot.showing.screen import Screen, View, paging


def show_contents(view: View, contents: Contents) -> Screen:
    """Show an indicator a line behind the command that asks for it."""
    speech = view.speech
    lines = [
        speech.say("contents.header"),
        *(
            speech.say("contents.line", command=each.code, indicator=names.indicator(speech, each))
            for each in contents.indicators
        ),
        page_line(speech, contents.page, contents.pages)
        if contents.indicators
        else speech.say("contents.none"),
    ]
    return Screen.of(lines, paging(speech, contents.question, contents.page, contents.pages))
