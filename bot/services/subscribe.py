"""The weekly digest on or off, its day and hour, and what it is about: each person's own choice."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.access import Person, Role
from bot.domain.answer import Reason, Refusal
from bot.domain.schedule import Schedule, Subscription
from db.audit import write_line
from db.catalogue import indicator_codes
from db.subscriptions import find_subscription, leader_since, put_subscription

_MINUTES = 24 * 60


def subscription_of(conn: Connection, person: Person) -> Subscription:
    """Return what somebody has chosen; who has chosen nothing gets it on Monday at 07:00 as a leader."""
    chosen = find_subscription(conn, person.id)
    if chosen:
        return chosen
    since = leader_since(conn, person.id)
    return Subscription(Schedule(on=Role.LEADER in person.roles, since=since))


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
