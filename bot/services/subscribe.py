"""The weekly digest on or off, its day and hour, and what it is about: each person's own choice."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.access import Person, Role
from bot.domain.answer import Reason, Refusal
from bot.domain.schedule import Schedule, Subscription, due, moment_of, week_of
from db.audit import write_line
from db.catalogue import indicator_codes
from db.subscriptions import find_subscription, leader_since, put_subscription, still_without

_MINUTES = 24 * 60


def subscription_of(conn: Connection, person: Person) -> Subscription:
    """Return what somebody has chosen; who has chosen nothing gets it on Monday at 07:00 as a leader."""
    chosen = find_subscription(conn, person.id)
    if chosen:
        return chosen
    since = leader_since(conn, person.id)
    return Subscription(Schedule(on=Role.LEADER in person.roles, since=since))


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What somebody has chosen, and the day of their next digest; None where they get none."""

    chosen: Subscription
    next_day: date | None = None


def subscribed(conn: Connection, person: Person, local: datetime) -> Subscribed:
    """Return what somebody gets, seen from a local moment."""
    chosen = subscription_of(conn, person)
    return Subscribed(chosen, _next_day(conn, person, chosen.schedule, local))


def _next_day(conn: Connection, person: Person, schedule: Schedule, local: datetime) -> date | None:
    """Return this week's day, or next week's where its hour was not theirs, or its digest has been sent.

    One that is due goes out today, however late.
    """
    zone = local.tzinfo
    if not schedule.on or zone is None:
        return None
    waits = bool(still_without(conn, week_of(local), [person.id]))
    if waits and due(schedule, None, local):
        return local.date()
    moment = moment_of(schedule, week_of(local), zone)
    if moment <= local or not waits:
        moment = moment_of(schedule, week_of(local + timedelta(days=7)), zone)
    return moment.astimezone(zone).date()


def subscribe(
    conn: Connection, person: Person, wanted: Subscription, now: datetime
) -> Subscription | Refusal:
    """Keep what somebody wants from now on; a refusal where there is no such hour or indicator.

    An hour that has passed already this week is one of the next week's.
    """
    schedule = wanted.schedule
    if not (1 <= schedule.weekday <= 7 and 0 <= schedule.minute < _MINUTES):
        return Refusal(Reason.GONE)
    if not indicator_codes(conn).issuperset(wanted.indicators):
        return Refusal(Reason.GONE)
    before = subscription_of(conn, person)
    since = before.schedule.since if _same_hour(before.schedule, schedule) else now
    kept = replace(wanted, schedule=replace(schedule, since=since))
    if kept != before:
        put_subscription(conn, person.id, kept)
        write_line(conn, now, f"person:{person.id}", "subscribe", _details(kept))
    return kept


def _same_hour(one: Schedule, other: Schedule) -> bool:
    return (one.on, one.weekday, one.minute) == (other.on, other.weekday, other.minute)


def _details(kept: Subscription) -> dict[str, str | int]:
    schedule = kept.schedule
    return {
        "on": int(schedule.on),
        "weekday": schedule.weekday,
        "minute": schedule.minute,
        "indicators": " ".join(kept.indicators),
    }
