"""A question on its way: what was named, with everything that the names leave open."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.question import Back, Bound, End, Kind, Question, Subject
from bot.reading.pieces import When
from bot.reading.subjects import Between, Open

_ONE_FIGURE = frozenset({Kind.COMPARE, Kind.PULL})  # kinds of several units, which a single one has not
_LISTS = frozenset(
    {Kind.OVERVIEW, Kind.UNIT, Kind.ALERTS, Kind.CATALOGUE, Kind.SOURCE, Kind.DEFINITION, Kind.TARGET}
)


@dataclass(frozen=True, slots=True)
class Context:
    """The question that was answered or asked back last in a chat, and what its answer was about."""

    question: Question
    shown: Period | None = None
    unit_id: int | None = None  # the one unit that the answer was about or found
    is_open: bool = False  # whether it was asked back, and what it lacks may come by its name alone


@dataclass
class Recall:
    """Looks the question before up, once and only where it matters."""

    look_up: Callable[[], Context | None] = lambda: None
    used: bool = False

    @cached_property
    def context(self) -> Context | None:
        """The question before; None where there is none, or it was too long ago."""
        self.used = True
        return self.look_up()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a sentence names; whatever it does not name is empty."""

    kind: Kind | None = None
    indicators: tuple[tuple[Indicator, ...], ...] = ()  # of each that is named, every one that bears the name
    subjects: tuple[Open, ...] = ()
    when: When | None = None
    since: Period | Back | None = None
    end: End | None = None
    limit: int = 0
    bounds: tuple[Bound, ...] = ()  # every reading of the one bound
    without: tuple[Between, ...] = ()  # a Between of one unit is that unit
    as_of: date | None = None
    in_things: bool = False
    on_end: int = 0

    @property
    def period(self) -> Period | None:
        """The period that is named."""
        return self.when.periods[0] if self.when else None

    def question(self, kind: Kind) -> Question:
        """Return the question, once nothing is open any more."""
        return Question(
            kind,
            tuple(dict.fromkeys(each[0].id for each in self.indicators)),
            tuple(each for each in self.subjects if isinstance(each, Subject)),
            self.period,
            since=self.since,
            end=self.end,
            limit=self.limit,
            bound=self.bounds[0] if self.bounds else None,
            without=tuple(each.units[0].id for each in self.without),
            as_of=self.as_of,
            in_things=self.in_things,
            on_end=self.on_end,
        )


def inherited(draft: Draft, context: Question, *, leaf: bool) -> Question:
    """Return the question in which a draft changes only what it names; ``leaf`` for one unit by itself."""
    kind = draft.kind or _kind(context, draft, leaf=leaf)
    named = draft.question(kind)
    same_order = draft.kind is None and kind is context.kind
    return replace(
        named,
        indicator_ids=named.indicator_ids or context.indicator_ids,
        subjects=named.subjects or context.subjects,
        period=named.period or (None if kind is Kind.TREND and draft.kind else context.period),
        since=named.since or (context.since if kind is Kind.CHANGE and named.period is None else None),
        end=named.end or (context.end if same_order else None),
        limit=named.limit or (context.limit if same_order else 0),
        bound=named.bound or (context.bound if same_order else None),
        without=named.without or (() if named.subjects else context.without),
        as_of=named.as_of or context.as_of,
        on_end=named.on_end or (context.on_end if same_order and not draft.bounds else 0),
        in_things=named.in_things or (same_order and not draft.bounds and context.in_things),
    )


def _kind(context: Question, draft: Draft, *, leaf: bool) -> Kind:
    """Return the kind of the question before, or the one that it turns into for what is named now."""
    if draft.bounds or draft.limit or draft.end:
        return Kind.RANK
    if leaf and context.kind is Kind.RANK:
        return Kind.PLACE
    if context.kind is Kind.PLACE and draft.subjects and not leaf:
        return Kind.RANK
    if (leaf and context.kind in _ONE_FIGURE) or (
        draft.indicators and context.kind in _LISTS - {Kind.DEFINITION}
    ):
        return Kind.VALUE
    return context.kind
