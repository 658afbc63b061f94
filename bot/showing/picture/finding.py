"""What a picture is headed by: its finding, in a sentence."""

from bot.domain.answer import Place, Ranking, Result, Trend
from bot.domain.indicator import Direction, Goal, Indicator
from bot.domain.question import End
from bot.showing import names, numbers
from bot.showing.lists import starred
from bot.showing.markup import Html, joined
from bot.showing.ranking import tested
from bot.showing.screen import View
from bot.showing.speech import Speech
from bot.showing.trend import counted

_SHORT = 20  # characters of a name that fits a line beside other words


def trend_title(view: View, trend: Trend) -> Html:
    """Return the latest figure, how it has moved, and how it stands to its target."""
    speech, last = view.speech, trend.results[-1]
    found = (numbers.figure(speech, last), _moved(speech, trend), _aim(speech, last))
    subject = names.told(speech, trend.who, view.home_id)
    return _headed(speech, trend.indicator, subject, joined(", ", found))


def league_title(view: View, ranking: Ranking) -> Html:
    """Return who stands at the end that is told first, or how many pass the test."""
    speech, total = view.speech, ranking.total
    subject = names.told(speech, total.who, view.home_id)
    bound, passing = ranking.question.bound, ranking.passing
    if bound and passing is not None:
        told = tested(speech, ranking, bound, common_goal(ranking))
        found = speech.plural("picture.passing", ranking.ranked, passing=passing, bound=told)
        return _headed(speech, total.indicator, subject, found)
    told_first = {
        "unit": _first(speech, ranking),
        "figure": numbers.figure(speech, ranking.places[0].result),
    }
    found = (
        speech.say("picture.lowest", **told_first)
        if is_lowest_first(ranking)
        else speech.say("picture.highest", **told_first)
    )
    return _headed(speech, total.indicator, subject, found)


def is_lowest_first(ranking: Ranking) -> bool:
    """Say whether an order begins with its lowest number."""
    down = ranking.total.indicator.direction is Direction.DOWN
    match ranking.question.end:
        case End.LOWEST:
            return True
        case End.HIGHEST | End.BOTH:
            return False
        case End.WORST:
            return not down
        case End.BEST | None:
            return down


def worst_of(ranking: Ranking) -> tuple[Place, ...]:
    """Return who stands worst of all, where that can be told from what is shown."""
    if not ranking.places or ranking.total.indicator.direction is Direction.NONE:
        return ()
    lowest = max(place.rank for place in ranking.places)
    sharing = tuple(place for place in ranking.places if place.rank == lowest)
    return sharing if lowest + len(sharing) > ranking.ranked else ()


def _first(speech: Speech, ranking: Ranking) -> Html:
    """Return who stands first; of several that share the place, how many they are, if all are there."""
    places = ranking.places
    sharing = [place for place in places if place.rank == places[0].rank]
    if len(sharing) == 1:
        return _unbroken(names.unit(speech, places[0].unit))
    if len(sharing) == len(places) < ranking.ranked:
        return speech.say("picture.many_units")
    return speech.plural("picture.units", len(sharing))


def _unbroken(name: Html) -> Html:
    """Return a short name that no line ends within."""
    return Html(name.replace(" ", "\N{NO-BREAK SPACE}")) if len(name) <= _SHORT else name


def _headed(speech: Speech, indicator: Indicator, subject: Html, found: Html) -> Html:
    name = names.indicator(speech, indicator)
    return speech.say("picture.title", indicator=name, subject=_unbroken(subject), found=found)


def _moved(speech: Speech, trend: Trend) -> Html | None:
    """Return for how many periods it has moved one way, or how far it did in the last."""
    streak = trend.streak
    if streak is None:
        return None
    if streak.steps > 1:
        told = {"periods": counted(speech, streak)}
        return (
            speech.say("picture.rising", **told) if streak.rising else speech.say("picture.falling", **told)
        )
    earlier, later = (trend.indicator.number(trend.results[end].finding.standing.measure) for end in (-2, -1))
    if earlier is None or later is None:
        return None
    amount = numbers.moved(speech, trend.indicator, later.value - earlier.value)
    return (
        speech.say("picture.rose", amount=amount)
        if streak.rising
        else speech.say("picture.fell", amount=amount)
    )


def _aim(speech: Speech, result: Result) -> Html | None:
    judgement = result.judgement
    if judgement is None or judgement.reached is None:
        return None
    goal = starred(speech, result.indicator, judgement.goal)
    if judgement.reached:
        return speech.say("bound.reaches_goal", goal=goal)
    if result.indicator.direction is Direction.DOWN:
        return speech.say("picture.exceeds", goal=goal)
    return speech.say("bound.misses_goal", goal=goal)


def common_goal(ranking: Ranking) -> Goal | None:
    """Return the goal of the units of an order; units of one tier have the same."""
    judgements = [place.result.judgement for place in ranking.places]
    return next((each.goal for each in judgements if each), None)
