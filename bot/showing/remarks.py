"""What must be said beside a figure: who is missing from it, what does not fit, what was noted."""

from dataclasses import replace

from bot.domain.answer import Result
from bot.domain.figure import Measure
from bot.domain.names import Names
from bot.domain.standing import Finding
from bot.showing import numbers
from bot.showing.markup import Html, escaped, shortened
from bot.showing.speech import Speech

_SHORT_NOTE = 60  # characters of a note that an answer has room for
_LONG_NOTE = 700


def remarks(speech: Speech, result: Result) -> list[Html]:
    """Return every remark that belongs to a figure, one a line."""
    return [
        *coverage(speech, result.finding),
        *disagreement(speech, result),
        *published(speech, result),
        *_notes(speech, result),
    ]


def coverage(speech: Speech, finding: Finding) -> list[Html]:
    """Return how many have reported, and how many of those could not be added, where that is not all."""
    covered = finding.standing.coverage
    if covered is None or covered.reported >= covered.due:
        return not_added(speech, finding)
    reported = (
        speech.plural("coverage.reports", covered.due, reported=covered.reported)
        if len(finding.pieces) > 1
        else speech.plural("coverage.units", covered.due, reported=covered.reported)
    )
    return [reported, *not_added(speech, finding)]


def not_added(speech: Speech, finding: Finding) -> list[Html]:
    """Return how many have reported what cannot be added, as a rate alone cannot."""
    covered = finding.standing.coverage
    number = covered.reported - covered.summed if covered else 0
    if not number:
        return []
    if len(finding.pieces) > 1:
        return [speech.plural("coverage.reports_not_added", number)]
    return [speech.plural("coverage.units_not_added", number)]


def disagreement(speech: Speech, result: Result) -> list[Html]:
    """Return the warning that a published rate cannot follow from the published counts."""
    measure = result.finding.standing.measure
    if measure.rate is None or not measure.disagrees:
        return []
    noun = result.indicator.denominator.noun
    if noun is None:
        return [speech.say("figure.disagrees")]
    return [speech.say("figure.disagrees_on", noun=speech.of(noun))]


def published(speech: Speech, result: Result) -> list[Html]:
    """Return the aggregate that was published and that the members' sum does not bear out."""
    aggregate = result.finding.standing.published
    if aggregate is None:
        return []
    return [speech.say("figure.published", figure=numbers.in_full(speech, having(result, aggregate)))]


def having(result: Result, measure: Measure) -> Result:
    """Return the same figure with other numbers."""
    standing = replace(result.finding.standing, measure=measure, parts=())
    return replace(result, finding=replace(result.finding, standing=standing))


def note(speech: Speech, text: Names) -> Html:
    """Return a note, cut only where it would fill the message."""
    return escaped(shortened(speech.of(text), _LONG_NOTE))


def _notes(speech: Speech, result: Result) -> list[Html]:
    """Return a note that is short, or all there is; of others that they are behind the Source button."""
    standing = result.finding.standing
    if standing.measure.is_empty and not standing.parts:
        return [note(speech, each) for each in standing.notes[:2]]
    short = [each for each in standing.notes if len(speech.of(each)) <= _SHORT_NOTE]
    lines = [escaped(speech.of(each)) for each in short[:2]]
    if len(lines) < len(standing.notes) and not standing.measure.disagrees:
        lines.append(speech.say("figure.noted"))
    return lines
