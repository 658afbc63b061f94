"""Where every number of a figure came from."""

from bot.domain.answer import Refusal, Result, Sources
from bot.domain.figure import Figure
from bot.services.ask.asking import Asking
from db.series import Window

_NAMED = 12


def sources(asking: Asking) -> Sources | Refusal:
    """Answer who published the numbers of a figure, who approved them when, and what they superseded."""
    subject, indicator = asking.subject, asking.indicator
    result = asking.result(subject, indicator)
    if result is None:
        return asking.no_data(subject, indicator)
    figures = _figures(asking, result)
    superseded = [old for figure in figures[:_NAMED] for old in _superseded(asking, figure)]
    disagrees = any(figure.measure.disagrees for figure in figures)
    return Sources(asking.question, result, tuple(figures), tuple(superseded), disagrees)


def _figures(asking: Asking, result: Result) -> list[Figure]:
    """Return the figures that were published for the subject itself: its own, or aggregates over it."""
    subject = result.who.subject
    tier_id = result.who.unit.tier_id if subject.tier_id is None else subject.tier_id
    return [
        figure
        for piece in result.finding.pieces
        for figure in asking.findings.series.figures(
            subject.unit_id, result.indicator.id, Window(piece.key, piece.key), tier_id
        )
    ]


def _superseded(asking: Asking, figure: Figure) -> list[Figure]:
    if figure.revision == 1:
        return []
    return asking.findings.series.history(figure)[1:]
