"""When a weekly digest is due: days and hours as the local calendar has them, weeks as ISO counts them."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TypeAlias

Week: TypeAlias = tuple[int, int]  # an ISO year and the number of a week in it, which order as they come

_HALF_A_WEEK = timedelta(days=3, hours=12)


@dataclass(frozen=True, slots=True)
class Schedule:
    """On which day of the week (1 is Monday) and at which minute of that day somebody wants the digest."""

    on: bool = True
    weekday: int = 1
    minute: int = 7 * 60
    since: datetime | None = None  # when it was chosen, aware; no hour before that is anybody's


@dataclass(frozen=True, slots=True)
class Subscription:
    """When somebody wants the digest, and on which indicators, by their codes; none is all of them."""

    schedule: Schedule = Schedule()
    indicators: tuple[str, ...] = ()


def week_of(local: datetime) -> Week:
    """Return the ISO week of a local moment: that of 1 January 2027 is (2026, 53)."""
    iso = local.isocalendar()
    return iso.year, iso.week


def moment_of(schedule: Schedule, week: Week, zone: tzinfo) -> datetime:
    """Return when the digest of a week is due, in UTC.

    An hour that the clocks skip is due as much after the skip; one that they repeat is due the first time.
    """
    day = datetime.fromisocalendar(*week, schedule.weekday)
    hour, minute = divmod(schedule.minute, 60)
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


def end_of(week: Week, zone: tzinfo) -> datetime:
    """Return the moment at which a week is over, in UTC."""
    monday = datetime.fromisocalendar(*week, 1) + timedelta(days=7)
    return datetime.combine(monday, time(), zone).astimezone(UTC)


def due(schedule: Schedule, last: Week | None, now: datetime) -> Week | None:
    """Return the ISO week whose digest is due at a local moment, given the last week that was sent.

    It is this week's, once its hour has come, or none: whatever time the program was down, nothing of an
    earlier week is sent.
    """
    week = week_of(now)
    if not schedule.on or now.tzinfo is None or (last is not None and last >= week):
        return None
    moment = moment_of(schedule, week, now.tzinfo)
    if schedule.since is not None and moment < schedule.since:
        return None
    return week if moment <= now.astimezone(UTC) else None


def told(local: datetime) -> Week:
    """Return the week that a digest of a local moment tells of: that of most of the seven days before.

    On a Monday morning it is the week that has ended, on a Friday evening the one that is ending.
    """
    return week_of(local - _HALF_A_WEEK)
