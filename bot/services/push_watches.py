"""Tell of watched figures that have crossed their bounds, once for each crossing and once a day at most.

Nothing is looked at in the quiet hours, so that the morning tells of the figures as they are by then.
Any number of processes may do this at once: a crossing is told by whoever notes it first.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import TypeAlias

from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Result
from bot.domain.catalogue import Catalogue
from bot.domain.question import Question
from bot.domain.watch import Crossing, is_quiet
from bot.services.ask import Asking
from bot.services.ask.bounds import passes
from bot.services.ask.rights import refused
from bot.services.given import note_told
from bot.services.library import Library, State, state_of
from bot.services.rendered import Rendered, message
from db.engine import Database
from db.outbox import Message, put
from db.people import find_people
from db.watches import turn, turned, watched

_log = logging.getLogger(__name__)

RenderCrossing: TypeAlias = Callable[[Crossing, Person], Rendered]


@dataclass(frozen=True, slots=True)
class Checked:
    """What has been looked at already: one state of the figures, on one day that messages may be of."""

    state: State
    day: date


@dataclass(frozen=True, slots=True)
class Watching:
    """What it takes to tell of crossings: the figures, the moment, by whose clocks, and how it is worded."""

    database: Database
    library: Library
    now: datetime
    zone: tzinfo
    render: RenderCrossing

    @property
    def day(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()


def push_watches(watching: Watching, before: Checked | None) -> Checked | None:
    """Queue a message for each crossing; return what was looked at, for which nothing is done again.

    Whoever was told today is told tomorrow, if the figure is then on the other side still.
    """
    if is_quiet(watching.now, watching.zone):
        return before
    with watching.database.reading() as conn:
        checked = Checked(state_of(conn), watching.day)
        if checked == before:
            return checked
        findings = list(_crossings(conn, watching))
        people = find_people(conn, {each.watch.person_id for each in findings})
        catalogue = watching.library.lexicon(conn).catalogue
        told = [each for each in findings if _may_see(catalogue, people.get(each.watch.person_id), each)]
        messages = [(each, _message(watching, each, people[each.watch.person_id])) for each in told]
    if messages:
        with watching.database.writing() as conn:
            entitled = find_people(conn, people.keys())
            for crossing, written in messages:
                if _may_see(catalogue, entitled.get(crossing.watch.person_id), crossing):
                    _tell(conn, watching, crossing, written)
        _log.info("crossings of watched figures looked at", extra={"number": len(messages)})
    return checked


def _crossings(conn: Connection, watching: Watching) -> Iterator[Crossing]:
    """Yield each watch whose figure is certainly on the other side than when it was last told, or set."""
    results: dict[Question, Result | None] = {}
    for question, bound in watched(conn):
        if question not in results:
            results[question] = _result(conn, watching, question)
        result = results[question]
        met = passes(result, bound) if result else None
        if result and met is not None:
            for each in turned(conn, question, bound, met=met):
                if each.told_on is None or each.told_on < watching.day:
                    yield Crossing(each, result, met)


def _result(conn: Connection, watching: Watching, question: Question) -> Result | None:
    """Return a watched figure, as anybody who may see the unit sees it."""
    anybody = Person(0, 0, "", "vi", (Grant(Role.LEADER, question.subjects[0].unit_id),))
    asking = Asking(watching.library.findings(conn), anybody, question)
    return None if refused(asking) else asking.result(asking.subject, asking.measured)


def _may_see(catalogue: Catalogue, person: Person | None, crossing: Crossing) -> bool:
    units = (crossing.watch.question.subjects[0].unit_id, *crossing.watch.question.without)
    return person is not None and all(person.may_see(catalogue.register, each) for each in units)


def _message(watching: Watching, crossing: Crossing, person: Person) -> Message | None:
    """Return what is said of a crossing; None of a figure that was not known, and is not past its bound."""
    if crossing.watch.met is None and not crossing.met:
        return None
    said = message("watch", person.telegram_id, person.id, watching.render(crossing, person))
    return replace(said, dedupe=f"watch:{crossing.watch.id}:{watching.day}")


def _tell(conn: Connection, watching: Watching, crossing: Crossing, said: Message | None) -> None:
    """Note a crossing, and say it where nobody else has noted it."""
    before = crossing.watch
    told_on = watching.day if said else before.told_on
    if turn(conn, before, told_on, met=crossing.met) and said:
        put(conn, said, watching.now)
        period = crossing.result.finding.period
        note_told(conn, before.person_id, before.question, period, watching.now)
