"""Every figure that a digest could tell: one for each indicator and tier, beside what it was before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.domain.answer import Change, Judgement, Result
from bot.domain.figure import WHOLE
from bot.domain.importance import Moved, Step, step_of
from bot.domain.indicator import Indicator
from bot.domain.question import Subject
from bot.domain.standing import Finding, Standing
from bot.services.ask import Asking
from bot.services.findings import Findings, distance
from db.series import Window

_MOST = 16  # periods of all grains, among which the latest nine or more of one are


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known of a subject: its latest figure, if enough have reported one, and the recent ones."""

    subject: Subject
    indicator: Indicator
    finding: Finding | None
    recent: tuple[Standing, ...]

    def is_news(self, since: datetime, *, made_up: bool) -> bool:
        """Say whether anything was approved since a moment, made up or not."""
        return any(is_since(each, since) for each in self.recent if made_up or not each.illustrative)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject's latest figure, the one before it of the same grain, and what lies between."""

    result: Result
    before: Result | None
    change: Change | None
    step: Step | None

    @property
    def illustrative(self) -> bool:
        """Whether the figure is made up."""
        return self.result.finding.standing.illustrative

    @property
    def was(self) -> Judgement | None:
        """How the figure before stood to its goal."""
        return self.before.judgement if self.before else None


def heard_of(asking: Asking, indicator: Indicator) -> list[Heard]:
    """Return what is known of an indicator: of the unit's own office, each tier, and what is told for all."""
    subject, findings = asking.subject, asking.findings
    if not subject.is_whole:
        return [_heard(findings, subject, indicator)]
    spoken = findings.series.tiers(subject.unit_id, indicator.id)
    tiers = [each for each in asking.catalogue.register.tiers if each in spoken]
    own = [_heard(findings, asking.settled(Subject(subject.unit_id, each)), indicator) for each in tiers]
    whole = _heard(findings, subject, indicator) if WHOLE in spoken else None
    return [*own, whole] if whole and not _is_of_tiers(whole) else own


def candidates_of(findings: Findings, heard: Iterable[Heard]) -> list[Candidate]:
    """Return every figure that could be told; what is made up only where nothing published is there."""
    found = [_candidate(findings, each, each.finding) for each in heard if each.finding]
    return [each for each in found if not each.illustrative] or found


def is_since(standing: Standing, since: datetime) -> bool:
    """Say whether a figure, or the last one of a sum, was approved after a moment or at it."""
    approved_at = standing.provenance.approved_at
    return approved_at is not None and approved_at >= since


def _heard(findings: Findings, subject: Subject, indicator: Indicator) -> Heard:
    found = findings.latest(subject, indicator)
    recent = findings.standings(subject, indicator, Window(most=_MOST))
    return Heard(subject, indicator, found[0] if found else None, tuple(recent))


def _is_of_tiers(whole: Heard) -> bool:
    """Say whether a whole is made of its tiers, each of which is told."""
    return whole.finding is None or bool(whole.finding.standing.coverage or whole.finding.standing.parts)


def _candidate(findings: Findings, heard: Heard, finding: Finding) -> Candidate:
    subject, indicator = heard.subject, heard.indicator
    series = _leading_to(finding.standing, heard.recent)
    changes = [_change(indicator, one, other) for one, other in pairwise(series)]
    moves = [_moved(indicator, one, each) for one, each in zip(series, changes, strict=False)]
    return Candidate(
        findings.result(subject, indicator, finding),
        findings.result(subject, indicator, _alone(series[-2])) if len(series) > 1 else None,
        changes[-1] if changes else None,
        step_of(indicator, moves),
    )


def _leading_to(last: Standing, known: Sequence[Standing]) -> list[Standing]:
    """Return what stood at the periods of the last one's grain up to it, the oldest first."""
    same = (
        each
        for each in known
        if each.serves
        and each.has_number
        and each.illustrative is last.illustrative
        and each.period.grain is last.period.grain
        and each.period.key < last.period.key
    )
    return [*sorted(same, key=lambda each: each.period.key), last]


def _change(indicator: Indicator, earlier: Standing, later: Standing) -> Change | None:
    points = distance(indicator, earlier, later)
    return None if points is None else Change(earlier.period, points)


def _moved(indicator: Indicator, earlier: Standing, change: Change | None) -> Moved | None:
    number = indicator.number(earlier.measure)
    return Moved(number.value, change.points) if number and change else None


def _alone(standing: Standing) -> Finding:
    return Finding(standing.period, (standing.period,), standing)
