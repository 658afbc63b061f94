"""A leader gets each week's digest once, at the hour that was chosen, whatever calendars and clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedule import Schedule, Week, due, moment_of, told, week_of
from bot.domain.watch import is_quiet

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
ZONES = [
    ZoneInfo(name)
    for name in (
        *("Asia/Ho_Chi_Minh", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"),
        *("America/Santiago", "Africa/Casablanca", "Pacific/Kiritimati", "Pacific/Apia", "Asia/Kathmandu"),
    )
]
MONDAYS = Schedule()
zones = st.sampled_from(ZONES)
schedules = st.builds(Schedule, weekday=st.integers(1, 7), minute=st.integers(0, 24 * 60 - 1))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is put in beside
weeks = st.dates(date(2000, 1, 3), date(2099, 12, 27)).map(lambda day: week_of(datetime.combine(day, time())))


def at(text: str, zone: ZoneInfo = HANOI) -> datetime:
    """Read a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@given(moments, zones, schedules)
def test_it_is_due_from_its_hour_to_the_end_of_its_week(
    now: datetime, zone: ZoneInfo, schedule: Schedule
) -> None:
    local = now.astimezone(zone)
    week = week_of(local)
    assert due(schedule, None, local) == (week if moment_of(schedule, week, zone) <= now else None)


@given(moments, zones, schedules)
def test_the_same_week_is_never_due_twice(now: datetime, zone: ZoneInfo, schedule: Schedule) -> None:
    local = now.astimezone(zone)
    sent = due(schedule, None, local)
    if sent:
        assert due(schedule, sent, local) is None


@given(
    moments,
    zones,
    st.lists(st.tuples(st.integers(0, 12 * 24), schedules), min_size=1, max_size=60),
)
def test_each_week_comes_once_and_in_order_however_often_one_looks_and_changes_the_hour(
    start: datetime, zone: ZoneInfo, looks: list[tuple[int, Schedule]]
) -> None:
    now, last = start, None
    sent: list[Week] = []
    for hours, schedule in looks:
        now += timedelta(hours=hours)
        week = due(schedule, last, now.astimezone(zone))
        if week:
            sent.append(week)
            last = week
    assert sent == sorted(set(sent))


@given(weeks, zones, schedules)
def test_a_program_that_always_runs_sends_one_every_week(
    week: Week, zone: ZoneInfo, schedule: Schedule
) -> None:
    monday = datetime.fromisocalendar(*week, 1)
    following = [week_of(monday + timedelta(weeks=number)) for number in range(60)]
    hours = [moment_of(schedule, each, zone) for each in following]
    assert [
        due(schedule, before, hour.astimezone(zone))
        for before, hour in zip([None, *following], hours, strict=False)
    ] == following
    assert all(
        timedelta(days=6) <= later - earlier <= timedelta(days=8) for earlier, later in pairwise(hours)
    )


@given(moments, zones, schedules, st.timedeltas(timedelta(minutes=1), timedelta(days=7)))
def test_an_hour_before_it_was_chosen_is_nobodys(
    now: datetime, zone: ZoneInfo, schedule: Schedule, after: timedelta
) -> None:
    local = now.astimezone(zone)
    moment = moment_of(schedule, week_of(local), zone)
    chosen = Schedule(weekday=schedule.weekday, minute=schedule.minute, since=moment + after)
    assert due(chosen, None, local) is None


@given(moments, zones, schedules)
def test_a_digest_tells_of_this_week_or_the_one_before(
    now: datetime, zone: ZoneInfo, schedule: Schedule
) -> None:
    week = week_of(now.astimezone(zone))
    hour = moment_of(schedule, week, zone).astimezone(zone)
    assert told(hour) in {week, week_of(hour - timedelta(days=7))}


@given(moments, zones)
def test_nothing_is_due_to_whoever_wants_none(now: datetime, zone: ZoneInfo) -> None:
    assert due(Schedule(on=False), None, now.astimezone(zone)) is None


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-23 06:59:59", None),
        ("2026-11-23 07:00", (2026, 48)),
        ("2026-11-29 23:59", (2026, 48)),
        ("2026-11-30 00:00", None),
        ("2026-12-28 07:00", (2026, 53)),  # the year has 53 weeks
        ("2027-01-01 12:00", (2026, 53)),  # Babel says week 1 of 2027
        ("2027-01-03 23:59", (2026, 53)),
        ("2027-01-04 07:00", (2027, 1)),
        ("2024-12-30 07:00", (2025, 1)),  # the last days of 2024 are of the week of 1 January 2025
    ],
)
def test_mondays_at_seven(now: str, week: Week | None) -> None:
    assert due(MONDAYS, None, at(now)) == week


def test_down_from_sunday_to_monday_half_past_nine_it_comes_at_half_past_nine() -> None:
    assert due(MONDAYS, (2026, 47), at("2026-11-22 18:00")) is None
    assert due(MONDAYS, (2026, 47), at("2026-11-23 09:30")) == (2026, 48)


def test_down_for_three_weeks_one_comes_and_not_three() -> None:
    back = at("2026-12-16 10:00")
    week = due(MONDAYS, (2026, 48), back)
    assert week == (2026, 51)
    assert due(MONDAYS, week, back) is None


@pytest.mark.parametrize(
    ("sent_at", "week"),
    [
        ("2026-11-23 07:00", (2026, 47)),  # a Monday morning looks back on the week that ended
        ("2026-11-25 18:00", (2026, 47)),
        ("2026-11-27 16:00", (2026, 48)),  # a Friday afternoon on the one that is ending
        ("2027-01-04 07:00", (2026, 53)),
        ("2027-01-11 07:00", (2027, 1)),
    ],
)
def test_the_week_that_is_told_of(sent_at: str, week: Week) -> None:
    assert told(at(sent_at)) == week


def test_an_hour_that_the_clocks_skip_or_repeat_comes_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    skipped, repeated = Schedule(weekday=7, minute=150), Schedule(weekday=7, minute=150)
    assert moment_of(skipped, (2026, 13), berlin) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    first = moment_of(repeated, (2026, 43), berlin)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert due(repeated, None, first.astimezone(berlin)) == (2026, 43)
    assert due(repeated, (2026, 43), (first + timedelta(hours=1)).astimezone(berlin)) is None


@pytest.mark.parametrize(
    ("now", "quiet"),
    [
        ("2026-11-23 20:59:59", False),
        ("2026-11-23 21:00", True),
        ("2026-11-24 00:10", True),
        ("2026-11-24 06:29:59", True),
        ("2026-11-24 06:30", False),
    ],
)
def test_the_quiet_hours(now: str, *, quiet: bool) -> None:
    assert is_quiet(at(now).astimezone(UTC), HANOI) is quiet
