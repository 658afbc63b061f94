"""Where one unit stands among its peers."""

from bot.domain.answer import Place, Position
from bot.domain.indicator import Direction
from bot.domain.question import Kind, Question
from bot.showing import names, numbers
from bot.showing.lines import header, source, target, with_counts
from bot.showing.markup import Html
from bot.showing.remarks import remarks
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech


def show_position(view: View, position: Position) -> Screen:
    """Show a unit's rank, its figure, and who stands next to it."""
    speech, result = view.speech, position.place.result
    lines = [
        header(view, result),
        _rank(view, position),
        speech.plural("position.sharing", position.sharing) if position.sharing else None,
        with_counts(speech, result),
        target(speech, result.indicator, result.judgement),
        _next(speech, position.above, above=True),
        _next(speech, position.below, above=False),
        speech.plural("ranking.silent", position.silent) if position.silent else None,
        *remarks(speech, result),
        source(view, result.finding.standing.provenance),
    ]
    return Screen.of(lines, _buttons(speech, position))


def _rank(view: View, position: Position) -> Html:
    """Return the rank, of how many, and from which end it is counted."""
    speech = view.speech
    told = {"rank": position.place.rank, "who": names.who(speech, position.peers)}
    if position.place.result.indicator.direction is Direction.NONE:
        return speech.plural("position.from_highest", position.ranked, **told)
    return speech.plural("position.from_best", position.ranked, **told)


def _next(speech: Speech, place: Place | None, *, above: bool) -> Html | None:
    if place is None:
        return None
    told = {
        "rank": place.rank,
        "unit": names.unit(speech, place.unit),
        "figure": numbers.figure(speech, place.result),
    }
    return speech.say("position.above", **told) if above else speech.say("position.below", **told)


def _buttons(speech: Speech, position: Position) -> list[Button | None]:
    result, peers = position.place.result, position.peers.subject
    indicators, period = (result.indicator.id,), result.finding.period
    without = position.question.without
    in_things = position.question.in_things
    ranks = Question(Kind.RANK, indicators, (peers,), period, without=without, in_things=in_things)
    origin = Question(Kind.SOURCE, indicators, (result.who.subject,), period)
    return [
        button(speech.say("button.whole_order"), ranks),
        button(speech.say("button.source"), origin),
    ]
