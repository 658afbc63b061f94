"""Which units of a tier have moved one way between two periods, and how far."""

from bot.domain.answer import Move, Movers
from bot.domain.question import Kind, Question
from bot.showing import names, numbers, periods
from bot.showing.lines import bold, changed, header, source_of_all, with_counts
from bot.showing.lists import Shared, doubts, page_line, shared
from bot.showing.markup import Html, joined
from bot.showing.screen import Screen, View, button, paging
from bot.showing.speech import Speech
from bot.showing.trend import on_end


def show_movers(view: View, movers: Movers) -> Screen:
    """Show how many units have moved the way that was asked, and the page of them with both figures."""
    speech, later = view.speech, movers.later
    known = shared(view, [later])
    lines = [
        header(view, later),
        _count(speech, movers),
        *(_move(view, movers, each, known) for each in movers.moves),
        _all(speech, movers),
        speech.plural("movers.uncompared", movers.uncompared) if movers.uncompared else None,
        page_line(speech, movers.page, movers.pages),
        source_of_all(view, (later, movers.earlier)),
    ]
    subjects, period = (later.who.subject,), later.finding.period
    question = movers.question.but(subjects=subjects, period=period)
    ranks = Question(Kind.RANK, (later.indicator.id,), subjects, period, without=question.without)
    return Screen.of(
        lines,
        paging(speech, question, movers.page, movers.pages),
        [button(speech.say("button.whole_order"), ranks)],
    )


def _count(speech: Speech, movers: Movers) -> Html:
    told = {
        "compared": movers.compared,
        "period": periods.beside(speech, movers.earlier.finding.period, movers.later.finding.period),
    }
    if movers.question.on_end > 1:
        told["periods"] = on_end(speech, movers.later.finding.period.grain, movers.question.on_end)
        if movers.upwards:
            return speech.plural("movers.up_on_end", movers.moved, **told)
        return speech.plural("movers.down_on_end", movers.moved, **told)
    if movers.upwards:
        return speech.plural("movers.up", movers.moved, **told)
    return speech.plural("movers.down", movers.moved, **told)


def _move(view: View, movers: Movers, move: Move, known: Shared) -> Html:
    """Return a unit, how far it has moved, and both figures."""
    speech, later = view.speech, move.later
    told = {
        "unit": names.unit(speech, later.who.unit),
        "amount": numbers.moved(speech, later.indicator, move.points),
        "before": numbers.figure(speech, move.earlier),
        "figure": joined(" · ", (bold(speech, later), *doubts(view, later, known))),
    }
    return speech.say("movers.rose", **told) if movers.upwards else speech.say("movers.fell", **told)


def _all(speech: Speech, movers: Movers) -> Html:
    """Return the figure of all together and its change; not where it is made up and another was published."""
    if not movers.stands:
        return speech.say("ranking.made_up")
    later = movers.later
    moved = changed(speech, later.indicator, movers.change, later.finding.period) if movers.change else None
    return speech.say("ranking.total", figure=joined(" ", (with_counts(speech, later), moved)))
