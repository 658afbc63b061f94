"""One question being answered: what every kind of answer needs at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from bot.domain.access import Person
from bot.domain.answer import Later, Reason, Refusal, Result
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Question, Subject
from bot.domain.standing import Finding, Standing
from bot.services.findings import Findings
from db.series import Window

_T = TypeVar("_T")


@dataclass(frozen=True)
class Asking:
    """A question, who asks it, and the figures in one state of the database."""

    known: Findings
    person: Person
    question: Question

    @cached_property
    def findings(self) -> Findings:
        """The figures as the question asks for them: without some units, or as they once were known."""
        return self.known.told(self.question.without, self.question.as_of)

    @property
    def catalogue(self) -> Catalogue:
        """The names of units and indicators."""
        return self.known.catalogue

    @property
    def indicator(self) -> Indicator:
        """The first indicator asked about; whatever needs one is refused without it."""
        return self.catalogue.indicators[self.question.indicator_ids[0]]

    @property
    def measured(self) -> Indicator:
        """The indicator as units are put in order by it, or watched: by its share, or by what it counts."""
        return self.catalogue.measured(self.question)

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators asked about, each once; every one where none is named."""
        known = self.catalogue.indicators
        return [known[each] for each in dict.fromkeys(self.question.indicator_ids or known)]

    @property
    def subject(self) -> Subject:
        """Whose figure is asked for: the asker's own unit with everything below it where none is named."""
        named = self.question.subjects[0] if self.question.subjects else Subject(self.person.home_id, WHOLE)
        return self.settled(named)

    def settled(self, subject: Subject) -> Subject:
        """Return what a subject comes down to: a unit of that very tier, or with nobody below, is itself."""
        register = self.catalogue.register
        unit = register.units[subject.unit_id]
        if subject.tier_id == unit.tier_id or (subject.is_whole and unit.id not in register.children):
            return Subject(unit.id)
        return subject

    def of(self, period: Period) -> "Asking":
        """Return the same question about another period."""
        return replace(self, question=self.question.but(period=period))

    def find(self, subject: Subject, indicator: Indicator) -> tuple[Finding, Standing | None] | None:
        """Return what answers for the period that was asked, or for the latest that serves."""
        period = self.question.period
        if period is None:
            return self.findings.latest(subject, indicator)
        found = self.findings.at(subject, indicator, period)
        return (found, self._left_out(subject, indicator, period, found)) if found else None

    def _left_out(
        self, subject: Subject, indicator: Indicator, period: Period, found: Finding
    ) -> Standing | None:
        """Return the newest standing of a span that is not in its figure, since too few have reported."""
        if found.pieces[-1].last >= period.last:
            return None
        standings = self.findings.standings(subject, indicator, Window.over(period))
        newest = max(standings, key=lambda each: each.period.key, default=None)
        return newest if newest and newest.period.first > found.pieces[-1].last else None

    def result(self, subject: Subject, indicator: Indicator) -> Result | None:
        """Return a subject's figure with its names and its goal."""
        found = self.find(subject, indicator)
        return self.findings.result(subject, indicator, found[0]) if found else None

    def no_data(self, subject: Subject, indicator: Indicator) -> Refusal:
        """Say that nothing answers for the period, and offer the latest that has something."""
        who, period = self.findings.who(subject), self.question.period
        ended = self._unit_out_of(subject)
        if ended:
            return ended
        found = self.findings.latest(subject, indicator) if period else None
        if found is None:
            return self._too_few(subject, indicator) or Refusal(Reason.NO_DATA_AT_ALL, who, indicator, period)
        offers = (self.question.but(period=found[0].period),)
        return Refusal(Reason.NO_DATA, who, indicator, period, offers=offers)

    def _too_few(self, subject: Subject, indicator: Indicator) -> Refusal | None:
        """Say that in no period half of those due have reported, and offer the newest that some have."""
        newest = later_than(self.findings.newest(subject, indicator))
        if newest is None or newest.period == self.question.period:
            return None
        offers = (self.question.but(period=newest.period),)
        who = self.findings.who(subject)
        return Refusal(Reason.TOO_FEW, who, indicator, self.question.period, offers=offers, later=newest)

    def _unit_out_of(self, subject: Subject) -> Refusal | None:
        """Say what a unit became, or was before, where the period lies outside its days."""
        register, period = self.catalogue.register, self.question.period
        unit = register.units[subject.unit_id]
        if unit.valid_to and (period is None or period.first > unit.valid_to):
            reason, related = Reason.UNIT_ENDED, [register.units[each] for each in unit.successor_ids]
        elif unit.valid_from and period and period.last < unit.valid_from:
            reason, related = Reason.UNIT_NOT_YET, register.predecessors.get(unit.id, [])
        else:
            return None
        offers = tuple(
            self.question.but(subjects=(self.settled(Subject(each.id, WHOLE)),)) for each in related
        )
        return Refusal(
            reason, self.catalogue.who(subject), self._indicator_or_none(), period, tuple(related), offers
        )

    def _indicator_or_none(self) -> Indicator | None:
        return self.indicator if self.question.indicator_ids else None


def later_than(standing: Standing | None) -> Later | None:
    """Return a later period for which too few have reported, as an answer mentions it."""
    if standing is None or standing.coverage is None or standing.coverage.reported == 0:
        return None
    return Later(standing.period, standing.coverage)


def page_of(items: Sequence[_T], page: int, size: int) -> tuple[tuple[_T, ...], int, int]:
    """Return the items of a page, the page's number as it is, and how many pages there are."""
    pages = max(1, -(-len(items) // size))
    page = min(page, pages - 1)
    return tuple(items[page * size : (page + 1) * size]), page, pages
