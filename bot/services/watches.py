"""Watch a figure: each person sets, sees and removes their own watches."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.answer import Reason, Refusal, Result
from bot.domain.question import Bound, Kind, Question, written
from bot.domain.watch import Watch
from bot.services.ask import Asking
from bot.services.ask.bounds import passes, without_target
from bot.services.ask.rights import refused
from bot.services.library import Library
from db import watches as kept
from db.audit import write_line

MOST = 20  # of one person


@dataclass(frozen=True, slots=True)
class SetWatch:
    """What somebody is told of from now on, and the figure as it is now, if there is one."""

    watch: Watch
    result: Result | None


@dataclass(frozen=True, slots=True)
class TooManyWatches:
    """Somebody watches as much as one person may; one has to go first."""

    most: int = MOST


def set_watch(
    conn: Connection, library: Library, person: Person, question: Question, bound: Bound, now: datetime
) -> SetWatch | Refusal | TooManyWatches:
    """Watch the figure that a question asks for; one that is watched already is the same watch.

    How the figure is now is where it starts from: only what crosses the bound from there is told.
    """
    asking = Asking(library.findings(conn), person, _plain(question, bound))
    refusal = _refused(asking)
    if refusal:
        return refusal
    watched = replace(asking.question, subjects=(asking.subject,), bound=None)
    result = asking.result(asking.subject, asking.measured)
    met = passes(result, bound) if result else None
    own = kept.watches_of(conn, person.id)
    same = next((each for each in own if (each.question, each.bound) == (watched, bound)), None)
    if same:
        return SetWatch(replace(same, met=met), result)
    if len(own) >= MOST:
        return TooManyWatches()
    _log(conn, person, "watch", now, {"question": written(watched), "bound": _told(bound)})
    return SetWatch(kept.add_watch(conn, person.id, watched, bound, now, met=met), result)


def watches_of(conn: Connection, person: Person) -> list[Watch]:
    """Return somebody's watches, the oldest first."""
    return kept.watches_of(conn, person.id)


def remove_watch(conn: Connection, person: Person, watch_id: int, now: datetime) -> bool:
    """Watch something no more; False where it was not watched by that person."""
    removed = kept.remove_watch(conn, person.id, watch_id)
    if removed:
        _log(conn, person, "unwatch", now, {"watch": watch_id})
    return removed


def _plain(question: Question, bound: Bound) -> Question:
    """Return a question for one indicator's figure, as it is known now, and nothing else."""
    return Question(
        Kind.VALUE,
        question.indicator_ids[:1],
        question.subjects[:1],
        question.period,
        bound=bound,
        without=question.without,
        in_things=question.in_things,
    )


def _refused(asking: Asking) -> Refusal | None:
    refusal = refused(asking)
    if refusal:
        return refusal
    bound, indicator = asking.question.bound, asking.indicator
    relation = bound.relation if bound else None
    of_several = not (indicator.is_ratio or asking.subject.is_own)
    if relation and (relation.is_of_average or (relation.is_of_target and of_several)):
        return Refusal(Reason.NO_TARGET, asking.findings.who(asking.subject), indicator)
    return without_target(asking, asking.subject)


def _log(conn: Connection, person: Person, action: str, now: datetime, details: dict[str, str | int]) -> None:
    write_line(conn, now, f"person:{person.id}", action, details)


def _told(bound: Bound) -> str:
    return bound.relation if bound.value is None else f"{bound.relation} {bound.value}"
