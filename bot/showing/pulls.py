"""Which members pull a tier's share up or down."""

from bot.domain.answer import Pull, Pulls
from bot.domain.question import Kind, Question
from bot.showing import names, numbers
from bot.showing.lines import bold, header, source, with_counts
from bot.showing.lists import Shared, doubts, page_line, shared
from bot.showing.markup import Html, joined
from bot.showing.remarks import coverage
from bot.showing.screen import Screen, View, button, paging
from bot.showing.speech import Speech


def show_pulls(view: View, pulls: Pulls) -> Screen:
    """Show what the share of all would be without each member that pulls it to one side."""
    speech, total = view.speech, pulls.total
    known = shared(view, [total])
    lines = [
        header(view, total),
        with_counts(speech, total) if pulls.stands else speech.say("ranking.made_up"),
        _count(speech, pulls),
        *(_pull(view, pulls, pull, known) for pull in pulls.pulls),
        speech.plural("pull.inexact", pulls.inexact) if pulls.inexact else None,
        *coverage(speech, total.finding),
        page_line(speech, pulls.page, pulls.pages),
        source(view, total.finding.standing.provenance),
    ]
    subjects, period = (total.who.subject,), total.finding.period
    question = pulls.question.but(subjects=subjects, period=period)
    ranks = Question(Kind.RANK, (total.indicator.id,), subjects, period, without=pulls.question.without)
    return Screen.of(
        lines,
        paging(speech, question, pulls.page, pulls.pages),
        [button(speech.say("button.whole_order"), ranks)],
    )


def _count(speech: Speech, pulls: Pulls) -> Html:
    if pulls.downwards:
        return speech.plural("pull.count_down", pulls.pulling)
    return speech.plural("pull.count_up", pulls.pulling)


def _pull(view: View, pulls: Pulls, pull: Pull, known: Shared) -> Html:
    """Return a member, by how much it pulls, and what the figure of all would be without it."""
    speech, result = view.speech, pull.result
    goals = (pulls.total.judgement.goal.value,) if pulls.total.judgement else ()
    told = {
        "unit": names.unit(speech, result.who.unit),
        "figure": joined(" · ", (bold(speech, result), *doubts(view, result, known))),
        "points": numbers.moved(speech, result.indicator, pull.points),
        "without": numbers.percent(speech, pull.without, *goals),
    }
    return speech.say("pull.down", **told) if pulls.downwards else speech.say("pull.up", **told)
