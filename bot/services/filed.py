"""Submissions that came with a file, and still stand as it left them or as they were sent, go on together."""

from collections.abc import Iterable

from sqlalchemy import Connection

from bot.domain.submission import FileInList, State, Submission
from db.filings import Filed, filed_among
from db.people import name_of_person


def by_file(conn: Connection, submissions: Iterable[Submission]) -> tuple[list[FileInList], list[Submission]]:
    """Return the files that several submissions came with, the earliest first, and the other submissions."""
    known = {each.id: each for each in submissions}
    latest = {
        each.submission_id: each
        for each in filed_among(conn, list(known))
        if each.version == _as_it_came(known[each.submission_id])
    }
    parts: dict[int, list[Filed]] = {}
    for each in sorted(latest.values()):
        parts.setdefault(each.filing_id, []).append(each)
    files = [
        FileInList(
            some[0].filing_id, some[0].name, name_of_person(conn, some[0].person_id), some[0].at, len(some)
        )
        for some in parts.values()
        if len(some) > 1
    ]
    shown = {each.filing_id for each in files}
    rest = [
        each for each in known.values() if each.id not in latest or latest[each.id].filing_id not in shown
    ]
    return files, rest


def _as_it_came(submission: Submission) -> int:
    """Return the version that a draft had before it was sent."""
    return submission.version - (submission.state is State.PENDING)
