"""Expected "no"s: no data, not permitted, not there; each says what can be asked instead."""

from typing import assert_never

from bot.domain.answer import Reason, Refusal
from bot.showing import names, periods
from bot.showing.dates import day
from bot.showing.guide import command_in
from bot.showing.lists import units
from bot.showing.markup import Html, joined
from bot.showing.offers import offers
from bot.showing.screen import Screen, View
from bot.showing.speech import Speech


def show_refusal(view: View, refusal: Refusal) -> Screen:
    """Show why there is no answer, and buttons for what can be asked instead."""
    rows = ([each] for each in offers(view.speech, refusal))
    return Screen.of([_sentence(view.speech, refusal)], *rows)


def _sentence(speech: Speech, refusal: Refusal) -> Html:  # noqa: C901, PLR0911, PLR0912 - a case a reason
    match refusal.reason:
        case Reason.NO_DATA:
            return _no_data(speech, refusal)
        case Reason.NO_DATA_AT_ALL:
            return _no_data_at_all(speech, refusal)
        case Reason.TOO_FEW:
            return _too_few(speech, refusal)
        case Reason.NO_SUCH_MEMBERS:
            return _no_such_members(speech, refusal)
        case Reason.NOT_PERMITTED:
            return speech.say("refusal.not_permitted", unit=_unit(speech, refusal))
        case Reason.UNIT_ENDED:
            return _unit_ended(speech, refusal)
        case Reason.UNIT_NOT_YET:
            return _unit_not_yet(speech, refusal)
        case Reason.NEEDS_TWO:
            return _needs_two(speech, refusal)
        case Reason.NO_PEERS:
            return speech.say("refusal.no_peers", unit=_unit(speech, refusal))
        case Reason.NOT_RANKED:
            return _not_ranked(speech, refusal)
        case Reason.NO_TARGET:
            return speech.say("refusal.no_target", indicator=_of_indicator(speech, refusal))
        case Reason.NOT_A_SHARE:
            return speech.say("refusal.not_a_share", indicator=_of_indicator(speech, refusal))
        case Reason.NOT_YET_KNOWN:
            return _not_yet_known(speech, refusal)
        case Reason.ONE_FIGURE_THEN:
            return speech.say("refusal.one_figure_then")
        case Reason.GONE:
            return speech.say("refusal.gone")
        case _:
            assert_never(refusal.reason)


def _no_data(speech: Speech, refusal: Refusal) -> Html:
    if refusal.who is None or refusal.indicator is None or refusal.period is None:
        return _no_data_at_all(speech, refusal)
    none = speech.say(
        "refusal.no_data",
        indicator=names.topic(speech, refusal.indicator),
        who=names.who(speech, refusal.who),
        period=periods.within(speech, refusal.period),
    )
    if refusal.having:
        having = speech.say("refusal.having", period=periods.within(speech, refusal.having))
        return joined(" ", (none, having))
    latest = next((each.period for each in refusal.offers if each.period), None)
    if latest is None:
        return none
    return joined(" ", (none, speech.say("refusal.latest", period=periods.within(speech, latest))))


def _no_data_at_all(speech: Speech, refusal: Refusal) -> Html:
    if refusal.who is None or refusal.indicator is None:
        return speech.say("figures.none")
    return speech.say(
        "refusal.no_data_at_all",
        indicator=names.topic(speech, refusal.indicator),
        who=names.who(speech, refusal.who),
    )


def _too_few(speech: Speech, refusal: Refusal) -> Html:
    if refusal.who is None or refusal.indicator is None or refusal.later is None:
        return _no_data_at_all(speech, refusal)
    return speech.plural(
        "refusal.too_few",
        refusal.later.coverage.due,
        indicator=names.topic(speech, refusal.indicator),
        who=names.who(speech, refusal.who),
        period=periods.within(speech, refusal.later.period),
        reported=refusal.later.coverage.reported,
    )


def _not_ranked(speech: Speech, refusal: Refusal) -> Html:
    if refusal.who is None or refusal.indicator is None or refusal.period is None:
        return _no_data_at_all(speech, refusal)
    return speech.say(
        "refusal.not_ranked",
        indicator=names.topic(speech, refusal.indicator),
        who=names.who(speech, refusal.who),
        period=periods.within(speech, refusal.period),
    )


def _not_yet_known(speech: Speech, refusal: Refusal) -> Html:
    if refusal.who is None or refusal.indicator is None or refusal.as_of is None:
        return _no_data_at_all(speech, refusal)
    told = {
        "indicator": names.topic(speech, refusal.indicator),
        "who": names.who(speech, refusal.who),
        "day": day(speech, refusal.as_of),
    }
    if refusal.period is None:
        return speech.say("refusal.nothing_yet_known", **told)
    return speech.say("refusal.not_yet_known", period=periods.within(speech, refusal.period), **told)


def _of_indicator(speech: Speech, refusal: Refusal) -> Html:
    """Return the indicator that a refusal is about, as it starts a sentence."""
    return names.indicator(speech, refusal.indicator) if refusal.indicator else Html()


def _no_such_members(speech: Speech, refusal: Refusal) -> Html:
    unit = _unit(speech, refusal)
    if refusal.who is None or refusal.who.tier is None:
        return speech.say("refusal.no_members", unit=unit)
    return speech.say("refusal.no_such_members", unit=unit, tier=names.who(speech, refusal.who))


def _needs_two(speech: Speech, refusal: Refusal) -> Html:
    code = refusal.indicator.code if refusal.indicator else ""
    example = " ".join(filter(None, (f"/{command_in(speech, 'sosanh')}", code, "A, B")))
    return speech.say("refusal.needs_two", example=example)


def _unit_ended(speech: Speech, refusal: Refusal) -> Html:
    ended = refusal.who.unit.valid_to if refusal.who else None
    if ended is None:
        return speech.say("refusal.gone")
    until = speech.say("refusal.unit_ended", unit=_unit(speech, refusal), day=day(speech, ended))
    if not refusal.units:
        return until
    return joined(" ", (until, speech.say("refusal.unit_became", units=_others(speech, refusal))))


def _unit_not_yet(speech: Speech, refusal: Refusal) -> Html:
    began = refusal.who.unit.valid_from if refusal.who else None
    if began is None:
        return speech.say("refusal.gone")
    since = speech.say("refusal.unit_not_yet", unit=_unit(speech, refusal), day=day(speech, began))
    if not refusal.units:
        return since
    return joined(" ", (since, speech.say("refusal.unit_was", units=_others(speech, refusal))))


def _unit(speech: Speech, refusal: Refusal) -> Html:
    """Return the unit that a refusal is about, as it starts a sentence."""
    return names.starting(names.unit(speech, refusal.who.unit)) if refusal.who else Html()


def _others(speech: Speech, refusal: Refusal) -> Html:
    """Return the units that came after or before the one that was asked for."""
    return units(speech, [names.unit(speech, each) for each in refusal.units])
