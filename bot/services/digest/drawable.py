"""What can be drawn of a digest: the answers that show its most important lines."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from bot.domain.access import Person
from bot.domain.answer import Ranking, Trend
from bot.domain.digest import Digest, Line, Reason
from bot.domain.question import End, Kind, Question
from bot.services.ask import ask
from bot.services.findings import Findings

Drawable: TypeAlias = Trend | Ranking

_BARS = 10
_LINES = 3  # some cannot be drawn, such as what is done or not


def drawable(findings: Findings, person: Person, digest: Digest) -> Iterator[Drawable]:
    """Yield what shows the most important lines, the most telling first: who is behind, or how it went."""
    for line in digest.notable[:_LINES] if digest.tells_news else ():
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
    return (order, trend) if line.reason is Reason.MISSES and line.units else (trend, order)


def _shows(answer: Drawable, line: Line) -> bool:
    """Say whether a picture would be of the very figure that a line tells, and not of another beside it."""
    found = answer.results[-1] if isinstance(answer, Trend) else answer.total
    asked, shown = line.result.finding, found.finding
    return shown.period == asked.period and shown.standing.illustrative is asked.standing.illustrative
