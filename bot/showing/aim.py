"""What a subject should reach, and how its figure stands to that."""

from dataclasses import replace

from bot.domain.answer import Aim, Result
from bot.domain.question import Bound, Kind, Question, Relation
from bot.showing import names, numbers
from bot.showing.definition import tier_goals
from bot.showing.lines import founded, header, source, target, with_counts
from bot.showing.markup import Html
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech


def show_aim(view: View, aim: Aim) -> Screen:
    """Show a target and how well it is founded, then the figure, and by how much it misses."""
    speech, result = view.speech, aim.result
    if result is None:
        lines = [_header(view, aim), _goal(speech, aim), speech.say("aim.no_figure")]
        return Screen.of(lines)
    lines = [
        header(view, result),
        _goal(speech, aim),
        names.starting(with_counts(speech, result)),
        _stands(speech, result),
        _apart(speech, result),
        source(view, result.finding.standing.provenance),
    ]
    return Screen.of(lines, _buttons(speech, aim, result))


def _header(view: View, aim: Aim) -> Html:
    return view.speech.say(
        "header.of_subject",
        indicator=names.indicator(view.speech, aim.indicator),
        subject=names.subject_of(view.speech, aim.who, view.home_id),
    )


def _goal(speech: Speech, aim: Aim) -> Html:
    """Return the target; what is counted has one for each unit, and a whole may have only its tiers'."""
    indicator = aim.indicator
    if aim.goal is None:
        goals = tier_goals(speech, indicator, aim.of_tiers)
        return speech.say("aim.of_tiers", goals=goals) if goals else speech.say("aim.none")
    goal = founded(speech, indicator, aim.goal, is_bold=True)
    if indicator.is_ratio or aim.who.subject.is_own:
        return speech.say("aim.goal", goal=goal)
    return speech.say("aim.goal_of_each", goal=goal)


def _stands(speech: Speech, result: Result) -> Html | None:
    """Return whether the target is reached, or that a figure which is not exact leaves that open."""
    judgement = result.judgement
    if judgement and judgement.reached is None:
        return speech.say("aim.open")
    return target(speech, result.indicator, judgement)


def _apart(speech: Speech, result: Result) -> Html | None:
    """Return how many points part a figure from a target that it misses, where no things are counted."""
    judgement, number = result.judgement, result.indicator.number(result.finding.standing.measure)
    if judgement is None or judgement.reached is not False or judgement.missing is not None:
        return None
    if number is None or number.qualifier:
        return None
    return speech.say("aim.apart", points=numbers.moved(speech, result.indicator, judgement.points))


def _buttons(speech: Speech, aim: Aim, result: Result) -> list[Button | None]:
    indicators, subjects, period = (aim.indicator.id,), (result.who.subject,), result.finding.period
    without = aim.question.without
    missing = Question(Kind.RANK, indicators, subjects, period, bound=Bound(Relation.MISSES), without=without)
    value = Question(Kind.VALUE, indicators, subjects, period, without=without)
    row = [
        button(speech.say("button.see_figure"), value),
        button(speech.say("button.source"), replace(value, kind=Kind.SOURCE)),
    ]
    return [button(speech.say("button.off_target"), missing), *row] if result.who.tier and aim.goal else row
