"""How far a figure reaches over the period that was asked, in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.answer import Result
from bot.domain.period import Grain, Period, month
from bot.domain.standing import Finding
from bot.showing.dates import day, days
from bot.showing.markup import Html, joined
from bot.showing.periods import in_one_year, month_alone, name, quarter_of, since_new_year, within
from bot.showing.speech import Speech

_RUNS = 4  # more than these are counted, not named
_DAY = timedelta(days=1)


def period_of(speech: Speech, result: Result, today: date, called: Html | None = None) -> Html:
    """Return a figure's period, by another name if given, and how far it goes: "quý 4, đến hết tháng 10"."""
    finding = result.finding
    called = called or _called(speech, finding)
    if not finding.is_exact:
        reach = _state(speech, finding) if finding.is_state else _reach(speech, finding)
        called = joined(", ", (called, reach))
        if reach:
            return called
    if finding.period.last > today:
        return speech.say("period.running", period=called)
    return called


def _called(speech: Speech, finding: Finding) -> Html:
    """Return what a period is called; one from New Year on that was added up says since when."""
    period = finding.period
    if len(finding.pieces) == 1 or not since_new_year(period):
        return name(speech, period)
    if finding.ends_early:
        return speech.say("period.since_new_year", year=str(period.first.year))
    return speech.say("period.since_new_year_to", day=day(speech, period.last))


def _state(speech: Speech, finding: Finding) -> Html | None:
    """Return the moment that a state is of, where that is not the end of the period."""
    last = finding.pieces[-1].last
    if not finding.ends_early:
        return None
    if _ends_month(last):
        return speech.say("reach.state_at_month", month=_month(speech, last, finding.period))
    return speech.say("reach.state_at_day", day=day(speech, last))


def _reach(speech: Speech, finding: Finding) -> Html:
    if finding.has_gap:
        return _gaps(speech, finding)
    start = _start(speech, finding) if finding.starts_late else None
    end = _end(speech, finding) if finding.ends_early else None
    return joined(" ", (start, end))


def _start(speech: Speech, finding: Finding) -> Html:
    first = finding.pieces[0].first
    if first.day == 1:
        return speech.say("reach.from_month", month=_month(speech, first, finding.period))
    return speech.say("reach.from_day", day=day(speech, first))


def _end(speech: Speech, finding: Finding) -> Html:
    last = finding.pieces[-1].last
    if _ends_month(last):
        return speech.say("reach.to_month", month=_month(speech, last, finding.period))
    return speech.say("reach.to_day", day=day(speech, last))


def _month(speech: Speech, the_day: date, asked: Period) -> Html:
    """Return the month of a day, with its year where the asked period has several."""
    if in_one_year(asked):
        return month_alone(speech, the_day.month)
    return within(speech, month(the_day.year, the_day.month))


def _ends_month(the_day: date) -> bool:
    return the_day == month(the_day.year, the_day.month).last


def _gaps(speech: Speech, finding: Finding) -> Html:
    """Return which of the periods inside are there, neighbours drawn together: "chỉ gồm tháng 1–3, 5"."""
    runs = _runs(finding.pieces)
    if len(runs) > _RUNS:
        return speech.plural("reach.pieces", len(finding.pieces))
    grain = finding.pieces[0].grain if in_one_year(finding.period) else Grain.SPAN
    text = joined(", ", (_run(speech, grain, run[0], run[-1]) for run in runs))
    match grain:
        case Grain.MONTH:
            return speech.say("reach.only_months", runs=text)
        case Grain.QUARTER:
            return speech.say("reach.only_quarters", runs=text)
        case Grain.WEEK:
            return speech.say("reach.only_weeks", runs=text)
        case _:
            return speech.say("reach.only_days", runs=text)


def _runs(pieces: Sequence[Period]) -> list[list[Period]]:
    """Return the pieces with those that follow upon each other together."""
    runs: list[list[Period]] = []
    for piece in pieces:
        if runs and piece.first - runs[-1][-1].last <= _DAY:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _run(speech: Speech, grain: Grain, first: Period, last: Period) -> Html:
    """Return what a run of months, quarters or weeks is called by its numbers, any other by its days."""
    match grain:
        case Grain.MONTH:
            ends = [speech.months[each.first.month - 1] for each in (first, last)]
        case Grain.QUARTER:
            ends = [str(quarter_of(each)) for each in (first, last)]
        case Grain.WEEK:
            ends = [str(each.first.isocalendar().week) for each in (first, last)]
        case _:
            return days(speech, Period(first.first, last.last))
    return Html("–".join(dict.fromkeys(ends)))
