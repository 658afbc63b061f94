"""The order of a tier, a page at a time: all of it, one of its ends, or those that pass a test."""

from dataclasses import replace
from typing import assert_never

from bot.domain.answer import Place, Ranking, Result
from bot.domain.indicator import Direction, Goal
from bot.domain.indicator import Kind as What
from bot.domain.question import Bound, End, Kind, Question
from bot.showing import names, numbers, periods
from bot.showing.bounds import barriers_of, bound_of
from bot.showing.lines import bold, founded, header, source_of_all, target, with_counts
from bot.showing.lists import Shared, doubts, page_line, shared
from bot.showing.markup import Html, joined
from bot.showing.screen import Button, Screen, View, button, paging
from bot.showing.speech import Speech
from bot.showing.trend import on_end

_BOTH = 2  # ends
_BESIDE = 24  # characters of another indicator's name beside its figure


def show_ranking(view: View, ranking: Ranking) -> Screen:
    """Show who stands where, the best first; or, first of all, whom the question was after."""
    speech, total = view.speech, ranking.total
    known = shared(view, [total])
    listed = _listed(speech, ranking)
    places = _places(view, ranking, known)
    lines = [
        header(view, total),
        *(
            [None if ranking.ends else listed, *places, _in_one_line(speech, ranking)]
            if listed
            else [*_total(speech, ranking), *places]
        ),
        _foot(view, ranking),
        source_of_all(view, [total, *(each for place in ranking.places for each in place.beside)]),
    ]
    subjects, period = (total.who.subject,), total.finding.period
    question = ranking.question.but(subjects=subjects, period=period)
    turning = paging(speech, question, ranking.page, ranking.pages)
    return Screen.of(lines, turning, *_buttons(speech, ranking, question))


def heading(view: View, ranking: Ranking) -> list[Html | None]:
    """Return whose order of what it is, and which part of it is told."""
    return [header(view, ranking.total), _listed(view.speech, ranking)]


def _listed(speech: Speech, ranking: Ranking) -> Html | None:
    """Return what is listed, where that is not the whole order: how many pass a test, or from which end."""
    question, total = ranking.question, ranking.total
    end = _end(speech, question.end, total.indicator.direction) if question.end else None
    if question.bound and ranking.passing is not None:
        passing = speech.plural(
            "ranking.passing",
            ranking.ranked,
            passing=ranking.passing,
            who=names.who(speech, total.who),
            bound=tested(speech, ranking, question.bound, _goal(ranking)),
        )
        return joined(". ", (passing, end))
    if end is None and question.limit:
        end = _end(speech, End.BEST, total.indicator.direction)
    return end


def tested(speech: Speech, ranking: Ranking, bound: Bound, goal: Goal | None) -> Html:
    """Return what units are held against, and in how many periods on end: "dưới 94% 3 tháng liền"."""
    indicator = ranking.total.indicator
    told = bound_of(speech, indicator, bound, founded(speech, indicator, goal) if goal else None)
    if ranking.since is None:
        return told
    return speech.say(
        "ranking.on_end",
        bound=told,
        periods=on_end(speech, ranking.total.finding.period.grain, ranking.question.on_end),
        since=periods.within(speech, ranking.since),
    )


def _goal(ranking: Ranking) -> Goal | None:
    """Return the goal of those who are listed: units of one tier have the same."""
    judgements = [place.result.judgement for place in ranking.places]
    return next((each.goal for each in judgements if each), None)


def _end(speech: Speech, end: End, direction: Direction) -> Html:
    """Return which end an order is told from; where no direction is better, by the numbers."""
    if direction is Direction.NONE:
        end = {End.BEST: End.HIGHEST, End.WORST: End.LOWEST}.get(end, end)
    match end:
        case End.BEST:
            return speech.say("ranking.best")
        case End.WORST:
            return speech.say("ranking.worst")
        case End.HIGHEST:
            return speech.say("ranking.highest")
        case End.LOWEST:
            return speech.say("ranking.lowest")
        case End.BOTH:
            return speech.say("ranking.both")
        case _:
            assert_never(end)


def _total(speech: Speech, ranking: Ranking) -> list[Html | None]:
    """Return the figure of all together; not where it is made up and another was published."""
    if not ranking.stands:
        return [speech.say("ranking.made_up")]
    total = ranking.total
    return [with_counts(speech, total), target(speech, total.indicator, total.judgement)]


def _in_one_line(speech: Speech, ranking: Ranking) -> Html:
    if not ranking.stands:
        return speech.say("ranking.made_up")
    barriers = barriers_of(ranking.question.bound)
    return speech.say("ranking.total", figure=with_counts(speech, ranking.total, *barriers))


def _places(view: View, ranking: Ranking, known: Shared) -> list[Html | None]:
    """Return the places; of both ends, each end under its name, and how far apart they are."""
    speech, told = view.speech, [_place(view, ranking, place, known) for place in ranking.places]
    ends = ranking.ends
    if ends is None:
        return list[Html | None](told)
    return [
        speech.say("ranking.highest"),
        *told[: ends.upper],
        _equal(speech, ends.equal_above),
        speech.say("ranking.lowest") if told[ends.upper :] else None,
        *told[ends.upper :],
        _equal(speech, ends.equal_below),
        _apart(speech, ranking),
    ]


def _equal(speech: Speech, more: int) -> Html | None:
    """Return how many more have the figure of the last one told."""
    return speech.plural("ranking.equal", more) if more else None


def _apart(speech: Speech, ranking: Ranking) -> Html | None:
    """Return how far the highest and the lowest of exact figures are apart; None of several at each end."""
    if len(ranking.places) != _BOTH:
        return None
    indicator = ranking.total.indicator
    high, low = (indicator.number(each.result.finding.standing.measure) for each in ranking.places)
    if high is None or low is None or high.qualifier or low.qualifier:
        return None
    return speech.say("ranking.apart", amount=numbers.moved(speech, indicator, high.value - low.value))


def _place(view: View, ranking: Ranking, place: Place, known: Shared) -> Html:
    speech, barriers = view.speech, barriers_of(ranking.question.bound)
    if ranking.question.bound and ranking.total.indicator.kind is What.MILESTONE:
        return speech.say("ranking.named", unit=names.unit(speech, place.unit))
    figures = (
        bold(speech, place.result, *barriers),
        *doubts(view, place.result, known),
        *(_beside(view, result, known) for result in place.beside),
    )
    return speech.say(
        "ranking.place",
        rank=place.rank,
        unit=names.unit(speech, place.unit),
        figures=joined(" · ", figures),
    )


def _beside(view: View, result: Result, known: Shared) -> Html:
    """Return a unit's figure of another indicator, by a short name."""
    name = names.topic(view.speech, result.indicator, _BESIDE)
    figure = numbers.figure(view.speech, result)
    told = view.speech.say("ranking.beside", indicator=name, figure=figure)
    return joined(" · ", (told, *doubts(view, result, known)))


def _foot(view: View, ranking: Ranking) -> Html:
    """Return how many could not be ranked, or held against a bound, and the page."""
    speech = view.speech
    silent = speech.plural("ranking.silent", ranking.silent) if ranking.silent else None
    uncounted = speech.plural("ranking.uncounted", ranking.uncounted) if ranking.uncounted else None
    undecided = speech.plural("ranking.undecided", ranking.undecided) if ranking.undecided else None
    return joined(" · ", (silent, uncounted, undecided, page_line(speech, ranking.page, ranking.pages)))


def _buttons(speech: Speech, ranking: Ranking, question: Question) -> list[list[Button | None]]:
    """Return what follows from an order: the whole of it, the order by another indicator, the sources."""
    total = ranking.total
    asked = (total.indicator.id,)
    value = Question(Kind.VALUE, asked, question.subjects, question.period, without=question.without)
    whole = replace(value, kind=Kind.RANK, in_things=question.in_things)
    row = [button(speech.say("button.back"), value)]
    if question.end or question.limit or question.bound:
        origin = replace(value, kind=Kind.SOURCE)
        row = [button(speech.say("button.whole_order"), whole), button(speech.say("button.source"), origin)]
    return [row, _by_others(speech, ranking, question)]


def _by_others(speech: Speech, ranking: Ranking, question: Question) -> list[Button | None]:
    """Return a button for each indicator that stands beside, which puts that one first."""
    others = dict.fromkeys(result.indicator for place in ranking.places for result in place.beside)
    return [
        button(
            speech.say("button.order_by", indicator=names.topic(speech, other)),
            replace(question, indicator_ids=_with_first(question.indicator_ids, other.id), page=0),
        )
        for other in others
    ]


def _with_first(ids: tuple[int, ...], first: int) -> tuple[int, ...]:
    return (first, *(each for each in ids if each != first))
