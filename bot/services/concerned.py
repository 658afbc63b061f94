"""Whom a correction concerns: who was given a figure that it replaces, by itself or within a sum.

What somebody was told is kept as a question. That is answered once more, as things stand just before the
correction: the old figure is in that answer, or it is not, and nothing needs to be kept of single figures.
What was told before the old figure was published is passed over, and so is whoever may see the unit no more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.domain.access import Grant, Person
from bot.domain.answer import Result
from bot.domain.catalogue import Who
from bot.domain.period import Period
from bot.domain.question import Kind, Question, Subject
from bot.domain.submission import Line, Sheet
from bot.domain.unit import Register
from bot.services.acting import Act
from bot.services.ask import ask
from bot.services.findings import Findings
from bot.services.given import Told, read, results_in
from bot.services.library import Library
from db.given import given_since
from db.people import find_people

_REMEMBERED = timedelta(days=400)  # a year, and the time in which the year's figures are gone over

Sums = dict[tuple[Subject, Period], Result]  # what was told of more than the unit itself
Readers = dict[int, dict[int, Sums]]  # by the ids of people, and of the indicators that they were told of


def corrections(sheet: Sheet) -> list[Line]:
    """Return the lines of a sheet that replace a published figure by another."""
    return [
        line
        for line in sheet.entered
        if line.standing
        and not line.standing.measure.is_empty
        and not line.standing.source.illustrative
        and line.standing.measure != line.measure
    ]


def readers_of(conn: Connection, library: Library, act: Act, sheets: Sequence[Sheet]) -> list[Readers]:
    """Return who was given what each of some sheets is about to correct: none may be published yet."""
    lines = [line for each in sheets for line in corrections(each)]
    if not lines:
        return [{} for _ in sheets]
    since = max(min(map(_since, lines)), act.now - _REMEMBERED)
    given = given_since(conn, since)
    told = [(each, who) for text, who in given.items() for each in _readable(text)]
    people = find_people(conn, {each for who in given.values() for each in who} - {act.person_id})
    answers = _Answers(library.findings(conn))
    return [_readers(answers, people, told, each) for each in sheets]


def _readers(
    answers: "_Answers",
    people: Mapping[int, Person],
    told: Iterable[tuple[Told, Mapping[int, datetime]]],
    sheet: Sheet,
) -> Readers:
    sender = sheet.submission.person_id if sheet.submission else None
    looking = _Looking(answers, sheet, {id_: each for id_, each in people.items() if id_ != sender})
    for line in corrections(sheet):
        for each, who in told:
            looking.look(each, line, [id_ for id_, at in who.items() if at >= _since(line)])
    return looking.readers


def _since(line: Line) -> datetime:
    """Return since when the figure stands that a line corrects."""
    return line.standing.approved_at if line.standing else datetime.max.replace(tzinfo=UTC)


def _readable(text: str) -> list[Told]:
    """Return what was told; nothing where it names what an earlier release knew."""
    try:
        return read(text)
    except ValueError:
        return []


@dataclass
class _Answers:
    """Answers what people were told once more, each question once for those of the same rights."""

    findings: Findings
    _known: dict[tuple[Question, tuple[Grant, ...]], list[Result]] = field(
        default_factory=dict[tuple[Question, tuple[Grant, ...]], list[Result]]
    )

    def results(self, person: Person, question: Question) -> list[Result]:
        """Return the figures that a question gets."""
        key = question, person.grants
        if key not in self._known:
            self._known[key] = list(results_in(ask(self.findings, person, question)))
        return self._known[key]


@dataclass
class _Looking:
    """Looks for a sheet's figures in what people were told; what many were told is looked at once."""

    answers: _Answers
    sheet: Sheet
    people: Mapping[int, Person]
    readers: Readers = field(default_factory=Readers)
    _known: dict[tuple[Question, int, tuple[Grant, ...]], Sums | None] = field(
        default_factory=dict[tuple[Question, int, tuple[Grant, ...]], Sums | None]
    )

    def look(self, told: Told, line: Line, ids: Iterable[int]) -> None:
        """Note who of some people was told a line's figure."""
        asked = list(self._asked(told)) if self._may_tell(told.question, line) else []
        known = (self.people[id_] for id_ in ids if id_ in self.people) if asked else ()
        for person in known:
            if person.may_see(self._register, self.sheet.unit.id):
                for question in asked:
                    self._note(person, question, line)

    def _note(self, person: Person, question: Question, line: Line) -> None:
        key = question, line.indicator.id, person.grants
        if key not in self._known:
            self._known[key] = self._sums(person, question, line)
        sums = self._known[key]
        if sums is not None:
            self.readers.setdefault(person.id, {}).setdefault(line.indicator.id, {}).update(sums)

    def _sums(self, person: Person, question: Question, line: Line) -> Sums | None:
        """Return the sums with a line's figure that an answer tells; None where it tells nothing of it."""
        found = [
            each
            for each in self.answers.results(person, question)
            if each.indicator.id == line.indicator.id
            and self.sheet.period in each.finding.pieces
            and self._counts(each.who)
        ]
        wider = [
            each for each in found if each.who.subject != self.sheet.who.subject and not each.who.without
        ]
        return {(each.who.subject, each.finding.period): each for each in wider} if found else None

    def _counts(self, who: Who) -> bool:
        """Say whether a subject's figure is the sheet's own, or has it in its sum."""
        register, whose = self._register, self.sheet.who
        if who.subject == whose.subject:
            return True
        if who.subject.is_own or not register.within(whose.unit.id, who.unit.id):
            return False
        if any(register.within(whose.unit.id, each.id) for each in who.without):
            return False
        return who.subject.is_whole or (whose.tier is None and whose.unit.tier_id == who.subject.tier_id)

    def _may_tell(self, question: Question, line: Line) -> bool:
        """Say, at little cost, whether an answer can have to do with the unit and the indicator at all."""
        if question.as_of or (question.indicator_ids and line.indicator.id not in question.indicator_ids):
            return False
        units, unit_id = self._register.units, self.sheet.unit.id
        above = (unit_id, *self._register.ancestors(unit_id))
        beside = question.kind is Kind.PLACE  # which tells of neighbours
        return not question.subjects or any(
            each.unit_id in above
            or (beside and each.unit_id in units and units[each.unit_id].parent_id in above)
            for each in question.subjects
        )

    def _asked(self, told: Told) -> Iterator[Question]:
        """Yield a question for each of the periods that were told and can hold the sheet's.

        A trend, and a change since an earlier period, tell of others beside the one that is known.
        """
        question, period = told.question, self.sheet.period
        if question.kind is Kind.TREND:
            yield question
            return
        for each in (question.period,) if question.period else told.periods:
            if question.kind is Kind.CHANGE or each.contains(period):
                yield replace(question, period=each)

    @property
    def _register(self) -> Register:
        return self.answers.findings.catalogue.register
