"""Every indicator of a subject on one screen, or of one unit with its place among its peers."""

from collections.abc import Iterable

from bot.domain.answer import Card, Overview, Result
from bot.domain.catalogue import Who
from bot.domain.indicator import Indicator
from bot.showing import names
from bot.showing.lines import source_of_all
from bot.showing.lists import entry, footnote, indicators, page_line, shared
from bot.showing.markup import Html
from bot.showing.screen import Screen, View, paging
from bot.showing.speech import Speech


def show_overview(view: View, overview: Overview) -> Screen:
    """Show an indicator a line, and on the last page which have no figure."""
    last_page = overview.page + 1 == overview.pages
    silent = _silent(view.speech, overview.silent) if last_page else None
    places: Iterable[Html | None] = (None for _ in overview.results)
    lines = [*_listed(view, overview, places), silent, *_foot(view, overview)]
    return Screen.of(lines, paging(view.speech, overview.question, overview.page, overview.pages))


def show_card(view: View, card: Card) -> Screen:
    """Show an indicator a line, with the unit's place among its peers."""
    places = (
        view.speech.say("list.place", rank=place[0], of=place[1]) if place else None for place in card.places
    )
    last_page = card.page + 1 == card.pages
    silent = _silent(view.speech, card.silent) if last_page else None
    lines = [*_listed(view, card, places), silent, *_foot(view, card)]
    return Screen.of(lines, paging(view.speech, card.question, card.page, card.pages))


def _listed(view: View, screen: Overview | Card, places: Iterable[Html | None]) -> list[Html]:
    known = shared(view, screen.results)
    return [
        _header(view, screen.who, known.period),
        *(
            entry(view, result, _name(view, screen.who, result), known, place)
            for result, place in zip(screen.results, places, strict=True)
        ),
        *([] if screen.results else [view.speech.say("figures.none")]),
    ]


def _header(view: View, who: Who, period: Html | None) -> Html:
    subject = names.starting(names.subject_of(view.speech, who, view.home_id))
    if period is None:
        return view.speech.say("header.nothing", subject=subject)
    return view.speech.say("header.subject", subject=subject, period=period)


def _name(view: View, who: Who, result: Result) -> Html:
    """Return an indicator's name, and whose figure it is where only a part of the subject has one."""
    name = names.indicator(view.speech, result.indicator)
    if result.who.subject == who.subject:
        return name
    subject = names.subject_of(view.speech, result.who, view.home_id)
    return view.speech.say("list.of_part", name=name, subject=subject)


def _foot(view: View, screen: Overview | Card) -> list[Html | None]:
    return [
        footnote(view.speech, screen.results),
        page_line(view.speech, screen.page, screen.pages),
        source_of_all(view, screen.results),
    ]


def _silent(speech: Speech, silent: tuple[Indicator, ...]) -> Html | None:
    if not silent:
        return None
    return speech.say("overview.silent", indicators=indicators(speech, silent))
