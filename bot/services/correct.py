"""Tell of a correction: whoever was given the old figure learns the new one and why, once, in their language.

A figure that a file corrects (``baoso import``) is told to nobody: a file has thousands of rows of the past,
and no reason for any of them; the import's own report says how many figures it has replaced.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import Connection

from bot.domain.answer import Result
from bot.domain.notice import Corrected, Correction
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Decided, Sheet
from bot.services.acting import Act, Tell, say
from bot.services.concerned import Readers, corrections
from bot.services.findings import Findings
from bot.services.library import Library
from db.people import find_people

_Sum: TypeAlias = tuple[int, Subject, Period]  # of an indicator


@dataclass(frozen=True, slots=True)
class Published:
    """A submission that was approved just now, and whoever was given what its figures correct."""

    decided: Decided
    sheet: Sheet  # in whose lines what they replace still stands
    readers: Readers


@dataclass(frozen=True, slots=True)
class _Given:
    """What one person was given: indicators of each submission, and sums as they were before the first."""

    told: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    sums: dict[_Sum, Result] = field(default_factory=dict[_Sum, Result])


def tell_corrected(
    conn: Connection, library: Library, act: Act, tell: Tell, published: Sequence[Published]
) -> int:
    """Write down what each reader is to be told of all that was published; return how many they are."""
    findings, given = library.findings(conn), _given(published)
    people = find_people(conn, given)
    alike: dict[frozenset[object], list[int]] = {}  # people of one message
    for person_id, each in given.items():
        alike.setdefault(frozenset((*each.told, *each.sums)), []).append(person_id)
    return sum(
        say(
            conn,
            act.now,
            tell,
            [people[each] for each in ids],
            _notice(findings, published, given[ids[0]]),
            _key(published, given[ids[0]]),
        )
        for ids in alike.values()
    )


def _given(published: Sequence[Published]) -> dict[int, _Given]:
    """Return what people were given, by their ids."""
    found: dict[int, _Given] = {}
    for number, each in enumerate(published):
        for person_id, indicators in each.readers.items():
            given = found.setdefault(person_id, _Given())
            for indicator_id, sums in indicators.items():
                given.told.add((number, indicator_id))
                for key, before in sums.items():
                    given.sums.setdefault((indicator_id, *key), before)
    return found


def _key(published: Sequence[Published], given: _Given) -> str:
    """Return what names a message about some submissions: the first of them in its version."""
    first = published[min(given.told)[0]].sheet.submission
    return f"corrected:{first.id}:{first.version}" if first else "corrected"


def _notice(findings: Findings, published: Sequence[Published], given: _Given) -> Corrected:
    told = (
        Correction(each.sheet, line)
        for number, each in enumerate(published)
        for line in corrections(each.sheet)
        if (number, line.indicator.id) in given.told
    )
    return Corrected(tuple(told), tuple(_moved(findings, given.sums)))


def _moved(findings: Findings, sums: Mapping[_Sum, Result]) -> Iterator[tuple[Result, Result]]:
    """Yield the sums that have changed, as they were and as they are."""
    for (_, subject, period), before in sums.items():
        found = findings.at(subject, before.indicator, period)
        if found and found.standing.measure != before.finding.standing.measure:
            yield before, findings.result(subject, before.indicator, found)
