"""What somebody watches, and that a watched figure has crossed its bound, or has come back."""

from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from bot.domain.answer import Result
from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Direction
from bot.domain.indicator import Kind as Measured
from bot.domain.question import Kind, Question, Relation
from bot.domain.watch import Crossing, Watch
from bot.showing import names, numbers
from bot.showing.bounds import barriers_of, bound_of
from bot.showing.lines import bold, source
from bot.showing.lists import starred
from bot.showing.markup import Html, joined, plain
from bot.showing.presses import without_watch
from bot.showing.reach import period_of
from bot.showing.remarks import coverage
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech

_GOOD, _BAD, _NEITHER = "✅", "⚠️", "•"


def show_crossing(view: View, crossing: Crossing) -> Screen:
    """Show what has happened to a watched figure, the figure and its period, and where it comes from."""
    speech, result = view.speech, crossing.result
    lines = [
        _told(view, crossing),
        *coverage(speech, result.finding),
        source(view, result.finding.standing.provenance),
    ]
    remove = Button(plain(speech.say("watch.remove")), without_watch(crossing.watch.id))
    return Screen.of(lines, [*_opened(speech, result), remove])


def described(view: View, watch: Watch, catalogue: Catalogue) -> Html:
    """Return what a watch waits for: "Ký số · Xã, phường dưới 95%"."""
    return joined(" ", (watched_figure(view, watch, catalogue), bound_told(view.speech, watch, catalogue)))


def watched_figure(view: View, watch: Watch, catalogue: Catalogue) -> Html:
    """Return which figure is watched: "Ký số · Xã, phường"."""
    speech, question = view.speech, watch.question
    who = catalogue.who(question.subjects[0])
    who = replace(who, without=tuple(catalogue.register.units[each] for each in question.without))
    return speech.say(
        "list.of_part",
        name=names.indicator(speech, catalogue.measured(question)),
        subject=names.subject_of(speech, who, view.home_id),
    )


def bound_told(speech: Speech, watch: Watch, catalogue: Catalogue) -> Html:
    """Return for what a figure is watched: "dưới 95%"."""
    indicator = catalogue.measured(watch.question)
    if indicator.kind is Measured.MILESTONE:
        return _done(speech, is_done=watch.bound.relation is Relation.AT_LEAST)
    return bound_of(speech, indicator, watch.bound)


def _done(speech: Speech, *, is_done: bool) -> Html:
    return speech.say("watch.done") if is_done else speech.say("watch.not_done")


def standing(view: View, watch: Watch, result: Result | None) -> Html:
    """Return how a watched figure stands to its bound now: on which side, or that it leaves it open."""
    speech = view.speech
    if result is None:
        return speech.say("watch.no_figure")
    told = {
        "figure": bold(speech, result, *barriers_of(watch.bound)),
        "period": period_of(speech, result, view.today),
    }
    if watch.met is None:
        return speech.say("watch.open", **told)
    return speech.say("watch.is_so", **told) if watch.met else speech.say("watch.is_not_so", **told)


def _told(view: View, crossing: Crossing) -> Html:
    speech, result = view.speech, crossing.result
    told = {
        "mark": _mark(crossing),
        "indicator": names.indicator(speech, result.indicator),
        "subject": names.subject_of(speech, result.who, view.home_id),
        "crossed": _crossed(speech, crossing),
        "period": period_of(speech, result, view.today),
    }
    if result.indicator.kind is Measured.MILESTONE:
        return speech.say("watch.told_done", **told)
    barriers = barriers_of(crossing.watch.bound)
    return speech.say("watch.told", figure=bold(speech, result, *barriers), **told)


def _opened(speech: Speech, result: Result) -> list[Button | None]:
    """Return the buttons that tell more of the figure."""
    indicators, subject, period = (result.indicator.id,), result.who.subject, result.finding.period
    without = tuple(unit.id for unit in result.who.without)
    asked = Question(Kind.VALUE, indicators, (subject,), period, without=without)
    row = [button(speech.say("button.see_figure"), asked)]
    if result.who.tier:
        row.append(button(speech.say("button.by_unit"), replace(asked, kind=Kind.RANK)))
    return row


def _crossed(speech: Speech, crossing: Crossing) -> Html:
    """Return which way a figure went; where it was never told before, how it stands."""
    indicator, bound = crossing.result.indicator, crossing.watch.bound
    judgement = crossing.result.judgement
    goal = judgement.goal if judgement else None
    if bound.relation.is_of_target:
        aim = starred(speech, indicator, goal) if goal else Html()
        return _crossed_target(speech, crossing, aim)
    if indicator.kind is Measured.MILESTONE:
        return _done(speech, is_done=(bound.relation is Relation.AT_LEAST) is crossing.met)
    told = bound_of(speech, indicator, bound)
    number = numbers.of_indicator(speech, indicator, bound.value or Decimal(0))
    if not crossing.met:
        return _come_back(speech, crossing, told, number)
    if crossing.watch.met is None or bound.value is None:
        return told
    return _gone(speech, bound.relation, number)


def _come_back(speech: Speech, crossing: Crossing, bound: Html, number: Html) -> Html:
    """Return that a bound is passed no more, by what it is at now."""
    match crossing.watch.bound.relation:
        case Relation.AT_LEAST:
            return speech.say("watch.under", number=number)
        case Relation.AT_MOST:
            return speech.say("watch.over", number=number)
        case Relation.UNDER if _is_bad(crossing):
            return speech.say("watch.back", number=number)
        case _:
            return speech.say("watch.ended", bound=bound)


def _crossed_target(speech: Speech, crossing: Crossing, aim: Html) -> Html:
    if (crossing.watch.bound.relation is Relation.MISSES) is crossing.met:
        return speech.say("watch.off_target", goal=aim)
    if crossing.met:
        return speech.say("watch.on_target", goal=aim)
    return speech.say("watch.on_target_again", goal=aim)


def _gone(speech: Speech, relation: Relation, number: Html) -> Html:
    match relation:
        case Relation.UNDER:
            return speech.say("watch.under", number=number)
        case Relation.AT_MOST:
            return speech.say("watch.at_most", number=number)
        case Relation.OVER:
            return speech.say("watch.over", number=number)
        case Relation.AT_LEAST:
            return speech.say("watch.at_least", number=number)
        case Relation.MISSES | Relation.REACHES | Relation.BELOW | Relation.ABOVE:
            return number
        case _:
            assert_never(relation)


def _is_bad(crossing: Crossing) -> bool:
    """Say whether it is bad to pass the bound: to be under it where more is better, or off the target."""
    relation, direction = crossing.watch.bound.relation, crossing.result.indicator.direction
    if relation.is_of_target:
        return relation is Relation.MISSES
    is_low = relation in (Relation.UNDER, Relation.AT_MOST)
    return direction is (Direction.UP if is_low else Direction.DOWN)


def _mark(crossing: Crossing) -> Html:
    if crossing.result.indicator.direction is Direction.NONE:
        return Html(_NEITHER)
    return Html(_BAD if crossing.met is _is_bad(crossing) else _GOOD)
