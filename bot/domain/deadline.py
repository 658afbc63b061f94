"""When figures are due, and from when on a period is locked."""

from datetime import date, timedelta
from enum import StrEnum

from bot.domain.indicator import Frequency
from bot.domain.period import Grain, Period, half, month, quarter, week, year

_DUE_AFTER = {  # days behind the last day of a period
    Grain.WEEK: 3,
    Grain.MONTH: 5,
    Grain.QUARTER: 10,
    Grain.HALF: 15,
    Grain.YEAR: 30,
}
_LOCKED_AFTER = {
    Grain.WEEK: 28,
    Grain.MONTH: 45,
    Grain.QUARTER: 60,
    Grain.HALF: 75,
    Grain.YEAR: 120,
}
_OTHERWISE_DUE, _OTHERWISE_LOCKED = 10, 60
_OPEN_DAYS = 7
_EARLY = timedelta(days=2)


class Stage(StrEnum):
    """How near the day is on which a period's figures are due."""

    EARLY = "early"  # in the last days before it
    TODAY = "today"
    OVERDUE = "overdue"  # and they can still be sent


def just_ended(frequency: Frequency, today: date) -> Period | None:
    """Return the last period of a frequency that was over before a day; None of what is reported once."""
    match frequency:
        case Frequency.WEEK:
            running = week(*today.isocalendar()[:2])
        case Frequency.MONTH:
            running = month(today.year, today.month)
        case Frequency.QUARTER:
            running = quarter(today.year, (today.month + 2) // 3)
        case Frequency.HALF:
            running = half(today.year, (today.month + 5) // 6)
        case Frequency.YEAR:
            running = year(today.year)
        case Frequency.ONCE:
            return None
    return running.previous


def due_on(period: Period) -> date:
    """Return the day on which a period's figures are due."""
    return period.last + timedelta(days=_DUE_AFTER.get(period.grain, _OTHERWISE_DUE))


def locks_after(period: Period) -> date:
    """Return the last day on which a period's figures can be sent or corrected."""
    return period.last + timedelta(days=_LOCKED_AFTER.get(period.grain, _OTHERWISE_LOCKED))


def open_until(today: date) -> date:
    """Return the last day on which a locked period can be sent that is opened on a day."""
    return today + timedelta(days=_OPEN_DAYS)


def stage_of(period: Period, today: date) -> Stage | None:
    """Return how near a period's day is; None where it is far off, or the period is locked."""
    due = due_on(period)
    if today > due:
        return Stage.OVERDUE if today <= locks_after(period) else None
    if today == due:
        return Stage.TODAY
    return Stage.EARLY if today >= due - _EARLY else None
