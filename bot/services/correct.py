"""Tell of a correction: whoever was given the old figure learns the new one and why, once, in their language.

A figure that a file corrects (``baoso import``) is told to nobody: a file has thousands of rows of the past,
and no reason for any of them; the import's own report says how many figures it has replaced.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from bot.domain.answer import Result
from bot.domain.notice import Corrected, Correction
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.submission import Sheet
from bot.services.acting import Act, Tell, say
from bot.services.concerned import Readers, Sums, corrections
from bot.services.findings import Findings
from bot.services.library import Library
from db.people import find_people

# What people of one message were given: indicators, and of each the sums.
_Alike = frozenset[tuple[int, tuple[Subject, Period] | None]]


def tell_corrected(
    conn: Connection, library: Library, act: Act, tell: Tell, sheet: Sheet, readers: Readers
) -> int:
    """Write down what readers are to be told of a sheet that has been published; return how many they are."""
    findings, people = library.findings(conn), find_people(conn, readers)
    alike: dict[_Alike, list[int]] = {}
    for person_id, given in readers.items():
        keys = frozenset((indicator_id, key) for indicator_id, sums in given.items() for key in (None, *sums))
        alike.setdefault(keys, []).append(person_id)
    key = f"corrected:{sheet.submission.id}:{sheet.submission.version}" if sheet.submission else "corrected"
    return sum(
        say(
            conn,
            act.now,
            tell,
            [people[each] for each in ids],
            _notice(findings, sheet, readers[ids[0]]),
            key,
        )
        for ids in alike.values()
    )


def _notice(findings: Findings, sheet: Sheet, given: Mapping[int, Sums]) -> Corrected:
    lines = (line for line in corrections(sheet) if line.indicator.id in given)
    told = (Correction(line, tuple(_moved(findings, given[line.indicator.id]))) for line in lines)
    return Corrected(sheet, tuple(told))


def _moved(findings: Findings, sums: Sums) -> Iterator[tuple[Result, Result]]:
    """Yield the sums that have changed, as they were and as they are."""
    for (subject, period), before in sums.items():
        found = findings.at(subject, before.indicator, period)
        if found and found.standing.measure != before.finding.standing.measure:
            yield before, findings.result(subject, before.indicator, found)
