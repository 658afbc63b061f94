"""Remind officers of what is due, and tell approvers what was not sent in time, each of them once.

Any number of processes may do this at once: who was reminded of which period is a row, written with the
message. What was due while nobody looked is found by the next look, as far as it is true still: on the day
after, nobody is told that something is due today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.access import Person, Role
from bot.domain.deadline import Stage, due_on, stage_of
from bot.domain.notice import Overdue, Reminder
from bot.domain.owing import Owed
from bot.domain.period import Period
from bot.domain.unit import Register
from bot.services.acting import Tell, messages
from bot.services.due import periods_due
from bot.services.library import Library
from bot.services.owing import Debts, Posts, below
from bot.services.rights import everybody
from db.engine import Database
from db.outbox import put_all
from db.people import find_people
from db.reminders import note_reminded, reminded

_OPENS, _CLOSES = time(8), time(17)  # the hours in which people are reminded
_AT_ONCE = 200  # people in one transaction, so that nobody else waits long for theirs


@dataclass(frozen=True, slots=True)
class Reminding:
    """What it takes to remind people: the figures, the moment, by whose clocks, and how it is worded."""

    database: Database
    library: Library
    now: datetime
    zone: tzinfo
    tell: Tell

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class _News:
    """What somebody may have to be told, and on account of which periods."""

    person: Person
    notice: Reminder | Overdue
    stages: Mapping[Period, Stage]
    until: datetime | None


def push_reminders(reminding: Reminding, done: date | None) -> date | None:
    """Queue what is due on a day once its office hours have begun; return the last day that was looked at."""
    today, clock = reminding.today, reminding.now.astimezone(reminding.zone).time()
    if done == today or not _OPENS <= clock < _CLOSES:
        return done
    stages = {each: stage for each in periods_due(today) if (stage := stage_of(each, today))}
    with reminding.database.reading() as conn:
        news = list(_news(conn, reminding, stages))
    for start in range(0, len(news), _AT_ONCE):
        some = news[start : start + _AT_ONCE]
        with reminding.database.reading() as conn:
            fresh = _fresh(conn, some)
        if fresh:
            with reminding.database.writing() as conn:
                _tell(conn, reminding, fresh)
    return today


def _news(conn: Connection, reminding: Reminding, stages: dict[Period, Stage]) -> Iterator[_News]:
    """Yield what everybody might be told, whether they were or not."""
    register = reminding.library.lexicon(conn).catalogue.register
    people, debts = everybody(conn, register, reminding.today), Debts(conn, reminding.library)
    posts = Posts(register, people, reminding.today)
    scopes = {each: _scope(each) for each in people if Role.APPROVER in each.roles and not each.paused}
    late = [each for each, stage in stages.items() if stage is Stage.OVERDUE]
    periods = sorted(stages, key=lambda each: (due_on(each), each.key))
    if len(late) < len(stages):
        owed = [each for period in periods for each in debts.of(posts.units.values(), period)]
        yield from _reminders(reminding, posts.shared_out(owed), stages)
    if late and scopes:
        units = list(below(register, [each for scope in scopes.values() for each in scope]))
        owed = [each for period in periods if period in late for each in debts.of(units, period)]
        yield from _overdue(register, scopes, owed)


def _scope(person: Person) -> tuple[int, ...]:
    return tuple(each.unit_id for each in person.grants if each.role is Role.APPROVER)


def _reminders(
    reminding: Reminding, shares: Mapping[Person, Sequence[Owed]], stages: Mapping[Period, Stage]
) -> Iterator[_News]:
    """Yield to each officer all that they owe, on account of what is due in these days."""
    for person, share in shares.items():
        near = {each.period: stages[each.period] for each in share}
        near = {period: stage for period, stage in near.items() if stage is not Stage.OVERDUE}
        if near:
            yield _News(person, Reminder(tuple(share)), near, _until(reminding, near))


def _overdue(
    register: Register, scopes: Mapping[Person, Sequence[int]], owed: Sequence[Owed]
) -> Iterator[_News]:
    """Yield to each approver what the units of theirs have not sent in time."""
    for person, scope in scopes.items():
        theirs = {each.id for each in below(register, scope)}
        share = tuple(each for each in owed if each.unit.id in theirs)
        if share:
            late = {each.period: Stage.OVERDUE for each in share}
            yield _News(person, Overdue(share, tuple(scope)), late, None)


def _until(reminding: Reminding, about: Mapping[Period, Stage]) -> datetime:
    """Return until when a reminder is true: on the day itself until its end, before it until that day."""
    today = Stage.TODAY in about.values()
    day = reminding.today if today else min(map(due_on, about)) - timedelta(days=1)
    return datetime.combine(day + timedelta(days=1), time(), reminding.zone).astimezone(UTC)


def _fresh(conn: Connection, news: Sequence[_News]) -> list[_News]:
    """Return what somebody was not told yet."""
    periods = {period for each in news for period in each.stages}
    known = reminded(conn, {each.person.id for each in news}, periods)
    return [each for each in news if not {(each.person.id, *about) for about in each.stages.items()} <= known]


def _tell(conn: Connection, reminding: Reminding, news: Sequence[_News]) -> None:
    """Tell those who are still entitled to it, and note of what each was reminded."""
    entitled = find_people(conn, {each.person.id for each in news})
    for each in _fresh(conn, news):
        person = entitled.get(each.person.id)
        if person is None or person.paused:
            continue
        about = {(person.id, *of) for of in each.stages.items()}
        note_reminded(conn, about - reminded(conn, [person.id], list(each.stages)))
        key = f"{type(each.notice).__name__.lower()}:{reminding.today}"
        written = messages(reminding.tell, [person], each.notice, key)
        put_all(conn, [replace(message, expires_at=each.until) for message in written], reminding.now)
