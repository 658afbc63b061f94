"""What one unit's leaders are told of a week."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Gap, Result
from bot.domain.digest import Digest, Line, Reason
from bot.domain.figure import WHOLE
from bot.domain.importance import importance_of, reason_of
from bot.domain.indicator import Direction
from bot.domain.question import Kind, Question, Subject
from bot.domain.schedule import Week
from bot.services.ask import Asking
from bot.services.ask.missing import gaps_of
from bot.services.digest.behind import Lack, causes_of, lack_of, moving
from bot.services.digest.candidates import Candidate, Heard, candidates_of, heard_of, is_since
from bot.services.findings import Findings


def compose(findings: Findings, unit_id: int, codes: Sequence[str], week: Week, since: datetime) -> Digest:
    """Return the digest of a unit with all below it, on some indicators, or on all where no code is given.

    It tells of the figures as they are in this snapshot. ``since`` is when the digest before was due: only
    what was approved after it is news, and only what is news is told for its change.
    """
    asking = _asking(findings, unit_id, codes)
    heard = [each for indicator in asking.indicators for each in heard_of(asking, indicator)]
    found = candidates_of(findings, heard)
    lines = [line for each in found if (line := _line(asking, each, since))]
    notable = [line for line in lines if line.reason is not Reason.STEADY]
    steady = [line for line in lines if line.reason is Reason.STEADY]
    return Digest(
        findings.catalogue.register.units[unit_id],
        week,
        since,
        tuple(sorted(notable, key=lambda line: (line.is_new, line.importance), reverse=True)),
        tuple(line for line in steady if not _is_overdue(line)),
        tuple(line for line in steady if _is_overdue(line)),
        tuple(_gaps(asking, lines)),
        news=_are_news(heard, found, since),
    )


def leader_of(unit_id: int) -> Person:
    """Return who may see a unit with all below it and nothing else."""
    return Person(0, 0, "", "vi", (Grant(Role.LEADER, unit_id),))


def _asking(findings: Findings, unit_id: int, codes: Sequence[str]) -> Asking:
    """Return a question about a unit as one of its leaders asks it, whoever that is."""
    known = findings.catalogue.by_code
    ids = tuple(known[code].id for code in codes if code in known)
    return Asking(findings, leader_of(unit_id), Question(Kind.MISSING, ids, (Subject(unit_id, WHOLE),)))


def _are_news(heard: Sequence[Heard], found: Sequence[Candidate], since: datetime) -> bool:
    made_up = all(each.illustrative for each in found)
    return any(each.is_news(since, made_up=made_up) for each in heard)


def _line(asking: Asking, candidate: Candidate, since: datetime) -> Line | None:
    """Return what is told of a figure; None of a note that is no cause of anything."""
    result = candidate.result
    causes = causes_of(asking, result)
    if not (causes or result.finding.standing.has_number):
        return None
    is_fresh = is_since(result.finding.standing, since)
    was, step = (candidate.was, candidate.step) if is_fresh else (None, None)
    reason = reason_of(result.judgement, was, step)
    lack = lack_of(asking, result) if reason is Reason.MISSES else Lack()
    moved = moving(asking, candidate.before, result) if _tells_change(reason) and candidate.before else ()
    return Line(
        _opening(result),
        result,
        candidate.change,
        reason,
        importance_of(result.indicator, result.judgement, step),
        lack.units or moved,
        lack.share,
        causes,
        is_fresh,
    )


def _opening(result: Result) -> Question:
    """Return the question that opens a line: the same figure, whatever comes later."""
    return Question(Kind.VALUE, (result.indicator.id,), (result.who.subject,), result.finding.period)


def _tells_change(reason: Reason) -> bool:
    return reason in (Reason.FELL, Reason.ROSE)


def _is_overdue(line: Line) -> bool:
    return line.result.indicator.direction is Direction.DOWN


def _gaps(asking: Asking, lines: Sequence[Line]) -> list[Gap]:
    """Return who is missing from the figures that are told."""
    told = {(line.result.indicator.id, piece) for line in lines for piece in line.result.finding.pieces}
    return [gap for gap in gaps_of(asking) if gap.silent and (gap.indicator.id, gap.period) in told]
