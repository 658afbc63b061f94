"""Turn a sentence into one question, for one asker; or into a question back, with every way to read it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from bot.domain import period as periods
from bot.domain.access import Person
from bot.domain.answer import Choice, Doubt, Unclear, Understood
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator
from bot.domain.indicator import Kind as Measured
from bot.domain.period import Grain, Period
from bot.domain.question import Bound, Kind, Question, Relation, Subject
from bot.domain.text import fold
from bot.domain.unit import Unit
from bot.reading import details
from bot.reading.draft import Context, Draft, Recall, inherited
from bot.reading.fitting import MOST_CHOICES, NEED_INDICATOR, Fitter
from bot.reading.kinds import Several, kind_of
from bot.reading.pieces import When
from bot.reading.sentence import Sentence
from bot.reading.subjects import Between, Open, OwnOrWhole, Reader, Wider
from bot.reading.words import Word

_T = TypeVar("_T")
_YEAR = re.compile(r"\d{4}|/\d\d|nam|year|nay|this|truoc|last")
_BEFORE_LAST = re.compile(r"\btruoc nua|\bkia|before last")
_NAMED_WITHOUT_YEAR = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.NINE_MONTHS})
_OF_ALL = frozenset({Kind.OVERVIEW, Kind.PULL})  # kinds that the office of a province alone does not answer
_OF_SEVERAL = frozenset({Kind.RANK, Kind.MOVERS, Kind.PULL, Kind.MISSING})  # that find units
_ALL = 100  # per cent
_EVERYBODY = Subject(0, WHOLE)  # where nobody is named
_ANY = Question(Kind.VALUE)  # stands in a choice until its own question is known
_WITHIN: dict[Kind, tuple[Kind, ...]] = {  # what the words behind a command may turn it into
    Kind.VALUE: tuple(Kind),
    Kind.RANK: (Kind.PLACE,),
    Kind.COMPARE: (Kind.CHANGE, Kind.RANK),
}


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """What a draft leaves open, in the words that do, and each way to settle it."""

    doubt: Doubt
    words: str
    ways: tuple[tuple[Draft, Choice], ...]


@dataclass(frozen=True)
class Composer:
    """Composes questions in one catalogue, for one asker on one day, after one question."""

    catalogue: Catalogue
    person: Person
    today: date
    recall: Recall

    def compose(self, sentence: Sentence, kind: Kind | None = None) -> Understood | Unclear:
        """Return what a sentence asks; a command has named the kind already."""
        if refused := details.refused(sentence, self.today):
            return refused
        asked = kind_of(sentence)
        if isinstance(asked, Several) or (kind and asked not in (None, kind, *_WITHIN.get(kind, ()))):
            return Unclear(Doubt.NO_BOUND if Word.WATCH in sentence.words else Doubt.NOT_UNDERSTOOD)
        if details.in_things(sentence, asked or kind) and not details.is_told_in_things(
            sentence, asked or kind
        ):
            return Unclear(Doubt.NO_BOUND if Word.WATCH in sentence.words else Doubt.NOT_UNDERSTOOD)
        if sentence.words & {Word.BECAME, Word.FORMED}:
            return self._before_or_after(self._draft(sentence, Kind.UNIT))
        draft = self._draft(sentence, asked or kind)
        result = self._settle(draft, sentence)
        if isinstance(result, Understood) and sentence.counts_alone and draft.indicators:
            result = self._offered(result, draft.indicators[0])
        if Word.WATCH in sentence.words:
            return self._watched(result)
        result = _without_answer(sentence, result)
        if Word.CHART in sentence.words and isinstance(result, Understood):
            return replace(result, chart=True)
        return result

    def _offered(self, result: Understood, named: tuple[Indicator, ...]) -> Understood | Unclear:
        """Return the only indicator that counts some things as a choice, unless it was told last."""
        context = self.recall.context
        if context and named[0].id in context.question.indicator_ids[:1]:
            return result
        return Unclear(Doubt.WHICH_INDICATOR, choices=(Choice(result.question, indicator=named[0]),))

    def _watched(self, result: Understood | Unclear) -> Understood | Unclear:
        """Return a figure to be watched; without a bound, or with more than one figure, it is asked back."""
        if isinstance(result, Unclear):
            return Unclear(Doubt.NO_BOUND) if result.doubt is Doubt.WHICH_INDICATOR else result
        question = result.question
        if question.bound is None or not question.is_watch:
            return Unclear(Doubt.NO_BOUND)
        named = [self.catalogue.indicators[each] for each in question.indicator_ids]
        of_several = not all(each.is_own for each in question.subjects or (_EVERYBODY,))
        if of_several and any(each.kind is Measured.MILESTONE for each in named):
            return Unclear(Doubt.DONE_OR_NOT)
        shares = not question.in_things and any(each.is_ratio for each in named)
        if shares and _is_never_passed(question.bound):
            return Unclear(Doubt.NO_SUCH_SHARE)
        return result

    def _draft(self, sentence: Sentence, kind: Kind | None) -> Draft:
        since, when = details.since(sentence, self.today)
        when = self._when(when, sentence) or details.last_of(sentence, self.today)
        reader = self._reader(when.periods[0] if when else None)
        without = [reader.choose(each) for each in sentence.without]
        return Draft(
            kind,
            tuple(topic.indicators for topic in sentence.topics) or self._counting(sentence),
            tuple(_of_all(each) if kind in _OF_ALL else each for each in self._subjects(sentence, reader)),
            when,
            since,
            details.end(sentence, kind),
            details.limit(sentence, kind),
            details.bounds(sentence, kind),
            tuple(each if isinstance(each, Between) else Between(each.names.vi, (each,)) for each in without),
            sentence.known_on.periods[0].last if sentence.known_on else None,
            details.in_things(sentence, kind),
            sentence.on_end.times if sentence.on_end else 0,
        )

    def _counting(self, sentence: Sentence) -> tuple[tuple[Indicator, ...], ...]:
        """Return the indicators that count what is asked for by its noun alone: "bao nhiêu văn bản".

        Of those it is the one that was told last; without any name it is the question before that is meant.
        """
        if not sentence.counts_alone:
            return ()
        noun = fold(sentence.noun)
        named = tuple(each for each in self.catalogue.indicators.values() if _counts(each, noun))
        last = self.recall.context.question.indicator_ids[:1] if self.recall.context else ()
        named = tuple(each for each in named if each.id in last) or named
        follows = not sentence.who and any(each.id in last for each in named)
        return (named,) if named and not follows else ()

    def _reader(self, period: Period | None) -> Reader:
        register, today = self.catalogue.register, periods.day(self.today)
        return Reader(
            register, self.person.home_id, lambda id_: self.person.may_see(register, id_), period, today
        )

    def _subjects(self, sentence: Sentence, reader: Reader) -> list[Open]:
        """Return whose figures are meant; behind "so với bình quân", the tier or the whole above."""
        who = [piece for piece in sentence.who if not details.is_average(piece)]
        subjects: list[Open] = reader.subjects(who)
        if who != sentence.who:
            subjects = [_of_all(each) for each in subjects]  # "bình quân của tỉnh"
        if sentence.points_at_a_unit and (context := self.recall.context) and context.unit_id:
            subjects.append(Subject(context.unit_id))
        follows = sentence.against and not subjects and not sentence.topics
        if follows and (context := self.recall.context):
            subjects = [*context.question.subjects[:1]]
        against = [piece for piece in sentence.against if not details.is_average(piece)]
        if sentence.against and not any(piece.words.strip(",") for piece in against):
            return [*subjects, *self._peers(subjects[:1])]
        beside = reader.subjects(against)
        return [*subjects, *(map(_of_all, beside) if against != sentence.against else beside)]

    def _peers(self, subjects: Iterable[Open]) -> Iterator[Subject]:
        """Yield what a unit is part of: its tier below the unit above; the whole for the topmost."""
        for subject in subjects:
            if isinstance(subject, Subject):
                unit = self.catalogue.register.units[subject.unit_id]
                above = Subject(unit.id, WHOLE)
                yield above if unit.parent_id is None else Subject(unit.parent_id, unit.tier_id)

    def _settle(self, draft: Draft, sentence: Sentence) -> Understood | Unclear:
        """Ask back the first thing that is open, with a choice for each way that leaves nothing open."""
        first = next(self._open(draft, sentence), None)
        if first is None:
            return self._finish(draft, sentence)
        choices: list[Choice] = []
        for settled, choice in first.ways:
            result = self._settle(settled, sentence)
            if isinstance(result, Understood):
                choices.append(replace(choice, question=result.question))
            elif result.doubt is not first.doubt:
                choices += [_both(choice, each) for each in result.choices]
        return Unclear(first.doubt, first.words, tuple(choices[:MOST_CHOICES]))

    def _open(self, draft: Draft, sentence: Sentence) -> Iterator[_Doubtful]:
        """Yield what is open: indicators and units of one name, periods, numbers."""
        for place, named in enumerate(draft.indicators):
            if len(named) > 1:
                ways = ((_put(draft.indicators, place, (each,)), each) for each in named)
                settled = (
                    (replace(draft, indicators=way), Choice(_ANY, indicator=each)) for way, each in ways
                )
                yield _Doubtful(Doubt.WHICH_INDICATOR, "", tuple(settled))
        for place, subject in enumerate(draft.subjects):
            if isinstance(subject, Between):
                units = ((_put(draft.subjects, place, self._whole(each)), each) for each in subject.units)
                settled = ((replace(draft, subjects=way), self._choice(each, subject)) for way, each in units)
                yield _Doubtful(Doubt.WHICH_UNIT, subject.words, tuple(settled))
            elif isinstance(subject, Wider):
                way = replace(draft, subjects=_put(draft.subjects, place, subject.subject))
                yield _Doubtful(
                    Doubt.WIDER,
                    subject.words,
                    ((way, Choice(_ANY, who=self.catalogue.who(subject.subject))),),
                )
            elif isinstance(subject, OwnOrWhole):
                both = (Subject(subject.unit_id), Subject(subject.unit_id, WHOLE))
                scopes = (
                    (replace(draft, subjects=_put(draft.subjects, place, each)), self.catalogue.who(each))
                    for each in both
                )
                settled = ((way, Choice(_ANY, who=who)) for way, who in scopes)
                yield _Doubtful(Doubt.OWN_OR_WHOLE, subject.words, tuple(settled))
        for place, left_out in enumerate(draft.without):
            if len(left_out.units) > 1:
                singles = (
                    (_put(draft.without, place, Between("", (each,))), each) for each in left_out.units
                )
                settled = (
                    (replace(draft, without=way), self._choice(each, left_out)) for way, each in singles
                )
                yield _Doubtful(Doubt.WHICH_UNIT, left_out.words, tuple(settled))
        if draft.when and (several := self._periods(draft.when, sentence)):
            dated = ((replace(draft, when=When("", (each,))), Choice(_ANY, period=each)) for each in several)
            yield _Doubtful(Doubt.WHICH_PERIOD, draft.when.words, tuple(dated))
        if len(draft.bounds) > 1 and sentence.bound:
            held = (
                (replace(draft, bounds=(each,)), Choice(_ANY, number=each.value)) for each in draft.bounds
            )
            yield _Doubtful(Doubt.WHICH_NUMBER, sentence.bound[1].words, tuple(held))

    def _periods(self, when: When, sentence: Sentence) -> tuple[Period, ...]:
        """Return the periods between which the words leave it open; none where they do not.

        "Last month", asked behind an answer about September, is the month before today or before that.
        """
        if len(when.periods) != 1:
            return when.periods
        shown = self._shown(sentence)
        if shown is None:
            return ()
        other = _seen_from(shown, when)
        return () if other == when.periods[0] else (when.periods[0], other)

    def _shown(self, sentence: Sentence) -> Period | None:
        """Return the period of the last answer, where a text is about that."""
        context = self.recall.context if sentence.is_about_the_last else None
        return context.shown if context else None

    def _when(self, when: When | None, sentence: Sentence) -> When | None:
        """Return the period that is asked for; "and last month?" is never the very one that was told last."""
        names = sentence.topics or sentence.who or sentence.says_more
        shown = None if names or when is None else self._shown(sentence)
        if when is None or shown is None or when.periods != (shown,):
            return when
        before = shown.previous if _BEFORE_LAST.search(fold(when.words)) else None
        other = _seen_from(shown, when) if when.step else before
        return When(when.words, (other,)) if other else when

    def _finish(self, draft: Draft, sentence: Sentence) -> Understood | Unclear:
        """Take over what is missing, and fit the kind to what is named."""
        named = draft.question(draft.kind or (Kind.VALUE if draft.indicators else Kind.OVERVIEW))
        lacking = not named.indicator_ids and (named.kind in NEED_INDICATOR or draft.limit > 0)
        follows = lacking or sentence.is_about_the_last or self._answers_back(sentence)
        context = self.recall.context if follows else None
        question = inherited(draft, context.question, leaf=_is_leaf(draft)) if context else named
        if context and not sentence.limit and question.limit and context.question.kind is question.kind:
            question = replace(question, limit=context.question.limit or question.limit)  # "thế cao nhất?"
        says_nothing = draft.kind is None and not sentence.asks_anything
        needs = sentence.needs_the_last or sentence.selects_again or says_nothing
        alone = context is None and needs
        if alone or self._points_nowhere(sentence, context, draft, question):
            return Unclear(Doubt.WHICH_QUESTION if sentence.points_back else Doubt.NOT_UNDERSTOOD)
        fitting = Fitter(self.catalogue).fit(question)
        if isinstance(fitting, Question):
            return Understood(fitting, inherited=question != named)
        return fitting

    def _answers_back(self, sentence: Sentence) -> bool:
        """Say whether somebody who was asked back types what was meant: "xã Tân Thạnh"."""
        return sentence.is_a_name and self.recall.context is not None and self.recall.context.is_open

    def _before_or_after(self, draft: Draft) -> Understood | Unclear:
        """Return a question that is answered by what a unit became, or was before.

        That is how it stands today for a unit which has ended, and else how it stood before it began.
        """
        only = draft.subjects[0] if len(draft.subjects) == 1 else None
        if not isinstance(only, Subject):
            return Unclear(Doubt.NOT_UNDERSTOOD)
        unit = self.catalogue.register.units[only.unit_id]
        day = unit.valid_from - timedelta(days=1) if unit.valid_from else None
        if unit.valid_to and unit.valid_to < self.today:
            day = self.today
        if day is None:
            return Unclear(Doubt.NOT_UNDERSTOOD)
        return Understood(Question(Kind.UNIT, subjects=(only,), period=periods.day(day)))

    def _points_nowhere(
        self, sentence: Sentence, context: Context | None, draft: Draft, question: Question
    ) -> bool:
        """Say whether "that commune" is none, or "no" changes nothing about the question before."""
        if sentence.points_at_a_unit and (context is None or not _has_pointed_at(context, sentence)):
            return True
        if context is None:
            return False
        if sentence.selects_again and context.question.kind not in _OF_SEVERAL:
            return True
        corrects = bool(sentence.words & {Word.CORRECTING, Word.FOLLOWING})
        bound = question.bound if question.bound == context.question.bound else None
        numbered = bound is not None and bound.relation.has_number
        moved = question.indicator_ids != context.question.indicator_ids
        changes_nothing = (
            draft.kind is None and question == context.question and Word.WHY not in sentence.words
        )
        return (corrects and changes_nothing) or (numbered and moved and not sentence.bound)

    def _whole(self, unit: Unit) -> Subject:
        return Subject(unit.id, WHOLE if unit.id in self.catalogue.register.children else None)

    def _choice(self, unit: Unit, between: Between) -> Choice:
        """Return the choice of a unit, with what it is part of where another one bears its name."""
        names = [fold(each.names.vi) for each in between.units]
        parent = self.catalogue.register.units.get(unit.parent_id or 0)
        same = names.count(fold(unit.names.vi)) > 1
        return Choice(_ANY, who=self.catalogue.who(Subject(unit.id)), parent=parent if same else None)


def _has_pointed_at(context: Context, sentence: Sentence) -> bool:
    """Say whether the last answer was about what is pointed at: one unit, or for "them" several."""
    several = any(not each.is_own for each in context.question.subjects)
    return context.unit_id is not None or (several and sentence.points_at_several)


def _both(outer: Choice, inner: Choice) -> Choice:
    """Return the choice that settles two things at once."""
    return replace(
        inner,
        who=outer.who or inner.who,
        parent=outer.parent or inner.parent,
        indicator=outer.indicator or inner.indicator,
        period=outer.period or inner.period,
    )


def _seen_from(shown: Period, when: When) -> Period:
    """Return the period that words mean if they are said of the one that was told last.

    "Last year", said of September, is September of last year.
    """
    (period,) = when.periods
    if when.step is None:
        return _in_the_year_of(shown, when)
    if period.grain is Grain.YEAR and shown.grain in _NAMED_WITHOUT_YEAR:
        return _in_year(shown, period.first.year)
    return when.step(shown.first - timedelta(days=1))


def _in_year(period: Period, year: int) -> Period:
    while period.last.year > year:
        period = period.year_before
    return period


def _in_the_year_of(shown: Period, when: When) -> Period:
    """Return the period that is meant if its year, which was not typed, is that of the last answer."""
    period = when.periods[0]
    if period.grain not in _NAMED_WITHOUT_YEAR or _YEAR.search(fold(when.words)):
        return period
    return _in_year(period, shown.last.year)


def _is_never_passed(bound: Bound) -> bool:
    """Say whether no share passes a bound, or each does."""
    value = bound.value
    if value is None:
        return False
    of_none = value <= 0 and bound.relation in (Relation.UNDER, Relation.AT_LEAST)
    of_all = value >= _ALL and bound.relation in (Relation.OVER, Relation.AT_MOST)
    return of_none or of_all or not 0 <= value <= _ALL


def _of_all(subject: Open) -> Open:
    """Return the whole of a unit that is named by its tier alone, as an overview of "the province" is."""
    return Subject(subject.unit_id, WHOLE) if isinstance(subject, OwnOrWhole) else subject


def _is_leaf(draft: Draft) -> bool:
    only = draft.subjects[0] if len(draft.subjects) == 1 else None
    return isinstance(only, Subject) and only.is_own


def _counts(indicator: Indicator, noun: str) -> bool:
    """Say whether an indicator counts things of a name: "văn bản", as "văn bản đi" are."""
    nouns = [each for each in (indicator.numerator.noun, indicator.denominator.noun) if each]
    return any(f"{noun} ".startswith(f"{fold(side)} ") for each in nouns for side in (each.vi, each.en))


def _put(items: tuple[_T, ...], place: int, item: _T) -> tuple[_T, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _without_answer(sentence: Sentence, result: Understood | Unclear) -> Understood | Unclear:
    """Return what no figure answers, a cause or a file, with what can be shown instead."""
    if not isinstance(result, Understood):
        return result
    question = result.question
    if Word.WHY in sentence.words:
        kinds = (Kind.VALUE, Kind.SOURCE) if question.indicator_ids else ()
        plain = [
            Question(kind, question.indicator_ids[:1], question.subjects[:1], question.period)
            for kind in kinds
        ]
        return Unclear(Doubt.NO_CAUSE, choices=tuple(map(Choice, plain)))
    if Word.FILE in sentence.words:
        return Unclear(Doubt.NO_FILE, choices=(Choice(question),))
    return result
