"""A desk at which somebody asks the services, and what was answered beside what is right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from hypothesis import settings
from sqlalchemy import Connection

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Answer, Refusal, Result, Unclear, Value
from bot.domain.catalogue import Catalogue
from bot.domain.figure import WHOLE, Measure
from bot.domain.period import Period
from bot.domain.quantity import Qualifier, Quantity
from bot.domain.question import Kind, Question, Subject
from bot.services.answer import Chat, answer_question, answer_text
from bot.services.ask import Asking
from bot.services.library import Library
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Amount, Oracle, Span, Total, days, months

_T = TypeVar("_T")

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
BEFORE = NOW - timedelta(days=9, hours=7)  # of the first folder: 14 November in Vietnam, the 13th in UTC
_SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.OVER: ">",
    Qualifier.NEARLY: "<",
    Qualifier.ABOUT: "~",
    Qualifier.AT_LEAST: ">=",
    Qualifier.AT_MOST: "<=",
}
_IN_SHORT = 100  # examples of a property, which are more in `make soak`
_UNTIL_TODAY = (date(2026, 1, 1), TODAY)

# How people write a period on 23 November 2026, and which days they mean.
PERIODS: Sequence[tuple[str, Span]] = (
    ("tháng 10", days("2026-10")),
    ("thang 9/2026", days("2026-09")),
    ("August 2026", days("2026-08")),
    ("tháng 6", days("2026-06")),
    ("5/2026", days("2026-05")),
    ("tháng 2", days("2026-02")),
    ("tháng 12", days("2025-12")),
    ("tháng này", days("2026-11")),
    ("tháng 6/2025", days("2025-06")),
    ("quý 1", days("2026-Q1")),
    ("Q2 2026", days("2026-Q2")),
    ("quý III", days("2026-Q3")),
    ("quý này", days("2026-Q4")),
    ("6 tháng đầu năm", days("2026-H1")),
    ("6 tháng cuối năm 2025", days("2025-H2")),
    ("9 tháng đầu năm 2026", days("2026-9M")),
    ("năm 2026", days("2026")),
    ("2025", days("2025")),
    ("lũy kế", _UNTIL_TODAY),
    ("từ đầu năm đến tháng 8", months(2026, 1, 8)),
    ("quý 4/2024", days("2024-Q4")),
)


@dataclass
class Desk:
    """Somebody of the province asks, in one snapshot of the database."""

    conn: Connection
    right: Oracle
    library: Library = field(default_factory=Library)

    def share(self, all_: Iterable[_T]) -> Iterator[_T]:
        """Return what to ask here: all in `make soak`, else every other one; the rest on the other engine."""
        if settings().max_examples > _IN_SHORT:
            return iter(all_)
        return islice(all_, int(self.conn.dialect.name == "sqlite"), None, 2)

    def ask(self, text: str, home: str = PROVINCE) -> Answer | Refusal | Unclear:
        """Ask as a leader of a unit."""
        return answer_text(self.conn, self.library, Chat(1, self.person(home), NOW, TODAY), text).answer

    def answer(self, question: Question, home: str = PROVINCE) -> Answer | Refusal:
        """Answer a question that a leader of a unit has asked in whichever way."""
        return answer_question(self.conn, self.library, self.person(home), question)

    def asking(self, question: Question, home: str = PROVINCE) -> Asking:
        """Return a question as services hold it."""
        return Asking(self.library.findings(self.conn), self.person(home), question)

    def question(
        self, kind: Kind, indicators: str, *subjects: tuple[str, str], span: Span | None = None
    ) -> Question:
        """Return a question by the codes of files, each subject a unit and whose figure of it."""
        ids = {each.code: each.id for each in self.catalogue.indicators.values()}
        return Question(
            kind,
            tuple(ids[code] for code in indicators.split()),
            tuple(self.subject(code, who) for code, who in subjects),
            Period(*span) if span else None,
        )

    def subject(self, code: str, who: str) -> Subject:
        """Return a subject by the code of its unit: for itself, with everything below, or a tier of it."""
        tiers = {tier.code: tier.id for tier in self.catalogue.register.tiers.values()}
        return Subject(self.unit_id(code), {OWN: None, ALL: WHOLE, **tiers}[who])

    def unit_id(self, code: str) -> int:
        """Return a unit's number in the database."""
        return next(unit.id for unit in self.catalogue.register.units.values() if unit.code == code)

    def person(self, home: str) -> Person:
        """Return a leader of a unit."""
        return Person(1, 11, "Lãnh đạo", "vi", (Grant(Role.LEADER, self.unit_id(home)),))

    @property
    def catalogue(self) -> Catalogue:
        """The names of units and indicators."""
        return self.library.findings(self.conn).catalogue


def figure_of(answer: Answer | Refusal | Unclear) -> str:
    """Write down what somebody was answered about one figure."""
    if isinstance(answer, Refusal):
        return answer.reason.value
    return written(answer.result) if isinstance(answer, Value) else repr(answer)[:150]


def written(result: Result) -> str:
    """Write a result's numbers, coverage and periods in one line."""
    standing = result.finding.standing
    coverage = standing.coverage
    told = f"{coverage.reported}/{coverage.due}, {coverage.summed} summed" if coverage else "published"
    beside = f" beside {_of_measure(standing.published)}" if standing.published else ""
    pieces = sorted((piece.first, piece.last) for piece in result.finding.pieces)
    return f"{_of_measure(standing.measure)} ({told}) {_of_spans(pieces)}{beside}"


def expected(total: Total | None) -> str:
    """Write what is right as :func:`written` does."""
    if total is None:
        return "no_data"
    told = "published" if total.is_aggregate else f"{total.reported}/{total.due}, {total.summed} summed"
    beside = f" beside {_of_total(total.published)}" if total.published else ""
    return f"{_of_total(total)} ({told}) {_of_spans(sorted(total.spans))}{beside}"


def span_of(period: Period) -> Span:
    """Return a period's days."""
    return period.first, period.last


def number_of(result: Result) -> Fraction | None:
    """Return the number by which a result is ordered."""
    number = result.indicator.number(result.finding.standing.measure)
    return number.value if number else None


def _of_measure(measure: Measure) -> str:
    parts = (measure.numerator, measure.denominator, measure.rate)
    return " / ".join(_of_quantity(part) for part in parts)


def _of_quantity(quantity: Quantity | None) -> str:
    return f"{_SIGNS[quantity.qualifier]}{Fraction(quantity.value)}" if quantity else "-"


def _of_total(total: Total) -> str:
    return " / ".join(_of_amount(part) for part in (total.numerator, total.denominator, total.rate))


def _of_amount(amount: Amount | None) -> str:
    return f"{amount.sign}{amount.value}" if amount else "-"


def _of_spans(spans: Sequence[Span]) -> str:
    return f"{spans[0][0]}..{spans[-1][1]} in {len(spans)}"
