"""What /bantin shows: the digest's day, hour and indicators, the watches, and the choices to change them."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.catalogue import Catalogue
from bot.domain.indicator import Indicator
from bot.domain.schedule import Schedule, Subscription
from bot.domain.unit import Unit
from bot.domain.watch import Watch
from bot.services.subscribe import Subscribed
from bot.services.watches import SetWatch
from bot.showing import names, presses
from bot.showing.dates import clock, day, sending, weekday
from bot.showing.lists import page_line
from bot.showing.markup import Html, escaped, joined, plain, shortened
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech
from bot.showing.watches import bound_told, described, standing, watched_figure

_EARLIEST, _LATEST, _STEP = 6 * 60, 21 * 60 + 30, 30  # minutes of the day, of the hours to choose from
_HOURS_IN_A_ROW, _DAYS_IN_A_ROW, _INDICATORS_IN_A_ROW = 4, 2, 2
_PAGE = 12  # indicators
_TOPICS = 4
_WATCHES = 8
_REMOVED = 56  # characters of a watch on its button
_CHOSEN = "✓"


def show_subscription(
    view: View,
    unit: Unit,
    gets: Subscribed,
    watches: Sequence[Watch],
    catalogue: Catalogue,
    page: int = 0,
) -> Screen:
    """Show what somebody gets and when, and a page of what they are told of between; all can be changed."""
    speech, chosen, schedule = view.speech, gets.chosen, gets.chosen.schedule
    pages = max(1, -(-len(watches) // _WATCHES))
    page = min(max(page, 0), pages - 1)
    kept = watches[page * _WATCHES : (page + 1) * _WATCHES]
    lines = [
        _header(speech, unit, schedule),
        _sent(speech, schedule, gets.next_day) if schedule.on else None,
        speech.say("subscription.indicators", indicators=_topics(speech, chosen, catalogue)),
        *_watched(view, kept, catalogue),
        page_line(speech, page, pages),
    ]
    rows = [
        [_switch(speech, schedule), _button(speech.say("button.preview"), presses.PREVIEW)],
        [
            _button(speech.say("button.change_day"), presses.DAYS),
            _button(speech.say("button.change_hour"), presses.HOURS),
        ],
        [_button(speech.say("button.choose_indicators"), presses.indicators_at(0))],
        *([_removal(view, watch, catalogue)] for watch in kept),
        _turning(speech, page, pages, presses.watches_at),
    ]
    return Screen.of(lines, *rows)


def show_removals(
    view: View, watches: Sequence[Watch], named: Sequence[Indicator], catalogue: Catalogue
) -> Screen:
    """Show which alerts there are, of some indicators or of any, for one to be chosen that is to go."""
    speech = view.speech
    ids = {each.id for each in named}
    found = [each for each in watches if not ids or each.question.indicator_ids[0] in ids]
    everything = [_button(speech.say("button.all_watches"), presses.HOME)]
    if found:
        lines = [speech.say("subscription.which_alert"), *_listed(view, found, catalogue)]
        return Screen.of(lines, *([_removal(view, each, catalogue)] for each in found), everything)
    if named:
        topics = joined(", ", [names.topic(speech, each) for each in named])
        return Screen.of([speech.say("subscription.no_alert_of", indicators=topics)], everything)
    return Screen.of([speech.say("subscription.no_alert")], everything)


def with_unread(speech: Speech, screen: Screen, words: str) -> Screen:
    """Return what somebody gets below what was not understood of what they want of it, with examples."""
    unread = speech.say("subscription.unread", words=escaped(shortened(words, _REMOVED)))
    return Screen(f"{unread}\n{screen.text}", screen.keyboard)


def show_days(speech: Speech, schedule: Schedule) -> Screen:
    """Show the days of the week to choose from."""
    buttons = [
        _button(
            _marked(names.starting(weekday(speech, day)), chosen=day == schedule.weekday), presses.on_day(day)
        )
        for day in range(1, 8)
    ]
    return Screen.of([speech.say("subscription.which_day")], *_rows(buttons, _DAYS_IN_A_ROW), [_back(speech)])


def show_hours(speech: Speech, schedule: Schedule) -> Screen:
    """Show the hours and half hours to choose from."""
    buttons = [
        _button(_marked(clock(minute), chosen=minute == schedule.minute), presses.at_minute(minute))
        for minute in range(_EARLIEST, _LATEST + 1, _STEP)
    ]
    return Screen.of(
        [speech.say("subscription.which_hour")], *_rows(buttons, _HOURS_IN_A_ROW), [_back(speech)]
    )


def show_indicators(speech: Speech, chosen: Subscription, catalogue: Catalogue, page: int = 0) -> Screen:
    """Show which indicators the digest is about, a page at a time; where none is chosen, all are."""
    every = list(catalogue.indicators.values())
    pages = max(1, -(-len(every) // _PAGE))
    page = min(max(page, 0), pages - 1)
    shown = every[page * _PAGE : (page + 1) * _PAGE]
    all_of_them = _button(
        _marked(speech.say("button.every_indicator"), chosen=not chosen.indicators), presses.EVERY_INDICATOR
    )
    buttons = [_choice(speech, each, page, chosen=each.code in chosen.indicators) for each in shown]
    told = (
        speech.plural("subscription.some", len(chosen.indicators))
        if chosen.indicators
        else speech.say("subscription.every")
    )
    lines = [told, page_line(speech, page, pages)]
    turning = _turning(speech, page, pages, presses.indicators_at)
    return Screen.of(lines, [all_of_them], *_rows(buttons, _INDICATORS_IN_A_ROW), turning, [_back(speech)])


def show_set_watch(view: View, watched: SetWatch, catalogue: Catalogue) -> Screen:
    """Say what somebody is told of from now on, how that stands now, and when nothing is said."""
    speech, watch = view.speech, watched.watch
    lines = [
        speech.say("watch.set", watch=described(view, watch, catalogue)),
        standing(view, watch, watched.result),
        speech.say("watch.manners"),
    ]
    now = button(speech.say("button.see_figure"), watch.question)
    remove = _button(speech.say("watch.remove"), presses.without_watch(watch.id))
    return Screen.of(lines, [now, remove], [_button(speech.say("button.all_watches"), presses.HOME)])


def show_gone_watch(speech: Speech) -> Screen:
    """Say that a watch is none of the person's own, or no more."""
    return Screen.of([speech.say("watch.gone")], [_back(speech)])


def show_too_many_watches(speech: Speech, most: int) -> Screen:
    """Say that somebody watches as much as one person may."""
    return Screen.of([speech.plural("watch.too_many", most)], [_back(speech)])


def _header(speech: Speech, unit: Unit, schedule: Schedule) -> Html:
    called = names.unit(speech, unit)
    if schedule.on:
        return speech.say("subscription.on", unit=called)
    return speech.say("subscription.off", unit=called)


def _sent(speech: Speech, schedule: Schedule, next_day: date | None) -> Html:
    time = sending(speech, schedule)
    if next_day is None:
        return speech.say("subscription.sent", time=time)
    return speech.say("subscription.sent_next", time=time, day=day(speech, next_day))


def _topics(speech: Speech, chosen: Subscription, catalogue: Catalogue) -> Html:
    known = [catalogue.by_code[code] for code in chosen.indicators if code in catalogue.by_code]
    if not known:
        return speech.say("subscription.all_indicators")
    called = joined(", ", (names.topic(speech, each) for each in known[:_TOPICS]))
    more = len(known) - _TOPICS
    return speech.plural("list.more_indicators", more, indicators=called) if more > 0 else called


def _turning(speech: Speech, page: int, pages: int, at: Callable[[int], str]) -> list[Button | None]:
    return [
        _button(speech.say("button.previous"), at(page - 1)) if page else None,
        _button(speech.say("button.more"), at(page + 1)) if page + 1 < pages else None,
    ]


def _watched(view: View, watches: Sequence[Watch], catalogue: Catalogue) -> list[Html]:
    """Return what is watched; where nothing is, the words by which that is asked for."""
    speech = view.speech
    if not watches:
        example = next((each for each in catalogue.indicators.values() if each.is_ratio), None)
        if example is None:
            return []
        return [speech.say("subscription.no_watches", indicator=names.topic(speech, example))]
    return [speech.say("subscription.watches"), *_listed(view, watches, catalogue)]


def _listed(view: View, watches: Sequence[Watch], catalogue: Catalogue) -> list[Html]:
    told = (described(view, watch, catalogue) for watch in watches)
    return [view.speech.say("subscription.watch", watch=each) for each in told]


def _switch(speech: Speech, schedule: Schedule) -> Button:
    if schedule.on:
        return _button(speech.say("button.switch_off"), presses.OFF)
    return _button(speech.say("button.switch_on"), presses.ON)


def _removal(view: View, watch: Watch, catalogue: Catalogue) -> Button:
    bound = plain(bound_told(view.speech, watch, catalogue))
    called = shortened(plain(watched_figure(view, watch, catalogue)), _REMOVED - len(bound))
    called = escaped(f"{called} {bound}")
    return _button(view.speech.say("button.remove_watch", watch=called), presses.without_watch(watch.id))


def _choice(speech: Speech, indicator: Indicator, page: int, *, chosen: bool) -> Button:
    label = _marked(names.indicator(speech, indicator), chosen=chosen)
    return _button(label, presses.choice_of(indicator.id, page, chosen=not chosen))


def _marked(label: Html, *, chosen: bool) -> Html:
    return Html(f"{_CHOSEN} {label}") if chosen else label


def _back(speech: Speech) -> Button:
    return _button(speech.say("button.back"), presses.HOME)


def _button(label: Html, data: str) -> Button:
    return Button(plain(label), data)


def _rows(buttons: Sequence[Button], wide: int) -> list[Sequence[Button]]:
    return [buttons[start : start + wide] for start in range(0, len(buttons), wide)]
