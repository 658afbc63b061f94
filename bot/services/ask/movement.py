"""How far a figure has moved between two periods."""

from dataclasses import replace
from datetime import date

from bot.domain import period as periods
from bot.domain.answer import Movement, Reason, Refusal, Result
from bot.domain.indicator import Indicator
from bot.domain.period import Grain, Period
from bot.domain.question import Back, Kind, Question, Subject
from bot.services.ask.asking import Asking
from bot.services.findings import change_between


def movement(asking: Asking) -> Movement | Refusal:
    """Answer how a figure has moved since another period: the one before where none is named."""
    subject, indicator = asking.subject, asking.measured
    spans = spans_of(asking, subject, indicator)
    if spans is None:
        return asking.no_data(subject, indicator)
    earlier, later = (_result(asking, subject, indicator, span) for span in spans)
    if later is None:
        return without_one(asking, subject, spans[1], spans[0] if earlier else None)
    if earlier is None:
        return without_one(asking, subject, spans[0], spans[1])
    is_of_same = earlier.who == later.who
    change = change_between(indicator, earlier.finding, later.finding) if is_of_same else None
    return Movement(asking.question, earlier, later, change)


def spans_of(asking: Asking, subject: Subject, indicator: Indicator) -> tuple[Period, Period] | None:
    """Return the earlier and the later period, whichever was named first; None where nothing can be later."""
    found = asking.find(subject, indicator)
    shown = asking.question.period or (found[0].period if found else None)
    since = asking.question.since
    if shown is None:
        return None
    if isinstance(since, Period) and since != shown:
        return (since, shown) if since.key < shown.key else (shown, since)
    if isinstance(since, Back) and since.grain:
        later = _holding(since.grain, found[0].pieces[-1].last if found else shown.last)
        return _before(later, Back.SAME), later
    return _before(shown, since), shown


def _before(shown: Period, since: Period | Back | None) -> Period:
    """Return the period before; that of the year before where a period has no neighbour of its kind."""
    if since is Back.YEAR_BEFORE:
        return shown.year_before
    return shown.previous or shown.year_before


def _holding(grain: Grain, day: date) -> Period:
    """Return the week, month, quarter, half or year that holds a day."""
    match grain:
        case Grain.WEEK:
            iso = day.isocalendar()
            return periods.week(iso.year, iso.week)
        case Grain.MONTH:
            return periods.month(day.year, day.month)
        case Grain.QUARTER:
            return periods.quarter(day.year, (day.month + 2) // 3)
        case Grain.HALF:
            return periods.half(day.year, (day.month + 5) // 6)
        case _:
            return periods.year(day.year)


def _result(asking: Asking, subject: Subject, indicator: Indicator, period: Period) -> Result | None:
    finding = asking.findings.at(subject, indicator, period)
    return asking.findings.result(subject, indicator, finding) if finding else None


def without_one(asking: Asking, subject: Subject, missing: Period, having: Period | None) -> Refusal:
    """Say which of the two periods has no figure, and offer the figure of the other."""
    before = replace(asking, question=replace(asking.question, since=None))
    refused = before.of(missing).no_data(subject, asking.indicator)
    if having is None or refused.units:
        return refused
    other = Question(Kind.VALUE, (asking.indicator.id,), (subject,), having, without=asking.question.without)
    return replace(refused, reason=Reason.NO_DATA, offers=(other,), having=having)
