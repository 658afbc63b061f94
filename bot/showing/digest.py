"""The weekly digest: what needs a leader's eye, then the rest, who is silent, what waits; page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.domain import period as calendar
from bot.domain.answer import Gap, Ranking, Result, Trend
from bot.domain.catalogue import Who
from bot.domain.digest import Digest, Line
from bot.domain.figure import WHOLE
from bot.domain.question import Kind, Question, Subject
from bot.domain.reference import MARK
from bot.showing import names, periods
from bot.showing.dates import days
from bot.showing.digest_lines import common, notable, overdue, steady
from bot.showing.illustration import illustration
from bot.showing.lines import source_of_all
from bot.showing.lists import footnote, page_line, units
from bot.showing.markup import Html, escaped, joined, plain
from bot.showing.missing import unit_of
from bot.showing.presses import page_of
from bot.showing.review import list_button
from bot.showing.screen import Button, Screen, View, button
from bot.showing.speech import Speech

_LINES = 13  # of a page, its header and its source among them
_LETTERS = 1_000  # of a page, which may stand below its picture: a caption holds 1,024, Bot API, sendPhoto
_GAPS, _TOPICS = 2, 3
_HALF = 18  # characters of a button's label in half a row of a phone


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the digest, the heading that it stands under, and the button that opens it."""

    text: Html
    heading: Html | None = None
    result: Result | None = None
    button: Button | None = None
    wide: bool = False  # whether half a row would not tell its button from another
    is_new: bool = False  # whether it tells a figure that was approved since the digest before


def rendered(speech: Speech, digest: Digest) -> Screen:
    """Return a digest as the outbox takes it, with a mark where its reference will stand."""
    return show_digest(_view_then(speech, digest), digest)


def drawn(speech: Speech, digest: Digest, answers: Sequence[Trend | Ranking]) -> bytes | None:
    """Return the picture above a digest as the outbox takes it; None where no answer shows anything."""
    return illustration(_view_then(speech, digest), answers)


def _view_then(speech: Speech, digest: Digest) -> View:
    """Return how anybody sees a digest on the day when it is due."""
    day = digest.due.astimezone(speech.zone).date()
    return View(speech, MARK, day, digest.unit.id)


def show_digest(view: View, digest: Digest, page: int = 0) -> Screen:
    """Show a page of a digest; a week without new figures is one line, and what waits another."""
    if not digest.tells_news:
        return _quiet(view, digest)
    pages = _pages(view, digest)
    page = min(max(page, 0), len(pages) - 1)
    lines = _lines(view, digest, pages[page], page, len(pages))
    return Screen.of(lines, *_rows(pages[page]), _paging(view.speech, digest, page, len(pages)))


def _quiet(view: View, digest: Digest) -> Screen:
    header = _header(view, digest)
    told = (
        view.speech.say("digest.too_few", header=header)
        if digest.news
        else view.speech.say("digest.quiet", header=header)
    )
    waiting = list(_waiting(view.speech, digest))
    *before, last = told, *(item.text for item in waiting)
    return Screen.of([*before, joined(" · ", (last, escaped(f"#{view.reference}")))], *_rows(waiting))


def _header(view: View, digest: Digest) -> Html:
    speech = view.speech
    week = calendar.week(*digest.week)
    unit = names.unit(speech, digest.unit)
    return speech.say("digest.header", week=str(digest.week[1]), unit=unit, days=days(speech, week))


def _pages(view: View, digest: Digest) -> list[list[_Item]]:
    """Return the lines in pages; where one page does not hold all, what is steady gives way to the rest.

    What is new stands ahead of what was told the week before.
    """
    first, settled = [*_notable(view, digest), *_others(view, digest)], _settled(view, digest)
    if digest.is_mixed:
        heading = view.speech.say("digest.new")
        new = [replace(item, heading=heading) for item in (*first, *settled) if item.is_new]
        first = [*new, *(item for item in first if not item.is_new)]
        settled = [item for item in settled if not item.is_new]
    gaps, waiting = [*_gaps(view, digest)], [*_waiting(view.speech, digest)]
    pages = _paged(view, digest, [*first, *settled, *gaps], waiting)
    return pages if len(pages) == 1 else _paged(view, digest, [*first, *gaps, *settled], waiting)


def _paged(view: View, digest: Digest, items: Sequence[_Item], waiting: Sequence[_Item]) -> list[list[_Item]]:
    """Return as many lines on each page as fit, each of them whole; what waits ends the first page."""
    pages: list[list[_Item]] = [[]]
    for item in items:
        longer = [*pages[-1], item]
        foot = waiting if len(pages) == 1 else ()
        lines = _lines(view, digest, [*longer, *foot], page=1, pages=2)
        letters = sum(len(plain(line)) + 1 for line in lines)
        if pages[-1] and (len(lines) > _LINES or letters > _LETTERS):
            pages.append([item])
        else:
            pages[-1] = longer
    return [[*pages[0], *waiting], *pages[1:]]


def _lines(view: View, digest: Digest, items: Sequence[_Item], page: int, pages: int) -> list[Html]:
    """Return a page as it is read; its figures' period and source are told once where they share them."""
    results = [item.result for item in items if item.result]
    content = [_header(view, digest), common(view, digest).head if results else None]
    for heading, group in groupby(items, key=lambda item: item.heading):
        content += [heading, *(item.text for item in group)]
    source = source_of_all(view, results) or escaped(f"#{view.reference}")
    content += [footnote(view.speech, results), page_line(view.speech, page, pages), source]
    return [line for line in content if line]


def _notable(view: View, digest: Digest) -> list[_Item]:
    speech, known = view.speech, common(view, digest)
    if not digest.notable:
        return [_Item(speech.say("digest.nothing_notable"))]
    heading = speech.say("digest.notable")
    return [_item(view, digest, line, notable(view, line, known), heading) for line in digest.notable]


def _others(view: View, digest: Digest) -> list[_Item]:
    """Return what is not notable but leaves something open: what is overdue and why, and the like."""
    known, heading = common(view, digest), view.speech.say("digest.others")
    late = [_item(view, digest, line, overdue(view, line, known), heading) for line in digest.overdue]
    lines = (line for line in digest.steady if not line.is_settled)
    return [*late, *(_item(view, digest, line, steady(view, line, known), heading) for line in lines)]


def _settled(view: View, digest: Digest) -> list[_Item]:
    known, heading = common(view, digest), view.speech.say("digest.steady")
    lines = (line for line in digest.steady if line.is_settled)
    return [_item(view, digest, line, steady(view, line, known), heading) for line in lines]


def _waiting(speech: Speech, digest: Digest) -> Iterator[_Item]:
    if digest.waiting:
        yield _Item(speech.plural("digest.waiting", digest.waiting), button=list_button(speech))


def _item(view: View, digest: Digest, line: Line, text: Html, heading: Html | None = None) -> _Item:
    """Return a line with its button, which says whose figure it is where others share the indicator."""
    speech, result = view.speech, line.result
    label = names.indicator(speech, result.indicator)
    shared_with = sum(each.result.indicator.id == result.indicator.id for each in digest.lines) - 1
    if shared_with:
        subject = names.subject_of(speech, result.who, view.home_id)
        label = speech.say("list.of_part", name=label, subject=subject)
    wide = bool(shared_with) and len(plain(label)) > _HALF
    return _Item(text, heading, result, button(label, line.question), wide, line.is_new)


def _rows(items: Sequence[_Item]) -> list[list[Button]]:
    """Return the buttons of a page, two in a row where half a row tells them apart."""
    rows: list[list[Button]] = []
    room = False
    for item in items:
        if item.button is None:
            continue
        if room and not item.wide:
            rows[-1].append(item.button)
            room = False
        else:
            rows.append([item.button])
            room = not item.wide
    return rows


def _gaps(view: View, digest: Digest) -> Iterator[_Item]:
    """Yield who has not reported, those together that owe the same; all of it is behind the button."""
    speech = view.speech
    groups = [list(group) for _, group in groupby(sorted(digest.gaps, key=_owed), key=_owed)]
    groups.sort(key=lambda group: -len(group[0].silent))
    for place, group in enumerate(groups[:_GAPS]):
        missing = Question(Kind.MISSING, (), (Subject(digest.unit.id, WHOLE),))
        opened = button(speech.say("button.missing"), missing) if place == 0 else None
        yield _Item(_gap(view, digest, group), button=opened)
    more = len(groups) - _GAPS
    if more > 0:
        yield _Item(speech.plural("digest.more_gaps", more))


def _owed(gap: Gap) -> tuple[int, tuple[int, ...]]:
    return -gap.period.key, tuple(unit.id for unit in gap.silent)


def _gap(view: View, digest: Digest, group: Sequence[Gap]) -> Html:
    speech, first = view.speech, group[0]
    has_members = any(unit.id != digest.unit.id for gap in digest.gaps for unit in gap.silent)
    who = Who(Subject(digest.unit.id, WHOLE), digest.unit, None, has_members)
    return speech.say(
        "digest.gap",
        units=units(speech, [unit_of(speech, who, unit) for unit in first.silent]),
        indicators=_topics(speech, group),
        period=periods.within(speech, first.period),
    )


def _topics(speech: Speech, group: Sequence[Gap]) -> Html:
    """Return the first few indicators of reports that are missing, and how many more there are."""
    called = joined(", ", (names.topic(speech, gap.indicator) for gap in group[:_TOPICS]))
    more = len(group) - _TOPICS
    return speech.plural("list.more_indicators", more, indicators=called) if more > 0 else called


def _paging(speech: Speech, digest: Digest, page: int, pages: int) -> list[Button | None]:
    """Return the buttons that turn the pages, which tell the figures of the same moment."""

    def turned(label: Html, to: int) -> Button:
        return Button(plain(label), page_of(digest.unit.id, digest.due, to))

    return [
        turned(speech.say("button.previous"), page - 1) if page > 0 else None,
        turned(speech.say("button.more"), page + 1) if page + 1 < pages else None,
    ]
