"""What a typed question means, written so that a person can check it at a glance."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from bot.domain.answer import Doubt
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE
from bot.domain.period import Period, parse
from bot.domain.question import Back, Bound, End, Kind, Question, Relation, Subject

TODAY = date(2026, 11, 23)  # a Monday; all of the table is typed on this day, by a leader of the province
UNREAD = frozenset(
    {
        *(Doubt.NOT_UNDERSTOOD, Doubt.WORDS_LEFT, Doubt.WHICH_QUESTION, Doubt.WHICH_NUMBER),
        Doubt.NO_SUCH_LEVEL,
        *(Doubt.WHICH_INDICATOR, Doubt.WHICH_UNIT, Doubt.WHICH_PERIOD, Doubt.TOO_MANY),
    }
)
_BY_WORD = {
    "missed": Relation.MISSES,
    "reached": Relation.REACHES,
    "below average": Relation.BELOW,
    "above average": Relation.ABOVE,
}
_RELATIONS = {
    "<=": Relation.AT_MOST,
    ">=": Relation.AT_LEAST,
    "<": Relation.UNDER,
    ">": Relation.OVER,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, and the question that it is.

    ``who`` holds "X001" for a unit's own figure, "99:xa" for a tier below a unit, "99:all" for a unit with
    everything below it, and nothing where nobody is named. Periods stand in the form of files; ``since`` is
    a period too, or "=m" for Back.MONTH. A bound is "<94", ">95", ">=90", "<=2", or one of the words above.
    """

    text: str
    kind: Kind
    indicators: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    period: str = ""
    since: str = ""
    end: End | None = None
    limit: int = 0
    bound: str = ""
    without: tuple[str, ...] = ()
    as_of: str = ""
    in_things: bool = False
    on_end: int = 0


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A text that must be asked back: any of the doubts is right, and these units must be offered."""

    text: str
    doubts: frozenset[Doubt]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Following:
    """Texts typed a minute apart, and the last one with what it means then, so many minutes later."""

    before: tuple[str, ...]
    last: Asked | AskedBack
    minutes: int = 1

    @property
    def turns(self) -> tuple[tuple[int, str], ...]:
        """Every text with the minutes since the one before."""
        first, *others = self.before
        return ((0, first), *((1, text) for text in others), (self.minutes, self.last.text))


class Rest(TypedDict, total=False):
    """The parts that few questions have; several units are separated by spaces."""

    since: str
    end: End
    limit: int
    bound: str
    without: str
    as_of: str
    in_things: bool
    on_end: int


@dataclass(frozen=True, slots=True)
class Asking:
    """Writes down a question of one kind; several codes in a text are separated by spaces."""

    kind: Kind

    def __call__(
        self, text: str, indicators: str = "", who: str = "", period: str = "", **rest: Unpack[Rest]
    ) -> Asked:
        """Return what a text means."""
        return Asked(
            text,
            self.kind,
            tuple(indicators.split()),
            tuple(who.split()),
            period,
            since=rest.get("since", ""),
            end=rest.get("end"),
            limit=rest.get("limit", 0),
            bound=rest.get("bound", ""),
            without=tuple(rest.get("without", "").split()),
            as_of=rest.get("as_of", ""),
            in_things=rest.get("in_things", False),
            on_end=rest.get("on_end", 0),
        )


value = Asking(Kind.VALUE)
source = Asking(Kind.SOURCE)
rank = Asking(Kind.RANK)
place = Asking(Kind.PLACE)
compare = Asking(Kind.COMPARE)
change = Asking(Kind.CHANGE)
trend = Asking(Kind.TREND)
pull = Asking(Kind.PULL)
movers = Asking(Kind.MOVERS)
overview = Asking(Kind.OVERVIEW)
unit = Asking(Kind.UNIT)
alerts = Asking(Kind.ALERTS)
missing = Asking(Kind.MISSING)
definition = Asking(Kind.DEFINITION)
target = Asking(Kind.TARGET)
contents = Asking(Kind.CATALOGUE)


def lowest(text: str, indicators: str, who: str, period: str = "", *, limit: int = 1) -> Asked:
    """Return an order that is told from its lowest number."""
    return rank(text, indicators, who, period, end=End.LOWEST, limit=limit)


def highest(text: str, indicators: str, who: str, period: str = "", *, limit: int = 1) -> Asked:
    """Return an order that is told from its highest number."""
    return rank(text, indicators, who, period, end=End.HIGHEST, limit=limit)


def best(text: str, indicators: str, who: str, period: str = "", *, limit: int = 1) -> Asked:
    """Return an order that is told from its best."""
    return rank(text, indicators, who, period, end=End.BEST, limit=limit)


def worst(text: str, indicators: str, who: str, period: str = "", *, limit: int = 1) -> Asked:
    """Return an order that is told from its worst."""
    return rank(text, indicators, who, period, end=End.WORST, limit=limit)


def back(text: str, *doubts: Doubt, choices: str = "") -> AskedBack:
    """Return a text that is asked back; without a doubt named, for any of those about what was typed."""
    return AskedBack(text, frozenset(doubts) or UNREAD, tuple(choices.split()))


def which_unit(text: str, choices: str) -> AskedBack:
    """Return a text that leaves open whom it means."""
    return back(text, Doubt.WHICH_UNIT, choices=choices)


def question_of(asked: Asked, catalogue: Catalogue) -> Question:
    """Return the question that a text means; KeyError or ValueError where a code or period is nobody's."""
    units = ids_of_units(catalogue)
    return Question(
        asked.kind,
        tuple(catalogue.by_code[code].id for code in asked.indicators),
        tuple(_subject(text, catalogue, units) for text in asked.who),
        _period(asked.period),
        since=Back(asked.since[1:]) if asked.since.startswith("=") else _period(asked.since),
        end=asked.end,
        limit=asked.limit,
        bound=_bound(asked.bound),
        without=tuple(units[code] for code in asked.without),
        as_of=date.fromisoformat(asked.as_of) if asked.as_of else None,
        in_things=asked.in_things,
        on_end=asked.on_end,
    )


def ids_of_units(catalogue: Catalogue) -> dict[str, int]:
    """Return the units' ids by their codes."""
    return {unit.code: unit.id for unit in catalogue.register.units.values()}


def settled(question: Question, home: int) -> Question:
    """Return one form for all questions that get the same answer, so that two can be held against each other.

    Nobody named is the asker's home with all below; a definition is nobody's; a change is told from its
    earlier to its later period, and where its period is named, since a period that is named as well.
    """
    match question.kind:
        case Kind.CATALOGUE:
            return Question(Kind.CATALOGUE)
        case Kind.DEFINITION:
            return Question(Kind.DEFINITION, question.indicator_ids)
        case Kind.CHANGE | Kind.MOVERS:
            question = _in_order(question)
        case Kind.PULL:
            question = replace(question, end=question.end or End.WORST)
        case Kind.RANK if question.end is End.BEST and not (question.limit or question.bound):
            question = replace(question, end=None)
        case _:
            pass
    subjects = question.subjects or (Subject(home, WHOLE),)
    return replace(question, subjects=subjects, without=tuple(sorted(question.without)))


def _in_order(question: Question) -> Question:
    since, period = question.since or Back.SAME, question.period
    if isinstance(since, Back) and period is not None:
        if since is Back.YEAR_BEFORE:
            since = period.year_before
        elif since.grain in (None, period.grain):
            since = period.previous or since
    if isinstance(since, Period) and period is not None and period.key < since.key:
        since, period = period, since
    return replace(question, since=since, period=period)


def _subject(text: str, catalogue: Catalogue, units: dict[str, int]) -> Subject:
    code, colon, tier = text.partition(":")
    if not colon:
        return Subject(units[code])
    tiers = {each.code: each.id for each in catalogue.register.tiers.values()}
    return Subject(units[code], WHOLE if tier == "all" else tiers[tier])


def _period(text: str) -> Period | None:
    return parse(text) if text else None


def _bound(text: str) -> Bound | None:
    if not text:
        return None
    if text in _BY_WORD:
        return Bound(_BY_WORD[text])
    sign = text[:2] if text[:2] in _RELATIONS else text[:1]
    return Bound(_RELATIONS[sign], Decimal(text.removeprefix(sign)))
