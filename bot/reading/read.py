"""Read what somebody wrote, a command or a plain sentence, into one question; or say what is not certain."""

from dataclasses import dataclass
from datetime import date

from bot.domain import period as periods
from bot.domain.access import Person
from bot.domain.answer import Choice, Doubt, Unclear
from bot.domain.catalogue import Catalogue
from bot.domain.commands import canonical
from bot.domain.figure import WHOLE
from bot.domain.indicator import Direction, Indicator
from bot.domain.period import Period
from bot.domain.question import Kind, Question, Subject
from bot.domain.text import fold
from bot.domain.unit import Unit
from bot.reading.lexicon import Lexicon
from bot.reading.slots import Slots, fill
from bot.reading.subjects import Between, Reader
from bot.reading.tokens import tokens
from bot.reading.words import Word

_MOST_CHOICES = 8
_MOST_SUBJECTS = 5  # side by side on a phone, and in the 64 bytes of a button
_KIND_OF_COMMAND = {
    "tongquan": Kind.OVERVIEW,
    "donvi": Kind.UNIT,
    "xephang": Kind.RANK,
    "sosanh": Kind.COMPARE,
    "xuhuong": Kind.TREND,
    "canhbao": Kind.ALERTS,
    "chuabaocao": Kind.MISSING,
}
_KIND_OF_WORD = {
    Word.RANK: Kind.RANK,
    Word.COMPARE: Kind.COMPARE,
    Word.TREND: Kind.TREND,
    Word.OVERVIEW: Kind.OVERVIEW,
    Word.ALERTS: Kind.ALERTS,
    Word.MISSING: Kind.MISSING,
    Word.CATALOGUE: Kind.CATALOGUE,
    Word.HIGHEST: Kind.RANK,
    Word.LOWEST: Kind.RANK,
    Word.BEST: Kind.RANK,
    Word.WORST: Kind.RANK,
}
_ORDERS = frozenset({Word.HIGHEST, Word.LOWEST, Word.BEST, Word.WORST})
_LAST_PAGE = 9_999  # whatever lies behind the last page shows the last
_NEED_INDICATOR = frozenset({Kind.VALUE, Kind.RANK, Kind.COMPARE, Kind.TREND})


@dataclass(frozen=True)
class Asker:
    """Who asks, on which day."""

    person: Person
    today: date  # for the asker: the last day of a home unit that exists no more


def read_command(name: str, arguments: str, lexicon: Lexicon, asker: Asker) -> Question | Unclear:
    """Read a command with its arguments; an indicator's code asks for its value."""
    kind = _KIND_OF_COMMAND.get(canonical(name))
    indicator = lexicon.catalogue.by_code.get(name)
    if kind is None and indicator is None:
        return Unclear(Doubt.NOT_UNDERSTOOD, f"/{name}")
    slots = fill(tokens(arguments), lexicon, asker.today)
    if indicator and indicator not in slots.indicators:
        slots.indicators.insert(0, indicator)
    kinds = {kind} if kind else {_KIND_OF_WORD[word] for word in slots.kinds} or {Kind.VALUE}
    if len(kinds) > 1:
        return Unclear(Doubt.NOT_UNDERSTOOD, f"/{name} {arguments}")
    return _question(kinds.pop(), slots, lexicon, asker)


def read_text(text: str, lexicon: Lexicon, asker: Asker) -> Question | Unclear:
    """Read a plain sentence; without a word about its kind, an indicator is asked for its value."""
    slots = fill(tokens(text.lstrip("/")), lexicon, asker.today)
    kinds = list(dict.fromkeys(_KIND_OF_WORD[word] for word in slots.kinds))
    if len(kinds) > 1 or not (kinds or slots.indicators or slots.pieces):
        return Unclear(Doubt.NOT_UNDERSTOOD, text)
    kind = kinds[0] if kinds else Kind.VALUE if slots.indicators else Kind.OVERVIEW
    return _question(kind, slots, lexicon, asker)


def _question(kind: Kind, slots: Slots, lexicon: Lexicon, asker: Asker) -> Question | Unclear:
    """Put what was read together; every word must have been accounted for."""
    if slots.no_such_period:
        return Unclear(Doubt.NO_SUCH_PERIOD, slots.no_such_period)
    if len(_ORDERS & set(slots.kinds)) > 1:
        return Unclear(Doubt.NOT_UNDERSTOOD)
    if slots.left:
        return Unclear(Doubt.WORDS_LEFT, " ".join(slots.left))
    period = slots.periods[0] if slots.periods else None
    register = lexicon.catalogue.register
    reader = Reader(
        register,
        asker.person.home_id,
        lambda unit_id: asker.person.may_see(register, unit_id),
        period,
        periods.day(asker.today),
    )
    found = reader.subjects(slots.pieces)
    if len(found) > _MOST_SUBJECTS:
        return Unclear(Doubt.TOO_MANY)
    subjects = tuple(each for each in found if isinstance(each, Subject))
    page = _LAST_PAGE if _wants_the_last(slots) else 0
    question = Question(kind, tuple(each.id for each in slots.indicators), subjects, period, page)
    for each in found:
        if isinstance(each, Between):
            return _which_unit(question, each, found, lexicon.catalogue)
    if len(set(slots.periods)) > 1:
        return _which_period(question, slots.periods)
    return _fitting(question, lexicon.catalogue)


def _wants_the_last(slots: Slots) -> bool:
    """Say whether the end of an order is asked for, which goes from the best to the worst."""
    downward = any(each.direction is Direction.DOWN for each in slots.indicators)
    last = {Word.WORST, Word.HIGHEST if downward else Word.LOWEST}
    return any(word in last for word in slots.kinds)


def _fitting(question: Question, catalogue: Catalogue) -> Question | Unclear:
    """Check that a question has what its kind needs, and turn it into the kind that fits what it names."""
    if len(question.indicator_ids) > 1 or (question.kind in _NEED_INDICATOR and not question.indicator_ids):
        return _which_indicator(question, catalogue)
    if question.kind is Kind.VALUE and len(question.subjects) > 1:
        question = Question(Kind.COMPARE, question.indicator_ids, question.subjects, question.period)
    if question.kind is not Kind.COMPARE and len(question.subjects) > 1:
        return Unclear(
            Doubt.TOO_MANY,
            choices=tuple(
                Choice(question.but(subjects=(subject,)), who=catalogue.who(subject))
                for subject in question.subjects[:_MOST_CHOICES]
            ),
        )
    if question.kind is Kind.OVERVIEW and question.subjects and not question.subjects[0].tier_id:
        return question.but(kind=Kind.UNIT)
    return question


def _which_unit(
    question: Question, between: Between, found: list[Subject | Between], catalogue: Catalogue
) -> Unclear:
    """Ask which of the units of a name is meant; the rest of the question stays."""

    def instead(unit: Unit) -> Question:
        whole = Subject(unit.id, WHOLE if unit.id in catalogue.register.children else None)
        chosen = (whole if each is between else each for each in found)
        subjects = tuple(each for each in chosen if isinstance(each, Subject))
        return _settled(question.but(subjects=subjects), catalogue)

    names = [fold(unit.names.vi) for unit in between.units]
    return Unclear(
        Doubt.WHICH_UNIT,
        between.words,
        tuple(
            Choice(
                instead(unit),
                who=catalogue.who(Subject(unit.id)),
                parent=_parent(unit, catalogue) if names.count(fold(unit.names.vi)) > 1 else None,
            )
            for unit in between.units[:_MOST_CHOICES]
        ),
    )


def _settled(question: Question, catalogue: Catalogue) -> Question:
    fitting = _fitting(question, catalogue)
    return fitting if isinstance(fitting, Question) else question


def _which_indicator(question: Question, catalogue: Catalogue) -> Unclear:
    """Ask which indicator is meant: between those that were named, or between all."""
    indicators: list[Indicator] = [catalogue.indicators[each] for each in question.indicator_ids]
    return Unclear(
        Doubt.WHICH_INDICATOR,
        choices=tuple(
            Choice(
                _settled(Question(question.kind, (each.id,), question.subjects, question.period), catalogue),
                indicator=each,
            )
            for each in (indicators or list(catalogue.indicators.values()))[:_MOST_CHOICES]
        ),
    )


def _which_period(question: Question, named: list[Period]) -> Unclear:
    """Ask which of several periods is meant; the rest of the question stays."""
    return Unclear(
        Doubt.WHICH_PERIOD,
        choices=tuple(Choice(question.but(period=each), period=each) for each in dict.fromkeys(named)),
    )


def _parent(unit: Unit, catalogue: Catalogue) -> Unit | None:
    return catalogue.register.units[unit.parent_id] if unit.parent_id is not None else None
