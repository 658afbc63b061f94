"""A digest that somebody asks for: as it would be now and what to draw of it, or as it was once due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.answer import Ranking, Reason, Refusal, Trend
from bot.domain.digest import Digest, Line
from bot.domain.digest import Reason as Why
from bot.domain.question import End, Kind, Question, Subject
from bot.services.ask import ask
from bot.services.digest import digest_at
from bot.services.findings import Findings
from bot.services.library import Library
from bot.services.subscribe import subscription_of

_A_MINUTE = timedelta(minutes=1)
_BARS = 10


@dataclass(frozen=True, slots=True)
class Preview:
    """The digest that would be sent now, and what can be drawn of it, the most telling first."""

    digest: Digest
    drawable: tuple[Trend | Ranking, ...]


def preview(conn: Connection, library: Library, person: Person, now: datetime, zone: tzinfo) -> Preview:
    """Return the digest of somebody's own unit as if it were due now."""
    due = now - timedelta(seconds=now.second, microseconds=now.microsecond)
    due += _A_MINUTE if due < now else timedelta()  # its further pages are asked for by whole minutes
    codes = subscription_of(conn, person).indicators
    digest = digest_at(conn, library, person.home_id, codes, due, zone)
    return Preview(digest, tuple(_drawable(library.findings(conn), person, digest)))


def digest_then(
    conn: Connection, library: Library, person: Person, unit_id: int, due: datetime, zone: tzinfo
) -> Digest | Refusal:
    """Return the digest of a unit as it was due, on the indicators that the person has chosen."""
    catalogue = library.lexicon(conn).catalogue
    register = catalogue.register
    if unit_id not in register.units:
        return Refusal(Reason.GONE)
    if not person.may_see(register, unit_id):
        return Refusal(Reason.NOT_PERMITTED, who=catalogue.who(Subject(unit_id)))
    return digest_at(conn, library, unit_id, subscription_of(conn, person).indicators, due, zone)


def _drawable(findings: Findings, person: Person, digest: Digest) -> Iterator[Trend | Ranking]:
    """Yield what may be drawn of the most important line: who is behind, or how it went."""
    for line in digest.notable[:1] if digest.news else ():
        for question in _questions(line):
            answer = ask(findings, person, question)
            if isinstance(answer, (Trend, Ranking)) and _shows(answer, line):
                yield answer


def _questions(line: Line) -> tuple[Question, ...]:
    trend = replace(line.question, kind=Kind.TREND, period=None)
    if line.result.who.tier is None:
        return (trend,)
    period = line.result.finding.period
    order = replace(line.question, kind=Kind.RANK, period=period, end=End.WORST, limit=_BARS)
    return (order, trend) if line.reason is Why.MISSES and line.units else (trend, order)


def _shows(answer: Trend | Ranking, line: Line) -> bool:
    """Say whether a picture would be of the very figure that a line tells, and not of another beside it."""
    found = answer.results[-1] if isinstance(answer, Trend) else answer.total
    asked, shown = line.result.finding, found.finding
    return shown.period == asked.period and shown.standing.illustrative is asked.standing.illustrative
