"""The whole order of a tier, a page at a time."""

from bot.domain.answer import Place, Ranking
from bot.domain.question import Kind, Question
from bot.showing import names
from bot.showing.lines import bold, header, source, target, with_counts
from bot.showing.lists import Shared, doubts, page_line, shared
from bot.showing.markup import Html, joined
from bot.showing.screen import Screen, View, button, paging
from bot.showing.speech import Speech


def show_ranking(view: View, ranking: Ranking) -> Screen:
    """Show who stands where, the best first, and how many have no figure."""
    speech, total = view.speech, ranking.total
    known = shared(view, [total])
    lines = [
        header(view, total),
        *_total(speech, ranking),
        *(_place(view, place, known) for place in ranking.places),
        _foot(view, ranking),
        source(view, total.finding.standing.provenance),
    ]
    subjects, period = (total.who.subject,), total.finding.period
    question = ranking.question.but(subjects=subjects, period=period)
    value = Question(Kind.VALUE, (total.indicator.id,), subjects, period)
    return Screen.of(
        lines,
        paging(speech, question, ranking.page, ranking.pages),
        [button(speech.say("button.back"), value)],
    )


def _total(speech: Speech, ranking: Ranking) -> list[Html | None]:
    """Return the figure of all together; not where it is made up and another was published."""
    if not ranking.stands:
        return [speech.say("ranking.made_up")]
    total = ranking.total
    return [with_counts(speech, total), target(speech, total.indicator, total.judgement)]


def _place(view: View, place: Place, known: Shared) -> Html:
    figures = (bold(view.speech, place.result), *doubts(view, place.result, known))
    return view.speech.say(
        "ranking.place",
        rank=place.rank,
        unit=names.unit(view.speech, place.unit),
        figures=joined(" · ", figures),
    )


def _foot(view: View, ranking: Ranking) -> Html:
    """Return how many could not be ranked, and the page."""
    speech = view.speech
    silent = speech.plural("ranking.silent", ranking.silent) if ranking.silent else None
    uncounted = speech.plural("ranking.uncounted", ranking.uncounted) if ranking.uncounted else None
    return joined(" · ", (silent, uncounted, page_line(speech, ranking.page, ranking.pages)))
