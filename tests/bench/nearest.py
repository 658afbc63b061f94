"""The baseline: whoever has no grammar, and takes the nearest known phrase for what is meant.

It is given whatever can be given without a grammar:

- the kind of question is that of the nearest example (:mod:`tests.bench.examples`, a dozen of each kind, with
  the end of an order and the relation of a bound); an indicator's bare name is an example of its value;
- the indicator, and the unit or tier, are those of the nearest name out of all names, aliases and short forms
  that our own lexicon has; for a comparison the two nearest;
- the period is what our own :func:`read_period` finds, from left to right; a change takes the second one, or
  "last month" and the like, for what it is told since;
- the first number that is no part of a period is the bound, or how many of an order.

Names are looked for in the whole text, or also in each run of its words, which finds more and takes longer.
Where the kind, or an indicator that the kind needs, is not as near as the cut-off, it asks back; so it does
where a period is open or there is none such. Where no unit is as near as that, nobody was named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.names import Language
from bot.domain.period import Grain, Period
from bot.domain.question import Back, Bound, Kind, Question, Subject
from bot.domain.unit import Tier, Unit
from bot.reading.lexicon import Lexicon
from bot.reading.numbers import readings
from bot.reading.periods import Read, read_period
from bot.reading.tokens import tokens
from tests.bench.examples import EXAMPLES, Intent
from tests.bench.nearness import Found, Near, Nearness, Phrases
from tests.reading.asked import TODAY

_LONGEST_RUN = 6
_OF_NO_INDICATOR = frozenset({Kind.OVERVIEW, Kind.UNIT, Kind.ALERTS, Kind.MISSING, Kind.CATALOGUE})
_BACK = {
    Grain.WEEK: Back.WEEK,
    Grain.MONTH: Back.MONTH,
    Grain.QUARTER: Back.QUARTER,
    Grain.YEAR: Back.YEAR,
}


class CutOff(NamedTuple):
    """How near, up to 1, a kind and a name must be at least."""

    kind: float
    name: float

    def __str__(self) -> str:
        """Write both."""
        return f"{self.kind:g} and {self.name:g}"


@dataclass(frozen=True)
class Seen:
    """What a question has in it: nearest phrases, periods and numbers."""

    near: Near
    periods: Sequence[Read]
    numbers: Sequence[Decimal]


class Known:
    """Everything that a phrase may stand for, by slots."""

    def __init__(self, lexicon: Lexicon, home: int) -> None:
        """Gather the names of a lexicon, and the examples."""
        entries = [entry for each in lexicon.phrases().values() for entry in each]
        names = [(" ".join(entry.keys), entry.meaning) for entry in entries]
        indicators = [(text, each) for text, each in names if isinstance(each, Indicator)]
        who = [(text, each) for text, each in names if isinstance(each, (Unit, Tier))]
        kinds = [(text, intent) for intent, texts in EXAMPLES.items() for text in texts]
        kinds += [(text, Intent(Kind.VALUE)) for text, _ in indicators]
        self.phrases: Phrases = {
            "kind": [text for text, _ in kinds],
            "indicator": [text for text, _ in indicators],
            "who": [text for text, _ in who],
        }
        self._intents = [intent for _, intent in kinds]
        self._indicators = [indicator for _, indicator in indicators]
        self._subjects = [_subject(each, home, lexicon) for _, each in who]

    def intent(self, near: Near, least: float) -> Intent | None:
        """Return the nearest kind of question."""
        return next((self._intents[found.phrase] for found in _best(near["kind"], least)), None)

    def indicator(self, near: Near, least: float) -> Indicator | None:
        """Return the nearest indicator."""
        return next((self._indicators[found.phrase] for found in _best(near["indicator"], least)), None)

    def subjects(self, near: Near, least: float) -> list[Subject]:
        """Return the nearest subjects, each once."""
        return list(dict.fromkeys(self._subjects[found.phrase] for found in _best(near["who"], least)))


def look(text: str, language: Language, nearness: Nearness, *, runs: bool) -> Seen:
    """Look for phrases, periods and numbers in a text."""
    typed = tokens(text)
    words: list[str] = []
    periods: list[Read] = []
    numbers: list[Decimal] = []
    at = 0
    while at < len(typed):
        if read := read_period(typed, at, TODAY):
            periods.append(read)
            at += read.length
            continue
        if typed[at].is_number:
            numbers += readings(typed[at].text, language)[:1]
        if typed[at].is_number or typed[at].is_word:
            words.append(typed[at].text)
        at += 1
    texts = [" ".join(words), *(_runs(words) if runs else ())]
    return Seen(nearness.near(texts), periods, numbers)


def decide(seen: Seen, known: Known, cut_off: CutOff) -> Question | None:
    """Return the question that was meant; None to ask back."""
    intent = known.intent(seen.near, cut_off.kind)
    if intent is None or intent.kind is None or any(read.period is None for read in seen.periods):
        return None
    indicator = known.indicator(seen.near, cut_off.name)
    needed = intent.kind not in _OF_NO_INDICATOR
    subjects = known.subjects(seen.near, cut_off.name)[: 2 if intent.kind is Kind.COMPARE else 1]
    has_number = bool(seen.numbers) or intent.relation is None or intent.relation.is_of_target
    if (
        (needed and indicator is None)
        or (intent.kind is Kind.COMPARE and len(subjects) < 2)
        or not has_number
    ):
        return None
    period, since = _times(intent, seen.periods)
    return Question(
        intent.kind,
        (indicator.id,) if indicator and (needed or intent.kind is Kind.MISSING) else (),
        tuple(subjects),
        period,
        since=since,
        end=intent.end,
        limit=_limit(intent, seen.numbers),
        bound=_bound(intent, seen.numbers),
    )


def _times(intent: Intent, reads: Sequence[Read]) -> tuple[Period | None, Period | Back | None]:
    """Return the period, and of a change what it is told since."""
    if intent.kind is not Kind.CHANGE:
        return (reads[0].period if reads else None), None
    named = [read.period for read in reads if not read.step]
    back = [_BACK.get(read.period.grain) for read in reads if read.step and read.period]
    return next(iter(named), None), next(filter(None, (intent.since, *named[1:], *back)), None)


def _limit(intent: Intent, numbers: Sequence[Decimal]) -> int:
    if intent.kind is not Kind.RANK or intent.end is None:
        return 0
    return int(numbers[0]) if numbers else 1


def _bound(intent: Intent, numbers: Sequence[Decimal]) -> Bound | None:
    if intent.relation is None:
        return None
    return Bound(intent.relation, None if intent.relation.is_of_target else numbers[0])


def _subject(named: Unit | Tier | object, home: int, lexicon: Lexicon) -> Subject:
    """Return a subject: a tier below home, a unit with all below it; home's own tier is home."""
    units = lexicon.catalogue.register.units
    if isinstance(named, Tier):
        return Subject(home, WHOLE if named.id == units[home].tier_id else named.id)
    unit = named if isinstance(named, Unit) else units[home]
    return Subject(unit.id, WHOLE if unit.id in lexicon.catalogue.register.children else None)


def _best(found: Iterable[Found], least: float) -> list[Found]:
    """Return what is near enough, the nearest first; of those as near, what the longest run gave."""
    enough = (each for each in found if each.score >= least)
    return sorted(enough, key=lambda each: (-each.score, -len(each.text)))


def _runs(words: Sequence[str]) -> Iterable[str]:
    for length in range(min(_LONGEST_RUN, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
