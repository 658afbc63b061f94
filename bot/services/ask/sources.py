"""Where every number of a figure came from."""

from bot.domain.answer import Refusal, Result, Sources
from bot.domain.figure import Figure
from bot.domain.question import Subject
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
    whose = tuple(asking.findings.who(_subject_of(figure, result)) for figure in figures)
    return Sources(asking.question, result, tuple(figures), whose, tuple(superseded), disagrees)


def _subject_of(figure: Figure, result: Result) -> Subject:
    own = figure.tier_id == result.who.unit.tier_id
    return Subject(figure.unit_id, None if own else figure.tier_id)


def _figures(asking: Asking, result: Result) -> list[Figure]:
    """Return the figures that were published for the subject itself, or for the parts of a whole.

    None that counts units which are left out is among them.
    """
    subject, own = result.who.subject, result.who.unit.tier_id
    parts = [part.tier_id or own for part in result.finding.standing.parts] if subject.is_whole else []
    tiers = (own if subject.tier_id is None else subject.tier_id, *parts)
    return [
        figure
        for piece in dict.fromkeys((*result.finding.pieces, result.finding.period))
        for tier_id in dict.fromkeys(tiers)
        if asking.findings.members.are_all(subject.unit_id, tier_id)
        for figure in asking.findings.series.figures(
            subject.unit_id, result.indicator.id, Window(piece.key, piece.key), tier_id
        )
    ]


def _superseded(asking: Asking, figure: Figure) -> list[Figure]:
    if figure.revision == 1:
        return []
    return asking.findings.series.history(figure)[1:]
